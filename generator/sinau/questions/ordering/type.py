# SPDX-License-Identifier: Apache-2.0
"""Ordering: the word `order` and a numbered list in the right order, which is shown shuffled."""

import re
from html import escape

from sinau.answers import Right, Shape, shuffled_letters
from sinau.answers.shape import MOST_ITEMS
from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.model import nodes
from sinau.model.assessment import Choice, Question
from sinau.model.nodes import Block, Inline, ListItem
from sinau.model.page import SourceText
from sinau.question_type import Controls, Parsed, Printed, QuestionBlock, QuestionType, Writer, has_boxes
from sinau.questions._choices import STRAY_TEXT, group
from sinau.questions._scoring import SCORING, check_scoring, is_partial

WORDS = ("order", "urutan")
FEWEST_ITEMS = 2
NUMBER = re.compile(rb"\d+")
NOTE = Message("ordering.note")
PARTIAL_NOTE = Message("ordering.partial_note")
NUMBER_THEM = Message("ordering.number_them")

NO_LIST = Rule("C343", "order-without-list", Severity.ERROR)
TWO_LISTS = Rule("C344", "order-of-two-lists", Severity.ERROR)
WRONG_NUMBER = Rule("C345", "order-misnumbered", Severity.ERROR)
FEEDBACK = Rule("C346", "order-with-feedback", Severity.ERROR)
NOT_A_LINE = Rule("C347", "order-item-not-a-line", Severity.ERROR)
BAD_COUNT = Rule("C348", "order-count", Severity.ERROR)
DUPLICATE = Rule("C349", "order-duplicate", Severity.ERROR)


def _matches(block: QuestionBlock) -> bool:
    return any(word in block.words for word in WORDS)


def _start_of_answers(blocks: tuple[Block, ...], source: SourceText) -> int:
    """Return the number of the first numbered list, or of the first list where none has numbers."""
    lists = [number for number, block in enumerate(blocks) if isinstance(block, nodes.List)]
    return next((number for number in lists if _is_numbered(blocks[number])), (lists or [len(blocks)])[0])


def _is_numbered(block: Block) -> bool:
    return isinstance(block, nodes.List) and block.first is not None


def _parse(block: QuestionBlock) -> Parsed:
    report = Report()
    check_scoring(block, report)
    first, *others = block.answers or (None,)
    if not isinstance(first, nodes.List):
        if not block.misread:
            report.add(NO_LIST, block.span)
        return Parsed(None, tuple(report))
    if first.first is None and not has_boxes(first):
        report.add(NO_LIST, block.place(first))
    for other in others:
        if isinstance(other, nodes.List):
            report.add(TWO_LISTS, block.place(other))
        elif isinstance(other, nodes.Quote):  # a formatter has un-indented it
            report.add(FEEDBACK, block.place(other))
        elif not block.is_misread(other):
            report.add(STRAY_TEXT, block.place(other))
    if first.first is not None:
        _check_numbers(first, block, report)
    texts = [_text_of_item(item, block, report) for item in first.items]
    _check_items(first, texts, block, report)
    letters = shuffled_letters(block.id, min(len(texts), MOST_ITEMS))
    choices = [
        Choice(letter, False, text, (), block.place(item))
        for letter, text, item in zip(letters, texts, first.items, strict=False)
    ]
    return Parsed(tuple(choices), tuple(report))


def _check_numbers(listed: nodes.List, block: QuestionBlock, report: Report) -> None:
    """Report the first item whose number is not that of its place. All may have the same: formatters write lists so."""
    found = [NUMBER.match(block.source.utf8, item.start) for item in listed.items]
    numbers = [int(match[0]) for match in found if match]
    if len(numbers) < len(listed.items):
        return
    begin = numbers[0] if numbers[0] in (0, 1) else 1
    step = 0 if numbers[1:2] == [begin] else 1
    for place, (number, item) in enumerate(zip(numbers, listed.items, strict=True)):
        if number != begin + place * step:
            report.add(WRONG_NUMBER, block.place(item), found=number, expected=begin + place * step)
            return


def _text_of_item(item: ListItem, block: QuestionBlock, report: Report) -> tuple[Inline, ...]:
    """Return the text of `item`; nothing where it has none, which is reported."""
    text: tuple[Inline, ...] = ()
    for position, child in enumerate(item.children):
        if position == 0 and isinstance(child, nodes.Paragraph):
            text = child.children
        elif isinstance(child, nodes.Quote):
            report.add(FEEDBACK, block.place(child))
        elif not block.is_misread(child):
            report.add(NOT_A_LINE, block.place(child))
    if not item.children:
        report.add(NOT_A_LINE, block.place(item))
    return text


def _check_items(listed: nodes.List, texts: list[tuple[Inline, ...]], block: QuestionBlock, report: Report) -> None:
    """Report too few or too many items, and those that read like another one."""
    known: set[str] = set()
    for text, item in zip(texts, listed.items, strict=True):
        if not text:
            continue
        written = " ".join(block.source.utf8[text[0].start : text[-1].end].decode().split())
        if written in known:
            report.add(DUPLICATE, block.place(item))
        known.add(written)
    if not FEWEST_ITEMS <= len(texts) <= MOST_ITEMS and not block.misread:
        place = block.place(listed.items[min(len(texts) - 1, MOST_ITEMS)])
        report.add(BAD_COUNT, place, count=len(texts), least=FEWEST_ITEMS, most=MOST_ITEMS)


def _render(question: Question, writer: Writer) -> Controls:
    partial = is_partial(question)
    shown = _items_as_shown(question)
    correct = tuple(choice.id for choice in question.choices)
    items = "".join(
        f'<div class="choice" data-item="{choice.id}"><span class="choice-text">{writer.inlines(choice.text)}</span></div>'
        for choice in shown
    )
    return Controls(
        html=group(question, items, "checkbox"),
        note=(PARTIAL_NOTE if partial else NOTE).text(writer.language),
        shape=Shape("order", len(question.choices)),
        rule={"correct": [*correct], **({"partial": True} if partial else {})},
        labels={choice.id: writer.words(choice.text) for choice in shown},
        keys=(Right(correct),),
    )


def _print(question: Question, writer: Writer) -> Printed:
    boxes = "".join(
        f'<div class="choice written"><span class="box"></span><span class="choice-text">{writer.inlines(choice.text)}</span></div>'
        for choice in _items_as_shown(question)
    )
    instruction = escape(NUMBER_THEM.text(writer.language, {"count": len(question.choices)}))
    return Printed(f'<div class="question-choices"><p>{instruction}</p>{boxes}</div>')


def _items_as_shown(question: Question) -> list[Choice]:
    """Return the items in the order in which a page and a sheet of paper show them: that of their letters."""
    return sorted(question.choices, key=lambda choice: choice.id)


QUESTION_TYPE = QuestionType(
    name="ordering",
    matches=_matches,
    parse=_parse,
    render=_render,
    print=_print,
    words=WORDS,
    options=SCORING,
    named=True,
    starts=_start_of_answers,
    written=Message("ordering.written"),
)
