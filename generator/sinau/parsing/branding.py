# SPDX-License-Identifier: Apache-2.0
"""Reads what a publisher puts its own name on the site with: logo, colours, and the line below every page."""

from dataclasses import dataclass, field

from sinau.diagnostics import Diagnostics, Report, Rule, Severity, Span
from sinau.markdown.document import parse_page
from sinau.model.catalogue import Branding, FreePage
from sinau.model.colours import Colour
from sinau.model.nodes import Paragraph
from sinau.model.page import SourceText
from sinau.source.paths import read_reference
from sinau.source.schema import Record
from sinau.source.yaml import YamlScalar

FOOTER_NOT_A_LINE = Rule("C223", "footer-not-a-line", Severity.ERROR)
COLOURS = ("primary", "accent", "primary_dark", "accent_dark")


@dataclass(frozen=True, slots=True)
class _SettingText(SourceText):
    """The text of a setting: YAML has folded it, so whatever is wrong in it is told where the setting stands."""

    place: Span = field(default_factory=lambda: Span(""))

    def span(self, start: int, end: int | None = None) -> Span:
        """Return the place of the setting."""
        return self.place


def read_branding(record: Record, file: str) -> Branding:
    """Return the look that `record`, the settings of the catalogue's `file`, asks for."""
    written = record.get("logo", YamlScalar)
    logo = ""
    if written:
        reference = read_reference(file, written.text)
        logo = reference.path if reference.kind == "local" else written.text
    places = {"logo": written.span} if written else {}
    chosen = record.get("colours", Record)
    colours: dict[str, str] = {}
    for name in COLOURS if chosen else ():
        assert chosen
        if colour := chosen.get(name, Colour):
            colours[name] = str(colour)
            places[name] = chosen.place(name)
    return Branding(logo=logo, places=places, **colours)


def read_footer(record: Record, file: str) -> tuple[FreePage | None, Diagnostics]:
    """Return the footer as a page of one paragraph."""
    text = record.get("footer", str)
    if not text:
        return None, ()
    report = Report()
    place = record.place("footer")
    page = report.collect(parse_page(_SettingText(file, text, place=place), 0))
    if len(page.blocks) == 1 and isinstance(page.blocks[0], Paragraph):
        return FreePage("", page, place), tuple(report)
    report.add(FOOTER_NOT_A_LINE, place)
    return None, tuple(report)
