# SPDX-License-Identifier: Apache-2.0
"""Reading a folder: nothing from outside comes in, nothing hidden goes out, nothing grows without end."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from helpers.patience import must_end
from sinau.command_line.program import main
from sinau.source import files
from sinau.source.files import Source, read_folder


def codes(folder: Path) -> tuple[list[str], Source]:
    source, found = read_folder(folder)
    return [f"{d.span.file} {d.rule.code}" for d in found], source


def test_hidden_files_and_leftovers_are_passed_over(tmp_path: Path) -> None:
    for name in (".env", ".git/config", "a.md~", "Thumbs.db", "desktop.ini", ".a.md.swp"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("secret")

    assert codes(tmp_path) == ([], Source(refused=set()))


def test_a_link_brings_nothing_in_from_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.png").write_text("secret")
    content = tmp_path / "content"
    content.mkdir()
    (content / "page.md").symlink_to(tmp_path / "secret.md")
    (content / "relative.md").symlink_to("../secret.md")
    (content / "folder").symlink_to(tmp_path / "outside")
    (content / "circle").symlink_to(content)
    (content / "self.md").symlink_to("self.md")
    (content / "device.md").symlink_to("/dev/zero")

    found, source = codes(content)

    assert found == [f"{name} C105" for name in ("circle", "device.md", "folder", "page.md", "relative.md", "self.md")]
    assert not source.texts
    assert not source.media


def test_a_link_within_the_catalogue_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("text")
    (tmp_path / "b.md").symlink_to("a.md")

    found, source = codes(tmp_path)

    assert found == []
    assert source.texts["b.md"].text == "text"


def test_the_catalogue_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.md").write_text("text")
    (tmp_path / "link").symlink_to("real")

    assert list(codes(tmp_path / "link")[1].texts) == ["a.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")

    with must_end(30):
        assert codes(tmp_path) == ([], Source(refused=set()))


@pytest.mark.parametrize(
    "name",
    [
        "con.png",
        "NUL",
        "com1.svg",
        "a:b.png",
        "a*.png",
        'a".png',
        "a|b.png",
        "a<b>.png",
        "a\\b.png",
        "a?.png",
        "a.",
        "a ",
        "a\t.png",
        "x" * 97 + ".png",
        "a\u202eb.png",
        "a b.md",
        "é.md",
        "-a.md",
        "CON/a.png",
    ],
)
def test_names_that_some_machine_refuses(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")

    found, source = codes(tmp_path)

    assert [line.rpartition(" ")[2] for line in found] == ["C106"]
    assert (list(source.texts), list(source.media)) == ([], [])


@pytest.mark.parametrize(
    "name", ["a b.png", "é.png", "console.png", "com10.png", "漢字.svg", "a.b.c.png", "x" * 96 + ".png", "_a.png"]
)
def test_names_that_all_machines_take(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("x")

    found, source = codes(tmp_path)

    assert (found, list(source.media)) == ([], [name])


def test_names_that_are_one_name_elsewhere(tmp_path: Path) -> None:
    for name in ("Gambar.png", "gambar.png", "e\u0301.svg", "\u00e9.svg", "straße.png", "STRASSE.png"):
        (tmp_path / name).write_text("x")

    found, source = codes(tmp_path)

    assert found == ["gambar.png C107", "straße.png C107", "\u00e9.svg C107"]
    # However its accent is spelt on the disk, a path is spelt as authors type it.
    assert sorted(source.media) == ["Gambar.png", "STRASSE.png", "\u00e9.svg"]


def test_a_large_text_is_not_read_but_a_large_picture_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_TEXT_BYTES", 10)
    monkeypatch.setattr(files, "MAX_SVG_BYTES", 12)
    (tmp_path / "b.svg").write_bytes(b"x" * 13)
    for name in ("a.md", "a.svg", "a.yml", "ids.lock", "a.mp4"):
        (tmp_path / name).write_bytes(b"x" * 11)
    (tmp_path / "fits.md").write_bytes(b"x" * 10)

    found, source = codes(tmp_path)

    assert found == ["a.md C104", "a.yml C104", "b.svg C118", "ids.lock C104"]
    assert list(source.texts) == ["a.svg", "fits.md"]
    assert "a.mp4" in source.media


def test_line_ends_and_marks_are_one_text(tmp_path: Path) -> None:
    for name, data in {
        "a.md": b"x\ny\n",
        "b.md": b"x\r\ny\r\n",
        "c.md": b"x\ry\r",
        "d.md": b"\xef\xbb\xbfx\ny\n",
    }.items():
        (tmp_path / name).write_bytes(data)

    assert {text.text for text in codes(tmp_path)[1].texts.values()} == {"x\ny\n"}


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Make folders in folders, and take them away again one by one: what removes trees fails on them too."""
    made: list[Path] = []

    def make(levels: int) -> Path:
        for level in range(1, levels + 1):
            made.append(Path(f"{tmp_path}{'/d' * level}"))
            made[-1].mkdir()
        Path(f"{made[-1]}/a.md").write_text("x")
        return tmp_path

    yield make
    Path(f"{made[-1]}/a.md").unlink()
    for folder in reversed(made):
        folder.rmdir()


@pytest.mark.parametrize("levels", [1, files.MAX_FOLDERS - 1, files.MAX_FOLDERS])
def test_folders_may_stand_in_folders(deep: Callable[[int], Path], levels: int) -> None:
    found, source = codes(deep(levels))

    assert found == []
    assert list(source.texts) == ["d/" * levels + "a.md"]


@pytest.mark.parametrize("levels", [files.MAX_FOLDERS + 1, 990, 1500])
def test_but_not_without_end(deep: Callable[[int], Path], levels: int) -> None:
    found, source = codes(deep(levels))

    assert found == ["d/" * files.MAX_FOLDERS + "d C117"]
    assert not source.texts


def test_a_preview_of_them_is_not_started(deep: Callable[[int], Path]) -> None:
    folder = deep(1500)
    (folder / "catalogue.yml").write_text("format: 1\ntitle: Katalog\n")

    result = CliRunner().invoke(main, ["serve", "--content", str(folder), "--port", "0", "--lang", "id"])

    assert (result.exit_code, result.stdout) == (1, "")
    assert "kesalahan[C117]" in result.stderr


def test_folders_without_files_are_counted_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 20)
    for number in range(21):
        (tmp_path / f"d{number}").mkdir()

    assert codes(tmp_path)[0] == [". C103"]


SHAPES = st.lists(st.lists(st.sampled_from(["a", "b", "c.md", ".x"]), min_size=1, max_size=60), max_size=8)


@given(SHAPES)
def test_folders_of_any_shape(tmp_path_factory: pytest.TempPathFactory, shape: list[list[str]]) -> None:
    root = tmp_path_factory.mktemp("shape")
    for parts in shape:
        root.joinpath(*parts).mkdir(parents=True, exist_ok=True)
        root.joinpath(*parts, "f.png").write_bytes(b"")
    seen = ["/".join(parts) for parts in shape if not any(part.startswith(".") for part in parts)]

    found, source = codes(root)

    assert set(source.media) == {f"{path}/f.png" for path in seen if path.count("/") < files.MAX_FOLDERS}
    assert bool(found) == any(path.count("/") >= files.MAX_FOLDERS for path in seen)


def test_a_catalogue_in_the_folder_is_left_out(tmp_path: Path) -> None:
    for name in ("catalogue.yml", "a.md", "guide/catalogue.yml", "guide/b.md", "guide/in/c.md", "course/d.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")

    found, source = codes(tmp_path)

    assert found == ["guide/catalogue.yml C119"]
    assert sorted(source.texts) == ["a.md", "catalogue.yml", "course/d.md"]
    assert (source.other_catalogues, source.refused) == (("guide",), set())
    # Where the folder itself is no catalogue, what is in it is looked at: the catalogue may be there.
    (tmp_path / "catalogue.yml").unlink()
    assert codes(tmp_path)[0] == []
    assert "guide/b.md" in codes(tmp_path)[1].texts
