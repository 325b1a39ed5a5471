# SPDX-License-Identifier: Apache-2.0
"""`ids.lock` cannot be forgotten or mangled: a build says that it wrote it, merges are mended, lost numbers stop a build."""

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from helpers.output import picture, write_catalogue
from sinau.command_line.program import main
from sinau.parsing.catalogue_lock import identity_text
from sinau.parsing.ids_lock import HEADER

LESSON = "---\nid: timbang\ntitle: Menimbang balita\n---\n\nTimbangan harus datar.\n"
EXAM = "---\nid: ujian\ntitle: Ujian\nkind: exam\n---\n"
COURSE = (
    'id: posyandu\ntitle: Posyandu\nlanguage: id\nversion: "1"\nmastery_score: 50%\n'
    "modules:\n  - id: dasar\n    title: Dasar\n    lessons: [01.md]\nexam: ujian.md\n"
)


def question(id: str) -> str:
    return f"\n::: question {id}\nPilih {id}.\n\n- [x] Ya\n- [ ] Tidak\n:::\n"


def run(*words: object, language: str = "en") -> Result:
    return CliRunner().invoke(main, [*map(str, words), "--lang", language])


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A course with the question s1 in its lesson and u1 in its exam."""
    folder = write_catalogue(tmp_path / "content", publications="offline")
    shutil.rmtree(folder / "kursus")
    (folder / "posyandu").mkdir()
    (folder / "posyandu" / "course.yml").write_text(COURSE, encoding="utf-8")
    (folder / "catalogue.lock").write_text(identity_text("0123456789"), encoding="utf-8")
    write(folder, ["s1"], ["u1"])
    return folder


def write(content: Path, lesson: list[str], exam: list[str]) -> None:
    """Write the questions of the lesson and of the exam."""
    for name, start, ids in (("01.md", LESSON, lesson), ("ujian.md", EXAM, exam)):
        text = start + "".join(question(id) for id in ids)
        (content / "posyandu" / name).write_text(text, encoding="utf-8")


def build(content: Path, *words: object, language: str = "en", out: str = "out") -> Result:
    return run("build", "--content", content, "--out", content.parent / out, *words, language=language)


def numbers(content: Path) -> list[str]:
    return (content / "posyandu" / "ids.lock").read_text(encoding="utf-8").splitlines()[1:]


# A lock that changes is told


def test_a_build_says_that_the_lock_is_to_be_committed(content: Path) -> None:
    result = build(content)
    assert result.exit_code == 0
    assert "note[C226] lock-written: This run has written posyandu/ids.lock: new: activity timbang 0" in result.stderr
    assert "question s1 0, question u1 1." in result.stderr
    assert "Commit posyandu/ids.lock together with the pages that have changed." in result.stderr
    assert "No errors. Warnings: 0." in result.stderr
    assert "C226" not in build(content).stderr  # nothing was added

    write(content, ["s1", "s2"], ["u1"])
    result = build(content, language="id")
    assert "catatan[C226] lock-written: Perintah ini menulis posyandu/ids.lock: baru: question s2 2." in result.stderr
    assert "ids.lock:6:1" in result.stderr
    assert "6 | question s2 2" in result.stderr
    assert "(commit)" in result.stderr


def test_many_new_numbers_are_told_in_few_words(content: Path) -> None:
    write(content, [f"s{number}" for number in range(30)], ["u1"])
    assert "question s3 3 and 27 more." in build(content).stderr


def test_programs_are_told_of_the_lock_too(content: Path) -> None:
    found = json.loads(build(content, "--format", "json").stdout.partition("\n]\n")[0] + "]")
    assert [(entry["code"], entry["severity"], entry["file"], entry["line"]) for entry in found] == [
        ("C226", "note", "posyandu/ids.lock", 2)
    ]
    write(content, ["s1", "s2"], ["u1"])
    assert build(content, "--format", "github").stdout.startswith("::notice file=")


# --locked


def test_locked_invents_no_number(content: Path) -> None:
    build(content)
    lock = (content / "posyandu" / "ids.lock").read_bytes()
    assert build(content, "--locked").exit_code == 0
    write(content, ["baru", "s1"], ["u1", "u2"])
    for language, said in (("en", "baru is not in posyandu/ids.lock."), ("id", "u2 tidak ada di posyandu/ids.lock.")):
        result = build(content, "--locked", language=language, out="locked")
        assert result.exit_code == 1
        assert said in result.stderr
        assert result.stderr.count("[C227]") == 2
    assert "posyandu/01.md:8:" in result.stderr
    assert (content / "posyandu" / "ids.lock").read_bytes() == lock
    assert not (content.parent / "locked").exists()


def test_locked_wants_a_lock(content: Path) -> None:
    result = build(content, "--locked")
    assert result.exit_code == 1
    assert (
        "error[C228] no-lock: There is no posyandu/ids.lock, which has to know timbang, ujian, s1, u1." in result.stderr
    )
    assert not (content / "posyandu" / "ids.lock").exists()


def test_locked_asks_for_nothing_that_is_not_built(content: Path) -> None:
    build(content)
    shutil.copytree(content / "posyandu", content / "lain")
    course = content / "lain" / "course.yml"
    course.write_text(COURSE.replace("id: posyandu", "id: lain"), encoding="utf-8")
    (content / "lain" / "ids.lock").unlink()
    assert build(content, "--locked", "--course", "posyandu").exit_code == 0
    assert build(content, "--locked").exit_code == 1


# Lost numbers


@pytest.mark.parametrize("publication", ["offline", "scorm12", "site"])
def test_a_build_without_the_lock_of_the_one_before_is_stopped(content: Path, publication: str) -> None:
    assert build(content, "--publication", publication).exit_code == 0
    out = content.parent / "out"
    before = picture(out)
    (content / "posyandu" / "ids.lock").unlink()
    write(content, ["baru", "s1"], ["u1"])
    for language, said in (
        ("en", "s1 had 0 and has 1 now; u1 had 1 and has 2 now"),
        ("id", "s1 semula 0, kini 1; u1 semula 1, kini 2"),
    ):
        result = build(content, "--publication", publication, language=language)
        assert result.exit_code == 1
        assert said in result.stderr
        assert f"`sinau lock --published {out}`" in result.stderr
    assert picture(out) == before
    assert not (content / "posyandu" / "ids.lock").exists()

    assert run("lock", "--content", content, "--published", out).exit_code == 0
    assert numbers(content)[2:] == ["question s1 0", "question u1 1", "question baru 2"]
    assert build(content, "--publication", publication).exit_code == 0


def test_what_authors_mean_to_change_stops_nothing(content: Path) -> None:
    write(content, ["s1", "s2"], ["u1"])
    build(content)
    write(content, ["s2"], ["u1"])  # s1 is gone
    assert build(content).exit_code == 0
    write(content, ["s2-baru"], ["u1"])  # renamed
    assert build(content).exit_code == 0
    write(content, ["s1"], ["u1", "s2-baru"])  # back, and moved
    assert build(content).exit_code == 0
    write(content, ["s1"], [])
    (content / "posyandu" / "ujian.md").unlink()
    course = COURSE.replace("exam: ujian.md\n", "")
    (content / "posyandu" / "course.yml").write_text(course, encoding="utf-8")
    assert build(content).exit_code == 0
    assert numbers(content)[2:] == ["question s1 0", "question s2 1", "question u1 2", "question s2-baru 3"]


def test_a_number_given_to_another_id_stops_the_build(content: Path) -> None:
    build(content)
    (content / "posyandu" / "ids.lock").unlink()
    write(content, ["lain"], ["u1"])
    result = build(content)
    assert result.exit_code == 1
    assert "posyandu/ids.lock has lost permanent numbers that" in result.stderr
    assert "0 was s1's and is lain's now" in result.stderr


def test_a_number_that_would_be_given_again_stops_the_build(content: Path) -> None:
    build(content)
    lock = content / "posyandu" / "ids.lock"
    lock.write_text(lock.read_text(encoding="utf-8").replace("question u1 1\n", ""), encoding="utf-8")
    write(content, ["s1"], [])
    (content / "posyandu" / "ujian.md").unlink()
    (content / "posyandu" / "course.yml").write_text(COURSE.replace("exam: ujian.md\n", ""), encoding="utf-8")
    assert "1 was u1's and would be given again" in build(content).stderr


def test_packages_of_others_and_damaged_ones_stop_nothing(content: Path) -> None:
    packages = content.parent / "out" / "packages"
    packages.mkdir(parents=True)
    (packages / "rusak.zip").write_bytes(b"PK\x03\x04 no zip")
    (packages / "kosong.zip").write_bytes(b"")
    (packages / "folder.zip").mkdir()
    for number, text in enumerate(
        ("{", "[]", '{"id": 1}', "[" * 100_000, '{"id":"posyandu","activities":[1]}', "null")
    ):
        with zipfile.ZipFile(packages / f"{number}.zip", "w") as archive:
            archive.writestr("index.html", f'<script type="application/json" id="sinau-course">{text}</script>')
    assert build(content).exit_code == 0


@pytest.mark.parametrize("options", [("--split", "module"), ("--tracked", "lesson"), ("--tracked", "module")])
def test_the_numbers_of_courses_in_parts_are_known(content: Path, options: tuple[str, str]) -> None:
    assert build(content, "--publication", "scorm12", *options).exit_code == 0
    (content / "posyandu" / "ids.lock").unlink()
    write(content, ["baru", "s1"], ["u1"])
    assert "s1 had 0 and has 1 now" in build(content).stderr


# Merges

MARKED = """\
activity timbang 0
activity ujian 1
question s1 0
question u1 1
<<<<<<< HEAD
question q-ani 2
=======
question q-budi 2
>>>>>>> budi
"""
DIFF3 = """\
activity timbang 0
<<<<<<< HEAD
activity ujian 1
||||||| 3f2a1c0
=======
activity lain 1
activity ujian 2
>>>>>>> budi
question s1 0
<<<<<<< HEAD
question u1 1
question q-ani 2
||||||| 3f2a1c0
question u1 1
=======
question u1 1
question q-budi 2
>>>>>>> budi
"""
BY_HAND = "activity timbang 0\nactivity ujian 1\nquestion s1 0\nquestion u1 1\nquestion q-ani 2\nquestion q-budi 2\n"


@pytest.mark.parametrize("text", [MARKED, DIFF3, BY_HAND, MARKED.replace("<<<<<<< HEAD\n", "")])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_merge_is_mended(content: Path, text: str, ends: str) -> None:
    write(content, ["s1", "q-ani", "q-budi", "baru"], ["u1"])
    lock = content / "posyandu" / "ids.lock"
    lock.write_bytes((HEADER + text).replace("\n", ends).encode())
    assert build(content).exit_code == 1
    result = run("lock", "--content", content)
    assert result.exit_code == 0, result.output
    assert "posyandu/ids.lock: q-budi has the number 3 now; 2 belongs to q-ani." in result.stdout
    assert "new: question baru 4." in result.stdout
    assert "Commit posyandu/ids.lock." in result.stdout
    assert numbers(content)[-5:] == [
        f"question {name} {n}" for n, name in enumerate(["s1", "u1", "q-ani", "q-budi", "baru"])
    ]
    assert b"\r" not in lock.read_bytes()
    assert build(content, "--locked").exit_code == 0
    again = run("lock", "--content", content, language="id")
    assert (again.exit_code, "Tidak ada yang ditulis." in again.stdout) == (0, True)


def test_published_numbers_come_before_those_of_a_side(content: Path, tmp_path: Path) -> None:
    write(content, ["s1", "q-budi"], ["u1"])
    assert build(content).exit_code == 0  # as on the other branch: q-budi has 2 after u1
    published = sorted((tmp_path / "out" / "packages").glob("*.zip"))[0]
    budi = numbers(content)[2:]
    assert budi == ["question s1 0", "question q-budi 1", "question u1 2"]
    write(content, ["s1", "q-ani", "q-budi"], ["u1"])
    conflict = "<<<<<<< a\nquestion q-ani 1\nquestion u1 2\n=======\nquestion q-budi 1\nquestion u1 2\n>>>>>>> b\n"
    lock = content / "posyandu" / "ids.lock"
    lock.write_text(f"{HEADER}activity timbang 0\nactivity ujian 1\nquestion s1 0\n{conflict}", encoding="utf-8")
    result = run("lock", "--content", content, "--published", published, language="id")
    assert result.exit_code == 0, result.output
    assert "posyandu/ids.lock: q-ani kini bernomor 3; nomor 1 milik q-budi." in result.stdout
    assert numbers(content)[2:] == [*budi, "question q-ani 3"]
    assert build(content).exit_code == 0


def test_what_was_published_last_and_removed_stays_reserved(content: Path, tmp_path: Path) -> None:
    write(content, ["s1", "hilang"], [])
    (content / "posyandu" / "course.yml").write_text(COURSE.replace("exam: ujian.md\n", ""), encoding="utf-8")
    (content / "posyandu" / "ujian.md").unlink()
    build(content)
    write(content, ["s1"], [])
    (content / "posyandu" / "ujian.md").unlink()
    build(content)
    lock = content / "posyandu" / "ids.lock"
    lock.unlink()
    write(content, ["s1", "baru"], [])
    (content / "posyandu" / "ujian.md").unlink()
    result = run("lock", "--content", content, "--published", tmp_path / "out")
    assert "the question number 1 is kept free" in result.stdout
    assert numbers(content)[1:] == ["question s1 0", "question reserved-1 1", "question baru 2"]
    assert build(content, "--locked").exit_code == 0


def test_a_lock_that_says_nothing_is_not_mended_by_guessing(content: Path) -> None:
    build(content)
    lock = content / "posyandu" / "ids.lock"
    damaged = lock.read_text(encoding="utf-8").replace("question u1 1", "question u1 satu")
    lock.write_text(damaged, encoding="utf-8")
    result = run("lock", "--content", content)
    assert result.exit_code == 1
    assert "u1 has satu, which is no number from 0 to 99999" in result.stderr
    assert "sinau lock --published PACKAGE" in result.stderr
    assert lock.read_text(encoding="utf-8") == damaged
    result = run("lock", "--content", content, "--published", content.parent / "out")
    assert result.exit_code == 0
    assert "line 5 says nothing and was left out: question u1 satu" in result.stdout
    assert numbers(content)[2:] == ["question s1 0", "question u1 1"]


@pytest.mark.parametrize(
    "text",
    [
        "activity timbang 0\n".encode("utf-16"),
        b"activity timb\xe9ng 0\n",
        b"question s1 0\n\0\n",
        b"activity\ttimbang\t0\n",
        "question s1 \u0663\n".encode(),
        b"question s1 999999999999999999999\n",
        b"question s1 99999\n",
        b"activity: timbang\n",
        b"{}",
        b"question {0} {x}\n",
        b"question  s1 0\n",
        b"question s1 0\n" * 30_000,
    ],
)
def test_nothing_is_guessed_from_what_is_no_lock(content: Path, text: bytes) -> None:
    lock = content / "posyandu" / "ids.lock"
    lock.write_bytes(text)
    for command in (build(content), run("lock", "--content", content)):
        assert command.exit_code == 1, command.output
        assert "posyandu/ids.lock:" in command.stderr
        assert "Traceback" not in command.output
    assert lock.read_bytes() == text


def test_a_merge_is_mended_while_the_pages_are_not(content: Path) -> None:
    (content / "posyandu" / "ids.lock").write_text(HEADER + MARKED, encoding="utf-8")
    page = content / "posyandu" / "01.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[hilang](tidak-ada.md)\n", encoding="utf-8")
    result = run("lock", "--content", content)
    assert result.exit_code == 1
    assert "C4" in result.stderr
    assert "Ids without a number get one when these errors are mended." in result.stderr
    assert numbers(content)[-2:] == ["question q-ani 2", "question q-budi 3"]


def test_without_a_conflict_the_lock_is_written_as_a_build_would(content: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(content, other / "content")
    build(other / "content")
    assert run("lock", "--content", content).exit_code == 0
    assert numbers(content) == numbers(other / "content")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["git:v1", "nowhere.zip"])
def test_an_unknown_state_is_told(content: Path, name: str) -> None:
    result = run("lock", "--content", content, "--published", name)
    assert (result.exit_code, "Traceback" in result.output) == (2, False)
    assert not (content / "posyandu" / "ids.lock").exists()


def test_an_empty_folder_or_another_course_is_no_published_state(content: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("lock", "--content", content, "--published", tmp_path / "empty", language="id")
    assert (result.exit_code, "bukan katalog" in result.stderr) == (2, True)
    build(content)
    other = write_catalogue(tmp_path / "other")
    result = run("lock", "--content", other, "--published", tmp_path / "out")
    assert (result.exit_code, "posyandu: none of these courses" in result.stderr) == (2, True)


def test_a_published_state_may_be_a_git_revision(content: Path) -> None:
    def git(*words: str) -> None:
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", *words]
        subprocess.run(command, cwd=content, check=True, capture_output=True)

    build(content)
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "1")
    git("checkout", "-q", "-b", "budi")
    write(content, ["s1", "q-budi"], ["u1"])
    build(content)
    git("commit", "-q", "-a", "-m", "budi")
    git("checkout", "-q", "main")
    write(content, ["s1", "q-ani"], ["u1"])
    shutil.rmtree(content.parent / "out")
    build(content)
    git("commit", "-q", "-a", "-m", "ani")
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "-q", "budi")
    write(content, ["s1", "q-ani", "q-budi"], ["u1"])
    assert "between" not in numbers(content)
    assert run("lock", "--content", content, "--published", "budi").exit_code == 0
    assert numbers(content)[2:] == ["question s1 0", "question u1 1", "question q-budi 2", "question q-ani 3"]
