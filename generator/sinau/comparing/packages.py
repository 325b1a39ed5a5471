# SPDX-License-Identifier: Apache-2.0
"""Reads a package that Sinau has made, whatever its format: the player's JSON stands in each one's page, or pages, or beside it."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sinau.archive import Archive, ArchiveError, open_archive
from sinau.comparing.outline import BETWEEN, ComparedState, PageTexts, UnreadableError, outline_of_data
from sinau.comparing.wording import Wording, read_page_wordings
from sinau.diagnostics import Message, Span
from sinau.extensions import publications
from sinau.model.rendered import JsonValue
from sinau.publishing.outlines import find_course_data

ARTICLE = re.compile(r'<article class="activity".*?</article>', re.DOTALL)
DELIVERY = re.compile(r"sinau\.deliver\((.*)\);\s*\Z", re.DOTALL)
NO_ZIP = Message("updates.packages_no_zip")
NOT_OURS = Message("updates.packages_not_ours")


def read_package(path: Path) -> ComparedState:
    """Return the state in the zip at `path`. Raises `UnreadableError` when it is none of ours, `OSError` as usual."""
    try:
        with open_archive(path) as archive:
            return _read_archive(archive, path.name)
    except ArchiveError as error:
        raise UnreadableError(NO_ZIP, name=path.name, reason=error) from error


def _read_archive(archive: Archive, name: str) -> ComparedState:
    documents: list[dict[str, JsonValue]] = []
    pages = PageTexts({}, {})
    for document in archive.names:
        if "/" in document or not document.endswith(".html"):
            continue
        page = _text_of_file(archive, document)
        found = find_course_data(page, lambda address: _text_of_file(archive, address))
        data = _parsed_json(found.text) if found else None
        if isinstance(data, dict):
            documents.append(data)
            pages = _add_pages(archive, page, data, pages)
    if not documents:
        raise UnreadableError(NOT_OURS, name=name)
    course = outline_of_data(_join_parts(documents), pages, Span(name), {}, None)
    kept = (one.kept(lambda file: _text_of_file(archive, file)) for one in publications().values() if one.kept)
    items = next((found for found in kept if found), ())
    units = {activity: unit for data in documents for activity, unit in _units_by_activity(data)}
    catalogue = str(documents[0].get("catalogue", ""))
    publication = str(documents[0].get("publication", ""))
    return ComparedState({course.id: replace(course, units=units)}, True, publication, items, catalogue, settled=True)


def _join_parts(documents: list[dict[str, JsonValue]]) -> dict[str, JsonValue]:
    """Return the course whose parts `documents` are, when there are several (`sinau.publishing.parts`)."""
    if len(documents) == 1:
        return documents[0]
    activities: list[JsonValue] = []
    for data in documents:
        found = data.get("activities")
        activities += found if isinstance(found, list) else [None]
    return documents[0] | {"id": str(documents[0].get("id")).partition(BETWEEN)[0], "activities": activities}


def _units_by_activity(data: dict[str, JsonValue]) -> Iterator[tuple[str, str]]:
    """Yield each activity of a document, and the part under which an LMS keeps what was done in it."""
    unit = str(data.get("id")).partition(BETWEEN)[2]
    entries = data.get("activities")
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict):
            yield str(entry.get("id")), unit


def _add_pages(archive: Archive, page: str, data: dict[str, JsonValue], before: PageTexts) -> PageTexts:
    texts = dict(before.texts)
    wordings: dict[str, Wording] = dict(before.wordings)
    entries = data.get("activities")
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict):
            text, found = read_page_wordings(_html_of_activity(archive, page, entry.get("script")))
            texts[str(entry.get("id"))] = text
            wordings |= found
    return PageTexts(texts, wordings)


def _html_of_activity(archive: Archive, page: str, script: JsonValue) -> str:
    """Return an activity's HTML: the first one stands in the page, each other one in a script of its own."""
    if not isinstance(script, str):
        found = ARTICLE.search(page)
        return found[0] if found else ""
    delivery = DELIVERY.match(_text_of_file(archive, script))
    words = _parsed_json(f"[{delivery[1]}]") if delivery else None
    return str(words[1]) if isinstance(words, list) and len(words) == 2 else ""


def _text_of_file(archive: Archive, name: str) -> str:
    return archive.read(name).decode("utf-8", "replace") if name in archive else ""


def _parsed_json(text: str) -> JsonValue:
    try:
        value: JsonValue = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value
