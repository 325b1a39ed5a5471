# SPDX-License-Identifier: Apache-2.0
"""A file whose name only looks like the one that is asked for: `verify` says how they differ."""

import unicodedata
from pathlib import Path

import pytest

from helpers.packages import entries, good
from helpers.zips import Raw, raw_zip, unicode_path
from sinau.diagnostics import Diagnostic, Report
from sinau_scorm.verify import Edition, verify_package

SVG = "media/tanah.svg"
NAME = "media/taneuh-\u00e9.svg"
APART = unicodedata.normalize("NFD", NAME)
MANIFEST = "imsmanifest.xml"
SVG_BYTES = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


def verified(folder: Path, listed: str, name: str | bytes | Raw, asked: str = SVG) -> list[Diagnostic]:
    """What is said of a package whose manifest lists a picture as `listed`, while it is called `name`; pages ask for `asked`."""
    files = {
        path: content.replace(SVG, listed if path == MANIFEST else asked) if isinstance(content, str) else content
        for path, content in good(Edition.SCORM12).items()
        if path != SVG
    }
    raw = name if isinstance(name, Raw) else Raw(name, SVG_BYTES)
    (folder / "paket.zip").write_bytes(raw_zip([*entries(files), raw]))
    report = Report()
    verify_package(folder / "paket.zip", report)
    return list(report)


def codes(found: list[Diagnostic]) -> set[str]:
    return {each.rule.code for each in found}


# How the picture is listed, how it is called in the zip, and what is said beside that its name is not plain (C766, C815).
NAMES = [
    ("the same", NAME, NAME, set()),
    ("put together otherwise in the zip", NAME, APART, {"C789"}),
    ("put together otherwise in the manifest", APART, NAME, {"C789"}),
    ("in another letter case", NAME.upper(), NAME, {"C756"}),
    ("UTF-8 without the mark", NAME, NAME.encode(), {"C785"}),
    ("UTF-8 without the mark, of macOS", NAME, Raw(NAME.encode(), SVG_BYTES, made=21), set()),
    ("UTF-8 beside", NAME, Raw(b"media/_.svg", SVG_BYTES, extra=unicode_path(b"media/_.svg", NAME)), set()),
    ("put together otherwise, without the mark", NAME, Raw(APART.encode(), SVG_BYTES, made=21), {"C789"}),
    ("in code page 437", NAME, NAME.encode("cp437"), set()),
    ("in Latin-1", NAME, NAME.encode("latin-1"), {"C785"}),
    ("in Shift-JIS", "media/\u8ab2\u7a0b.svg", "media/\u8ab2\u7a0b.svg".encode("cp932"), {"C785"}),
    ("in Cyrillic letters of DOS", "media/\u0443\u0440\u043e\u043a.svg", "media/\u0443\u0440\u043e\u043a.svg".encode("cp866"), {"C785"}),
    ("another file", NAME, "media/lain-\u00e9.svg", {"C755", "C759"}),
]  # fmt: skip


@pytest.mark.parametrize("how, listed, name, told", NAMES, ids=[each[0] for each in NAMES])
def test_what_the_manifest_lists(
    how: str, listed: str, name: str | bytes | Raw, told: set[str], tmp_path: Path
) -> None:
    asked = NAME if told == set() else listed
    found = verified(tmp_path, listed, name, asked)

    plain = {"C766"} if isinstance(name, str) else {"C815"}
    assert codes(found) - {"C763", "C784"} == plain | told
    found_all_the_same = asked == NAME and name == NAME.encode()
    missing = {"C755": {"C763"}, "C756": {"C763"}, "C789": {"C784"}, "C785": set() if found_all_the_same else {"C784"}}
    assert codes(found) & {"C763", "C784"} == set().union(*(missing.get(code, set()) for code in told))


@pytest.mark.parametrize(
    "language, said", [("en", "only for who reads them in cp1252"), ("id", "bila nama dibaca dalam cp1252")]
)
def test_the_encoding_is_named(language: str, said: str, tmp_path: Path) -> None:
    name = "media/\u00c9t\u00e9-\u20ac.svg"
    found = verified(tmp_path, name, name.encode("cp1252"))

    (told,) = (each for each in found if each.rule.code == "C785")
    assert said in told.message(language)
    assert told.span.file == "paket.zip!imsmanifest.xml"


@pytest.mark.parametrize(
    "asked, code",
    [("media/halaman-\u00e9.svg", "C763"), (APART.replace("media/", "media/./"), "C784"), ("Media/Tanah.svg", "C763")],
)
def test_what_a_page_asks_for(asked: str, code: str, tmp_path: Path) -> None:
    assert codes(verified(tmp_path, NAME, NAME, asked)) == {"C766", code}
