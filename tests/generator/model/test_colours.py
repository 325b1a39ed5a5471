# SPDX-License-Identifier: Apache-2.0
"""Colours: what is read, and that what is proposed can be read by everybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinau.model.catalogue import Branding
from sinau.model.colours import BLACK, TEXT_CONTRAST, WHITE, Colour, colour_of
from sinau.publishing.brand_styles import DARK_GROUND, LIGHT_GROUND, player_style, site_style

COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3)


@pytest.mark.parametrize(
    "written, expected",
    [("#0b5563", "#0b5563"), ("#FfF", "#ffffff"), (" Biru  Tua ", "#000080"), ("teal", "#008080")],
)
def test_reads_numbers_and_names(written: str, expected: str) -> None:
    assert str(colour_of(written)) == expected


@pytest.mark.parametrize(
    "written", ["", "#12", "#12345", "#1234567", "0b5563", "rgb(0,0,0)", "red;}", "#fff\n}", "#０00"]
)
def test_takes_nothing_else(written: str) -> None:
    assert colour_of(written) is None


def test_contrast_is_that_of_the_standard() -> None:
    assert WHITE.contrast(BLACK) == pytest.approx(21)
    assert Colour(0x76, 0x76, 0x76).contrast(WHITE) == pytest.approx(4.54, abs=0.005)  # the lightest grey that passes
    assert Colour(0x77, 0x77, 0x77).contrast(WHITE) < TEXT_CONTRAST


@given(COLOURS, st.sampled_from([LIGHT_GROUND, DARK_GROUND]))
def test_a_proposal_passes_and_leaves_alone_what_does(colour: Colour, ground: Colour) -> None:
    found = colour.readable_on(ground)
    assert found.contrast(ground) >= TEXT_CONTRAST
    assert (found == colour) == (colour.contrast(ground) >= TEXT_CONTRAST)


@given(COLOURS, COLOURS)
def test_styles_of_any_publisher_can_be_read(primary: Colour, accent: Colour) -> None:
    """White stands on the primary colour, so what is readable on light pages is readable as a ground too."""
    primary, accent = primary.readable_on(LIGHT_GROUND), accent.readable_on(LIGHT_GROUND)
    branding = Branding(primary=str(primary), accent=str(accent))
    assert primary.contrast(WHITE) >= TEXT_CONTRAST
    slate = site_style(branding).partition('"slate"')[2]
    link = colour_of(slate.partition("--md-typeset-a-color:")[2][:7])
    assert link
    assert link.contrast(DARK_GROUND) >= TEXT_CONTRAST
    ink = colour_of(slate.partition("--sinau-on-accent:")[2][:7])
    assert ink
    assert ink.contrast(link) >= TEXT_CONTRAST
    assert str(primary) in player_style(branding)


def test_without_colours_there_is_no_style() -> None:
    assert site_style(Branding()) == player_style(Branding()) == ""


def test_what_is_no_colour_does_not_get_into_a_style_sheet() -> None:
    hostile = "#fff}body{display:none"
    assert site_style(Branding(primary=hostile, accent=hostile)) == player_style(Branding(primary=hostile)) == ""
