# SPDX-License-Identifier: Apache-2.0
"""What the catalogue's courses can be narrowed down by: language, audience, learning hours."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sinau.model.catalogue import Course
from sinau.site.pages.texts import counted_text, language_name

# Hours up to which a course is short, and up to which it is of middle length.
LENGTHS = (2, 8)
LONG = "more"
# So many courses no longer stand on one screen.
WORTH_FILTERING = 7


@dataclass(frozen=True, slots=True)
class FilterValue:
    """A value that some courses have: what the script compares, what readers see, and how many courses have it."""

    value: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class CourseFilter:
    """A property with the choices that there are."""

    name: str
    choices: tuple[FilterValue, ...]


def compared_properties(course: Course) -> dict[str, list[str]]:
    """Return the values of `course` that filters compare."""
    hours = course.learning_hours
    lengths = [] if not hours else [next((str(limit) for limit in LENGTHS if hours <= limit), LONG)]
    return {
        "language": [course.language],
        "audience": [" ".join(name.casefold().split()) for name in course.audience],
        "hours": lengths,
    }


def useful_filters(courses: Iterable[Course], language: str) -> tuple[CourseFilter, ...]:
    """Return the filters that tell some of `courses` from others, in words of the interface language `language`.

    None where there are so few courses that they are seen at a glance.
    """
    courses = tuple(courses)
    if len(courses) < WORTH_FILTERING:
        return ()
    values = [compared_properties(course) for course in courses]
    spelled = {value: name for course in reversed(courses) for value, name in _audiences_as_written(course)}
    found = []
    for name in ("language", "audience", "hours"):
        counts = Counter(value for course in values for value in dict.fromkeys(course[name]))
        texts = {
            value: spelled[value] if name == "audience" else _text_of_choice(name, value, language) for value in counts
        }
        order = [*map(str, LENGTHS), LONG] if name == "hours" else sorted(counts, key=lambda v: texts[v].casefold())
        choices = tuple(FilterValue(value, texts[value], counts[value]) for value in order if value in counts)
        if any(choice.count < len(courses) for choice in choices):
            found.append(CourseFilter(name, choices))
    return tuple(found)


def _audiences_as_written(course: Course) -> Iterable[tuple[str, str]]:
    return zip(compared_properties(course)["audience"], course.audience, strict=True)


def _text_of_choice(name: str, value: str, language: str) -> str:
    if name == "language":
        return language_name(value)
    return (
        counted_text("hours_over", LENGTHS[-1], language)
        if value == LONG
        else counted_text("hours_to", int(value), language)
    )
