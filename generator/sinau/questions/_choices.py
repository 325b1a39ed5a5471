# SPDX-License-Identifier: Apache-2.0
"""What single choice and multiple response share: a list of ticked and unticked choices with feedback."""

from collections.abc import Callable
from html import escape
from string import ascii_lowercase

from sinau.answers import Right, Shape
from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.model import nodes
from sinau.model.assessment import Choice, Question
from sinau.model.nodes import Block, ListItem
from sinau.question_type import Controls, Parsed, Printed, QuestionBlock, Writer

BOXES = Message("questions.boxes")
# The oldest standard of packages gives each choice one character.
MAX_CHOICES = len(ascii_lowercase)

NO_CORRECT = Rule("C301", "no-correct-choice", Severity.ERROR)
ONE_CHOICE = Rule("C303", "single-choice-only", Severity.ERROR)
NOT_A_CHOICE = Rule("C309", "not-a-choice", Severity.ERROR)
CHOICE_TOO_LONG = Rule("C310", "choice-not-a-line", Severity.ERROR)
EMPTY_CHOICE = Rule("C311", "empty-choice", Severity.ERROR)
TOO_MANY_CHOICES = Rule("C314", "too-many-choices", Severity.ERROR)
DUPLICATE_CHOICE = Rule("C315", "duplicate-choice", Severity.WARNING)
STRAY_TEXT = Rule("C308", "text-after-answers", Severity.ERROR)

LATE_ANSWER = Rule("C324", "answer-after-explanation", Severity.ERROR)
TWO_KINDS = Rule("C325", "two-kinds-of-answers", Severity.ERROR)


def count_ticked(block: QuestionBlock) -> int:
    """Return how many choices are marked correct."""
    return sum(
        item.checked is True for answer in block.answers if isinstance(answer, nodes.List) for item in answer.items
    )


def parse_choices(block: QuestionBlock) -> Parsed:
    """Return the choices of `block`; feedback that a formatter has un-indented goes to the choice above it."""
    report = Report()
    choices: list[Choice] = []
    texts: set[str] = set()
    for answer in block.answers:
        if isinstance(answer, nodes.List):
            for item in answer.items:
                choice = _read_choice(item, len(choices), block, report)
                if (
                    choice.text
                    and (text := block.source.utf8[choice.text[0].start : choice.text[-1].end].decode()) in texts
                ):
                    report.add(DUPLICATE_CHOICE, choice.span)
                elif choice.text:
                    texts.add(text)
                choices.append(choice)
        elif isinstance(answer, nodes.Quote) and choices:
            last = choices[-1]
            feedback = last.feedback + answer.children
            choices[-1] = Choice(last.id, last.correct, last.text, feedback, last.span)
        elif not block.is_misread(answer):
            report.add(STRAY_TEXT, block.place(answer))
    if len(choices) > MAX_CHOICES:
        report.add(TOO_MANY_CHOICES, choices[MAX_CHOICES].span, limit=MAX_CHOICES)
    elif len(choices) == 1 and not block.misread:
        report.add(ONE_CHOICE, choices[0].span)
    if not any(choice.correct for choice in choices) and not block.misread:
        report.add(NO_CORRECT, block.span)
    return Parsed(tuple(choices), tuple(report))


def _read_choice(item: ListItem, number: int, block: QuestionBlock, report: Report) -> Choice:
    span = block.place(item)
    if item.checked is None and not block.is_misread(item):
        report.add(NOT_A_CHOICE, span)
    text: tuple[nodes.Inline, ...] = ()
    feedback: list[Block] = []
    for position, child in enumerate(item.children):
        if position == 0 and isinstance(child, nodes.Paragraph):
            text = child.children
        elif isinstance(child, nodes.Quote):
            feedback += child.children
        elif not block.is_misread(child):
            report.add(CHOICE_TOO_LONG, block.place(child))
    if not text:
        report.add(EMPTY_CHOICE, span)
    letter = ascii_lowercase[min(number, MAX_CHOICES - 1)]
    return Choice(letter, item.checked is True, text, tuple(feedback), span)


def render_choices(
    question: Question, writer: Writer, control: str, note: Message, *, partial: bool = False
) -> Controls:
    """Return the controls of `question`, one `control` (`radio` or `checkbox`) for each choice; with `partial` each choice is scored by itself."""
    correct = [choice.id for choice in question.choices if choice.correct]
    return Controls(
        html=group(question, _choices_as_html(question, writer, control, choice_input), control),
        note=note.text(writer.language),
        shape=Shape("one" if control == "radio" else "some", len(question.choices)),
        rule={"correct": [*correct], **({"partial": True} if partial else {})},
        labels={choice.id: writer.words(choice.text) for choice in question.choices},
        keys=(Right(tuple(correct)),),
    )


def print_choices(question: Question, writer: Writer, control: str) -> Printed:
    """Return the choices of `question` with an empty box for each `control`."""
    return Printed(group(question, _choices_as_html(question, writer, control, box), control))


def _choices_as_html(question: Question, writer: Writer, control: str, written: Callable[[str, str], str]) -> str:
    return "".join(label(written(control, choice.id), writer.inlines(choice.text)) for choice in question.choices)


def label(control: str, text: str) -> str:
    """Return the HTML of a choice: its `control` and its `text`."""
    return f'<label class="choice">{control}<span class="choice-text">{text}</span></label>'


def choice_input(control: str, id: str) -> str:
    """Return the control of the choice `id`: a `radio` or a `checkbox`."""
    return f'<input type="{control}" name="answer" value="{id}">'


def box(control: str, id: str = "") -> str:
    """Return what stands on paper for a `radio` or a `checkbox`."""
    return f'<span class="box{" round" if control == "radio" else ""}"></span>'


def group(question: Question, labels: str, control: str) -> str:
    """Return the element around a question's controls, named by its stem for screen readers."""
    role = "radiogroup" if control == "radio" else "group"
    return f'<div class="question-choices" role="{role}" aria-labelledby="q-{escape(question.id)}-stem">{labels}</div>'
