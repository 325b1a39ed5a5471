# SPDX-License-Identifier: Apache-2.0
"""A pack of entries: it gives back what this user's builds have put there, or nothing, and never stops a build."""

import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from sinau.cache.pack import MARK, RECORD, Pack
from sinau.cache.store import Cache

SECRET = bytes(range(32))
KEYS = [sha256(bytes([number])).digest() for number in range(20)]


def filled(place: Path, entries: dict[bytes, bytes], secret: bytes = SECRET) -> None:
    pack = Pack(place, secret)
    for key, content in entries.items():
        pack.put(key, content)
    assert pack.save()


def contents(place: Path, secret: bytes = SECRET) -> dict[bytes, bytes]:
    pack = Pack(place, secret)
    found = {key: content for key in KEYS if (content := pack.get(key)) is not None}
    pack.save()
    return found


@pytest.mark.parametrize("content", [b"", b"x", os.urandom(300_000), MARK * 3])
def test_what_was_put_is_there_for_the_next_build(tmp_path: Path, content: bytes) -> None:
    filled(tmp_path / "packs/a", {KEYS[0]: content, KEYS[1]: b"other"})
    assert contents(tmp_path / "packs/a") == {KEYS[0]: content, KEYS[1]: b"other"}


def test_what_is_added_stands_at_the_end_and_takes_the_place_of_what_was(tmp_path: Path) -> None:
    place = tmp_path / "a"
    filled(place, dict.fromkeys(KEYS, b"old " * 100))
    before = place.read_bytes()
    pack = Pack(place, SECRET)
    assert all(map(pack.get, KEYS))
    pack.put(KEYS[3], b"new")
    assert pack.save()

    assert place.read_bytes().startswith(before)
    assert contents(place) == {**dict.fromkeys(KEYS, b"old " * 100), KEYS[3]: b"new"}


def test_where_half_is_of_no_use_any_more_it_is_written_anew(tmp_path: Path) -> None:
    place = tmp_path / "a"
    filled(place, dict.fromkeys(KEYS, b"old " * 100))
    pack = Pack(place, SECRET)
    for key in KEYS[:4]:
        pack.get(key)
    pack.mark_as_used(KEYS[4])
    pack.mark_as_used(bytes(32))
    assert not pack.save()

    assert contents(place) == dict.fromkeys(KEYS[:5], b"old " * 100)
    assert place.stat().st_size == len(MARK) + 5 * (RECORD.size + 400)


def test_entries_of_others_are_not_believed(tmp_path: Path) -> None:
    filled(tmp_path / "a", {KEYS[0]: b"x"}, b"another secret")
    assert contents(tmp_path / "a") == {}


def test_an_entry_cannot_stand_under_another_key(tmp_path: Path) -> None:
    filled(tmp_path / "a", {KEYS[0]: b"x"})
    (tmp_path / "a").write_bytes((tmp_path / "a").read_bytes().replace(KEYS[0], KEYS[1]))
    assert contents(tmp_path / "a") == {}


@pytest.mark.parametrize("cut", [1, 40, len(MARK) + 3, len(MARK) + RECORD.size + 50])
def test_what_a_crash_has_torn_is_as_if_it_were_not_there(tmp_path: Path, cut: int) -> None:
    place = tmp_path / "a"
    filled(place, dict.fromkeys(KEYS, b"entry" * 20))
    place.write_bytes(place.read_bytes()[:-cut])
    found = contents(place)
    assert set(found.values()) == {b"entry" * 20}
    assert set(KEYS[:18]) <= found.keys()
    filled(place, {KEYS[19]: b"again"})
    assert contents(place)[KEYS[19]] == b"again"


def test_every_byte_may_be_wrong(tmp_path: Path) -> None:
    place = tmp_path / "a"
    entries = {KEYS[0]: b"one", KEYS[1]: b"two"}
    filled(place, entries)
    whole = place.read_bytes()
    for position in range(len(whole)):
        place.write_bytes(whole[:position] + bytes([whole[position] ^ 0x41]) + whole[position + 1 :])
        pack = Pack(place, SECRET)
        assert all(pack.get(key) in {None, content} for key, content in entries.items())
        pack.close()


def test_two_builds_at_once_lose_nothing_but_time(tmp_path: Path) -> None:
    place = tmp_path / "a"
    filled(place, dict.fromkeys(KEYS[:10], b"before"))
    one, other = Pack(place, SECRET), Pack(place, SECRET)
    for pack in (one, other):
        assert all(pack.get(key) for key in KEYS[:10])
    one.put(KEYS[10], b"one")
    other.put(KEYS[11], b"other")
    assert one.save()
    assert other.save()
    assert contents(place) == {**dict.fromkeys(KEYS[:10], b"before"), KEYS[10]: b"one", KEYS[11]: b"other"}


def test_it_can_be_deleted_at_any_time(tmp_path: Path) -> None:
    place = tmp_path / "packs/a"
    filled(place, {KEYS[0]: b"x", KEYS[1]: b"y"})
    pack = Pack(place, SECRET)
    place.unlink()
    place.parent.rmdir()
    assert pack.get(KEYS[0]) in {None, b"x"}
    pack.put(KEYS[2], b"z")
    pack.save()
    assert contents(place).get(KEYS[2]) in {None, b"z"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
@pytest.mark.parametrize("kind", ["folder", "link", "pipe", "letters"])
def test_what_stands_in_its_place_is_not_read_and_stops_nothing(tmp_path: Path, kind: str) -> None:
    place, other = tmp_path / "a", tmp_path / "other"
    filled(other, {KEYS[0]: b"x"})
    before = other.read_bytes()
    if kind == "folder":
        place.mkdir()
    elif kind == "link":
        place.symlink_to(other)
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.write_text("letters " * 100, encoding="utf-8")
    pack = Pack(place, SECRET)
    assert pack.get(KEYS[0]) is None
    pack.put(KEYS[1], b"y")
    pack.save()
    assert other.read_bytes() == before


def test_a_full_disk_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "a", {KEYS[0]: b"x"})

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sinau.cache.pack.write_in_one_step", full)
    pack = Pack(tmp_path / "a", SECRET)
    pack.put(KEYS[1], b"y")
    assert not pack.save()
    assert contents(tmp_path / "a") in ({}, {KEYS[0]: b"x"})


def test_packs_count_in_what_the_cache_may_hold(tmp_path: Path) -> None:
    names = [sha256(bytes([number])).hexdigest() for number in range(4)]
    for number, name in enumerate(names):
        filled(tmp_path / "packs" / name, {KEYS[0]: bytes(1000)})
        os.utime(tmp_path / "packs" / name, (number, number))
    Cache(tmp_path, SECRET, most=2500).remove_oldest_if_full(grown=True)
    assert {path.name for path in (tmp_path / "packs").iterdir()} == set(names[2:])
