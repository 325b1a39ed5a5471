# SPDX-License-Identifier: Apache-2.0
"""What a package tells its LMS, element by element and when (`tracking/`), and how the results of several SCOs become one."""

from collections.abc import Iterator, Mapping, Sequence

from sinau.diagnostics import Message
from sinau.model.rendered import RenderedCourse
from sinau.texts import Translatable
from sinau_scorm.limits import SCORM12 as SCORM12_LIMITS
from sinau_scorm.package_format import exam_pass_mark, mastery_score
from sinau_scorm.prerequisites12 import prerequisite_terms, short_names
from sinau_scorm.scos import Sco
from sinau_scorm.settings import mapinfo_prefix
from sinau_scorm.sheet.facts import SCORM12
from sinau_scorm.sheet.rules import (
    requirements_of,
    statuses12,
    statuses2004,
    text_on_completion,
    text_on_failing12,
    text_on_pass_mark,
)
from sinau_scorm.sheet.text import (
    SheetLine,
    SheetSection,
    Text,
    grouped_number,
    share_as_percent,
    sheet_text,
    untranslated_text,
)

PACE = sheet_text("sheet.the_first_answer_or_result_of")
REVIEW = sheet_text("sheet.in_review_and_browse_mode_and")
BROWSED = sheet_text("sheet.a_preview_browse_mode_is_reported")


def section_on_reporting(course: RenderedCourse, scos: Sequence[Sco], name: str, state: int) -> SheetSection:
    """Return what is reported in the format `name`, whose saved state has room for `state` characters."""
    old = name == SCORM12
    core = "cmi.core." if old else "cmi."
    graded = [found.graded for found in (requirements_of(sco.part) for sco in scos) if found.graded]
    objectives = course.course.objectives
    lines = [
        *(_lines_about_statuses(scos[0].part, old) if len(scos) == 1 else ()),
        _line_about_element(f"{core}score.raw", _text_on_score(course, len(scos), bool(graded))),
        _line_about_element(
            "cmi.suspend_data",
            sheet_text(
                "sheet.the_learners_progress_packed_at_most",
                count=grouped_number(state)
            ),
        ),
        _line_about_element(
            f"{core}lesson_location" if old else "cmi.location",
            sheet_text("sheet.the_lesson_that_is_open_when"),
        ),
        _line_about_element(
            f"{core}session_time",
            sheet_text("sheet.the_time_of_this_visit_with"),
        ),
        _line_about_element(
            f"{core}exit",
            sheet_text("sheet.always_suspend_from_the_start_on"),
        ),
        _line_about_element("cmi.interactions", _text_on_interactions(course)),
    ]  # fmt: skip
    if objectives:
        lines.append(_line_about_element("cmi.objectives", sheet_text("sheet.count_objectives_each_with_its_status", count=len(objectives))))  # fmt: skip
    lines.append(_text_on_manifest(scos, old))
    return SheetSection("reporting", Message("sheet.what_is_reported_and_when"), (PACE, REVIEW, *((BROWSED,) if old else ())), tuple(lines))  # fmt: skip


def _line_about_element(name: str, *texts: Text) -> SheetLine:
    return SheetLine(untranslated_text(name), texts)


def _lines_about_statuses(part: RenderedCourse, old: bool) -> Iterator[SheetLine]:
    """Yield a line for each value of the status."""
    for value, when in statuses12(part) if old else statuses2004(part):
        yield _line_about_element(f"cmi.core.lesson_status = {value}" if old else f"cmi.{value}", when)


def _text_on_score(course: RenderedCourse, scos: int, graded: bool) -> Text:
    if not graded:
        return sheet_text("sheet.never_nothing_is_graded")
    if scos > 1:
        return sheet_text("sheet.reporting_0_to_100_with_min_0")
    found = requirements_of(course).graded
    assert found is not None
    return sheet_text("sheet.0_to_100_with_min_0", title=found.activity.title)


def _text_on_interactions(course: RenderedCourse) -> Text:
    count = sum(len(activity.questions) for activity in course.activities)
    if not count:
        return sheet_text("sheet.none_the_course_asks_no_question")
    return sheet_text("sheet.count_questions_in_lessons_with_each", count=grouped_number(count))


def _text_on_manifest(scos: Sequence[Sco], old: bool) -> SheetLine:
    """Return what an LMS is told of the pass mark before anybody has begun."""
    if old:
        marks = [(sco.part.course.title, mastery_score(sco.part)) for sco in scos]
        given = [(title, str(mark)) for title, mark in marks if mark is not None]
        if not given:
            own = [
                (sco.part.course.title, mark) for sco in scos if (mark := requirements_of(sco.part).mark) is not None
            ]
            return _line_about_element("adlcp:masteryscore", sheet_text("sheet.not_in_the_manifest_the_lms"), *(sheet_text("sheet.the_course_itself_applies_its_pass", mark=share_as_percent(mark), title=title) for title, mark in own))  # fmt: skip
        return _line_about_element("adlcp:masteryscore", *(sheet_text("sheet.mark_title_an_lms_may_set", mark=mark, title=title) for title, mark in given))  # fmt: skip
    measures = [(sco.part.course.title, exam_pass_mark(sco.part)) for sco in scos]
    declared = [(title, f"{mark:.4f}".rstrip("0").rstrip(".")) for title, mark in measures if mark is not None]
    if not declared:
        return _line_about_element("imsss:minNormalizedMeasure", sheet_text("sheet.not_in_the_manifest_there_is"))  # fmt: skip
    return _line_about_element("imsss:minNormalizedMeasure", *(sheet_text("sheet.mark_title_an_lms_may_work", mark=mark, title=title) for title, mark in declared))  # fmt: skip


def section_on_parts(course: RenderedCourse, scos: Sequence[Sco], name: str) -> SheetSection | None:
    """Return the parts that an LMS keeps results of, what each waits for and how they become one; `None` for one SCO."""
    if len(scos) < 2:
        return None
    old = name == SCORM12
    titles = {sco.document: sco.part.course.title for sco in scos}
    lines = []
    for sco in scos:
        texts: list[Translatable] = [sheet_text("sheet.complete_when", when=text_on_completion(sco.part))]
        if requirements_of(sco.part).graded is not None:
            texts.append(sheet_text("sheet.pass_mark_mark", mark=text_on_pass_mark(sco.part)))
        if old and (failing := text_on_failing12(sco.part)) is not None:
            texts.append(sheet_text("sheet.status_failed_when", when=failing))
        if sco.after:
            texts.append(_text_on_waiting(sco, scos, titles, old))
        if not old and sco.place == "pretest" and sco.part.proves:
            texts.append(sheet_text("sheet.spares_learners_up_to_count_parts", count=len(sco.part.proves)))  # fmt: skip
        lines.append(SheetLine(untranslated_text(sco.part.course.title), tuple(texts), author=True))
    return SheetSection("parts", Message("sheet.its_parts_and_how_they_become"), tuple(_lines_on_rollup(course, old)), tuple(lines))  # fmt: skip


def _text_on_waiting(sco: Sco, scos: Sequence[Sco], titles: Mapping[str, str], old: bool) -> Text:
    if old and len("&".join(prerequisite_terms(sco, scos, short_names(scos)))) > SCORM12_LIMITS.prerequisites:
        return sheet_text("sheet.opens_from_the_start_scorm_1")
    before = "; ".join(titles[document] for document in sco.after)
    return sheet_text("sheet.opens_after_titles", titles=before)


def _lines_on_rollup(course: RenderedCourse, old: bool) -> Iterator[Text]:
    """Yield how results roll up (`several_scos2004.py`), and what an LMS does that does not do that."""
    yield sheet_text("sheet.the_lms_keeps_a_status_for")  # fmt: skip
    if old:
        yield sheet_text("sheet.scorm_1_2_does_not_say")  # fmt: skip
        if course.course.pretest:
            yield sheet_text("sheet.in_scorm_1_2_the_pretest")  # fmt: skip
        return
    rule = course.course.completion
    if rule.lessons and rule.exam and course.course.exam:
        yield sheet_text("sheet.the_course_is_complete_when_the")  # fmt: skip
    elif rule.lessons:
        yield sheet_text("sheet.the_course_is_complete_when_all")  # fmt: skip
    else:
        yield sheet_text("sheet.reporting_the_course_is_complete_when_the")  # fmt: skip
    if course.course.exam:
        yield sheet_text("sheet.score_and_success_of_the_course")  # fmt: skip
    if mapinfo_prefix(course.course) == "ss":
        yield sheet_text("sheet.what_the_parts_share_stands_in")  # fmt: skip
    yield sheet_text("sheet.an_lms_that_does_no_sequencing")  # fmt: skip
