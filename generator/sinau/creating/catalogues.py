# SPDX-License-Identifier: Apache-2.0
"""Plans of a new catalogue and of a new course: each begins with a module and a lesson that has a question, so that it can be built at once."""

from dataclasses import dataclass
from pathlib import Path

from sinau.creating.author_files import CatalogueFolder
from sinau.creating.names import numbered_file_name
from sinau.creating.planning import CreationPlan
from sinau.creating.templates import fill_template, template_text, yaml_value
from sinau.diagnostics import Message
from sinau.extensions import default_publications, publications
from sinau.parsing.course import COURSE_FILE
from sinau.parsing.settings_files import CATALOGUE_FILE

EDIT = Message("creating.edit")
SHOW = Message("creating.show")
BUILD = Message("creating.build")
GO_INTO = Message("creating.go_into")
WRITE_ON = Message("creating.write_on")


@dataclass(frozen=True, slots=True)
class NewCourse:
    """What is to be known of a course that is not there yet: ids, titles, the tag of its language."""

    id: str
    title: str
    language: str
    module_id: str
    module: str
    lesson_id: str
    lesson: str

    @property
    def lesson_path(self) -> str:
        """The path of its first lesson in its folder."""
        return f"{numbered_file_name(self.module_id, ())}/{numbered_file_name(self.lesson_id, ())}.md"


def course_files(folder: Path, course: NewCourse) -> dict[Path, str]:
    """Return the files of `course`, whose folder is to be `folder`."""
    objective = course.lesson_id
    settings = fill_template(
        template_text("course.yml", course.language),
        id=course.id,
        title=yaml_value(course.title),
        language=course.language,
        objective=objective,
        module_id=course.module_id,
        module=yaml_value(course.module),
        lesson_file=yaml_value(course.lesson_path),
    )
    lesson = lesson_text(course.language, course.lesson_id, course.lesson, course.lesson_id, objective)
    return {folder / COURSE_FILE: settings, folder / course.lesson_path: lesson}


def lesson_text(language: str, id: str, title: str, question: str, objective: str = "") -> str:
    """Return a lesson to begin with; `question` is what the id of its question begins with."""
    text = template_text("lesson.md", language)
    key = "tujuan" if "\njudul:" in text else "objectives"
    line = f"{key}: [{objective}]\n" if objective else ""
    return fill_template(text, id=id, title=yaml_value(title), objectives_line=line, question=question)


def plan_new_catalogue(folder: Path, content: Path, title: str, publisher: str, course: NewCourse) -> CreationPlan:
    """Return the plan of a catalogue with one course in the folder `content` of `folder`, in which the next commands are to be given."""
    text = template_text(CATALOGUE_FILE, course.language)
    key = "penerbit" if "\njudul:" in text else "publisher"
    chosen = default_publications()
    settings = fill_template(
        text,
        title=yaml_value(title),
        publisher_line=f"{key}: {yaml_value(publisher)}\n" if publisher else "",
        language=course.language,
        course=course.id,
        publications=", ".join(chosen),
        other_publications=", ".join(name for name in publications() if name not in chosen),
    )
    index = fill_template(template_text("index.md", course.language), title=yaml_value(title))
    files = {content / CATALOGUE_FILE: settings, content / "index.md": index}
    files |= course_files(content / course.id, course)
    first = (content / course.id / course.lesson_path).as_posix()
    steps = (SHOW.filled(options=""), BUILD.filled(options=""), WRITE_ON)
    into = () if folder == Path() else (GO_INTO.filled(folder=folder.as_posix()),)
    return CreationPlan(files, go_on=(EDIT.filled(file=first), *into, *steps))


def plan_new_course(catalogue: CatalogueFolder, course: NewCourse, options: str) -> CreationPlan:
    """Return the plan of `course` in `catalogue`, and in its list of courses where it has one."""
    listed = catalogue.settings.key("courses") if catalogue.settings.get("courses") is not None else ""
    changed = {catalogue.settings.path: catalogue.settings.with_item((listed,), course.id)} if listed else {}
    folder = catalogue.folder / course.id
    first = (folder / course.lesson_path).as_posix()
    return CreationPlan(
        course_files(folder, course), changed, go_on=(EDIT.filled(file=first), SHOW.filled(options=options))
    )
