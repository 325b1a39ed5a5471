# SPDX-License-Identifier: Apache-2.0
"""Writing: whole or not at all, the same bytes each time."""

import os
import re
import unicodedata
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sinau.output import artefact
from sinau.output.artefact import digest_of, package_name, write_folder, write_text_if_changed, write_zip
from sinau.output.filetree import FileTree


def tree(**files: bytes) -> FileTree:
    found = FileTree()
    for name, content in files.items():
        found.add(name.replace("__", "/").replace("_", "."), content)
    return found


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_zip_holds_the_tree_with_one_file_in_front(tmp_path: Path) -> None:
    written = write_zip(tree(a_txt=b"1", m__b_png=b"2", z_xml=b"3"), tmp_path / "new" / "x.zip", first="z.xml")
    with zipfile.ZipFile(written.path) as archive:
        assert archive.namelist() == ["z.xml", "a.txt", "m/b.png"]
        assert [archive.read(name) for name in archive.namelist()] == [b"3", b"1", b"2"]
        assert archive.getinfo("m/b.png").compress_type == zipfile.ZIP_STORED
        assert archive.getinfo("a.txt").compress_type == zipfile.ZIP_DEFLATED
    data = written.path.read_bytes()
    assert (written.size, written.digest) == (len(data), sha256(data).hexdigest())


def test_a_zip_can_be_read_by_others_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        written = write_zip(tree(a=b""), tmp_path / "x.zip")
    finally:
        os.umask(before)
    assert written.path.stat().st_mode & 0o777 == 0o644


class Unreadable(FileTree):
    """A tree whose last file has gone since it was found."""

    def read(self, path: str) -> bytes:
        if path == "z.png":
            raise FileNotFoundError(path)
        return super().read(path)


def unreadable() -> FileTree:
    files = Unreadable()
    files.add("a.txt", b"new")
    files.add("z.png", b"")
    return files


def test_a_zip_that_fails_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    path = write_zip(tree(a_txt=b"old"), tmp_path / "x.zip").path
    before = path.read_bytes()
    with pytest.raises(FileNotFoundError):
        write_zip(unreadable(), path)
    assert path.read_bytes() == before
    assert names(tmp_path) == ["x.zip"]


def test_what_only_zip64_could_hold_is_an_error_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The limit is 2 GiB or 65,535 files; a lower one stands for it here.
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 2)
    with pytest.raises(OSError, match="too large for a zip"):
        write_zip(tree(a=b"", b=b"", c=b""), tmp_path / "x.zip")
    assert names(tmp_path) == []


def test_a_folder_holds_the_tree(tmp_path: Path) -> None:
    written = write_folder(tree(index_html=b"home", m__a__b_png=b"12"), tmp_path / "deep" / "site")
    assert (written.path / "index.html").read_bytes() == b"home"
    assert (written.path / "m" / "a" / "b.png").read_bytes() == b"12"
    assert written.size == 6
    assert written.path.stat().st_mode & 0o777 == 0o755
    assert names(tmp_path / "deep") == ["site"]


def test_a_folder_is_written_where_nothing_is(tmp_path: Path) -> None:
    write_folder(tree(old_html=b""), tmp_path / "site")
    with pytest.raises(FileExistsError):
        write_folder(tree(new_html=b""), tmp_path / "site")
    assert names(tmp_path / "site") == ["old.html"]


def test_a_folder_can_be_read_by_others_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        site = write_folder(tree(m__a_html=b""), tmp_path / "site").path
    finally:
        os.umask(before)
    assert [path.stat().st_mode & 0o777 for path in (site, site / "m", site / "m" / "a.html")] == [0o755, 0o755, 0o644]


class _Forgetful(Path(os.devnull).__class__):
    """A path on a disk that takes every byte and keeps all but the last."""

    def read_bytes(self) -> bytes:
        return super().read_bytes()[:-1]


def test_what_the_disk_did_not_keep_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OSError, match="not what was written"):
        write_folder(tree(a_html=b"new"), _Forgetful(tmp_path / "site"))
    monkeypatch.setattr(zipfile.ZipFile, "testzip", lambda _zip: "a.html")
    with pytest.raises(OSError, match="not what was written"):
        write_zip(tree(a_html=b"new"), tmp_path / "x.zip")
    assert names(tmp_path) == ["site"]


def test_the_digest_of_a_folder_does_not_depend_on_how_the_disk_spells_accents(tmp_path: Path) -> None:
    (tmp_path / "nfc").mkdir()
    (tmp_path / "nfd").mkdir()
    (tmp_path / "nfc" / unicodedata.normalize("NFC", "café.png")).write_bytes(b"1")
    (tmp_path / "nfd" / unicodedata.normalize("NFD", "café.png")).write_bytes(b"1")
    assert digest_of(tmp_path / "nfc") == digest_of(tmp_path / "nfd")


def test_the_digest_of_a_folder_is_that_of_its_names_and_contents(tmp_path: Path) -> None:
    digests = [
        write_folder(content, tmp_path / str(number)).digest
        for number, content in enumerate(
            [tree(a=b"1", b=b"2"), tree(b=b"2", a=b"1"), tree(a=b"2", b=b"1"), tree(a=b"1", c=b"2")]
        )
    ]
    assert digests[0] == digests[1]
    assert len(set(digests)) == 3


def test_a_text_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "ids.lock"
    write_text_if_changed(path, "é\n")
    assert path.read_bytes() == "é\n".encode()
    os.utime(path, (1, 1))
    write_text_if_changed(path, "é\n")
    assert path.stat().st_mtime == 1
    write_text_if_changed(path, "more\n")
    assert path.read_bytes() == b"more\n"
    assert names(tmp_path) == ["ids.lock"]


def test_a_text_that_fails_leaves_the_old_one_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError("no space left on device")

    path = tmp_path / "ids.lock"
    write_text_if_changed(path, "old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_text_if_changed(path, "new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["ids.lock"]


@pytest.mark.parametrize(
    "course, version, publication, name",
    [
        ("keuangan-desa", "2026.1", "scorm12", "keuangan-desa-2026-1-scorm12.zip"),
        ("a_b", "1", "offline", "a_b-1-offline.zip"),
        ("a", " 1.0 (final) / 2 ", "scorm2004-4", "a-1-0-final-2-scorm2004-4.zip"),
        ("a", "../../etc/passwd", "scorm12", "a-etc-passwd-scorm12.zip"),
    ],
)
def test_a_package_is_named_after_course_version_and_publication(
    course: str, version: str, publication: str, name: str
) -> None:
    assert package_name(course, version, publication) == name


@given(st.text(min_size=1), st.text(min_size=1))
@example("a", "..")
@example("a", "٢٠٢٦")
def test_a_package_name_is_plain_whatever_the_version(course: str, version: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]+-[A-Za-z0-9_-]+-offline\.zip", package_name(course, version, "offline"))


def test_versions_in_other_digits_stay_apart() -> None:
    assert package_name("a", "٢٠٢٦", "offline") != package_name("a", "٢٠٢٧", "offline")


def test_knows_which_files_are_compressed_already() -> None:
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in artefact.STORED)


@pytest.mark.skipif(os.name == "nt", reason="nothing is linked there")
def test_what_is_as_before_is_not_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = write_folder(
        tree(a_html=b"1", m__b_html=b"2", c_html=b"3", d_html=b"4", f_html=b"5"), tmp_path / "old"
    ).path
    (before / "c.html").chmod(0o600)
    (before / "d.html").unlink()
    (before / "d.html").symlink_to("a.html")
    new: list[Path] = []
    write_new = artefact._write_new
    monkeypatch.setattr(
        artefact, "_write_new", lambda content, target: (new.append(target), write_new(content, target))
    )
    files = tree(a_html=b"1", m__b_html=b"x", c_html=b"3", d_html=b"1", e_html=b"1", f_html=b"5")
    written = write_folder(files, tmp_path / "new", before)

    assert sorted(path.name for path in new) == ["b.html", "c.html", "d.html", "e.html"]
    assert (before / "a.html").samefile(written.path / "a.html")
    assert (before / "f.html").samefile(written.path / "f.html")
    assert written == replace(write_folder(files, tmp_path / "whole"), path=written.path)
    assert {path.stat().st_mode & 0o777 for path in written.path.rglob("*") if path.is_file()} == {0o644}


def test_where_a_disk_knows_no_links_all_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    before = write_folder(tree(a_html=b"1"), tmp_path / "old").path
    monkeypatch.setattr(os, "link", refuse)
    written = write_folder(tree(a_html=b"1"), tmp_path / "new", before)
    assert (written.path / "a.html").read_bytes() == b"1"
    assert not (written.path / "a.html").samefile(before / "a.html")


def test_a_file_that_is_not_there_after_all_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = write_folder(tree(a_html=b"1"), tmp_path / "old").path
    monkeypatch.setattr(artefact, "link_if_equal", lambda *_: True)
    with pytest.raises(OSError, match="not what was written"):
        write_folder(tree(a_html=b"1"), tmp_path / "new", before)
