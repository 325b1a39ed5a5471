# SPDX-License-Identifier: Apache-2.0
"""What may be compared with what: folders, packages and git revisions, alone and mixed, and what is none of them."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from helpers.updates import Edit, edited, lay_out, package, question, swap, write
from sinau.command_line.program import main
from sinau.comparing import UnreadableError, compare, open_state
from sinau.comparing.git import write_revision
from sinau.comparing.packages import read_package
from sinau.diagnostics import Report

EDITS = (
    swap("01.md", "- [x] Kades\n- [ ] Sekdes", "- [ ] Sekdes\n- [x] Kades"),
    swap("01.md", "::: soal s-2", "::: soal warna"),
    swap("ujian.md", "attempts: 3", "attempts: 2"),
    swap("02.md", "Teks kedua.", "Teks kedua, ditulis ulang."),
)
CODES = ["C852", "C854", "C860", "C868"]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "lama")


@pytest.fixture
def new(old: Path, tmp_path: Path) -> Path:
    return edited(old, tmp_path / "baru", *EDITS)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, words)])


def said(one: object, other: object, content: Path) -> tuple[list[str], list[str], object]:
    report = Report()
    fates = compare(open_state(str(one), content), open_state(str(other), content), report)
    found = sorted(report, key=lambda d: (d.rule.code, d.values))
    return [d.rule.code for d in found], [d.message("en") for d in found], fates


def git(folder: Path, *words: str) -> None:
    name = ["-c", "user.name=Ani", "-c", "user.email=ani@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(old: Path, new: Path, tmp_path: Path) -> Path:
    """A repository with the catalogue below its root: the old state is tagged, the new one is the latest commit."""
    root = tmp_path / "repo"
    shutil.copytree(old, root / "isi")
    git(root, "init", "-q", "-b", "utama")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "satu")
    git(root, "tag", "-a", "v1", "-m", "terbit")
    shutil.rmtree(root / "isi")
    shutil.copytree(new, root / "isi")
    # By size and time alone git takes a file that was written within the same moment for the old one, now and then.
    (root / ".git/index").unlink()
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "dua")
    return root / "isi"


@pytest.mark.parametrize("publication", ["offline", "scorm12"])
def test_packages_say_what_folders_say(publication: str, old: Path, new: Path, tmp_path: Path) -> None:
    zips = [package(folder, tmp_path / "dist" / folder.name, publication) for folder in (old, new)]

    expected = said(old, new, old)
    assert expected[0] == CODES
    assert said(zips[0], zips[1], old) == expected
    assert said(zips[0], new, old) == expected
    assert said(old, zips[1], old) == expected


def test_what_a_package_cannot_tell_is_not_guessed(old: Path, tmp_path: Path) -> None:
    """A package does not name the ids that are gone: archived, not lost."""
    new = edited(old, tmp_path / "baru", swap("course.yml", '"1"', '"2"'), swap("course.yml", "01.md, 02.md", "02.md"))
    (new / "kursus/01.md").unlink()
    zipped = package(new, tmp_path / "dist")

    assert said(old, zipped, old) == said(old, new, old)
    assert said(old, zipped, old)[0] == ["C853", "C853", "C862"]


def test_a_rewritten_lock_is_seen_in_packages(old: Path, tmp_path: Path) -> None:
    new = edited(
        old, tmp_path / "baru", swap("course.yml", '"1"', '"2"'), swap("01.md", "::: soal s-1", "::: soal aaa")
    )
    (new / "kursus/ids.lock").unlink()
    one, other = package(old, tmp_path / "a"), package(new, tmp_path / "b")

    codes, _, fates = said(one, other, old)
    assert "C856" in codes
    assert fates.lost == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("one, other", [("v1", "HEAD"), ("git:v1", "utama"), ("HEAD~1", "git:HEAD"), ("v1", None)])
def test_revisions_say_what_folders_say(one: str, other: str | None, old: Path, new: Path, repository: Path) -> None:
    assert said(one, other or repository, repository) == said(old, new, old)


def test_a_revision_is_a_word_that_is_no_file(repository: Path, monkeypatch: pytest.MonkeyPatch, old: Path) -> None:
    """Where a folder is called as a tag is, `git:` tells them apart."""
    monkeypatch.chdir(repository.parent)
    shutil.copytree(repository, repository.parent / "v1")

    assert said("v1", "isi", Path("isi"))[0] == []
    assert said("git:v1", "isi", Path("isi"))[0] == CODES


def test_git_is_not_run_and_nothing_is_written_outside(repository: Path, tmp_path: Path) -> None:
    """Settings and attributes of a repository can name programs; links can lead anywhere."""
    (repository / "pintu").symlink_to(tmp_path)
    (repository / ".gitattributes").write_text("*.md filter=jahat\n")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "tiga")
    git(repository, "config", "filter.jahat.smudge", f"touch {tmp_path}/dijalankan; cat")
    git(repository, "config", "core.fsmonitor", f"touch {tmp_path}/dijalankan")
    (repository / "pintu").unlink()

    assert said("HEAD", repository, repository)[0] == []
    assert not (tmp_path / "dijalankan").exists()
    (tmp_path / "tulis").mkdir()
    write_revision(repository, "HEAD", tmp_path / "tulis")
    assert {path.name for path in (tmp_path / "tulis").iterdir()} == {"catalogue.yml", "kursus"}


@pytest.mark.parametrize(
    "revision, message",
    [("nix", "There is no nix: no folder"), ("-x", "There is no -x"), ("HEAD:isi", "There is no HEAD:isi")],
)
def test_what_is_no_revision(revision: str, message: str, repository: Path) -> None:
    with pytest.raises(UnreadableError, match=message):
        open_state(f"git:{revision}", repository)


def test_a_folder_that_a_revision_has_not(repository: Path) -> None:
    (repository.parent / "lain").mkdir()
    with pytest.raises(UnreadableError, match="In revision v1 there is no"):
        open_state("v1", repository.parent / "lain")


def test_a_package_in_another_format_or_with_another_item(old: Path, tmp_path: Path) -> None:
    one = package(old, tmp_path / "a", "scorm12")
    other = package(old, tmp_path / "b", "offline")
    renamed = package(
        edited(old, tmp_path / "c", swap("course.yml", "id: kursus", "id: kelas")), tmp_path / "d", "scorm12"
    )
    [item] = read_package(one).items

    assert said(one, other, old)[:2] == (["C869"], ["An LMS will not find again what it keeps (scorm12 → offline)."])
    codes, messages, _ = said(one, renamed, old)
    assert codes == ["C850", "C869"]
    assert messages[1] == f"An LMS will not find again what it keeps (item {item})."
    assert "LMS tidak akan menemukan kembali simpanannya (scorm12 → offline)." in run(one, other, "--lang", "id").stderr


def test_exit_status_and_summary(old: Path, new: Path, tmp_path: Path) -> None:
    result = run(old, new)
    assert result.exit_code == 1
    assert result.stdout == (
        "Answers to 3 questions stay; to 1 they are kept as given to an earlier version; to 0 they are archived; to 1 they"
        " would be lost or taken for others.\n"
    )
    assert "C854" in result.stderr
    assert "::: soal warna" in result.stderr

    calm = edited(old, tmp_path / "tenang", swap("01.md", "- [x] Kades\n- [ ] Sekdes", "- [ ] Sekdes\n- [x] Kades"))
    result = run(old, calm, "--lang", "id")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "Jawaban 4 soal tetap; 1 disimpan sebagai jawaban versi sebelumnya; 0 diarsipkan; 0 akan"
    )


def test_no_catalogue_is_needed_where_none_is_named(
    old: Path, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zips = [package(folder, tmp_path / "dist" / folder.name, "scorm12") for folder in (old, new)]
    (tmp_path / "kosong").mkdir()
    monkeypatch.chdir(tmp_path / "kosong")

    assert run(*zips).stdout == run(old, new).stdout != ""
    assert run(*zips).exit_code == 1
    assert run(zips[0], new, "--content", "tidak-ada").exit_code == 1
    result = run("v1", zips[0])
    assert result.exit_code == 2
    assert "There is no v1 here, and content is in no git repository" in result.stderr
    assert "Tidak ada v1 di sini" in run("v1", zips[0], "--lang", "id").stderr


def test_json_is_alone_on_standard_output(old: Path, new: Path) -> None:
    result = run(old, new, "--format", "json")

    assert sorted(entry["code"] for entry in json.loads(result.stdout)) == CODES
    assert "Answers to 3 questions stay" in result.stderr


@pytest.mark.parametrize(
    "language, word", [("en", "is not a package that Sinau has made"), ("id", "bukan paket buatan Sinau")]
)
def test_what_cannot_be_compared_is_a_fault(language: str, word: str, old: Path, tmp_path: Path) -> None:
    strange = tmp_path / "lain.zip"
    shutil.make_archive(str(strange.with_suffix("")), "zip", old)
    result = run(strange, old, "--lang", language)

    assert (result.exit_code, result.stdout) == (2, "")
    assert word in result.stderr


def test_no_zip_no_course_and_mistakes_are_faults(old: Path, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK no zip")
    other = lay_out(tmp_path / "lain")
    write("course.yml", "id: a\ntitle: A\nlanguage: id\nversion: '1'\nmodules: []\n")(other)
    broken = lay_out(tmp_path / "rusak")
    write("01.md", "tanpa id\n")(broken)

    assert run(tmp_path / "x.zip", old).exit_code == 2
    assert run("tidak-ada", old, "--content", old).exit_code == 2
    result = run(old, broken)
    assert result.exit_code == 2
    assert "kursus/01.md:1:1 C" in result.stderr


@pytest.mark.parametrize(
    "old_text, new_text",
    [
        ('"index":0', '"index":"0"'),
        ('"hash":"', '"hash":"zz'),
        ('"hash":"', '"was":7,"hash":"'),
        ('"hash":"', '"was":["xy"],"hash":"'),
        ('"hash":"', '"was":[null],"hash":"'),
        ('"activities":[{', '"activities":[7,{'),
        ('"format"', "{"),
    ],
)
def test_a_package_that_was_changed_afterwards(old_text: str, new_text: str, old: Path, tmp_path: Path) -> None:
    folder = tmp_path / "isi"
    shutil.unpack_archive(package(old, tmp_path / "dist"), folder)
    page = folder / "index.html"
    text = page.read_text(encoding="utf-8")
    assert old_text in text
    page.write_text(text.replace(old_text, new_text), encoding="utf-8")
    shutil.make_archive(str(tmp_path / "ubah"), "zip", folder)

    with pytest.raises(UnreadableError, match=r"ubah\.zip"):
        open_state(str(tmp_path / "ubah.zip"), old)


def test_what_an_lms_keeps_apart_does_not_move(old: Path, tmp_path: Path) -> None:
    """With `tracked: modules` each module is an item of its own, and has its own packed state."""
    two = swap("course.yml", "[01.md, 02.md]", "[01.md]\n  - id: lanjut\n    title: Lanjut\n    lessons: [02.md]")
    parts = edited(old, tmp_path / "a", two, swap("course.yml", "exam: ujian.md", "exam: ujian.md\ntracked: modules"))
    moved = edited(parts, tmp_path / "b", swap("course.yml", '"1"', '"2"'), *move("s-2", "01.md", "02.md"))

    codes, messages, fates = said(parts, moved, old)
    assert codes == ["C869"]
    assert messages == ["An LMS will not find again what it keeps (s-2: dasar → lanjut)."]
    assert fates.lost == 1  # type: ignore[attr-defined]
    codes, messages, fates = said(old, parts, old)
    assert set(codes) == {"C852", "C869"}
    assert "An LMS will not find again what it keeps (dua: kursus → lanjut)." in messages
    assert fates.lost == 5  # type: ignore[attr-defined]


def move(id: str, source: str, target: str) -> tuple[Edit, Edit]:
    text = question(source, id)
    last = question("02.md", "d-2")
    return swap(source, text, ""), swap(target, last, f"{last}\n{text}")


def test_the_pages_of_a_package_in_parts_are_one_course(old: Path, tmp_path: Path) -> None:
    whole = tmp_path / "isi"
    shutil.unpack_archive(package(old, tmp_path / "dist"), whole)
    page = (whole / "index.html").read_text(encoding="utf-8")
    found = re.search(r'id="sinau-course">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])
    parts = tmp_path / "bagian"
    shutil.copytree(whole, parts)
    for number, activity in enumerate(data["activities"]):
        part = data | {"id": f"kursus/{activity['id']}", "activities": [activity]}
        text = page.replace(found[1], json.dumps(part).replace("<", "\\u003c"))
        (parts / ("index.html" if number == 0 else f"{activity['id']}.html")).write_text(text, encoding="utf-8")
    zips = [shutil.make_archive(str(folder), "zip", folder) for folder in (whole, parts)]

    assert said(zips[1], zips[1], old)[:2] == ([], [])
    assert said(zips[1], old, old)[0] == []
    assert set(said(zips[0], zips[1], old)[0]) == {"C852", "C869"}
    (parts / "dua.html").unlink()
    (parts / "ujian.html").unlink()
    alone = shutil.make_archive(str(tmp_path / "satu"), "zip", parts)
    assert said(alone, alone, old)[0] == []
    result = run(alone, old)
    assert (result.exit_code, result.stderr) == (
        2,
        "kursus/satu is a part of a course, in a package of its own: it can only be compared with the same part.\n",
    )
