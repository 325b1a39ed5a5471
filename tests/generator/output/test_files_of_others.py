# SPDX-License-Identifier: Apache-2.0
"""The output folder never loses what Sinau has not written, and keeps nothing of Sinau's that is no longer published."""

import errno
import json
import os
import shutil
import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import sinau.output.stage
from helpers.output import leftovers, picture, tree, write_catalogue
from sinau.command_line.program import main
from sinau.diagnostics import Message
from sinau.output import OutputError, output_session
from sinau.output.files_of_others import DiskNames
from sinau.output.stage import Stage

NOBODY = "0123456789abcdef" * 4


def build(content: Path, *words: object, language: str = "en") -> Result:
    command = ["build", "--content", content, "--out", content.parent / "out", *words, "--lang", language]
    return CliRunner().invoke(main, [*map(str, command)])


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_catalogue(tmp_path / "content", publications="site")


@pytest.fixture
def site(content: Path) -> Path:
    """The site of a first build."""
    assert build(content).exit_code == 0
    return content.parent / "out" / "site"


def publish(out: Path, files: Mapping[str, bytes], replace: bool = False) -> list[str]:
    """Write a site of `files` and return what was told."""
    told: list[str] = []

    def tell(message: Message, values: Mapping[str, object]) -> None:
        told.append(message.text("en", dict(values)))

    with output_session(out, 5, tell) as output:
        output.add_folder(tree(files), "site")
        output.refuse_losses(replace)
        output.publish()
    return told


def record(out: Path) -> dict[str, str]:
    data = json.loads((out / ".sinau" / "written.json").read_text(encoding="utf-8"))
    assert data["format"] == 1
    assert list(data["files"]) == sorted(data["files"])
    files: dict[str, str] = data["files"]
    return files


# Beside ours


def test_what_is_written_is_recorded(content: Path) -> None:
    assert build(content, "--publication", "offline").exit_code == 0
    out = content.parent / "out"
    assert record(out) == {name: digest for name, digest in picture(out).items() if not name.startswith(".sinau/")}
    assert build(content, "--publication", "site").exit_code == 0  # and the packages stay recorded
    assert record(out) == {name: digest for name, digest in picture(out).items() if not name.startswith(".sinau/")}
    assert {name.partition("/")[0] for name in record(out)} == {"packages", "policy.txt", "site"}
    text = (out / ".sinau" / "written.json").read_bytes()
    assert build(content, "--publication", "site").exit_code == 0
    assert (out / ".sinau" / "written.json").read_bytes() == text


def test_files_of_others_stay_where_they_are(content: Path, site: Path) -> None:
    names = ["CNAME", ".well-known/acme/token", "records.db", ".nojekyll", "kursus/notes.txt", "a b\n\x1b[2J.txt"]
    for name in names:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, encoding="utf-8")
        (site / name).chmod(0o600)
        os.utime(site / name, (1, 1))
    (site / ".well-known").chmod(0o700)
    (site / "empty" / "below").mkdir(parents=True)
    (site / "out").symlink_to("/etc")
    (site / "broken").symlink_to("nowhere")
    os.mkfifo(site / "pipe")
    before = {name: (site / name).stat() for name in names}
    with (site / "records.db").open("ab", buffering=0) as database:
        write_catalogue(content, "Baru.", "site")
        assert build(content).exit_code == 0
        database.write(b" goes on")
    assert (site / "records.db").read_bytes() == b"records.db goes on"
    for name, old in before.items():
        new = (site / name).stat()
        assert (new.st_mode, new.st_ino) == (old.st_mode, old.st_ino)
        assert name == "records.db" or new.st_mtime == 1
    assert "Baru." in (site / "kursus" / "01.html").read_text(encoding="utf-8")
    assert (site / ".well-known").stat().st_mode & 0o777 == 0o700
    assert (site / "empty" / "below").is_dir()
    assert ((site / "out").readlink(), (site / "broken").readlink()) == (Path("/etc"), Path("nowhere"))
    assert stat.S_ISFIFO((site / "pipe").lstat().st_mode)
    assert not any(name.startswith("site/CNAME") for name in record(site.parent))


def test_they_stay_where_no_file_can_have_two_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_places: object, **_options: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    publish(tmp_path, {"index.html": b"1"})
    site = tmp_path / "site"
    (site / "CNAME").write_bytes(b"example.org")
    (site / "CNAME").chmod(0o400)
    os.utime(site / "CNAME", (7, 7))
    (site / "link").symlink_to("CNAME")
    monkeypatch.setattr(os, "link", refuse)
    for version in (b"2", b"3"):
        publish(tmp_path, {"index.html": version})
        found = (site / "CNAME").stat()
        assert (found.st_mode & 0o777, found.st_mtime, (site / "CNAME").read_bytes()) == (0o400, 7, b"example.org")
        assert (site / "link").readlink() == Path("CNAME")
    os.mkfifo(site / "pipe")
    with pytest.raises(OSError, match=os.strerror(errno.EPERM)):
        publish(tmp_path, {"index.html": b"4"})
    assert (site / "index.html").read_bytes() == b"3"
    assert leftovers(tmp_path) == []


def test_what_is_no_longer_published_goes_with_its_folders(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(tmp_path, {"index.html": b"1", "a/b/c.html": b"1", "d/e.html": b"1"})
    (site / "d" / "mine.txt").write_bytes(b"x")
    publish(tmp_path, {"index.html": b"2"})
    assert sorted(str(path.relative_to(site)) for path in site.rglob("*")) == ["d", "d/mine.txt", "index.html"]


def test_a_deleted_file_of_ours_is_written_anew(tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": b"1", "a.html": b"1"})
    (tmp_path / "site" / "a.html").unlink()
    publish(tmp_path, {"index.html": b"1", "a.html": b"1"})
    assert (tmp_path / "site" / "a.html").read_bytes() == b"1"


def test_a_folder_of_ours_becomes_a_file_and_back(tmp_path: Path) -> None:
    for files in ({"a/b": b"1"}, {"a": b"2"}, {"a/b/c": b"3"}, {"a/b": b"4"}):
        publish(tmp_path, files)
        assert picture(tmp_path / "site") == {name: sha256(text).hexdigest() for name, text in files.items()}


@pytest.mark.parametrize("depth", [400])
def test_deep_folders_of_others_stay(tmp_path: Path, depth: int) -> None:
    publish(tmp_path, {"index.html": b"1"})
    deep = tmp_path / "site" / "/".join(["d"] * depth)
    deep.mkdir(parents=True)
    (deep / "x").write_bytes(b"1")
    publish(tmp_path, {"index.html": b"2"})
    assert (deep / "x").read_bytes() == b"1"


# In the way


def test_a_folder_without_a_record_stops_the_build(content: Path) -> None:
    site = content.parent / "out" / "site"
    (site / "assets").mkdir(parents=True)
    assert build(content).exit_code == 0  # empty folders are no obstacle
    shutil.rmtree(site.parent)
    (content / "kursus" / "ids.lock").unlink()
    site.mkdir(parents=True)
    (site / "records.db").write_bytes(b"x")
    (site / "index.html").write_bytes(b"mine")
    before = picture(site)
    for language, said in (
        ("en", "site/records.db: there is no record that Sinau has written it; older versions kept none"),
        ("id", "site/records.db: tidak ada catatan bahwa Sinau yang menulisnya; versi lama belum mencatat"),
    ):
        result = build(content, language=language)
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in result.stderr
        assert "--replace" in result.stderr
        assert picture(site) == before
        assert not (content / "kursus" / "ids.lock").exists()
        assert leftovers(site.parent) == []
    result = build(content, "--replace")
    assert result.exit_code == 0
    assert "there are 1 files that this build has not written; they stay: records.db." in result.stderr
    assert (site / "records.db").read_bytes() == b"x"
    assert b"mine" not in (site / "index.html").read_bytes()
    assert build(content).exit_code == 0  # once is enough


def test_the_output_of_an_older_version_is_replaced_when_told(content: Path, site: Path) -> None:
    shutil.rmtree(site.parent / ".sinau")
    assert build(content).exit_code == 2
    assert build(content, "--replace").exit_code == 0
    assert build(content).exit_code == 0


@pytest.mark.parametrize(
    "edit, path, said",
    [
        (lambda site: (site / "index.html").write_bytes(b"edited"), "index.html", "changed since Sinau wrote it"),
        (lambda site: replace_by_link(site / "index.html"), "index.html", "changed since Sinau wrote it"),
        (lambda site: (site / "old.html").write_bytes(b"edited"), "old.html", "changed since Sinau wrote it"),
        (lambda site: (site / "new.html").write_bytes(b"mine"), "new.html", "not written by Sinau"),
        (lambda site: (site / "new.html").symlink_to("/etc/passwd"), "new.html", "not written by Sinau"),
        (lambda site: (site / "folder").write_bytes(b"mine"), "folder", "not written by Sinau"),
        (lambda site: (site / "folder").symlink_to("."), "folder", "not written by Sinau"),
        (lambda site: write_below(site / "new.html"), "new.html", "a folder with files that Sinau has not written"),
        (lambda site: write_below(site / "old"), "old", "a folder with files that Sinau has not written"),
        (lambda site: replace_by_folder(site / "index.html"), "index.html", "a folder with files"),
    ],
)
def test_what_would_be_lost_stops_the_build(tmp_path: Path, edit, path: str, said: str) -> None:  # type: ignore[no-untyped-def]
    publish(tmp_path, {"index.html": b"1", "old.html": b"1", "old/x": b"1"})
    edit(tmp_path / "site")
    before = picture(tmp_path)
    new = {"index.html": b"2", "new.html": b"2", "folder/x": b"2", "old": b"2"}
    with pytest.raises(OutputError) as caught:
        publish(tmp_path, new)
    assert f"\n  site/{path}: {said}" in caught.value.text("en")
    assert caught.value.text("id").count("\n") == 2
    assert picture(tmp_path) == before
    assert leftovers(tmp_path) == []

    publish(tmp_path, new, replace=True)
    now = picture(tmp_path / "site")
    assert {name: now[name] for name in new} == {name: sha256(b"2").hexdigest() for name in new}
    assert now.keys() - new.keys() <= {
        "old.html",
        "elsewhere.html",
    }  # edited or moved, and nothing of ours takes its place: theirs now
    publish(tmp_path, new)


def replace_by_link(path: Path) -> None:
    path.rename(path.with_name("elsewhere.html"))
    path.symlink_to("elsewhere.html")


def replace_by_folder(path: Path) -> None:
    path.unlink()
    write_below(path)


def write_below(folder: Path) -> None:
    (folder / "deep").mkdir(parents=True, exist_ok=True)
    (folder / "deep" / "mine").write_bytes(b"mine")


def test_names_that_a_disk_takes_for_one_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert DiskNames.of(tmp_path) == DiskNames(folds=(tmp_path.with_name(tmp_path.name.swapcase())).exists())
    monkeypatch.setattr(DiskNames, "of", lambda _folder: DiskNames(folds=True))
    publish(tmp_path, {"index.html": b"1"})
    (tmp_path / "site" / "index.html").rename(tmp_path / "site" / "INDEX.html")
    publish(tmp_path, {"index.html": b"2"})  # ours, with its letters as another program has written them
    (tmp_path / "site" / "GAMBAR.png").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"site/GAMBAR\.png: not written by Sinau"):
        publish(tmp_path, {"index.html": b"2", "gambar.png": b"3"})


def test_capital_letters_count_where_the_disk_tells_them_apart(tmp_path: Path) -> None:
    if DiskNames.of(tmp_path).folds:
        pytest.skip("this disk takes them for one")
    publish(tmp_path, {"index.html": b"1"})
    (tmp_path / "site" / "GAMBAR.png").write_bytes(b"mine")
    publish(tmp_path, {"index.html": b"2", "gambar.png": b"3"})
    assert (tmp_path / "site" / "GAMBAR.png").read_bytes() == b"mine"


def test_packages_and_sheets_obey_the_same_rules(content: Path) -> None:
    words = ("--publication", "scorm12")
    assert build(content, *words).exit_code == 0
    packages = content.parent / "out" / "packages"
    (packages / "mine.zip").write_bytes(b"mine")
    assert build(content, *words).exit_code == 0
    for name in ("kursus-1-scorm12.zip", "kursus-1-scorm12.id.html"):
        (packages / name).write_bytes(b"edited")
        before = picture(packages)
        result = build(content, *words)
        assert (result.exit_code, f"packages/{name}: changed since Sinau wrote it" in result.stderr) == (2, True)
        assert picture(packages) == before
        assert build(content, *words, "--replace").exit_code == 0
        assert (packages / name).read_bytes() != b"edited"
    (packages / "kursus-1-offline.zip").write_bytes(b"mine")
    result = build(content, "--publication", "offline")
    assert "packages/kursus-1-offline.zip: there is no record" in result.stderr
    assert (packages / "mine.zip").read_bytes() == b"mine"


# The record


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"no json",
        b"[" * 100_000,
        b"[]",
        b"{}",
        b'{"format": 2, "files": {}}',
        b'{"format": 1, "files": []}',
        b'{"format": 1, "files": {"site/index.html": 1}}',
        b'{"format": 1, "files": {"site/index.html": "md5"}}',
        *(
            json.dumps({"format": 1, "files": {name: NOBODY}}).encode()
            for name in ("../x", "/x", "site/../../x", "site//x", "..", "", ".", "./site/x", "a\\..\\b", ".sinau/lock")
        ),
        b"\xff\xfe",
        b" " * 50_000_001,
    ],
)
def test_a_damaged_record_is_told_and_never_believed(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "x").write_bytes(b"mine")
    out = tmp_path / "out"
    publish(out, {"index.html": b"1"})
    (out / ".sinau" / "written.json").write_bytes(text)
    with pytest.raises(OutputError):
        publish(out, {"index.html": b"2"})
    told = publish(out, {"index.html": b"2"}, replace=True)
    assert f"{out / '.sinau' / 'written.json'} cannot be used: " in told[0]
    assert (out / "site" / "index.html").read_bytes() == b"2"
    assert (tmp_path / "x").read_bytes() == b"mine"
    assert publish(out, {"index.html": b"3"}) == []


def test_a_record_that_is_a_link_or_a_folder_is_not_followed(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere.json"
    publish(out, {"index.html": b"1"})
    written = out / ".sinau" / "written.json"
    written.rename(elsewhere)
    before = elsewhere.read_bytes()
    written.symlink_to(elsewhere)
    with pytest.raises(OutputError):
        publish(out, {"index.html": b"2"})
    publish(out, {"index.html": b"2"}, replace=True)
    assert elsewhere.read_bytes() == before
    assert not written.is_symlink()
    written.unlink()
    written.mkdir()
    with pytest.raises(OutputError):
        publish(out, {"index.html": b"3"})


def test_a_record_that_claims_files_of_others_leads_nowhere_else(tmp_path: Path) -> None:
    """Who can write into the output folder can have a file of the site removed, and nothing outside it."""
    out = tmp_path / "out"
    publish(out, {"index.html": b"1"})
    (out / "site" / "link").symlink_to(tmp_path)
    (tmp_path / "mine").write_bytes(b"mine")
    files = {**record(out), "site/link/mine": sha256(b"mine").hexdigest(), "packages/x": NOBODY}
    (out / ".sinau" / "written.json").write_text(json.dumps({"format": 1, "files": files}), encoding="utf-8")
    publish(out, {"index.html": b"2"})
    assert (tmp_path / "mine").read_bytes() == b"mine"
    assert (out / "site" / "link").is_symlink()


def test_a_hidden_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".sinau").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match=os.strerror(errno.ELOOP)):
        publish(tmp_path / "out", {"index.html": b"1"})
    assert list((tmp_path / "elsewhere").iterdir()) == []


# After a kill


def killed(out: Path, files: Mapping[str, bytes], moment: str = "planned") -> None:
    """Leave the folder as a build does that is killed when its plan is written down, files of others are carried, or all is in place."""

    class Killed(BaseException):
        pass

    def kill(*_arguments: object) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stage, "remove", lambda _stage: None)
        if moment != "carried":
            patch.setattr(
                Stage, {"planned": "_put_result_in_place", "installed": "_write_plan_of_result"}[moment], kill
            )
        patch.setattr(Path, "unlink", lambda path, missing_ok=False: unlink(path) if path.name != "plan.json" else None)
        if moment == "installed":
            patch.setattr(sinau.output.stage, "replace_with_undo", lambda *places: (install(*places), lambda: None)[1])
        elif moment == "carried":
            patch.setattr(sinau.output.stage, "replace_with_undo", kill)
        with pytest.raises(Killed):
            publish(out, files)


install, unlink = sinau.output.stage.replace_with_undo, Path.unlink


@pytest.mark.parametrize("moment", ["planned", "carried", "installed"])
def test_what_others_do_after_a_kill_is_kept(tmp_path: Path, moment: str) -> None:
    site = tmp_path / "site"
    publish(tmp_path, {"index.html": b"1", "gone.html": b"1"})
    (site / "CNAME").write_bytes(b"old")
    killed(tmp_path, {"index.html": b"2", "new.html": b"2"}, moment)
    (site / "later").write_bytes(b"mine")
    (site / "staged").write_bytes(b"new")
    (site / "staged").replace(site / "CNAME")
    with output_session(tmp_path, 5, lambda _message, _values: None):
        pass
    assert {path.name: path.read_bytes() for path in site.iterdir()} == {
        "CNAME": b"new",
        "index.html": b"2",
        "later": b"mine",
        "new.html": b"2",
    }
    assert record(tmp_path).keys() == {"site/index.html", "site/new.html"}
    assert leftovers(tmp_path) == []
    publish(tmp_path, {"index.html": b"3"})


def test_what_others_remove_after_a_kill_stays_removed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(tmp_path, {"index.html": b"1", "a/b": b"1"})
    for name in ("CNAME", "folder/mine", "a/mine"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(b"mine")
    killed(tmp_path, {"index.html": b"2", "a/b": b"2"}, "carried")
    (site / "CNAME").unlink()
    shutil.rmtree(site / "folder")
    (site / "folder").write_bytes(b"a file now")
    publish(tmp_path, {"index.html": b"3", "a/b": b"3"})
    assert state(site) == {"index.html": b"3", "a/b": b"3", "a/mine": b"mine", "folder": b"a file now"}
    assert leftovers(tmp_path) == []


def test_what_was_changed_after_a_kill_stops_the_next_build_and_not_its_start(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(tmp_path, {"index.html": b"1"})
    killed(tmp_path, {"index.html": b"2"})
    (site / "index.html").write_bytes(b"edited")
    with output_session(tmp_path, 5, lambda _message, _values: None):
        pass
    assert (site / "index.html").read_bytes() == b"edited"
    assert leftovers(tmp_path) == []
    with pytest.raises(OutputError, match=r"site/index\.html: changed since"):
        publish(tmp_path, {"index.html": b"3"})
    publish(tmp_path, {"index.html": b"3"}, replace=True)
    assert (site / "index.html").read_bytes() == b"3"


# Any history

PATHS = st.sampled_from(["a", "b", "a/x", "a/y", "b/x", "b/x/z", "c/d/e", "c/d", "C"])
OURS = st.dictionaries(PATHS, st.sampled_from([b"1", b"2"]), min_size=1, max_size=5).map(
    lambda files: {n: t for n, t in files.items() if not any(clash(n.lower(), o.lower()) for o in files if o != n)}
)
EDITS = st.lists(
    st.tuples(st.sampled_from(["write", "delete", "folder", "link"]), PATHS, st.sampled_from([b"1", b"mine", b"x"])),
    max_size=4,
)


def edit(site: Path, kind: str, name: str, text: bytes) -> None:
    """Do what somebody else may do in the site."""
    path = site / name
    try:
        if kind == "delete" and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif kind == "delete":
            path.unlink(missing_ok=True)
        elif kind == "folder":
            path.mkdir(parents=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            if kind == "link":
                path.symlink_to("nowhere")
            else:
                path.write_bytes(text)
    except OSError:
        pass  # a folder where a file was to go, and the like: nothing was done


def state(site: Path) -> dict[str, bytes]:
    """Return what is in every file, and where every link leads."""
    found: dict[str, bytes] = {}
    for folder, folders, files in os.walk(site):
        for name in files + [name for name in folders if Path(folder, name).is_symlink()]:
            path = Path(folder, name)
            link = f"-> {path.readlink()}".encode() if path.is_symlink() else path.read_bytes()
            found[path.relative_to(site).as_posix()] = link
    return found


def clash(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")


@settings(max_examples=5000 if os.environ.get("SINAU_TORTURE") else 150)
@given(st.lists(st.tuples(OURS, EDITS, st.booleans()), min_size=2, max_size=6))
def test_no_byte_of_others_is_lost_and_nothing_of_ours_is_left(
    steps: list[tuple[dict[str, bytes], list[tuple[str, str, bytes]], bool]],
) -> None:
    with TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        out, site, ours = Path(folder), Path(folder, "site"), dict[str, bytes]()
        for files, edits, replace in steps:
            for one in edits:
                edit(site, *one)
            before = state(site)
            others = {name: text for name, text in before.items() if ours.get(name) != text}
            changed = [name for name in others if name in ours]
            in_the_way = [name for name in others if any(clash(name, new) for new in files)]
            expected = (changed or in_the_way) if ours else others
            if expected and not replace:
                with pytest.raises(OutputError):
                    publish(out, files)
                assert state(site) == before
                continue
            publish(out, files, replace)
            kept = {name: text for name, text in others.items() if name not in in_the_way}
            assert state(site) == kept | files
            assert record(out) == {f"site/{name}": sha256(text).hexdigest() for name, text in files.items()}
            assert leftovers(out) == []
            ours = files
