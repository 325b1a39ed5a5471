# SPDX-License-Identifier: Apache-2.0
"""What is asked for each kind of thing that `sinau new` makes, and what is usual where nothing is said.

Each function returns a plan; what the options have said is handed in, `None` where they have not.
"""

from dataclasses import replace
from pathlib import Path

from sinau.creating.asking import Dialog, why_empty_or_unprintable, why_unprintable
from sinau.creating.author_files import CatalogueFolder, CourseFolder, ModuleEntry, read_catalogue_folder
from sinau.creating.catalogues import NewCourse
from sinau.creating.catalogues import plan_new_catalogue as catalogue_plan
from sinau.creating.catalogues import plan_new_course as course_plan
from sinau.creating.examples import examples_by_type
from sinau.creating.kit import FORGES, kit_files
from sinau.creating.names import id_from_title, is_id, is_question_id, next_numbered, unused_name
from sinau.creating.pages import AROUND, KINDS, plan_new_assessment, plan_new_lesson, plan_new_module, plan_new_question
from sinau.creating.planning import CreationError, CreationPlan
from sinau.creating.templates import FOLDER
from sinau.diagnostics import Message
from sinau.parsing.settings_files import CATALOGUE_FILE
from sinau.texts import language_of

NO_PAGES = Message("creating.no_pages")
NO_COURSES = Message("creating.no_courses")
BAD_ID = Message("creating.bad_id")
TAKEN_ID = Message("creating.taken_id")
THERE_IS_ONE = Message("creating.there_is_one")
USUAL = Path("content")


def options_naming_catalogue(content: Path) -> str:
    """Return what has to stand behind the commands for the catalogue in `content`."""
    return "" if content == USUAL else f" --content {content.as_posix()}"


def content_languages() -> list[str]:
    """Return the tags of the languages in which new courses can begin."""
    return sorted(path.name for path in FOLDER.iterdir())


def ask_for_catalogue(
    folder: Path,
    dialog: Dialog,
    language: str | None,
    title: str | None,
    publisher: str | None,
    course: str | None,
    forge: str | None,
) -> CreationPlan:
    """Return the plan of a catalogue in the folder `content` of `folder`, and of the kit beside it."""
    content = folder / USUAL
    if (content / CATALOGUE_FILE).exists():
        raise CreationError(THERE_IS_ONE.filled(file=(content / CATALOGUE_FILE).as_posix()))
    tag = _chosen_language(dialog, language, dialog.language)
    title = dialog.ask_text(
        title, "--title", Message("creating.ask_catalogue"), _usual_title("catalogue", tag), why_empty_or_unprintable
    )
    publisher = dialog.ask_text(publisher, "--publisher", Message("creating.ask_publisher"), "", why_unprintable)
    first = _ask_for_first_parts(dialog, tag, course, None, "--course", (), None, None)
    plan = catalogue_plan(folder, content, title, publisher, first)
    return replace(plan, optional=kit_files(folder, title, tag, _chosen_forges(dialog, forge)))


def ask_for_kit(folder: Path, dialog: Dialog, forge: str | None) -> CreationPlan:
    """Return the plan of the kit for the catalogue in the folder `content` of `folder`."""
    catalogue = read_catalogue_folder(folder / USUAL)
    title = str(catalogue.settings.get("title") or folder.resolve().name)
    language = catalogue.language if catalogue.language in content_languages() else "en"
    return CreationPlan(optional=kit_files(folder, title, language, _chosen_forges(dialog, forge)))


def _chosen_forges(dialog: Dialog, given: str | None) -> tuple[str, ...]:
    offered = {"both": tuple(FORGES), **{name: (name,) for name in FORGES}, "none": ()}
    words = {name: Message(f"creating.forge_{name}").text(dialog.language) for name in offered}
    return offered[dialog.ask_choice(given, "--forge", Message("creating.ask_forge"), words, "both")]


def ask_for_course(
    content: Path,
    dialog: Dialog,
    language: str | None,
    title: str | None,
    id: str | None,
    module: str | None,
    lesson: str | None,
) -> CreationPlan:
    """Return the plan of a course in the catalogue in `content`."""
    catalogue = read_catalogue_folder(content)
    taken = [name for one in catalogue.courses for name in (one.id, one.name)]
    taken += [path.name for path in content.iterdir()]
    tag = _chosen_language(dialog, language, catalogue.language)
    course = _ask_for_first_parts(dialog, tag, title, id, "--title", taken, module, lesson)
    return course_plan(catalogue, course, options_naming_catalogue(content))


def _ask_for_first_parts(
    dialog: Dialog,
    language: str,
    title: str | None,
    id: str | None,
    option: str,
    taken: list[str] | tuple[()],
    module: str | None,
    lesson: str | None,
) -> NewCourse:
    usual = _usual_title("course", language)
    title = dialog.ask_text(title, option, Message("creating.ask_course"), usual, why_empty_or_unprintable)
    found = _chosen_id(dialog, id, title, _usual_id("course", language), taken)
    module = dialog.ask_text(
        module, "--module", Message("creating.ask_module"), _usual_title("module", language), why_empty_or_unprintable
    )
    lesson = dialog.ask_text(
        lesson,
        "--lesson",
        Message("creating.ask_first_lesson"),
        _usual_title("lesson", language),
        why_empty_or_unprintable,
    )
    ids = id_from_title(module, _usual_id("module", language)), id_from_title(lesson, _usual_id("lesson", language))
    return NewCourse(found, title, language, ids[0], module, ids[1], lesson)


def ask_for_module(
    content: Path, dialog: Dialog, course: str | None, title: str | None, id: str | None, lesson: str | None
) -> CreationPlan:
    """Return the plan of a module with one lesson."""
    chosen = _chosen_course(read_catalogue_folder(content), dialog, course)
    language = chosen.language
    title = dialog.ask_text(title, "--title", Message("creating.ask_module"), None, why_empty_or_unprintable)
    found = _chosen_id(dialog, id, title, _usual_id("module", language), [one.id for one in chosen.modules])
    usual = _usual_title("lesson", language)
    lesson = dialog.ask_text(lesson, "--lesson", Message("creating.ask_first_lesson"), usual, why_empty_or_unprintable)
    lesson_id = unused_name(id_from_title(lesson, _usual_id("lesson", language)), chosen.activity_ids())
    return plan_new_module(chosen, found, title, (lesson_id, lesson), options_naming_catalogue(content))


def ask_for_lesson(
    content: Path, dialog: Dialog, course: str | None, module: str | None, title: str | None, id: str | None
) -> CreationPlan:
    """Return the plan of a lesson."""
    chosen = _chosen_course(read_catalogue_folder(content), dialog, course)
    inside = _chosen_module(chosen, dialog, module)
    title = dialog.ask_text(title, "--title", Message("creating.ask_lesson"), None, why_empty_or_unprintable)
    found = _chosen_id(dialog, id, title, _usual_id("lesson", chosen.language), chosen.activity_ids())
    return plan_new_lesson(chosen, inside, found, title, options_naming_catalogue(content))


def ask_for_assessment(
    content: Path,
    dialog: Dialog,
    kind: str | None,
    course: str | None,
    module: str | None,
    title: str | None,
    id: str | None,
) -> CreationPlan:
    """Return the plan of an assessment."""
    chosen = _chosen_course(read_catalogue_folder(content), dialog, course)
    kinds = {one: Message(f"creating.kind_{one}").text(dialog.language) for one in KINDS}
    kind = dialog.ask_choice(kind, "--kind", Message("creating.ask_kind"), kinds, KINDS[0])
    inside = None if kind in AROUND else _chosen_module(chosen, dialog, module)
    usual = _usual_title(kind, chosen.language)
    title = dialog.ask_text(title, "--title", Message("creating.ask_title"), usual, why_empty_or_unprintable)
    found = _chosen_id(dialog, id, title, _usual_id(kind, chosen.language), chosen.activity_ids())
    return plan_new_assessment(chosen, inside, kind, found, title, options_naming_catalogue(content))


def ask_for_question(
    content: Path, dialog: Dialog, type: str | None, page: Path | None, id: str | None
) -> CreationPlan:
    """Return the plan of a question of some type at the end of a page."""
    catalogue = read_catalogue_folder(content)
    if page is None:
        course = _chosen_course(catalogue, dialog, None)
        pages = {one.as_posix(): one.as_posix() for one in _pages_in_order(course)}
        if not pages:
            raise CreationError(NO_PAGES.filled(folder=course.folder.as_posix()))
        page = Path(dialog.ask_choice(None, "--page", Message("creating.ask_page"), pages, None))
    else:
        page = page if page.is_file() else content / page
        course = _course_of(page, catalogue)
    named = {name: one.name for name, one in examples_by_type(dialog.language).items()}
    usual = next(iter(named))
    type = dialog.ask_choice(type, "TYPE", Message("creating.ask_type"), named, usual if dialog.asks else None)
    taken = course.question_ids()
    stem = id_from_title(page.stem.lstrip("0123456789-_. "), _usual_id("question", course.language))
    found = dialog.ask_text(
        id,
        "--id",
        Message("creating.ask_id"),
        next_numbered(stem, taken),
        lambda word: _problem_with_id(word, taken) if is_question_id(word) else BAD_ID.filled(id=word),
    )
    return plan_new_question(page, examples_by_type(course.language)[type], found, options_naming_catalogue(content))


def _pages_in_order(course: CourseFolder) -> list[Path]:
    """Return the pages that the course names, in its order."""
    around = [str(course.settings.get(kind)) for kind in AROUND if course.settings.get(kind)]
    paths = [course.folder / path for path in (*(page for one in course.modules for page in one.lessons), *around)]
    return [path for path in paths if path.is_file()]


def _course_of(page: Path, catalogue: CatalogueFolder) -> CourseFolder:
    """Return the course in whose folder `page` lies. Raises `CreationError` where it lies in none, or is not there."""
    if page.is_file() and page.suffix == ".md":
        real = page.resolve()
        # A course may lie in the folder of another one.
        for course in sorted(catalogue.courses, key=lambda one: -len(one.folder.parts)):
            if real.is_relative_to(course.folder.resolve()):
                return course
    raise CreationError(Message("creating.no_page").filled(file=page.as_posix()))


def _chosen_course(catalogue: CatalogueFolder, dialog: Dialog, given: str | None) -> CourseFolder:
    if not catalogue.courses:
        raise CreationError(NO_COURSES.filled(folder=catalogue.folder.as_posix()))
    offered = {one.id: one.title for one in catalogue.courses}
    by_name = {one.name: one.id for one in catalogue.courses}
    id = dialog.ask_choice(
        by_name.get(given or "", given), "--course", Message("creating.ask_which_course"), offered, None
    )
    return next(one for one in catalogue.courses if one.id == id)


def _chosen_module(course: CourseFolder, dialog: Dialog, given: str | None) -> ModuleEntry:
    modules = {one.id: one for one in course.modules}
    if not modules:
        raise CreationError(Message("creating.no_modules").filled(file=course.settings.path.as_posix()))
    offered = {id: one.title for id, one in modules.items()}
    return modules[dialog.ask_choice(given, "--module", Message("creating.ask_which_module"), offered, [*modules][-1])]


def _chosen_language(dialog: Dialog, given: str | None, usual: str) -> str:
    offered = {tag: language_of(tag).name for tag in content_languages()}
    usual = usual if usual in offered else "en"
    return dialog.ask_choice(given, "--language", Message("creating.ask_language"), offered, usual)


def _chosen_id(
    dialog: Dialog, given: str | None, title: str, otherwise: str, taken: set[str] | list[str] | tuple[()]
) -> str:
    """Return the id that was given, or one made of `title`: it is not asked for, as most authors have no wish about it."""
    if given is None:
        return unused_name(id_from_title(title, otherwise), taken)
    if problem := _problem_with_id(given, taken):
        raise CreationError(problem)
    return given


def _problem_with_id(id: str, taken: set[str] | list[str] | tuple[()]) -> Message | None:
    if not is_id(id):
        return BAD_ID.filled(id=id)
    return TAKEN_ID.filled(id=id) if id in taken else None


def _usual_title(kind: str, language: str) -> str:
    """Return the title that a new thing of `kind` has in the course's language where nobody says another."""
    return Message(f"creating.usual_{kind}").text(language)


def _usual_id(kind: str, language: str) -> str:
    """Return the id of a new thing of `kind` whose title has no letters that an id can have."""
    return Message(f"creating.usual_id_{kind}").text(language)
