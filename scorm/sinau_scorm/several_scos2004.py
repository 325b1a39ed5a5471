# SPDX-License-Identifier: Apache-2.0
"""A course of several SCOs in SCORM 2004: the pretest spares, the exam waits, results roll up (SN, sections 3 and 4; standards.md 1.4).

Activities share two things by global objectives of the course's own: `done`, written by each part when it is complete, and
`proven`, written by the pretest for parts whose objectives it has all shown to be reached. A part that is proven is skipped, and
what waits for it waits for one of the two. Each has one writer only: an LMS writes all of an activity's objectives whenever that is
left, unknown ones as well, so that whoever looked into the pretest again would undo what lessons have said (scorm-again does).
An activity stays disabled while the status of what it waits for is not known. The condition is "objectiveStatusKnown", negated:
"not satisfied" is not true of an unknown status.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sinau.model.rendered import RenderedCourse
from sinau_scorm.manifest import Identifiers, identifiers_of_course
from sinau_scorm.manifest.organization import (
    Condition,
    Item,
    ItemObjective,
    ManifestContents,
    ObjectiveMap,
    PreconditionRule,
    Resource,
    Rollup,
    Sequencing,
)
from sinau_scorm.package_format import exam_pass_mark
from sinau_scorm.scos import Sco, proof_objective_id
from sinau_scorm.settings import mapinfo_prefix
from sinau_scorm.single_sco2004 import objective_name

NO_PART = Rollup(satisfied=False, completed=False, weight=0)
WAITS = "SINAU-after-"
PROVEN = "SINAU-proven"


def several_scos_package(
    course: RenderedCourse, scos: Sequence[Sco], files: Mapping[str, Sequence[str]]
) -> ManifestContents:
    """Return what the manifest says of `course` as `scos`; `files` has those of each SCO by its document."""
    ids = identifiers_of_course(course.course.id)
    items = {sco.document: _item_of_sco(sco, course, scos, ids) for sco in scos}
    return ManifestContents(
        identifier=ids.manifest,
        version=course.course.version,
        organization=ids.organization,
        title=course.course.title,
        items=tuple(_first_level_items(course, scos, items, ids)),
        resources=tuple(Resource(_id_of_resource(ids, sco), files[sco.document], sco.document) for sco in scos),
        sequencing=Sequencing(navigable=True, remembers=True),
        mapinfo_prefix=mapinfo_prefix(course.course),
    )


def _first_level_items(
    course: RenderedCourse, scos: Sequence[Sco], items: Mapping[str, Item], ids: Identifiers
) -> Iterator[Item]:
    """Yield the items of the first level: the SCOs, or the modules around them."""
    yield from (items[sco.document] for sco in scos if sco.place == "pretest")
    yield from (items[sco.document] for sco in scos if sco.place == "inside" and not sco.module)
    for module in course.course.modules:
        inside = [sco for sco in scos if sco.module == module.id]
        if inside:
            # A group of which nothing is left to study is skipped as well, or it would never be complete.
            proven = [_proven_objective(sco, course) for sco in inside if _can_be_proven(sco, scos)]
            spared = len(proven) == len(inside)
            yield Item(
                identifier=f"{ids.item}-m-{module.id}",
                title=module.title,
                items=[items[sco.document] for sco in inside],
                sequencing=Sequencing(
                    navigable=True,
                    remembers=True,
                    rules=_skip_rules(proven) if spared else (),
                    rollup=_rollup_of_lesson(course),
                    objectives=(ItemObjective(f"{ids.objective}-m-{module.id}"), *proven) if spared else (),
                ),
            )
    yield from (items[sco.document] for sco in scos if sco.place == "exam")


def _item_of_sco(sco: Sco, course: RenderedCourse, scos: Sequence[Sco], ids: Identifiers) -> Item:
    own = tuple(ItemObjective(objective_name(objective.id)) for objective in sco.part.course.objectives)
    primary = ItemObjective(f"{ids.objective}-{sco.number}")
    if sco.place == "pretest":
        spared = [other for other in scos if _can_be_proven(other, scos)]
        proofs = (
            ItemObjective(proof_objective_id(other), maps=[_map_that_writes(_proof_target(other, course))])
            for other in spared
        )
        counts = Rollup(satisfied=False, weight=0, if_attempted=True) if _may_pretest_be_all(course, scos) else NO_PART
        sequencing = Sequencing(rollup=counts, objectives=(primary, *own, *proofs))
    elif sco.place == "exam":
        primary = replace(primary, minimum=exam_pass_mark(sco.part))
        counts = Rollup(completed=course.course.completion.exam)
        waits = tuple(_objectives_waited_for(sco, course, scos))
        sequencing = Sequencing(
            rules=tuple(_rules_while_waiting(sco, scos)), rollup=counts, objectives=(primary, *own, *waits)
        )
    else:
        primary = replace(primary, maps=[_map_that_writes(_done_target(sco, course))])
        waits = tuple(_objectives_waited_for(sco, course, scos))
        proven = [_proven_objective(sco, course)] if _can_be_proven(sco, scos) else []
        rules = (*_rules_while_waiting(sco, scos), *_skip_rules(proven))
        sequencing = Sequencing(
            rules=rules, rollup=_rollup_of_lesson(course), objectives=(primary, *own, *proven, *waits)
        )
    return Item(
        identifier=f"{ids.item}-{sco.number}",
        title=sco.part.course.title,
        resource=_id_of_resource(ids, sco),
        by_measure=True,
        sequencing=replace(sequencing, by_content=True),
    )


def _id_of_resource(ids: Identifiers, sco: Sco) -> str:
    return f"{ids.resource}-{sco.number}"


def _rollup_of_lesson(course: RenderedCourse) -> Rollup:
    """Return how a lesson counts: for completion, if the author says so, and never for the score, which is the exam's."""
    return Rollup(satisfied=False, completed=course.course.completion.lessons, weight=0, unless_skipped=True)


def _may_pretest_be_all(course: RenderedCourse, scos: Sequence[Sco]) -> bool:
    """Return whether the pretest may leave nothing that counts for completion, as all else can be skipped.

    What has nothing to roll up never becomes complete (SN 4.6), so that the pretest itself has to count then.
    """
    examined = course.course.completion.exam and any(sco.place == "exam" for sco in scos)
    inside = [sco for sco in scos if sco.place == "inside"]
    return not examined and all(_can_be_proven(sco, scos) for sco in inside)


def _can_be_proven(sco: Sco, scos: Sequence[Sco]) -> bool:
    return any(proof_objective_id(sco) in other.part.proves for other in scos if other.place == "pretest")


def _done_target(sco: Sco, course: RenderedCourse) -> str:
    return f"urn:sinau:{course.course.id}:done:{sco.number}"


def _proof_target(sco: Sco, course: RenderedCourse) -> str:
    return f"urn:sinau:{course.course.id}:proven:{sco.number}"


def _map_that_writes(target: str) -> ObjectiveMap:
    return ObjectiveMap(target, read=False, write=True)


def _proven_objective(sco: Sco, course: RenderedCourse) -> ItemObjective:
    return ItemObjective(f"{PROVEN}-{sco.number}", maps=[ObjectiveMap(_proof_target(sco, course))])


def _skip_rules(proven: Sequence[ItemObjective]) -> tuple[PreconditionRule, ...]:
    return (
        (PreconditionRule("skip", [Condition("satisfied", objective.identifier) for objective in proven]),)
        if proven
        else ()
    )


def _scos_waited_for(sco: Sco, scos: Sequence[Sco]) -> list[Sco]:
    return [other for other in scos if other.document in sco.after]


def _objectives_waited_for(sco: Sco, course: RenderedCourse, scos: Sequence[Sco]) -> Iterator[ItemObjective]:
    """Yield what `sco` reads of those that it waits for."""
    for other in _scos_waited_for(sco, scos):
        yield ItemObjective(f"{WAITS}{other.number}", maps=[ObjectiveMap(_done_target(other, course))])
        if _can_be_proven(other, scos):
            yield _proven_objective(other, course)


def _rules_while_waiting(sco: Sco, scos: Sequence[Sco]) -> Iterator[PreconditionRule]:
    """Yield the rules that hold `sco` shut until each that it waits for is known to be done or proven."""
    for other in _scos_waited_for(sco, scos):
        names = [f"{WAITS}{other.number}"]
        if _can_be_proven(other, scos):
            names.append(f"{PROVEN}-{other.number}")
        yield PreconditionRule("disabled", [Condition("objectiveStatusKnown", name, negated=True) for name in names])
