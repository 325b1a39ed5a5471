# SPDX-License-Identifier: Apache-2.0
"""`sinau serve` over many saves, half of them broken: never down, never stale, and no larger in the end."""

import html
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.lessons import PER_MODULE, write_corpora
from helpers.processes import memory_of
from helpers.saves import WAYS, fresh, fresh_files, shown_text

TORTURE = bool(os.environ.get("SINAU_TORTURE"))
SAVES, LESSONS = (1000, 100) if TORTURE else (24, 12)
WARM = SAVES // 10  # saves after which memory is measured first
PATIENCE = 120  # seconds
BREAKING = (
    lambda text: text.replace("- [x]", "- [ ]"),
    lambda text: text.replace("title:", "titel:", 1),
    lambda text: f"<<<<<<< ours\n{text}",
    lambda text: text.replace("(arus.svg)", "(gone.svg)") + "\n[a link](gone.md)\n",
    lambda text: text + "\n::: question\n",
    lambda _text: "",
)


@contextmanager
def served(content: Path, log: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """Run the command; give its port and its process."""
    command = [
        str(Path(sys.executable).with_name("sinau")),
        "serve",
        "--content",
        str(content),
        "--port",
        "0",
        "--no-cache",
    ]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with (
        log.open("w") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment) as process,
    ):
        try:
            assert process.stdout
            line = process.stdout.readline()
            yield int(line.partition("127.0.0.1:")[2].partition("/")[0]), process
        finally:
            process.terminate()


def get(port: int, path: str) -> bytes:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path)
    with connection.getresponse() as answer:
        assert answer.status in {200, 404}, path
        return answer.read()


def rested(process: int) -> int:
    """Return the memory of the server once it has given back what former states took, in MB."""
    if TORTURE:
        time.sleep(4)
    return memory_of(process)


def test_many_saves(tmp_path: Path) -> None:
    write_corpora(tmp_path, LESSONS)
    content, chance = tmp_path / "content", random.Random(3)
    before = 0
    with served(content, tmp_path / "log") as (port, process):
        for save in range(SAVES // 2):
            number = chance.randrange(LESSONS)
            path = content / f"kursus/m{number // PER_MODULE}/l{number}.md"
            text = path.read_text(encoding="utf-8")
            page = f"/kursus/m{number // PER_MODULE}/l{number}.html"
            script = "/_player/kursus/" + (f"lesson-l{number}.js" if number else "")
            good = get(port, script)

            chance.choice(WAYS)(path, chance.choice(BREAKING)(text))
            shown = html.unescape(get(port, page).decode())
            assert f'"place": "kursus/m{number // PER_MODULE}/' in shown or '"place": "kursus/course.yml' in shown
            assert shown_text(get(port, script)) == shown_text(good)

            chance.choice(WAYS)(path, text.replace("\n## ", f"\n## Diubah {save}. ", 1))
            for address in (page, script):
                shown = html.unescape(get(port, address).decode())
                assert f"Diubah {save}. " in shown
                assert '"errors": [{' not in shown
            if save == WARM // 2:
                before = memory_of(process.pid)
            assert process.poll() is None
        after = rested(process.pid)
        rendered, _ = fresh(content)
        assert rendered
        for address, published in fresh_files(rendered).items():
            assert shown_text(get(port, f"/{address}")) == published, address
    assert "Traceback" not in (tmp_path / "log").read_text(encoding="utf-8")
    if TORTURE:
        print(f"{before} MB after {WARM} saves, {after} MB after {SAVES}")
        assert after <= before * 1.1
