# SPDX-License-Identifier: Apache-2.0
"""A course cut into SCOs: every activity is in exactly one, what waits for what, and what a pretest can spare."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.rendered import activity, course, question
from helpers.shaped import Shape
from helpers.strategies import courses, examples
from sinau.diagnostics import Report
from sinau.model.catalogue import Completion, Module
from sinau.model.rendered import RenderedCourse
from sinau_scorm.limits import SCORM12
from sinau_scorm.prerequisites12 import check_prerequisites, prerequisite_terms, short_names
from sinau_scorm.scos import Sco, proof_objective_id, scos_of


def tracked(content: RenderedCourse, by: str, **values: object) -> RenderedCourse:
    return replace(content, course=replace(content.course, settings={"tracked": by}, **values))  # type: ignore[arg-type]


def shaped(**values: object) -> tuple[Sco, ...]:
    return scos_of(Shape(**values).rendered.courses[0])  # type: ignore[arg-type]


def long_course(lessons: int, **values: object) -> RenderedCourse:
    exam = activity("exam", lessons, kind="exam", questions=[question("q", 0)])
    made = course([*(activity(f"l{n}", n) for n in range(lessons)), exam], completion=Completion(True, True))
    return tracked(made, "lesson", **values)


def test_a_course_is_one_sco_unless_it_asks_for_more() -> None:
    (only,) = shaped(tracked="course")

    assert (only.document, only.place, only.after) == ("index.html", "course", ())
    assert not only.part.sequenced


def test_each_lesson_is_a_sco() -> None:
    found = shaped()

    assert [(sco.document, sco.place, sco.number, sco.module) for sco in found] == [
        ("pretest-before.html", "pretest", "a0", ""),
        ("lesson-la.html", "inside", "a1", "first"),
        ("lesson-lb.html", "inside", "a2", "first"),
        ("lesson-lc.html", "inside", "a3", "second"),
        ("quiz-quiz.html", "inside", "a4", "second"),
        ("exam-exam.html", "exam", "a5", ""),
    ]
    assert all(sco.part.sequenced for sco in found)


def test_each_module_is_a_sco() -> None:
    assert [(sco.document, sco.number) for sco in shaped(tracked="module")] == [
        ("pretest-before.html", "a0"),
        ("module-first.html", "m-first"),
        ("module-second.html", "m-second"),
        ("exam-exam.html", "a5"),
    ]


@pytest.mark.parametrize(
    "values, exam, others",
    [
        ({}, ["lesson-la", "lesson-lb", "lesson-lc", "quiz-quiz"], {}),
        ({"completion": "exam"}, [], {}),
        (
            {"completion": "exam", "navigation": "sequential"},
            ["lesson-la", "lesson-lb", "lesson-lc", "quiz-quiz"],
            {"lesson-lb": ["lesson-la"], "lesson-lc": ["lesson-lb"], "quiz-quiz": ["lesson-lc"]},
        ),
        ({"tracked": "module"}, ["module-first", "module-second"], {}),
    ],
)
def test_what_waits_for_what(values: dict[str, object], exam: list[str], others: dict[str, list[str]]) -> None:
    waiting = {sco.document: [name.removesuffix(".html") for name in sco.after] for sco in shaped(**values)}

    assert waiting.pop("exam-exam.html") == exam
    assert {name.removesuffix(".html"): after for name, after in waiting.items() if after} == others


def test_a_pretest_spares_what_it_asks_about_as_a_whole() -> None:
    assert shaped()[0].part.proves == {
        "SINAU-proven-a1": ("one",),
        "SINAU-proven-a2": ("two",),
        "SINAU-proven-a3": ("three",),
        "SINAU-proven-a4": ("three",),
    }
    assert shaped(tracked="module")[0].part.proves == {
        "SINAU-proven-m-first": ("one", "two"),
        "SINAU-proven-m-second": ("three",),
    }
    assert [sco.part.proves for sco in shaped(pretest=False)] == [{}] * 5


def test_what_serves_no_objective_is_never_spared() -> None:
    before = activity("before", 0, kind="pretest", questions=[replace(question("p", 0), objective="one")])
    asking = activity("asking", 1, questions=[replace(question("q", 1), objective="one")])
    both = activity("both", 2, questions=[replace(question("r", 2), objective="two"), question("s", 3)])
    scos = scos_of(tracked(course([before, asking, both, activity("reading", 3)]), "lesson"))

    assert scos[0].part.proves == {"SINAU-proven-a1": ("one",)}
    assert [sco.pretest_objectives for sco in scos[1:]] == [{"one"}, {"two"}, frozenset()]


@pytest.mark.parametrize("by", ["lesson", "module"])
@given(content=courses(), data=st.data())
@examples(30)
def test_nothing_is_lost_and_nothing_stands_twice(by: str, content: RenderedCourse, data: st.DataObject) -> None:
    navigation = data.draw(st.sampled_from(["free", "sequential"]))
    scos = scos_of(tracked(content, by, navigation=navigation))
    held = [one.activity.id for sco in scos for one in sco.part.activities]

    assert sorted(held) == sorted(one.activity.id for one in content.activities)
    for values in ([sco.document for sco in scos], [sco.number for sco in scos], list(short_names(scos).values())):
        assert len({str(value).casefold() for value in values}) == len(scos)
    documents = [sco.document for sco in scos]
    for place, sco in enumerate(scos):
        assert all(documents.index(other) < place for other in sco.after), "a prerequisite that comes later"
        assert set(sco.part.proves) <= {proof_objective_id(other) for other in scos if other.place == "inside"}
        # Each part ends by itself: it has something to complete, or the LMS would wait for ever.
        assert sco.part.course.completion.lessons or sco.part.graded or len(scos) == 1


def test_forty_lessons_fit_into_the_prerequisites_of_scorm12() -> None:
    report = Report()
    scos = scos_of(long_course(45))
    check_prerequisites(scos, report)

    assert len("&".join(prerequisite_terms(scos[-1], scos, short_names(scos)))) <= SCORM12.prerequisites
    assert list(report) == []


def test_thirty_modules_fit_whatever_they_are_called() -> None:
    lessons = [activity(f"l{n}", n) for n in range(30)]
    exam = activity("exam", 30, kind="exam", questions=[question("q", 0)])
    made = course([*lessons, exam], completion=Completion(True, True))
    modules = [
        Module(f"pengelolaan-keuangan-bagian-{n}", "M", (one.activity,), one.activity.span)
        for n, one in enumerate(lessons)
    ]
    scos = scos_of(tracked(made, "module", modules=tuple(modules)))
    report = Report()
    check_prerequisites(scos, report)

    assert len(scos) == 31
    assert list(report) == []
    # Results depend on these names: a change here loses those of every course that is in use.
    assert short_names(scos)["module-pengelolaan-keuangan-bagian-0.html"] == "mrurr"


def test_an_exam_that_cannot_be_held_shut_is_told() -> None:
    report = Report()
    check_prerequisites(scos_of(long_course(60)), report)

    (told,) = report
    assert (told.rule.code, told.span.file) == ("C609", "demo/exam.md")
    assert told.message("en") == (
        "SCORM 1.2 cannot keep “exam” closed until 60 other parts are done: 200 characters hold no more names."
    )
    assert "60 bagian lain" in told.message("id")
