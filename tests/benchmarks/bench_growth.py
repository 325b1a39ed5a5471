# SPDX-License-Identifier: Apache-2.0
"""How time and memory grow: with lessons, with the lessons of one course, with the packages of a catalogue. `make bench` runs it where
`BENCH_GROWTH` says how many lessons the largest catalogue has (5000). CPU time, cold; the runs of a pair follow one another.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.bench_table import ROUNDS, TOOLS, Run, run
from benchmarks.lessons import forget, write_courses

MOST = int(os.environ.get("BENCH_GROWTH", "0"))
pytestmark = pytest.mark.skipif(not MOST, reason="BENCH_GROWTH says how many lessons")


def cold(folder: Path, name: str) -> Run:
    """Run `sinau check`, or build the publication `name`, with an empty cache and an empty folder for results."""
    forget(folder)
    words = ["check"] if name == "check" else ["build", "--quiet", "--out", "dist", "--publication", name]
    return run([str(TOOLS / "sinau"), *words, "--content", "content", "--cache", "cache"], folder)


def catalogue(folder: Path, courses: int, lessons: int) -> Path:
    """Write a catalogue, and return its folder."""
    write_courses(folder, courses, lessons)
    return folder


def compare(what: str, more: Callable[[], Run], less: Callable[[], Run]) -> None:
    """Print how many times as much CPU time `more` takes as `less`, and the largest memory of both; the least of all rounds."""
    pairs = [(more(), less()) for _ in range(ROUNDS)]
    first, second = (min(pair[side].cpu for pair in pairs) for side in (0, 1))
    peaks = [max(pair[side].peak for pair in pairs) for side in (0, 1)]
    print(
        f"\n{what}: {first / second:.2f} ({first:.2f} and {second:.2f} CPU s, {peaks[0]:.0f} and {peaks[1]:.0f} MB; "
        f"n = {ROUNDS}, load {os.getloadavg()[0]:.1f})"
    )
    assert first > 0


@pytest.mark.parametrize("name", ["check", "offline"])
def test_more_lessons(tmp_path: Path, name: str) -> None:
    large, small = catalogue(tmp_path / "large", 1, MOST), catalogue(tmp_path / "small", 1, MOST // 5)
    compare(f"{name}, {MOST} over {MOST // 5} lessons", lambda: cold(large, name), lambda: cold(small, name))


def test_lessons_of_one_course(tmp_path: Path) -> None:
    one, ten = catalogue(tmp_path / "one", 1, MOST // 5), catalogue(tmp_path / "ten", 10, MOST // 50)
    what = f"offline, one course of {MOST // 5} lessons over ten of {MOST // 50}"
    compare(what, lambda: cold(one, "offline"), lambda: cold(ten, "offline"))


def test_packages(tmp_path: Path) -> None:
    many = catalogue(tmp_path, MOST // 25, 1)
    what = f"{MOST // 25} courses of one lesson, scorm12 over offline"
    compare(what, lambda: cold(many, "scorm12"), lambda: cold(many, "offline"))
