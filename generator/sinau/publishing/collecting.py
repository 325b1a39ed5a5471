# SPDX-License-Identifier: Apache-2.0
"""The files of the page that takes in what learners hand on."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import cast

from sinau.model.catalogue import Catalogue
from sinau.model.rendered import JsonValue, RenderedCourse
from sinau.publishing.brand_styles import player_style
from sinau.publishing.built_files import built_file
from sinau.publishing.later_scripts import script_json
from sinau.publishing.outlines import course_data
from sinau.publishing.player import built_styles, player_templates, theme_text
from sinau.publishing.tokens import forced_colour_style, player_colour_style
from sinau.texts import has_section, language_of, languages, words

SECTION = "collect"
WORKER = "sw.js"
# In the order in which the page uses them: the player's colours and fonts first.
STYLES = ("built/style.css", "built/collect.css")


def collecting_files(
    catalogue: Catalogue, courses: Iterable[RenderedCourse], fields: Iterable[Mapping[str, JsonValue]]
) -> dict[str, bytes]:
    """Return the files of the page by their names: the page, its script, its style, and what the build knows."""
    language = page_language(catalogue)
    spoken = [tag for tag in sorted(languages()) if has_section(tag, SECTION)]
    known: JsonValue = {
        "catalogue": catalogue.id or "",
        "title": " · ".join(text for text in (catalogue.publisher, catalogue.title) if text),
        "fields": [dict(field) for field in fields],
        "courses": [_course_for_collecting(one, catalogue) for one in courses],
        "words": {tag: dict(words(SECTION, tag)) for tag in spoken},
        "directions": {tag: language_of(tag).direction for tag in spoken},
    }
    page = (
        player_templates()
        .from_string(theme_text("collect/index.html.j2"))
        .render(
            language=language,
            direction=language_of(language).direction,
            title=page_title(language),
            no_scripts=words("page", language)["no_scripts"],
        )
    )
    style = player_colour_style() + built_styles(STYLES) + forced_colour_style() + player_style(catalogue.branding)
    return {
        "index.html": page.encode(),
        "collect.css": style.encode(),
        "collect.js": built_file("sinau_theme", "built/collect.js"),
        "courses.js": f"window.sinauCollecting={script_json(known)};\n".encode(),
    }


def page_language(catalogue: Catalogue) -> str:
    """Return the language that the page has before a supervisor's browser has said its own."""
    return next((one for one in catalogue.languages if has_section(one, SECTION)), "en")


def page_title(language: str) -> str:
    """Return what the page is called, in a tab and on a home screen."""
    return str(words(SECTION, language)["collect_title"])


def with_worker(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return `files` with the worker that keeps them, which knows the content of each."""
    known: JsonValue = [[name, sha256(content).hexdigest()] for name, content in files.items()]
    script = f"self.sinauFiles={script_json(known)};\n".encode() + built_file("sinau_theme", "built/collect_sw.js")
    return {**files, WORKER: script}


def _course_for_collecting(course: RenderedCourse, catalogue: Catalogue) -> dict[str, JsonValue]:
    """Return the outline of `course` with what its questions ask and what their answers are called."""
    data = course_data(course, SECTION, catalogue.id)
    for entry, activity in zip(cast("list[dict[str, JsonValue]]", data["activities"]), course.activities, strict=True):
        for info, question in zip(
            cast("list[dict[str, JsonValue]]", entry["questions"]), activity.questions, strict=True
        ):
            info |= {"prompt": question.prompt, "labels": dict(question.labels)}
    return data
