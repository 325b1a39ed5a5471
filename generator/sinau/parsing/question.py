# SPDX-License-Identifier: Apache-2.0
"""Makes a question of a `::: question` directive."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from sinau.diagnostics import Diagnostics, Message, Report, Rule, Severity, Span
from sinau.extensions import question_types
from sinau.markdown.walk import nodes_of_type, page_and_included
from sinau.model import nodes
from sinau.model.assessment import Question
from sinau.model.nodes import Directive, DirectiveOption
from sinau.model.page import Page, SourceText
from sinau.parsing.misread_text import report_misread_choices
from sinau.parsing.question_types import UNKNOWN_OPTION, report_no_answers, type_of_question
from sinau.parsing.tick_boxes import looks_like_choice
from sinau.question_type import AnswerLine, QuestionBlock, no_line
from sinau.questions._choices import LATE_ANSWER, STRAY_TEXT
from sinau.source.kinds import ID, INVALID_ID, MAX_ID
from sinau.source.schema import suggestion_values

OPTIONS = {"points": "points", "poin": "points", "objective": "objective", "tujuan": "objective"}
MAX_POINTS = 100
NO_SETTINGS: Mapping[str, object] = MappingProxyType({})
OPENING = Message("content.question_opening")
OPENING_WORD = Message("content.question_opening_word")

MISSING_ID = Rule("C305", "question-without-id", Severity.ERROR)
BAD_POINTS = Rule("C307", "bad-points", Severity.ERROR)
EMPTY_STEM = Rule("C304", "question-without-text", Severity.ERROR)
NESTED_QUESTION = Rule("C318", "directive-in-question", Severity.ERROR)
NESTED_BY_INCLUDING = Rule("C340", "question-included-in-question", Severity.ERROR)
CHOICES_INCLUDED = Rule("C342", "choices-included-in-question", Severity.ERROR)
TWO_EXPLANATIONS = Rule("C319", "two-explanations", Severity.ERROR)


@dataclass(frozen=True, slots=True)
class _QuestionOptions:
    id: str
    points: float
    objective: DirectiveOption | None
    places: dict[str, Span]
    words: dict[str, DirectiveOption]
    others: dict[str, DirectiveOption]


def parse_question(
    directive: Directive,
    source: SourceText,
    ids: Collection[str] = frozenset(),
    settings: Mapping[str, object] = NO_SETTINGS,
) -> tuple[Question | None, Diagnostics]:
    """Return the question of `directive`, `None` where there is none, and what is wrong with it.

    `ids` are those that have a number. A word of a type that has come later may be among them, and goes on being an id.
    `settings` are the course's.
    """
    report = Report()
    return _parse_question(directive, source, ids, settings, report), tuple(report)


def _parse_question(
    directive: Directive, source: SourceText, ids: Collection[str], settings: Mapping[str, object], report: Report
) -> Question | None:
    # Its opening line is the place of all that concerns the question as a whole.
    span = source.span(directive.start, directive.end)
    options = _read_options(directive, source, ids, report, span)
    hints = [section.children for section in directive.sections if section.marker == "?"]
    explanations = [section for section in directive.sections if section.marker == "!"]
    for section in explanations[1:]:
        report.add(TWO_EXPLANATIONS, source.span(section.start - 1, section.end))
    _refuse_nested(directive, source, report)
    body = tuple(block for block in directive.sections[0].children if not isinstance(block, Directive))
    lines = _answer_lines(directive, source)
    whole = QuestionBlock(
        source, body, (), options.words, span, lines, options.others, id=options.id, settings=settings
    )
    question_type, block = type_of_question(whole, OPTIONS, report)
    own_line = question_type.own_line if question_type else no_line
    misread = report_misread_choices(directive, block.answers, source, own_line, report)
    _check_answer_lines(directive, lines, source, misread, report)
    block = replace(block, misread=misread)
    if not block.stem and not misread:
        report.add(EMPTY_STEM, span)
    if question_type is None:
        if not misread:
            report_no_answers(span, report)
        return None
    parsed = question_type.parse(block)
    report.extend(parsed.diagnostics)
    if not options.id or parsed.choices is None:
        return None
    return Question(
        id=options.id,
        type=question_type.name,
        points=options.points,
        stem=block.stem if parsed.stem is None else parsed.stem,
        choices=parsed.choices,
        span=span,
        objective=options.objective.value if options.objective else None,
        hints=tuple(hints),
        explanation=explanations[0].children if explanations else (),
        places=options.places,
        words=tuple(options.words),
        options={name: option.value for name, option in options.others.items()},
        value=parsed.value,
        hashed=parsed.hashed,
    )


def _answer_lines(directive: Directive, source: SourceText) -> tuple[AnswerLine, ...]:
    """Return the `=` lines of `directive`, read as they stand."""
    lines: list[AnswerLine] = []
    data = source.utf8
    for section in directive.sections:
        if section.marker != "=":
            continue
        end = data.find(b"\n", section.start)
        written = data[section.start : end if end >= 0 else len(data)]
        start = section.start + len(written) - len(written.lstrip())
        text = written.strip()
        span = source.span(start, start + len(text)) if text else source.span(section.start - 1)
        lines.append(AnswerLine(text.decode(), span))
    return tuple(lines)


def _check_answer_lines(
    directive: Directive, lines: tuple[AnswerLine, ...], source: SourceText, misread: frozenset[int], report: Report
) -> None:
    """Report `=` lines that stand below hints or the explanation, and what stands behind them."""
    waiting = iter(lines)
    closed = False
    for section in directive.sections:
        closed = closed or section.marker in {"?", "!"}
        if section.marker != "=":
            continue
        line = next(waiting)
        if closed:
            report.add(LATE_ANSWER, line.span)
        for child in section.children:
            if not isinstance(child, Directive) and source.start_of_line_at(child.start) not in misread:
                report.add(STRAY_TEXT, source.node(child))


def _refuse_nested(directive: Directive, source: SourceText, report: Report) -> None:
    for section in directive.sections:
        for child in section.children:
            if isinstance(child, Directive):
                report.add(NESTED_QUESTION, source.node(child))
            elif isinstance(child, nodes.Included):
                _refuse_included(child, source, report)


def _refuse_included(included: nodes.Included, source: SourceText, report: Report) -> None:
    """Report, at the line in the question, the files that bring another question or choices into it."""
    for part in page_and_included(included.page):
        if any(directive.name == "question" for directive in nodes_of_type(part, Directive)):
            report.add(NESTED_BY_INCLUDING, source.node(included), path=part.file)
        elif any(item.checked is not None for item in nodes_of_type(part, nodes.ListItem)) or _has_choice_like_lines(
            part
        ):
            report.add(CHOICES_INCLUDED, source.node(included), path=part.file)


def _has_choice_like_lines(part: Page) -> bool:
    """Tell whether a line of text in `part` looks like a choice; code means itself."""
    data = part.source.utf8
    paragraphs = (data[node.start : node.end].decode() for node in nodes_of_type(part, nodes.Paragraph))
    return any(looks_like_choice(line) for text in paragraphs for line in text.split("\n"))


def _read_options(
    directive: Directive, source: SourceText, ids: Collection[str], report: Report, span: Span
) -> _QuestionOptions:
    bare = [option for option in directive.options if not option.key]
    words = {word for question_type in question_types().values() for word in question_type.words}
    named = bare[:1] if bare and (bare[0].value.casefold() not in words or bare[0].value in ids) else []
    question_id = ""
    places: dict[str, Span] = {}
    if named:
        question_id = named[0].value
        places["id"] = source.span(named[0].start, named[0].end)
        if not ID.match(question_id) or len(question_id) > MAX_ID:
            report.add(INVALID_ID, places["id"], id=question_id[:MAX_ID] or '""', limit=MAX_ID)
            question_id = ""
    else:
        opening = OPENING_WORD.filled(word=bare[0].value) if bare else OPENING
        report.add(MISSING_ID, span, opening=opening)
    points, objective = 1.0, None
    others: dict[str, DirectiveOption] = {}
    known = OPTIONS | {key: name for kind in question_types().values() for key, name in kind.options.items()}
    for option in directive.options:
        place = source.span(option.start, option.end)
        meaning = known.get(option.key.casefold()) if option.key else None
        if option.key and meaning is None:
            report.add(UNKNOWN_OPTION, place, option=option.key, **suggestion_values(option.key.casefold(), known))
        elif meaning == "points":
            points = _read_points(option.value, place, report)
        elif meaning == "objective":
            objective, places["objective"] = option, place
        elif meaning:
            others[meaning] = option
    by_word = {option.value.casefold(): option for option in bare[len(named) :]}
    return _QuestionOptions(question_id, points, objective, places, by_word, others)


def _read_points(value: str, place: Span, report: Report) -> float:
    whole, _, decimals = value.partition(".")
    if whole.isascii() and whole.isdigit() and len(value) < 8 and (not decimals or decimals.isdigit()):
        points = float(value)
        if 0 < points <= MAX_POINTS:
            return points
    report.add(BAD_POINTS, place, value=value[:20], limit=MAX_POINTS)
    return 1.0
