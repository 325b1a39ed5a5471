# SPDX-License-Identifier: Apache-2.0
"""The permanent numbers in what was published before: learners' answers count by them, whatever `ids.lock` says today."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sinau.archive import ArchiveError, open_archive
from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.model.catalogue import Course

COURSE = re.compile(r'<script type="application/json" id="sinau-course">(.*?)</script>', re.DOTALL)
# Between a course's id and that of a part of it (`sinau.parts`).
BETWEEN = "/"
# No page of ours is as large; what is larger in a folder of results is somebody else's.
MAX_PAGE = 50_000_000
# Ids that a message names.
SHOWN = 8

NUMBERS_LOST = Rule(
    "C230",
    "published-numbers-lost",
    Severity.ERROR,
    Message(
        "{file} has lost permanent numbers that {published} was published with: {what}.",
        "{file} kehilangan nomor tetap yang dipakai {published} ketika terbit: {what_id}.",
    ),
    Message(
        "Learners' answers in an LMS count by these numbers: they would be read as answers to other questions. Mostly "
        "ids.lock was not committed after the last build.",
        "Jawaban peserta di LMS disimpan menurut nomor ini dan akan terbaca sebagai jawaban soal lain. Biasanya "
        "ids.lock tidak ikut disimpan di git setelah penerbitan terakhir.",
    ),
    Message(
        "Restore {file} from version control, or run `sinau lock --published {out}`. If nobody has ever learned with "
        "{published}, delete that and build again.",
        "Kembalikan {file} dari git, atau jalankan `sinau lock --published {out}`. Bila {published} belum pernah dipakai "
        "peserta, hapus berkas itu lalu terbitkan lagi.",
    ),
)
CHANGED = Message("{id} had {old} and has {new} now", "{id} semula {old}, kini {new}")
REUSED = Message("{old} was {id}'s and is {new}'s now", "{old} semula milik {id}, kini milik {new}")
FORGOTTEN = Message("{old} was {id}'s and would be given again", "{old} semula milik {id} dan akan diberikan lagi")


@dataclass(frozen=True, slots=True)
class PublishedCourse:
    """The numbers of the course `id` as the package or page `file` has them; slots are one more than the highest ever given."""

    file: Path
    id: str
    activities: Mapping[str, int]
    questions: Mapping[str, int]
    activity_slots: int
    question_slots: int


def courses_in(out: Path) -> Iterator[PublishedCourse]:
    """Yield the courses that an earlier build has left in its output folder `out`, the newest package first.

    What is not ours, or cannot be read, is passed over.
    """
    packages = [path for path in (out / "packages").glob("*.zip") if path.is_file()]
    for path in sorted(packages, key=lambda path: (-path.stat().st_mtime, path.name)):
        yield from _courses(path, _pages_of_package(path))
    for path in sorted((out / "site").rglob("index.html")):  # each course has its own home
        yield from _courses(path, _page_of_site(path))


def _pages_of_package(path: Path) -> Iterator[str]:
    try:
        with open_archive(path) as archive:
            for name in archive.names:
                if "/" not in name and name.endswith(".html") and archive.size(name) <= MAX_PAGE:
                    yield archive.read(name).decode("utf-8", "replace")
    except (ArchiveError, OSError):
        return


def _page_of_site(path: Path) -> Iterator[str]:
    try:
        if path.is_file() and path.stat().st_size <= MAX_PAGE:
            yield path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return


def _courses(file: Path, pages: Iterable[str]) -> Iterator[PublishedCourse]:
    for page in pages:
        if found := COURSE.search(page):
            try:
                yield _course(file, json.loads(found[1]))
            except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
                continue


def _course(file: Path, data: Mapping[str, object]) -> PublishedCourse:
    activities: dict[str, int] = {}
    questions: dict[str, int] = {}
    for activity in _entries(data["activities"]):
        activities[str(activity["id"])] = _number(activity["index"])
        for question in _entries(activity["questions"]):
            questions[str(question["id"])] = _number(question["index"])
    id = str(data["id"]).partition(BETWEEN)[0]
    slots = _number(data["activity_slots"]), _number(data["question_slots"])
    return PublishedCourse(file, id, activities, questions, *slots)


def _entries(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return value


def refuse_lost_numbers(out: Path, courses: Iterable[Course], lock_name: str, report: Report) -> None:
    """Add each course whose numbers are not those that it was published with in `out`."""
    wanted = {course.id: course for course in courses}
    lost: dict[str, dict[Message, Path]] = {}
    for published in courses_in(out):
        course = wanted.get(published.id)
        for words in _lost(published, course) if course else ():
            lost.setdefault(published.id, {}).setdefault(words, published.file)
    for id, found in lost.items():
        what = [
            "; ".join(words.text(language) for words in list(found)[:SHOWN]) + ("; …" if len(found) > SHOWN else "")
            for language in ("en", "id")
        ]
        file = f"{wanted[id].folder}/{lock_name}"
        values = {
            "file": file,
            "published": next(iter(found.values())),
            "out": out,
            "what": what[0],
            "what_id": what[1],
        }
        report.add(NUMBERS_LOST, wanted[id].span, **values)


def _lost(published: PublishedCourse, course: Course) -> Iterator[Message]:
    for before, after in (
        (published.activities, course.lock.activities),
        (published.questions, course.lock.questions),
    ):
        owners = {number: name for name, number in after.items()}
        highest = max(owners, default=-1)
        for name, number in before.items():
            if name in after:
                if after[name] != number:
                    yield _filled(CHANGED, id=name, old=number, new=after[name])
            elif number in owners:
                yield _filled(REUSED, id=name, old=number, new=owners[number])
            elif number > highest:
                yield _filled(FORGOTTEN, id=name, old=number)


def _filled(message: Message, **values: object) -> Message:
    return Message(message.text("en", values), message.text("id", values))
