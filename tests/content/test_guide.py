# SPDX-License-Identifier: Apache-2.0
"""The documentation, `content/panduan`: it has no mistakes, is up to date, says the same in both languages, and names all that there is."""

import re
from collections.abc import Iterable
from pathlib import Path

import click
import pytest

from helpers.guide import (
    COURSES,
    GUIDE,
    all_commands,
    code_in,
    commands_in,
    languages,
    pages,
    shown_in,
    written_pages,
    wrong_in,
)
from helpers.guide_reference import REFERENCE, assemble
from helpers.guide_site import add_guide
from sinau.extensions import publications, question_types, rules
from sinau.markdown.opening_line import DIRECTIVES
from sinau.parsing.editor_schemas import SCHEMAS
from sinau.source import kinds
from sinau.source.schema import Field

LANGUAGES = ("en", "id")


def keys_of(fields: Iterable[Field], language: str) -> set[str]:
    """Return the keys of `fields`, and of those that stand in them, as pages in `language` spell them."""
    found = set()
    for field in fields:
        found.add(field.spelling(language == "id"))
        record = field.kind.item if isinstance(field.kind, kinds.ListKind) else field.kind
        if isinstance(record, kinds.RecordKind):
            found |= keys_of(record.fields, language)
    return found


def words_in(files: Iterable[Path]) -> str:
    return "\n".join(code_in(file) for file in files)


def missing(names: Iterable[str], text: str) -> list[str]:
    """Return which of `names` stand nowhere in `text` as words of their own."""
    return sorted(name for name in set(names) if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation with its reference."""
    return assemble(tmp_path_factory.mktemp("guide") / "panduan")


def test_its_site_is_built_beside_the_samples(tmp_path: Path) -> None:
    """It has no mistakes, and its locks know all that is in it: build `.sinau/guide/content` and copy them where a page is new."""
    assert add_guide(tmp_path, tmp_path / "work") == []

    assert (tmp_path / "site/panduan/penulis/01-start/02-tutorial.html").is_file()
    assert (tmp_path / "site/panduan/reference/rules-c1.html").is_file()


@pytest.mark.parametrize("indonesian, english", COURSES.items())
def test_both_languages_have_the_same_pages(guide: Path, indonesian: str, english: str) -> None:
    """And show as many pieces of code of the same kind in the same order, and as many headings."""

    def outline(page: Path) -> list[str]:
        text = page.read_text(encoding="utf-8")
        return [shown.language for shown in shown_in(page)] + re.findall(r"^#+(?= )|^:::(?= )", text, re.MULTILINE)

    here, there = (
        {page.relative_to(guide / folder): page for page in pages(guide / folder)} for folder in (indonesian, english)
    )
    assert here.keys() == there.keys() != set()
    assert [name.as_posix() for name in here if outline(here[name]) != outline(there[name])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_feature_has_a_page_that_somebody_wrote(language: str) -> None:
    text = words_in(written_pages(language))
    commands = [f"sinau {path}" for path, command in all_commands() if not isinstance(command, click.Group)]
    spelt = [name if language == "en" else kind.indonesian for name, kind in DIRECTIVES.items()]

    assert missing(commands, text) == []
    assert missing(publications(), text) == []
    assert missing(spelt, text) == []
    assert missing((f"sinau new question {name}" for name in question_types()), text) == []
    keys = (key for described in SCHEMAS.values() for key in keys_of(described.fields, language))
    assert missing(keys, text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_and_rule_is_in_the_reference(guide: Path, language: str) -> None:
    (folder,) = (guide / folder for folder in REFERENCE if languages()[folder] == language)
    options = {
        option.opts[0]
        for _, command in all_commands()
        for option in command.get_params(click.Context(command))
        if isinstance(option, click.Option) and "--help" not in option.opts and not option.hidden
    }

    assert missing(options, words_in(pages(folder))) == []
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages(folder))
    assert missing((rule.code for rule in rules()), text) == []


def test_command_lines_are_understood() -> None:
    lines = [
        line
        for page in pages(GUIDE)
        for shown in shown_in(page)
        if shown.language == "console"
        for line in commands_in(shown)
    ]

    assert [wrong for line in lines if line.startswith("sinau") and (wrong := wrong_in(line))] == []
    assert "--contents" in wrong_in("sinau build --contents x")
    assert wrong_in("sinau new assessment quiz") == "sinau new assessment quiz: quiz"
    assert "xml" in wrong_in("sinau check --format xml")
    assert "no TAG" in wrong_in("sinau new catalogue --lang 'no TAG'")
    assert wrong_in("sinau built") == "there is no command built"


def test_what_is_missing_is_found() -> None:
    assert missing(["sinau fix", "site"], "sinau fixed\nthe-site") == ["sinau fix", "site"]
    assert missing(["sinau fix"], "sinau fix --write") == []
