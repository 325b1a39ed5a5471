# SPDX-License-Identifier: Apache-2.0
"""SCORM 1.2: the whole course as one SCO, the form that every LMS takes (standards.md, D1 and D2)."""

from sinau.built import built_file
from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.filetree import FileTree
from sinau.model.rendered import Rendered, RenderedCourse, Selection
from sinau.player import player_tree
from sinau.publication import Publication
from sinau_scorm.limits import SCORE_MAX, SCORM12
from sinau_scorm.manifest import Content, identifiers, scorm12_manifest
from sinau_scorm.manifest.text import plain_text, utf16_length
from sinau_scorm.packaging import check_package
from sinau_scorm.state import check_state

NAME = "scorm12"
LAUNCH = "index.html"
# CAM 2.3: the control documents of the manifest stand beside it, at the root; ADL's checker fails a folder for them.
CONTROL_DOCUMENTS = ("adlcp_rootv1p2.xsd", "ims_xml.xsd", "imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd")

LONG_VERSION = Rule(
    "C607",
    "version-cut",
    Severity.WARNING,
    Message(
        "SCORM has room for {limit} characters of the version {version}; the rest is cut off in the manifest.",
        "SCORM hanya memuat {limit} karakter dari versi {version}; sisanya dipotong di manifes.",
    ),
    Message(
        "Administrators tell two packages apart by their versions.",
        "Pengelola membedakan dua paket dari versinya.",
    ),
    Message("Write a shorter version, such as 2026.1.", "Tulis versi yang lebih pendek, misalnya 2026.1."),
)
LONG_TITLE = Rule(
    "C608",
    "title-cut",
    Severity.WARNING,
    Message(
        "SCORM has room for {limit} characters of a title; the rest of this course's title is cut off in the manifest.",
        "SCORM hanya memuat {limit} karakter untuk judul; sisa judul kursus ini dipotong di manifes.",
    ),
    Message(
        "An LMS shows the title of the manifest in its lists of courses.",
        "LMS menampilkan judul dari manifes di daftar kursusnya.",
    ),
    Message(
        "Write a shorter title and put the rest into the summary.", "Perpendek judul; pindahkan sisanya ke summary."
    ),
)


def publish(rendered: Rendered, selection: Selection, report: Report) -> FileTree:
    """Return the package of the one course in `selection`: the player, the manifest and its control documents."""
    (course_id,) = selection.courses
    course = next(course for course in rendered.courses if course.course.id == course_id)
    tree = player_tree(rendered.catalogue, course, NAME, built_file("sinau_scorm", "built/scorm12.js"))
    manifest = scorm12_manifest(
        Content(
            identifiers=identifiers(course_id),
            version=course.course.version,
            title=course.course.title,
            launch=LAUNCH,
            # The control documents belong to the manifest, not to the SCO: ADL's test suite, which warns of any other
            # file that no resource lists, exempts them, and no packager's manifests list them (standards.md 1.2).
            files=tuple(tree),
            mastery_score=mastery_score(course),
        )
    )
    tree.add("imsmanifest.xml", manifest)
    for name in CONTROL_DOCUMENTS:
        tree.add(name, built_file("sinau_scorm", f"schemas/scorm12/{name}"))
    check_package(course, tree, report)
    check_state(course, SCORM12.state, "SCORM 1.2", report)
    _check_texts(course, report)
    return tree


def mastery_score(course: RenderedCourse) -> int | None:
    """Return the pass mark (0..100) for `adlcp:masteryscore`, or `None` where an LMS must not judge by the score.

    Moodle and ILIAS set the status themselves from this mark and the score when the SCO finishes. That is right only if
    the exam alone completes the course; where lessons count too, a good exam would end a course that is half read. A mark
    that is not a whole number would be rounded into another one, so the SCO judges by itself then.
    """
    source = course.course
    if source.exam is None or source.exam.settings is None or not source.completion.exam or source.completion.lessons:
        return None
    mark = source.exam.settings.mastery_score
    mark = source.mastery_score if mark is None else mark
    if mark is None:
        return None
    whole = round(mark * SCORE_MAX)
    return whole if abs(whole - mark * SCORE_MAX) < 1e-9 else None


def _check_texts(course: RenderedCourse, report: Report) -> None:
    source = course.course
    if utf16_length(plain_text(source.version)) > SCORM12.manifest_version:
        report.add(LONG_VERSION, source.span, version=source.version, limit=SCORM12.manifest_version)
    if utf16_length(plain_text(source.title)) > SCORM12.title:
        report.add(LONG_TITLE, source.span, limit=SCORM12.title)


PUBLICATION = Publication(
    name=NAME,
    title=Message("SCORM 1.2 package", "Paket SCORM 1.2"),
    kind="package",
    publish=publish,
    purpose=Message(
        "For administrators of a learning management system (LMS) such as Moodle: upload the file as it is.",
        "Untuk pengelola sistem pembelajaran (LMS) seperti Moodle: unggah berkasnya apa adanya.",
    ),
)
