# SPDX-License-Identifier: Apache-2.0
"""Files that are no zip, by the bytes that they begin with."""

import re
import zlib
from pathlib import Path

from sinau_scorm.recognising.courses import MOODLE
from sinau_scorm.recognising.instead import NotAPackage
from sinau_scorm.recognising.others import ARCHIVE, FILE, PAGE

# Enough for a comment in front of a page, and for the name of the first file of an archive.
HEAD = 4_096
TAR_MARK, TAR_BLOCK = slice(257, 262), 512
GZIP = b"\x1f\x8b"
GZIP_BITS = zlib.MAX_WBITS | 16
# Moodle's packer writes the first name, tar by hand one of the others.
MOODLE_FIRST = {b".ARCHIVE_INDEX", b"moodle_backup.xml", b"./moodle_backup.xml"}
ARCHIVES = (
    (b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "RAR"), (b"BZh", "bzip2"), (b"\xfd7zXZ\0", "xz"), (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"MSCF", "CAB"), (b"SIT!", "StuffIt"), (b"StuffIt", "StuffIt"),
)  # fmt: skip
FILES = (
    (b"%PDF-", "PDF"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office 97-2003"), (b"{\\rtf", "RTF"), (b"MZ", "Windows EXE"),
    (b"FWS", "SWF"), (b"CWS", "SWF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"OggS", "Ogg"), (b"\x1aE\xdf\xa3", "WebM"),
)  # fmt: skip
ROOT = re.compile(rb"<(?:[A-Za-z][A-Za-z0-9._-]{0,40}:)?([A-Za-z][A-Za-z0-9._-]{0,40})")
BEFORE_ROOT = ((b"<!--", b"-->"), (b"<?", b"?>"), (b"<!", b">"))
HTML = {b"html", b"head", b"body", b"meta", b"script", b"title", b"div", b"p"}
XML = {b"manifest": "imsmanifest.xml", b"coursestructure": "cmi5.xml", b"tincan": "tincan.xml"}


def recognise_file(path: Path) -> NotAPackage | None:
    """Return what the file at `path`, which is no zip, is instead. Raises `OSError`."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(GZIP):
        return _recognise_gzip(head)
    if head[TAR_MARK] == b"ustar":
        return _recognise_tar(head, "tar")
    for mark, kind in ARCHIVES:
        if head.startswith(mark):
            return NotAPackage(ARCHIVE, kind=kind)
    for mark, kind in FILES:
        if head.startswith(mark):
            return NotAPackage(FILE, kind=kind)
    if head[4:8] == b"ftyp":
        return NotAPackage(FILE, kind="MP4")
    return _recognise_markup(head)


def _recognise_gzip(head: bytes) -> NotAPackage:
    try:
        first = zlib.decompressobj(GZIP_BITS).decompress(head, TAR_BLOCK)
    except zlib.error:
        first = b""
    return _recognise_tar(first, "tar.gz") if first[TAR_MARK] == b"ustar" else NotAPackage(ARCHIVE, kind="gzip")


def _recognise_tar(block: bytes, kind: str) -> NotAPackage:
    name = block[:100].rstrip(b"\0")
    return NotAPackage(MOODLE, name=".mbz") if name in MOODLE_FIRST else NotAPackage(ARCHIVE, kind=kind)


def _recognise_markup(head: bytes) -> NotAPackage | None:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text.startswith(b"<"):
        return None
    if text[:14].lower() == b"<!doctype html":
        return NotAPackage(PAGE)
    name = _name_of_first_element(text)
    if name in HTML:
        return NotAPackage(PAGE)
    if not text.startswith(b"<?xml") and name not in XML:
        return None
    return NotAPackage(FILE, kind=XML.get(name, "XML"))


def _name_of_first_element(text: bytes) -> bytes:
    """Return the name of the first element in small letters, empty where none begins."""
    while found := next(((start, end) for start, end in BEFORE_ROOT if text.startswith(start)), None):
        start, end = found
        text = text[len(start) :].partition(end)[2].lstrip()
    root = ROOT.match(text)
    return root[1].lower() if root else b""
