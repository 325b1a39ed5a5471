# SPDX-License-Identifier: Apache-2.0
"""`sinau play` where it cannot play: one clear message in the reader's language, with what to do. The rest is in tests/browser."""

from __future__ import annotations

import socket
import webbrowser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from helpers.instead import MANIFESTS, NO_ZIPS, PACKAGES, SCORM_ALL_THE_SAME, packed
from helpers.playable import MANIFEST_12, write_package
from helpers.zips import Raw, raw_zip
from sinau.command_line.program import main


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """No test may open one."""
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    return opened


def play(*words: str) -> Result:
    return CliRunner().invoke(main, ["play", *words])


# Each way to give something else, as (what is said in English, the bytes of the file).
ELSE = {
    **{name: (said, data) for name, _, data, said in NO_ZIPS},
    **{name: (said, packed(files)) for name, _, files, said in PACKAGES},
    **{name: (said, packed({"imsmanifest.xml": text})) for name, _, text, said in MANIFESTS},
}


@pytest.mark.parametrize("name", ELSE)
def test_something_else_than_a_package_is_called_by_its_name(name: str, tmp_path: Path) -> None:
    said, data = ELSE[name]
    (tmp_path / "paket.zip").write_bytes(data)
    english, indonesian = (play(str(tmp_path / "paket.zip"), "--lang", language) for language in ("en", "id"))
    for result in (english, indonesian):
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
        assert result.stderr.startswith("paket.zip: ")
        assert "{" not in result.stderr
    assert said in english.stderr
    assert english.stderr != indonesian.stderr


@pytest.mark.parametrize("manifest", SCORM_ALL_THE_SAME)
def test_what_may_be_meant_as_scorm_is_not_called_otherwise(manifest: str, tmp_path: Path) -> None:
    (tmp_path / "paket.zip").write_bytes(packed({"imsmanifest.xml": manifest}))
    result = play(str(tmp_path / "paket.zip"), "--lang", "en")
    assert "cannot be played: nothing in it can be launched (line 2)" in result.stderr


@pytest.mark.parametrize(
    "manifest, said",
    [
        ("<course/>", "elemen akarnya <course>, bukan <manifest>"),
        ("<manifest>" + "<item/>" * 800_000 + "</manifest>", "melebihi manifes mana pun"),
        (MANIFEST_12.replace('href="b.html"', 'href="http://[b"', 1), '"http://[b" bukan alamat'),
        (
            MANIFEST_12.replace('href="b.html"', 'href="http://[\x1b[31m"', 1).replace("\x1b", "&#155;"),
            '"http://[\ufffd[31m" bukan alamat',
        ),
    ],
)
def test_why_a_manifest_cannot_be_played(manifest: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "paket.zip").write_bytes(packed({"imsmanifest.xml": manifest}))
    result = play(str(tmp_path / "paket.zip"), "--lang", "id")
    assert result.exit_code == 1
    assert said in result.stderr


@pytest.mark.parametrize("language, said", [("en", "is damaged"), ("id", "rusak")])
def test_a_damaged_manifest(language: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "paket.zip").write_bytes(raw_zip([Raw("imsmanifest.xml", crc=1)]))
    result = play(str(tmp_path / "paket.zip"), "--lang", language)
    assert result.exit_code == 1
    assert said in result.stderr


@pytest.mark.parametrize(
    "name, said",
    [
        ("course/a-\u00e9.html", ""),
        (
            "course/a-e\u0301.html",
            "First <b> opens course/a-\u00e9.html, but the file in the package is called course/a-e\u0301.html",
        ),
        ("course/A-\u00e9.html", "called course/A-\u00e9.html"),
        ("course/a-\u00e9.html".encode("latin-1"), "called course/a-\u0398.html"),
        ("course/a-\u00e9.html".encode(), ""),
        ("course/lain.html", "First <b> opens course/a-\u00e9.html, which is not in the package"),
    ],
)
def test_an_item_whose_file_is_not_there_under_this_name(
    name: str | bytes, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_address: str) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(webbrowser, "open", stop)
    manifest = MANIFEST_12.replace('href="a.html#top"', 'href="a-\u00e9.html#top"')
    others = [Raw(path) for path in ("course/second/b.html", "course/c.html")]
    (tmp_path / "paket.zip").write_bytes(raw_zip([Raw("imsmanifest.xml", manifest.encode()), Raw(name), *others]))
    result = play(str(tmp_path / "paket.zip"), "--lang", "en")
    assert result.exit_code == 130
    assert said in result.stderr
    assert result.stderr.count("\n") == 1 + bool(said), "what is missing, and that it was ended"


@pytest.mark.parametrize("language, said", [("en", "is not a zip file"), ("id", "bukan berkas zip")])
def test_what_is_no_package(tmp_path: Path, language: str, said: str) -> None:
    (tmp_path / "naskah.zip").write_text("hello")
    result = play(str(tmp_path / "naskah.zip"), "--lang", language)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert said in result.stderr


def test_an_unknown_profile_is_told_with_the_one_that_is_meant(tmp_path: Path) -> None:
    package = write_package(tmp_path / "a.zip", MANIFEST_12, {})
    result = play(str(package), "--profile", "mooodle")
    assert result.exit_code == 1
    assert "moodle" in result.stderr


def test_a_taken_port(tmp_path: Path) -> None:
    package = write_package(tmp_path / "a.zip", MANIFEST_12, {})
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = play(str(package), "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "Leave --port out" in result.stderr


def test_a_file_that_is_not_ours_is_not_overwritten(tmp_path: Path) -> None:
    package = write_package(tmp_path / "a.zip", MANIFEST_12, {})
    (tmp_path / "notes.json").write_text("[]")
    result = play(str(package), "--keep", str(tmp_path / "notes.json"))
    assert result.exit_code == 1
    assert "notes.json" in result.stderr
    assert (tmp_path / "notes.json").read_text() == "[]"


def test_the_browser_is_opened_at_the_address_and_ctrl_c_ends_it(
    tmp_path: Path, no_browser: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(address: str) -> bool:
        no_browser.append(address)
        raise KeyboardInterrupt

    monkeypatch.setattr(webbrowser, "open", stop)
    result = play(str(write_package(tmp_path / "a.zip", MANIFEST_12, {})), "--lang", "id")
    assert result.exit_code == 130
    assert no_browser == [result.stdout.split(" di ")[1].split(" ")[0]]
    assert result.stderr.strip().endswith("Dihentikan.")
