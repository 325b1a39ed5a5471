# SPDX-License-Identifier: Apache-2.0
"""Zips made to do harm are refused, entry by entry or as a whole, and nothing is ever written."""

import io
import os
import stat
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.zips import Raw, deflated, field, large, raw_zip, unicode_path
from sinau.archive import (
    HARMLESS,
    Archive,
    ArchiveError,
    ArchiveLimits,
    Problem,
    ProblemKind,
    open_archive,
    open_folder,
)

GOOD = Raw("baik.txt", b"Tanah yang gembur.")
ZEROS = b"\0" * 4_000_000
SMALL = ArchiveLimits(
    archive=100_000, entries=20, name=60, single=1_000_000, total=1_500_000, ratio=50, ratio_from=10_000
)
Build = Callable[[], bytes]


def overlapping() -> bytes:
    content = os.urandom(200)
    inner = raw_zip([Raw("b.txt", b"dalam", 0)])
    start = len(raw_zip([GOOD])) - 22 - 46 - len("baik.txt")  # where the second entry's header begins
    head = 30 + len("a.txt")
    return raw_zip(
        [GOOD, Raw("a.txt", inner + content, 0), Raw("b.txt", b"dalam", 0, at=start + head)],
    )


# What is refused as a whole.
WHOLE: dict[str, tuple[Build, ProblemKind]] = {
    "nothing at all": (lambda: b"", ProblemKind.NOT_A_ZIP),
    "a text": (lambda: b"Bukan zip." * 50, ProblemKind.NOT_A_ZIP),
    "a zip cut off": (lambda: raw_zip([GOOD])[:-30], ProblemKind.TRUNCATED),
    "a comment cut off": (lambda: raw_zip([GOOD], comment=b"panjang")[:-3], ProblemKind.TRUNCATED),
    "a directory before the file": (lambda: raw_zip([GOOD], end={"length": 5_000}), ProblemKind.TRUNCATED),
    "an offset behind the directory": (lambda: raw_zip([GOOD], end={"offset": 5_000}), ProblemKind.TRUNCATED),
    "fewer entries than counted": (lambda: raw_zip([GOOD], end={"here": 2, "count": 2}), ProblemKind.DIRECTORY_DAMAGED),
    "more entries than counted": (lambda: raw_zip([GOOD, Raw("b.txt")], end={"here": 1, "count": 1}), ProblemKind.DIRECTORY_DAMAGED),
    "a second disk": (lambda: raw_zip([GOOD], end={"disk": 1, "central_disk": 1}), ProblemKind.MULTI_DISK),
    "entries on other disks": (lambda: raw_zip([GOOD], end={"here": 1, "count": 3}), ProblemKind.MULTI_DISK),
    "zip64 that is not there": (lambda: raw_zip([GOOD], end={"here": 0xFFFF, "count": 0xFFFF}), ProblemKind.DIRECTORY_DAMAGED),
    "zip64 that is not there, by an entry": (lambda: raw_zip([Raw("a.txt", size=0xFFFFFFFF)]), ProblemKind.DIRECTORY_DAMAGED),
    "zip64 with one of two sizes": (lambda: raw_zip([Raw("a.txt", plain=(0xFFFFFFFF,) * 2, extra=field(1, b"\3" + b"\0" * 7))]), ProblemKind.DIRECTORY_DAMAGED),
    "zip64 of another count": (lambda: raw_zip([GOOD], zip64={"here": 2, "count": 2}), ProblemKind.DIRECTORY_DAMAGED),
    "zip64 of another directory": (lambda: raw_zip([GOOD, Raw("a.txt")], zip64={"offset": 0}), ProblemKind.DIRECTORY_DAMAGED),
    "zip64 that stands elsewhere": (lambda: raw_zip([GOOD], zip64={"told_at": 5}), ProblemKind.DIRECTORY_DAMAGED),
    "zip64 with something in it": (lambda: raw_zip([GOOD], zip64={"length_64": 60}), ProblemKind.DIRECTORY_DAMAGED),
    "zip64 on two disks": (lambda: raw_zip([GOOD], zip64={"disks": 2}), ProblemKind.MULTI_DISK),
    "zip64 of terabytes": (lambda: raw_zip([large("a.txt"), Raw("b", plain=(0xFFFFFFFF, 3), extra=field(1, b"\0" * 5 + b"\1\0\0"))]), ProblemKind.TOTAL_TOO_LARGE),
    "zip64 with millions of entries": (
        lambda: raw_zip([GOOD], end={"here": 0xFFFF, "count": 0xFFFF}, zip64={"here": 1 << 40, "count": 1 << 40}),
        ProblemKind.TOO_MANY_ENTRIES,
    ),
    "too many entries": (lambda: raw_zip([Raw(f"{n}.txt", b"", 0) for n in range(30)]), ProblemKind.TOO_MANY_ENTRIES),
    "too large a file": (lambda: raw_zip([Raw("a.bin", os.urandom(110_000), 0)]), ProblemKind.ARCHIVE_TOO_LARGE),
    "too much in sum": (lambda: raw_zip([Raw(f"{n}.bin", ZEROS[:600_000]) for n in range(3)]), ProblemKind.TOTAL_TOO_LARGE),
}  # fmt: skip
# What is refused entry by entry; the name of the entry that is told.
ENTRIES: dict[str, tuple[Build, ProblemKind, str]] = {
    "climbing out": (lambda: raw_zip([GOOD, Raw("../jahat.txt")]), ProblemKind.NAME_PARENT, "../jahat.txt"),
    "climbing out in the middle": (lambda: raw_zip([GOOD, Raw("a/../../jahat.txt")]), ProblemKind.NAME_PARENT, "a/../../jahat.txt"),
    "climbing out the Windows way": (lambda: raw_zip([GOOD, Raw("..\\jahat.txt")]), ProblemKind.NAME_PARENT, "..\\jahat.txt"),
    "from the root": (lambda: raw_zip([GOOD, Raw("/etc/jahat")]), ProblemKind.NAME_ABSOLUTE, "/etc/jahat"),
    "from a share": (lambda: raw_zip([GOOD, Raw("\\\\srv\\c\\jahat")]), ProblemKind.NAME_ABSOLUTE, "\\\\srv\\c\\jahat"),
    "from a drive": (lambda: raw_zip([GOOD, Raw("C:/jahat.txt")]), ProblemKind.NAME_DRIVE, "C:/jahat.txt"),
    "a backslash": (lambda: raw_zip([GOOD, Raw("media\\a.png")]), ProblemKind.NAME_BACKSLASH, "media\\a.png"),
    "a NUL": (lambda: raw_zip([GOOD, Raw("a.txt\0.exe")]), ProblemKind.NAME_CONTROL, "a.txt\0.exe"),
    "no name": (lambda: raw_zip([GOOD, Raw("")]), ProblemKind.NAME_EMPTY, ""),
    "an empty part": (lambda: raw_zip([GOOD, Raw("a//b.txt")]), ProblemKind.NAME_EMPTY, "a//b.txt"),
    "a long name": (lambda: raw_zip([GOOD, Raw("n" * 61)]), ProblemKind.NAME_TOO_LONG, "n" * 61),
    "not UTF-8": (lambda: raw_zip([GOOD, Raw(b"caf\xe9.txt", flags=1 << 11)]), ProblemKind.NAME_ENCODING, "caf\ufffd.txt"),
    "climbing out by the name beside": (lambda: raw_zip([GOOD, Raw(b"a_.txt", extra=unicode_path(b"a_.txt", "../\u00e9"))]), ProblemKind.NAME_PARENT, "../\u00e9"),
    "climbing out by the name in the header": (lambda: raw_zip([GOOD, Raw(b"../a", extra=unicode_path(b"../a", "\u00e9"))]), ProblemKind.NAME_PARENT, "\u00e9"),
    "another plain name beside": (lambda: raw_zip([GOOD, Raw(b"a.txt", extra=unicode_path(b"a.txt", "b.txt"))]), ProblemKind.MISMATCH, "b.txt"),
    "sizes of zip64 that differ": (lambda: raw_zip([GOOD, replace(large("a.txt"), local_extra=field(1, b"\4" + b"\0" * 7 + b"\3" + b"\0" * 7))]), ProblemKind.MISMATCH, "a.txt"),
    "no sizes of zip64 in front": (lambda: raw_zip([GOOD, replace(large("a.txt"), local_extra=b"")]), ProblemKind.MISMATCH, "a.txt"),
    "twice, in two encodings": (lambda: raw_zip([GOOD, Raw("\u00e9.txt"), Raw("\u00e9.txt".encode())]), ProblemKind.DUPLICATE, "\u00e9.txt"),
    "twice": (lambda: raw_zip([GOOD, Raw("a.txt"), Raw("a.txt", b"lain")]), ProblemKind.DUPLICATE, "a.txt"),
    "in another case": (lambda: raw_zip([GOOD, Raw("a.txt"), Raw("A.TXT")]), ProblemKind.SAME_NAME, "A.TXT"),
    "in another form": (lambda: raw_zip([GOOD, Raw("\u00e9.txt"), Raw("e\u0301.txt")]), ProblemKind.SAME_NAME, "e\u0301.txt"),
    "a file as a folder": (lambda: raw_zip([GOOD, Raw("a"), Raw("a/b.txt")]), ProblemKind.FILE_AS_FOLDER, "a"),
    "a folder with bytes": (lambda: raw_zip([GOOD, Raw("a/", b"isi")]), ProblemKind.FILE_AS_FOLDER, "a/"),
    "a link": (lambda: raw_zip([GOOD, Raw("l", b"/etc/passwd", mode=stat.S_IFLNK | 0o777)]), ProblemKind.SPECIAL_FILE, "l"),
    "a device": (lambda: raw_zip([GOOD, Raw("d", b"", mode=stat.S_IFCHR | 0o666)]), ProblemKind.SPECIAL_FILE, "d"),
    "encrypted": (lambda: raw_zip([GOOD, Raw("r.txt", flags=1)]), ProblemKind.ENCRYPTED, "r.txt"),
    "a strange method": (lambda: raw_zip([GOOD, Raw("m.txt", method=14)]), ProblemKind.METHOD, "m.txt"),
    "another name in front": (lambda: raw_zip([GOOD, Raw("a.txt", local={"name": b"b.exe"})]), ProblemKind.MISMATCH, "a.txt"),
    "another size in front": (lambda: raw_zip([GOOD, Raw("a.txt", local={"size": 9})]), ProblemKind.MISMATCH, "a.txt"),
    "no local header": (lambda: raw_zip([GOOD, Raw("a.txt", at=7)]), ProblemKind.MISMATCH, "a.txt"),
    "one content for two": (overlapping, ProblemKind.OVERLAP, "b.txt"),
    "a large entry": (lambda: raw_zip([GOOD, Raw("g.bin", packed=os.urandom(40_000), size=1_100_000)]), ProblemKind.ENTRY_TOO_LARGE, "g.bin"),
    "a bomb": (lambda: raw_zip([GOOD, Raw("bom.bin", ZEROS[:900_000])]), ProblemKind.RATIO, "bom.bin"),
    "stored with two sizes": (lambda: raw_zip([GOOD, Raw("a.txt", method=0, size=2)]), ProblemKind.DAMAGED, "a.txt"),
}  # fmt: skip
# What shows only when bytes are read.
READING: dict[str, Build] = {
    "another check sum": lambda: raw_zip([Raw("a.txt", crc=1)]),
    "more than it says": lambda: raw_zip([Raw("a.txt", ZEROS, size=10)]),
    "less than it says": lambda: raw_zip([Raw("a.txt", size=10)]),
    "not deflate": lambda: raw_zip([Raw("a.txt", packed=b"\xff" * 20)]),
    "a stream cut off": lambda: raw_zip([Raw("a.txt", b"isi" * 100, packed=deflated(b"isi" * 100)[:-4])]),
    "something behind the stream": lambda: raw_zip([Raw("a.txt", packed=deflated(b"isi") + b"rahasia")]),
}


def opened(data: bytes, folder: Path, limits: ArchiveLimits = SMALL) -> Archive:
    path = folder / "paket.zip"
    path.write_bytes(data)
    return open_archive(path, limits)


@pytest.fixture(autouse=True)
def nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever is read, the disk has afterwards what the test itself has put there."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    yield
    assert list(here.iterdir()) == []
    assert {path.name for path in tmp_path.rglob("*")} <= {"here", "paket.zip", "folder", "a.txt", "b", "c.txt", "link"}


def test_there_are_enough() -> None:
    assert len(WHOLE) + len(ENTRIES) + len(READING) >= 30


@pytest.mark.parametrize("name", WHOLE)
def test_refused_as_a_whole(name: str, tmp_path: Path) -> None:
    build, kind = WHOLE[name]

    with pytest.raises(ArchiveError) as refused:
        opened(build(), tmp_path)

    assert refused.value.problem == Problem(kind)


@pytest.mark.parametrize("name", ENTRIES)
def test_refused_entry_by_entry(name: str, tmp_path: Path) -> None:
    build, kind, entry = ENTRIES[name]

    with opened(build(), tmp_path) as archive:
        assert [problem for problem in archive.problems if problem.kind not in HARMLESS] == [Problem(kind, entry)]
        assert archive.read("baik.txt") == GOOD.content
        assert entry not in archive.names


@pytest.mark.parametrize("name", READING)
def test_refused_while_reading(name: str, tmp_path: Path) -> None:
    with opened(READING[name](), tmp_path) as archive:
        assert archive.problems == ()
        with pytest.raises(ArchiveError) as refused:
            archive.read("a.txt")

    assert refused.value.problem == Problem(ProblemKind.DAMAGED, "a.txt")


# What zip64 there is in small zips: Info-ZIP's of what is piped to it, .NET's and Python's of streams.
SMALL_64: dict[str, Build] = {
    "in the header and the directory": lambda: raw_zip([GOOD, large("a.txt")]),
    "in the header alone": lambda: raw_zip([GOOD, replace(large("a.txt"), extra=b"", plain=None)]),
    "with numbers that come later": lambda: raw_zip([GOOD, replace(large("a.txt", flags=8), local_extra=field(1, b"\0" * 16))]),
    "at the end": lambda: raw_zip([GOOD, Raw("a.txt")], zip64={}),
    "at the end alone": lambda: raw_zip([GOOD, Raw("a.txt")], zip64={}, end={"here": 0xFFFF, "count": 0xFFFF, "length": 0xFFFFFFFF, "offset": 0xFFFFFFFF}),
    "everywhere": lambda: raw_zip([GOOD, large("a.txt")], zip64={}, comment=b"panjang"),
}  # fmt: skip


@pytest.mark.parametrize("name", SMALL_64)
def test_zip64_in_a_small_zip_is_read_and_told(name: str, tmp_path: Path) -> None:
    with opened(SMALL_64[name](), tmp_path) as archive:
        assert archive.problems == (Problem(ProblemKind.ZIP64),)
        assert {name: archive.read(name) for name in archive.names} == {"baik.txt": GOOD.content, "a.txt": b"isi"}


def test_zip64_as_python_writes_it(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w") as written,
        written.open(zipfile.ZipInfo("a.txt"), "w", force_zip64=True) as entry,
    ):
        entry.write(b"isi" * 100)

    with opened(buffer.getvalue(), tmp_path) as archive:
        assert (archive.problems, archive.read("a.txt")) == ((Problem(ProblemKind.ZIP64),), b"isi" * 100)


# Names of which the zip does not say how they are written.
JAPANESE = "\u8ab2".encode("cp932")
UNMARKED: dict[str, tuple[Raw, str, ProblemKind]] = {
    "UTF-8, as Info-ZIP writes it": (Raw("\u00e9.txt".encode()), "\u00e9.txt", ProblemKind.NAME_GUESSED),
    "UTF-8, as macOS writes it": (Raw("e\u0301.txt".encode(), made=21), "e\u0301.txt", ProblemKind.NAME_UNMARKED),
    "beside the header": (Raw(b"_.txt", extra=unicode_path(b"_.txt", "\u00e9.txt")), "\u00e9.txt", ProblemKind.NAME_UNMARKED),
    "beside the header of a code page": (Raw(b"\x82.txt", extra=unicode_path(b"\x82.txt", "\u00e9.txt")), "\u00e9.txt", ProblemKind.NAME_UNMARKED),
    "beside the header of another name": (Raw(b"\x82.txt", extra=unicode_path(b"\x82.txt", "\u00e9.txt", 7)), "\u00e9.txt", ProblemKind.NAME_IN_CODE_PAGE),
    "code page 437": (Raw(b"\x82.txt"), "\u00e9.txt", ProblemKind.NAME_IN_CODE_PAGE),
    "another code page": (Raw(JAPANESE), JAPANESE.decode("cp437"), ProblemKind.NAME_IN_CODE_PAGE),
}  # fmt: skip


@pytest.mark.parametrize("how", UNMARKED)
def test_a_name_without_the_flag_of_utf8_is_read_and_told(how: str, tmp_path: Path) -> None:
    raw, name, kind = UNMARKED[how]
    with opened(raw_zip([GOOD, raw]), tmp_path) as archive:
        assert archive.problems == (Problem(kind, name),)
        assert archive.read(name) == b"isi"
        assert archive.unmarked == {name: raw.raw_name}


@pytest.mark.parametrize(
    "raw", [Raw(b"a.txt"), Raw(b"a.txt", extra=unicode_path(b"a.txt", "a.txt")), Raw("\u00e9.txt")]
)
def test_a_name_that_all_read_alike_is_not_told(raw: Raw, tmp_path: Path) -> None:
    with opened(raw_zip([raw]), tmp_path) as archive:
        assert (archive.problems, archive.unmarked) == ((), {})


@pytest.mark.parametrize("where", ["before", "after"])
def test_something_around_the_zip(where: str, tmp_path: Path) -> None:
    data = raw_zip([GOOD], **{where: b"#!/bin/sh\n"})

    with opened(data, tmp_path) as archive:
        assert archive.problems == (Problem(ProblemKind.DATA_BEFORE if where == "before" else ProblemKind.DATA_AFTER),)
        assert archive.read("baik.txt") == GOOD.content


def test_reads_what_others_write(tmp_path: Path) -> None:
    files = {"a.txt": b"isi" * 1000, "media/b.bin": os.urandom(200_000), "kosong.txt": b"", "média/é.txt": b"x"}
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", method) as written:
            written.mkdir("media")
            for name, content in files.items():
                written.writestr(name, content)
        with opened(buffer.getvalue(), tmp_path, ArchiveLimits()) as archive:
            assert archive.problems == ()
            assert archive.folders == ("media/",)
            assert {name: archive.read(name) for name in archive.names} == files
            assert all(archive.size(name) == len(files[name]) for name in archive.names)


def test_reads_what_was_written_as_a_stream(tmp_path: Path) -> None:
    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            self.data += bytes(data)  # type: ignore[call-overload]
            return len(bytes(data))  # type: ignore[call-overload]

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:  # type: ignore[arg-type]
        written.writestr("a.txt", b"isi" * 100)

    with opened(stream.data, tmp_path) as archive:
        assert archive.problems == ()
        assert archive.read("a.txt") == b"isi" * 100


def test_a_bomb_costs_neither_memory_nor_time(tmp_path: Path) -> None:
    """Limits are those of a user; an entry lies about its size and swells to 400 MB."""
    packed = deflated(b"\0" * 400_000_000)
    data = raw_zip([Raw("bom.bin", b"", packed=packed, size=900_000, crc=0)])
    del packed
    with opened(data, tmp_path, ArchiveLimits()) as archive:
        started = time.perf_counter()
        tracemalloc.start()
        with pytest.raises(ArchiveError):
            archive.read("bom.bin")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

    assert time.perf_counter() - started < 2
    assert peak < 5_000_000


def test_folders_are_read_alike(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "b").mkdir(parents=True)
    (folder / "a.txt").write_bytes(b"isi")
    (folder / "b/c.txt").write_bytes(b"lain")
    (folder / "link").symlink_to("/etc/passwd")

    with open_folder(folder) as archive:
        assert {name: archive.read(name) for name in archive.names} == {"a.txt": b"isi", "b/c.txt": b"lain"}
        assert archive.problems == (Problem(ProblemKind.SPECIAL_FILE, "link"),)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=8), cut=st.integers(0, 60))
def test_any_damage_ends_in_a_word(changes: list[tuple[int, int]], cut: int, tmp_path: Path) -> None:
    data = bytearray(raw_zip([GOOD, Raw("a/b.txt", b"isi" * 50), Raw("c.txt", method=0)]))
    for place, value in changes:
        data[place % len(data)] = value
    with suppress(ArchiveError), opened(bytes(data[: len(data) - cut]), tmp_path) as archive:
        for name in archive.names:
            archive.read(name)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), marked=st.booleans())
def test_random_bytes_end_in_a_word(data: bytes, marked: bool, tmp_path: Path) -> None:
    with suppress(ArchiveError), opened(data + b"PK\x05\x06" * marked + data, tmp_path) as archive:
        for name in archive.names:
            archive.read(name)
