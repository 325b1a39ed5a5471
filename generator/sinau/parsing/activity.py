# SPDX-License-Identifier: Apache-2.0
"""Makes a lesson or an assessment of a Markdown file."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Literal, cast

from sinau.diagnostics import Diagnostic, Diagnostics, Report, Rule, Severity, Span
from sinau.markdown.document import ALONE, parse_page
from sinau.markdown.include_directive import IncludeContext
from sinau.model.assessment import AssessmentSettings, Draw, FeedbackPolicy, Keep, Question
from sinau.model.broken import Broken
from sinau.model.catalogue import Activity, ActivityKind, DatedSource, FreePage
from sinau.model.nodes import Block, Directive, Element, Included, Inline
from sinau.model.page import Page, SourceText
from sinau.parsing.aliases import read_aliases
from sinau.parsing.assessment_fields import ASSESSMENT_FIELDS
from sinau.parsing.fields import KINDS, LESSON_FIELDS, PAGE_FIELDS
from sinau.parsing.question import parse_question
from sinau.parsing.question_banks import check_draw, with_banks
from sinau.source.front_matter import read_front_matter
from sinau.source.kinds import WordKind
from sinau.source.schema import Record, read_record
from sinau.source.yaml import YamlMapping

NO_FRONT_MATTER = Rule("C208", "no-front-matter", Severity.ERROR)


def parse_activity(
    source: SourceText, expected: ActivityKind, around: IncludeContext = ALONE
) -> tuple[Activity | Broken, Diagnostics]:
    """Return the activity of `source`, `Broken` when it has no id or title, and what is wrong with it.

    `expected` is what the course says it is: `lesson` stands for a lesson or a quiz, whichever its front matter names. Both
    depend on nothing but these arguments.
    """
    report = Report()
    activity = _parse_activity_page(source, expected, report, around)
    found = tuple(report)
    if isinstance(activity, Activity) and _has_errors(source.file, found):
        activity = replace(activity, page=replace(activity.page, sound=False))
    return activity, found


def _has_errors(file: str, found: Iterable[Diagnostic]) -> bool:
    return any(one.rule.severity is Severity.ERROR and one.span.file == file for one in found)


def _parse_activity_page(
    source: SourceText, expected: ActivityKind, report: Report, around: IncludeContext
) -> Activity | Broken:
    front = report.collect(read_front_matter(source))
    page = report.collect(parse_page(source, front.body_start, around))
    if front.settings is None:
        tuple(_parse_questions(page, around, report))
        if not front.refused:
            report.add(NO_FRONT_MATTER, Span(source.file))
        return Broken(Span(source.file), source.file, page)
    kind = _kind_of_activity(front.settings, expected)
    fields = LESSON_FIELDS if kind == "lesson" else ASSESSMENT_FIELDS
    record = read_record(front.settings, fields, report)
    page = report.collect(with_banks(page, record, around))
    questions = tuple(_parse_questions(page, around, report))
    settings = None if kind == "lesson" else _assessment_settings(record, kind)
    if settings:
        check_draw(settings.draw, questions, record, report)
    activity_id, title = record.get("id", str), record.get("title", str)
    aliases = read_aliases(record, source.file, report)
    if not activity_id or not title:
        return Broken(record.span, source.file, page)
    return Activity(
        id=activity_id,
        kind=kind,
        title=title,
        page=page,
        span=record.place("id"),
        minutes=record.get("minutes", int),
        objectives=record.items("objectives", str),
        sources=tuple(_dated_source(item) for item in record.items("sources", Record)),
        questions=questions,
        settings=settings,
        places=record.places,
        aliases=aliases,
        draft=record.get("draft", bool) or False,
    )


def parse_free_page(source: SourceText, around: IncludeContext = ALONE) -> tuple[FreePage | Broken, Diagnostics]:
    """Return the free page of `source`, `Broken` when it has no title, and what is wrong with it."""
    report = Report()
    page = _parse_free_page(source, report, around)
    return page, tuple(report)


def _parse_free_page(source: SourceText, report: Report, around: IncludeContext) -> FreePage | Broken:
    front = report.collect(read_front_matter(source))
    page = report.collect(parse_page(source, front.body_start, around))
    if front.settings is None:
        if not front.refused:
            report.add(NO_FRONT_MATTER, Span(source.file))
        return Broken(Span(source.file), source.file, page)
    record = read_record(front.settings, PAGE_FIELDS, report)
    title = record.get("title", str)
    aliases = read_aliases(record, source.file, report)
    if not title:
        return Broken(record.span, source.file, page)
    return FreePage(title, page, record.place("title"), aliases, record.get("draft", bool) or False)


def _kind_of_activity(settings: YamlMapping, expected: ActivityKind) -> ActivityKind:
    """Return the kind before the rest is read: it decides which settings there may be."""
    written = next((value for key, value in settings.pairs if key.text in {"kind", "jenis"}), None)
    if written is None:
        return expected
    found = WordKind(KINDS).convert(written, Report())
    return cast(ActivityKind, found) if found else expected


def _assessment_settings(record: Record, kind: ActivityKind) -> AssessmentSettings:
    """Return an assessment's settings. A quiz shows its feedback at once unless it says otherwise, a graded one at the end."""
    default_feedback = "at once" if kind == "quiz" else "at end"
    draw = record.get("draw", tuple)
    return AssessmentSettings(
        mastery_score=record.get("mastery_score", float),
        attempts=record.get("attempts", int) or 0,
        keep=cast(Keep, record.get("keep", str) or "best"),
        feedback=cast(FeedbackPolicy, record.get("feedback", str) or default_feedback),
        shuffle=cast(tuple[Literal["questions", "choices"], ...], record.items("shuffle", str)),
        time_limit=record.get("time_limit", int),
        draw=Draw(*draw) if draw else None,
        review=record.get("review", bool),
    )


def _dated_source(record: Record) -> DatedSource:
    return DatedSource(
        text=record.get("text", str) or "",
        in_force=record.get("in_force", date),
        review_by=record.get("review_by", date),
        span=record.span,
        places=record.places,
    )


def _parse_questions(page: Page, around: IncludeContext, report: Report) -> Iterator[Question]:
    for directive, source in _directives_in_order(page.blocks, page.source):
        if directive.name == "question":
            question = report.collect(parse_question(directive, source, around.ids, around.settings))
            if question:
                yield question


def _directives_in_order(
    blocks: tuple[Block | Inline, ...], source: SourceText
) -> Iterator[tuple[Directive, SourceText]]:
    """Yield directives in reading order, also those that stand in others or are folded away, but not those inside a question."""
    for block in blocks:
        if isinstance(block, Included):
            yield from _directives_in_order(block.page.blocks, block.page.source)
        elif isinstance(block, Directive):
            yield block, source
            if block.name != "question":
                for section in block.sections:
                    yield from _directives_in_order(section.children, source)
        elif isinstance(block, Element) and block.block:
            yield from _directives_in_order(block.children, source)
