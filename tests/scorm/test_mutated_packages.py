# SPDX-License-Identifier: Apache-2.0
"""A thousand packages damaged by chance: `verify` and `play` end with a word on each, and with little work.

Chance is seeded: the number of a package says all about it. `make torture` takes eight times as many. Work is counted in calls that Python makes,
never timed.
"""

import copy
import os
import random
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from lxml import etree

from helpers.instead import MANIFESTS, NO_ZIPS, PACKAGES, packed
from helpers.packages import entries, good
from helpers.zips import Raw, large, raw_zip, unicode_path
from sinau.diagnostics import Report
from sinau.diagnostics.forms.full import write
from sinau_lms.package import NoPackageError, PlayedPackage, outline_of_item
from sinau_scorm.verify import Edition, verify_package
from sinau_scorm.verify.source_lines import source_line_in_package

MANIFEST, BASE = "imsmanifest.xml", "{http://www.w3.org/XML/1998/namespace}base"
# All thousand take some seconds.
NUMBERS = range(8_000 if os.environ.get("SINAU_TORTURE") else 1_000)
# The most that any of the thousand needs is 120,000, of a manifest with hundreds of mistakes.
MOST_CALLS = 500_000
# The schemas fill a package without being read: those here do without.
SCHEMAS = (".xsd", ".dtd")
PIECES = [
    "<", ">", "&", '"', "'", "<item>", "</item>", "<item identifier='x' identifierref='sco'/>", "<resource/>", "</resources>", "<organization/>",
    "<!DOCTYPE a>", "<!ENTITY x 'y'>", "<?a b?>", "<!-- ", "-->", "<![CDATA[", "]]>", "\0", "\ufffe", "\u202e", "e\u0301", "%", "%00", "../", "//", "\\",
    "#", "?", "&#0;", "&#xD800;", "&x;", " xmlns=''", " xml:base='../'", " xml:base='http://[a'", "href='http://[::1'", "href=''", "parameters='#/'",
    "9" * 400, "1e999", "NaN", "-1", "<imsss:sequencing IDRef='s'/>", "<a>" * 300, " a='b'" * 40, "\n" * 50, "\r", "\t",
]  # fmt: skip
ODD_VALUES = [
    "", " ", "x", "../a.html", "/a.html", "a\\b.html", "javascript:alert(1)", "http://[a", "%", "%2e%2e/a", "index.html#a?b", "INDEX.HTML", "?a=b", "#a",
    "caf\u00e9.html", "cafe\u0301.html", "\u202e", "9" * 400, "-1", "NaN", "1e999", "true", "sco", "9999:99:99.99", "P1Y", "a&b|~(c", "{}", "{path}", "%s",
]  # fmt: skip
# Numbers that stand for something in the structures of a zip.
MARKS = [
    b"PK\1\2",
    b"PK\3\4",
    b"PK\5\6",
    b"PK\6\6",
    b"PK\6\7",
    b"\xff\xff",
    b"\xff" * 4,
    b"\xff" * 8,
    b"\0" * 8,
    b"\1\0\x10\0",
    b"\x75\x70\5\0",
    b"\0\x08",
]


def small(edition: Edition) -> dict[str, str | bytes]:
    return {name: content for name, content in good(edition).items() if not name.endswith(SCHEMAS)}


def mutated_text(chance: random.Random, text: str) -> str:
    """Return a manifest in which something was put in, taken out, doubled or exchanged."""
    for _ in range(chance.randint(1, 4)):
        at, to = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        far = min(to, at + chance.choice([1, 8, 60, 900]))
        text = chance.choice(
            [
                text[:at] + chance.choice(PIECES) + text[at:],
                text[:at] + text[far:],
                text[:at] + text[at:far] * chance.choice([2, 3, 30]) + text[far:],
                text[:at] + text[at:far][::-1] + text[far:],
                text.replace(chance.choice(['"', "identifier", "sco", "href", ">", "adlcp:", "1"]), chance.choice(PIECES), chance.choice([1, 3])),
            ]
        )  # fmt: skip
    return text


def mutated_tree(chance: random.Random, text: str) -> str:
    """Return a manifest that is XML still: elements gone, doubled, moved or renamed, values and texts of others."""
    root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
    for _ in range(chance.randint(1, 5)):
        elements = list(root.iter(etree.Element))
        values = [value for element in elements for value in element.attrib.values()] + ODD_VALUES
        element, other = chance.choice(elements), chance.choice(elements)
        match chance.randrange(9):
            case 0 if element is not root:
                element.getparent().remove(element)
            case 1 if element is not root:
                for _ in range(chance.choice([1, 1, 8])):
                    element.addnext(copy.deepcopy(element))
            case 2 if element not in other.iterancestors() and element is not other:
                other.append(copy.deepcopy(element))
            case 3:
                element.tag = chance.choice([other.tag, "lain", "{urn:lain}lain"])
            case 4:
                element.text = chance.choice([*values, other.text or ""])
            case 5:
                element.set(
                    chance.choice([BASE, "href", "identifierref", "parameters", "IDRef"]), chance.choice(values)
                )
            case _ if element.attrib:
                name = chance.choice(sorted(map(str, element.attrib)))
                element.set(name, chance.choice(values))
                if chance.random() < 0.3:
                    del element.attrib[name]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8").decode()


def mutated_bytes(chance: random.Random, data: bytes) -> bytes:
    """Return a zip in which bytes were changed, put in, taken out or cut off."""
    for _ in range(chance.choice([0, 1, 1, 2, 6])):
        at = chance.randrange(len(data) + 1)
        if chance.random() < 0.3:  # most of what a zip says of itself stands at its end
            at = max(0, len(data) - chance.randrange(1, 400))
        far = min(len(data), at + chance.choice([1, 2, 4, 30, 400]))
        data = chance.choice(
            [
                data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
                data[:at] + chance.choice(MARKS) + data[at:],
                (data[:at] + (mark := chance.choice(MARKS)) + data[at + len(mark) :]),
                data[:at] + data[far:],
                data[:at] + data[at:far] + data[at:],
                data[:far],
            ]
        )
    return data


def odd_zip(chance: random.Random, files: dict[str, str | bytes]) -> bytes:
    """Return a zip as other programs write it: zip64, names without the mark of UTF-8, in another order, with others beside."""
    raws = entries(files)
    more = [
        Raw("caf\u00e9.html".encode(), made=chance.choice([20, 21])), Raw(b"caf\x82.html"), large("besar.bin"), Raw("a/"),
        Raw(b"_.txt", extra=unicode_path(b"_.txt", chance.choice(["\u00e9.txt", "../\u00e9", "b.txt"]))), Raw("kursus/imsmanifest.xml"), Raw("cmi5.xml"),
        Raw("a.crs"), Raw("a.au"), Raw("isi.zip"), Raw("mimetype", b"application/epub+zip"), Raw("Bacaan.html"), Raw("../a"), Raw("a", b"\0" * 3_000),
    ]  # fmt: skip
    raws += chance.sample(more, chance.randint(0, 4))
    chance.shuffle(raws)
    return raw_zip(raws, zip64=chance.choice([None, {}, {}, {"count": 3}, {"offset": 9}, {"disks": 2}]))


def others(chance: random.Random) -> bytes:
    """Return what is given in place of a package."""
    manifests = [packed({MANIFEST: mutated_tree(chance, text)}) for _, _, text, _ in MANIFESTS]
    return chance.choice(
        [data for _, _, data, _ in NO_ZIPS] + [packed(files) for _, _, files, _ in PACKAGES] + manifests
    )


def package(number: int) -> bytes:
    """Return the package of this number."""
    chance = random.Random(number)
    files = small(chance.choice(list(Edition)))
    kind = number % 4
    if kind == 0:
        change = mutated_text if chance.random() < 0.2 else mutated_tree
        return raw_zip(entries({**files, MANIFEST: change(chance, str(files[MANIFEST]))}))
    if kind == 1:
        return mutated_bytes(chance, raw_zip(entries(files)))
    if kind == 2:
        return mutated_bytes(chance, odd_zip(chance, files)) if chance.random() < 0.5 else odd_zip(chance, files)
    return mutated_bytes(chance, others(chance))


def look(path: Path) -> None:
    """Do with a package all that `verify` and `play` do before a browser asks for something."""
    report = Report()
    verify_package(path, report)
    for language in ("en", "id"):
        write(report, source_line_in_package([path]), language)
    said = []
    try:
        with closing(PlayedPackage(path)) as opened:
            outline_of_item(opened.manifest.organization, opened.manifest.edition)
            opened.lines_about_missing_files("id")
            for item in opened.manifest.organization.leaves:
                opened.read(item.launch)
    except NoPackageError as error:
        said = [error.text("en"), error.text("id")]
    assert all(text.strip() for text in said)


@contextmanager
def limited(most: int) -> Iterator[None]:
    """Stop what makes more calls than `most`, so that it cannot hang."""
    calls = 0

    def note(*_: object) -> None:
        nonlocal calls
        calls += 1
        if calls > most:
            sys.setprofile(before)
            raise AssertionError("too much work")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(before)


@pytest.mark.parametrize("kind", range(4), ids=["manifests", "zips", "odd zips", "other things"])
def test_verify_and_play_end_with_a_word(kind: int, tmp_path: Path) -> None:
    path = tmp_path / "paket.zip"
    path.write_bytes(raw_zip(entries(good(Edition.SCORM12))))
    look(path)  # what is made once for a process
    for number in NUMBERS[kind::4]:
        data = package(number)
        path.write_bytes(data)
        try:
            with limited(MOST_CALLS):
                look(path)
        except BaseException as error:
            error.add_note(f"package {number}")
            raise
        assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_work_without_end_is_stopped() -> None:
    def hang() -> None:
        with limited(MOST_CALLS):
            while True:
                len(())

    with pytest.raises(AssertionError, match="too much work"):
        hang()


def test_chance_reaches_most_rules(tmp_path: Path) -> None:
    """The damage goes deep enough: into the zip, its names, the manifest and what it lists."""
    path, told = tmp_path / "paket.zip", set[str]()
    for number in NUMBERS[:300]:
        path.write_bytes(package(number))
        report = Report()
        verify_package(path, report)
        told |= {found.rule.code for found in report}
    assert len(told) > 50
