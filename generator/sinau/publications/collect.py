# SPDX-License-Identifier: Apache-2.0
"""The supervisor's page: a folder with one page that takes in what learners hand on, and needs no server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinau.diagnostics import Diagnostics, Message, Report, Rule, Severity
from sinau.model.rendered import Rendered, Selection
from sinau.publication import Publication
from sinau.source.kinds import FlagKind, IdKind, ListKind, RecordKind, TextKind, WordKind
from sinau.source.schema import Field

if TYPE_CHECKING:
    from sinau.model.catalogue import Catalogue
    from sinau.model.rendered import JsonValue, RenderedCourse
    from sinau.output.filetree import FileTree

NAME = "collect"
ROLES = {"learner": "learner", "group": "group", "peserta": "learner", "kelompok": "group"}
FIELDS = (
    Field("id", "id", IdKind(), Message("publications.collect_id"), required=True),
    Field("label", "label", TextKind(read=True), Message("publications.collect_label"), required=True),
    Field("required", "wajib", FlagKind(), Message("publications.collect_required")),
    Field("role", "peran", WordKind(ROLES), Message("publications.collect_role")),
)
SETTINGS = (
    Field("collect", "minta", ListKind(RecordKind(FIELDS)), Message("publications.collect_setting")),
    Field("hand_on_in_lms", "serahkan_di_lms", FlagKind(), Message("publications.collect_in_lms")),
)
OTHER_ROLE = Rule("C631", "field-with-two-roles", Severity.WARNING)


def publish(rendered: Rendered, selection: Selection) -> tuple[FileTree, Diagnostics]:
    """Return the page, which knows the selected courses: their questions, and the fields that they ask for."""
    from sinau.output.filetree import FileTree
    from sinau.publishing.collecting import collecting_files, with_worker

    report = Report()
    courses = [course for course in rendered.courses if course.course.id in selection.courses]
    fields = _fields_of(courses, report)
    tree = FileTree()
    catalogue = rendered.catalogue
    for name, content in with_worker(collecting_files(catalogue, courses, fields) | _install_files(catalogue)).items():
        tree.add(name, content)
    return tree, tuple(report)


def _install_files(catalogue: Catalogue) -> dict[str, bytes]:
    """Return what lets a supervisor put the page on the home screen, under a name that is not the site's."""
    from sinau.model.colours import colour_of
    from sinau.publishing.collecting import page_language, page_title
    from sinau.site.pages.assets import Asset
    from sinau.site.pages.installing import MANIFEST, OURS, icons_on, manifest

    ground = colour_of(catalogue.branding.primary) or OURS
    icons = {name: Asset(f"icon-{name}.png", content) for name, content in icons_on(ground).items()}
    language = page_language(catalogue)
    files = {one.path: one.content for one in icons.values()}
    return files | {MANIFEST: manifest(page_title(language), language, ground, icons)}


def _fields_of(courses: list[RenderedCourse], report: Report) -> list[dict[str, JsonValue]]:
    """Return the fields of all courses, each once: as the first course that asks for it says."""
    from sinau.publishing.handing_on import asked_fields

    found: dict[str, dict[str, JsonValue]] = {}
    for course in courses:
        for field, place in asked_fields(course.course):
            first = found.setdefault(str(field["id"]), field)
            if first["role"] != field["role"]:
                report.add(OTHER_ROLE, place, field=str(field["id"]), role=str(first["role"]))
    return list(found.values())


PUBLICATION = Publication(
    name=NAME,
    title=Message("publications.collect_title"),
    kind="tree",
    publish=publish,
    settings=SETTINGS,
    purpose=Message("publications.collect_purpose"),
)
