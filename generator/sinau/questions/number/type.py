# SPDX-License-Identifier: Apache-2.0
"""Number: `= 70`, `= 70 +- 0.5`, `= 10..20`, with `unit=%` where there is one.

The source has a decimal point and no thousands mark; learners write as their language does.
"""

import re
from decimal import Decimal

from sinau.answers import WORDS, Right, Shape
from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.model.assessment import Choice, Question
from sinau.model.rendered import JsonValue
from sinau.question_type import AnswerLine, Controls, Parsed, Printed, QuestionBlock, QuestionType, Writer
from sinau.questions._choices import count_ticked
from sinau.questions._written_answers import (
    LINES,
    UNIT,
    accepted_answer,
    accepted_texts_of,
    answer_field,
    check_answer_lines,
    has_number_answers,
    print_field,
)
from sinau.questions.number.units import is_before, unit_spellings, with_unit
from sinau.texts import language_of_content

# Fifteen digits are what a browser counts with exactly.
PLAIN = r"[-+−]?\d{1,12}(?:\.\d{1,7})?"
SINGLE = re.compile(rf"({PLAIN})\Z")
AROUND = re.compile(rf"({PLAIN})\s*(?:\+-|\+/-|±)\s*({PLAIN})\Z")
RANGE = re.compile(rf"({PLAIN})\s*\.\.\s*({PLAIN})\Z")
DIGITS = re.compile(r"(\d+)(?:\.(\d+))?")
AROUND_SIGN = re.compile(r"\s*(?:\+-|\+/-|±)\s*")
RANGE_SIGN = re.compile(r"\s*\.\.\s*")
MAX_UNIT = 20
NOTE = Message("number.note")

BAD_NUMBER = Rule("C327", "bad-number", Severity.ERROR)
NO_NUMBER_FITS = Rule("C328", "no-number-fits", Severity.ERROR)
BAD_UNIT = Rule("C329", "bad-unit", Severity.ERROR)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace("−", "-"))


def _accepted_bounds(text: str) -> tuple[Decimal, Decimal, Decimal | None] | None:
    """Return the lowest and highest number that `text` accepts and the one it is about; `None` when it is not a number."""
    if match := SINGLE.match(text):
        value = _decimal(match[1])
        return value, value, value
    if match := AROUND.match(text):
        value, tolerance = _decimal(match[1]), _decimal(match[2])
        return value - tolerance, value + tolerance, value
    if match := RANGE.match(text):
        return _decimal(match[1]), _decimal(match[2]), None
    return None


def _matches(block: QuestionBlock) -> bool:
    return has_number_answers(block) and count_ticked(block) < 2


def _parse(block: QuestionBlock) -> Parsed:
    report = Report()
    check_answer_lines(block, report)
    unit = block.options.get("unit")
    if unit and not (0 < len(unit.value.strip()) <= MAX_UNIT and not any(map(str.isdecimal, unit.value))):
        report.add(BAD_UNIT, block.source.span(unit.start, unit.end), value=unit.value[:40] or '""', limit=MAX_UNIT)
    choices = tuple(_read_accepted_number(line, number, report) for number, line in enumerate(block.lines) if line.text)
    return Parsed(choices, tuple(report))


def _read_accepted_number(line: AnswerLine, number: int, report: Report) -> Choice:
    bounds = _accepted_bounds(line.text)
    if bounds is None:
        report.add(BAD_NUMBER, line.span, value=line.text[:60])
    elif bounds[0] > bounds[1]:
        report.add(NO_NUMBER_FITS, line.span, value=line.text[:60])
    return accepted_answer(line.text, number, line.span)


def _without_exponent(number: Decimal) -> str:
    """Return `number` without exponent and without zeros at the end."""
    text = f"{number:f}" if number else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _render(question: Question, writer: Writer) -> Controls:
    texts = accepted_texts_of(question)
    found = [bounds for text in texts if (bounds := _accepted_bounds(text))]
    unit = _unit(question)
    decimal = "," if language_of_content(writer.language).decimal == "," else "."
    ranges: list[JsonValue] = [[float(low), float(high)] for low, high, _ in found]
    example = with_unit(_as_people_write("1500.5", decimal, grouped=True), unit)
    keys = tuple(
        _right_answer(text, low if value is None else value, decimal, unit)
        for text, (low, _, value) in zip(texts, found, strict=False)
    )
    return Controls(
        html=answer_field(question, writer, 'inputmode="decimal" disabled', unit, before=is_before(unit)),
        note=NOTE.page_text(writer.language, {"example": example}),
        shape=Shape("number", WORDS),
        # What an LMS is told as right: the number itself. Not every standard of packages has a form for a range, so a range tells nothing.
        rule={
            "correct": [_without_exponent(value) for _, _, value in found if value is not None],
            "ranges": ranges,
            "unit": unit,
            "units": [*unit_spellings(unit)],
            "decimal": decimal,
            "example": example,
            "shown": [key.words for key in keys],
        },
        keys=keys,
    )


def _right_answer(text: str, number: Decimal, decimal: str, unit: str) -> Right:
    """Return `number` as a learner would write it, and as its words what the author wrote: a tolerance, a range."""
    kept = _without_exponent(number)
    written = RANGE_SIGN.sub(" – ", text)
    # A year has no thousands mark; what has a unit is counted.
    words = AROUND_SIGN.sub(" ± ", _as_people_write(written, decimal, grouped=bool(unit)))
    typed = with_unit(_as_people_write(kept, decimal, grouped=bool(unit)), unit).replace("\u00a0", " ")
    return Right((kept, typed), with_unit(words, unit))


def _as_people_write(text: str, decimal: str, *, grouped: bool) -> str:
    """Return `text` with its numbers as people write them, with `decimal`; `grouped`: thousands apart also in one of four digits."""
    thousands = "." if decimal == "," else ","

    def rewritten_number(match: re.Match[str]) -> str:
        whole = f"{int(match[1]):,}".replace(",", thousands) if grouped or len(match[1]) > 4 else match[1]
        return whole + (decimal + match[2] if match[2] else "")

    return DIGITS.sub(rewritten_number, text)


def _print(question: Question, writer: Writer) -> Printed:
    unit = _unit(question)
    return print_field(writer, unit, before=is_before(unit))


def _unit(question: Question) -> str:
    return question.options.get("unit", "").strip()


QUESTION_TYPE = QuestionType(
    name="number",
    written=LINES,
    matches=_matches,
    parse=_parse,
    render=_render,
    print=_print,
    options=UNIT,
    reads=frozenset({"lines"}),
)
