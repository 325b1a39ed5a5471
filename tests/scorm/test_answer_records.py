# SPDX-License-Identifier: Apache-2.0
"""More records of answers than an LMS has to keep are told before anybody learns; SCORM 1.2 names no number."""

from dataclasses import replace

import pytest

from helpers.rendered import activity, course, publish, question, rendered
from sinau.answers import Shape
from sinau.diagnostics import Report
from sinau.extensions import publications
from sinau.model.assessment import AssessmentSettings, Draw
from sinau.model.rendered import RenderedCourse, RenderedQuestion
from sinau_scorm.answer_records import MANY_RECORDS, check_record_count, fewest_records

PATH = Shape("path", parts=(Shape("one", 3),) * 5)


def asked(count: int, first: int = 0, objective: str | None = None) -> list[RenderedQuestion]:
    return [replace(question(f"q{n}", n), objective=objective) for n in range(first, first + count)]


def exam(draw: Draw | None, questions: list[RenderedQuestion]) -> RenderedCourse:
    return course([activity("exam", 0, kind="exam", questions=questions, settings=AssessmentSettings(draw=draw))])


def test_each_answer_is_one_and_each_decision_of_a_path() -> None:
    path = replace(question("way", 4), shape=PATH)
    assert fewest_records(course([activity("one", 0, questions=[*asked(4), path])])) == 9


@pytest.mark.parametrize("draw, count", [(None, 12), (Draw(3, False), 3), (Draw(3, True), 9), (Draw(20, False), 12)])
def test_of_an_assessment_those_count_that_an_attempt_asks(draw: Draw | None, count: int) -> None:
    questions = [one for n, name in enumerate("abc") for one in asked(4, 4 * n, name)]
    assert fewest_records(exam(draw, questions)) == count


def test_the_longest_paths_that_may_be_drawn_count() -> None:
    ways = [replace(question(f"w{n}", n), shape=PATH) for n in range(2)]
    assert fewest_records(exam(Draw(3, False), [*asked(8, 2), *ways])) == 5 + 5 + 1


@pytest.mark.parametrize(
    "name, told", [("scorm12", False), ("scorm2004-3", True), ("scorm2004-4", True), ("offline", False)]
)
def test_it_is_told_where_the_standard_has_a_number(name: str, told: bool) -> None:
    report = Report()
    publish(publications()[name], rendered(course([activity("one", 0, questions=asked(251))])), report)

    assert [(one.rule, str(one.span)) for one in report] == ([(MANY_RECORDS, "demo/course.yml:1:1")] if told else [])
    for one in report:
        assert "251" in one.message("en")
        assert "250" in one.message("en")
        assert "251" in one.message("id")
        assert "250" in one.message("id")
        assert "tracked: modules" in one.hint("en")
        assert "tracked: modules" in one.hint("id"), "as the keys of the course are spelled"


def test_exactly_as_many_as_are_kept_are_fine_and_parts_count_for_themselves() -> None:
    report = Report()
    check_record_count(course([activity("one", 0, questions=asked(250))]), 250, "SCORM 2004", report)
    check_record_count(course([activity("one", 0, questions=asked(999))]), None, "SCORM 1.2", report)
    modules = [activity(name, n, questions=asked(200, 200 * n)) for n, name in enumerate(("one", "two"))]
    publish(publications()["scorm2004-4"], rendered(course(modules, settings={"tracked": "lesson"})), report)

    assert list(report) == []
