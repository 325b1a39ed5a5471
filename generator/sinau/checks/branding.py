# SPDX-License-Identifier: Apache-2.0
"""The publisher's own look: a logo that can be shown everywhere, colours that everybody can read (WCAG 2.2, 1.4.3)."""

from pathlib import PurePosixPath

from sinau.checks.media import LETTER_CASE, MISSING_MEDIA, NOT_A_PICTURE, REMOTE_MEDIA
from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.model.catalogue import Catalogue
from sinau.model.colours import TEXT_CONTRAST, colour_of
from sinau.publishing.brand_styles import DARK_GROUND, LIGHT_GROUND
from sinau.source.files import Source
from sinau.source.paths import read_reference
from sinau.texts import Number

LOW_CONTRAST = Rule("C515", "low-contrast", Severity.ERROR)
HEAVY_LOGO = Rule("C421", "heavy-logo", Severity.WARNING)
LOGOS = {".png", ".svg"}
MAX_LOGO_KB = 50
GROUNDS = {
    "primary": (LIGHT_GROUND, Message("content.branding_grounds_primary")),
    "accent": (LIGHT_GROUND, Message("content.branding_grounds_accent")),
    "primary_dark": (DARK_GROUND, Message("content.branding_grounds_primary_dark")),
    "accent_dark": (DARK_GROUND, Message("content.branding_grounds_accent_dark")),
}


def check(catalogue: Catalogue, source: Source, report: Report) -> None:
    """Report a logo that cannot be shown and colours that cannot be read."""
    if catalogue.branding.logo:
        _check_logo(catalogue, source, report)
    for name, (ground, words) in GROUNDS.items():
        colour = colour_of(getattr(catalogue.branding, name))
        if colour and (ratio := colour.contrast(ground)) < TEXT_CONTRAST:
            report.add(
                LOW_CONTRAST,
                catalogue.branding.places[name],
                colour=colour,
                ground=words,
                ratio=Number(int(ratio * 100) / 100, decimals=2),  # never rounded up to what it does not reach
                proposal=colour.readable_on(ground),
            )


def _check_logo(catalogue: Catalogue, source: Source, report: Report) -> None:
    logo, span = catalogue.branding.logo, catalogue.branding.places["logo"]
    file = source.media.get(logo)
    suffix = PurePosixPath(logo).suffix.lower()
    if read_reference("", logo).kind == "external":
        report.add(REMOTE_MEDIA, span)
    elif file is None:
        folded = {path.casefold(): path for path in source.media}
        if found := folded.get(logo.casefold()):
            report.add(LETTER_CASE, span, found=found, path=logo)
        elif logo not in source.refused:
            report.add(
                MISSING_MEDIA,
                span,
                path=logo,
                suggestion=Message("content.branding_missing_logo"),
            )
    elif suffix not in LOGOS:
        report.add(NOT_A_PICTURE, span, suffix=suffix or "–", known=", ".join(sorted(LOGOS)))
    elif file.size > MAX_LOGO_KB * 1000:
        report.add(HEAVY_LOGO, span, size=round(file.size / 1000), limit=MAX_LOGO_KB)
