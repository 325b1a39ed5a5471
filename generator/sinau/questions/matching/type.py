# SPDX-License-Identifier: Apache-2.0
"""Matching: `- Treasurer => keeps the cash` on a line for each prompt, and distractors that fit none, `- => approves the budget`."""

from html import escape
from string import ascii_lowercase

from sinau.answers import Right, Shape, shuffled_letters
from sinau.diagnostics import Message, Report
from sinau.model import nodes
from sinau.model.assessment import Choice, Question
from sinau.model.nodes import Block, ListItem
from sinau.model.page import SourceText
from sinau.question_type import Controls, Parsed, Printed, QuestionBlock, QuestionType, Writer, has_boxes
from sinau.questions._choices import STRAY_TEXT, group, label
from sinau.questions._scoring import SCORING, check_scoring, is_partial
from sinau.questions.matching import rules
from sinau.questions.matching.matching_lines import (
    PairLine,
    comparison_text,
    cut_at_arrow,
    has_arrow,
    other_arrow,
    text_as_written,
)

MOST_PROMPTS, MOST_OPTIONS = 15, 26
# So much of an option is seen in a drop-down on a phone; longer ones are also listed with letters.
SHORT = 30
WRITTEN = Message("matching.written")
NOTE = Message("matching.note")
EACH = Message("matching.each")
SEVERAL = Message("matching.several")
ON_PAPER = Message("matching.on_paper")
BOX = '<span class="box written"></span>'
OPTIONS = Message("matching.options")


def _start_of_answers(blocks: tuple[Block, ...], source: SourceText) -> int:
    """Return where the answers begin: with the first list of pairs, or with one whose arrows are written in another way."""
    lists = [
        (number, block) for number, block in enumerate(blocks) if isinstance(block, nodes.List) and block.first is None
    ]
    found = (number for number, block in lists if any(has_arrow(item, source) for item in block.items))
    others = (number for number, block in lists if all(other_arrow(item) for item in block.items))
    return next(found, next(others, len(blocks)))


def _listed_items(block: QuestionBlock) -> list[ListItem]:
    return [item for answer in block.answers if isinstance(answer, nodes.List) for item in answer.items]


def _matches(block: QuestionBlock) -> bool:
    if not block.answers or any(map(has_boxes, (*block.stem, *block.answers))):
        return False
    # Behind the `=` of an accepted answer nothing begins with ">": it is a pair without its dash.
    if block.lines:
        return any(line.text.startswith(">") for line in block.lines)
    return any(has_arrow(item, block.source) for item in _listed_items(block)) or not _has_gaps(block)


def _has_gaps(block: QuestionBlock) -> bool:
    """Tell whether something else is to be answered in the lines, so that arrows in them need not be those of pairs."""
    first, last = (*block.stem, *block.answers)[0].start, block.answers[-1].end
    return block.source.utf8.find(b"{{", first, last) >= 0


def _parse(block: QuestionBlock) -> Parsed:
    report = Report()
    check_scoring(block, report)
    lines = [(item, line) for item in _listed_items(block) if (line := _read_line(item, block, report))]
    for answer in block.answers:
        if isinstance(answer, nodes.Quote):
            report.add(rules.MORE_THAN_A_LINE, block.place(answer))
        elif not isinstance(answer, nodes.List) and not block.is_misread(answer):
            report.add(STRAY_TEXT, block.place(answer))
    prompts = [(item, line) for item, line in lines if line.prompt]
    options = _read_options(block, lines, report)
    _check_prompts(block, prompts, report)
    if max(len(prompts) / MOST_PROMPTS, len(options) / MOST_OPTIONS) > 1:
        report.add(rules.TOO_MANY, block.span, prompts=MOST_PROMPTS, options=MOST_OPTIONS)
    elif not report.errors and not block.misread and (not prompts or len(options) < 2):
        report.add(rules.NOTHING_TO_MATCH, block.span)
    if report.errors:
        return Parsed(None, tuple(report))
    letters = dict(zip(options, shuffled_letters(block.id, len(options), "options"), strict=True))
    left = [
        Choice(f"{letter}.", False, line.prompt, (), block.place(item))
        for letter, (item, line) in zip(ascii_lowercase, prompts, strict=False)
    ]
    right = [
        Choice(f".{letters[text]}", False, line.option, (), block.place(item)) for text, (item, line) in options.items()
    ]
    pairs = tuple(
        f"{prompt.id}{letters[text_as_written(line.option, block.source)]}"
        for prompt, (_, line) in zip(left, prompts, strict=True)
    )
    return Parsed((*left, *sorted(right, key=lambda one: one.id)), tuple(report), value=pairs)


def _read_line(item: ListItem, block: QuestionBlock, report: Report) -> PairLine | None:
    """Return the line that `item` is; `None` after reporting why it is none."""
    place = block.place(item)
    if block.is_misread(item):
        return None
    first, *more = item.children or (None,)
    for child in more:
        report.add(rules.MORE_THAN_A_LINE, block.place(child))
    line = cut_at_arrow(first, block.source) if isinstance(first, nodes.Paragraph) else None
    if line is None or not line.arrows:
        arrow = other_arrow(item)
        message = rules.OTHER_ARROW if arrow else rules.WRITE_ARROW
        report.add(rules.NO_ARROW, place, suggestion=message.filled(arrow=arrow))
        return None
    if line.arrows > 1:
        report.add(rules.TWO_ARROWS, place)
    elif not line.option:
        report.add(rules.EMPTY_SIDE, place)
    return line


def _read_options(
    block: QuestionBlock, lines: list[tuple[ListItem, PairLine]], report: Report
) -> dict[str, tuple[ListItem, PairLine]]:
    """Return the options by what was written, each where it was written first, those of prompts before distractors."""
    found: dict[str, tuple[ListItem, PairLine]] = {}
    known: set[str] = set()
    for item, line in sorted(lines, key=lambda one: not one[1].prompt):
        text = text_as_written(line.option, block.source)
        if not text or (text in found and line.prompt):
            continue
        reads = comparison_text(line.option, block.source)
        if reads in known:
            report.add(rules.LIKE_ANOTHER, block.place(item))
        known.add(reads)
        found.setdefault(text, (item, line))
    return found


def _check_prompts(block: QuestionBlock, prompts: list[tuple[ListItem, PairLine]], report: Report) -> None:
    known: set[str] = set()
    for item, line in prompts:
        reads = comparison_text(line.prompt, block.source)
        if reads in known:
            report.add(rules.SAME_PROMPT, block.place(item))
        known.add(reads)


def _pairs(question: Question) -> tuple[str, ...]:
    assert isinstance(question.value, tuple)
    return question.value


def _prompts(question: Question) -> tuple[Choice, ...]:
    return question.choices[: len(_pairs(question))]


def _options_as_html(question: Question, writer: Writer, about: Message) -> str:
    """Return the options below the words `about` them, in the order of their letters."""
    texts = [(choice.id[1:], choice.text, writer.inlines(choice.text)) for choice in question.choices]
    options = texts[len(_pairs(question)) :]
    plain = all("<" not in html and len(writer.words(text)) <= SHORT for _, text, html in options)
    items = "".join(
        f'<li data-option="{letter}" data-words="{escape(writer.words(text))}"><span class="choice-text">{html}</span></li>'
        for letter, text, html in options
    )
    return (
        f'<div class="matching-offer"{" data-short" if plain else ""}>'
        f'<p class="matching-about">{about.text(writer.language)}</p>'
        f'<ol class="matching-options" type="A">{items}</ol></div>'
    )


def _render(question: Question, writer: Writer) -> Controls:
    pairs, partial = _pairs(question), is_partial(question)
    several = len({pair[2:] for pair in pairs}) < len(pairs)
    notes = [NOTE, *([EACH] if partial else []), *([SEVERAL] if several else [])]
    items = "".join(
        f'<li data-prompt="{choice.id[0]}"><span class="choice-text">{writer.inlines(choice.text)}</span></li>'
        for choice in _prompts(question)
    )
    return Controls(
        html=group(
            question,
            f'<ul class="matching-prompts">{items}</ul>{_options_as_html(question, writer, OPTIONS)}',
            "select",
        ),
        note=" ".join(note.text(writer.language) for note in notes),
        shape=Shape("pairs", len(pairs), len(question.choices) - len(pairs)),
        rule={"correct": [*pairs], **({"partial": True} if partial else {})},
        labels={choice.id: writer.words(choice.text) for choice in question.choices},
        keys=(Right(pairs),),
    )


def _print(question: Question, writer: Writer) -> Printed:
    prompts = "".join(label(BOX, writer.inlines(choice.text)) for choice in _prompts(question))
    return Printed(group(question, prompts + _options_as_html(question, writer, ON_PAPER), "select"))


QUESTION_TYPE = QuestionType(
    name="matching",
    written=WRITTEN,
    matches=_matches,
    parse=_parse,
    render=_render,
    print=_print,
    options=SCORING,
    starts=_start_of_answers,
)
