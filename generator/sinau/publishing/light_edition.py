# SPDX-License-Identifier: Apache-2.0
"""The light edition of a course: the player, hosted, with a document for each activity.

`index.html` opens with the first activity. The document of an activity opens with that one, whole in itself: it can be linked to,
is painted in one round trip, and reads without scripts, with links to all others. From there on the player fetches what is
opened as small scripts, and keeps the address in line (`player/place_in_address.js`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import escape

from sinau.model.catalogue import Catalogue
from sinau.model.rendered import JsonValue, RenderedActivity, RenderedCourse
from sinau.output.filetree import FileTree
from sinau.publishing.built_files import built_file
from sinau.publishing.linking import Addresses
from sinau.publishing.outlines import is_large_outline, outline_script
from sinau.publishing.player import INDEX, OUTLINE, HostedDocument, index_page
from sinau.publishing.player_files import (
    ActivityArticles,
    PlayerVariant,
    add_scripts,
    delivery_script_bytes,
    document_data,
    script_name,
)
from sinau.publishing.search_scripts import has_search_index, index_scripts_of_document
from sinau.texts import words

NAME = "light"
STYLE = "built/light.css"
# What differs from document to document is between two of these while the frame of all of them is drawn. No text has one.
MARK = "\0"


@dataclass(frozen=True, slots=True)
class SitePlaces:
    """Where the site keeps what the light edition of a course shares with it, as seen from the edition's folder.

    `addresses` are those of all that the activities link to. `pages` are the site's own pages of the activities by id, `home` is that of
    the course, `descriptions` are what those who see a link read of each. `taking` is the script that takes
    courses onto the device; empty where none are to be taken.
    """

    addresses: Addresses
    pages: Mapping[str, str]
    descriptions: Mapping[str, str]
    home: str
    icon: str
    taking: str
    logo: str = ""


def document_name(activity: str) -> str:
    """Return the name of the document of the activity with this id, which has no `_`; the player knows it as well."""
    return "index_.html" if f"{activity}.html" == INDEX else f"{activity}.html"


def light_tree(catalogue: Catalogue, course: RenderedCourse, around: SitePlaces, indexed: bool = True) -> FileTree:
    """Return the files of the light edition of `course`; media are the site's. What shows an activity is made when somebody wants it.

    `indexed`: the parts of the index of its search are among the files.
    """
    tree = FileTree()
    pages = ActivityArticles(course, around.addresses)
    edition = PlayerVariant(NAME, built_file("sinau_theme", "built/light.js"), lms=False)
    data = _player_data(catalogue, course, edition)
    outline = OUTLINE if is_large_outline(data) else ""
    if outline:
        tree.add(outline, outline_script(data))
    frame = _document_frame(catalogue, course, data, outline, around)
    for place, activity in enumerate(course.activities):
        document = partial(_activity_document, frame, course, pages, around, place)
        if place == 0:
            tree.add_later(INDEX, partial(document, course.course.title))
        tree.add_later(document_name(activity.activity.id), document)
        tree.add_later(script_name(activity), partial(delivery_script_bytes, activity, pages))
    index = index_scripts_of_document(INDEX, course, catalogue.terms) if indexed else {}
    add_scripts(tree, {INDEX: course}, edition, {INDEX: index} if has_search_index(course) else {})
    return tree


def _player_data(catalogue: Catalogue, course: RenderedCourse, edition: PlayerVariant) -> dict[str, JsonValue]:
    """Return what the player has to know of `course`: the same in all documents, so each activity has a script."""
    data = document_data(course, edition, catalogue)
    for entry, activity in zip(data["activities"], course.activities, strict=True):  # type: ignore[arg-type]
        assert isinstance(entry, dict)
        entry["script"] = script_name(activity)
    return data


def _document_frame(
    catalogue: Catalogue, course: RenderedCourse, data: dict[str, JsonValue], outline: str, around: SitePlaces
) -> list[str]:
    """Return what all documents have in common, in pieces between which a name says what is written there."""
    texts = words("frame", course.course.language)
    hosted = HostedDocument(
        style=STYLE,
        names={one.activity.id: document_name(one.activity.id) for one in course.activities},
        title=_place_mark("title"),
        description=_place_mark("description"),
        page=_place_mark("page"),
        steps=_place_mark("steps"),
        home=around.home,
        icon=around.icon,
        taking=around.taking,
        no_scripts=str(texts["no_scripts"]),
        to_site=str(texts["to_site"]),
    )
    pages = dict.fromkeys(hosted.names, _place_mark("article"))
    return index_page(course, data, outline, pages, catalogue, around.logo, hosted=hosted).split(MARK)


def _place_mark(name: str) -> str:
    return f"{MARK}{name}{MARK}"


def _fill_frame(frame: list[str], values: Mapping[str, str]) -> str:
    return "".join(values[part] if number % 2 else part for number, part in enumerate(frame))


def _activity_document(
    frame: list[str],
    course: RenderedCourse,
    pages: Mapping[str, str],
    around: SitePlaces,
    place: int,
    title: str = "",
) -> bytes:
    """Return the document that opens with the activity at `place`; it may have a `title` of its own."""
    activities = course.activities
    one = activities[place]
    name = one.activity.id
    values = {
        "title": escape(title or f"{one.activity.title} · {course.course.title}"),
        "description": escape(around.descriptions[name]),
        "page": escape(around.pages[name]),
        "steps": _neighbour_links(activities[max(place - 1, 0) : place], activities[place + 1 : place + 2]),
        "article": pages[name],
    }
    return _fill_frame(frame, values).encode()


def _neighbour_links(before: tuple[RenderedActivity, ...], after: tuple[RenderedActivity, ...]) -> str:
    """Return the links to the activities beside one, for those who have no scripts."""
    links = [(one, "prev") for one in before] + [(one, "next") for one in after]
    return "".join(
        f'<a class="sinau-step" href="{document_name(one.activity.id)}" rel="{rel}">{escape(one.activity.title)}</a>'
        for one, rel in links
    )
