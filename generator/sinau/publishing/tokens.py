# SPDX-License-Identifier: Apache-2.0
"""The values of the design, from `tokens.css` of the theme: the one place for colours, spaces, sizes of text and radii.

Styles ask for them by `var(--sinau-…)`. Colours differ by scheme, so pages carry them; everything else is put into styles here, which costs
a page no bytes, and lets the site and the player have the same sizes although their `rem` differ.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sinau.model.colours import Colour, colour_of

# Pixels of one `rem` at a browser's own size of text: Material makes the site's larger.
PLAYER_REM, SITE_REM = 16, 20
_RULE = re.compile(r"\.(\w+)\s*\{(.*?)\}", re.DOTALL)
_PROPERTY = re.compile(r"(--[\w-]+):\s*([^;]+);")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_USE = re.compile(r"(calc\(-1 ?\* ?)?var\((--sinau-[\w-]+)\)(?(1)\))")
_SITE_ONLY = "--site-"
_BY_MEDIUM = "prefers-color-scheme:dark"


@cache
def design_values(group: str) -> Mapping[str, str]:
    """Return the values of `sizes`, `light`, `dark` or `forced`, by the names of their properties."""
    text = _COMMENT.sub("", (files("sinau_theme") / "tokens.css").read_text(encoding="utf-8"))
    groups = {name: dict(_PROPERTY.findall(rule)) for name, rule in _RULE.findall(text)}
    return groups[group]


def design_colour(name: str, group: str = "light") -> Colour:
    """Return the colour `--sinau-<name>` of `group`; raises ValueError for what is no colour of six or three digits."""
    value = design_values(group)[f"--sinau-{name}"]
    digits = value.lstrip("#")
    found = colour_of(value if len(digits) == 6 else "#" + "".join(digit * 2 for digit in digits))
    if found is None:
        raise ValueError(f"{name} is {value}")
    return found


def with_sizes(style: str, rem: int | None = PLAYER_REM) -> str:
    """Return `style` with the values that are the same in every scheme in their places, for pages whose `rem` has so many pixels.

    None: for pages of both kinds, in pixels.
    """

    def value(use: re.Match[str]) -> str:
        found = design_values("sizes").get(use[2])
        if found is None:
            return use[0]
        if found.endswith("rem"):
            number, unit = float(found[:-3]) * PLAYER_REM / (rem or 1), "rem" if rem else "px"
            found = f"{number:.4f}".rstrip("0").rstrip(".").removeprefix("0") + unit
        return f"-{found}" if use[1] else found

    return _USE.sub(value, style)


def player_colour_style() -> str:
    """Return the style that sets the colours of a document of ours: as the learner chose, else as the system has them."""
    dark = _style_properties("dark", "color-scheme:dark;", of_site=False)
    return (
        f":root{{{_style_properties('light', 'color-scheme:light;', of_site=False)}}}"
        f'@media ({_BY_MEDIUM}){{:root[data-theme="auto"]{{{dark}}}}}'
        f':root[data-theme="dark"]{{{dark}}}'
    )


def forced_colour_style(selector: str = ":root:root") -> str:
    """Return the style for systems that set all colours, which may come after the page."""
    return f"@media (forced-colors:active){{{selector}{{{_style_properties('forced', '', of_site=True)}}}}}"


def site_colour_style() -> str:
    """Return the style that sets the colours of the site's pages, in Material's two schemes."""
    # Of what the dark scheme does not name, it has the light one's.
    light = _style_properties("light", "", of_site=True)
    dark = _style_properties("dark", "color-scheme:dark;", of_site=True)
    return (
        f'[data-md-color-scheme]{{color-scheme:light;{light}}}[data-md-color-scheme="slate"]{{{dark}}}'
        + forced_colour_style("body[data-md-color-scheme]")
    )


def _style_properties(group: str, first: str, *, of_site: bool) -> str:
    return first + ";".join(
        f"{name}:{value}" for name, value in design_values(group).items() if of_site or not name.startswith(_SITE_ONLY)
    )
