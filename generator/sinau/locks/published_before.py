# SPDX-License-Identifier: Apache-2.0
"""What was published before, and what the locks must not lose of it, whatever they say today.

Learners' answers count by permanent numbers and editorial changes (`ids.lock`), browsers find records by the catalogue's id.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from sinau.archive import ArchiveError, open_archive
from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.model.catalogue import Catalogue, Course, EditorialChange
from sinau.publishing.outlines import find_course_data
from sinau.texts import Joined, Plain, Translatable

HASH = re.compile(r"[0-9a-f]{6}\Z")
# Between a course's id and that of a part of it (`sinau.publishing.parts`).
BETWEEN = "/"
# No page of ours is as large; what is larger in a folder of results is somebody else's.
MAX_PAGE = 50_000_000
# Ids that a message names.
SHOWN = 8

NUMBERS_LOST = Rule("C230", "published-numbers-lost", Severity.ERROR)
SAME_LOST = Rule("C232", "published-editorial-changes-lost", Severity.ERROR)
IDENTITY_LOST = Rule("C233", "published-catalogue-id-lost", Severity.ERROR)
CHANGED = Message("updates.published_changed")
REUSED = Message("updates.published_reused")
FORGOTTEN = Message("updates.published_forgotten")


@dataclass(frozen=True, slots=True)
class PublishedCourse:
    """The numbers of the course `id` as the package or page `file` has them; slots are one more than the highest ever given.

    `hashes` are those of each question whose answers count there, its own first. `catalogue` is the catalogue's id ("": none).
    """

    file: Path
    id: str
    activities: Mapping[str, int]
    questions: Mapping[str, int]
    activity_slots: int
    question_slots: int
    hashes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    catalogue: str = ""

    def declarations(self) -> Iterator[EditorialChange]:
        """Yield the editorial changes that the course was published with."""
        for id, known in self.hashes.items():
            yield from (EditorialChange(id, old, known[0]) for old in reversed(known[1:]))


def courses_in_output(out: Path) -> Iterator[PublishedCourse]:
    """Yield the courses that an earlier build has left in its output folder `out`, the newest package first.

    What is not ours, or cannot be read, is passed over.
    """
    packages = [path for path in (out / "packages").glob("*.zip") if path.is_file()]
    for path in sorted(packages, key=lambda path: (-path.stat().st_mtime, path.name)):
        yield from _courses_in_texts(path, _course_texts_in_package(path))
    for path in sorted((out / "site").rglob("index.html")):  # each course has its own home
        yield from _courses_in_texts(path, filter(None, [read_page_and_course(path, out / "site", {})[1]]))


def _course_texts_in_package(path: Path) -> Iterator[str]:
    """Yield the JSON of each course in the package at `path`."""
    try:
        with open_archive(path) as archive:

            def read(name: str) -> str:
                there = name in archive and archive.size(name) <= MAX_PAGE
                return archive.read(name).decode("utf-8", "replace") if there else ""

            for name in archive.names:
                if "/" not in name and name.endswith(".html") and (found := find_course_data(read(name), read)):
                    yield found.text
    except (ArchiveError, OSError):
        return


def read_page_and_course(path: Path, site: Path, known: dict[Path, str]) -> tuple[str, str]:
    """Return the page at `path` and the JSON of its course, "" for none; a page can name only files of its own `site`.

    `known` has the scripts that other pages have named. What cannot be read is empty.
    """

    def read(address: str) -> str:
        file = (path.parent / unquote(address)).resolve()
        if file not in known:
            known[file] = _text_of_file(file) if file.is_relative_to(site.resolve()) else ""
        return known[file]

    try:
        page = _text_of_file(path)
        found = find_course_data(page, read)
    except (OSError, ValueError):
        return "", ""
    return page, found.text if found else ""


def _text_of_file(path: Path) -> str:
    if not path.is_file() or path.stat().st_size > MAX_PAGE:
        return ""
    return path.read_text(encoding="utf-8", errors="replace")


def _courses_in_texts(file: Path, texts: Iterable[str]) -> Iterator[PublishedCourse]:
    for text in texts:
        try:
            yield _read_course(file, json.loads(text))
        except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
            continue


def _read_course(file: Path, data: Mapping[str, object]) -> PublishedCourse:
    activities: dict[str, int] = {}
    questions: dict[str, int] = {}
    hashes: dict[str, tuple[str, ...]] = {}
    for activity in _checked_entries(data["activities"]):
        activities[str(activity["id"])] = _checked_number(activity["index"])
        for question in _checked_entries(activity["questions"]):
            questions[str(question["id"])] = _checked_number(question["index"])
            hashes[str(question["id"])] = _hashes_of_question(question)
    id = str(data["id"]).partition(BETWEEN)[0]
    slots = _checked_number(data["activity_slots"]), _checked_number(data["question_slots"])
    return PublishedCourse(file, id, activities, questions, *slots, hashes, str(data.get("catalogue", "")))


def _hashes_of_question(question: Mapping[str, object]) -> tuple[str, ...]:
    was = question.get("was", [])
    found = [question.get("hash"), *(was if isinstance(was, list) else [None])]
    known = all(isinstance(digest, str) and HASH.match(digest) for digest in found)
    return tuple(map(str, found)) if known else ()


def _checked_entries(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _checked_number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return value


def refuse_losses(out: Path, catalogue: Catalogue, courses: Iterable[Course], lock_name: str, report: Report) -> None:
    """Add what the locks have lost of that with which `courses` of `catalogue` were published in `out`.

    That is numbers, editorial changes and the catalogue's id.
    """
    wanted = {course.id: course for course in courses}
    numbers: dict[str, dict[Translatable, Path]] = {}
    same: dict[str, dict[Translatable, Path]] = {}
    identities: list[dict[str, object]] = []
    for published in courses_in_output(out):
        course = wanted.get(published.id)
        if course is None:
            continue
        for words in _lost_numbers(published, course):
            numbers.setdefault(published.id, {}).setdefault(words, published.file)
        for words in _lost_declarations(published, course):
            same.setdefault(published.id, {}).setdefault(words, published.file)
        if published.catalogue not in {"", catalogue.id}:
            values: dict[str, object] = {"published": published.file, "old": published.catalogue, "new": catalogue.id}
            identities.append(values)
    for values in identities[:1]:
        report.add(IDENTITY_LOST, catalogue.span, **values)
    _report_lost(NUMBERS_LOST, numbers, wanted, (out, lock_name), report)
    _report_lost(SAME_LOST, same, wanted, (out, lock_name), report)


def _report_lost(
    rule: Rule,
    lost: Mapping[str, Mapping[Translatable, Path]],
    wanted: Mapping[str, Course],
    names: tuple[Path, str],
    report: Report,
) -> None:
    out, lock_name = names
    for id, found in lost.items():
        what = Joined((*list(found)[:SHOWN], *(["…"] if len(found) > SHOWN else [])), by="; ")
        file = f"{wanted[id].folder}/{lock_name}"
        values = {
            "file": file,
            "published": next(iter(found.values())),
            "out": out,
            "what": what,
        }
        report.add(rule, wanted[id].span, **values)


def _lost_declarations(published: PublishedCourse, course: Course) -> Iterator[Translatable]:
    for same in published.declarations():
        if same.old not in course.lock.wordings_that_ask_the_same(same.id, same.new):
            yield Plain(f"{same.id} {same.old} {same.new}")


def _lost_numbers(published: PublishedCourse, course: Course) -> Iterator[Translatable]:
    for before, after in (
        (published.activities, course.lock.activities),
        (published.questions, course.lock.questions),
    ):
        owners = {number: name for name, number in after.items()}
        highest = max(owners, default=-1)
        for name, number in before.items():
            if name in after:
                if after[name] != number:
                    yield CHANGED.filled(id=name, old=number, new=after[name])
            elif number in owners:
                yield REUSED.filled(id=name, old=number, new=owners[number])
            elif number > highest:
                yield FORGOTTEN.filled(id=name, old=number)
