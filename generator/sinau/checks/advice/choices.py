# SPDX-License-Identifier: Apache-2.0
"""Questions that can be answered without knowing: the flaws that handbooks of item writing name first.

Haladyna, Downing and Rodriguez, "A Review of Multiple-Choice Item-Writing Guidelines" (2002): choices of about the same length, the
right one at any place, no "all of the above", no words like "always", no word of the stem in the right choice alone, no negation twice.
"""

import re
from collections.abc import Iterator, Sequence

from sinau.checks.advice._pages import KNOWN, main_language
from sinau.diagnostics import Report, Rule, Severity
from sinau.markdown.builders import plain_text
from sinau.markdown.walk import walk
from sinau.model import nodes
from sinau.model.assessment import Choice, Question
from sinau.model.catalogue import Activity, Catalogue

LONGEST_IS_RIGHT = Rule("C383", "longest-is-right", Severity.ADVICE)
SAME_PLACE = Rule("C384", "right-always-at-one-place", Severity.ADVICE)
TELLING_WORD = Rule("C385", "word-that-betrays", Severity.ADVICE)
ALL_OF_THESE = Rule("C386", "all-of-the-above", Severity.ADVICE)
STEM_WORD = Rule("C387", "right-repeats-the-question", Severity.ADVICE)
TWO_NEGATIONS = Rule("C388", "two-negations", Severity.ADVICE)

# The right choice is told as the longest from that many times the next, and that many characters more.
TIMES_LONGER, LONGER = 1.5, 15
# So many questions in a row that are right at one place are no accident: with three choices, 1 in 27.
IN_A_ROW = 4
# Shorter words of the stem stand in a choice by accident.
LEAST_LETTERS = 6
ABSOLUTE = re.compile(
    r"\b(selalu|tidak pernah|tak pernah|pasti|satu-satunya|sama sekali|always|never|only|none|every|absolutely)\b", re.I
)
WHOLE = re.compile(
    r"(semua|seluruh)( (jawaban|pilihan))?( di ?atas)?( adalah| itu)? (benar|betul|salah)|semua jawaban di ?atas"
    r"|tidak ada( jawaban)?( yang)? (benar|betul)|tidak satu ?pun( yang)?( benar)?"
    r"|(jawaban )?[a-d](,| dan| serta| and)( jawaban)? [a-d]( benar| saja| only| are correct)?|(both )?[a-d] and [a-d]"
    r"|(all|none|any|both) of (the above|these|them)",
    re.I,
)
NEGATION = re.compile(
    r"\b(tidak|bukan|bukanlah|tanpa|kecuali|jangan|not|no|never|except|without|cannot)\b|n['’]t\b", re.I
)
LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def advise(catalogue: Catalogue, report: Report) -> None:
    """Report questions with right and wrong choices whose writing betrays the right one, or confuses who knows it."""
    for course in catalogue.courses:
        words = main_language(course.language) in KNOWN
        for activity in course.activities():
            asked = [question for question in activity.questions if _has_right_and_wrong(question)]
            for question in asked:
                _advise_lengths(question, report)
                if words:
                    _advise_words(question, report)
            _advise_places(activity, asked, report)


def _has_right_and_wrong(question: Question) -> bool:
    return len({choice.correct for choice in question.choices}) == 2


def _advise_lengths(question: Question, report: Report) -> None:
    right = [choice for choice in question.choices if choice.correct]
    wrong = [len(_words_of(choice)) for choice in question.choices if not choice.correct]
    if len(right) == 1 and len(wrong) > 1:
        length = len(_words_of(right[0]))
        if length > TIMES_LONGER * max(wrong) and length >= max(wrong) + LONGER:
            report.add(LONGEST_IS_RIGHT, right[0].span, length=length, next=max(wrong))


def _advise_words(question: Question, report: Report) -> None:
    stem = _stem_of(question)
    right = [_words_of(choice) for choice in question.choices if choice.correct]
    wrong = [_words_of(choice) for choice in question.choices if not choice.correct]
    for choice in question.choices:
        text = _words_of(choice)
        absolute = ABSOLUTE.search(text)
        if WHOLE.fullmatch(text.strip(" .")):
            report.add(ALL_OF_THESE, choice.span, text=text)
        elif absolute and not choice.correct and not any(ABSOLUTE.search(one) for one in right):
            report.add(TELLING_WORD, choice.span, word=absolute[0])
        if NEGATION.search(text) and (negation := NEGATION.search(stem)):
            report.add(TWO_NEGATIONS, choice.span, stem=negation[0])
    for word in _long_words(stem):
        if all(word in _long_words(text) for text in right) and not any(word in _long_words(text) for text in wrong):
            place = next(choice.span for choice in question.choices if choice.correct)
            report.add(STEM_WORD, place, word=word)
            break


def _advise_places(activity: Activity, asked: Sequence[Question], report: Report) -> None:
    """Report an activity in which every question is right at the same place, unless choices are shuffled."""
    if activity.settings and "choices" in activity.settings.shuffle:
        return
    single = [one for one in asked if len(one.choices) > 2 and sum(choice.correct for choice in one.choices) == 1]
    places = {next(at for at, choice in enumerate(one.choices, 1) if choice.correct) for one in single}
    if len(single) >= IN_A_ROW and len(places) == 1:
        last = next(choice for choice in single[-1].choices if choice.correct)
        report.add(SAME_PLACE, last.span, count=len(single), place=places.pop())


def _words_of(choice: Choice) -> str:
    return " ".join(plain_text(choice.text).split())


def _stem_of(question: Question) -> str:
    parts: Iterator[nodes.Node] = walk(question.stem)
    return " ".join(plain_text(one.children) for one in parts if isinstance(one, nodes.Paragraph))


def _long_words(text: str) -> list[str]:
    return [word for word in LETTERS.findall(text.casefold()) if len(word) >= LEAST_LETTERS]
