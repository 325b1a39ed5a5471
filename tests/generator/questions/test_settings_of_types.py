# SPDX-License-Identifier: Apache-2.0
"""What a question type lets a course set is read and checked in `course.yml` at its place, stands in the editors' schema, and is there
when a question is read, shown and printed.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from helpers.chain import Outcome, compiled
from helpers.trial_texts import added_texts
from sinau.extensions import question_types
from sinau.model.assessment import Question
from sinau.model.html_pieces import neutral_html
from sinau.parsing.editor_schemas import schema_text
from sinau.question_type import Controls, Parsed, Printed, QuestionBlock, Writer
from sinau.source.kinds import TextKind
from sinau.source.schema import Field
from sinau.texts import Message

COURSE = "id: k\ntitle: T\nlanguage: en\nversion: '1'\nmodules:\n  - {id: m, title: M, lessons: [one.md]}\n"
LESSON = "---\nid: one\ntitle: One\n---\n\nRead.\n\n::: question q-1\n\nWho?\n\n- [x] A\n- [ ] B\n\n:::\n"


@pytest.fixture
def type_with_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The type `choice` takes a note from the course, as a type of a plugin could."""
    own = question_types()["choice"]

    def render(question: Question, writer: Writer) -> Controls:
        return replace(own.render(question, writer), note=str(writer.settings.get("choice_note", "None.")))

    def printed(question: Question, writer: Writer) -> Printed:
        return Printed(f"<p>{escape(str(writer.settings.get('choice_note', 'None.')))}</p>")

    def parsed(block: QuestionBlock) -> Parsed:
        return replace(own.parse(block), value=block.settings.get("choice_note"))

    setting = Field("choice_note", "choice_catatan", TextKind(), Message("trial.note"))
    monkeypatch.setitem(
        question_types(), "choice", replace(own, parse=parsed, render=render, print=printed, settings=(setting,))
    )
    with added_texts(tmp_path / "texts", {"en/trial": {"note": "What to do."}}):
        yield


def course(setting: str) -> Outcome:
    return compiled(
        {
            "catalogue.yml": "format: 1\ntitle: T\nlanguages: [en]\n",
            "k/course.yml": COURSE + setting,
            "k/one.md": LESSON,
        }
    )


@pytest.mark.usefixtures("type_with_a_setting")
@pytest.mark.parametrize("key", ["choice_note", "choice_catatan"])
def test_a_setting_is_there_when_a_question_is_shown_and_printed(key: str) -> None:
    for setting, note in {f"{key}: Press <one>.\n": "Press &lt;one&gt;.", "": "None."}.items():
        outcome = course(setting)
        assert outcome.codes == []
        assert outcome.rendered
        (question,) = outcome.rendered.courses[0].activities[0].questions
        assert f'<p class="question-note">{note}' in neutral_html(question.form)
        assert note in neutral_html(question.paper)


@pytest.mark.usefixtures("type_with_a_setting")
def test_a_setting_is_there_when_a_question_is_read() -> None:
    for setting, value in {"choice_note: Press.\n": "Press.", "": None}.items():
        (activity,) = course(setting).catalogue.courses[0].activities()
        assert [question.value for question in activity.questions] == [value]


@pytest.mark.usefixtures("type_with_a_setting")
def test_a_setting_is_checked_at_its_place_and_in_the_schema() -> None:
    (found,) = course("choice_note: [a]\n").report
    assert (found.rule.code, str(found.span)) == ("C203", "k/course.yml:7:14")
    assert json.loads(schema_text("course", "en"))["properties"]["choice_note"]["description"] == "What to do."


def test_a_setting_of_no_type_is_unknown() -> None:
    assert course("choice_note: a\n").codes == ["C202"]
