# SPDX-License-Identifier: Apache-2.0
"""True or false: a statement, and `true` or `false` on the opening line."""

from sinau.answers import Right, Shape
from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.model.assessment import Choice, Question
from sinau.model.nodes import Text
from sinau.question_type import Controls, Parsed, Printed, QuestionBlock, QuestionType, Writer
from sinau.questions._choices import box, choice_input, group, label

NOTE = Message("true_false.note")
TRUE = ("true", "benar")
FALSE = ("false", "salah")
LABELS = {"true": Message("true_false.labels_true"), "false": Message("true_false.labels_false")}

NO_LIST = Rule("C316", "true-false-with-list", Severity.ERROR)
BOTH = Rule("C317", "true-and-false", Severity.ERROR)


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
    written=Message("true_false.written"),
    matches=_matches,
    parse=_parse,
    render=_render,
    print=_print,
    named=True,
    reads=frozenset({"boxes"}),
    words=TRUE + FALSE,
)
