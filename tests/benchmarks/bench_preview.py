# SPDX-License-Identifier: Apache-2.0
"""How long after a save `sinau serve` shows it, and what memory 1,000 saves take. `make bench` runs it.

An edit is measured as a browser sees it: from the save until the event, the question what has changed, and the page with the new
text have come. `cpu` is what the server's process took for it. `BENCH_LESSONS` (1000) and `BENCH_EDITS` (30) change how many.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.lessons import PER_MODULE, edit, write_corpora
from helpers.processes import memory_of, seconds_of

LESSONS = int(os.environ.get("BENCH_LESSONS", "1000"))
EDITS = int(os.environ.get("BENCH_EDITS", "30"))
SINAU = Path(sys.executable).with_name("sinau")
START = 600.0  # seconds


@contextmanager
def served(content: Path) -> Iterator[tuple[int, int]]:
    """Run `sinau serve`; give its port and its process."""
    with subprocess.Popen(
        [str(SINAU), "serve", "--content", str(content), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        try:
            assert process.stdout
            line = process.stdout.readline()
            yield int(line.partition("127.0.0.1:")[2].partition("/")[0]), process.pid
        finally:
            process.terminate()


def get(port: int, path: str) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=START)
    connection.request("GET", path)
    with connection.getresponse() as answer:
        return answer.read().decode()


def next_number(events: HTTPResponse) -> int:
    while not (line := events.readline()).startswith(b"data: "):
        assert line
    return int(json.loads(line.removeprefix(b"data: "))["number"])


def site(port: int, number: int) -> str:
    path = f"/kursus/m{number // PER_MODULE}/l{number}.html"
    get(port, f"/_preview/digests?{urlencode({'page': path})}")
    return get(port, path)


def player(port: int, number: int) -> str:
    query = urlencode({"page": "/_player/kursus/", "part": f"l{number}"})
    get(port, f"/_preview/digests?{query}")
    get(port, "/_player/kursus/")
    return get(port, f"/_player/kursus/lesson-l{number}.js")


def test_edits(tmp_path: Path) -> None:
    write_corpora(tmp_path, LESSONS)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else -1
    with served(tmp_path / "content") as (port, process):
        connection = HTTPConnection("127.0.0.1", port, timeout=START)
        connection.request("GET", "/_preview/events")
        events = connection.getresponse()
        next_number(events)
        print(
            f"\n{LESSONS} lessons, {EDITS} edits each, load {load:.1f} before; the server has {memory_of(process)} MB"
        )
        for name, show in (("site page", site), ("player", player)):
            show(port, LESSONS // 2)
            walls, spent = [], []
            for times in range(EDITS):
                number = (LESSONS // 2 + times * 7) % LESSONS
                cpu, start = seconds_of(process), time.perf_counter()
                edit(tmp_path, number, times)
                next_number(events)
                page = show(port, number)
                walls.append(time.perf_counter() - start)
                spent.append(seconds_of(process) - cpu)
                assert f"Diubah {times}." in page
                time.sleep(0.3)
            print(
                f"{name:10} wall s: median {statistics.median(walls):.3f}, least {min(walls):.3f}, most {max(walls):.3f};"
                f" cpu s: median {statistics.median(spent):.3f}"
            )
        print(f"afterwards the server has {memory_of(process)} MB")
        connection.close()
