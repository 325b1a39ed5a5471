# SPDX-License-Identifier: Apache-2.0
"""Mends a catalogue until nothing more can be mended, so that doing it again changes nothing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sinau.checks import check
from sinau.checks.forgotten_mark import FORGOTTEN_MARK
from sinau.checks.links import BROKEN_LINK
from sinau.checks.markup import MKDOCS_SYNTAX
from sinau.checks.media import MISSING_MEDIA
from sinau.checks.other_tools import BLANK_IN_ADDRESS
from sinau.diagnostics import Diagnostic, Diagnostics, Report
from sinau.diagnostics.rule import Severity
from sinau.fixing.edits import Edit, with_edits
from sinau.fixing.ids import edits_for_missing_id, edits_for_question_id
from sinau.fixing.names import edits_for_reference
from sinau.fixing.text_marks import (
    edits_for_blank_in_address,
    edits_for_colon_in_value,
    edits_for_colons_without_blank,
    edits_for_curly_quotes,
    edits_for_mark_of_another_tool,
    edits_for_mkdocs_note,
    edits_for_odd_blanks,
)
from sinau.markdown.directives import MALFORMED, RawDirective, RawSection, scan_directives
from sinau.model.catalogue import Catalogue
from sinau.model.page import SourceText
from sinau.parsing import parse_catalogue
from sinau.parsing.course import MISSING_FILE
from sinau.parsing.question import MISSING_ID
from sinau.parsing.question_banks import NO_BANK
from sinau.source.files import Source
from sinau.source.front_matter import read_front_matter
from sinau.source.schema import MISSING_KEY
from sinau.source.text_damage import CURLY_QUOTES, NO_BLANK
from sinau.source.yaml import SYNTAX

# Mending one thing can bring another to light; each round mends at least one.
MOST_ROUNDS = 20
OF_TEXT = {
    CURLY_QUOTES: edits_for_curly_quotes,
    SYNTAX: edits_for_colon_in_value,
    NO_BLANK: edits_for_odd_blanks,
    BLANK_IN_ADDRESS: edits_for_blank_in_address,
    FORGOTTEN_MARK: edits_for_mark_of_another_tool,
    MALFORMED: edits_for_colons_without_blank,
    MKDOCS_SYNTAX: edits_for_mkdocs_note,
}
REFERENCES = {BROKEN_LINK, MISSING_MEDIA, MISSING_FILE, NO_BANK}
OF_CATALOGUE = {MISSING_KEY: edits_for_missing_id, MISSING_ID: edits_for_question_id}


@dataclass(frozen=True, slots=True)
class FixedFiles:
    """A catalogue's files after mending: the texts that have changed, by path, and what was mended in the order of the rounds."""

    texts: dict[str, str]
    mended: tuple[Diagnostic, ...]


def fix_repeatedly(source: Source, names: Mapping[str, str] | None = None) -> FixedFiles:
    """Return the files of `source` after mending; `names` are the new paths of files that were renamed, by their old ones."""
    texts, mended = dict(source.texts), []
    for _ in range(MOST_ROUNDS):
        current = replace(source, texts=texts)
        report = Report()
        catalogue = report.collect(parse_catalogue(current))
        report.extend(check(catalogue, current))
        edits: dict[str, list[Edit]] = defaultdict(list)
        for found, own in _diagnostics_with_edits(tuple(report), catalogue, texts, names or {}):
            if not any(_edits_overlap(one, other) for one in own for other in edits[found.span.file]):
                edits[found.span.file] += own
                mended.append(found)
        for file, own in edits.items():
            texts[file] = SourceText(file, with_edits(texts[file].text, own))
        if not edits:
            break
    changed = {file: one.text for file, one in texts.items() if one.text != source.texts[file].text}
    return FixedFiles(changed, tuple(mended))


def _edits_overlap(one: Edit, other: Edit) -> bool:
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def _diagnostics_with_edits(
    diagnostics: Diagnostics, catalogue: Catalogue, texts: dict[str, SourceText], names: Mapping[str, str]
) -> Iterator[tuple[Diagnostic, list[Edit]]]:
    """Yield what can be mended, with the edits that do it."""
    given: dict[str, set[str]] = defaultdict(set)
    questions: dict[str, list[tuple[int, int]]] = {}
    for found in diagnostics:
        file = found.span.file
        if file not in texts or found.span.line > texts[file].text.count("\n") + 1:
            continue
        text = texts[file].text
        if rule := OF_CATALOGUE.get(found.rule):
            edits = rule(found, text, catalogue, given[f"{found.rule.code} {file.partition('/')[0]}"])
        elif found.rule in REFERENCES:
            edits = edits_for_reference(found, text, names)
        elif found.rule in OF_TEXT:
            if file not in questions:
                questions[file] = list(_lines_of_questions(texts[file]))
            # Learners may have answered a question as it stands: a warning in it is no reason to make it another one.
            asked = any(first <= found.span.line <= last for first, last in questions[file])
            edits = [] if asked and found.rule.severity is not Severity.ERROR else OF_TEXT[found.rule](found, text)
        else:
            continue
        if edits and with_edits(text, edits) != text:
            yield found, edits


def _lines_of_questions(source: SourceText) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each question in a page."""
    if not source.file.endswith(".md"):
        return
    front, _ = read_front_matter(source)
    waiting: list[RawSection | RawDirective] = [scan_directives(source, front.body_start, Report()).root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, RawSection):
            waiting += [item for item in one.items if isinstance(item, RawDirective)]
        else:
            if one.opening.name == "question":
                yield source.span(one.start).line, source.span(max(one.start, one.end - 1)).line
            waiting += one.sections
