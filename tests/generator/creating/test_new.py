# SPDX-License-Identifier: Apache-2.0
"""`sinau new` as authors and scripts meet it: what it makes can be published at once, and what was there stays."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sinau.command_line.program import main
from sinau.creating.examples import examples_by_type
from sinau.loading import check, load

LANGUAGES = ("en", "id")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sinau_(*words: str, language: str = "en") -> Result:
    return CliRunner().invoke(main, [*words, "--lang", language])


def made(*words: str, language: str = "en") -> str:
    result = sinau_("new", *words, language=language)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*words: str) -> str:
    """Return what is said of a command that writes nothing."""
    before = files()
    result = sinau_("new", *words)
    assert (result.exit_code, result.stdout) == (1, ""), result.output
    assert files() == before
    return result.stderr


def files() -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


def findings(content: str = "content") -> list[str]:
    return [f"{d.span}: {d.rule.code} {d.message('en')}" for d in check(load(Path(content)))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_catalogue_is_built_without_a_word(language: str) -> None:
    told = made("catalogue", language=language)
    result = sinau_("build", "--publication", "offline", language=language)

    assert "sinau build" in told
    assert (result.exit_code, "Warnings: 0." in result.stderr or "Peringatan: 0." in result.stderr) == (0, True)
    assert [one for one in Path("dist/packages").iterdir() if one.suffix == ".zip"]
    assert sinau_("build", "--publication", "offline", "--locked").exit_code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_kinds_of_things_are_added(language: str) -> None:
    made("catalogue", "--title", 'Kas: "buku" #1', "--publisher", "Balai, [desa]", language=language)
    made("course", "--title", "Uang 100% & {b}", language=language)
    course = ("--course", "uang-100-b")
    made("module", *course, "--title", "- Kas", language=language)
    made("lesson", *course, "--title", "漢字", language=language)
    for kind in ("quiz", "pretest", "exam"):
        made("assessment", "--kind", kind, *course, language=language)
    exam = next(Path("content/uang-100-b").glob({"en": "final-*.md", "id": "ujian-*.md"}[language]))
    for name in examples_by_type(language):
        made("question", name, "--page", str(exam), language=language)

    assert findings() == []
    catalogue = load(Path("content"))
    assert (catalogue.title, catalogue.publisher) == ('Kas: "buku" #1', "Balai, [desa]")
    first, second = catalogue.courses
    assert (first.language, second.language, second.title) == (language, language, "Uang 100% & {b}")
    assert [module.title for module in second.modules][1:] == ["- Kas"]
    assert [activity.title for activity in second.modules[1].activities][1] == "漢字"
    assert second.pretest
    assert second.exam
    assert [question.type for question in second.exam.questions][1:] == list(examples_by_type(language))


def test_what_an_author_wrote_stays_and_lists_are_continued_as_they_are() -> None:
    made("catalogue", "--course", "Kas")
    path = Path("content/kas/course.yml")
    written = "# Ours!\r\n" + path.read_text(encoding="utf-8").replace("\n", "\r\n") + "# The end.\r\n"
    path.write_text(written, encoding="utf-8", newline="")
    page = Path("content/kas/01-basics/01-first-lesson.md")
    page.write_text(page.read_text(encoding="utf-8") + "\nMy last words.\n\n\n", encoding="utf-8")
    text = page.read_text(encoding="utf-8")

    made("lesson", "--title", "Second")
    made("question", "ordering", "--page", str(page))

    added = "      - 01-basics/02-second.md\r\n"
    assert path.read_bytes().decode() == written.replace("first-lesson.md\r\n", f"first-lesson.md\r\n{added}")
    assert page.read_text(encoding="utf-8").startswith(text.rstrip() + "\n\n::: question first-lesson-2 order")
    assert findings() == []


def test_nothing_is_overwritten() -> None:
    made("catalogue", "--course", "Kas")
    assert "content/catalogue.yml" in refused("catalogue")
    Path("content/kas/01-basics/02-second.md").write_text("Mine.\n", encoding="utf-8")
    assert "02-second.md exists already" in refused("lesson", "--title", "Second", "--id", "second")
    assert "taken" in refused("lesson", "--title", "Again", "--id", "first-lesson")
    assert "taken" in refused(
        "question", "choice", "--page", "kas/01-basics/01-first-lesson.md", "--id", "first-lesson-1"
    )
    made("assessment", "--kind", "exam")
    assert "final-exam.md" in refused("assessment", "--kind", "exam")


def test_what_comes_from_a_learners_past_is_not_given_away_again() -> None:
    made("catalogue", "--course", "Kas")
    Path("content/kas/ids.lock").write_text(
        "activity first-lesson 0\nactivity second 1\nquestion first-lesson-1 0\nquestion first-lesson-2 1\n",
        encoding="utf-8",
    )

    made("lesson", "--title", "Second")
    made("question", "choice", "--page", "content/kas/01-basics/01-first-lesson.md")

    assert "id: second-2\n" in Path("content/kas/01-basics/02-second-2.md").read_text(encoding="utf-8")
    assert "::: question first-lesson-3 " in Path("content/kas/01-basics/01-first-lesson.md").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    "words, said",
    [
        (("lesson", "--title", "X"), "sinau new catalogue"),
        (("lesson",), "no catalogue"),
    ],
)
def test_without_a_catalogue_it_says_how_to_begin(words: tuple[str, ...], said: str) -> None:
    assert said in refused(*words)


@pytest.mark.parametrize(
    "words, said",
    [
        (("lesson", "--course", "kas"), "--title is missing"),
        (("lesson", "--course", "kas", "--title", "..."), "can be read"),
        (("lesson", "--course", "kas", "--title", "X", "--id", "Große"), "cannot be an id"),
        (("lesson", "--course", "kas", "--title", "X", "--module", "two"), "two is none of these: basics"),
        (("lesson", "--title", "X", "--course", "two"), "two is none of these: kas, bank"),
        (("lesson", "--title", "X"), "with --course: kas, bank"),
        (("question", "essay", "--page", "content/kas/01-basics/01-first-lesson.md"), "essay is none of these: choice"),
        (("question", "--page", "content/kas/01-basics/01-first-lesson.md"), "with TYPE: choice"),
        (("question", "choice", "--page", "content/index.md"), "no page of a course"),
        (
            ("question", "choice", "--page", "content/kas/01-basics/01-first-lesson.md", "--id", "true"),
            "cannot be an id",
        ),
        (("assessment", "--kind", "test", "--course", "kas"), "test is none of these: quiz, pretest, exam"),
        (("course", "--title", "X", "--language", "jv"), "jv is none of these: en, id"),
        (("course", "--title", "X", "--id", "kas"), "taken"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(words: tuple[str, ...], said: str) -> None:
    made("catalogue", "--course", "Kas")
    made("course", "--title", "Bank")

    assert said in refused(*words)


def test_files_with_mistakes_are_not_added_to() -> None:
    made("catalogue", "--course", "Kas")
    page = Path("content/kas/01-basics/01-first-lesson.md")
    page.write_text(page.read_text(encoding="utf-8").rpartition(":::")[0], encoding="utf-8")
    assert "Mend them first" in refused("question", "choice", "--page", str(page))
    course = Path("content/kas/course.yml")
    text = course.read_text(encoding="utf-8")
    course.write_text(text.replace("title: Kas", "title: Kas: buku"), encoding="utf-8")
    assert "Mend them first" in refused("lesson", "--title", "X")
    course.write_text(
        text.replace("    lessons:\n      - 01-basics/01-first-lesson.md\n", "    lessons: x\n"), encoding="utf-8"
    )
    assert "Add this by hand: lessons: 01-basics/01-second.md" in refused("lesson", "--title", "Second")


def test_a_file_in_the_way_of_a_folder_stays() -> None:
    Path("content").write_text("in the way", encoding="utf-8")

    assert "content exists already" in refused("catalogue")


def test_when_the_disk_fails_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    made("catalogue", "--course", "Kas")
    before = files()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", "course.yml")

    monkeypatch.setattr("sinau.creating.planning._replace_file", fail)
    result = sinau_("new", "lesson", "--title", "Second")

    assert result.exit_code == 2
    assert "course.yml" in result.stderr
    assert files() == before


def test_another_folder_is_named_in_what_comes_next() -> None:
    assert "cd there\n" in made("catalogue", "there", "--course", "Kas")
    assert "sinau check --content there/content\n" in made("lesson", "--content", "there/content", "--title", "Second")
    assert findings("there/content") == []


def test_without_a_terminal_it_lists_what_can_be_made() -> None:
    told = refused()

    assert all(name in told for name in ("catalogue", "course", "module", "lesson", "assessment", "question"))
