# SPDX-License-Identifier: Apache-2.0
"""A course as a package: what all versions of SCORM have in common."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sinau.diagnostics import Diagnostics, Report, Rule, Severity
from sinau.model.assessment import AssessmentSettings
from sinau.model.rendered import Rendered, RenderedCourse, Selection
from sinau.output.filetree import FileTree
from sinau.publishing.built_files import built_file
from sinau.publishing.player_files import PlayerVariant, documents_tree
from sinau_scorm.answer_records import check_record_count
from sinau_scorm.limits import SCORE_MAX, Limits
from sinau_scorm.manifest.text import text_for_xml, utf16_length
from sinau_scorm.package_file_checks import check_package_files
from sinau_scorm.scos import Sco, scos_of
from sinau_scorm.state_length import check_state_length

# Writes the manifest of a course of these SCOs, each with its files by its document.
Writer = Callable[[RenderedCourse, Sequence[Sco], Mapping[str, Sequence[str]]], bytes]

LONG_VERSION = Rule("C607", "version-cut", Severity.WARNING)
LONG_TITLE = Rule("C608", "title-cut", Severity.WARNING)


@dataclass(frozen=True, slots=True)
class PackageFormat:
    """One version of SCORM: `name` of its publication, `title` for people, `bundle` that drives the page, `limits`.

    `answers` is the bundle with the kinds of answers that few courses have.

    `schemas` is the folder of its control documents, `documents` their names, and `manifest` writes imsmanifest.xml.
    """

    name: str
    title: str
    bundle: str
    answers: str
    limits: Limits
    schemas: str
    documents: Sequence[str]
    manifest: Writer


def publish_package(form: PackageFormat, rendered: Rendered, selection: Selection) -> tuple[FileTree, Diagnostics]:
    """Return the package of the one course in `selection`: the player, the manifest and its control documents."""
    (course_id,) = selection.courses
    course = next(course for course in rendered.courses if course.course.id == course_id)
    scos = scos_of(course)
    documents = {sco.document: sco.part for sco in scos}
    script = built_file("sinau_scorm", f"built/{form.bundle}")
    answers = ("sinau_scorm", f"built/{form.answers}")
    edition = PlayerVariant(form.name, script, answers, form.limits.text_bytes)
    tree, files = documents_tree(rendered.catalogue, documents, edition)
    # The control documents belong to the manifest, not to the SCO: ADL's test suite, which warns of any other file that
    # no resource lists, exempts them, and no packager's manifests list them (standards.md 1.2).
    tree.add("imsmanifest.xml", form.manifest(course, scos, files))
    for name in form.documents:
        tree.add(name, built_file("sinau_scorm", f"schemas/{form.schemas}/{name}"))
    report = Report()
    check_package_files(course, tree, report)
    for sco in scos:
        check_state_length(sco.part, form.limits.state, form.title, report, form.limits.text_bytes)
        check_record_count(sco.part, form.limits.records, form.title, report)
    _check_texts(course, form.limits, report)
    return tree, tuple(report)


def exam_pass_mark(course: RenderedCourse) -> float | None:
    """Return the score 0..1 from which the exam of `course` is passed; `None` without an exam or a mark."""
    exam = course.course.exam
    if exam is None or exam.settings is None:
        return None
    own = exam.settings.mastery_score
    return course.course.mastery_score if own is None else own


def is_first_result_final(settings: AssessmentSettings | None) -> bool:
    """Tell whether the first result is the last word: no other attempt can replace it (`isFinalResult` in player/course_requirements.js)."""
    return settings is not None and (settings.attempts == 1 or settings.keep == "first")


def mastery_score(course: RenderedCourse) -> int | None:
    """Return the pass mark (0..100) for `adlcp:masteryscore`, or `None` where an LMS must not decide by the score.

    Moodle and ILIAS set the status themselves from this mark and the score when the SCO finishes. That is right only if
    the exam alone completes the course; where lessons count too, a good exam would end a course that is half read. And
    only if the exam has one result: "failed" ends the learner's attempt in Moodle, also while the exam may be sat again. A
    mark that is not a whole number would be rounded into another one, so the SCO decides by itself then.
    """
    mark, exam = exam_pass_mark(course), course.course.exam
    completion = course.course.completion
    if (
        mark is None
        or exam is None
        or not completion.exam
        or completion.lessons
        or not is_first_result_final(exam.settings)
    ):
        return None
    whole = round(mark * SCORE_MAX)
    return whole if abs(whole - mark * SCORE_MAX) < 1e-9 else None


def _check_texts(course: RenderedCourse, limits: Limits, report: Report) -> None:
    source = course.course
    if utf16_length(text_for_xml(source.version)) > limits.manifest_version:
        report.add(LONG_VERSION, source.span, version=source.version, limit=limits.manifest_version)
    if utf16_length(text_for_xml(source.title)) > limits.title:
        report.add(LONG_TITLE, source.span, limit=limits.title)
