# SPDX-License-Identifier: Apache-2.0
"""Cuts a course into SCOs: the course as one, each of its modules, or each of its activities (standards.md 1.9)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sinau.model.catalogue import Course
from sinau.model.rendered import RenderedCourse
from sinau.publishing.parts import parts_by_activity, parts_by_module
from sinau_scorm.settings import is_split, tracked_unit

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Sco:
    """One SCO: the part of the course in it, the `document` that an LMS opens, and its `place` in the course.

    `number` tells it from the course's other SCOs for ever: an LMS keeps results under it. `module` is the id of the module
    around it, for SCOs smaller than that; "" for others. `after` are the documents of those that have to be studied first.
    """

    part: RenderedCourse
    document: str = INDEX
    place: Literal["course", "pretest", "inside", "exam"] = "course"
    number: str = ""
    module: str = ""
    after: Sequence[str] = ()

    @property
    def pretest_objectives(self) -> frozenset[str]:
        """The objectives that a pretest has to show to spare the learner this SCO."""
        served = {objective for activity in self.part.activities for objective in activity.activity.objectives}
        tested = (question.objective for activity in self.part.activities for question in activity.questions)
        return frozenset(served | {objective for objective in tested if objective})


def scos_of(course: RenderedCourse) -> tuple[Sco, ...]:
    """Return the SCOs of `course` in learning order, as its setting `tracked` asks."""
    by = tracked_unit(course.course)
    parts = () if by == "course" else (parts_by_module if by == "module" else parts_by_activity)(course)
    if len(parts) < 2:
        return (Sco(course),)
    scos = tuple(_sco_of_part(part, course.course) for part in parts)
    return tuple(_with_what_they_wait_for(scos, course.course))


def _sco_of_part(part: RenderedCourse, course: Course) -> Sco:
    part = replace(part, sequenced=True)
    first = part.activities[0]
    name = part.course.id.rpartition("/")[2]
    module = part.course.modules[0].id if part.course.modules else ""
    if first.activity.kind in ("pretest", "exam"):
        return Sco(part, f"{first.activity.kind}-{name}.html", first.activity.kind, f"a{first.index}")
    if tracked_unit(course) == "module":
        # A module has no number in ids.lock. Its id is as permanent, and the others' numbers begin with another letter.
        return Sco(part, f"module-{name}.html", "inside", f"m-{name}")
    return Sco(part, f"{first.activity.kind}-{name}.html", "inside", f"a{first.index}", module)


def _with_what_they_wait_for(scos: Sequence[Sco], course: Course) -> Iterator[Sco]:
    """Yield `scos` with what each waits for, and the pretest with what it can spare.

    The exam waits for all others when lessons count for completion; with `navigation: sequential` each waits for the one before.
    """
    inside = [sco.document for sco in scos if sco.place == "inside"]
    sequential = course.navigation == "sequential"
    for sco in scos:
        if sco.place == "pretest":
            yield replace(sco, part=replace(sco.part, proves=_objectives_by_proved_sco(sco, scos)))
        elif sco.place == "exam":
            yield replace(sco, after=tuple(inside) if sequential or course.completion.lessons else ())
        else:
            yield replace(sco, after=tuple(inside[: inside.index(sco.document)][-1:]) if sequential else ())


def proof_objective_id(sco: Sco) -> str:
    """Return the id of the objective by which the pretest says that `sco` need not be studied."""
    return f"SINAU-proven-{sco.number}"


def _objectives_by_proved_sco(pretest: Sco, scos: Sequence[Sco]) -> dict[str, tuple[str, ...]]:
    tested = {question.objective for activity in pretest.part.activities for question in activity.questions}
    spared = (
        sco for sco in scos if sco.place == "inside" and sco.pretest_objectives and sco.pretest_objectives <= tested
    )
    return {proof_objective_id(sco): tuple(sorted(sco.pretest_objectives)) for sco in spared}


def tracked_parts_of(course: RenderedCourse) -> tuple[RenderedCourse, ...]:
    """Return what of `course` is a package for itself: all of it, or each module and each assessment."""
    return parts_by_module(course) if is_split(course.course) else (course,)


def tracked_units_by_activity(course: Course) -> Mapping[str, str]:
    """Return by the id of each activity the part under which an LMS keeps what was done in it: "" for the course."""
    by = "module" if is_split(course) and tracked_unit(course) == "course" else tracked_unit(course)
    units: dict[str, str] = {}
    for activity in course.activities():
        module = course.module_of(activity)
        if by == "lesson" or (module is None and by == "module"):
            units[activity.id] = activity.id
        else:
            units[activity.id] = module.id if module and by == "module" else ""
    return units
