# SPDX-License-Identifier: Apache-2.0
"""A package's sheet as files, one for each language, to read on a screen, to print and to pass on.

Several files rather than one: administrators are given a file in their language, and need no button to choose.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from sinau.diagnostics import Message
from sinau.model.rendered import Rendered
from sinau.output.artefact import Artefact
from sinau.texts import has_section, language_of, language_of_content, languages
from sinau_scorm.package_format import PackageFormat
from sinau_scorm.sheet.sections import sheet_sections

WORDS = {
    "sheet": Message("sheet.words_sheet"),
    "pdf": Message("sheet.words_pdf"),
    "print": Message("sheet.words_print"),
}


def sheet_languages() -> dict[str, str]:
    """Return the names of the languages that sheets are written in, by their tags; Indonesian, where most of them go, first."""
    found = sorted((tag for tag in languages() if has_section(tag, "sheet")), key=lambda tag: (tag != "id", tag))
    return {tag: language_of(tag).name for tag in found}


def files_beside(form: PackageFormat, rendered: Rendered, artefact: Artefact) -> Mapping[str, bytes]:
    """Return the sheets of `artefact`, the one course of `rendered` in `form`, by the ends of their names (`id.html`)."""
    return {
        f"{language}.html": sheet_html(form, rendered, artefact, language).encode()
        for language in sorted(sheet_languages())
    }


def sheet_html(form: PackageFormat, rendered: Rendered, artefact: Artefact, language: str) -> str:
    """Return the sheet in `language`, with links to its neighbours."""
    (course,) = rendered.courses
    return _template().render(
        language=language,
        languages=sheet_languages(),
        direction=language_of(language).direction,
        own_direction=language_of_content(course.course.language).direction,
        words={name: word.text(language) for name, word in WORDS.items()},
        course=course.course,
        stem=artefact.path.name.removesuffix(".zip"),
        pdf=rendered.pdf,
        sections=sheet_sections(form, rendered.catalogue, course, artefact),
        style=Markup(_text_of_file("style.css")),  # noqa: S704 - ours
    )


def _text_of_file(name: str) -> str:
    return (files("sinau_scorm") / "sheet" / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        loader=FunctionLoader(_text_of_file),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")
