# SPDX-License-Identifier: Apache-2.0
"""What a build costs that has been made before: processor seconds without a cache, with an empty one, again, and after one edit.

`make bench` runs it. All ways come in turn in each round, as processes of their own; what is printed are medians.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from shutil import rmtree

import pytest

from benchmarks.bench_build import LESSONS, ROUNDS, corpora

__all__ = ["corpora"]


def cost(*words: object) -> tuple[float, float]:
    """Return processor seconds, those of its children too, and seconds that `sinau` with these words takes. It must end well."""
    before, start = os.times(), time.perf_counter()
    sinau = str(Path(sys.executable).parent / "sinau")
    done = subprocess.run([sinau, *map(str, words)], capture_output=True, text=True, check=False)
    after, elapsed = os.times(), time.perf_counter() - start
    assert done.returncode == 0, done.stderr
    used = after.children_user - before.children_user + after.children_system - before.children_system
    return used, elapsed


@pytest.mark.parametrize("what", ["check", "offline", "scorm12"])
def test_again(corpora: tuple[Path, Path], tmp_path: Path, what: str) -> None:
    content, _ = corpora
    command = ["check"] if what == "check" else ["build", "--quiet", "--out", tmp_path / "dist", "--publication", what]
    command += ["--content", content]
    page, cache = content / "kursus/m0/l1.md", tmp_path / "cache"
    ways: dict[str, list[tuple[float, float]]] = {}
    cost(*command, "--no-cache")  # it writes the locks
    for turn in range(ROUNDS):
        rmtree(cache, ignore_errors=True)
        for way in ("no cache", "empty cache", "nothing changed", "one edit"):
            if way == "one edit":
                page.write_text(f"{page.read_text(encoding='utf-8')}\nTambahan {turn}.\n", encoding="utf-8")
            how = ["--no-cache"] if way == "no cache" else ["--cache", cache]
            ways.setdefault(way, []).append(cost(*command, *how))
    print(f"\n{LESSONS} lessons, sinau {what}, {ROUNDS} rounds:")
    for way, found in ways.items():
        used, elapsed = (statistics.median(values) for values in zip(*found, strict=True))
        print(f"  {way:16} {used:6.2f} s of processors, {elapsed:6.2f} s")
    assert all(len(found) == ROUNDS for found in ways.values())
