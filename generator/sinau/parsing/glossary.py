# SPDX-License-Identifier: Apache-2.0
"""Reads `istilah.yml` (or `glossary.yml`), of the catalogue or of one course."""

from sinau.diagnostics import Diagnostics, Message, Report
from sinau.model.broken import Broken
from sinau.model.glossary import Term
from sinau.source.files import Source
from sinau.source.front_matter import settings_of
from sinau.source.kinds import ListKind, PlacedTextKind, RecordKind, TextKind
from sinau.source.schema import Field, Record, read_record
from sinau.source.yaml import YamlScalar

NAMES = ("istilah.yml", "glossary.yml")
TERM_FIELDS = (
    Field("term", "istilah", TextKind(read=True), Message("content.glossary_term_term"), required=True),
    Field("meaning", "arti", TextKind(read=True), Message("content.glossary_term_meaning"), required=True),
    Field("superseded_by", "diganti", TextKind(read=True), Message("content.glossary_term_superseded_by")),
    Field("synonyms", "sinonim", ListKind(PlacedTextKind()), Message("content.glossary_term_synonyms")),
    Field("since", "sejak", TextKind(read=True), Message("content.glossary_term_since")),
)
GLOSSARY_FIELDS = (
    Field("terms", "istilah", ListKind(RecordKind(TERM_FIELDS)), Message("content.glossary_terms"), required=True),
)


def read_terms(folder: str, source: Source) -> tuple[tuple[Term, ...], Diagnostics]:
    """Return the terms of the files for them in `folder` (`""` for the catalogue's own), and what is wrong there."""
    report = Report()
    found: list[Term] = []
    for name in NAMES:
        text = source.texts.get(f"{folder}/{name}" if folder else name)
        node = settings_of(text, report) if text else None
        if node is None or isinstance(node, Broken):
            continue
        record = read_record(node, GLOSSARY_FIELDS, report)
        found += [_read_term(item) for item in record.items("terms", Record)]
    return tuple(term for term in found if term.term and term.meaning), tuple(report)


def _read_term(record: Record) -> Term:
    synonyms = record.items("synonyms", YamlScalar)
    return Term(
        term=record.get("term", str) or "",
        meaning=record.get("meaning", str) or "",
        span=record.place("term"),
        superseded_by=record.get("superseded_by", str) or "",
        since=record.get("since", str) or "",
        synonyms=tuple(" ".join(one.text.split()) for one in synonyms),
        synonym_places=tuple(one.span for one in synonyms),
    )
