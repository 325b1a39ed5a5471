# SPDX-License-Identifier: Apache-2.0
"""The files of the player for one course, in every package and in the offline edition: documents, scripts, media.

A publication calls `player_tree` or `documents_tree` and adds what its format needs (a manifest, say).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import PurePosixPath

from sinau.answers import LONG_TEXT
from sinau.model.catalogue import Catalogue
from sinau.model.rendered import JsonValue, RenderedActivity, RenderedCourse
from sinau.output.filetree import FileTree
from sinau.publishing.built_files import built_file
from sinau.publishing.button_help import BUTTONS_SCRIPT, button_help_script
from sinau.publishing.handing_on import HANDED_ON
from sinau.publishing.later_scripts import script_json, view_script, view_script_name
from sinau.publishing.linking import Addresses
from sinau.publishing.outlines import course_data, is_large_outline, outline_script
from sinau.publishing.player import (
    ANSWERS,
    DEFERRED,
    HANDING_ON,
    HANDING_ON_STYLE,
    INDEX,
    LATER_STYLES,
    OUTLINE,
    SCRIPT,
    SEARCH,
    article_html,
    built_styles,
    deferred_script,
    index_page,
    interface_strings,
    needs_answers_script,
    objective_key,
    search_script,
    view_strings,
)
from sinau.publishing.question_views import views_of
from sinau.publishing.search_scripts import has_search_index, index_scripts_of_document, script_prefix
from sinau.publishing.tokens import forced_colour_style

UNSAFE = re.compile(r"[^a-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class PlayerVariant:
    """What differs between the publications that fill the player: `name` of the publication, `script` that drives the page.

    `answers` is the path of the bundle with further kinds of answers (a package and a file in it); `text_bytes` how many bytes of a
    long text the LMS has room for. `lms`: it is for an LMS, which has the results.
    """

    name: str
    script: bytes
    answers: tuple[str, str] = ("sinau_theme", "built/answers.js")
    text_bytes: int = LONG_TEXT
    lms: bool = True


def player_tree(catalogue: Catalogue, course: RenderedCourse, publication: str, script: bytes) -> FileTree:
    """Return the files of the player for `course`: page, scripts, one for each further activity, media.

    `script` is the bundle that drives the page. All names are lower-case ASCII with an extension and no two share a
    base name, because the Open edX XBlock before 19.0.5 finds files by base name only.
    """
    return documents_tree(catalogue, {INDEX: course}, PlayerVariant(publication, script, lms=False))[0]


class ActivityArticles(Mapping[str, str]):
    """The articles of `course` by their ids, each made when it is asked for."""

    def __init__(self, course: RenderedCourse, addresses: Addresses) -> None:
        self._course, self._addresses = course, addresses
        self._activities = {one.activity.id: one for one in course.activities}

    def __getitem__(self, id: str) -> str:
        return article_html(self._activities[id], self._course, self._addresses)

    def __iter__(self) -> Iterator[str]:
        return iter(self._activities)

    def __len__(self) -> int:
        return len(self._activities)


def documents_tree(
    catalogue: Catalogue, documents: Mapping[str, RenderedCourse], edition: PlayerVariant, indexed: bool = True
) -> tuple[FileTree, dict[str, tuple[str, ...]]]:
    """Return what `player_tree` does for several documents that share scripts and media, and which files each needs.

    `documents` has a course, or a part of one, for the name of each document; the document itself is the first of its files.
    `indexed`: the parts of the search's indexes are among the files. The script of an activity is made when somebody wants it.
    """
    logo = [catalogue.branding.logo] if catalogue.branding.logo else []
    shown = {
        name: [path for activity in course.activities for path in activity.media] for name, course in documents.items()
    }
    media = media_names([*(path for paths in shown.values() for path in paths), *logo], documents)
    tree = FileTree()
    needed: dict[str, tuple[str, ...]] = {}
    indexes = {
        name: index_scripts_of_document(name, course, catalogue.terms) if indexed else {}
        for name, course in documents.items()
        if has_search_index(course)
    }
    deferred = [name for name in DEFERRED if name != HANDING_ON or _may_hand_on_results(documents, edition)]
    for document, course in documents.items():
        addresses = _addresses(course, media)
        pages = ActivityArticles(course, addresses)
        data = document_data(course, edition, catalogue)
        outline = outline_name(document) if is_large_outline(data) else ""
        if outline:
            tree.add(outline, outline_script(data))
        page = index_page(course, data, outline, pages, catalogue, "".join(f"media/{media[path]}" for path in logo))
        tree.add(document, page.encode())
        for activity in course.activities[1:]:
            tree.add_later(script_name(activity), partial(delivery_script_bytes, activity, pages))
        scripts = (script_name(activity) for activity in course.activities[1:])
        pictures = sorted({f"media/{media[path]}" for path in (*shown[document], *logo)})
        before = (ANSWERS,) if needs_answers_script(course) else ()
        views = map(view_script_name, views_of(course.types))
        after = (outline,) if outline else ()
        search = (SEARCH, *indexes[document]) if document in indexes else ()
        needed[document] = (
            document,
            *before,
            SCRIPT,
            *after,
            *deferred,
            BUTTONS_SCRIPT,
            *search,
            *views,
            *scripts,
            *pictures,
        )
    add_scripts(tree, documents, edition, indexes)
    for path, name in media.items():
        tree.add(f"media/{name}", catalogue.media[path].published)
    return tree, needed


def add_scripts(
    tree: FileTree,
    documents: Mapping[str, RenderedCourse],
    edition: PlayerVariant,
    indexes: Mapping[str, Mapping[str, bytes]],
) -> None:
    """Add to `tree` all scripts that `documents` share, and the `indexes` of their searches: scripts by name, by document.

    The documents stand in it already, with the outlines of large courses.
    """
    courses = documents.values()
    if any(needs_answers_script(course) for course in courses):
        tree.add(ANSWERS, built_file(*edition.answers))
    large = any(outline_name(document) in tree for document in documents)
    tree.add(SCRIPT, edition.script + (built_file("sinau_theme", "built/large.js") if large else b""))
    languages = sorted({course.course.language for course in courses})
    style = forced_colour_style() + built_styles(LATER_STYLES)
    tree.add("care.js", _add_search(tree, indexes, languages) + deferred_script("care.js", languages, style))
    objectives = {
        course.course.language: {objective_key(one.id): one.text for one in course.course.objectives}
        for course in courses
    }
    tree.add("assess.js", deferred_script("assess.js", languages, style, objectives))
    tree.add(BUTTONS_SCRIPT, button_help_script(languages, edition.name, lms=edition.lms))
    if _may_hand_on_results(documents, edition):
        tree.add(HANDING_ON, deferred_script(HANDING_ON, languages, built_styles((HANDING_ON_STYLE,))))
    for view in views_of(name for course in courses for name in course.types).values():
        tree.add(view_script_name(view.type), view_script(view, view_strings(languages)))


def _may_hand_on_results(documents: Mapping[str, RenderedCourse], edition: PlayerVariant) -> bool:
    """Tell whether learners may hand on results."""
    return not edition.lms or any(course.course.settings.get("hand_on_in_lms") for course in documents.values())


def _addresses(course: RenderedCourse, media: Mapping[str, str]) -> Addresses:
    """Return the addresses in a document of `course`: what it does not hold becomes text."""
    own = course.whole or course.course.id
    held = {activity.activity.id for activity in course.activities}
    return Addresses(
        media=lambda path: f"media/{media[path]}" if path in media else None,
        activity=lambda course_id, activity, anchor: (
            f"#{activity}{':' + anchor if anchor else ''}" if course_id == own and activity in held else None
        ),
        page=lambda _file, _anchor: None,
        beside=str(interface_strings(course.course.language)["new_window"]),
    )


def document_data(course: RenderedCourse, edition: PlayerVariant, catalogue: Catalogue) -> dict[str, JsonValue]:
    """Return what the player has to know of `course`, which is a document's: `player/types.js` describes it."""
    data = course_data(course, edition.name, catalogue.id, edition.text_bytes)
    if edition.lms and not data.get("hand_on_in_lms"):
        for name in HANDED_ON:
            data.pop(name, None)
    # Only results show what an objective says.
    data["objectives"] = [{"id": objective.id} for objective in course.course.objectives]
    for entry, activity in zip(data["activities"], course.activities, strict=True):  # type: ignore[arg-type]
        assert isinstance(entry, dict)
        first = activity is course.activities[0]
        entry["script"] = None if first else script_name(activity)
    views = views_of(course.types)
    if views:
        data["views"] = {name: view_script_name(name) for name in views}
    return data


def outline_name(document: str) -> str:
    """Return the name of the script that has the outline of a large course for `document`."""
    return OUTLINE if document == INDEX else f"outline-{document.removesuffix('.html')}.js"


def script_name(activity: RenderedActivity) -> str:
    """Return the name of the classic script that carries an activity (`fetch` does not work on `file://`)."""
    return f"lesson-{activity.activity.id}.js"


def delivery_script(activity: RenderedActivity, page: str) -> str:
    """Return the classic script that hands `page` to the player."""
    return f"sinau.deliver({script_json(activity.activity.id)},{script_json(page)});\n"


def delivery_script_bytes(activity: RenderedActivity, pages: Mapping[str, str]) -> bytes:
    """Return what `delivery` does, of one of `pages` by id, as bytes."""
    return delivery_script(activity, pages[activity.activity.id]).encode()


def media_names(paths: Iterable[str], documents: Iterable[str] = (INDEX,)) -> dict[str, str]:
    """Return a name for each of the catalogue's `paths`: ASCII, lower case, with an extension, the same on every run.

    No two are equal, and none is a base name that the package has already, `documents` included.
    """
    names: dict[str, str] = {}
    taken = {*documents, *map(outline_name, documents), ANSWERS, SCRIPT, SEARCH, BUTTONS_SCRIPT, *DEFERRED}
    for path in sorted(set(paths)):
        pure = PurePosixPath(path.lower())
        stem = UNSAFE.sub("-", pure.stem).strip("-.") or "file"
        suffix = UNSAFE.sub("", pure.suffix) if len(pure.suffix) > 1 else ".bin"
        name, count = f"{stem}{suffix}", 0
        while (
            name in taken or name.startswith("lesson-") or (name.startswith(("view-", "search-")) and suffix == ".js")
        ):
            digest = sha256(f"{path}{count or ''}".encode()).hexdigest()[:8]
            name, count = f"m-{stem}-{digest}{suffix}", count + 1
        taken.add(name)
        names[path] = name
    return names


def _add_search(tree: FileTree, indexes: Mapping[str, Mapping[str, bytes]], languages: Iterable[str]) -> bytes:
    """Add the search with the index of each document that has one to `tree`; return the script that tells where each is."""
    for scripts in indexes.values():
        for name, script in scripts.items():
            tree.add(name, script)
    known: dict[str, JsonValue] = {document: script_prefix(document) for document in indexes}
    if not known:
        return b""
    tree.add(SEARCH, search_script(languages))
    return f"sinau.searches={script_json(known)};\n".encode()
