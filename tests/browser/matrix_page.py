# SPDX-License-Identifier: Apache-2.0
"""The page that shows how the whole matrix ended: `make matrix` plays it and writes the page.

Without a folder of results it writes the page anew around the runs that the page shows, after a change of its words.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from itertools import product
from pathlib import Path

from browser.lms import ROOT
from browser.matrix import MANNERS, SECOND_OPINION, SHAPES, VERSIONS, Cell, courses, every_cell
from sinau import texts
from sinau_lms.known_lmss import REASONS, known_lmss

PAGES = {"en": ROOT / "docs" / "lms-matrix.md", "id": ROOT / "docs" / "matriks-lms.md"}
MARKS = {"passed": "✓", "failed": "✗"}
WORDS = {
    "en": {
        "title": "Packages in LMSs",
        "lead": "Every package of these courses, played from beginning to end in each LMS that `sinau play` imitates: a learner "
        "studies, fails the exam, leaves, comes back, finds the answers again, passes and leaves. ✓: no rule of the standard "
        "broken, no error on the page, and status and score as they should be in this LMS.",
        "when": "Run on {date} by `make matrix`: {runs} runs, {passed} as they should be.",
        "manner": "LMS",
        "manners": "The LMSs",
        "scorm-again": "scorm-again, the run-time of others, instead of our strict LMS.",
        "known": "What is known of each LMS",
        "known_lead": "Every statement on an LMS that Sinau goes by, with where it comes from, and whether `sinau play` imitates it; what strict does, all do.",
        "modelled": "Imitated by {profile}.",
        "missing": "Not imitated: {reason}.",
        "course": "one SCO",
        "module": "a SCO for each module",
        "lesson": "a SCO for each lesson",
        "split": "a package for each module",
    },
    "id": {
        "title": "Paket di berbagai LMS",
        "lead": "Setiap paket kursus ini, dimainkan dari awal sampai akhir di tiap LMS yang ditiru `sinau play`: peserta belajar, "
        "gagal dalam ujian, keluar, kembali, menemukan jawabannya, lulus, lalu keluar. ✓: tidak ada aturan standar yang "
        "dilanggar, tidak ada galat di halaman, dan status serta nilainya sesuai untuk LMS itu.",
        "when": "Dijalankan pada {date} dengan `make matrix`: {runs} kali, {passed} sesuai.",
        "manner": "LMS",
        "manners": "LMS yang ditiru",
        "scorm-again": "scorm-again, buatan pihak lain, sebagai ganti LMS ketat kami.",
        "known": "Yang diketahui tentang tiap LMS",
        "known_lead": "Setiap pernyataan tentang LMS yang menjadi pegangan Sinau, dengan sumbernya, dan apakah `sinau play` menirunya; yang dilakukan strict dilakukan semuanya.",
        "modelled": "Ditiru oleh {profile}.",
        "missing": "Tidak ditiru: {reason}.",
        "course": "satu SCO",
        "module": "satu SCO tiap modul",
        "lesson": "satu SCO tiap pelajaran",
        "split": "satu paket tiap modul",
    },
}


def write_result(folder: Path, cell: Cell, outcome: str) -> None:
    """Write down how one run ended, in a file of its own: several processes play at the same time."""
    folder.mkdir(parents=True, exist_ok=True)
    name = sha256(cell.name.encode()).hexdigest()[:16]
    key = [cell.course, cell.version, cell.shape, cell.manner]
    (folder / f"{name}.json").write_text(json.dumps([*key, outcome]), encoding="utf-8")


def read_results(folder: Path) -> dict[Cell, str]:
    """What `write_result` has written, by run."""
    rows = (json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json"))
    return {Cell(*row[:4]): row[4] for row in rows}


def table_page(language: str, outcomes: Mapping[Cell, str], date: str) -> str:
    """Return the page. Raises `ValueError` if a run is missing: nothing stands in it that was not played."""
    cells = every_cell()
    missing = [cell.name for cell in cells if cell not in outcomes]
    if missing:
        raise ValueError(f"{len(missing)} of {len(cells)} runs are missing: {', '.join(missing[:3])}")
    words = WORDS[language]
    passed = sum(outcomes[cell] == "passed" for cell in cells)
    lines = [f"---\ntitle: {words['title']}\n---\n", words["lead"] + "\n"]
    lines.append(words["when"].format(date=date, runs=len(cells), passed=passed) + "\n")
    lines.append(f"## {words['manners']}\n")
    lines += [f"- **{manner}**: {about}" for manner, about in manners(language).items()]
    lines.append("")
    for course, shape in product(courses(), SHAPES):
        lines.append(f"## {course}: {words[shape]}\n")
        lines.append(f"| {words['manner']} | {' | '.join(VERSIONS)} |")
        lines.append("|---|" + "---|" * len(VERSIONS))
        for manner in MANNERS:
            marks = (MARKS[outcomes[Cell(course, version, shape, manner)]] for version in VERSIONS)
            lines.append(f"| {manner} | {' | '.join(marks)} |")
        lines.append("")
    return "\n".join([*lines, *known(language)])


def known(language: str) -> Iterator[str]:
    """The lines on what is known of each LMS, and what of it is imitated."""
    words = WORDS[language]
    yield f"## {words['known']}\n"
    yield words["known_lead"] + "\n"
    for lms in known_lmss():
        yield f"### {lms.title}\n"
        for each in lms.statements:
            reason = REASONS[each.missing].text(language) if each.missing else ""
            said = words["missing"].format(reason=reason) if reason else words["modelled"].format(profile=each.profile)
            yield f"- {each.text.text(language)} ({each.source}) **{said}**"
        yield ""


def manners(language: str) -> dict[str, str]:
    """What each LMS does, in the words of `sinau play`."""
    window = texts.words("window", language)
    about = {name: window[f"about_{name}"] for name in MANNERS if name != SECOND_OPINION}
    return about | {SECOND_OPINION: WORDS[language][SECOND_OPINION]}


def read_page(text: str) -> dict[Cell, str]:
    """The runs that a page shows, with their outcomes."""
    outcomes = {}
    shapes = {word: shape for words in WORDS.values() for shape, word in words.items() if shape in SHAPES}
    for part in text.split("\n## ")[1:]:
        heading, *rows = part.split("\n")
        course, _, shape = heading.partition(": ")
        for row in rows:
            if found := re.fullmatch(r"\| (\S+) \| ([✓✗]) \| ([✓✗]) \| ([✓✗]) \|", row):
                for version, mark in zip(VERSIONS, found.groups()[1:], strict=True):
                    outcome = next(word for word, sign in MARKS.items() if sign == mark)
                    outcomes[Cell(course, version, shapes[shape], found[1])] = outcome
    return outcomes


def rewrite(path: Path, language: str) -> None:
    """Write a page anew around the runs that it shows: nothing is played, so that date and outcomes stay as they are."""
    text = path.read_text(encoding="utf-8")
    date = re.search(r"\d{4}-\d\d-\d\d", text)
    assert date, path
    path.write_text(table_page(language, read_page(text), date[0]), encoding="utf-8")


if __name__ == "__main__":
    for tongue, page in PAGES.items():
        if len(sys.argv) == 1:
            rewrite(page, tongue)
        else:
            played = read_results(Path(sys.argv[1]))
            page.write_text(table_page(tongue, played, f"{datetime.now(UTC):%Y-%m-%d}"), encoding="utf-8")
