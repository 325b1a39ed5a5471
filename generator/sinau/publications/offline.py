# SPDX-License-Identifier: Apache-2.0
"""The offline edition: a zip for a USB stick or a messenger, whose `index.html` opens without a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinau.diagnostics import Diagnostics, Message
from sinau.model.catalogue import Course
from sinau.model.rendered import Rendered, Selection
from sinau.publication import Publication

if TYPE_CHECKING:
    from sinau.output.filetree import FileTree

NAME = "offline"
READ_ME_NAME = Message("publications.read_me_name")
READ_ME = Message("publications.read_me")


def publish(rendered: Rendered, selection: Selection) -> tuple[FileTree, Diagnostics]:
    """Return the player of the one course in `selection`, and a text that tells how to open it."""
    from sinau.publishing.built_files import built_file
    from sinau.publishing.player_files import player_tree

    (course_id,) = selection.courses
    course = next(course for course in rendered.courses if course.course.id == course_id)
    tree = player_tree(rendered.catalogue, course, NAME, built_file("sinau_theme", "built/offline.js"))
    tree.add(*read_me(course.course))
    return tree, ()


def read_me(course: Course) -> tuple[str, bytes]:
    """Return name and content of the text, in the course's language where Sinau has texts in it, otherwise in English.

    It has a byte order mark and Windows' line ends, because the Notepad of an old office computer needs both.
    """
    language = course.language
    title = " ".join(course.title.split())
    text = READ_ME.text(language, {"title": title, "version": course.version})
    return READ_ME_NAME.text(language), text.replace("\n", "\r\n").encode("utf-8-sig")


PUBLICATION = Publication(
    name=NAME,
    title=Message("publications.offline_title"),
    kind="package",
    publish=publish,
    purpose=Message("publications.offline_purpose"),
    default=True,
)
