# SPDX-License-Identifier: Apache-2.0
"""What stands on the sheet of one package, in its order, before it has a language."""

from collections.abc import Iterator, Sequence

from sinau.diagnostics import Message
from sinau.model.catalogue import Catalogue
from sinau.model.rendered import RenderedCourse
from sinau.output.artefact import Artefact
from sinau.texts import Number, Plain, Translatable, language_of_content
from sinau_scorm.package_format import PackageFormat
from sinau_scorm.scos import Sco, scos_of
from sinau_scorm.settings import mapinfo_prefix, tracked_unit
from sinau_scorm.sheet.facts import LMSS, Evidence, Fact
from sinau_scorm.sheet.facts_of_moodle import facts_about_moodle
from sinau_scorm.sheet.questions import how_to_read_reports
from sinau_scorm.sheet.reporting import section_on_parts, section_on_reporting
from sinau_scorm.sheet.rules import text_on_attempts, text_on_completion, text_on_pass_mark
from sinau_scorm.sheet.text import SheetLine, SheetSection, grouped_number, sheet_text, untranslated_text

LANGUAGES = {"id": Message("sheet.languages_id"), "en": Message("sheet.languages_en")}
TRACKED = {
    "course": Message("sheet.tracked_course"),
    "module": Message("sheet.tracked_module"),
    "lesson": Message("sheet.tracked_lesson"),
}
# What comes with each system: before and behind the file's name.
DIGESTS = (("Windows", "certutil -hashfile", " SHA256"), ("macOS", "shasum -a 256", ""), ("Linux", "sha256sum", ""))
NOT_TRIED = sheet_text("sheet.not_tried")


def sheet_sections(
    form: PackageFormat, catalogue: Catalogue, course: RenderedCourse, artefact: Artefact
) -> tuple[SheetSection, ...]:
    """Return the sheet of `artefact`, the package in which `form` published `course`."""
    scos = scos_of(course)
    split, answers = section_on_parts(course, scos, form.name), how_to_read_reports(course, form.name)
    return (
        _section_on_identity(form, catalogue, course, scos, artefact),
        _section_on_changes(course),
        _section_on_importing(form, course, artefact.path.name),
        _section_on_rules(course, len(scos) > 1),
        *([split] if split else []),
        section_on_reporting(course, scos, form.name, form.limits.state),
        *([answers] if answers else []),
        _section_on_updates(),
        _section_on_new_attempts(course),
        _section_on_lmss(facts_about_moodle(form.name, len(scos) > 1, mapinfo_prefix(course.course))),
    )


def _section_on_identity(
    form: PackageFormat, catalogue: Catalogue, course: RenderedCourse, scos: Sequence[Sco], artefact: Artefact
) -> SheetSection:
    source, file = course.course, artefact.path.name
    shape = TRACKED[tracked_unit(source) if len(scos) > 1 else "course"]
    if course.whole and len(scos) == 1:
        shape = Message("sheet.one_item_a_part_of_a")
    whole = next((one.title for one in catalogue.courses if one.id == course.whole), "")
    lines = [
        *([SheetLine(sheet_text("sheet.part_of"), (untranslated_text(whole),), author=True)] if whole else []),
        SheetLine(sheet_text("sheet.file"), (untranslated_text(file),), code=True),
        SheetLine(sheet_text("sheet.size"), (sheet_text("sheet.size_bytes", size=grouped_number(artefact.size)),)),
        SheetLine(sheet_text("sheet.sha_256"), (untranslated_text(artefact.digest),), code=True),
        SheetLine(sheet_text("sheet.format"), (sheet_text("sheet.form_shape", form=form.title, shape=shape),)),
        SheetLine(sheet_text("sheet.version"), (untranslated_text(source.version),), author=True),
        SheetLine(sheet_text("sheet.language"), (_name_of_language(source.language),)),
    ]
    if catalogue.publisher:
        lines.append(SheetLine(sheet_text("sheet.publisher"), (untranslated_text(catalogue.publisher),), author=True))
    if source.audience:
        lines.append(SheetLine(sheet_text("sheet.for"), (untranslated_text(", ".join(source.audience)),), author=True))
    if source.learning_hours:
        lines.append(SheetLine(sheet_text("sheet.learning_hours"), (Number(source.learning_hours),)))
    return SheetSection("identity", Message("sheet.this_package"), lines=tuple(lines))


def _name_of_language(tag: str) -> Translatable:
    """Return the name of a course's language: what its speakers call it where there is no other."""
    return LANGUAGES.get(tag) or Plain(language_of_content(tag).name)


def _section_on_changes(course: RenderedCourse) -> SheetSection:
    title = Message("sheet.what_is_new_in_this_version")
    given = course.course.changes
    if given:
        return SheetSection("changes", title, tuple(untranslated_text(change) for change in given), author=True)
    return SheetSection("changes", title, (sheet_text("sheet.the_authors_have_not_listed_any"),))  # fmt: skip


def _section_on_importing(form: PackageFormat, course: RenderedCourse, file: str) -> SheetSection:
    graded = sheet_text("sheet.let_the_lms_take_status_and")  # fmt: skip
    return SheetSection(
        "importing",
        Message("sheet.how_to_import_it"),
        (
            sheet_text("sheet.compare_the_sha_256_of_your"),
            sheet_text("sheet.upload_the_zip_as_it_is"),
            sheet_text("sheet.if_the_lms_asks_for_the", form=form.title),
            graded,
            sheet_text("sheet.let_learners_go_on_in_the"),
            sheet_text("sheet.open_it_once_as_a_learner")
            if course.activities and any(one.questions for one in course.activities)
            else sheet_text("sheet.sections_open_it_once_as_a_learner"),
        ),
        tuple(SheetLine(untranslated_text(system), (untranslated_text(f"{command} {file}{end}"),), code=True) for system, command, end in DIGESTS),
        steps=True
    )  # fmt: skip


def _section_on_rules(course: RenderedCourse, several: bool) -> SheetSection:
    lines = [
        SheetLine(sheet_text("sheet.pass_mark"), (text_on_pass_mark(course),)),
        SheetLine(sheet_text("sheet.complete"), (sheet_text("sheet.its_parts_say_so_below") if several else text_on_completion(course), sheet_text("sheet.a_lesson_is_done_when_the"))),
    ]  # fmt: skip
    order = sheet_text("sheet.lessons_may_be_opened_in_any")
    if course.course.navigation == "sequential":
        order = sheet_text("sheet.each_lesson_opens_when_those_before")  # fmt: skip
    lines.append(SheetLine(sheet_text("sheet.order"), (order,)))
    for activity in course.activities:
        if activity.activity.kind == "lesson":
            continue
        texts = text_on_attempts(activity)
        if activity.activity.kind == "pretest" and activity.activity.id != course.graded:
            texts += (sheet_text("sheet.the_pretest_counts_neither_for"),)  # fmt: skip
        lines.append(SheetLine(untranslated_text(activity.activity.title), texts, author=True))
    return SheetSection("rules", Message("sheet.rules_of_the_course"), lines=tuple(lines))


def _section_on_updates() -> SheetSection:
    return SheetSection(
        "update",
        Message("sheet.when_a_new_version_comes"),
        (
            sheet_text("sheet.replace_the_package_in_the_activity"),
            sheet_text("sheet.the_new_version_reads_the_progress"),
            sheet_text("sheet.an_answer_stays_with_its_question"),
            sheet_text("sheet.a_package_of_another_shape_the"),
        )
    )  # fmt: skip


def _section_on_new_attempts(course: RenderedCourse) -> SheetSection:
    sentences = [
        sheet_text("sheet.when_the_lms_begins_a_new"),
    ]  # fmt: skip
    if any(one.activity.kind != "lesson" for one in course.activities):
        sentences.append(sheet_text("sheet.attempts_at_quizzes_and_tests_are"))  # fmt: skip
    return SheetSection("attempt", Message("sheet.sections_when_the_lms_begins_a_new"), tuple(sentences))  # fmt: skip


def _section_on_lmss(facts: Sequence[Fact]) -> SheetSection:
    intro = (
        sheet_text("sheet.each_statement_says_how_where_and", kind=Evidence.TRIED.value),
        sheet_text("sheet.not_tried_means_that_we_have"),
    )  # fmt: skip
    others = SheetLine(sheet_text("sheet.any_other_lms"), (NOT_TRIED,))
    return SheetSection("lms", Message("sheet.what_we_know_of_single_lmss"), intro, (*_lines_on_lmss(facts), others))  # fmt: skip


def _lines_on_lmss(facts: Sequence[Fact]) -> Iterator[SheetLine]:
    for lms in LMSS:
        found = [fact for fact in facts if fact.lms == lms]
        tried = any(fact.source.kind is Evidence.TRIED for fact in found)
        texts = [
            sheet_text(
                "sheet.says_kind_source_date",
                says=fact.says,
                kind=fact.source.kind.value,
                source=fact.source.text,
                date=formatted_day(fact.source.date),
            )
            for fact in found
        ]
        yield SheetLine(untranslated_text(lms), (*([] if tried else [NOT_TRIED]), *texts))


def formatted_day(date: str) -> Message:
    """Return a day or a month, written 2026-11-21 or 2026-11, as people write it."""
    year, month, *rest = (int(part) for part in date.split("-"))
    name = Message(f"sheet.month_{month}")
    if rest:
        return Message("sheet.day").filled(day=rest[0], month=name, year=year)
    return Message("sheet.month").filled(month=name, year=year)
