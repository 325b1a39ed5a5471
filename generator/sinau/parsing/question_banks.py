# SPDX-License-Identifier: Apache-2.0
"""Adds the questions of its banks to an assessment: files of `::: question` blocks that belong to no lesson."""

import posixpath
from dataclasses import replace

from sinau.diagnostics import Diagnostics, Report, Rule, Severity
from sinau.markdown.document import parse_page
from sinau.markdown.include_directive import IncludeContext
from sinau.model.assessment import Draw, Question
from sinau.model.nodes import Block, Directive, Included
from sinau.model.page import Page, SourceText
from sinau.source.front_matter import read_front_matter
from sinau.source.paths import read_reference
from sinau.source.schema import Record, did_you_mean, nearest_names
from sinau.source.yaml import YamlScalar
from sinau.texts import Message

# What makes a page of a file, in English and in Indonesian.
ACTIVITY_KEYS = {"id": "pengenal", "kind": "jenis"}

NO_FILE = Message("content.banks_no_file")
IN_ALL = Message("content.banks_in_all")
FOR_OBJECTIVE = Message("content.banks_for_objective")
NO_BANK = Rule("C332", "no-such-bank", Severity.ERROR)
BANK_IS_PAGE = Rule("C333", "bank-is-a-page", Severity.ERROR)
BANK_TWICE = Rule("C334", "bank-named-twice", Severity.ERROR)
EMPTY_BANK = Rule("C335", "empty-bank", Severity.ERROR)
DRAWS_TOO_MANY = Rule("C336", "draws-too-many", Severity.ERROR)
DRAWS_WITHOUT_OBJECTIVE = Rule("C337", "never-drawn", Severity.ERROR)


def with_banks(page: Page, record: Record, around: IncludeContext) -> tuple[Page, Diagnostics]:
    """Return `page` with the questions of the files that `record` names under `bank` behind its own text."""
    report = Report()
    found: list[Included] = []
    named: set[str] = set()
    end = len(page.source.utf8)
    for path in record.items("bank", YamlScalar):
        reference = read_reference(page.file, path.text)
        text = around.texts.get(reference.path) if reference.kind == "local" else None
        if reference.path in named:
            report.add(BANK_TWICE, path.span, path=path.text)
        elif text is None or not reference.path.endswith(".md"):
            if reference.path not in around.refused:
                folder = posixpath.dirname(page.file)
                known = [posixpath.relpath(name, folder) for name in around.texts if name.endswith(".md")]
                report.add(NO_BANK, path.span, path=path.text, **_hint_with_similar_bank(path.text, known))
        else:
            bank = _read_bank(text, path, around, report)
            found += [Included(start=end, end=end, page=bank)] if bank else []
        named.add(reference.path)
    if found:
        page = replace(page, blocks=(*page.blocks, *found), _nodes=[], _by_type={})
    return page, tuple(report)


def _read_bank(text: SourceText, path: YamlScalar, around: IncludeContext, report: Report) -> Page | None:
    front = report.collect(read_front_matter(text))
    given = {key.text for key, _ in front.settings.pairs} if front.settings else set()
    if given & {*ACTIVITY_KEYS, *ACTIVITY_KEYS.values()}:
        indonesian = bool(given & {*ACTIVITY_KEYS.values()})
        keys = {f"key_{name}": other if indonesian else name for name, other in ACTIVITY_KEYS.items()}
        report.add(BANK_IS_PAGE, path.span, path=path.text, **keys)
        return None
    bank = report.collect(parse_page(text, front.body_start, around))
    # What stands between the questions is for authors: a bank has no page of its own to show it on.
    questions: tuple[Block, ...] = tuple(
        block for block in bank.blocks if isinstance(block, Directive) and block.name == "question"
    )
    if not questions:
        report.add(EMPTY_BANK, path.span, path=path.text)
    return Page(text, questions, True)


def _hint_with_similar_bank(path: str, known: list[str]) -> dict[str, Message]:
    folded = {name.casefold(): name for name in known}
    return did_you_mean([folded[name] for name in nearest_names(path.casefold(), list(folded))], NO_FILE)


def check_draw(draw: Draw | None, questions: tuple[Question, ...], record: Record, report: Report) -> None:
    """Report when more questions are to be drawn than there are."""
    if draw is None:
        return
    place = record.place("draw")
    if not draw.each:
        if draw.count > len(questions):
            report.add(DRAWS_TOO_MANY, place, draw=draw.count, count=len(questions), of=IN_ALL)
        return
    counts: dict[str, int] = {}
    for question in questions:
        if question.objective is None:
            report.add(DRAWS_WITHOUT_OBJECTIVE, question.places.get("id", question.span), id=question.id)
        else:
            counts[question.objective] = counts.get(question.objective, 0) + 1
    for objective, count in counts.items():
        if draw.count > count:
            of = FOR_OBJECTIVE.filled(objective=objective)
            report.add(DRAWS_TOO_MANY, place, draw=draw.count, count=count, of=of)
