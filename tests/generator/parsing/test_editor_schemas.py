# SPDX-License-Identifier: Apache-2.0
"""`sinau schema`, and what an editor makes of it: yaml-language-server, driven as an editor drives it."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from helpers.language_server import LanguageServer, language_server
from helpers.validator import validator
from sinau.command_line.program import main
from sinau.parsing.editor_schemas import SCHEMAS, schema_text
from sinau.source.files import read_folder

CONTENT = Path(__file__).resolve().parents[3] / "content"
MISTAKES = """\
# yaml-language-server: $schema=course.schema.json
id: keuangan-desa
title: 2026
language: id
version: 1.10
naviagtion: free
navigation: sideways
mastery_score: 0.75
audience: kepala desa
modules:
  - id: dasar
    judul: Dasar
    lesons: [01.md]

"""


@pytest.fixture(scope="module")
def editor() -> Iterator[LanguageServer]:
    with language_server() as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    result = CliRunner().invoke(main, ["schema", "--write", str(tmp_path), "--lang", "en"])
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{name}.schema.json" for name in SCHEMAS)
    return tmp_path


def lines(found: list[dict[str, Any]]) -> list[tuple[int, str]]:
    return [(diagnostic["range"]["start"]["line"] + 1, diagnostic["message"]) for diagnostic in found]


def test_an_editor_points_at_mistakes(folder: Path, editor: LanguageServer) -> None:
    path = folder / "course.yml"
    path.write_text(MISTAKES, encoding="utf-8")

    assert lines(editor.diagnostics(path)) == [
        (6, "Property naviagtion is not allowed."),
        (7, "One of these words is expected: free, sequential, bebas, berurutan"),
        (8, 'Incorrect type. Expected "string".'),
        (11, 'Missing property "lessons".'),
        (13, "Property lesons is not allowed."),
    ]


def test_an_editor_offers_settings_and_words(folder: Path, editor: LanguageServer) -> None:
    path = folder / "offered.yml"
    path.write_text("# yaml-language-server: $schema=course.schema.json\nid: kas\nnavigation: \n\n", encoding="utf-8")
    editor.diagnostics(path)

    keys = editor.completions(path, 3, 0)
    words = editor.completions(path, 2, 12)

    fields = {key: spec for spec in SCHEMAS["course"].fields for key in (spec.name, spec.indonesian)}
    assert keys.keys() == fields.keys() - {"id", "navigation"}
    assert {key: item["documentation"] for key, item in keys.items()} == {
        key: fields[key].description.text("en") for key in keys
    }
    assert words.keys() == {"free", "sequential", "bebas", "berurutan"}


def test_an_editor_finds_nothing_in_the_sample_catalogue(folder: Path, editor: LanguageServer) -> None:
    files = [*CONTENT.glob("*.yml"), *CONTENT.glob("*/course.yml")]
    assert len(files) >= 3

    for number, file in enumerate(files):
        copy = folder / f"{number}-{file.name}"
        shutil.copy(file, copy)
        text = copy.read_text(encoding="utf-8")
        copy.write_text(f"# yaml-language-server: $schema={file.stem}.schema.json\n{text}", encoding="utf-8")
        assert lines(editor.diagnostics(copy)) == []


def test_the_sample_pages_fit_their_schemas() -> None:
    pages = {path: text for path, text in read_folder(CONTENT)[0].texts.items() if path.endswith(".md")}
    with validator() as schemas_validator:
        for path, text in pages.items():
            front = text.text.split("---\n")[1]
            name = "page" if "/" not in path else "assessment" if "\nkind:" in front else "lesson"
            assert schemas_validator.validate(name, json.loads(schema_text(name, "en")), front).errors == [], path


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", SCHEMAS)
def test_prints_each_schema(name: str, language: str) -> None:
    result = CliRunner().invoke(main, ["schema", name, "--lang", language])

    schema = json.loads(result.output)
    spec = SCHEMAS[name].fields[0]
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["properties"][spec.indonesian]["description"] == spec.description.text(language)


def test_lists_the_schemas_and_suggests_one() -> None:
    listed = CliRunner().invoke(main, ["schema"])
    assert [line.split()[0] for line in listed.output.splitlines()] == list(SCHEMAS)

    result = CliRunner().invoke(main, ["schema", "cuorse", "--lang", "id"])
    assert result.exit_code == 1
    assert result.output == "Tidak ada skema cuorse. Maksud Anda course?\n"
