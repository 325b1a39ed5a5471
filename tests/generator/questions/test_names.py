# SPDX-License-Identifier: Apache-2.0
"""Nothing outside the folder of a question type depends on the type's name."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from helpers.chain import Outcome, lesson, published
from helpers.own_types import own_types
from helpers.parsed_html import sealed_data
from helpers.question_cases import files_of, folder_of, question_cases
from sinau.extensions import publications, question_types
from sinau.model.html_pieces import neutral_html
from sinau.model.rendered import Rendered, RenderedQuestion
from sinau.output.artefact import Artefact
from sinau.publications import handout
from sinau_scorm import package_format12
from sinau_scorm.sheet.document import sheet_html

ROOT = Path(__file__).parents[3]
NAMES = frozenset(question_types())
# What packages of before say, and what was hashed when there were five types, stays as it was.
FROZEN = {
    "generator/sinau/answers/shapes_of_version_1.py",
    "generator/sinau/rendering/hashed/question.py",
    "themes/sinau_theme/player/answers/shape.js",
}
PRODUCT = ("generator/sinau", "scorm/sinau_scorm", "scorm/sinau_lms", "themes/sinau_theme")
OTHERS = {"built", "schemas", "node_modules", "__pycache__"}
# The types themselves; and where a type is SCORM's type of an interaction.
NOT_OF_TYPES = ("generator/sinau/questions/", "scorm/sinau_lms/", "scorm/sinau_scorm/verify/")
TYPE = re.compile(r"(^|_)types?$")


def compiled_all() -> Outcome:
    """Compile a course with one question of each type."""
    texts, files = [], {}
    for number, name in enumerate(question_types()):
        case = question_cases(KNOWN.get(name, name))[0]
        # Each in a folder of its own: two types may name a file alike.
        texts.append(f"::: include {number}/asked.md\n")
        files[f"kursus/{number}/asked.md"] = re.sub(r"^(:::+ \w+ )[\w-]+", rf"\1q-{number}", case.text, count=1)
        files |= files_of(case, f"kursus/{number}")
    found = lesson("\n" + "\n".join(texts), **files)
    assert found.rendered, [f"{d.span} {d.message('en')}" for d in found.report]
    return found


# The names that types have now, by those that they had.
KNOWN: dict[str, str] = {}


@pytest.fixture(autouse=True)
def _own_types() -> Iterator[None]:
    """One of the tests' own types shows a picture."""
    with own_types():
        yield


@pytest.fixture
def renamed(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Give every type another name, in the order of their folders; return the new names by the old ones."""
    new = {name: f"kind-{number}-{name[::-1]}" for number, name in enumerate(question_types())}
    for old, name in new.items():
        folder = folder_of(old)
        type_ = question_types()[old]
        monkeypatch.setattr(f"sinau.questions.{folder}.type.QUESTION_TYPE", replace(type_, name=name))
        monkeypatch.setitem(KNOWN, name, old)
    question_types.cache_clear()
    yield new
    monkeypatch.undo()
    question_types.cache_clear()


def questions_of(rendered: Rendered | None) -> tuple[RenderedQuestion, ...]:
    assert rendered
    return rendered.courses[0].activities[0].questions


def test_a_course_is_the_same_whatever_its_types_are_called(renamed: dict[str, str]) -> None:
    after = compiled_all()
    with pytest.MonkeyPatch.context() as patch:
        for old in renamed:
            module = f"sinau.questions.{folder_of(old)}.type.QUESTION_TYPE"
            patch.setattr(module, replace(question_types()[renamed[old]], name=old))
        question_types.cache_clear()
        before = compiled_all()
    question_types.cache_clear()

    assert after.codes == before.codes == []
    assert len(questions_of(after.rendered)) == len(renamed)
    for old, new in zip(questions_of(before.rendered), questions_of(after.rendered), strict=True):
        assert new.type == renamed[old.type]
        # The frozen text of a hash is told by the name; under any other name a question is hashed as its author wrote it.
        assert new.digest != old.digest or old.type not in frozen_types()
        assert neutral_html(new.form).replace(new.type, old.type) == neutral_html(old.form)
        assert replace(new, type=old.type, digest=old.digest, form=old.form) == old


@cache
def frozen_types() -> frozenset[str]:
    from sinau.rendering.hashed.question import TEMPLATES

    return frozenset(TEMPLATES)


def test_it_is_published_checked_and_listed(renamed: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    # Pictures are in memory, and paper reads them from disk.
    monkeypatch.setattr(handout, "picture_as_data", lambda catalogue, path: f"data:{path}")
    outcome = compiled_all()
    rendered = outcome.rendered
    assert rendered
    course = rendered.courses[0]

    page = published(outcome)["index.html"]
    assert {one["type"] for one in sealed_data(page)} == set(renamed.values())
    assert handout.handout_html(outcome.catalogue, course).count('<div class="question">') == len(renamed)
    sheet = sheet_html(package_format12.FORMAT, rendered, Artefact(Path("x.zip"), 1, "ab"), "en")
    for question in course.activities[0].questions:
        assert f">{question.id}<" in sheet
    assert publications()


def product_files(*endings: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of the product's files outside the folders of question types."""
    for folder in PRODUCT:
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            ours = path.suffix in endings and not OTHERS.intersection(path.parts)
            if ours and name not in FROZEN and not name.startswith(NOT_OF_TYPES):
                yield name, path.read_text(encoding="utf-8")


def compared(tree: ast.AST) -> Iterator[int]:
    """Yield the lines on which a type is compared with the name of one, or looked up by names in a table."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            texts = {one.value for one in ast.walk(node) if isinstance(one, ast.Constant)}
            names = {one.id if isinstance(one, ast.Name) else one.attr for one in ast.walk(node) if named(one)}
            if texts & NAMES and any(TYPE.search(name) for name in names):
                yield node.lineno
        elif isinstance(node, ast.Dict):
            keys = {one.value for one in node.keys if isinstance(one, ast.Constant)}
            if len(keys & NAMES) > 1:
                yield node.lineno
        elif isinstance(node, ast.MatchValue) and isinstance(node.value, ast.Constant) and node.value.value in NAMES:
            yield node.value.lineno


def named(node: ast.AST) -> bool:
    return isinstance(node, ast.Name | ast.Attribute)


def compared_in_browser(text: str) -> Iterator[int]:
    """Yield the lines of a script or a style sheet on which a type is compared with the name of one."""
    name = "|".join(map(re.escape, sorted(NAMES)))
    quoted = rf"""["'`](?:{name})["'`]"""
    found = re.compile(
        rf"""(?<!typeof )(?<![\w.])(?:[\w.]+\.)?(?:type|questionType|dataset\.type)\s*[!=]==?\s*{quoted}"""
        rf"""|{quoted}\s*[!=]==?\s*[\w.]*\btype\b|\bcase {quoted}|data-type[~|^$*]?=\\?["']?(?:{name})\b"""
        rf"""|(?:includes|indexOf)\([\w.]*\.type\b|\[[\w.]*\.type\]"""
    )
    for number, line in enumerate(text.split("\n"), 1):
        if found.search(line):
            yield number


def test_no_module_compares_with_the_name_of_a_type() -> None:
    found = [f"{name}:{line}" for name, text in product_files(".py") for line in compared(ast.parse(text))]

    assert found == []


def test_no_script_and_no_style_compares_with_the_name_of_a_type() -> None:
    files = product_files(".js", ".mjs", ".css", ".j2", ".html")
    found = [f"{name}:{line}" for name, text in files for line in compared_in_browser(text)]

    assert found == []


@pytest.mark.parametrize("code", ["x.type == 'choice'", "type in ('short', 'no')", "{'choice': 1, 'short': 2}[x]"])
def test_a_comparison_in_python_would_be_found(code: str) -> None:
    assert list(compared(ast.parse(code))) == [1]


@pytest.mark.parametrize(
    "code",
    [
        "this.question.type === 'number'",
        "if (type !== 'true-false') {",
        "'choice' === question.type",
        "case 'short':",
        'form[data-type="multiple"]',
        "['short', 'number'].includes(question.type)",
    ],
)
def test_a_comparison_in_the_browser_would_be_found(code: str) -> None:
    assert list(compared_in_browser(code)) == [1]


@pytest.mark.parametrize("code", ["typeof kept === 'number'", "kind === 'number'", "written('choice', letters)"])
def test_other_words_are_left_alone(code: str) -> None:
    assert list(compared_in_browser(code)) == []
