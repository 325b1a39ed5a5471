# SPDX-License-Identifier: Apache-2.0
"""Windows and macOS as authors' machines, as far as a Linux machine can show it."""

import json
import locale
import os
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import sinau.operating_system.swap
from helpers.output import SINAU, leftovers, picture, tree, write_catalogue
from sinau.command_line.program import main
from sinau.compiler import Request, build
from sinau.diagnostics import Report
from sinau.operating_system import interrupts, refusals
from sinau.output import stage
from sinau.output.artefact import write_text_if_changed, write_zip
from sinau.output.session import windows_long_path
from sinau.source.files import BAD_NAME, NAME_CLASH, read_folder
from sinau.texts import default_language


def built(content: Path, out: Path) -> dict[str, str]:
    report = Report()
    assert report.collect(build(Request(content, out)))
    return {name: digest for name, digest in picture(out).items() if not name.startswith(".sinau/")}


# What other systems do not have


def test_results_are_the_same_without_anything_that_only_linux_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write_catalogue(tmp_path / "content")
    expected = built(content, tmp_path / "linux")
    os_open, chmod = os.open, Path.chmod

    def open_files_only(path: str, flags: int, *rest: int, **options: int) -> int:
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied", str(path))  # as Windows says of a folder
        return os_open(path, flags, *rest, **options)

    def no_rights(path: Path, mode: int, **_options: bool) -> None:
        if ".sinau" in path.parts:
            raise NotImplementedError("chmod")
        chmod(path, mode)

    monkeypatch.setattr(sinau.operating_system.swap, "_renameat2", lambda: None)
    monkeypatch.setattr(os, "open", open_files_only)
    monkeypatch.setattr(shutil, "_use_fd_functions", False)  # how it removes folders on Windows
    monkeypatch.setattr(Path, "chmod", no_rights)
    for number in range(2):
        assert built(content, tmp_path / "other") == expected, number
    assert leftovers(tmp_path / "other", content) == []


def test_a_whole_build_runs_without_the_modules_that_only_unix_has(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "content", publications="offline")
    absent = "import sys; sys.modules.update(dict.fromkeys(['fcntl', 'resource', 'pwd', 'grp', 'termios']))"
    call = "from sinau.command_line.program import main; main()"
    command = [sys.executable, "-c", f"{absent}\n{call}", "build", "--content", content, "--out", tmp_path / "out"]
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert ended.returncode == 0, ended.stderr
    assert leftovers(tmp_path / "out", content) == []


def test_signals_that_a_system_lacks_are_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interrupts, "ENDING", ("SIGTERM", "SIGBREAK", "SIGNONE"))
    with interrupts.raising_on_termination(), interrupts.signals_postponed():
        pass


def test_no_process_is_asked_whether_it_runs_where_that_would_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(stage.os, "kill", lambda process, _signal: asked.append(process))
    assert stage._is_running(1)
    monkeypatch.setattr(stage.os, "name", "nt")
    assert stage._is_running(2)
    assert asked == [1]


# Files that other programs have open


def in_use(times: int) -> Callable[[Path, Path], Path]:
    """Return a `Path.replace` that Windows refuses `times` times."""
    replace, left = Path.replace, [times]

    def refuse(source: Path, target: Path) -> Path:
        if left[0] > 0:
            left[0] -= 1
            error = PermissionError(13, "Permission denied", str(source), None, str(target))
            error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
            raise error
        return replace(source, target)

    return refuse


def test_a_virus_scanner_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sinau.operating_system.swap, "PAUSES", (0, 0))
    monkeypatch.setattr(Path, "replace", in_use(2))
    write_text_if_changed(tmp_path / "ids.lock", "1")
    assert (tmp_path / "ids.lock").read_text(encoding="utf-8") == "1"


def test_a_package_that_another_program_has_open_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_zip(tree({"a.txt": b"old"}), tmp_path / "x.zip").path
    before = path.read_bytes()
    monkeypatch.setattr(sinau.operating_system.swap, "PAUSES", (0, 0))
    monkeypatch.setattr(Path, "replace", in_use(9))
    with pytest.raises(PermissionError) as caught:
        write_zip(tree({"a.txt": b"new"}), path)
    assert refusals.reason_of_error(caught.value).text("id") == "sedang dipakai program lain; tutup program itu"
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["x.zip"]


# Paths and names


@pytest.mark.parametrize(
    "path, long",
    [
        ("C:\\Users\\Sari\\dist", "\\\\?\\C:\\Users\\Sari\\dist"),
        ("\\\\kantor\\bagi\\dist", "\\\\?\\UNC\\kantor\\bagi\\dist"),
        ("\\\\?\\C:\\dist", "\\\\?\\C:\\dist"),
    ],
)
def test_paths_have_their_long_form_on_windows(path: str, long: str) -> None:
    assert windows_long_path(path, "win32") == long
    assert windows_long_path("/srv/sari/dist", "linux") == "/srv/sari/dist"


def test_a_deep_output_folder_is_no_obstacle(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "content", publications="offline")
    assert built(content, tmp_path.joinpath(*["folder-dengan-nama-panjang"] * 20))


@pytest.mark.parametrize("on_disk, in_page", [("NFD", "NFC"), ("NFC", "NFD"), ("NFD", "NFD")])
def test_a_picture_is_found_however_its_accents_are_spelled(tmp_path: Path, on_disk: str, in_page: str) -> None:
    name = "gambar-é.png"
    content = write_catalogue(tmp_path, f"![Gambar]({unicodedata.normalize(in_page, name)})", "offline")  # type: ignore[arg-type]
    (content / "kursus" / unicodedata.normalize(on_disk, name)).write_bytes(b"\x89PNG")  # type: ignore[arg-type]
    assert f"kursus/{name}" in read_folder(content)[0].media
    assert CliRunner().invoke(main, ["check", "--content", str(content)]).exit_code == 0


def test_names_that_are_one_on_other_machines_are_refused(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path)
    for name in ("Foto.png", "foto.png", unicodedata.normalize("NFC", "é.png"), unicodedata.normalize("NFD", "é.png")):
        (content / name).write_bytes(b"")
    assert [found.rule for found in read_folder(content)[1]] == [NAME_CLASH, NAME_CLASH]


@pytest.mark.parametrize("name", ["aux.png", "COM1.svg", "nul", "a.png.", "a ", "x:y.png", "a\\b.png"])
def test_names_that_windows_refuses_are_refused_everywhere(tmp_path: Path, name: str) -> None:
    content = write_catalogue(tmp_path)
    (content / name).write_bytes(b"")
    assert [found.rule for found in read_folder(content)[1]] == [BAD_NAME]


# Texts


def test_line_ends_of_windows_change_neither_results_nor_places(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "content", publications="offline")
    expected = built(content, tmp_path / "unix")
    lock = content / "kursus" / "ids.lock"
    for path in content.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    lock_before = lock.read_bytes()
    assert b"\r\n" in lock_before
    assert built(content, tmp_path / "windows") == expected
    assert lock.read_bytes() == lock_before  # git changed it; nothing was added, so it is not written
    page = content / "kursus" / "01.md"
    page.write_bytes(page.read_bytes().replace(b"Teks.", b"Teks\r\n\r\nlagi [rincian](tidak-ada.md)."))
    result = CliRunner().invoke(main, ["check", "--content", str(content), "--format", "json"])
    assert [(d["file"], d["line"], d["column"]) for d in json.loads(result.stdout)] == [("kursus/01.md", 8, 6)]


def test_no_text_is_read_or_written_in_the_encoding_of_the_machine(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "content")
    strict = (
        "import warnings, sys\n"
        "warnings.filterwarnings('error', category=EncodingWarning, module=r'sinau')\n"
        "from sinau.command_line.program import main\nmain()"
    )
    command = [sys.executable, "-X", "warn_default_encoding", "-c", strict, "build", "--content", content, "--out"]
    ended = subprocess.run([*command, tmp_path / "out"], capture_output=True, text=True, encoding="utf-8")
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "out" / "site" / "index.html").is_file()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_a_console_that_lacks_letters_still_shows_everything_else(tmp_path: Path, encoding: str) -> None:
    content = write_catalogue(tmp_path / "content", "[“ré—sumé” 漢](tidak-ada.md)")
    command = [*SINAU, "check", "--content", content, "--lang", "id"]
    shown = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding})
    assert shown.returncode == 1
    assert b"kursus/01.md:6:" in shown.stderr
    assert b"Traceback" not in shown.stderr
    as_json = subprocess.run(
        [*command, "--format", "json"], capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}
    )
    assert json.loads(as_json.stdout.decode("utf-8"))[0]["line"] == 6


@pytest.mark.parametrize(
    "name, language",
    [("Indonesian_Indonesia", "id"), ("id_ID", "id"), ("English_United States", "en"), ("", "en"), (None, "en")],
)
def test_the_language_is_that_of_the_machine(monkeypatch: pytest.MonkeyPatch, name: str, language: str) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(locale, "getlocale", lambda: (name, None))
    assert default_language() == language


def test_the_machines_folder_for_temporary_files_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One of its own: other builds that run at the same time use the machine's.
    own = tmp_path / "temporary"
    own.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(own))
    content = write_catalogue(tmp_path / "content")
    built(content, tmp_path / "out")
    assert tempfile.gettempdir() == str(own)
    assert not list(own.iterdir())
