# SPDX-License-Identifier: Apache-2.0
"""How long Sinau takes beside MkDocs with Material, and beside Hugo where it is installed, on the same lessons. `make bench` runs it.

Each round runs all of them one after the other, as processes of their own; what counts is the ratio to MkDocs within a round, and
of the rounds the median. `BENCH_LESSONS` ("10,100"), `BENCH_ROUNDS` (3), `BENCH_HUGO` (where Hugo is, "hugo") and `BENCH_OUT` (a file for the
table) change it.
`cold` is a new process with an empty cache; `again` one that finds everything as it was; `one edit` one that finds one lesson changed.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pytest

from benchmarks.lessons import edit, forget, write_corpora

SIZES = [int(size) for size in os.environ.get("BENCH_LESSONS", "10,100").split(",")]
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
TOOLS = Path(sys.executable).parent
HUGO = shutil.which(os.environ.get("BENCH_HUGO", "hugo"))
BARE = "hugo, bare template"
PEER = "mkdocs build, Material"
WAYS = ("cold", "again", "one edit")
HEAD = "| what | wall s | CPU s | peak MB | wall, of Material's | CPU, of Material's | wall, of Hugo's |\n|---|---|---|---|---|---|---|"


@dataclass(frozen=True)
class Run:
    """One process: wall time and CPU time in seconds, its largest memory in MB."""

    wall: float
    cpu: float
    peak: float


def run(command: list[str], folder: Path) -> Run:
    """Run `command`, which must end well."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with (folder / "said.txt").open("w+", encoding="utf-8") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        assert process.returncode == 0, said.read()
    # macOS counts bytes.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def one_round(folder: Path, count: int) -> dict[str, Run]:
    """Run everything once; `count` tells the rounds apart."""
    sinau = [str(TOOLS / "sinau")]
    kept = ["--content", "content", "--cache", "cache"]
    found: dict[str, Run] = {}
    forget(folder)
    found[PEER] = run([str(TOOLS / "mkdocs"), "build", "-q", "-f", "mkdocs/mkdocs.yml"], folder)
    if HUGO:
        found[BARE] = run([HUGO, "--source", "hugo", "--quiet"], folder)
    for name in ("check", "offline", "scorm12", "site"):
        command = [*sinau, "check", *kept]
        if name != "check":
            command = [*sinau, "build", "--quiet", *kept, "--out", "dist", "--publication", name]
        forget(folder)
        for way in WAYS:
            if way == "one edit":
                edit(folder, 3, count)
            found[f"{name}, {way}"] = run(command, folder)
    found["sinau --help"] = run([*sinau, "--help"], folder)
    return found


def table(rounds: list[dict[str, Run]]) -> str:
    """Return the medians of all rounds, and of the ratios to the peer within each round."""
    lines = [HEAD]
    for what in rounds[0]:
        own = [found[what] for found in rounds]
        wall, cpu, peak = (statistics.median(getattr(one, name) for one in own) for name in ("wall", "cpu", "peak"))
        peers = [(PEER, "wall"), (PEER, "cpu"), *([(BARE, "wall")] if HUGO else [])]
        ratios = [
            statistics.median(getattr(found[what], name) / getattr(found[peer], name) for found in rounds)
            for peer, name in peers
        ]
        shown = [f"{ratio:.3f}" for ratio in ratios] + ["-"] * (3 - len(ratios))
        lines.append(f"| {what} | {wall:.2f} | {cpu:.2f} | {peak:.0f} | {' | '.join(shown)} |")
    return "\n".join(lines)


@pytest.mark.parametrize("lessons", SIZES)
def test_table(tmp_path: Path, lessons: int) -> None:
    write_corpora(tmp_path, lessons)
    before = os.getloadavg()[0]
    rounds = [one_round(tmp_path, count) for count in range(ROUNDS)]
    known = ", ".join(f"{name} {version(name)}" for name in ("sinau", "mkdocs", "mkdocs-material"))
    text = (
        f"\n{lessons} lessons, medians of {ROUNDS} interleaved rounds, {os.cpu_count()} cores, load {before:.1f} before and "
        f"{os.getloadavg()[0]:.1f} after; {known}, Python {sys.version.split()[0]}{'' if HUGO else '; hugo is not installed'}\n\n"
        f"{table(rounds)}\n"
    )
    print(text)
    if os.environ.get("BENCH_OUT"):
        with Path(os.environ["BENCH_OUT"]).open("a", encoding="utf-8") as file:
            file.write(text)
    assert len(rounds) == ROUNDS
