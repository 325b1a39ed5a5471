# SPDX-License-Identifier: Apache-2.0
"""Reads the questions of the courses that an earlier build has left in its output folder: packages, or the site."""

import json
from pathlib import Path

from sinau.archive import ArchiveError
from sinau.comparing.outline import BETWEEN, ComparedQuestion, PageTexts, UnreadableError, outline_of_data
from sinau.comparing.packages import read_package
from sinau.comparing.wording import Wording, read_page_wordings
from sinau.diagnostics import Span
from sinau.locks.published_before import courses_in_output, read_page_and_course

Questions = dict[str, dict[str, ComparedQuestion]]


def questions_in_output(out: Path) -> Questions:
    """Return the questions of what was built into `out`, by the courses' ids and their own; of several packages, the newest's.

    What is not ours, or cannot be read, is passed over.
    """
    found: Questions = {}
    pages: Questions | None = None
    for course in courses_in_output(out):
        known = found.setdefault(course.id, {})
        if course.questions.keys() <= known.keys():
            continue
        if course.file.suffix == ".zip":
            read = _questions_of_package(course.file)
        else:
            pages = read = _questions_of_site(out / "site") if pages is None else pages
        for id, question in read.get(course.id, {}).items():
            known.setdefault(id, question)
    return found


def _questions_of_package(file: Path) -> Questions:
    try:
        courses = read_package(file).courses.values()
    except (UnreadableError, ArchiveError, OSError):
        return {}
    return {course.id.partition(BETWEEN)[0]: dict(course.questions) for course in courses}


def _questions_of_site(folder: Path) -> Questions:
    """Return the questions of all pages: each has, or names, the data of its course, and the questions that stand on it."""
    wordings: dict[str, dict[str, Wording]] = {}
    described: dict[str, str] = {}
    ids: dict[str, str] = {}
    scripts: dict[Path, str] = {}
    for path in sorted(folder.rglob("*.html")):
        page, text = read_page_and_course(path, folder, scripts)
        if text:
            # All pages of a course have the same text, or the same script.
            id = ids[text] = ids.get(text) or _course_id_of(text)
            described.setdefault(id, text)
            wordings.setdefault(id, {}).update(read_page_wordings(page)[1])
    found: Questions = {}
    for id, text in described.items():
        try:
            course = outline_of_data(json.loads(text), PageTexts({}, wordings[id]), Span(folder.name), {}, None)
        except (UnreadableError, ValueError, RecursionError):
            continue
        found[id] = dict(course.questions)
    return found


def _course_id_of(text: str) -> str:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    return str(data.get("id", "")) if isinstance(data, dict) else ""
