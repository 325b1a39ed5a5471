# SPDX-License-Identifier: Apache-2.0
"""The parts of an index as classic scripts (`fetch` does not work on `file://`)."""

from collections.abc import Iterable

from sinau.model.glossary import Term
from sinau.model.rendered import JsonValue, RenderedCourse
from sinau.publishing.later_scripts import script_json
from sinau.search.files import search_parts
from sinau.search.pages import search_page_of_activity
from sinau.search.synonyms import related_terms


def index_part_script(name: str, part: JsonValue) -> bytes:
    """Return the script that hands a part of an index to the search."""
    return f"sinau.part({script_json(name)},{script_json(part)});\n".encode()


def script_prefix(document: str) -> str:
    """Return what the names of the parts of the index of a `document` of the player begin with."""
    return f"search-{document.removesuffix('.html')}-"


def has_search_index(course: RenderedCourse) -> bool:
    """Tell whether a document that shows `course` has an index: there is more than one activity to find."""
    return len(course.activities) > 1


def index_scripts_of_document(document: str, course: RenderedCourse, terms: Iterable[Term]) -> dict[str, bytes]:
    """Return the parts of the index of `document`, which shows `course`, by their names; none where there is no need of one."""
    if not has_search_index(course):
        return {}
    pages = [search_page_of_activity(course, one, f"#{one.activity.id}", named=False) for one in course.activities]
    parts = search_parts(pages, related_terms((*course.course.terms, *terms)))
    return {f"{script_prefix(document)}{name}.js": index_part_script(name, part) for name, part in parts.items()}
