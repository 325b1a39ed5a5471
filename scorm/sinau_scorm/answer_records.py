# SPDX-License-Identifier: Apache-2.0
"""How many records of answers (cmi.interactions) a package makes, where its standard says how many an LMS has to keep.

Each answer in a lesson is one, and each question of an assessment that is handed in; of a path each decision is one.
"""

from collections.abc import Iterable
from itertools import groupby

from sinau.answers import Shape
from sinau.diagnostics import Report, Rule, Severity
from sinau.model.rendered import RenderedActivity, RenderedCourse, RenderedQuestion

MANY_RECORDS = Rule("C610", "more-records-than-kept", Severity.WARNING)


def check_record_count(part: RenderedCourse, limit: int | None, publication: str, report: Report) -> None:
    """Report when a learner who answers everything in the SCO `part` once leaves more records than `limit` (`None`: there is none).

    `publication` is the format's name for people.
    """
    count = fewest_records(part)
    if limit is not None and count > limit:
        title = part.course.title
        keys = part.course.key_values("tracked", "modules", "lessons")
        report.add(MANY_RECORDS, part.course.span, title=title, count=count, limit=limit, format=publication, **keys)


def fewest_records(part: RenderedCourse) -> int:
    """Return the records of a learner who answers each question once and hands in each assessment once, on the longest paths.

    Whoever answers again, or sits another attempt, leaves more.
    """
    return sum(sum(_records_at_once(activity)) for activity in part.activities)


def _records_at_once(activity: RenderedActivity) -> list[int]:
    """Return the records of each question that is asked at once, the most that may be drawn."""
    settings = activity.activity.settings
    if settings is None or settings.draw is None:
        return [_records_of_shape(question.shape) for question in activity.questions]
    if not settings.draw.each:
        return _largest_record_counts(activity.questions, settings.draw.count)
    ordered = sorted(activity.questions, key=lambda question: question.objective or "")
    groups = groupby(ordered, key=lambda question: question.objective)
    return [count for _, group in groups for count in _largest_record_counts(group, settings.draw.count)]


def _largest_record_counts(questions: Iterable[RenderedQuestion], count: int) -> list[int]:
    return sorted((_records_of_shape(question.shape) for question in questions), reverse=True)[:count]


def _records_of_shape(shape: Shape) -> int:
    return len(shape.parts) if shape.kind == "path" else 1
