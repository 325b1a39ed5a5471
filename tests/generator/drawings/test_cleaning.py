# SPDX-License-Identifier: Apache-2.0
"""Drawings of common programs are taken as they are exported, and nothing that acts or loads is left in any."""

import re
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.active_svg import active_in
from helpers.chain import lesson
from helpers.drawing_tools import KEPT, LEFT_OUT, PICTURE, TOOLS
from helpers.payloads import DRAWINGS
from sinau.drawings.cleaning import clean_drawing
from sinau.drawings.names import ELEMENTS, RUNNING

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
HTML = '<div xmlns="http://www.w3.org/1999/xhtml">'


def drawn(inner: str) -> str:
    return f"{SVG}{inner}</svg>"


def cleaned(inner: str) -> tuple[str, list[tuple[str, str]]]:
    """Return what is published of a drawing with `inner` in it, and what was found."""
    found = clean_drawing(drawn(inner))
    text = drawn(inner) if found.text is None else found.text
    fromstring(text)
    return text.removeprefix(SVG).removesuffix("</svg>"), [(one.what, one.found) for one in found.findings]


@pytest.mark.parametrize("tool", TOOLS)
def test_drawings_of_tools_are_taken(tool: str) -> None:
    outcome = lesson("![x](media/a.svg)", **{"kursus/media/a.svg": TOOLS[tool]})

    assert outcome.codes == []
    content = outcome.catalogue.media["kursus/media/a.svg"].content
    text = content.decode() if content else TOOLS[tool]
    assert [part for part in KEPT[tool] if part not in text] == []
    assert [part for part in LEFT_OUT if part in text] == []
    assert active_in(text) == ""
    fromstring(text)


@pytest.mark.parametrize(
    "inner",
    [
        '<rect width="210mm" height="1.5in" x="2Q" y="3em" rx="50%"/>',
        '<rect fill="url(#a)" style="fill:url(\'#a\');stroke:rgb(0, 0, 0)" transform="rotate (45)"/>',
        "<style>.a{fill:url(#b)} .b:not(.c){stroke:hsl(1,2%,3%)}</style>",
        f'<image href="{PICTURE}"/><use xlink:href="#a"/>',
        '<text aria-label="Alur (kas)" font-family="\'Arial (Body)\'">on = satu</text>',
        '<animate attributeName="opacity" values="0;1"/><title>Kas &amp; bank</title><!-- <script> -->',
        '<a href="#b"><text>b</text></a>',
    ],
)
def test_what_needs_no_cleaning_stays_as_it_is(inner: str) -> None:
    assert clean_drawing(drawn(inner)).text is None


@pytest.mark.parametrize(
    "inner, published",
    [
        ('<a href="https://x.test" target="_blank"><text>x</text></a>', "<a><text>x</text></a>"),
        ('<metadata><x:y xmlns:x="urn:z">a</x:y></metadata><rect/>', "<rect></rect>"),
        ('<x:y xmlns:x="urn:z"><rect/></x:y>', ""),
        ('<rect x:a="1" data-b="2" xmlns:x="urn:z" width="3"/>', '<rect width="3"></rect>'),
        ('<foreignObject requiredExtensions="urn:z"><p>x</p></foreignObject>', ""),
        (f"<foreignObject>{HTML} </div></foreignObject>", ""),
        (
            f"<switch><foreignObject>{HTML}a <b>b</b></div></foreignObject><text>a b</text></switch>",
            "<switch><text>a b</text></switch>",
        ),
        (
            f'<switch><foreignObject>{HTML}a</div></foreignObject><image xlink:href="{PICTURE}"/></switch>',
            f'<switch><image xlink:href="{PICTURE}"></image></switch>',
        ),
        ("<font><glyph/></font><blink>x</blink>", ""),
        ('<style>@charset "utf-8";.a{fill:red}</style>', "<style>.a{fill:red}</style>"),
    ],
)
def test_what_nobody_sees_is_left_out_silently(inner: str, published: str) -> None:
    assert cleaned(inner) == (published, [])


@pytest.mark.parametrize(
    "inner, published, told",
    [
        ('<image href="https://x.test/a.png"/>', "", ("elsewhere", 'href="https://x.test/a.png"')),
        ('<image href="file:///C:/a.png"/>', "", ("elsewhere", 'href="file:///C:/a.png"')),
        ('<image href="data:image/svg+xml,x"/>', "", ("elsewhere", 'href="data:image/svg+xml,x"')),
        ('<use href="other.svg#x"/>', "", ("elsewhere", 'href="other.svg#x"')),
        (
            '<rect fill="url(https://x.test/a)" x="1"/>',
            '<rect x="1"></rect>',
            ("elsewhere", 'fill="url(https://x.test/a)"'),
        ),
        (
            '<rect style="fill:u\\72 l(https://x.test/a);stroke:red"/>',
            '<rect style="stroke:red"></rect>',
            ("elsewhere", "fill:url(https://x.test/a)"),
        ),
        (
            '<style>@font-face{font-family:"Virgil";src:url("https://x.test/V")} .a{fill:red}</style>',
            "<style>.a{fill:red}</style>",
            ("elsewhere", '@font-face{font-family:"Virgil";src:url("https://x.test/V")}'),
        ),
        ("<style>@\\69mport 'a.css';</style>", "<style></style>", ("elsewhere", '@import "a.css";')),
        ("<style>a{b:c;d:image-set('a' 1x)}</style>", "<style>a{b:c}</style>", ("elsewhere", 'd:image-set("a" 1x)')),
        (
            "<style>@media print{a{b:url(x)}c{d:e}}</style>",
            "<style>@media print{a{} c{d:e}}</style>",
            ("elsewhere", "b:url(x)"),
        ),
        (f"<foreignObject>{HTML}Kepala <b>desa</b></div></foreignObject>", "", ("words", "Kepala desa")),
        (
            f"<switch><foreignObject>{HTML}Kepala desa</div></foreignObject><text>Kepala...</text></switch>",
            "<switch><text>Kepala...</text></switch>",
            ("shortened", "Kepala desa"),
        ),
        ("<flowRoot><flowPara>x</flowPara></flowRoot>", "", ("program", "<flowRoot>")),
    ],
)
def test_what_somebody_may_miss_is_told(inner: str, published: str, told: tuple[str, str]) -> None:
    assert cleaned(inner) == (published, [told])


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_hostile_drawings_lose_all_that_acts(drawing: str) -> None:
    found = clean_drawing(drawing)

    assert active_in(drawing if found.text is None else found.text) == ""


@pytest.mark.parametrize("cut", ["</svg>", "<g>", "&nope;", "<a b=c/>", "<x", '<svg a="1" a="2"/>'])
def test_what_no_browser_reads_is_refused(cut: str) -> None:
    drawing = f"é{cut}" if cut == "<x" else f"{SVG}\n<text>é</text>{cut}</svg>"
    outcome = lesson("![x](media/a.svg)", **{"kursus/media/a.svg": drawing})

    assert outcome.codes == ["C429"]


def test_places_are_those_of_elements() -> None:
    outcome = lesson("![x](media/a.svg)", **{"kursus/media/a.svg": drawn('\n<text>é</text> <use href="b.svg#a"/>\n')})

    assert [(d.rule.code, d.span.line, d.span.column) for d in outcome.report] == [("C428", 2, 16)]


@pytest.mark.parametrize(
    "inner",
    [
        "<g>" * 20_000 + "</g>" * 20_000,
        f"<style>a{{b:{'(' * 5000}}}</style>",
        f"<style>{'@media a{' * 5000}</style>",
        "<switch><foreignObject><p>a</p></foreignObject>" * 3000 + "<text>a</text></switch>" * 3000,
        f'<rect fill="({"a" * 200_000}"/>',
        "".join(f'<g xmlns:a{number}="b">' for number in range(3000)) + "</g>" * 3000,
        '<rect style="fill:url(x)"/>' * 20_000,
        f"<style>a{{b:url({'x' * 200_000})}}</style>",
    ],
    ids=["nested", "brackets", "at-rules", "switches", "word", "namespaces", "styles", "address"],
)
def test_hostile_sizes(inner: str) -> None:
    assert active_in(clean_drawing(drawn(inner)).text or "") == ""


def test_nothing_that_acts_is_on_the_list_of_elements() -> None:
    assert not RUNNING & {name.lower() for name in ELEMENTS}


def test_line_feeds_in_attributes_stay() -> None:
    assert (
        cleaned('<rect class="a&#10;b&quot;" onx:a="1" xmlns:onx="urn:z"/>')[0] == '<rect class="a&#10;b&quot;"></rect>'
    )


def test_entities_do_not_grow() -> None:
    drawing = f'<!DOCTYPE svg [<!ENTITY a "{"x" * 200}">]>{drawn("&a;" * 10_000)}'
    found = clean_drawing(drawing)

    assert [one.what for one in found.findings] == ["active"]
    assert len(found.text or "") < 3 * len(drawing)


PARTS = st.sampled_from(
    [
        "<g>",
        "</g>",
        "<style>",
        "</style>",
        "<script>",
        "</script>",
        "<switch>",
        "</switch>",
        "<foreignObject>",
        "</foreignObject>",
        "<rect style='",
        "'/>",
        "url(",
        ")",
        "https://x.test/a",
        "#a",
        "@import",
        "data:image/png;base64,A",
        "data:image/svg+xml,",
        "\\",
        "u\\72l(",
        "<image href='",
        " onload='a'",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "&#106;",
        "javascript:a()",
        "{",
        "}",
        ";",
        " ",
        "<a xlink:href='",
        "<set attributeName='href' to='",
        "<x:script xmlns:x='http://www.w3.org/2000/svg'>",
        "</x:script>",
        "fill:",
    ]
)


@given(st.lists(PARTS, max_size=12).map("".join))
def test_nothing_that_acts_is_left_in_any(inner: str) -> None:
    found = clean_drawing(drawn(inner))
    if found.text is not None and all(one.what != "unreadable" for one in found.findings):
        # Words are no addresses: only what stands in tags and styles counts.
        text = re.sub(r">[^<]*</(?!style)", "></", found.text)
        assert not re.search(r"<[^>]*(?:javascript:|https:|onload)", text), found.text
        fromstring(found.text)
