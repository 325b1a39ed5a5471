# SPDX-License-Identifier: Apache-2.0
"""The cases of a question type, read from `cases.md` in its folder (generator/question_types.md has the format)."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

import sinau.questions
from helpers.cases import cases_in
from sinau.extensions import question_types

ROW = re.compile(r"\|(.+)\|\s*\Z")
CODE = re.compile(r"`+ ?(.*?) ?`+\Z")
HEADS = (["answer", "score"], ["rule", "line"])


@dataclass(frozen=True, slots=True)
class QuestionCase:
    """A question, and what is expected: `answers` with their scores, or the `faults` as rule and line of the question.

    `files` are those that stand beside the page; `language` is the course's.
    """

    type: str
    title: str
    text: str
    language: str = "en"
    files: dict[str, str] = field(default_factory=dict)
    answers: tuple[tuple[tuple[str, ...], Fraction], ...] = ()
    faults: tuple[tuple[str, int], ...] = ()


def folder_of(name: str) -> str:
    """Return the name of the folder of the type `name`."""
    return name.replace("-", "_")


@cache
def question_cases(name: str) -> tuple[QuestionCase, ...]:
    """Return the cases of the type `name`; the first of them is its example."""
    (folder,) = (one for one in sinau.questions.type_folders() if one.name == folder_of(name))
    return tuple(read_cases((folder / "cases.md").read_text(encoding="utf-8"), name))


def read_cases(text: str, name: str) -> Iterator[QuestionCase]:
    """Yield the cases in `text`, a file of cases of the type `name`."""
    rows = dict(_tables(text))
    for case in cases_in(text):
        (asked,) = (fence for fence in case.fences if fence.info[0] == "markdown")
        others = {fence.info[1]: fence.text for fence in case.fences if fence is not asked}
        table = rows[case.title]
        assert table, f"{name}, {case.title}: a table says what is expected"
        yield QuestionCase(
            name,
            case.title,
            asked.text,
            asked.info[1] if len(asked.info) > 1 else "en",
            others,
            tuple((tuple(json.loads(_code(cell))), Fraction(score)) for head, cell, score in table if head == "answer"),
            tuple((code, int(line)) for head, code, line in table if head == "rule"),
        )


def _code(cell: str) -> str:
    match = CODE.match(cell)
    assert match, f"{cell}: an answer stands in code"
    return match[1].replace("\\|", "|")


def _tables(text: str) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Yield the rows of the tables below each heading, with the first word of the table's head."""
    for part in re.split(r"(?m)^## ", re.sub(r"(?ms)^(```+).*?^\1\s*$", "", text))[1:]:
        title, _, body = part.partition("\n")
        rows: list[tuple[str, str, str]] = []
        head: list[str] = []
        for line in body.split("\n"):
            match = ROW.match(line.strip())
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", match[1])] if match else []
            if not cells:
                head = []
            elif not head:
                assert cells in HEADS, f"{title}: {line}"
                head = cells
            elif not set(cells[0]) <= {"-", ":"}:
                rows.append((head[0], *cells))  # type: ignore[arg-type]
        yield title.strip(), rows


def all_cases() -> list[QuestionCase]:
    """Return the cases of every type."""
    return [case for name in question_types() for case in question_cases(name)]


def files_of(case: QuestionCase, folder: str = "kursus") -> dict[str, str]:
    """Return the files of `case` by their paths, when its page stands in `folder`: that of `helpers.chain`."""
    return {f"{folder}/{path}": text for path, text in case.files.items()}


def example_of(name: str) -> str:
    """Return the first question of the type `name`."""
    return question_cases(name)[0].text
