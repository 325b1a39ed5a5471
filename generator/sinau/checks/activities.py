# SPDX-License-Identifier: Apache-2.0
"""Courses and their activities: nothing empty, nothing left over, every kind in its place."""

from collections.abc import Iterable

from sinau.checks._facts import Facts
from sinau.checks._index import Host, Index
from sinau.checks._pages import broken_of, is_about_folder, meant_pages, missing_pages
from sinau.diagnostics import Message, Report, Rule, Severity, Span
from sinau.markdown.walk import nodes_of_type, parts_of
from sinau.model.catalogue import Activity, Catalogue, Course
from sinau.model.nodes import Directive
from sinau.model.page import Page
from sinau.source.files import Source

UNUSED_PAGE = Rule(
    "C215",
    "unused-page",
    Severity.WARNING,
    Message("No course names this page.", "Halaman ini tidak disebut dalam kursus mana pun."),
    Message("It will not be published.", "Halaman ini tidak akan terbit."),
    Message(
        "Name it in course.yml, or move it out of the folder.",
        "Sebutkan dalam course.yml, atau pindahkan dari folder ini.",
    ),
)
EMPTY_ASSESSMENT = Rule(
    "C312",
    "empty-assessment",
    Severity.ERROR,
    Message("The assessment has no question.", "Asesmen ini tidak memiliki soal."),
    Message("There would be nothing to hand in.", "Tidak ada yang dapat dikirim."),
    Message("Write a `::: question` block.", "Tulis blok `::: soal`."),
)
WRONG_PLACE = Rule(
    "C219",
    "wrong-place",
    Severity.ERROR,
    Message("A page of kind {kind} cannot stand here.", "Halaman jenis {kind_id} tidak dapat berada di sini."),
    Message(
        "A course has one pretest before and one exam after its modules, and lessons and quizzes in them.",
        "Kursus memiliki satu tes awal sebelum dan satu ujian sesudah modul; pelajaran dan kuis ada di dalam modul.",
    ),
    Message(
        "Name it under `pretest:` or `exam:` in course.yml, or change its `kind`.",
        "Sebutkan di `pretest:` atau `exam:` dalam course.yml, atau ubah `kind`-nya.",
    ),
)
NO_EXAM = Rule(
    "C220",
    "no-exam",
    Severity.ERROR,
    Message(
        "The course is completed by an exam, but it has none.",
        "Kursus selesai dengan ujian, tetapi ujiannya tidak ada.",
    ),
    Message("Nobody could ever complete it.", "Tidak seorang pun dapat menyelesaikannya."),
    Message(
        "Add `exam: exam.md`, or write `completion: lessons`.",
        "Tambahkan `exam: exam.md`, atau tulis `completion: lessons`.",
    ),
)
QUESTION_OUTSIDE = Rule(
    "C320",
    "question-outside-course",
    Severity.ERROR,
    Message("A question cannot stand on this page.", "Soal tidak dapat berada di halaman ini."),
    Message(
        "Answers are kept with a course, and this page belongs to none.",
        "Jawaban disimpan pada sebuah kursus, dan halaman ini bukan bagian dari kursus.",
    ),
    Message("Move it into a lesson.", "Pindahkan ke sebuah pelajaran."),
)
INDONESIAN = {"lesson": "pelajaran", "pretest": "tes awal", "quiz": "kuis", "exam": "ujian"}
ALLOWED = {"module": {"lesson", "quiz"}, "pretest": {"pretest"}, "exam": {"exam"}}


def check_page(page: Page, host: Host, index: Index, report: Report) -> None:
    """Report questions on a page that belongs to no course."""
    if not host.course:
        for directive in nodes_of_type(page, Directive):
            if directive.name == "question":
                report.add(QUESTION_OUTSIDE, page.source.node(directive))


def check(catalogue: Catalogue, source: Source, facts: Iterable[Facts], report: Report) -> None:
    """Report empty assessments, pages that are listed nowhere and kinds out of place; `facts` are of all pages."""
    used = {known.file for known in facts}
    for course in catalogue.courses:
        _course(course, report)
    # A page that a course names but that has no id or title is not among the activities; its own fault is reported.
    for broken in broken_of(catalogue):
        used.add(broken.path)
        used |= {part.file for part in (parts_of(broken.page) if broken.page else ())}
    folders = tuple(f"{course.folder}/" for course in catalogue.courses)
    pages = [path for path in source.texts if path.endswith(".md") and path.startswith(folders)]
    unlisted = [path for path in pages if path not in used and not is_about_folder(path)]
    meant = meant_pages(unlisted, missing_pages(catalogue, source))
    for path in unlisted:
        if path not in meant:
            report.add(UNUSED_PAGE, Span(path))


def _course(course: Course, report: Report) -> None:
    for activity in course.activities():
        if activity.kind != "lesson" and not activity.questions:
            report.add(EMPTY_ASSESSMENT, activity.span)
    if course.completion.exam and "exam" not in course.places:
        report.add(NO_EXAM, course.places.get("completion", course.span))
    for module in course.modules:
        for activity in module.activities:
            _place(activity, "module", report)
    if course.pretest:
        _place(course.pretest, "pretest", report)
    if course.exam:
        _place(course.exam, "exam", report)


def _place(activity: Activity, place: str, report: Report) -> None:
    if activity.kind not in ALLOWED[place]:
        span = activity.places.get("kind", activity.span)
        report.add(WRONG_PLACE, span, kind=activity.kind, kind_id=INDONESIAN[activity.kind])
