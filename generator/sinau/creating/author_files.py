# SPDX-License-Identifier: Apache-2.0
"""The author's files as far as something new needs them: which courses, modules, pages and ids there are, and their places."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sinau.creating.planning import CreationError, TextChange, read_text
from sinau.creating.templates import yaml_value
from sinau.creating.yaml_insertion import Item, Step, plain_values_of, with_item, with_setting
from sinau.diagnostics import Message, Report
from sinau.model.page import SourceText
from sinau.parsing.course import COURSE_FILE
from sinau.parsing.fields import CATALOGUE_FIELDS, COURSE_FIELDS, LANGUAGES, LESSON_FIELDS, MODULE_FIELDS
from sinau.parsing.ids_lock import read_lock
from sinau.parsing.settings_files import CATALOGUE_FILE
from sinau.source.files import LOCK_NAME
from sinau.source.front_matter import read_front_matter
from sinau.source.schema import Field
from sinau.source.yaml import YamlMapping, read_yaml

NO_CATALOGUE = Message("creating.no_catalogue")
NOT_READ = Message("creating.not_read")
ADD_BY_HAND = Message("creating.add_by_hand")
QUESTION = re.compile(r"^:{3,}[ \t]*(?:question|soal)[ \t]+([a-z][a-z0-9-]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A YAML file of the author's: its text, and the values of `fields` in it by their English keys, also in lists of settings."""

    path: Path
    text: str
    fields: tuple[Field, ...]
    values: dict[str, Any]

    @property
    def is_indonesian(self) -> bool:
        """Whether most of its keys are spelled in Indonesian."""
        keys = self.values.keys()
        spelled = [
            one.indonesian in keys for one in self.fields if one.name != one.indonesian and _has_field(keys, one)
        ]
        return sum(spelled) * 2 > len(spelled)

    def key(self, name: str) -> str:
        """Return the key of the setting `name` as it is written, or as it would be written here."""
        return _spelled_key(self.fields, name, self.values, self.is_indonesian)

    def get(self, name: str) -> Any:
        """Return what the setting `name` says; `None` where it is not there."""
        return self.values.get(self.key(name))

    def words_in_list(self, name: str) -> list[str]:
        """Return the words in the list `name`."""
        found = self.get(name)
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []

    def with_item(self, path: tuple[Step, ...], item: Item) -> TextChange:
        """Return the file with `item` behind those of the list that `path` leads to; keys in it are as they are written there."""
        after = with_item(self.text, path, item, yaml_value)
        return self._as_change(after, f"{path[-1]}: {item}" if isinstance(item, str) else f"{path[-1]}: …")

    def with_setting(self, name: str, value: str) -> TextChange:
        """Return the file with the setting `name` behind the others."""
        after = with_setting(self.text, self.key(name), yaml_value(value))
        return self._as_change(after, f"{self.key(name)}: {value}")

    def _as_change(self, after: str | None, line: str) -> TextChange:
        if after is None:
            raise CreationError(ADD_BY_HAND.filled(file=self.path.as_posix(), line=line))
        return TextChange(self.text, after)


def _has_field(keys: Any, field: Field) -> bool:
    return field.name in keys or field.indonesian in keys


def _spelled_key(fields: tuple[Field, ...], name: str, values: dict[str, Any], indonesian: bool) -> str:
    field = next(one for one in fields if one.name == name)
    written = [key for key in (field.name, field.indonesian) if key in values]
    return written[0] if written else field.spelling(indonesian)


def _read_settings(path: Path, fields: tuple[Field, ...]) -> SettingsFile:
    """Return the settings in the file `path`. Raises `CreationError` where it is not YAML with settings."""
    text, report = read_text(path), Report()
    node = read_yaml(path.as_posix(), text.removeprefix("\ufeff"), report)
    if not isinstance(node, YamlMapping) or report.errors:
        raise CreationError(NOT_READ.filled(file=path.as_posix(), content=path.parent.as_posix()))
    return SettingsFile(path, text, fields, plain_values_of(node))


@dataclass(frozen=True, slots=True)
class ModuleEntry:
    """A module in `course.yml`: its number there, id and title, its pages' paths from the course's folder, and where their list is."""

    number: int
    id: str
    title: str
    lessons: tuple[str, ...]
    list_path: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class CourseFolder:
    """A course of the author's: its `folder` on the disk, its settings, and its name in the catalogue."""

    folder: Path
    name: str
    settings: SettingsFile

    @property
    def id(self) -> str:
        """Its id, or the name of its folder."""
        return str(self.settings.get("id") or self.name)

    @property
    def title(self) -> str:
        """Its title."""
        return str(self.settings.get("title") or self.id)

    @property
    def language(self) -> str:
        """The tag of its language."""
        written = str(self.settings.get("language") or "en").casefold()
        return LANGUAGES.get(written, written)

    @property
    def modules(self) -> list[ModuleEntry]:
        """Its modules in their order."""
        key, found = self.settings.key("modules"), self.settings.get("modules")
        entries = []
        for number, one in enumerate(found if isinstance(found, list) else ()):
            if isinstance(one, dict):
                id, title, lessons = (self.module_key(name, one) for name in ("id", "title", "lessons"))
                listed = one.get(lessons)
                pages = [page for page in listed if isinstance(page, str)] if isinstance(listed, list) else []
                name = str(one.get(id) or number + 1)
                entries.append(
                    ModuleEntry(number, name, str(one.get(title) or name), tuple(pages), (key, number, lessons))
                )
        return entries

    def module_key(self, name: str, like: dict[str, Any] | None = None) -> str:
        """Return the key of a module's setting as it is written in the module `like`, or in this file."""
        return _spelled_key(MODULE_FIELDS, name, like or {}, self.settings.is_indonesian)

    def pages(self) -> Iterator[Path]:
        """Yield the Markdown files in its folder, sorted."""
        yield from sorted(self.folder.rglob("*.md"))

    def activity_ids(self) -> set[str]:
        """Return the ids of its lessons and assessments, those of earlier ones as well: their numbers stay theirs."""
        return self._page_ids() | set(read_lock(self._read_lock_text())[0].activities)

    def question_ids(self) -> set[str]:
        """Return the ids of its questions, those of earlier ones as well."""
        asked = {id for page in self.pages() for id in QUESTION.findall(read_text(page))}
        return asked | set(read_lock(self._read_lock_text())[0].questions)

    def _read_lock_text(self) -> SourceText | None:
        path = self.folder / LOCK_NAME
        return SourceText(path.as_posix(), read_text(path)) if path.is_file() else None

    def _page_ids(self) -> set[str]:
        found = set()
        for page in self.pages():
            front, _ = read_front_matter(SourceText(page.as_posix(), read_text(page)))
            values = plain_values_of(front.settings) if front.settings else {}
            found |= {str(values[key]) for key in _keys_of_id() if isinstance(values.get(key), str)}
        return found


def _keys_of_id() -> tuple[str, str]:
    field = next(one for one in LESSON_FIELDS if one.name == "id")
    return field.name, field.indonesian


@dataclass(frozen=True, slots=True)
class CatalogueFolder:
    """A catalogue of the author's: its folder, its settings, and its courses in their order."""

    folder: Path
    settings: SettingsFile
    courses: tuple[CourseFolder, ...]

    @property
    def language(self) -> str:
        """The tag of its first language."""
        return next(iter(self.settings.words_in_list("languages")), "id")


def read_catalogue_folder(folder: Path) -> CatalogueFolder:
    """Return the catalogue in `folder`. Raises `CreationError` where there is none, or where its settings cannot be read."""
    path = folder / CATALOGUE_FILE
    if not path.is_file():
        raise CreationError(NO_CATALOGUE.filled(folder=folder.as_posix()))
    settings = _read_settings(path, CATALOGUE_FIELDS)
    found = {posixpath.relpath(one.parent.as_posix(), folder.as_posix()) for one in folder.rglob(COURSE_FILE)}
    listed = [name.strip("/") for name in settings.words_in_list("courses")]
    names = [*(name for name in listed if name in found), *sorted(found - set(listed))]
    courses = (
        CourseFolder(folder / name, name, _read_settings(folder / name / COURSE_FILE, COURSE_FIELDS)) for name in names
    )
    return CatalogueFolder(folder, settings, tuple(courses))
