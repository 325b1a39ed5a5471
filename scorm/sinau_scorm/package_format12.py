# SPDX-License-Identifier: Apache-2.0
"""SCORM 1.2 as a package format: its manifest, and what is said of prerequisites."""

import re
from collections.abc import Iterator, Mapping, Sequence

from sinau.diagnostics import Diagnostics, Report
from sinau.model.rendered import Rendered, RenderedCourse, Selection
from sinau.output.filetree import FileTree
from sinau_scorm.limits import SCORM12
from sinau_scorm.manifest import Identifiers, ManifestContent, ManifestItem, identifiers_of_course, scorm12_manifest
from sinau_scorm.package_format import PackageFormat, mastery_score, publish_package
from sinau_scorm.prerequisites12 import check_prerequisites, prerequisite_terms, short_names
from sinau_scorm.scos import Sco, scos_of

# CAM 2.3: the control documents of the manifest stand beside it, at the root; ADL's checker fails a folder for them.
CONTROL_DOCUMENTS = ("adlcp_rootv1p2.xsd", "ims_xml.xsd", "imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd")
# Of a group of items; the same signs as in the names of the items themselves.
NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_]")


def manifest_of_scos(course: RenderedCourse, scos: Sequence[Sco], files: Mapping[str, Sequence[str]]) -> bytes:
    """Return the manifest of `course`, whose SCOs need `files`, by their documents."""
    source, ids = course.course, identifiers_of_course(course.course.id)
    units = (
        _first_level_items(course, scos, files, ids)
        if len(scos) > 1
        else [_item_of_sco(scos[0], files, ids, ids.item, ids.resource)]
    )
    return scorm12_manifest(
        ManifestContent(identifiers=ids, version=source.version, title=source.title, units=tuple(units))
    )


def _item_of_sco(
    sco: Sco, files: Mapping[str, Sequence[str]], ids: Identifiers, item: str, resource: str, after: Sequence[str] = ()
) -> ManifestItem:
    return ManifestItem(
        item=item,
        resource=resource,
        title=sco.part.course.title,
        launch=sco.document,
        files=files[sco.document],
        mastery_score=mastery_score(sco.part),
        after=after,
    )


def _first_level_items(
    course: RenderedCourse, scos: Sequence[Sco], files: Mapping[str, Sequence[str]], ids: Identifiers
) -> Iterator[ManifestItem]:
    """Yield the items of the first level: SCOs, or the modules around them. 1.2 can hold them shut, but not skip them."""
    names = short_names(scos)
    units = {
        sco.document: _item_of_sco(
            sco, files, ids, names[sco.document], f"{ids.resource}-{sco.number}", prerequisite_terms(sco, scos, names)
        )
        for sco in scos
    }
    seen: set[str] = set()
    for sco in scos:
        if not sco.module:
            yield units[sco.document]
        elif sco.module not in seen:
            seen.add(sco.module)
            title = next(module.title for module in course.course.modules if module.id == sco.module)
            inside = tuple(units[other.document] for other in scos if other.module == sco.module)
            yield ManifestItem(item=NOT_IN_NAMES.sub("_", f"m_{sco.module}"), resource="", title=title, units=inside)


def publish_scorm12(rendered: Rendered, selection: Selection) -> tuple[FileTree, Diagnostics]:
    """Return the package of the one course in `selection`."""
    report = Report()
    tree = report.collect(publish_package(FORMAT, rendered, selection))
    course = next(course for course in rendered.courses if course.course.id in selection.courses)
    check_prerequisites(scos_of(course), report)
    return tree, tuple(report)


FORMAT = PackageFormat(
    name="scorm12",
    title="SCORM 1.2",
    bundle="scorm12.js",
    answers="answers12.js",
    limits=SCORM12,
    schemas="scorm12",
    documents=CONTROL_DOCUMENTS,
    manifest=manifest_of_scos,
)
