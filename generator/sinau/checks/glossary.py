# SPDX-License-Identifier: Apache-2.0
"""Terms and synonyms of a glossary that are given twice or contradict each other: who seeks one would be led to the wrong one."""

from collections.abc import Sequence

from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.model.catalogue import Catalogue
from sinau.model.glossary import Term
from sinau.source.files import Source

TERM_TWICE = Rule("C521", "term-twice", Severity.WARNING)
SYNONYM_TWICE = Rule("C522", "synonym-twice", Severity.WARNING)
SYNONYM_OF_TWO = Rule("C523", "synonym-of-two-terms", Severity.WARNING)
SYNONYM_IS_TERM = Rule("C524", "synonym-with-an-entry", Severity.WARNING)
SYNONYM_SUPERSEDED = Rule("C525", "synonym-superseded", Severity.WARNING)


def check(catalogue: Catalogue, source: Source, report: Report) -> None:
    """Report what is wrong among the terms of the catalogue, and among those of each course together with them.

    A course may explain a term of the catalogue anew: its pages show the course's meaning.
    """
    _check_terms(catalogue.terms, (), report)
    for course in catalogue.courses:
        _check_terms(course.terms, catalogue.terms, report)


def _check_terms(terms: Sequence[Term], given: Sequence[Term], report: Report) -> None:
    """Report what is wrong with `terms` among each other and with those that were `given` before; it stands in `terms`."""
    _check_double_entries(terms, given, report)
    entries = {_without_letter_case(term.term): term for term in reversed((*terms, *given))}
    known = {
        _without_letter_case(word): (term, place)
        for term in reversed(given)
        for word, place in _synonyms_with_places(term)
    }
    for term in terms:
        for word, place in _synonyms_with_places(term):
            key = _without_letter_case(word)
            first, first_place = known.setdefault(key, (term, place))
            if key == _without_letter_case(term.term):
                report.add(SYNONYM_TWICE, place, synonym=word, term=term.term, place=term.span)
            elif key in entries:
                _report_synonym_with_entry(word, place, entries[key], term, report)
            elif key == _without_letter_case(term.superseded_by):
                report.add(
                    SYNONYM_SUPERSEDED, place, synonym=word, term=term.term, old=term.term, new=term.superseded_by
                )
            elif _without_letter_case(first.term) != _without_letter_case(term.term):
                report.add(SYNONYM_OF_TWO, place, synonym=word, term=term.term, other=first.term, place=first_place)
            elif first_place != place and not any(first is one for one in given):
                report.add(SYNONYM_TWICE, place, synonym=word, term=term.term, place=first_place)


def _check_double_entries(terms: Sequence[Term], given: Sequence[Term], report: Report) -> None:
    """Report those of `terms` that have two entries, or are synonyms of terms `given` before."""
    first: dict[tuple[str, ...], Term] = {}
    synonyms = {_without_letter_case(word): other for other in given for word in other.synonyms}
    for term in terms:
        # `PPKD` is found only as it is written, so `ppkd` may mean something else.
        entry = first.setdefault(tuple(word if word.isupper() else word.casefold() for word in term.term.split()), term)
        if entry is not term:
            report.add(TERM_TWICE, term.span, term=term.term, place=entry.span)
        other = synonyms.get(_without_letter_case(term.term))
        if other and _without_letter_case(other.term) != _without_letter_case(term.term):
            _report_synonym_with_entry(term.term, term.span, term, other, report)


def _report_synonym_with_entry(synonym: str, place: Span, entry: Term, term: Term, report: Report) -> None:
    """Report that a `synonym` of `term` has an `entry` of its own."""
    if entry.superseded_by:
        new = entry.superseded_by
        report.add(SYNONYM_SUPERSEDED, place, synonym=synonym, term=term.term, old=entry.term, new=new)
    else:
        other = term.span if place == entry.span else entry.span
        report.add(SYNONYM_IS_TERM, place, synonym=synonym, term=term.term, place=other)


def _synonyms_with_places(term: Term) -> list[tuple[str, Span]]:
    return [*zip(term.synonyms, term.synonym_places, strict=True)]


def _without_letter_case(text: str) -> str:
    """Return `text` in any letter case."""
    return " ".join(text.casefold().split())
