# SPDX-License-Identifier: Apache-2.0
"""What a learner's page knows of its course: a part of it in the page, the whole of it in a script of its own.

The whole grows with the course. A page of the site does not carry it: it has what its own activity needs, and the address of the script.
A page of the player carries it as long as it is small, which saves a request; otherwise it has the address.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import takewhile

from sinau.answers import LONG_TEXT, most_bits, shape_code
from sinau.model.assessment import AssessmentSettings
from sinau.model.rendered import JsonValue, RenderedActivity, RenderedCourse
from sinau.publishing.handing_on import handing_on_data
from sinau.publishing.later_scripts import script_json

# What of a course the work on one activity needs.
OF_A_PAGE = (
    "format",
    "id",
    "catalogue",
    "version",
    "title",
    "language",
    "publication",
    "navigation",
    "completion",
    "mastery_score",
    "graded",
    "sequenced",
)
IN_PAGE, IN_SCRIPT = "sinau-page", "sinau.outline("
# In pages of earlier versions the whole course stands here.
WHOLE = "sinau-course"
# Names the script in pages of the player that do not carry the whole: `IN_PLAYER` before its address, a quotation mark after it.
IN_PLAYER = '<script id="sinau-outline" src="'
# Of the outline as JSON, in characters: as gzip some 4 KB, with which a page of the player still comes in one round trip, its first lesson
# included.
MOST_IN_PLAYER = 16_000
# Characters that the entry of an activity has at least: its keys, and the marks around their values.
LEAST_OF_ACTIVITY = 70
# Entries of the menu in pages that do not carry the whole.
MOST_IN_MENU = 24
ELEMENT, ELEMENT_END = '<script type="application/json" id="{}">', "</script>"


def course_data(
    course: RenderedCourse, publication: str, catalogue: str = "", text_bytes: int = LONG_TEXT
) -> dict[str, JsonValue]:
    """Return what the learner's run-time has to know of a course of the `catalogue` with this id.

    Its shape is described in `player/types.js`. `text_bytes` of a long text are kept by the LMS.
    """
    source = course.course
    modules = {activity.id: module.id for module in source.modules for activity in module.activities}
    return {
        "format": 1,
        "id": source.id,
        **({"catalogue": catalogue} if catalogue else {}),
        "version": source.version,
        "title": source.title,
        "language": source.language,
        "publication": publication,
        "navigation": source.navigation,
        "completion": {
            "lessons": source.completion.lessons,
            "exam": source.completion.exam and (source.exam is not None or bool(course.graded)),
        },
        "mastery_score": source.mastery_score,
        "activity_slots": course.activity_slots,
        "question_slots": course.question_slots,
        **handing_on_data(source),
        **_part_data(course),
        "objectives": [{"id": objective.id, "text": objective.text} for objective in source.objectives],
        "modules": [
            {"id": module.id, "title": module.title, "activities": [activity.id for activity in module.activities]}
            for module in source.modules
        ],
        "activities": [
            _activity_data(course, activity, modules.get(activity.activity.id), text_bytes)
            for activity in course.activities
        ],
    }


def _part_data(course: RenderedCourse) -> dict[str, JsonValue]:
    """Return what only parts of a course have to say."""
    data: dict[str, JsonValue] = {}
    if course.graded:
        data["graded"] = course.graded
    if course.sequenced:
        data["sequenced"] = True
    if course.proves:
        data["proves"] = {part: list(objectives) for part, objectives in course.proves.items()}
    return data


def _activity_data(
    course: RenderedCourse, rendered: RenderedActivity, module: str | None, text_bytes: int
) -> dict[str, JsonValue]:
    activity = rendered.activity
    data: dict[str, JsonValue] = {
        "id": activity.id,
        "index": rendered.index,
        "kind": activity.kind,
        "title": activity.title,
        "minutes": activity.minutes,
        "module": module,
        "questions": [
            {
                "id": question.id,
                "index": question.index,
                "type": question.type,
                "points": question.possible_points if question.possible_points % 1 else int(question.possible_points),
                "shape": shape_code(question.shape),
                "most_bits": most_bits(question.shape, text_bytes),
                "hash": question.digest,
                **({"was": list(question.was)} if question.was else {}),
                **({"objective": question.objective} if question.objective else {}),
            }
            for question in rendered.questions
        ],
    }
    if activity.objectives:
        data["objectives"] = list(activity.objectives)
    if activity.settings:
        settings = activity.settings
        mastery = course.course.mastery_score if settings.mastery_score is None else settings.mastery_score
        data |= {
            "mastery_score": mastery,
            "attempts": settings.attempts,
            "keep": settings.keep,
            "feedback": settings.feedback,
            "shuffle": list(settings.shuffle),
        }
        data |= _rarer_settings(settings)
    return data


def _rarer_settings(settings: AssessmentSettings) -> dict[str, JsonValue]:
    """Return the settings that few assessments have; the outline travels with the first page, so the rest is left out."""
    data: dict[str, JsonValue] = {}
    if settings.time_limit:
        data["time_limit"] = settings.time_limit
    if settings.draw:
        data["draw"] = {"count": settings.draw.count, "each": settings.draw.each}
    if settings.review is not None:
        data["review"] = settings.review
    return data


def page_data(data: Mapping[str, JsonValue], outline: str, entry: JsonValue = None) -> dict[str, JsonValue]:
    """Return what a page carries of the course with these `course_data`; `entry` is what they say of the activity that it shows.

    `outline` is the address of the script that has all of them, as seen from the page.
    """
    own: list[JsonValue] = [] if entry is None else [entry]
    return {**{key: data[key] for key in OF_A_PAGE if key in data}, "outline": outline, "activities": own}


def is_large_outline(data: Mapping[str, JsonValue]) -> bool:
    """Tell whether `course_data` are too much for a page of the player, and for the first view of a page of the site."""
    activities = data["activities"]
    many = isinstance(activities, list) and len(activities) * LEAST_OF_ACTIVITY > MOST_IN_PLAYER
    return (
        many or len(script_json({**data})) > MOST_IN_PLAYER
    )  # what is large without a doubt need not be written for it


def activities_in_early_menu(course: RenderedCourse) -> list[str]:
    """Return the ids of those activities that stand in the menu before the outline is there: those up to the end of the first module."""
    beginning = [(course.course.module_of(one.activity), one.activity.id) for one in course.activities[:MOST_IN_MENU]]
    first = next((module for module, _ in beginning if module), None)
    return [name for _, name in takewhile(lambda one: one[0] in (None, first), beginning)]


def outline_script(data: dict[str, JsonValue]) -> bytes:
    """Return the classic script that hands all `course_data` to the page (`fetch` does not work on `file://`)."""
    return f"{IN_SCRIPT}{script_json(data)});\n".encode()


@dataclass(frozen=True, slots=True)
class CourseData:
    """The course's data as they stand in the `file` ("": in the page itself) from `line` on: JSON, or what is left of it."""

    text: str
    file: str
    line: int


def find_course_data(page: str, read: Callable[[str], str]) -> CourseData | None:
    """Return the data of the course that `page` is of, whatever version of Sinau has made it; `None` for other pages.

    `read` returns the text of the file at an address in the page, "" where there is none.
    """
    before, found, rest = page.partition(ELEMENT.format(WHOLE))
    if found:
        return CourseData(rest.partition(ELEMENT_END)[0], "", before.count("\n") + 1)
    rest = page.partition(IN_PLAYER)[2]
    if rest:
        return _course_data_in_script(rest.partition('"')[0], read)
    before, found, rest = page.partition(ELEMENT.format(IN_PAGE))
    if not found:
        return None
    line = before.count("\n") + 1
    own = rest.partition(ELEMENT_END)[0]
    try:
        address = json.loads(own)["outline"]
    except (ValueError, RecursionError, KeyError, TypeError):
        return CourseData(own, "", line)
    return _course_data_in_script(str(address), read)


def _course_data_in_script(address: str, read: Callable[[str], str]) -> CourseData:
    script = read(address)
    start = script.find(IN_SCRIPT)
    if start < 0:
        return CourseData("", address, 1)
    return CourseData(script[start + len(IN_SCRIPT) :].rpartition(")")[0], address, script.count("\n", 0, start) + 1)
