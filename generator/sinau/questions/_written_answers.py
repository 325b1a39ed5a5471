# SPDX-License-Identifier: Apache-2.0
"""What types share whose answers are written: `=` lines, and one field to write in."""

import re
import unicodedata
from dataclasses import replace
from html import escape

from sinau.answers import form_for_comparing
from sinau.diagnostics import Message, Report, Rule, Severity, Span
from sinau.model.assessment import Choice, Question
from sinau.model.nodes import Text
from sinau.question_type import Printed, QuestionBlock, Writer
from sinau.questions.number.units import unit_spellings
from sinau.source.text_damage import BROKEN

# What learners can write: the least that a standard of packages lets an LMS take for a text.
MAX_WRITTEN = 200
EXACT = ("exact", "tepat")
# Of Unicode's categories those that no keyboard has: controls, private use, halves of pairs. What is unassigned may come to be.
UNTYPED = {"Cc", "Co", "Cs"}
# An object that was lost and a character that was damaged, and what will never be one.
LOST = re.compile("[\ufffc\ufffd\ufdd0-\ufdef\ufffe\uffff]")
UNIT = {"unit": "unit", "satuan": "unit"}
# Digits, marks and blanks only; `+-`, `±` and `..` between numbers. What is wrong with such a number is told, not guessed.
NUMBER = r"[-+−]?[ \t]*\d(?:[\d.,' \t\u00a0]*\d)?"
NUMERIC = re.compile(rf"{NUMBER}(?:[ \t]*(?:\+-|\+/-|±|\.\.)[ \t]*{NUMBER})?\Z")
# A number with a sign of money, per cent or thousands: an answer that looks like one is compared letter by letter.
SIGNED = re.compile(
    r"(?:(?P<before>Rp\.?|IDR|US\$|[$€£])\s*)?(?P<whole>[-+−]?(?:\d{1,3}(?P<thousands>[.,']\d{3})+|\d+))(?:[.,](?P<rest>\d+))?"
    r"(?P<after>\s*(?:%|persen|per\s?cent|rupiah)|,-)?\Z",
    re.IGNORECASE,
)
# A number and what may be its unit.
COUNTED = re.compile(r"(?P<digits>[-+−]?\d{1,12})(?:[.,](?P<rest>\d{1,7}))?\s*(?P<unit>[^\W\d_][^\d=]{0,19}|°C)\Z")
# An answer between marks of Markdown; `__init__` is a word of a program.
MARKED = re.compile(r"(\*{1,3}|_|__(?=[^_]*\s)|`{1,2}|~~)(?=[^\s*_`~])(?P<plain>.*[^\s*_`~])\1\Z")
LINES = Message("questions.lines")
WITH_UNIT = Message("questions.number_with_unit")
WITHOUT_UNIT = Message("questions.number_without_unit")
LABEL = Message("questions.label")

EMPTY_ANSWER = Rule("C322", "empty-answer", Severity.ERROR)
LONG_ANSWER = Rule("C323", "answer-too-long", Severity.ERROR)
SAME_ANSWER = Rule("C326", "same-answer-twice", Severity.WARNING)
NUMBER_AS_TEXT = Rule("C369", "number-as-text", Severity.WARNING)
MARKED_ANSWER = Rule("C370", "marked-answer", Severity.WARNING)
UNTYPABLE_ANSWER = Rule("C368", "answer-cannot-be-typed", Severity.ERROR)


def has_number_answers(block: QuestionBlock) -> bool:
    """Tell whether the `=` lines of `block` are numbers: all of them look so, or a unit is named, and nothing says `exact`."""
    if not block.lines or any(word in block.words for word in EXACT):
        return False
    # What is too long for an answer is not looked at: a hostile line could take its time.
    short = all(len(line.text) <= MAX_WRITTEN for line in block.lines)
    return "unit" in block.options or (short and all(NUMERIC.match(line.text) for line in block.lines if line.text))


def accepted_answer(text: str, number: int, span: Span) -> Choice:
    """Return the accepted answer `text` as it is kept in a question."""
    return Choice(f"answer-{number}", True, (Text(start=0, end=0, text=text),), (), span)


def accepted_texts_of(question: Question) -> list[str]:
    """Return the accepted answers of `question` as they were written."""
    return ["".join(inline.text for inline in choice.text if isinstance(inline, Text)) for choice in question.choices]


def check_answer_lines(block: QuestionBlock, report: Report) -> None:
    """Report `=` lines that are empty or too long."""
    for line in block.lines:
        if not line.text:
            report.add(EMPTY_ANSWER, line.span)
        elif len(line.text) > MAX_WRITTEN:
            report.add(LONG_ANSWER, line.span, limit=MAX_WRITTEN)


def report_untypable_answers(block: QuestionBlock, report: Report) -> None:
    """Report `=` lines that nobody can type: with nothing in them that is seen, or with a character that no keyboard has.

    Damaged characters are told where the file is read.
    """
    for line in block.lines:
        sign = untypable_character(line.text)
        if sign and not BROKEN.match(sign):
            place = replace(line.span, column=line.span.column + line.text.index(sign), length=1)
            report.add(UNTYPABLE_ANSWER, place, code=f"U+{ord(sign):04X}")


def report_numbers_in_words(block: QuestionBlock, report: Report) -> None:
    """Report `=` lines of a question in words that are numbers as people write them: 70%, Rp 1.500.000."""
    for line in block.lines:
        if found := read_signed(line.text):
            sign, number, _ = found
            mend = (
                WITH_UNIT.filled(number=number, unit=sign)
                if sign and " " not in sign
                else WITHOUT_UNIT.filled(number=number)
            )
            report.add(NUMBER_AS_TEXT, line.span, text=line.text[:60], mend=mend)


def report_marked_answers(block: QuestionBlock, report: Report) -> None:
    """Report `=` lines that stand between marks of Markdown, which learners would have to type, too."""
    for line in block.lines:
        if len(line.text) <= MAX_WRITTEN and (match := MARKED.match(line.text)):
            report.add(MARKED_ANSWER, line.span, text=line.text[:60], plain=match["plain"][:60])


def read_signed(text: str) -> tuple[str, str, str] | None:
    """Return the sign, the plain number and the digits as they are written, where `text` is a number with a sign or with thousands marks."""
    match = SIGNED.match(text) if len(text) <= MAX_WRITTEN else None
    if not match or not (match["before"] or match["after"] or match["thousands"]):
        return _read_number_with_unit(text)
    sign = (match["before"] or (match["after"] or "").strip(" ,-") or "").rstrip(".")
    number = re.sub(r"[.,']", "", match["whole"]) + (f".{match['rest']}" if match["rest"] else "")
    return sign, number, text[match.start("whole") : match.end("rest" if match["rest"] else "whole")]


def _read_number_with_unit(text: str) -> tuple[str, str, str] | None:
    """Return the same of a number with a unit that learners write in several ways, as `5 tahun` is `5 th`."""
    match = COUNTED.match(text) if len(text) <= MAX_WRITTEN else None
    if not match or len(unit_spellings(match["unit"])) < 2:
        return None
    rest = match["rest"]
    return match["unit"], match["digits"] + (f".{rest}" if rest else ""), text[: match.start("unit")].strip()


def untypable_character(text: str) -> str:
    """Return the first character of an accepted answer because of which nobody can type it; "" when there is none."""
    # What is left out of the comparison has not to be typed.
    if not form_for_comparing(text, exact=False):
        return text[:1]
    return next((sign for sign in text if _is_untypable(sign) and sign != "\t"), "")


def _is_untypable(sign: str) -> bool:
    return unicodedata.category(sign) in UNTYPED or LOST.match(sign) is not None


def answer_field(question: Question, writer: Writer, attributes: str, unit: str = "", *, before: bool = False) -> str:
    """Return a labelled field, described by the question's stem for screen readers, with its `unit` behind or `before` it."""
    return _with_label(
        f'<input type="text" name="answer" {attributes} maxlength="{MAX_WRITTEN}"'
        f' autocomplete="off" autocapitalize="off" spellcheck="false"'
        f' aria-describedby="q-{escape(question.id)}-stem">',
        writer,
        unit,
        before=before,
    )


def print_field(writer: Writer, unit: str = "", *, before: bool = False) -> Printed:
    """Return a line to write on, with the `unit` behind or `before` it."""
    return Printed(_with_label('<span class="line"></span>', writer, unit, before=before))


def _with_label(control: str, writer: Writer, unit: str, *, before: bool) -> str:
    shown = f'<span class="answer-unit">{escape(unit)}</span>' if unit else ""
    beside = f"{shown}{control}" if before else f"{control}{shown}"
    return (
        f'<div class="question-choices"><label class="answer"><span class="answer-label">'
        f"{LABEL.text(writer.language)}</span>{beside}</label></div>"
    )
