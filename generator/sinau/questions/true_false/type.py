# SPDX-License-Identifier: Apache-2.0
"""True or false: a statement, and `true` or `false` on the opening line."""

from sinau.answers import Right, Shape
from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.model.assessment import Choice, Question
from sinau.model.nodes import Text
from sinau.question_type import Controls, Parsed, Printed, QuestionBlock, QuestionType, Writer
from sinau.questions._choices import box, choice_input, group, label

NOTE = Message("True or false?", "Benar atau salah?")
TRUE = ("true", "benar")
FALSE = ("false", "salah")
LABELS = {"true": Message("True", "Benar"), "false": Message("False", "Salah")}

NO_LIST = Rule(
    "C316",
    "true-false-with-list",
    Severity.ERROR,
    Message("A true-or-false question has no list of answers.", "Soal benar-salah tidak memakai daftar jawaban."),
    Message("It is not known which of the two is meant.", "Tidak jelas mana dari keduanya yang dimaksud."),
    Message(
        "Delete the list, or delete the word `{word}` on the opening line.",
        "Hapus daftarnya, atau hapus kata `{word}` di baris pembuka.",
    ),
)
BOTH = Rule(
    "C317",
    "true-and-false",
    Severity.ERROR,
    Message("The question says both true and false.", "Soal ini menyebut benar dan salah sekaligus."),
    Message("Only one of them can be the right answer.", "Hanya satu yang dapat menjadi jawaban benar."),
    Message("Delete one of the words.", "Hapus salah satu kata."),
)


def _matches(block: QuestionBlock) -> bool:
    return any(word in block.words for word in TRUE + FALSE)


def _parse(block: QuestionBlock) -> Parsed:
    report = Report()
    is_true = any(word in block.words for word in TRUE)
    if is_true and any(word in block.words for word in FALSE):
        report.add(BOTH, block.span)
    for answer in block.answers:
        report.add(NO_LIST, block.place(answer), word=next(w for w in block.words if w in TRUE + FALSE))
    text = Text(start=0, end=0, text="")
    choices = (Choice(name, is_true == (name == "true"), (text,), (), block.span) for name in LABELS)
    return Parsed(tuple(choices), tuple(report))


def _render(question: Question, writer: Writer) -> Controls:
    labels = {choice.id: LABELS[choice.id].text(writer.language) for choice in question.choices}
    correct = [choice.id for choice in question.choices if choice.correct]
    listed = (label(choice_input("radio", id), text) for id, text in labels.items())
    return Controls(
        html=group(question, "".join(listed), "radio"),
        note=NOTE.text(writer.language),
        shape=Shape("truth", 2),
        rule={"correct": [*correct]},
        labels=labels,
        keys=(Right(tuple(correct)),),
    )


def _print(question: Question, writer: Writer) -> Printed:
    listed = (label(box("radio"), text.text(writer.language)) for text in LABELS.values())
    return Printed(group(question, "".join(listed), "radio"))


QUESTION_TYPE = QuestionType(
    name="true-false",
    written=Message("`true` or `false` after the id", "`benar` atau `salah` setelah id"),
    matches=_matches,
    parse=_parse,
    render=_render,
    print=_print,
    named=True,
    reads=frozenset({"boxes"}),
    words=TRUE + FALSE,
)
