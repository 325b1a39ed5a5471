# SPDX-License-Identifier: Apache-2.0
"""What each command prints is in the pseudo-language, but for names, paths and code."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from helpers.commands import below
from helpers.pseudo import plain_words
from helpers.pseudo_course import DATA, lay_out_course, visible
from sinau.command_line.program import main
from sinau.texts import text_folders

PACKAGE = "out/packages/kursus-1-scorm12.zip"
CODE = "4V70-V26G-G0C1-G290-01VG"
# A command with its arguments, its exit status, what it has to print, which tells that it was not stopped before, and the names in
# what it prints, as a pattern.
SCHEMAS = "catalogue|course|lesson|assessment|glossary|page"
TYPES = "choice|cloze|matching|multiple|nothing|number|ordering|short|true-false"
RUNS = [
    ("check --content isi", 0, "0", ""),
    ("check --content isi --format concise", 0, "0", ""),
    ("check --content wrong", 1, "C401", ""),
    ("check --content wrong --format github", 1, "C401", ""),
    ("check --content nowhere", 2, "nowhere", ""),
    ("build --content isi --out out --publication scorm12", 0, PACKAGE, ""),
    ("build --content wrong --out other", 1, "C401", ""),
    ("build --content isi --out other --publication scorm13", 1, "scorm13", "scorm1[23]"),
    ("build --content isi --out other --publication offline --locked", 0, "offline", ""),
    ("lock --content isi", 0, "", ""),
    ("lock --content merged", 0, "baru-1", "baru|reserved|question"),
    ("lock --content damaged", 1, "C216", "question"),
    ("lock --content restored --published isi", 0, "isi-1", ""),
    ("lock editorial pilih-1 --since isi --content reworded", 0, "pilih-1", ""),
    ("compare isi changed", 0, "C860", ""),
    (f"compare isi {PACKAGE}", 0, "", ""),
    ("schema", 0, "glossary", SCHEMAS),
    ("schema --write schemas", 0, "schemas", ""),
    ("schema nothing", 1, "nothing", f"nothing|{SCHEMAS}"),
    ("explain C401", 0, "broken-link", ""),
    ("explain broken-lnik", 1, "broken-link", "broken-(link|lnik)"),
    ("fix --content isi", 0, "isi", "isi"),
    ("next", 0, "", ""),
    ("new", 1, "catalogue", "catalogue|course|module|lesson|assessment|question|kit"),
    ("new catalogue fresh", 0, "catalogue.yml", r"fresh[\w./-]*"),
    ("new lesson --content nowhere", 1, "nowhere", "nowhere"),
    ("new question nothing --content isi --page kursus/01.md", 1, "nothing", TYPES),
    ("texts", 0, "qps", "en|id|jv|qps|Basa Jawa"),
    ("texts xx", 1, "xx", "xx|en|id|jv"),
    (f"support {CODE}", 0, "offline", "offline"),
    (f"support {CODE} --content isi", 0, "kursus", "offline"),
    ("support 4V70-V26G-G0C1-G290-01VH", 1, "", ""),
    (f"verify {PACKAGE}", 0, "SCORM", ""),
    ("verify isi", 1, "C7", ""),
    ("verify isi/catalogue.yml", 1, "C7", ""),
    (f"play {PACKAGE} --profile moodel", 1, "moodle", "moode?le?"),
    ("play isi/catalogue.yml", 1, "catalogue.yml", ""),
    ("serve --content nowhere", 2, "nowhere", ""),
    ("serve --port 70000", 2, "70000", ""),
]
NAMES = re.compile(
    r"[\w./-]+\.(md|mt|yml|lock|zip|json|html|pdf|xml)\b(:\d+)*|\[?C\d{3}\]? [\w-]+|C\d{3}(\.\w+)?|^::\w+ .*?::|^ *\d+ \|.*$|sinau [a-z]+( --help)?"
    r"|--[a-z]+|\bsha256:|\b[A-Z]{3,}\b(?=[ \]])|'[^']*'|\[OPTIONS\]|\b[A-Z0-9]{4}(-[A-Z0-9]{4})+\b",
    re.MULTILINE,
)


@pytest.fixture(scope="module")
def place(tag: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue, one with mistakes, one whose questions have changed, and a package of the first."""
    folder = tmp_path_factory.mktemp("commands")
    lay_out_course(folder / "isi")
    run(tag, folder, "lock --content isi")
    changes = {
        "wrong": ("(02.md)", "(03.mt)"),
        "changed": ("[ ] Ťíďáķ", "[ ] Ťíďá"),
        "reworded": ("Þíłíĥ?", "Þíłíĥłáĥ?"),
    }
    for name, (before, after) in changes.items():
        shutil.copytree(folder / "isi", folder / name)
        lesson = folder / name / "kursus/01.md"
        text = lesson.read_text(encoding="utf-8")
        assert before in text
        lesson.write_text(text.replace(before, after), encoding="utf-8")
    merge(folder)
    run(tag, folder, "build --content isi --out out --publication scorm12")
    return folder


def merge(folder: Path) -> None:
    """Lay out the catalogue after a merge in which both sides gave a number away, and with a lock that was damaged besides."""
    lock = (folder / "isi/kursus/ids.lock").read_text(encoding="utf-8")
    last = "question isi-1 7\n"
    assert last in lock
    ours, theirs = "question baru-1 7\n", last
    merged = lock.replace(last, f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> cabang\n").replace(
        "question angka-1 3\n", ""
    )
    damaged = lock.replace(last, "question isi-1 12\nķúñçí\n")
    for name, text in {"merged": merged, "damaged": damaged, "restored": damaged}.items():
        shutil.copytree(folder / "isi", folder / name)
        (folder / name / "kursus/ids.lock").write_text(text, encoding="utf-8")


def run(tag: str, folder: Path, arguments: str) -> tuple[int, str]:
    """Run a command in `folder` for a reader of `tag`; return its exit status and all that it prints."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        environment = {"LC_ALL": tag, "COLUMNS": "200"}
        result = CliRunner(env=environment).invoke(main, arguments.split(), prog_name="sinau")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


@pytest.mark.parametrize("arguments, status, holds, names", RUNS, ids=[arguments for arguments, *_ in RUNS])
def test_what_a_command_prints_is_in_the_language(
    arguments: str, status: int, holds: str, names: str, place: Path, tag: str
) -> None:
    exit_code, output = run(tag, place, arguments)

    assert (exit_code, output) == (status, output)
    assert holds in output
    assert re.search("[áéíóú]", output) or arguments == "schema --write schemas"
    left = DATA.sub(" ", NAMES.sub(" ", output))
    assert plain_words(re.sub(rf"(?<![A-Za-z])({names})(?![A-Za-z])", " ", left) if names else left) == [], output


def test_each_command_is_among_them() -> None:
    assert {arguments.split()[0] for arguments, *_ in RUNS} == set(below(main))


SINAU = Path(sys.executable).parent / "sinau"
PATIENCE = 60  # seconds; a machine may be busy


@dataclass
class Server:
    """A command that serves: the address that it names; once it was stopped, its exit status and what it has printed besides."""

    address: str
    status: int = -1
    output: str = ""


@contextmanager
def started(tag: str, folder: Path, arguments: str, holds: str) -> Iterator[Server]:
    """Run a command that serves, wait until it has said `holds`, and stop it as Ctrl+C does."""
    texts = next(one for one in text_folders() if (one / tag).is_dir())
    environment = {**os.environ, "LC_ALL": tag, "SINAU_TEXTS": str(texts), "PYTHONUNBUFFERED": "1"}
    command = [str(SINAU), *arguments.split()]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=folder, env=environment, **pipes) as process:  # type: ignore[call-overload]
        # Not `communicate`, which would leave out what was read along with the first line.
        late = threading.Timer(PATIENCE, process.kill)
        late.start()
        line, said = process.stdout.readline(), ""
        try:
            address = re.search(r"http://127\.0\.0\.1:\d+/", line)
            assert address, line
            left = re.sub(r"http://\S+|[\w.-]+\.zip|Ctrl[+-]C", " ", line)
            assert re.search("[áéíóú]", left), line
            assert plain_words(left) == [], line
            while holds not in said and (more := process.stdout.readline()):
                said += more
            yield (server := Server(address[0]))
        finally:
            process.send_signal(signal.SIGINT)
            said += process.stdout.read()
            late.cancel()
    server.status, server.output = process.returncode, said


def strange(text: str) -> list[str]:
    """Return the words in `text` that are in another language; the folder's name stands for the catalogue's title."""
    return plain_words(re.sub(r"\bwrong\b", " ", DATA.sub(" ", NAMES.sub(" ", text))))


def shown(address: str) -> tuple[int, bytes]:
    """Return the status and the text of a page, once somebody answers there."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:
                return answer.status, answer.read()
        except HTTPError as error:
            return error.code, error.read()
        except (URLError, ConnectionError):
            assert time.monotonic() < deadline, address
            time.sleep(0.1)


# What serves, with the page to look at, an address where nothing is (a preview shows the site's page for it), what has to be told, and
# the exit status when it is stopped: a preview ends as if it were done. It is of a catalogue with a mistake, which stands in the page and in the terminal.
@pytest.mark.parametrize(
    "arguments, page, nothing, holds, status",
    [
        ("serve --content wrong --port 0", "index.html", "", "C401", 0),
        (f"play {PACKAGE} --no-browser", "", "nothing", "", 130),
    ],
)
def test_a_server_speaks_it_until_it_is_stopped(
    arguments: str, page: str, nothing: str, holds: str, status: int, place: Path, tag: str
) -> None:
    with started(tag, place, arguments, holds) as server:
        found, text = shown(server.address + page)
        assert found == 200
        assert b'dir="rtl"' in text
        assert [one for one in visible(text) if strange(one)] == []
        assert holds in text.decode()
        if nothing:
            found, text = shown(server.address + nothing)
            assert (found, strange(text.decode())) == (404, [])
    assert (server.status, server.output) == (status, server.output)
    assert holds in server.output
    assert re.search("[áéíóú]", server.output)
    assert strange(server.output) == []
