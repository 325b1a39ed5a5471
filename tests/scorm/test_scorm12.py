# SPDX-License-Identifier: Apache-2.0
"""What the SCORM 1.2 publication decides by itself: pass mark, cut texts, what it needs."""

from typing import Any

import pytest
from lxml import etree

from helpers.rendered import activity, course, demo_course, publish, rendered
from sinau.diagnostics import Report
from sinau.model.assessment import AssessmentSettings, Keep
from sinau.model.catalogue import Completion
from sinau.model.rendered import RenderedCourse, Selection
from sinau.publishing.built_files import NotBuiltError, built_file
from sinau_scorm import package_format
from sinau_scorm.package_format import mastery_score
from sinau_scorm.publications.scorm12 import PUBLICATION

EXAM_ONLY = Completion(lessons=False, exam=True)


def examined(own: float | None = None, attempts: int = 1, keep: Keep = "best", **values: Any) -> RenderedCourse:
    settings = AssessmentSettings(mastery_score=own, attempts=attempts, keep=keep)
    exam = activity("exam", 1, kind="exam", settings=settings)
    return course([activity("one", 0), exam], **{"completion": EXAM_ONLY, "mastery_score": 0.75, **values})


def masteryscore(content: RenderedCourse) -> str | None:
    root = etree.fromstring(publish(PUBLICATION, rendered(content)).read("imsmanifest.xml"))
    return root.findtext(".//{http://www.adlnet.org/xsd/adlcp_rootv1p2}masteryscore")


def test_an_exam_that_alone_completes_the_course_gives_the_pass_mark() -> None:
    assert masteryscore(examined()) == "75"


def test_the_exams_own_mark_goes_before_the_courses() -> None:
    assert masteryscore(examined(own=0.6)) == "60"
    assert masteryscore(examined(own=0)) == "0"


@pytest.mark.parametrize("mark, expected", [(0.29, 29), (0.57, 57), (1, 100), (0.755, None)])
def test_only_a_whole_number_is_sent(mark: float, expected: int | None) -> None:
    assert mastery_score(examined(mastery_score=mark)) == expected


@pytest.mark.parametrize(
    "values",
    [
        {"completion": Completion(lessons=True, exam=True)},
        {"completion": Completion(lessons=True, exam=False)},
        {"completion": Completion(lessons=False, exam=False)},
        {"mastery_score": None},
        {"exam": None},
    ],
)
def test_otherwise_the_lms_is_not_asked_to_decide(values: dict[str, Any]) -> None:
    # Moodle would turn "incomplete" into "passed" as soon as there is a score (standards.md, D11).
    assert masteryscore(examined(**values)) is None


@pytest.mark.parametrize("attempts", [0, 1, 2, 3, 10])
@pytest.mark.parametrize("keep", ["best", "last", "first"])
def test_the_lms_may_decide_only_where_the_first_result_is_final(attempts: int, keep: Keep) -> None:
    # Moodle sets failed from score and mark by itself, and that ends the attempt.
    once = attempts == 1 or keep == "first"
    assert masteryscore(examined(attempts=attempts, keep=keep)) == ("75" if once else None)


def test_an_exam_without_settings_may_be_sat_any_number_of_times() -> None:
    exam = activity("exam", 1, kind="exam", settings=None)
    assert masteryscore(course([activity("one", 0), exam], completion=EXAM_ONLY, mastery_score=0.75)) is None


def test_cut_texts_are_told_at_the_course() -> None:
    report = Report()
    publish(PUBLICATION, rendered(demo_course(version="v" * 21, title="t" * 201)), report)
    assert [(item.rule.name, str(item.span)) for item in report] == [
        ("version-cut", "demo/course.yml:1:1"),
        ("title-cut", "demo/course.yml:1:1"),
    ]
    assert report.errors == 0


def test_texts_that_just_fit_are_not_told() -> None:
    report = Report()
    publish(PUBLICATION, rendered(demo_course(version="v" * 20, title="😀" * 100)), report)
    assert list(report) == []


def test_publishes_the_selected_course_only() -> None:
    content = rendered(demo_course(), examined(id="other", title="Another"))
    tree = PUBLICATION.publish(content, Selection(("other",)))[0]
    assert b"<title>Another</title>" in tree.read("imsmanifest.xml")
    assert "lesson-second.js" not in tree


def test_says_what_to_run_when_the_bundles_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(package: str, path: str) -> bytes:
        return built_file(package, path.replace("built/", "not-built/"))

    monkeypatch.setattr(package_format, "built_file", missing)
    with pytest.raises(NotBuiltError, match="make build"):
        publish(PUBLICATION, rendered(demo_course()))
