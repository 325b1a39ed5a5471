# SPDX-License-Identifier: Apache-2.0
"""The cache: what it gives back was put there by this user's builds, or it gives nothing; and it never stops a build."""

import errno
import os
import shutil
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from sinau.cache import open_cache
from sinau.cache.signing import user_secret
from sinau.cache.store import Cache

KEY, OTHER = sha256(b"one").hexdigest(), sha256(b"two").hexdigest()


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder, on any system."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "caches"))
    return tmp_path / "caches/sinau"


def opened(folder: Path | None = None) -> Cache:
    cache = open_cache(folder)
    assert cache is not None
    return cache


def file_of(folder: Path, key: str = KEY) -> Path:
    return folder / "entries" / key[:2] / key


@pytest.mark.parametrize("content", [b"", b"x", os.urandom(300_000)])
def test_what_was_put_is_there_for_the_next_build(own: Path, content: bytes) -> None:
    opened().put(KEY, content)
    assert opened().get(KEY) == content
    assert opened().get(OTHER) is None
    opened().put(KEY, b"newer")
    assert opened().get(KEY) == b"newer"


def test_a_cache_can_be_deleted_at_any_time(own: Path) -> None:
    cache = opened()
    cache.put(KEY, b"x")
    shutil.rmtree(own)
    assert cache.get(KEY) is None
    cache.remove_oldest_if_full()
    cache.put(KEY, b"y")
    assert cache.get(KEY) == b"y"


def test_entries_that_came_with_a_clone_are_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clone = tmp_path / "clone/cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches of an attacker"))
    opened(clone).put(KEY, b"<script>")
    shutil.copy(tmp_path / "caches of an attacker/sinau/secret", clone)
    assert opened(clone).get(KEY) == b"<script>"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert opened(clone).get(KEY) is None
    opened(clone).put(KEY, b"good")
    assert opened(clone).get(KEY) == b"good", "what is not believed does not stay in the way"


def test_an_entry_does_not_count_under_another_key(own: Path) -> None:
    cache = opened()
    cache.put(KEY, b"one")
    file_of(own, OTHER).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(file_of(own), file_of(own, OTHER))
    assert cache.get(OTHER) is None


def test_torn_and_changed_entries_are_none(own: Path) -> None:
    cache = opened()
    cache.put(KEY, b"some bytes")
    whole = file_of(own).read_bytes()
    for length in range(len(whole)):
        file_of(own).write_bytes(whole[:length])
        assert cache.get(KEY) is None
    for place in range(len(whole)):
        file_of(own).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert cache.get(KEY) is None
    file_of(own).write_bytes(whole + b"x")
    assert cache.get(KEY) is None


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes and links there")
@pytest.mark.parametrize("kind", ["pipe", "folder", "full folder", "link", "circle", "device"])
def test_a_hostile_file_in_an_entrys_place_is_none_and_stops_nothing(own: Path, tmp_path: Path, kind: str) -> None:
    cache, place = opened(), file_of(own)
    cache.put(KEY, b"good")
    place.replace(tmp_path / "elsewhere")
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    elif kind == "full folder":
        (place / "deep").mkdir(parents=True)
    else:
        place.symlink_to({"link": tmp_path / "elsewhere", "circle": place, "device": Path("/dev/zero")}[kind])
    assert cache.get(KEY) is None
    cache.put(KEY, b"good")
    assert cache.get(KEY) in {b"good", None}
    assert (tmp_path / "elsewhere").is_file()
    cache.put(OTHER, b"other")
    assert cache.get(OTHER) == b"other", "the others are kept"


def test_a_full_disk_keeps_nothing_and_leaves_no_half_entry(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = opened()
    cache.put(OTHER, b"before")
    tries = []

    def refuse(*_args: object, **_named: object) -> None:
        tries.append(1)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", refuse)
        cache.put(KEY, b"x")
        cache.put(KEY, b"x")
    assert len(tries) == 1, "a disk that is full is not asked again"
    assert cache.get(KEY) is None
    assert cache.get(OTHER) == b"before"
    assert [path.name for path in own.rglob(".new-*")] == []


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="rights hold for nobody here")
def test_a_folder_that_cannot_be_written_keeps_nothing(own: Path, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    opened(tmp_path / "closed").put(KEY, b"x")
    assert opened(tmp_path / "closed").get(KEY) is None


@pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")
@pytest.mark.parametrize("kind", ["short", "long", "readable by others", "link", "pipe", "folder"])
def test_a_secret_that_is_not_the_users_alone_is_not_used(own: Path, tmp_path: Path, kind: str) -> None:
    secret = user_secret(own)
    assert secret is not None
    assert len(secret) == 32
    place = own / "secret"
    if kind in {"short", "long"}:
        place.write_bytes(secret[:31] if kind == "short" else secret + b"x")
    elif kind == "readable by others":
        place.chmod(0o644)
    else:
        place.unlink()
        (tmp_path / "theirs").write_bytes(secret)
        (tmp_path / "theirs").chmod(0o600)
        {
            "link": lambda: place.symlink_to(tmp_path / "theirs"),
            "pipe": lambda: os.mkfifo(place),
            "folder": place.mkdir,
        }[kind]()
    assert open_cache() is None


def test_a_user_without_a_cache_folder_has_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "file/below"))
    (tmp_path / "file").write_text("")
    assert open_cache(tmp_path / "cache") is None


def test_the_entries_used_longest_ago_go_first(own: Path) -> None:
    keys = [sha256(bytes([n])).hexdigest() for n in range(10)]
    cache = opened()
    cache.most = 6 * (1000 + 46)
    for n, key in enumerate(keys):
        cache.put(key, bytes(1000))
        old = time.time() - 86_400 * (20 - n)
        os.utime(file_of(own, key), (old, old))
    assert cache.get(keys[0]) is not None, "now it is the one used last"
    stranger = own / "entries/notes.txt"
    stranger.write_bytes(bytes(100_000))
    cache.remove_oldest_if_full()
    assert [n for n, key in enumerate(keys) if cache.get(key) is not None] == [0, 5, 6, 7, 8, 9]
    assert stranger.exists(), "it removes what it has written only"


def test_what_killed_builds_left_goes_after_a_day(own: Path) -> None:
    cache = opened()
    cache.put(KEY, b"x")
    young, old = (file_of(own).with_name(f".new-{name}") for name in ("young", "old"))
    young.write_bytes(b"half")
    old.write_bytes(b"half")
    os.utime(old, (time.time() - 90_000,) * 2)
    cache.remove_oldest_if_full()
    assert young.exists()
    assert not old.exists()


TWO = """
import sys, os
from hashlib import sha256
from sinau.cache import open_cache
cache = open_cache()
cache.most = 20_000
for round in range(40):
    for n in range(20):
        key = sha256(bytes([n])).hexdigest()
        content = bytes([n]) * 2000
        assert cache.get(key) in (None, content)
        cache.put(key, content)
    cache.remove_oldest_if_full()
"""


def test_builds_at_once_do_not_disturb_one_another(own: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", TWO], stderr=subprocess.PIPE) for _ in range(3)]
    assert [one.communicate()[1].decode() for one in running] == [""] * 3
    assert [path.name for path in own.rglob(".*")] == []
    assert len((own / "secret").read_bytes()) == 32


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_a_killed_build_leaves_nothing_that_is_believed(own: Path) -> None:
    opened()
    for wait in (0.0, 0.003, 0.01, 0.02):
        killed = subprocess.Popen([sys.executable, "-c", TWO.replace("2000", "900_000").replace("20_000", "10**9")])
        while not (own / "entries").is_dir() and killed.poll() is None:
            time.sleep(0.001)
        time.sleep(wait)
        killed.kill()
        killed.wait()
        for n in range(20):
            assert opened().get(sha256(bytes([n])).hexdigest()) in {None, bytes([n]) * 900_000}
        shutil.rmtree(own / "entries")
