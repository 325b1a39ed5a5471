# SPDX-License-Identifier: Apache-2.0
"""`verify` ends: whatever a package repeats, four times as much of it takes about four times the work.

Work is counted, never timed. The scanner of pages and styles counts the characters that it looks at. For the rest of `verify`
the calls are counted that Python makes, and no pattern may stand there that can step back. What libxml2 does inside one call is
not counted: its limits (depth 256, no document type, 1,000 prefixes, 5 MB) are tested instead.
"""

import ast
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.packages import entries, good
from helpers.zips import raw_zip
from sinau.diagnostics import Report
from sinau.diagnostics.forms.full import write
from sinau_scorm.manifest.reading import MOST_BYTES
from sinau_scorm.verify import Edition, verify_package
from sinau_scorm.verify.checks.references import page_references
from sinau_scorm.verify.package import Package
from sinau_scorm.verify.scanning import WorkCount, style_addresses
from sinau_scorm.verify.source_lines import source_line_in_package

OLD, NEW, _ = Edition
ROOT = Path(__file__).parents[3]
MANIFEST = "imsmanifest.xml"
Files = dict[str, Any]
# For each character: its line is counted, its tag is found, its value is read again as a style, and each sought word is sought.
MOST_LOOKS = 12

HTML = [
    "<", "<a ", "<a x=", '<a x="', "<a x='", "<a x=y ", "<a/", "<a b c ", '<a "', '<p style="', "<p style=x ", "<a href=&#", "&", "&#", "&a",
    "<!", "<!--", "<!-->", "<!--->", "--!>", "<!D", "<?", "</", "</a ", "</ ", "<![CDATA[", "<script>", "<script><!--<script>", "</script",
    "<style>", "</style", "<style/>", "<textarea>", "<title>", "<svg><style>", '<img srcset=",', '"><', "'", '"', "=", "-", "<a\n", "<base href=x>",
]  # fmt: skip
CSS = [
    "/*", "*/", "/", "url(", 'url("', "url('", "url( ", "url(a", "url(a ", "url(\\", 'url("\\"', "@import ", '@import "', "@import '", "@import\n",
    '"', "'", "\\", '\\"', "@", "u", "url", "\n", "(",
]  # fmt: skip


@pytest.mark.parametrize("xml", [False, True])
@pytest.mark.parametrize("start", ["", '<a href="', "<style>", "<!--", '<p style="'])
@pytest.mark.parametrize("piece", HTML + CSS)
def test_each_character_of_a_page_is_looked_at_a_few_times(piece: str, start: str, xml: bool) -> None:
    text = start + piece * (20_000 // len(piece))
    work = WorkCount()
    page_references(text, work, xml=xml)
    assert work.characters <= MOST_LOOKS * len(text)


@pytest.mark.parametrize("piece", CSS)
def test_each_character_of_a_style_sheet_is_looked_at_a_few_times(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    work = WorkCount()
    list(style_addresses(text, work))
    assert work.characters <= MOST_LOOKS * len(text)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(HTML + CSS), st.integers(1, 60)), max_size=12), st.integers(1, 20), st.booleans()
)
def test_no_mixture_takes_more(pieces: list[tuple[str, int]], again: int, xml: bool) -> None:
    text = "".join(piece * times for piece, times in pieces) * again
    work = WorkCount()
    page_references(text, work, xml=xml)
    list(style_addresses(text, work))
    assert work.characters <= 2 * MOST_LOOKS * (len(text) + 10)


def test_what_is_asked_for_is_found() -> None:
    """As browsers read it: comments, text elements, quotes of every kind and what is not closed."""
    page = """<!--><img src=a1><!-- <img src=no> --><IMG\nSRC = 'a2' alt="<img src=no>"><a href="a&amp;3">
      <script>"<img src=no>"</script ><textarea><img src=no></textarea><style>@import 'a4'; /* url(no) */ .x{background:url( "a5" )}
      .y{content:"url(no)";background:URL(a\\36)}</style><p style="background:url('a7')"><br/><img src="a8" src="no"><img srcset="a9 1x, a10 2x">
      <link rel=canonical href=no><image xlink:href=a11 /><!x <img src=a12><img src=no"""
    _, found = page_references(page)
    assert [address for address, _, _ in found] == [f"a{n}" if n != 3 else "a&3" for n in range(1, 12)]
    assert [line for address, line, _ in found if address in {"a1", "a4", "a6", "a11"}] == [1, 3, 4, 5]
    assert page_references("<svg><![CDATA[<img src=no>]]><image href='a'/></svg>", xml=True)[1] == [("a", 1, True)]


def manifest(old: str, new: Callable[[int], str]) -> Callable[[Files, int], Files]:
    return lambda files, n: {**files, MANIFEST: files[MANIFEST].replace(old, new(n), 1)}


def both(*changes: Callable[[Files, int], Files]) -> Callable[[Files, int], Files]:
    def change(files: Files, n: int) -> Files:
        for one in changes:
            files = one(files, n)
        return files

    return change


def resource(inside: str, attributes: str = "") -> Callable[[int], str]:
    return lambda n: f'<resource identifier="r" type="webcontent" {attributes}>{inside * n}</resource></resources>'


END, TITLE = "</resources>", "<title>Bacaan</title>"


def items(inside: str) -> Callable[[int], str]:
    made = f'<item identifier="i%d" identifierref="sco"><title>t</title>{inside}</item>'
    return lambda n: (
        TITLE
        + "</item>"
        + "".join(made % k for k in range(n))
        + '<item identifier="z" identifierref="halaman"><title>t</title>'
    )


SHAPES: dict[str, tuple[Edition, Callable[[Files, int], Files]]] = {
    "files of one line": (NEW, manifest(END, resource('<file href="a.b"/>'))),
    "files and then others": (NEW, manifest(END, resource('<file href="index.html"/>' * 3 + '<dependency identifierref="q"/>'))),
    "a long base": (NEW, lambda f, n: manifest(END, resource('<file href="a.b"/>', f'xml:base="{"a/" * n}"'))(f, n)),
    "elements of one item": (NEW, manifest(TITLE, lambda n: TITLE + "<adlcp:dataFromLMS>a</adlcp:dataFromLMS>" * n)),
    "prerequisites": (OLD, manifest(TITLE, items("<adlcp:prerequisites>i1&amp;i2</adlcp:prerequisites>"))),
    "parameters": (NEW, manifest('identifierref="halaman"', lambda n: f'identifierref="halaman" parameters="?{"a=b&amp;" * n} "')),
    "an identifier": (NEW, manifest("<title>Kebun", lambda n: f'<item identifier="a{"-." * n} "/><title>Kebun')),
    "one sequencing for many items": (
        NEW,
        both(
            manifest(TITLE, items('<imsss:sequencing IDRef="s"/>')),
            manifest(END, lambda n: f'{END}<imsss:sequencingCollection><imsss:sequencing ID="s">{"<imsss:x/>" * n}</imsss:sequencing></imsss:sequencingCollection>'),
        ),
    ),
    "sequencing in sequencing": (NEW, manifest(TITLE, lambda n: TITLE + "<imsss:sequencing>" * 200 + "<imsss:ruleCondition/>" * n + "</imsss:sequencing>" * 200)),
    "objectives": (NEW, manifest("<imsss:objectives>", lambda n: "<imsss:objectives>" + '<imsss:objective objectiveID="o"/>' * n)),
    "attributes": (NEW, manifest("<title>Kebun", lambda n: "<title " + " ".join(f"a{k}='x'" for k in range(n)) + ">Kebun")),
    "namespaces": (NEW, manifest("</metadata>", lambda n: "".join(f'<a xmlns="u{k}"/>' for k in range(n)) + "</metadata>")),
    "namespaces one in another": (NEW, manifest("</metadata>", lambda n: "".join(f'<a xmlns="u{k}">' for k in range(200)) + "<b/>" * n + "</a>" * 200 + "</metadata>")),
    "comments": (NEW, manifest("</metadata>", lambda n: '<!-- xsi:schemaLocation="-->' * n + "</metadata>")),
    "instructions": (NEW, manifest("</metadata>", lambda n: "<?a b?>" * n + "</metadata>")),
    "entities": (NEW, manifest("<title>Kebun", lambda n: "<title>" + "&amp;&#x26;" * n + "Kebun")),
    "circles of resources": (NEW, manifest(END, lambda n: "".join(f'<resource identifier="r{k}" type="webcontent"><dependency identifierref="r{(k + 1) % n}"/></resource>' for k in range(n)) + END)),
    "dependencies": (NEW, manifest(END, lambda n: resource("".join(f'<dependency identifierref="r{k}"/>' for k in range(n)))(1))),
    "entries and files": (NEW, both(lambda f, n: {**f, **{f"../{k}": "" for k in range(n)}}, manifest(END, lambda n: resource("".join(f'<file href="m{k}.b"/>' for k in range(n)))(1)))),
    "deep names": (NEW, lambda f, n: {**f, **{f"{'d/' * 200}{k}.txt": "" for k in range(n)}}),
    "a page with a long base": (NEW, lambda f, n: {**f, "x.html": f'<base href="{"a/" * n}">' + '<a href="index.html">' * n}),
    "a page of links": (NEW, lambda f, n: {**f, "x.html": '<a href="tidak-ada.html">' * n}),
    "brackets of our own data": (NEW, lambda f, n: {**f, "index.html": '<script type="application/json" id="sinau-course">{"a":' + "[" * n}),
    "beginnings of our own data": (NEW, lambda f, n: {**f, "index.html": '<script type="application/json" id="sinau-course">' * n}),
}  # fmt: skip


def calls(action: Callable[[], object]) -> int:
    """How many calls Python makes."""
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


def work_of(path: Path, files: Files) -> int:
    path.write_bytes(raw_zip(entries(files)))

    def look() -> None:
        report = Report()
        verify_package(path, report)
        write(report, source_line_in_package([path]), "en")

    look()  # what is made once for a process
    return calls(look)


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_as_much_is_about_four_times_the_work(shape: str, tmp_path: Path) -> None:
    edition, grow = SHAPES[shape]
    start, less, more = (work_of(tmp_path / "paket.zip", grow(good(edition), n)) for n in (1, 200, 800))
    assert more - start <= 5 * (less - start) + start, (start, less, more)


def test_a_line_of_the_manifest_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place of each of a thousand elements on one line is looked up."""
    read: list[int] = []
    real = Package._tags_of

    def noted(self: Package, line: int) -> dict[str, int]:
        read.extend([] if line in self._tags else [len(self.lines[line - 1])])
        return real(self, line)

    monkeypatch.setattr(Package, "_tags_of", noted)
    files = SHAPES["files and then others"][1](good(NEW), 500)
    (tmp_path / "paket.zip").write_bytes(raw_zip(entries(files)))
    verify_package(tmp_path / "paket.zip", Report())
    assert 0 < sum(read) <= len(files[MANIFEST])


def test_the_bases_of_a_file_are_joined_once(tmp_path: Path) -> None:
    """A base of thousands of characters is cut where no address can be longer, and no file copies it."""
    text = str(good(OLD)[MANIFEST]).replace(
        END, f'<resource identifier="r" xml:base="{"a/" * 4_000}"><file href="b.c"/></resource>{END}'
    )
    (tmp_path / "paket.zip").write_bytes(raw_zip(entries({**good(OLD), MANIFEST: text})))
    report = Report()
    verify_package(tmp_path / "paket.zip", report)
    assert all(len(found.message("en")) < 2_500 for found in report)


@pytest.mark.parametrize("name", ["imsmanifest.xml", "deskripsi.xml"])
def test_a_document_type_is_not_carried_out(name: str, tmp_path: Path) -> None:
    """A list of attributes with defaults makes a hundred gigabytes of some megabytes, without a single entity."""
    attributes = " ".join(f'a{k} CDATA "v"' for k in range(50_000))
    bomb = f"<!DOCTYPE a [<!ATTLIST a {attributes}>]><x>{'<a/>' * 100_000}</x>"
    files: Files = good(OLD)
    files[MANIFEST] = str(files[MANIFEST]).replace(
        "  </metadata>", "<adlcp:location>deskripsi.xml</adlcp:location></metadata>"
    )
    (tmp_path / "paket.zip").write_bytes(raw_zip(entries({**files, name: bomb})))
    report = Report()
    verify_package(tmp_path / "paket.zip", report)
    codes = {found.rule.code for found in report}
    assert codes & {"C722", "C769"}


@pytest.mark.parametrize("content", [
    lambda text: text.replace("<manifest ", "<manifest " + " ".join(f"xmlns:n{k}='u{k}'" for k in range(1_001)) + " "),
    lambda text: text.replace("</manifest>", "<!--" + "".join(f"{k}" for k in range(MOST_BYTES // 5)) + "--></manifest>"),
])  # fmt: skip
def test_more_than_is_read_is_said(content: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "paket.zip").write_bytes(raw_zip(entries({**good(OLD), MANIFEST: content(str(good(OLD)[MANIFEST]))})))
    report = Report()
    verify_package(tmp_path / "paket.zip", report)
    assert "C705" in {found.rule.code for found in report}


def test_numbers_of_any_size_in_our_own_data(tmp_path: Path) -> None:
    for number in ("Infinity", "NaN", "1e999", "9" * 5_000, "-1", '"x"', "null", "[]"):
        page = f'<script type="application/json" id="sinau-course">{{"activities":[],"activity_slots":{number},"question_slots":0,"publication":"scorm12"}}</script>'
        (tmp_path / "paket.zip").write_bytes(raw_zip(entries({**good(OLD), "index.html": page})))
        report = Report()
        verify_package(tmp_path / "paket.zip", report)
        assert "C787" in {found.rule.code for found in report}, number


# Patterns.

FOLDERS = ("scorm/sinau_scorm/verify", "scorm/sinau_scorm/recognising", "generator/sinau/archive")
# Names of files in a zip, which have 500 characters at most.
BOUNDED = {r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)"}


def patterns() -> Iterator[tuple[str, str]]:
    """Each pattern that is written in the modules which read packages, with its place."""
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*.py"):
            constants: dict[str, str] = {}
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                    names = [target.id for target in node.targets if isinstance(target, ast.Name)]
                    constants |= dict.fromkeys(names, str(node.value.value))
                if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
                    yield f"{path.name}:{node.lineno}", text_of(node.args[0], constants)


def text_of(node: ast.expr, constants: dict[str, str]) -> str:
    """The text of a constant, or of one with other constants put in; for anything else a letter."""
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(part, constants) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return constants.get(ast.unparse(node.value), "x")
    assert isinstance(node, ast.Constant), ast.unparse(node)
    return node.value.decode() if isinstance(node.value, bytes) else str(node.value)


def gives_back(pattern: str) -> list[str]:
    """What of a pattern may be repeated without end and taken back."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import sre_parse

    def walk(parsed: Any) -> Iterator[str]:
        for name, value in parsed:
            if str(name) in {"MAX_REPEAT", "MIN_REPEAT"} and value[1] is sre_parse.MAXREPEAT:
                yield str(value)
            for part in value if isinstance(value, tuple | list) else [value]:
                for one in part if isinstance(part, list) else [part]:
                    if isinstance(one, sre_parse.SubPattern):
                        yield from walk(one)

    return list(walk(sre_parse.parse(pattern)))


def test_no_pattern_can_step_back() -> None:
    found = [(place, pattern) for place, pattern in patterns() if pattern not in BOUNDED]
    assert len(found) > 15
    assert [bool(gives_back(known)) for known in ("(a|b+c)*+d", "x*", "(?:a|b++c)*+d")] == [True, True, False]
    assert {place: pattern for place, pattern in found if gives_back(pattern)} == {}
    assert all(re.compile(pattern) for _, pattern in found)
