# SPDX-License-Identifier: Apache-2.0
"""JSON Schemas (draft-07) of what authors write as YAML, so that editors complete and check it while it is typed.

They come from the tables that the files are read by (`parsing/fields.py`). A schema never refuses what the reader takes; the
reader is the stricter one, as it also knows the other files.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sinau.diagnostics import Message
from sinau.parsing.assessment_fields import ASSESSMENT_FIELDS
from sinau.parsing.course_fields import course_fields
from sinau.parsing.fields import CATALOGUE_FIELDS, LESSON_FIELDS, PAGE_FIELDS
from sinau.parsing.glossary import GLOSSARY_FIELDS
from sinau.source.schema import Field, record_schema

DRAFT = "http://json-schema.org/draft-07/schema#"


@dataclass(frozen=True, slots=True)
class DescribedFile:
    """A kind of file or of front matter that there is a schema for."""

    title: Message
    table: Callable[[], tuple[Field, ...]]

    @property
    def fields(self) -> tuple[Field, ...]:
        """The settings; publications may have added some."""
        return self.table()


SCHEMAS = {
    "catalogue": DescribedFile(Message("settings.schemas_catalogue"), lambda: CATALOGUE_FIELDS),
    "course": DescribedFile(Message("settings.schemas_course"), course_fields),
    "lesson": DescribedFile(Message("settings.schemas_lesson"), lambda: LESSON_FIELDS),
    "assessment": DescribedFile(Message("settings.schemas_assessment"), lambda: ASSESSMENT_FIELDS),
    "glossary": DescribedFile(Message("settings.schemas_glossary"), lambda: GLOSSARY_FIELDS),
    "page": DescribedFile(Message("settings.schemas_page"), lambda: PAGE_FIELDS),
}


def schema_text(name: str, language: str) -> str:
    """Return the schema `name`, a key of `SCHEMAS`, as JSON with descriptions in `language`."""
    described = SCHEMAS[name]
    schema = {
        "$schema": DRAFT,
        "title": described.title.text(language),
        **record_schema(described.fields, language),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path, language: str) -> list[Path]:
    """Write every schema into `folder` as `<name>.schema.json`; return the files. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name in SCHEMAS:
        path = folder / f"{name}.schema.json"
        path.write_text(schema_text(name, language), encoding="utf-8", newline="\n")
        written.append(path)
    return written
