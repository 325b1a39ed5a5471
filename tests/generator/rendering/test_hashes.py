# SPDX-License-Identifier: Apache-2.0
"""A question keeps its hash whatever is done to pages, styles and rules: learners' answers depend on it."""

import ast
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from helpers.chain import Outcome, lesson
from helpers.hashes import hashes
from sinau.extensions import question_types
from sinau.markdown import highlight, html
from sinau.model import nodes
from sinau.model.assessment import Question
from sinau.model.rendered import RenderedQuestion
from sinau.question_type import Controls, QuestionType, Writer
from sinau.rendering import hashed, html_cleaning
from sinau.rendering.hashed import html as hashed_html

ROOT = Path(__file__).parents[3]
FOLDER = Path(__file__).parent / "hashes"
CATALOGUE = FOLDER / "catalogue"
# Libraries and tables that speak for themselves, and nothing that writes pages.
KNOWN = {
    *(
        "collections.abc",
        "dataclasses",
        "decimal",
        "hashlib",
        "html",
        "json",
        "posixpath",
        "re",
        "typing",
        "unicodedata",
    ),
    *("urllib.parse", "xml.etree.ElementTree"),
    *(
        "sinau.markdown.formulas",
        "sinau.markdown.highlight",
        "sinau.model",
        "sinau.rendering.html_cleaning",
        "sinau.rendering.hashed",
    ),
    "sinau.source.paths",
}
CLASS = re.compile(r'class="([^"]*)"')


def recorded(name: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def changed(found: Mapping[str, str], name: str) -> list[str]:
    """Return the questions whose hash is not the recorded one."""
    known = recorded(name)
    return sorted(question for question in known.keys() | found.keys() if known.get(question) != found.get(question))


@pytest.mark.parametrize("name", ["catalogue", "more", "habits"])
def test_every_part_of_the_dialect_has_the_hash_that_it_had(name: str) -> None:
    assert changed(hashes(FOLDER / name), name) == []


def test_questions_of_the_sample_courses_have_the_hash_that_they_had() -> None:
    assert changed(hashes(ROOT / "content"), "content") == [], "was a question edited? then see hashes/README.md"


def edited_controls(monkeypatch: pytest.MonkeyPatch, edit: Callable[[Controls], Controls]) -> None:
    def wrapped(kind: QuestionType) -> QuestionType:
        def render(question: Question, writer: Writer) -> Controls:
            return edit(kind.render(question, writer))

        return replace(kind, render=render)

    types = {name: wrapped(kind) for name, kind in question_types().items()}
    monkeypatch.setattr("sinau.rendering.question.question_types", lambda: types)


def sample(answers: str = "- [x] a\n- [ ] b") -> RenderedQuestion:
    """Return a question with a picture and code, as today's code publishes it."""
    text = f"::: question q-1\n\n![Picture](p.svg)\n\n```python\nreturn 1\n```\n\n{answers}\n\n:::\n"
    found = lesson(text, **{"kursus/p.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>"})
    assert found.rendered
    return found.rendered.courses[0].activities[0].questions[0]


def test_classes_of_controls_are_free(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sample()

    edited_controls(monkeypatch, lambda one: replace(one, html=CLASS.sub(r'class="new-\1" data-new=""', one.html)))

    assert (sample().html != before.html, sample().digest) == (True, before.digest)
    assert changed(hashes(CATALOGUE), "catalogue") == []


@pytest.mark.parametrize("way", ["another key", "another order", "no key at all"])
def test_the_rule_is_free(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sample("= Kas umum")
    edits: dict[str, Callable[[Controls], Controls]] = {
        "another key": lambda one: replace(one, rule={**one.rule, "shape": "one4"}),
        "another order": lambda one: replace(one, rule=dict(reversed(one.rule.items()))),
        "no key at all": lambda one: replace(one, rule={}),
    }

    edited_controls(monkeypatch, edits[way])

    rule, old = sample("= Kas umum").data["rule"], before.data["rule"]
    assert isinstance(rule, dict)
    assert isinstance(old, dict)
    assert (list(rule) != list(old), sample("= Kas umum").digest) == (True, before.digest)
    assert changed(hashes(CATALOGUE), "catalogue") == []


def test_pictures_and_colours_of_code_are_free(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sample()
    sizes = ' width="3" height="4" srcset="media:kursus/p.svg 2x"'
    attributes = {**html_cleaning.ATTRIBUTES, "img": html_cleaning.ATTRIBUTES["img"] | {"width", "height", "srcset"}}
    monkeypatch.setattr(
        html_cleaning, "CLEANER", html_cleaning.make_cleaner(html_cleaning.TAGS, attributes, {"media", "https"})
    )
    write = html.HtmlWriter._write_image
    monkeypatch.setitem(
        html.WRITERS, nodes.Image, lambda writer, node: write(writer, node).replace("<img", f"<img{sizes}")
    )
    monkeypatch.setattr(html.HtmlWriter, "_write_image", html.WRITERS[nodes.Image])
    monkeypatch.setattr(highlight, "CLASSES", {kind: f"new-{name}" for kind, name in highlight.CLASSES.items()})
    highlight.highlighted.cache_clear()

    after = sample()

    highlight.highlighted.cache_clear()
    assert "width=" in after.html
    assert "code-new-" in after.html
    assert after.digest == before.digest
    assert changed(hashes(CATALOGUE), "catalogue") == []


def test_nothing_that_is_published_is_hashed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sinau.rendering.question.clean_html", lambda _: "<p>other</p>")
    edited_controls(monkeypatch, lambda one: replace(one, html="<p>other</p>", rule={}, note="other"))

    assert changed(hashes(CATALOGUE), "catalogue") == []


def test_every_node_has_its_line() -> None:
    assert set(hashed_html.WRITERS) == {*get_args(nodes.Block), *get_args(nodes.Inline)}


def test_the_frozen_text_is_made_by_nothing_that_may_change() -> None:
    for path in sorted(Path(hashed.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            known = [name for name in names if any(name == one or name.startswith(f"{one}.") for one in KNOWN)]
            assert names == known, path.name


TRIAL = """
::: question q-1 trial

Put in *order*:

::: include part.md

- [x] first
  > Feedback.
- [ ] second

? Hint.

! Explanation.

:::
"""


def trial(monkeypatch: pytest.MonkeyPatch, old: str = "", new: str = "", part: str = "a\n", rendered: str = "x") -> str:
    """Return the hash of a question of a type that there was not when the hash was frozen, with `old` replaced by `new`."""
    choice = question_types()["choice"]
    kind = replace(
        choice,
        name="trial",
        matches=lambda block: "trial" in block.words,
        words=("trial", "other"),
        named=True,
        render=lambda question, writer: replace(
            choice.render(question, writer), html=rendered, rule={"kind": rendered}
        ),
    )
    types = {**question_types(), "trial": kind}
    for module in ("sinau.rendering.question", "sinau.parsing.question", "sinau.parsing.question_types"):
        monkeypatch.setattr(f"{module}.question_types", lambda: types)
    assert old in TRIAL
    found: Outcome = lesson(TRIAL.replace(old, new) if old else TRIAL, **{"kursus/part.md": part})
    assert found.rendered, [problem.message("en") for problem in found.report]
    return found.rendered.courses[0].activities[0].questions[0].digest


def test_another_type_hashes_what_its_author_wrote(monkeypatch: pytest.MonkeyPatch) -> None:
    known = trial(monkeypatch)

    assert trial(monkeypatch, rendered="something else") == known
    for old, new in [
        ("> Feedback.", "> Other feedback."),
        ("? Hint.", "? Another."),
        ("! Explanation.", "! Another."),
        ("Put in *order*:", "Put  in\n*order*:"),
        ("- [x] first", "- [x]   first"),
        ("question q-1", "question q-2"),
        ("q-1 trial", "q-1 trial points=3"),
    ]:
        assert trial(monkeypatch, old, new) == known, new
    edits = [
        ("*order*", "**order**"),
        ("*order*", "order"),
        ("first", "First"),
        ("[x] first", "[ ] first\n- [x] x"),
        ("[x] first\n  > Feedback.\n- [ ] second", "[ ] second\n  > Feedback.\n- [x] first"),
        ("[ ] second", "[x] second"),
        ("q-1 trial", "q-1 trial other"),
    ]
    others = [trial(monkeypatch, *edit) for edit in edits] + [trial(monkeypatch, part="b\n")]
    assert len({known, *others}) == len(edits) + 2
