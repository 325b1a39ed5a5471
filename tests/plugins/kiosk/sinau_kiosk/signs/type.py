# SPDX-License-Identifier: Apache-2.0
"""Signs: one of several choices, each a button in a row."""

from html import escape
from pathlib import Path

from sinau.plugin import (
    Controls,
    Field,
    Message,
    Parsed,
    Printed,
    Question,
    QuestionBlock,
    QuestionType,
    Right,
    Shape,
    TextKind,
    Writer,
    group,
    parse_choices,
)

WORDS = ("signs", "rambu")
NOTE = Message("kiosk.note")
OWN_NOTE = Field("signs_note", "signs_catatan", TextKind(), Message("kiosk.own_note"))


def _matches(block: QuestionBlock) -> bool:
    return any(word in block.words for word in WORDS)


def _parse(block: QuestionBlock) -> Parsed:
    return parse_choices(block)


def _signs(question: Question, writer: Writer) -> str:
    signs = "".join(
        f'<p class="sign" data-choice="{escape(one.id)}"><span class="choice-text">{writer.inlines(one.text)}</span></p>'
        for one in question.choices
    )
    return group(question, signs, "radio")


def _render(question: Question, writer: Writer) -> Controls:
    correct = [choice.id for choice in question.choices if choice.correct]
    return Controls(
        html=_signs(question, writer),
        note=str(writer.settings.get("signs_note") or NOTE.text(writer.language)),
        shape=Shape("one", len(question.choices)),
        rule={"correct": [*correct]},
        labels={choice.id: writer.words(choice.text) for choice in question.choices},
        keys=tuple(Right((id,)) for id in correct),
    )


def _print(question: Question, writer: Writer) -> Printed:
    return Printed(_signs(question, writer))


SIGNS = QuestionType(
    name="signs",
    matches=_matches,
    parse=_parse,
    render=_render,
    print=_print,
    words=WORDS,
    named=True,
    reads=frozenset({"boxes"}),
    folder=Path(__file__).parent,
    settings=(OWN_NOTE,),
)
