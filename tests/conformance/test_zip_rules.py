# SPDX-License-Identifier: Apache-2.0
"""The zips of SCORM 1.2 packages, by the rules of standards.md 1.6, for any course."""

import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given

from helpers.references import ADDRESS, broken
from helpers.rendered import demo_course, publish, rendered, text_files
from helpers.strategies import courses, examples
from sinau.diagnostics import Report
from sinau.model.rendered import RenderedCourse
from sinau.output.artefact import write_zip
from sinau_scorm.limits import PATH, REFUSED_EXTENSIONS
from sinau_scorm.package_format12 import CONTROL_DOCUMENTS
from sinau_scorm.publications.scorm12 import PUBLICATION

ANY_COURSE = examples(20)
# Names, not addresses: nothing is ever loaded from them.
NAMESPACES = re.compile(
    r"https?://(www\.w3\.org/|www\.imsproject\.org/xsd/|www\.imsglobal\.org/xsd/|www\.adlnet\.org/xsd/)"
)


@contextmanager
def package(content: RenderedCourse) -> Iterator[zipfile.ZipFile]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "package.zip"
        report = Report()
        tree = publish(PUBLICATION, rendered(content), report)
        assert report.errors == 0
        write_zip(tree, path, first="imsmanifest.xml")
        with zipfile.ZipFile(path) as archive:
            yield archive


@ANY_COURSE
@given(courses())
def test_can_be_unpacked_whole(content: RenderedCourse) -> None:
    with package(content) as archive:
        assert archive.testzip() is None
        assert archive.comment == b""


@ANY_COURSE
@given(courses())
def test_the_manifest_is_the_first_file_and_at_the_root(content: RenderedCourse) -> None:
    with package(content) as archive:
        names = archive.namelist()
        assert names[0] == "imsmanifest.xml"
        assert archive.infolist()[0].header_offset == 0
        assert names[1:] == sorted(names[1:])
        assert set(CONTROL_DOCUMENTS) <= set(names)


@ANY_COURSE
@given(courses())
def test_files_are_stored_or_deflated_and_nothing_newer_is_used(content: RenderedCourse) -> None:
    with package(content) as archive:
        for info in archive.infolist():
            assert info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
            # No encryption (bit 0), no sizes behind the data (bit 3); names are ASCII, so no bit 11 either.
            assert info.flag_bits == 0
            assert info.extract_version <= 20  # 45 would be zip64
            assert info.extra == b""


@ANY_COURSE
@given(courses())
def test_there_are_files_and_nothing_else(content: RenderedCourse) -> None:
    with package(content) as archive:
        for info in archive.infolist():
            assert not info.is_dir()
            assert info.external_attr >> 16 == 0o100644  # a plain file: no symlink, not executable
            assert info.date_time == (1980, 1, 1, 0, 0, 0)


@ANY_COURSE
@given(courses())
def test_names_are_plain_short_and_have_an_extension(content: RenderedCourse) -> None:
    with package(content) as archive:
        for name in archive.namelist():
            path = PurePosixPath(name)
            assert re.fullmatch(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*", name)
            assert len(name) <= PATH
            assert not {".", ".."} & set(path.parts)
            assert len(path.suffix) > 1
            assert path.suffix[1:].lower() not in REFUSED_EXTENSIONS


@ANY_COURSE
@given(courses())
def test_no_two_files_have_the_same_name_even_in_different_folders(content: RenderedCourse) -> None:
    # Open edX before 19.0.5 finds files by their base names; Windows does not see letter case.
    with package(content) as archive:
        names = [PurePosixPath(name).name.casefold() for name in archive.namelist()]
        assert len(set(names)) == len(names)


@ANY_COURSE
@given(courses())
def test_every_reference_leads_to_a_file_of_the_package(content: RenderedCourse) -> None:
    assert list(broken(publish(PUBLICATION, rendered(content), Report()))) == []


@ANY_COURSE
@given(courses())
def test_no_other_host_is_named(content: RenderedCourse) -> None:
    tree = publish(PUBLICATION, rendered(content), Report())
    found = {address for text in text_files(tree).values() for address in ADDRESS.findall(text)}
    assert {address for address in found if not NAMESPACES.match(address)} == set()


def test_only_links_that_the_author_wrote_name_another_host() -> None:
    tree = publish(PUBLICATION, rendered(demo_course()))
    found = {address for text in text_files(tree).values() for address in ADDRESS.findall(text)}
    assert {address for address in found if not NAMESPACES.match(address)} == {"https://example.org/law"}


SCRIPT = """
import os, sys
from pathlib import Path
from helpers.rendered import PICTURE, demo_course, publish, rendered
from sinau.output.artefact import write_zip
from sinau_scorm.publications.scorm12 import PUBLICATION

path = "demo/media/Alur kas.PNG"
source = Path(path)
source.parent.mkdir(parents=True)
source.write_bytes(PICTURE)
os.utime(source, (int(sys.argv[1]), int(sys.argv[1])))
tree = publish(PUBLICATION, rendered(demo_course(), media={path: source.resolve()}))
print(write_zip(tree, Path("out.zip").resolve(), first="imsmanifest.xml").digest)
"""


def digest(folder: Path, **environment: str) -> str:
    """Build the demo course in `folder` by a new process and return the digest of its zip."""
    folder.mkdir(parents=True)
    mtime = environment.pop("MTIME")
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, mtime],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


@pytest.mark.parametrize(
    "environment",
    [
        {"MTIME": "1000000000", "TZ": "Asia/Jayapura", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"MTIME": "0", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
    ],
)
def test_the_same_bytes_in_any_folder_time_zone_language_and_hash_seed(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    plain = {"MTIME": "1700000000", "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
    elsewhere = tmp_path / "another folder" / "with a longer name é"
    assert digest(tmp_path / "one", **plain) == digest(elsewhere, **environment)
