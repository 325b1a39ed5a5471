# SPDX-License-Identifier: Apache-2.0
"""What a course, or the part of it in one SCO, asks of learners, and which status that gives.

The player decides by the same settings (`player/course_requirements.js` and `player/progress.js`); each function here says in words what a
function there does.
"""

from dataclasses import dataclass

from sinau.diagnostics import Message
from sinau.model.assessment import AssessmentSettings
from sinau.model.rendered import RenderedActivity, RenderedCourse
from sinau_scorm.package_format import is_first_result_final
from sinau_scorm.sheet.text import Text, Value, share_as_percent, sheet_text

KEPT = {
    "best": Message("sheet.kept_best"),
    "last": Message("sheet.kept_last"),
    "first": Message("sheet.kept_first"),
}


@dataclass(frozen=True, slots=True)
class Requirements:
    """What counts in `part`: the activity whose score is the SCO's, its pass mark 0..1, how many others have to be done."""

    part: RenderedCourse
    graded: RenderedActivity | None
    mark: float | None
    others: int

    @property
    def exam_counts(self) -> bool:
        """Whether the graded activity is needed for completion."""
        return self.graded is not None and self.part.course.completion.exam

    @property
    def has_to_pass(self) -> bool:
        """Whether it is complete only when it is passed: exams are, a quiz or pretest when it was handed in."""
        return self.graded is not None and self.mark is not None and self.graded.activity.kind == "exam"


def requirements_of(part: RenderedCourse) -> Requirements:
    """Return what counts in `part`, as `gradedActivity`, `passMark` and `isRequired` have it."""
    graded = next(
        (
            one
            for one in part.activities
            if (one.activity.id == part.graded if part.graded else one.activity.kind == "exam")
        ),
        None,
    )
    others = [one for one in part.activities if one is not graded and one.activity.kind != "pretest"]
    count = len(others) if part.course.completion.lessons else 0
    return Requirements(part, graded, _pass_mark_of(graded, part) if graded else None, count)


def _pass_mark_of(activity: RenderedActivity, part: RenderedCourse) -> float | None:
    own = activity.activity.settings.mastery_score if activity.activity.settings else None
    return part.course.mastery_score if own is None and activity.activity.kind == "exam" else own


def text_on_pass_mark(part: RenderedCourse) -> Text:
    """Say from which score `part` is passed."""
    found = requirements_of(part)
    if found.graded is None:
        return sheet_text("sheet.there_is_none_nothing_here_is")
    title = found.graded.activity.title
    if found.mark is None:
        return sheet_text("sheet.there_is_none_the_score_of", title=title)
    return sheet_text("sheet.mark_of_the_points_in_title", mark=share_as_percent(found.mark), title=title)


def text_on_completion(part: RenderedCourse) -> Text:
    """Say when `part` is complete."""
    found = requirements_of(part)
    done = sheet_text("sheet.all_count_lessons_and_quizzes_are", count=found.others)
    if found.others == 1:
        done = sheet_text("sheet.its_lesson_or_quiz_is_done")
    conditions = [done] if found.others else []
    if found.graded is not None and found.exam_counts:
        passed = sheet_text("sheet.title_is_passed", title=found.graded.activity.title)
        handed = sheet_text("sheet.title_has_been_handed_in", title=found.graded.activity.title)
        conditions.append(passed if found.has_to_pass else handed)
    if not conditions:
        return sheet_text("sheet.as_soon_as_it_has_been")
    if len(conditions) == 1:
        return sheet_text("sheet.when_one", one=conditions[0])
    return sheet_text("sheet.when_one_and_other", one=conditions[0], other=conditions[1])


def statuses12(part: RenderedCourse) -> tuple[tuple[str, Text], ...]:
    """Return each value that cmi.core.lesson_status may get, and when, as `lessonStatus` decides."""
    found = requirements_of(part)
    finished = ("completed", text_on_completion(part))
    rest = (
        "incomplete",
        sheet_text("sheet.from_the_first_opening_on_until"),
    )
    if found.graded is None or found.mark is None:
        return (finished, rest)
    values: dict[str, Value] = {
        "mark": share_as_percent(found.mark),
        "title": found.graded.activity.title,
        "count": found.others,
    }
    passed = (
        sheet_text("sheet.when_the_score_that_counts_of", **values)
        if found.others
        else sheet_text("sheet.rules_when_the_score_that_counts_of", **values)
    )
    failed = text_on_failing12(part)
    without = (
        ()
        if found.exam_counts
        else (
            (
                "completed",
                sheet_text("sheet.when_all_lessons_and_quizzes_are", **values),
            ),
        )
    )
    return (("passed", passed), *((("failed", failed),) if failed else ()), *without, rest)


def text_on_failing12(part: RenderedCourse) -> Text | None:
    """Say when SCORM 1.2's status becomes failed, as `isFinalResult` has it, and what is reported until then; `None`: nobody fails."""
    found = requirements_of(part)
    if found.graded is None or found.mark is None or not found.has_to_pass:
        return None
    settings = found.graded.activity.settings or AssessmentSettings()
    values: dict[str, Value] = {"mark": share_as_percent(found.mark), "title": found.graded.activity.title}
    if is_first_result_final(settings):
        return sheet_text("sheet.when_title_has_been_handed_in", **values)
    if not settings.attempts:
        return sheet_text("sheet.never_title_may_be_sat_any", **values)
    return sheet_text("sheet.when_all_attempts_attempts_at_title", attempts=settings.attempts, **values)


def statuses2004(part: RenderedCourse) -> tuple[tuple[str, Text], ...]:
    """Return each value that cmi.completion_status and cmi.success_status may get, and when."""
    found = requirements_of(part)
    complete = (
        ("completion_status = completed", text_on_completion(part)),
        (
            "completion_status = incomplete",
            sheet_text("sheet.rules_from_the_first_opening_on_until"),
        ),
    )
    if found.graded is None or found.mark is None:
        never = sheet_text("sheet.never_set_there_is_no_pass")
        return (*complete, ("success_status", never))
    values: dict[str, Value] = {"mark": share_as_percent(found.mark), "title": found.graded.activity.title}
    return (
        *complete,
        ("success_status = passed", sheet_text("sheet.rules_when_the_score_that_counts_of", **values)),
        ("success_status = failed", sheet_text("sheet.when_title_has_been_handed_in", **values)),
    )  # fmt: skip


def text_on_attempts(activity: RenderedActivity) -> tuple[Text, ...]:
    """Say how an assessment is sat: attempts, which one counts, time, how many questions."""
    settings = activity.activity.settings or AssessmentSettings()
    attempts = (
        sheet_text("sheet.attempts_in_the_course_count_kept", count=settings.attempts, kept=KEPT[settings.keep])
        if settings.attempts
        else sheet_text("sheet.attempts_in_the_course_any_number", kept=KEPT[settings.keep])
    )  # fmt: skip
    time = (
        sheet_text("sheet.time_for_each_attempt_minutes_minutes", minutes=settings.time_limit)
        if settings.time_limit
        else sheet_text("sheet.no_time_limit")
    )  # fmt: skip
    total = len(activity.questions)
    if settings.draw is None:
        questions = sheet_text("sheet.questions_total", total=total)
    elif settings.draw.each:
        questions = sheet_text("sheet.questions_each_attempt_draws_count_for", count=settings.draw.count, total=total)  # fmt: skip
    else:
        questions = sheet_text("sheet.questions_each_attempt_draws_count_out", count=settings.draw.count, total=total)  # fmt: skip
    return (attempts, time, questions)
