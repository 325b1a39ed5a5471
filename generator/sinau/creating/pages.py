# SPDX-License-Identifier: Apache-2.0
"""Plans of new modules, lessons, assessments and questions in a course that is there."""

import posixpath
from pathlib import Path

from sinau.creating.author_files import CourseFolder, ModuleEntry
from sinau.creating.catalogues import EDIT, SHOW, lesson_text
from sinau.creating.examples import Example
from sinau.creating.names import numbered_file_name
from sinau.creating.planning import CreationError, CreationPlan, TextChange, read_text
from sinau.creating.templates import fill_template, template_text, yaml_value
from sinau.creating.yaml_insertion import Item
from sinau.diagnostics import Message, Report
from sinau.markdown.directives import scan_directives
from sinau.model.page import SourceText
from sinau.source.front_matter import read_front_matter

AROUND = ("pretest", "exam")
KINDS = ("quiz", *AROUND)
HAS_ONE = Message("creating.has_one")
OPEN_DIRECTIVE = Message("creating.open_directive")
CHECK = Message("creating.check")


def plan_new_module(course: CourseFolder, id: str, title: str, lesson: tuple[str, str], options: str) -> CreationPlan:
    """Return the plan of a module with one lesson, of which `lesson` are id and title."""
    folders = dict.fromkeys(page.split("/")[0] for one in course.modules for page in one.lessons if "/" in page)
    path = f"{numbered_file_name(id, folders)}/{numbered_file_name(lesson[0], ())}.md"
    item: Item = {course.module_key("id"): id, course.module_key("title"): title, course.module_key("lessons"): [path]}
    change = course.settings.with_item((course.settings.key("modules"),), item)
    text = lesson_text(course.language, lesson[0], lesson[1], lesson[0])
    return _plan_page(course, path, text, change, options)


def plan_new_lesson(course: CourseFolder, module: ModuleEntry, id: str, title: str, options: str) -> CreationPlan:
    """Return the plan of a lesson at the end of `module`."""
    path = _path_of_new_page(module, id, course)
    change = course.settings.with_item(module.list_path, path)
    return _plan_page(course, path, lesson_text(course.language, id, title, id), change, options)


def plan_new_assessment(
    course: CourseFolder, module: ModuleEntry | None, kind: str, id: str, title: str, options: str
) -> CreationPlan:
    """Return the plan of an assessment: a quiz at the end of `module`, or the course's pretest or exam."""
    if kind in AROUND:
        if written := course.settings.get(kind):
            raise CreationError(HAS_ONE.filled(kind=Message(f"creating.kind_{kind}"), file=str(written)))
        path = f"{id}.md"
        change = course.settings.with_setting(kind, path)
    else:
        assert module
        path = _path_of_new_page(module, id, course)
        change = course.settings.with_item(module.list_path, path)
    text = fill_template(template_text(f"{kind}.md", course.language), id=id, title=yaml_value(title), question=id)
    return _plan_page(course, path, text, change, options)


def _path_of_new_page(module: ModuleEntry, id: str, course: CourseFolder) -> str:
    """Return where a page `id` of `module` lies: in the folder of its last page, numbered as those there are."""
    if module.lessons:
        folder = posixpath.dirname(module.lessons[-1])
        beside = [posixpath.basename(page) for page in module.lessons if posixpath.dirname(page) == folder]
    else:
        folders = dict.fromkeys(page.split("/")[0] for one in course.modules for page in one.lessons if "/" in page)
        folder, beside = numbered_file_name(module.id, folders), []
    return posixpath.join(folder, f"{numbered_file_name(id, beside)}.md")


def _plan_page(course: CourseFolder, path: str, text: str, change: TextChange, options: str) -> CreationPlan:
    file = course.folder / path
    go_on = (EDIT.filled(file=file.as_posix()), SHOW.filled(options=options), CHECK.filled(options=options))
    return CreationPlan({file: text}, {course.settings.path: change}, go_on=go_on)


def plan_new_question(page: Path, example: Example, id: str, options: str) -> CreationPlan:
    """Return the plan of a question at the end of `page`. Raises `CreationError` where that would stand in something else."""
    before = read_text(page)
    source = SourceText(page.as_posix(), before.removeprefix("\ufeff").replace("\r\n", "\n"))
    report = Report()
    front, _ = read_front_matter(source)
    scan_directives(source, front.body_start, report)
    if report.errors:
        raise CreationError(OPEN_DIRECTIVE.filled(file=page.as_posix(), options=options))
    end = "\r\n" if "\r\n" in before else "\n"
    question = example.with_id(id).replace("\n", end)
    after = f"{before.rstrip()}{end}{end}{question}"
    go_on = (EDIT.filled(file=page.as_posix()), CHECK.filled(options=options))
    return CreationPlan(changed={page: TextChange(before, after)}, go_on=go_on)
