# SPDX-License-Identifier: Apache-2.0
"""The output folder: whatever happens to a build, results are there whole or not at all."""

import errno
import fcntl
import json
import os
import random
import re
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import sinau.operating_system.swap
import sinau.output.artefact
import sinau.output.stage
from helpers.output import leftovers, picture, start, tree, wait_for_stage, write_catalogue
from sinau import locks
from sinau.command_line.program import main
from sinau.compiler import Request, build
from sinau.diagnostics import Message
from sinau.model.catalogue import IdsLock
from sinau.operating_system.interrupts import raising_on_termination
from sinau.output import OutputError, output_session
from sinau.output.plan import OutputPlan
from sinau.output.stage import Stage
from sinau.parsing.ids_lock import lock_text

TORTURE = bool(os.environ.get("SINAU_TORTURE"))
KILLS = 200 if TORTURE else 12


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: hundreds of small writes need not wait for a disk."""
    if not os.access("/dev/shm", os.W_OK):
        yield tmp_path
        return
    folder = Path("/dev/shm", f"sinau-{os.getpid()}-{tmp_path.name}")
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


def quiet(_message: Message, _values: Mapping[str, object]) -> None:
    pass


def publish(out: Path, version: str, more: bool = False) -> None:
    with output_session(out, 5, quiet) as output:
        output.add_zip(tree({"index.html": version.encode()}), "packages/a.zip", "index.html")
        output.add_folder(tree({"index.html": version.encode(), "m/x.css": b"1"}), "site")
        if more:
            output.add_zip(tree({"index.html": b"2"}), "packages/b.zip", "index.html")
        output.publish()


def results(out: Path) -> dict[str, str]:
    return {name: digest for name, digest in picture(out).items() if not name.startswith(".sinau/")}


def run(*words: object, language: str = "en") -> Result:
    return CliRunner().invoke(main, [*map(str, words), "--lang", language])


@pytest.fixture
def content(memory: Path) -> Path:
    return write_catalogue(memory / "content", publications="offline")


# Kills


@pytest.mark.long
def test_a_build_killed_at_any_moment_leaves_a_whole_site(memory: Path) -> None:
    chance = random.Random(3)
    content, out = write_catalogue(memory / "content"), memory / "out"
    sites = []
    for text in ("Lama.", "Baru."):
        write_catalogue(content, text)
        began = time.monotonic()
        assert build(Request(content, out))[0]
        length = time.monotonic() - began
        sites.append(picture(out / "site"))
    assert sites[0] != sites[1]
    (out / "site" / "CNAME").write_text("example.org\n", encoding="utf-8")  # of somebody else
    for site in sites:
        site["CNAME"] = picture(out / "site")["CNAME"]
    stopped = 0
    for number in range(KILLS):
        write_catalogue(content, ("Lama.", "Baru.")[number % 2])
        process = start("build", "--content", content, "--out", out)
        if number % 3 == 0:
            time.sleep(chance.uniform(0, length * 2))
        elif number % 3 == 1:  # not while Python starts
            wait_for_stage(out, process)
            time.sleep(chance.uniform(0, length))
        else:  # while results go to their places
            wait_for_stage(out, process, "plan.json")
            time.sleep(chance.uniform(0, 0.004))
        process.kill()
        process.communicate()
        stopped += process.returncode == -signal.SIGKILL
        assert picture(out / "site") in sites
        if number % 4 == 3 or TORTURE:  # most times the next build is killed as well
            build(Request(content, out))
            assert picture(out / "site") == sites[number % 2]
            assert leftovers(out, content) == []
    assert stopped > KILLS // 3
    assert build(Request(content, out))[0]
    assert leftovers(out, content) == []


@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_a_kill_at_any_line_of_the_swap_is_mended_by_the_next_start(memory: Path, way: str) -> None:
    modules = ["swap.py", "files_of_others.py", *(["stage.py", "session.py", "artefact.py"] if TORTURE else [])]
    command = [sys.executable, "-m", "helpers.crashes", str(memory), way, "1" if TORTURE else "8", *modules]
    place = Path(__file__).parents[2]
    ended = subprocess.run(command, cwd=place, capture_output=True, text=True, encoding="utf-8", timeout=600)
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    assert found["kills"] > 15
    assert found["left"] == 0
    # At each kill and after it: what others have put beside the site was there, the same file with its rights and date.
    assert set(found["others"]) == {"kept", *(["no site"] if way == "renames" else [])}
    assert set(found["others after the next start"]) == {"kept"}
    # A reader may meet packages of one build beside the site of another; after the next start all are of one.
    assert set(found["at once"]) <= {"old", "new", "mixed", *(["no site"] if way == "renames" else [])}
    assert set(found["after the next start"]) == {"old", "new"}


def test_a_reader_always_finds_a_site_where_the_system_can_exchange_folders(memory: Path) -> None:
    publish(memory, "0")
    (memory / "one").mkdir()
    (memory / "other").mkdir()
    if not sinau.operating_system.swap.exchange(memory / "one", memory / "other"):
        pytest.skip("this system cannot exchange folders")
    missing, ended = [], threading.Event()

    def read() -> None:
        while not ended.is_set():
            if not (memory / "site" / "index.html").exists():
                missing.append(time.monotonic())

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(30):
        publish(memory, str(number))
    ended.set()
    reader.join()
    assert missing == []


@pytest.mark.parametrize("number, status", [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_build_that_is_interrupted_tidies_up(memory: Path, number: int, status: int) -> None:
    content, out = write_catalogue(memory / "content"), memory / "out"
    publish(out, "old")
    before = results(out)
    process = start("build", "--content", content, "--out", out, "--lang", "id")
    wait_for_stage(out, process)
    process.send_signal(number)
    _, printed = process.communicate()
    assert (process.returncode, printed) == (status, "Dihentikan.\n")
    assert results(out) == before
    assert leftovers(out, content) == []


def test_a_signal_during_the_swap_waits_for_its_end(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(stage: Stage, name: str, plan: OutputPlan) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        return install(stage, name, plan)

    publish(memory, "old")
    publish(memory / "other", "new")
    install = Stage._put_result_in_place
    monkeypatch.setattr(Stage, "_put_result_in_place", interrupted)
    with (
        pytest.raises(KeyboardInterrupt),
        raising_on_termination(),
    ):  # as in a command: in another program its own handlers apply
        publish(memory, "new")
    assert picture(memory / "site") == picture(memory / "other" / "site")
    assert leftovers(memory) == []


# Disks


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if shutil.which("mount") is None:
        pytest.skip("no mount")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a small disk needs the rights of root")
    yield folder
    subprocess.run(["umount", folder], check=True)


# The disk is full while MkDocs writes its pages, or while we write a package.
@pytest.mark.parametrize("publication, free, language", [("site", 200_000, "en"), ("offline", 20_000, "id")])
def test_a_full_disk_leaves_the_old_site(
    tmp_path: Path, small_disk: Path, publication: str, free: int, language: str
) -> None:
    content, out = write_catalogue(tmp_path / "content", publications=publication), small_disk / "out"
    publish(out, "old")
    before = results(out)
    (small_disk / "filler").write_bytes(bytes(shutil.disk_usage(small_disk).free - free))
    result = run("build", "--content", content, "--out", out, language=language)
    assert result.exit_code == 2
    line = {"en": "Cannot read or write {}: the disk is full", "id": "Tidak dapat membaca atau menulis {}: disk penuh"}
    pattern = re.escape(line[language]).replace(r"\{\}", re.escape(str(out)) + r"[\w/.-]*") + "\n"
    assert re.fullmatch(pattern, result.stderr), result.stderr
    assert results(out) == before
    assert leftovers(out, content) == []
    assert not (content / "kursus" / "ids.lock").exists()
    (small_disk / "filler").unlink()
    assert run("build", "--content", content, "--out", out, "--publication", "offline").exit_code == 0


def test_a_read_only_disk_is_said(content: Path, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    result = run("build", "--content", content, "--out", small_disk / "out")
    assert (result.exit_code, result.stderr) == (
        2,
        f"Cannot read or write {small_disk / 'out'}: the disk is read-only\n",
    )


@pytest.mark.parametrize("number", range(1, 5))  # the zip, the file of the site that is new, the plan, the record
def test_an_error_at_any_write_leaves_the_old_results(
    memory: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    count = 0
    fsync = os.fsync

    def full(handle: int) -> None:
        nonlocal count
        count += stat.S_ISREG(os.fstat(handle).st_mode)
        if count == number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        fsync(handle)

    publish(memory, "old")
    before = results(memory)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)) as caught:
        publish(memory, "new")
    assert ".sinau" not in str(caught.value.filename)
    assert results(memory) == before
    assert leftovers(memory) == []


@pytest.mark.parametrize("can_exchange", [True, False])
@pytest.mark.parametrize("failing", ["site", "packages/b.zip"])
def test_when_one_result_cannot_be_placed_all_old_ones_stand_again(
    memory: Path, monkeypatch: pytest.MonkeyPatch, failing: str, can_exchange: bool
) -> None:
    def refuse(source: Path, target: Path) -> None:
        if target == memory / failing and source.parts[-2:] != ("old", "site"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        rename(source, target)

    publish(memory, "old")
    before = results(memory)
    rename = sinau.operating_system.swap.move_over
    monkeypatch.setattr(sinau.operating_system.swap, "move_over", refuse)
    exchange = sinau.operating_system.swap.exchange
    monkeypatch.setattr(
        sinau.operating_system.swap,
        "exchange",
        lambda one, two: can_exchange and two != memory / failing and exchange(one, two),
    )
    with pytest.raises(PermissionError) as caught:
        publish(memory, "new", more=True)
    assert caught.value.filename == str(memory / failing)
    assert results(memory) == before
    assert leftovers(memory) == []


def test_an_old_site_that_cannot_be_put_back_now_is_put_back_by_the_next_start(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        if target == memory / "site":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        rename(source, target)

    publish(memory, "old")
    before = results(memory)
    rename = sinau.operating_system.swap.move_over
    with monkeypatch.context() as patch:
        patch.setattr(sinau.operating_system.swap, "exchange", lambda _one, _two: False)
        patch.setattr(sinau.operating_system.swap, "move_over", refuse)
        patch.setattr(sinau.output.stage, "move_over", refuse)
        with pytest.raises(PermissionError):
            publish(memory, "new")
    with output_session(memory, 5, quiet):
        pass
    assert results(memory) == before
    assert leftovers(memory) == []


# Places


@pytest.mark.parametrize("out", ["content", "content/dist", "content/kursus/../../content/x", "link/dist"])
def test_results_may_not_go_into_the_catalogue(memory: Path, content: Path, out: str) -> None:
    (memory / "link").symlink_to(content)
    before = picture(content)
    result = run("build", "--content", content, "--out", memory / out)
    assert result.exit_code == 2
    assert re.fullmatch(r"Results cannot go to .*: it lies inside the catalogue .*--out\.\n", result.stderr)
    assert picture(content) == before


def test_results_may_not_go_around_the_catalogue(memory: Path, content: Path) -> None:
    result = run("build", "--content", content, "--out", memory, language="id")
    assert result.exit_code == 2
    assert re.fullmatch(r"Hasil tidak dapat ditaruh di .*: katalog .* ada di dalamnya.*--out\.\n", result.stderr)
    assert sorted(path.name for path in memory.iterdir()) == ["content"]


def test_an_output_folder_that_is_a_file_is_said(memory: Path, content: Path) -> None:
    (memory / "out").write_text("mine", encoding="utf-8")
    for out in (memory / "out", memory / "out" / "below"):
        result = run("build", "--content", content, "--out", out)
        assert (result.exit_code, result.stderr) == (2, f"Cannot read or write {out}: it is not a folder\n")
    assert (memory / "out").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("kind, why", [("file", "it is not a folder"), ("link", "it is a symbolic link")])
def test_what_is_not_a_result_is_not_replaced(memory: Path, kind: str, why: str) -> None:
    content = write_catalogue(memory / "content", publications="site")
    site = memory / "out" / "site"
    site.parent.mkdir()
    if kind == "file":
        site.write_text("mine", encoding="utf-8")
    else:
        (memory / "elsewhere").mkdir()
        site.symlink_to(memory / "elsewhere")
    result = run("build", "--content", content, "--out", memory / "out")
    assert (result.exit_code, result.stderr) == (2, f"Cannot read or write {site}: {why}\n")
    assert site.is_symlink() or site.read_text(encoding="utf-8") == "mine"
    assert leftovers(memory / "out", content) == []


def test_a_catalogue_with_errors_makes_no_folder(memory: Path, content: Path) -> None:
    (content / "kursus" / "01.md").unlink()
    assert run("build", "--content", content, "--out", memory / "a" / "b").exit_code == 1
    assert not (memory / "a").exists()


def test_packages_of_older_versions_stay(memory: Path) -> None:
    for version in ("1", "2"):
        content = write_catalogue(memory / "content", publications="offline", version=version)
        assert run("build", "--content", content, "--out", memory / "out").exit_code == 0
    packages = sorted(path.name for path in (memory / "out" / "packages").iterdir())
    assert packages == ["kursus-1-offline.zip", "kursus-2-offline.zip"]


# Builds at once


def test_two_builds_at_once_both_end_well(memory: Path) -> None:
    content, out = write_catalogue(memory / "content"), memory / "out"
    processes = [start("build", "--content", content, "--out", out) for _ in range(2)]
    assert [(process.communicate()[1], process.returncode)[1] for process in processes] == [0, 0]
    build(Request(content, memory / "alone"))
    assert results(out) == results(memory / "alone")
    assert leftovers(out, content) == []


@pytest.fixture
def held(memory: Path) -> Iterator[int]:
    """The lock of `out`, held by somebody else."""
    (memory / "out" / ".sinau").mkdir(parents=True)
    handle = os.open(memory / "out" / ".sinau" / "lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    yield handle
    os.close(handle)


def test_the_second_build_waits_and_says_so(memory: Path, content: Path, held: int) -> None:
    process = start("build", "--content", content, "--out", memory / "out", "--lang", "id")
    assert process.stderr is not None
    assert process.stderr.readline() == f"Pembuatan lain sedang menulis ke {memory / 'out'}; menunggu sampai selesai.\n"
    fcntl.flock(held, fcntl.LOCK_UN)
    assert "menunggu" not in process.communicate()[1]
    assert process.returncode == 0


def test_a_build_does_not_wait_for_ever(memory: Path, content: Path, held: int) -> None:
    told: list[str] = []
    request = Request(content, memory / "out", wait=1.2)
    with pytest.raises(OutputError) as caught:
        build(request, lambda message, values: told.append(message.text("en", dict(values))))
    assert told == [f"Another build is writing to {memory / 'out'}; waiting until it is done."]
    assert caught.value.text("id").startswith(f"Pembuatan lain sudah 1 detik menulis ke {memory / 'out'}.")


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_where_nothing_can_be_locked_the_build_says_so_and_goes_on(
    memory: Path, content: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_handle: int, _operation: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    result = run("build", "--content", content, "--out", memory / "out")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[0] == (
        f"{memory / 'out'} cannot be locked: this disk or network folder cannot do that. "
        "Make sure that no other build writes there now."
    )


def stage_of(root: Path, machine: str, process: int) -> Path:
    folder = root / ".sinau" / f"{machine}-{process}-0123abcd"
    (folder / "new").mkdir(parents=True)
    return folder


def test_stages_of_killed_builds_are_removed_and_those_at_work_are_not(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    here = sinau.output.stage._name_of_machine()
    mine, dead = stage_of(memory, here, os.getpid()), stage_of(memory, here, ended.pid)
    far, old = stage_of(memory, "elsewhere", 1), stage_of(memory, "long-ago", 1)
    os.utime(old, (1, 1))
    other = memory / ".sinau" / "notes-of-mine"
    other.mkdir()
    sinau.output.stage.recover_stages(memory, alone=False)
    assert [path.exists() for path in (mine, dead, far, old, other)] == [True, False, True, False, True]
    sinau.output.stage.recover_stages(memory, alone=True)
    assert [path.exists() for path in (mine, far, other)] == [False, True, True]


def test_a_plan_cannot_lead_out_of_the_output_folder(memory: Path) -> None:
    folder = stage_of(memory / "out", sinau.output.stage._name_of_machine(), 1)
    (folder / "new" / "x").write_bytes(b"1")
    digest = sinau.output.artefact.digest_of(folder / "new" / "x")
    plan = dict.fromkeys(["../x", "/x", ".sinau/x", "..\\x", "a/../../x", "site/../../x"], digest)
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    sinau.output.stage.recover_stages(memory / "out", alone=True)
    assert not (memory / "x").exists()
    assert leftovers(memory / "out") == []


# ids.lock


def test_numbers_come_before_results(memory: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: Path, target: Path) -> None:
        if target.name == "ids.lock":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        rename(source, target)

    rename = sinau.output.artefact.move_over
    monkeypatch.setattr(sinau.output.artefact, "move_over", refuse)
    result = run("build", "--content", content, "--out", memory / "out", language="id")
    lock = content / "kursus" / "ids.lock"
    assert (result.exit_code, result.stderr) == (
        2,
        f"Tidak dapat membaca atau menulis {lock}: Anda tidak berhak melakukannya\n",
    )
    assert not (memory / "out").exists()
    assert leftovers(content) == []


def test_numbers_that_another_build_gave_meanwhile_are_kept(
    memory: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = content / "kursus" / "ids.lock"
    write_locks, calls = locks.write_locks, 0

    def race(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 1:  # another build, of a text with other questions, was quicker
            lock.write_text(lock_text(IdsLock({"satu": 0}, {"lain": 0})), encoding="utf-8")
        return write_locks(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("sinau.compiler.write_locks", race)
    assert build(Request(content, memory / "out"))[0]
    assert calls == 2
    assert lock.read_text(encoding="utf-8").splitlines()[1:] == [
        "activity satu 0",
        "question lain 0",
        "question soal-1 1",
    ]


def test_what_a_killed_build_left_beside_the_numbers_is_removed(memory: Path, content: Path) -> None:
    (content / "kursus" / ".ids.lock.x1y2").write_text("half", encoding="utf-8")
    assert build(Request(content, memory / "out"))[0]
    assert leftovers(content) == []
