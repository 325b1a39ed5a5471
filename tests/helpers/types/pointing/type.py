# SPDX-License-Identifier: Apache-2.0
"""Pointing: one of several heights in the picture of the stem. A type for tests only: a file beside the page, values outside all texts."""

import re
from dataclasses import replace
from html import escape

from sinau.answers import Shape
from sinau.model import nodes
from sinau.model.assessment import Choice, Question
from sinau.question_type import Controls, Parsed, Printed, QuestionBlock, QuestionType, Right, Writer
from sinau.questions._choices import group, label, parse_choices, print_choices

WORDS = ("pointing", "tunjuk")
HEIGHT = re.compile(r"([0-9]{1,2})% ")


def _matches(block: QuestionBlock) -> bool:
    return any(word in block.words for word in WORDS)


def _parse(block: QuestionBlock) -> Parsed:
    parsed = parse_choices(block)
    found = [_cut(choice) for choice in parsed.choices or ()]
    heights = tuple(height for _, height in found)
    return Parsed(tuple(choice for choice, _ in found), parsed.diagnostics, value=heights, hashed=heights)


def _cut(choice: Choice) -> tuple[Choice, str]:
    """Return `choice` without its height, and that."""
    first, *others = choice.text
    assert isinstance(first, nodes.Text)
    match = HEIGHT.match(first.text)
    assert match
    rest = nodes.Text(start=first.start + match.end(), end=first.end, text=first.text[match.end() :])
    return replace(choice, text=(rest, *others)), match[1]


def _render(question: Question, writer: Writer) -> Controls:
    correct = [choice.id for choice in question.choices if choice.correct]
    assert isinstance(question.value, tuple)
    lines = (
        label(
            f'<input type="radio" name="answer" value="{escape(choice.id)}" data-height="{height}" disabled>',
            writer.inlines(choice.text),
        )
        for choice, height in zip(question.choices, question.value, strict=True)
    )
    return Controls(
        html=group(question, "".join(lines), "radio"),
        note={"id": "Tunjuk satu tempat."}.get(writer.language, "Point at one place."),
        shape=Shape("one", len(question.choices)),
        rule={"correct": [*correct]},
        labels={choice.id: writer.words(choice.text) for choice in question.choices},
        keys=(Right(tuple(correct)),),
    )


def _print(question: Question, writer: Writer) -> Printed:
    return print_choices(question, writer, "radio")


QUESTION_TYPE = QuestionType(
    name="pointing",
    matches=_matches,
    parse=_parse,
    render=_render,
    print=_print,
    words=WORDS,
    named=True,
    reads=frozenset({"boxes"}),
)
