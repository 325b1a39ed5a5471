# SPDX-License-Identifier: Apache-2.0
"""A whole course as one SCO of SCORM 2004. The editions differ in their manifest and its control documents only."""

import re
from collections.abc import Sequence

from sinau.model.rendered import RenderedCourse
from sinau_scorm.manifest import identifiers_of_course
from sinau_scorm.manifest.organization import Item, ItemObjective, ManifestContents, Resource, Sequencing
from sinau_scorm.package_format import exam_pass_mark
from sinau_scorm.scos import INDEX

# As `tracking/values2004.js` names them at run-time: the LMS makes cmi.objectives of what the manifest declares.
NOT_IN_OBJECTIVES = re.compile(r"[^A-Za-z0-9_.-]")


def objective_name(objective_id: str) -> str:
    """Return the identifier of a course's objective, the same in the manifest and at run-time."""
    return NOT_IN_OBJECTIVES.sub("_", objective_id)


def single_sco_package(course: RenderedCourse, files: Sequence[str]) -> ManifestContents:
    """Return what the manifest says of `course`, whose package holds `files`.

    With an exam's mark the LMS itself decides success by the score, which is the exam's: cmi.success_status stands apart from
    completion here, so unlike in SCORM 1.2 that is right also where lessons count for completion.
    """
    source, ids = course.course, identifiers_of_course(course.course.id)
    own = (ItemObjective(objective_name(objective.id)) for objective in source.objectives)
    sco = Item(
        identifier=ids.item,
        title=source.title,
        resource=ids.resource,
        by_measure=True,
        sequencing=Sequencing(objectives=(ItemObjective(ids.objective, exam_pass_mark(course)), *own), by_content=True),
        # There is nowhere to go in a course of one item, and learners took these buttons for the course's own.
        hidden=("previous", "continue"),
    )
    return ManifestContents(
        identifier=ids.manifest,
        version=source.version,
        organization=ids.organization,
        title=source.title,
        items=(sco,),
        resources=(Resource(ids.resource, files, INDEX),),
    )
