# SPDX-License-Identifier: Apache-2.0
"""Every type of question in a browser and an LMS, by keys alone and by a finger alone: answered wrongly, in part and rightly, changed,
resumed on another device, handed in and looked at again. What is asked comes from the cases of each type; a new folder is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from string import ascii_lowercase

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.gestures import GIVE, Hand, as_shown, give, press, shown
from browser.learner import Learner
from browser.lms import Lms, round_of
from browser.screens import TORTURE
from browser.visits import enter, eventually
from helpers.chain import compiled
from helpers.notations import result, told
from helpers.own_types import own_types
from helpers.question_cases import QuestionCase, files_of, read_cases
from sinau.answers import Shape
from sinau.compiler import render_catalogue
from sinau.diagnostics import Report
from sinau.extensions import publications, question_folders
from sinau.model.rendered import Rendered, RenderedQuestion, Selection
from sinau.output.artefact import write_zip

STANDARDS = {"scorm12": "scorm12", "scorm2004-4": "scorm2004", **({"scorm2004-3": "scorm2004"} if TORTURE else {})}
SCREENS: dict[Hand, dict[str, object]] = {
    "keys": {},
    "finger": {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True},
}
# What a hand does on a page knows no standard, so without SINAU_TORTURE each hand meets one of them.
PLAYED: list[tuple[str, Hand]] = [
    (publication, hand)
    for place, publication in enumerate(STANDARDS)
    for number, hand in enumerate(SCREENS)
    if TORTURE or place == number
]
RESPONSE = {"scorm12": "student_response", "scorm2004": "learner_response"}
COURSE = """\
id: types
title: Types
language: en
version: "1"
mastery_score: 60%
completion: exam
modules:
  - id: all
    title: All
    lessons: [lesson.md]
exam: exam.md
"""
Questions = tuple[list["Asked"], list["Asked"]]
FRONT = "---\nid: {id}\ntitle: {id}\n{more}---\n\nAnswer.\n\n"
# Answers of these kinds are ids, whatever the language of the case.
OF_NO_LANGUAGE = {"one", "some", "truth", "order", "pairs"}


@dataclass(frozen=True)
class Asked:
    """A question of a type as it stands in a page, and answers to it, by how they score."""

    id: str
    case: QuestionCase
    shape: Shape
    rule: dict[str, object]
    prompt: str
    answers: dict[str, list[str]]
    scores: dict[str, float]

    @property
    def text(self) -> str:
        """The question as it is written."""
        return as_called(self.case.text, self.id)

    def row(self, standard: str, name: str) -> tuple[str, str, str]:
        """What an LMS has to be told of one of its answers, which scores what its case says."""
        return *told(standard, self.shape, self.rule, self.answers[name]), result(
            standard, self.shape, self.scores[name]
        )


def as_called(text: str, id: str) -> str:
    """Give the question in `text` another id."""
    return re.sub(r"(?m)^(:::+ \w+ )[\w-]+", rf"\g<1>{id}", text, count=1)


def asked_of(name: str, *ids: str) -> list[Asked]:
    """Take the case of a type that has the most to show, and ask it under each of these ids."""
    text = (question_folders()[name] / "cases.md").read_text(encoding="utf-8")
    cases = [case for case in read_cases(text, name) if case.answers]
    usable = [case for case in cases if case.language == "en" or compiled_case(case).shape.kind in OF_NO_LANGUAGE]
    # The first of those with the most.
    best = max(usable, key=lambda case: len(answers_by_score(case)))
    return [_asked(best, id) for id in ids]


def answers_by_score(case: QuestionCase) -> dict[str, tuple[tuple[str, ...], Fraction]]:
    """The first answer that is wrong, right and right in part; the last stands there last, and is what another device shows."""
    question = compiled_case(case)
    possible = [(answer, score) for answer, score in case.answers if _can_be_given(question, answer)]
    by_name = {_name(score): (answer, score) for answer, score in reversed(possible)}
    return {name: by_name[name] for name in ("wrong", "right", "partly") if name in by_name}


def _asked(case: QuestionCase, id: str) -> Asked:
    written, question = compiled_case(case), compiled_case(replace(case, text=as_called(case.text, id)))
    rule = question.data["rule"]
    assert isinstance(rule, dict)
    found = answers_by_score(case)
    answers = {name: _translated(answer, written, question) for name, (answer, _) in found.items()}
    return Asked(
        id,
        case,
        question.shape,
        dict(rule),
        question.prompt,
        answers,
        {name: float(score) for name, (_, score) in found.items()},
    )


def _translated(answer: Sequence[str], written: RenderedQuestion, question: RenderedQuestion) -> list[str]:
    """Say the same of a question that has another id, which may have dealt other letters to the same words."""
    ids = {words: id for id, words in question.labels.items()}
    letters = {id: ids[words] for id, words in written.labels.items()}
    if question.shape.kind == "pairs":
        pairs = (pair.split(".") for pair in answer)
        return sorted(letters[f"{prompt}."] + letters[f".{option}"][1:] for prompt, option in pairs)
    if question.shape.kind == "gaps":
        return [letters.get(f"{gap}.{text}", f".{text}").partition(".")[2] for gap, text in enumerate(answer, 1)]
    return [letters.get(one, one) for one in answer]


def _can_be_given(question: RenderedQuestion, answer: tuple[str, ...]) -> bool:
    """Tell whether an answer can be given on a page as it is, and is one."""
    shape = question.shape
    if shape.kind in ("one", "truth", "some"):
        return bool(answer) and set(answer) <= set(question.labels) and (shape.kind == "some" or len(answer) == 1)
    if shape.kind == "order":
        return sorted(answer) == list(ascii_lowercase[: shape.n])
    if shape.kind == "pairs":
        prompts = [pair.partition(".")[0] for pair in answer]
        known = all({f"{pair[:2]}", pair[1:]} <= set(question.labels) for pair in answer)
        return bool(answer) and known and len(set(prompts)) == len(prompts)
    if shape.kind == "gaps":
        return len(answer) == len(shape.parts) and any(answer)
    return bool(answer) and bool(answer[0])


def _name(score: Fraction) -> str:
    return "right" if score == 1 else "partly" if score else "wrong"


@cache
def _compiled(text: str, language: str, files: tuple[tuple[str, str], ...]) -> RenderedQuestion:
    course = f"id: k\ntitle: K\nlanguage: {language}\nversion: '1'\nmodules: [{{id: m, title: M, lessons: [a.md]}}]\n"
    page = f"---\nid: a\ntitle: A\n---\n\n{text}\n"
    others = {f"k/{path}": content for path, content in files}
    outcome = compiled({"catalogue.yml": "format: 1\ntitle: T\n", "k/course.yml": course, "k/a.md": page, **others})
    assert outcome.rendered, (text, outcome.codes)
    (question,) = outcome.rendered.courses[0].activities[0].questions
    return question


def compiled_case(case: QuestionCase) -> RenderedQuestion:
    """Compile a case by itself."""
    return _compiled(case.text, case.language, tuple(case.files.items()))


@pytest.fixture(scope="module")
def questions() -> Iterator[Questions]:
    """A question of each type in the lesson and the same in the exam; the tests' own type with a view is among them."""
    with own_types():
        both = [asked_of(name, f"q-{number}", f"exam-{number}") for number, name in enumerate(question_folders())]
        unknown = {one.shape.kind for one, _ in both} - set(GIVE)
        assert not unknown, f"browser/gestures.py does not say how answers are given to {unknown}"
        yield [one for one, _ in both], [one for _, one in both]


def rendered_types(questions: Questions, folder: Path) -> Rendered:
    """Render a course with all of them in its lesson and in its exam."""
    course = folder / "content" / "types"
    course.mkdir(parents=True)
    (folder / "content" / "catalogue.yml").write_text("format: 1\ntitle: Types\nlanguages: [en]\n", encoding="utf-8")
    (course / "course.yml").write_text(COURSE, encoding="utf-8")
    pages = {
        "lesson": FRONT.format(id="lesson", more=""),
        "exam": FRONT.format(id="exam", more="kind: exam\nfeedback: at end\n"),
    }
    # Each question with its files in a folder of its own: two types may name a file alike.
    files: dict[str, str] = {}
    for page, asked in zip(pages, questions, strict=True):
        for one in asked:
            pages[page] += f"::: include {one.id}/asked.md\n\n"
            files |= {f"{one.id}/asked.md": one.text, **files_of(one.case, one.id)}
    files |= {f"{page}.md": text for page, text in pages.items()}
    for path, text in files.items():
        (course / path).parent.mkdir(parents=True, exist_ok=True)
        (course / path).write_text(text, encoding="utf-8")
    report = Report()
    rendered = report.collect(render_catalogue(folder / "content"))
    assert rendered, [f"{each.span} {each.message('en')}" for each in report]
    return rendered


@pytest.fixture(scope="module")
def packages(questions: Questions, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """That course for each standard."""
    folder = tmp_path_factory.mktemp("types")
    rendered, report = rendered_types(questions, folder), Report()
    made = {}
    for name in STANDARDS:
        tree = report.collect(publications()[name].publish(rendered, Selection(("types",))))
        made[name] = write_zip(tree, folder / f"{name}.zip", "imsmanifest.xml").path
    assert not report.errors
    return made


def check(learner: Learner, one: Asked, hand: Hand, name: str) -> None:
    """Give one of a question's answers in the lesson, have it checked, and read the verdict."""
    form = learner.question(one.id)
    give(form, one.shape.kind, one.answers[name], hand)
    press(learner.button("check_answer", form), hand)
    if one.shape.scored:
        word = {"right": "right", "partly": "partly_right", "wrong": "wrong"}[name]
        expect(form.locator(".question-verdict strong")).to_have_text(learner.strings[word])
    expect(learner.button("answer_again", form)).to_be_visible()
    assert shown(form, one.shape.kind) == as_shown(one.shape.kind, one.answers[name]), (one.case.type, name)


def kept(lms: Lms, id: str) -> list[dict[str, str]]:
    """What the LMS has of a question, in order."""
    return [row for row in lms.interactions if round_of(row["id"]).partition(".")[0] == id]


def study(learner: Learner, questions: list[Asked], hand: Hand) -> None:
    """Give every answer to each question in the lesson, and have it checked."""
    for one in questions:
        # Its view is there.
        expect(learner.question(one.id).locator(".question-check")).to_be_visible()
        for name in one.answers:
            again = learner.button("answer_again", learner.question(one.id))
            if again.is_visible():
                press(again, hand)
            check(learner, one, hand, name)


def sit(learner: Learner, questions: list[Asked], hand: Hand) -> None:
    """Begin the exam and answer all of it, first wrongly: what was given last is what counts."""
    learner.open("exam")
    press(learner.button("start", learner.article()), hand)
    for one in questions:
        for name in ("wrong", "right"):
            if name in one.answers:
                give(learner.question(one.id), one.shape.kind, one.answers[name], hand)
    for one in questions:
        learner.saved(one.id)
    learner.ready()


def look(learner: Learner, one: Asked, name: str) -> None:
    """See that a question shows one of its answers as another device knows it: of a number, what the LMS keeps."""
    form, answer = learner.question(one.id), one.answers[name]
    expect(form.locator(".question-result")).to_be_attached()
    known = [answer[0]] if one.shape.kind == "number" else as_shown(one.shape.kind, answer)
    assert shown(form, one.shape.kind) == known, one.case.type


@pytest.mark.parametrize("publication, hand", PLAYED)
def test_every_type_is_answered_changed_resumed_and_reviewed(
    publication: str,
    hand: Hand,
    questions: Questions,
    packages: dict[str, Path],
    make_lms: Callable[..., Lms],
    new_context: Callable[..., BrowserContext],
) -> None:
    standard, (asked, examined) = STANDARDS[publication], questions
    lms = make_lms(packages[publication])
    learner = enter(lms, new_context(**SCREENS[hand])).ready()
    study(learner, asked, hand)
    sit(learner, examined, hand)
    count = sum(len(one.answers) for one in asked)
    eventually(learner.page, lambda: len(lms.interactions) == count, "all answers of the lesson at the LMS")
    for one in asked:
        rows = [(row["type"], row[RESPONSE[standard]], row["result"]) for row in kept(lms, one.id)]
        assert rows == [one.row(standard, name) for name in one.answers], one.case.type
        # SCORM 1.2 has no room for what was asked but in the id.
        asked_for = {row.get("description", one.prompt) for row in kept(lms, one.id)}
        assert {" ".join(text.split()) for text in asked_for} == {one.prompt}, one.case.type
    learner.page.close(run_before_unload=True)

    # Another device has what the LMS has kept and nothing else.
    other = enter(lms, new_context(**SCREENS[hand])).ready()
    other.is_at("exam")
    for one in examined:
        look(other, one, "right")
    assert other.hand_in().score == 100
    eventually(other.page, lambda: len(lms.interactions) == count + len(examined), "the exam at the LMS")
    for one in examined:
        look(other, one, "right")
        # What is looked at cannot be changed.
        places = other.question(one.id).locator(".question-stem, .question-choices")
        expect(places.locator(":is(input, select, textarea, button):enabled:not([readonly]):visible")).to_have_count(0)
        assert [row["result"] for row in kept(lms, one.id)] == [one.row(standard, "right")[2]], one.case.type
    other.open("lesson")
    for one in asked:
        look(other, one, list(one.answers)[-1])
        if one.shape.scored:
            expect(other.question(one.id).locator(".question-verdict")).to_be_visible()
