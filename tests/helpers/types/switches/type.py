# SPDX-License-Identifier: Apache-2.0
"""Switches: several choices, each a button that is in or out. A type for tests only, with a view of its own."""

from html import escape

from sinau.answers import Shape
from sinau.model.assessment import Question
from sinau.question_type import Controls, Parsed, Printed, QuestionBlock, QuestionType, Right, Writer
from sinau.questions._choices import group, parse_choices

WORDS = ("switches", "sakelar")


def _matches(block: QuestionBlock) -> bool:
    return any(word in block.words for word in WORDS)


def _parse(block: QuestionBlock) -> Parsed:
    return parse_choices(block)


def _listed(question: Question, writer: Writer) -> str:
    return "".join(
        f'<p class="switch" data-choice="{escape(one.id)}">{writer.inlines(one.text)}</p>' for one in question.choices
    )


def _render(question: Question, writer: Writer) -> Controls:
    correct = [choice.id for choice in question.choices if choice.correct]
    return Controls(
        html=group(question, _listed(question, writer), "checkbox"),
        note={"id": "Nyalakan yang benar."}.get(writer.language, "Switch on all that are right."),
        shape=Shape("some", len(question.choices)),
        rule={"correct": [*correct], "partial": True},
        labels={choice.id: writer.words(choice.text) for choice in question.choices},
        keys=(Right(tuple(correct)),),
    )


def _print(question: Question, writer: Writer) -> Printed:
    return Printed(group(question, _listed(question, writer), "checkbox"))


QUESTION_TYPE = QuestionType(
    name="switches",
    matches=_matches,
    parse=_parse,
    render=_render,
    print=_print,
    words=WORDS,
    named=True,
    reads=frozenset({"boxes"}),
)
