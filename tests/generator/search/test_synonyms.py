# SPDX-License-Identifier: Apache-2.0
"""Synonyms and superseded terms of the glossary."""

from helpers.searching import found, page, parts_of
from sinau.diagnostics import Span
from sinau.model.glossary import Term
from sinau.search.synonyms import related_terms

SPAN = Span("istilah.yml")


def test_synonyms_lead_both_ways_and_superseded_terms_to_those_of_today() -> None:
    terms = [
        Term("APB Desa", "x", SPAN, synonyms=("APBDes",)),
        Term("Bendahara Desa", "x", SPAN, superseded_by="kaur keuangan"),
    ]
    assert related_terms(terms) == (
        ("apb desa", "apbdes"),
        ("apbdes", "apb desa"),
        ("bendahara desa", "kaur keuangan"),
    )


def test_a_synonym_finds_what_is_written() -> None:
    pages = [page("Satu", "Kaur keuangan mencatat."), page("Dua", "Lain lagi.")]

    assert found(parts_of(*pages), "bendahara desa") == []
    assert found(parts_of(*pages, related=[("bendahara desa", "kaur keuangan")]), "Bendahara Desa itu siapa") == [
        "satu"
    ]
