# SPDX-License-Identifier: Apache-2.0
"""What cannot travel in a package is said at its place."""

from pathlib import Path

import pytest
from hypothesis import given

from helpers.rendered import activity, course, picture, publish, question, rendered
from helpers.strategies import MEDIA
from sinau.diagnostics import Diagnostic, Report
from sinau.model.file_endings import SERVER_PROGRAMS
from sinau.output.filetree import FileTree
from sinau.publishing.player_files import media_names
from sinau_scorm.limits import LARGE_PACKAGE, LARGEST_PACKAGE, REFUSED_EXTENSIONS
from sinau_scorm.package_file_checks import check_package_files
from sinau_scorm.publications.scorm12 import PUBLICATION


def found(tree: dict[str, bytes | Path], media: list[str] | None = None) -> list[Diagnostic]:
    files = FileTree()
    for path, content in tree.items():
        files.add(path, content)
    report = Report()
    check_package_files(course([activity("one", 0, media=media or [])]), files, report)
    return list(report)


def names(tree: dict[str, bytes | Path]) -> list[str]:
    return [item.rule.name for item in found(tree)]


@pytest.mark.parametrize("extension", sorted(REFUSED_EXTENSIONS))
def test_a_file_that_a_server_might_run_is_refused(extension: str) -> None:
    assert names({f"media/x.{extension}": b""}) == ["refused-file-type"]
    assert "refused-file-type" in names({f"media/.{extension.upper()}": b""})


def test_what_an_lms_refuses_is_known_to_run_on_servers() -> None:
    """Authors are told at their link (C425, C426); this list is the LMS's own, and verify holds packages of others to it."""
    assert {f".{extension}" for extension in REFUSED_EXTENSIONS} <= SERVER_PROGRAMS


def test_it_is_said_where_the_file_is_first_used() -> None:
    media = ["demo/media/budget.py"]
    content = course([activity("one", 0), activity("two", 1, media=media), activity("three", 2, media=media)])
    report = Report()
    publish(PUBLICATION, rendered(content), report)
    (item,) = report
    assert item.message("en") == "An LMS refuses packages that hold demo/media/budget.py."
    assert str(item.span) == "demo/two.md:3:14"
    assert item.span.length == len("budget.py")


@pytest.mark.parametrize("path", ["media/a b.png", "media/é.png", "media/a%20b.png", "media/a+b.png"])
def test_an_odd_name_is_an_error(path: str) -> None:
    assert names({path: b""}) == ["name-unfit-for-packages"]


@pytest.mark.parametrize("path", ["media/licence", "media/cname."])
def test_a_name_without_an_extension_is_an_error(path: str) -> None:
    (item,) = found({path: b""})
    assert "no extension" in item.message("en")
    assert "tidak berakhiran" in item.message("id")


def test_a_path_of_150_characters_is_the_longest() -> None:
    at_limit = f"media/{'x' * 140}.png"
    assert len(at_limit) == 150
    assert names({at_limit: b""}) == []
    assert names({at_limit.replace("x", "xx", 1): b""}) == ["name-unfit-for-packages"]


def test_one_name_in_two_folders_is_an_error() -> None:
    (item,) = found({"index.html": b"", "media/Index.html": b""})
    assert "media/Index.html" in item.message("en") or "index.html" in item.message("en")
    assert item.rule.name == "name-unfit-for-packages"


def test_a_file_of_the_author_with_a_name_of_the_standard_is_said_where_it_is_used() -> None:
    content = course([activity("one", 0, media=["demo/media/ims_xml.xsd"]), activity("two", 1)])
    report = Report()
    publish(PUBLICATION, rendered(content), report)
    (item,) = report
    assert item.message("en") == (
        "A package cannot hold demo/media/ims_xml.xsd: another file of the package has the same name."
    )
    assert item.span.file == "demo/one.md"


@pytest.mark.parametrize("name", ["index.html", "player.js", "lesson-two.js"])
def test_a_file_of_the_author_with_a_name_of_ours_gets_another(name: str) -> None:
    content = course([activity("one", 0, media=[f"demo/media/{name}"]), activity("two", 1)])
    report = Report()
    tree = publish(PUBLICATION, rendered(content), report)
    assert list(report) == []
    (given,) = (path for path in tree if path.startswith("media/"))
    assert given != f"media/{name}"
    assert given.endswith(name[name.rindex(".") :])


@given(MEDIA)
def test_files_get_different_names_whatever_they_are_called(paths: list[str]) -> None:
    given = media_names(paths)
    assert given.keys() == set(paths)
    assert len({name.casefold() for name in given.values()}) == len(paths)
    assert names({f"media/{name}": b"" for name in given.values()}) == []
    assert media_names(reversed(paths)) == given


@pytest.mark.parametrize(
    "size, expected",
    [
        (LARGE_PACKAGE, []),
        (LARGE_PACKAGE + 1, ["large-package"]),
        (LARGEST_PACKAGE, ["large-package"]),
        (LARGEST_PACKAGE + 1, ["package-too-large"]),
    ],
)
def test_size_warns_and_then_stops(tmp_path: Path, size: int, expected: list[str]) -> None:
    video = tmp_path / "video.mp4"
    with video.open("wb") as file:
        file.truncate(size)
    assert names({"media/video.mp4": video}) == expected


def test_what_is_right_is_not_reported() -> None:
    content = course([activity("one", 0, media=["demo/media/x.png", "demo/b/x.png"], questions=[question("q", 0)])])
    report = Report()
    publish(PUBLICATION, rendered(content, media={"demo/b/x.png": picture()}), report)
    assert list(report) == []
