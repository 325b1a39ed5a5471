# SPDX-License-Identifier: Apache-2.0
"""The publisher's colours as style sheets, for the site and for the player of packages.

Every value is written from a `Colour`, so nothing that an author wrote stands in a style sheet.
"""

from sinau.model.catalogue import Branding
from sinau.model.colours import BLACK, WHITE, Colour, colour_of
from sinau.publishing.tokens import design_colour

# The grounds of links that come nearest to them: feedback on a wrong answer on light pages, a warning on dark ones.
LIGHT_GROUND = design_colour("wrong-bg")
DARK_GROUND = design_colour("warn-bg", "dark")
# What stands on a button, which is light on dark pages.
DARK_INK = design_colour("on-accent", "dark")


def site_style(branding: Branding) -> str:
    """Return style properties for the site's pages (Material's names and ours); empty without colours."""
    style = ""
    primary, accent = colour_of(branding.primary), colour_of(branding.accent)
    if primary:
        deep = primary.mixed_with(BLACK, 0.4)
        dark = _colour_on_dark(primary, branding.primary_dark)
        style += _style_rule(
            '[data-md-color-scheme="default"],[data-md-color-primary="custom"]',
            {
                "--md-primary-fg-color": primary,
                "--md-primary-fg-color--light": primary.mixed_with(WHITE, 0.2),
                "--md-primary-fg-color--dark": primary.mixed_with(BLACK, 0.3),
                "--md-footer-bg-color": deep,
                "--md-footer-bg-color--dark": primary.mixed_with(BLACK, 0.5),
                "--site-hero": primary,
                "--site-hero-soft": WHITE,
            },
        )
        style += _style_rule(
            '[data-md-color-scheme="default"]',
            {"--md-typeset-a-color": primary, "--sinau-accent": primary, "--sinau-on-accent": WHITE},
        )
        style += _style_rule(
            '[data-md-color-scheme="slate"]',
            {
                "--md-primary-fg-color": deep,
                "--md-footer-bg-color": primary.mixed_with(BLACK, 0.7),
                "--md-footer-bg-color--dark": primary.mixed_with(BLACK, 0.8),
                "--site-hero": deep,
                "--md-typeset-a-color": dark,
                "--sinau-accent": dark,
                "--sinau-on-accent": DARK_INK,
            },
        )
    if accent:
        dark = _colour_on_dark(accent, branding.accent_dark)
        style += _style_rule('[data-md-color-scheme="default"]', _accent_properties(accent))
        style += _style_rule('[data-md-color-scheme="slate"]', _accent_properties(dark))
    return style


def player_style(branding: Branding) -> str:
    """Return style properties for the player's document; empty without a primary colour."""
    primary = colour_of(branding.primary)
    if not primary:
        return ""
    light = {"--sinau-accent": primary, "--sinau-on-accent": WHITE}
    dark = {"--sinau-accent": _colour_on_dark(primary, branding.primary_dark), "--sinau-on-accent": DARK_INK}
    by_system = _style_rule(':root[data-theme="auto"]', dark)
    return (
        _style_rule(':root[data-theme="auto"],:root[data-theme="light"]', light)
        + f"@media (prefers-color-scheme:dark){{{by_system}}}"
        + _style_rule(':root[data-theme="dark"]', dark)
    )


def _accent_properties(colour: Colour) -> dict[str, Colour]:
    return {"--md-accent-fg-color": colour}


def _colour_on_dark(colour: Colour, chosen: str) -> Colour:
    """Return the colour for dark pages: the one that was chosen, or the nearest to `colour` that can be read there."""
    return colour_of(chosen) or colour.readable_on(DARK_GROUND)


def _style_rule(selector: str, properties: dict[str, Colour]) -> str:
    return f"{selector}{{{';'.join(f'{name}:{design_colour}' for name, design_colour in properties.items())}}}\n"
