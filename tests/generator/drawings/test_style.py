# SPDX-License-Identifier: Apache-2.0
"""Styles that load something, however they are spelled, and such as only look like it."""

import pytest

from sinau.drawings.style import clean_declarations, clean_sheet, has_only_harmless_functions

LONG = f"data:font/woff2;base64,{'A' * 200}"


@pytest.mark.parametrize(
    "value", ["red", "rgb(1,2,3)", "url(#a)", "URL( '#a' )", "rotate (45)", "'Arial (Body)'", "calc((1px + 2px) * 2)"]
)
def test_plain(value: str) -> None:
    assert has_only_harmless_functions(value)


@pytest.mark.parametrize(
    "value",
    ["url(a)", "UrL('a')", "u\\72l(#a)", "image(a)", "-x-url(#a)", "attr(a url)", "rgb(url(a))", f"{'a' * 60}rgb(1)"],
)
def test_not_plain(value: str) -> None:
    assert not has_only_harmless_functions(value)


@pytest.mark.parametrize(
    "written, kept, told",
    [
        ("fill:red;stroke:url(a)", "fill:red", ["stroke:url(a)"]),
        ("fill:red;stroke:url(#a);x:src(a)", "fill:red;stroke:url(#a)", ["x:src(a)"]),
        ("background:url(data:image/png;base64,A)", "background:url(data:image/png;base64,A)", []),
        ("background:url(data:image/svg+xml,A)", "", ["background:url(data:image/svg+xml,A)"]),
        ("a:b;@import 'x'", "a:b", ["@import x"]),
        ("--a:url(x)", "", ["--a:url(x)"]),
    ],
)
def test_declarations(written: str, kept: str, told: list[str]) -> None:
    found: list[str] = []

    assert clean_declarations(written, found.append).replace('"', "") == kept
    assert [one.replace('"', "").rstrip(";") for one in found] == told


def test_a_font_that_is_written_out_stays_and_is_not_parsed() -> None:
    told: list[str] = []
    sheet = clean_sheet(f"@font-face{{font-family:a;src:url({LONG})}} a{{b:url(#long-0-0)}}", told.append)

    assert f'url("{LONG}")' in sheet
    assert "a{b:url(" in sheet
    assert told == []


def test_a_font_is_no_picture() -> None:
    told: list[str] = []

    assert clean_sheet(f"a{{b:url({LONG})}}", told.append) == "a{}"
    assert len(told) == 1
    assert LONG in told[0]


@pytest.mark.parametrize(
    "sheet", ["@import 'a';", "@media a{" * 40, "a{b:url(x)}" * 9000], ids=["import", "deep", "long"]
)
def test_a_sheet_that_goes_as_a_whole(sheet: str) -> None:
    told: list[str] = []

    assert clean_sheet(sheet, told.append) == ""
    assert told
