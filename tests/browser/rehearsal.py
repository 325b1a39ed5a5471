# SPDX-License-Identifier: Apache-2.0
"""A course that only asks: many questions that can be answered again and again, and a short exam. For robots."""

from __future__ import annotations

from pathlib import Path

from sinau.compiler import Request
from sinau.compiler import build as compile_catalogue
from sinau.diagnostics import Report

COURSE = "rehearsal"
LESSON = "asking"
EXAM = "exam"
CHOICES = 32  # questions that are answered by choosing
WORDS = 8  # and in words
EXAM_QUESTIONS = 5

SETTINGS = """id: rehearsal
title: A rehearsal
language: en
version: "1"
mastery_score: 60%
completion: lessons and exam
modules:
  - id: all
    title: All of it
    lessons: [asking.md]
exam: exam.md
"""
FRONT = "---\nid: asking\ntitle: Asking\n---\n\nEvery question here is asked for the sake of being answered.\n"
EXAM_FRONT = "---\nid: exam\ntitle: Exam\nkind: exam\nkeep: best\nfeedback: at end\n---\n\nTry as often as you like.\n"


def choosing(name: str, correct: int) -> str:
    """A question with four choices."""
    choices = "".join(f"- [{'x' if at == correct else ' '}] Choice {at + 1}\n" for at in range(4))
    return f"\n::: question {name} points=1\n\nWhich one, in {name}?\n\n{choices}\n:::\n"


def writing(name: str) -> str:
    """A question that is answered in words."""
    return f"\n::: question {name} points=1\n\nWhich word, in {name}?\n\n= n7\n\n:::\n"


def write(content: Path) -> None:
    """Write the catalogue."""
    course = content / COURSE
    course.mkdir(parents=True)
    (content / "catalogue.yml").write_text("format: 1\ntitle: Rehearsals\nlanguages: [en]\n", encoding="utf-8")
    (course / "course.yml").write_text(SETTINGS, encoding="utf-8")
    asked = [choosing(f"c{number:02}", number % 4) for number in range(CHOICES)]
    asked += [writing(f"w{number:02}") for number in range(WORDS)]
    (course / "asking.md").write_text(FRONT + "".join(asked), encoding="utf-8")
    exam = [choosing(f"e{number:02}", number % 4) for number in range(EXAM_QUESTIONS)]
    (course / "exam.md").write_text(EXAM_FRONT + "".join(exam), encoding="utf-8")


def build(out: Path, *publications: str) -> Path:
    """Publish the rehearsal as `sinau build` does; gives the output folder."""
    content = out / "content"
    write(content)
    report = Report()
    built = compile_catalogue(Request(content, out / "built", publications), report)
    assert built, [f"{each.span} {each.message('en')}" for each in report]
    return out / "built"
