# SPDX-License-Identifier: Apache-2.0
"""Colours, spaces, sizes of text and radii are written in one place, `tokens.css` of the theme, for the site and the player alike."""

import re
from pathlib import Path

import pytest

from helpers.template_words import product_files
from sinau.publishing.player import built_styles
from sinau.publishing.tokens import SITE_REM, design_values, player_colour_style, site_colour_style, with_sizes

ROOT = Path(__file__).parents[1]
TOKENS = "themes/sinau_theme/tokens.css"
# Where values stand that are no part of the design of learners' pages, and why.
ELSEWHERE = {
    TOKENS: "the place itself",
    "themes/sinau_theme/handout/style.css": "paper: points, millimetres and ink",
    "themes/sinau_theme/site/style/print.css": "paper",
    "scorm/sinau_scorm/sheet/style.css": "a sheet for administrators, also on paper; its package does not import the theme",
    "scorm/sinau_lms/page/window.css": "the window of `sinau play`, which has to look different from a course",
    "themes/sinau_theme/preview/preview.css": "what `sinau serve` shows to authors above a page",
    "themes/sinau_theme/player/code.css": "the palette of code, which no other style has",
}
# Small documents that have to stand alone, without a step that fills them: their colours are values of tokens.css.
ALONE = {"themes/sinau_theme/site/404.html", "themes/sinau_theme/site/pages/no_network.html"}
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\([^)]*\)|(?<=[:\s])(?:white|black|red|green|blue|gr[ae]y)(?=[\s;}])", re.I
)
SIZED = re.compile(
    r"(?<![\w-])(padding|margin|gap|row-gap|column-gap|border-radius|font|font-size)((?:-[a-z]+)*)\s*:\s*([^;{}]+)"
)
# A pixel or three draw a line; `em` follows the text around it.
LITERAL = re.compile(r"(?<![\w.-])-?(?:\d*\.?\d+rem|(?:[4-9]|\d\d+)(?:\.\d+)?px)\b")


def style_of(name: str) -> str:
    text = (ROOT / name).read_text(encoding="utf-8")
    if not name.endswith(".css"):
        text = "".join(re.findall(r"<style>(.*?)</style>", text, re.DOTALL))
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def literal_colours(style: str) -> list[str]:
    """Return the colours that are written in the values of `style`."""
    return [found for value in re.findall(r":([^;{}]+)(?=[;}])", style) for found in COLOUR.findall(f":{value};")]


def literal_sizes(style: str) -> list[str]:
    """Return the spaces, sizes of text and radii that are written in `style`."""
    return [
        f"{name}{more}: {value.strip()}"
        for name, more, value in SIZED.findall(style)
        if not more.endswith(("-width", "-style", "-color")) and LITERAL.search(value)
    ]


@pytest.mark.parametrize(
    "name", [name for name in product_files(".css", ".html", ".j2") if name not in ELSEWHERE | dict.fromkeys(ALONE)]
)
def test_values_of_the_design_stand_nowhere_else(name: str) -> None:
    style = style_of(name)

    assert literal_colours(style) == [], f"ask for a colour of {TOKENS} by its name"
    assert literal_sizes(style) == [], f"ask for a value of {TOKENS} by its name"


@pytest.mark.parametrize("name", sorted(ALONE))
def test_documents_that_stand_alone_have_colours_of_the_design(name: str) -> None:
    known = {*design_values("light").values(), *design_values("dark").values()}

    assert literal_colours(style_of(name)) != []
    assert set(literal_colours(style_of(name))) - known == set()


@pytest.mark.parametrize("style", ["a{color:#abc}", "a{background:rgba(1, 2, 3, .5)}", "a{border: 1px solid black;}"])
def test_a_colour_would_be_noticed(style: str) -> None:
    assert len(literal_colours(style)) == 1


@pytest.mark.parametrize(
    "style", ["a{padding:.5rem}", "a{margin-block: 0 12px}", "a{border-radius: .4rem;}", "a{font:600 1rem/1.5 x}"]
)
def test_a_size_would_be_noticed(style: str) -> None:
    assert len(literal_sizes(style)) == 1


def test_exceptions_are_still_needed() -> None:
    for name in ELSEWHERE:
        assert literal_colours(style_of(name)) or literal_sizes(style_of(name)), name


def test_every_name_that_a_style_asks_for_is_known() -> None:
    known = {name for group in ("sizes", "light", "dark") for name in design_values(group)}
    # Set by styles themselves.
    own = {
        found for name in product_files(".css") for found in re.findall(r"(?<![\w(-])(--[\w-]+)\s*:", style_of(name))
    }
    for name in product_files(".css"):
        for found in re.findall(r"var\((--(?:sinau|site)-[\w-]+)", style_of(name)):
            assert found in known | own, f"{name}: {found}"


def test_every_value_is_asked_for() -> None:
    asked = "".join(style_of(name) for name in product_files(".css"))

    assert [name for group in ("sizes", "light") for name in design_values(group) if f"var({name})" not in asked] == []
    assert set(design_values("dark")) <= set(design_values("light"))
    assert set(design_values("forced")) <= set(design_values("light"))


def test_sizes_stand_in_published_styles_and_are_equal_on_site_and_player() -> None:
    style = "a{padding:var(--sinau-space-12) calc(-1 * var(--sinau-space-20));color:var(--sinau-ink)}"

    assert with_sizes(style) == "a{padding:.75rem -1.25rem;color:var(--sinau-ink)}"
    assert with_sizes(style, SITE_REM) == "a{padding:.6rem -1rem;color:var(--sinau-ink)}"
    assert with_sizes(style, None) == "a{padding:12px -20px;color:var(--sinau-ink)}"
    assert (
        re.findall(r"var\(--sinau-(?:space|text|radius)", built_styles(["built/style.css", "built/question.css"])) == []
    )


def test_site_and_player_have_the_same_colours() -> None:
    for name, value in design_values("light").items():
        if not name.startswith("--site-"):
            assert f"{name}:{value}" in player_colour_style()
        assert f"{name}:{value}" in site_colour_style()
    assert "--site-" not in player_colour_style(), "no bytes for what only the site has"
