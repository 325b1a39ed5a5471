# SPDX-License-Identifier: Apache-2.0
"""The player of one course as it is shown, of which each page is made when a browser asks for it: the offline edition, served."""

from functools import cached_property
from hashlib import sha256
from pathlib import Path

from sinau.model.catalogue import Catalogue
from sinau.model.rendered import RenderedCourse
from sinau.output.filetree import FileTree
from sinau.publishing.built_files import built_file
from sinau.publishing.player import INDEX
from sinau.publishing.player_files import PlayerVariant, documents_tree, script_name
from sinau.publishing.search_scripts import index_scripts_of_document, script_prefix

PUBLICATION = "offline"


class PlayerView:
    """The player of `course`."""

    def __init__(self, catalogue: Catalogue, course: RenderedCourse) -> None:
        self._catalogue, self._course = catalogue, course

    @cached_property
    def _player_tree(self) -> FileTree:
        variant = PlayerVariant(PUBLICATION, built_file("sinau_theme", "built/offline.js"), lms=False)
        return documents_tree(self._catalogue, {INDEX: self._course}, variant, indexed=False)[0]

    @cached_property
    def _search_scripts(self) -> dict[str, bytes]:
        return index_scripts_of_document(INDEX, self._course, self._catalogue.terms)

    @cached_property
    def activities(self) -> dict[str, str]:
        """The ids of the activities, by the names of their scripts; the first one has none, as it stands in the page."""
        return {script_name(one): one.activity.id for one in self._course.activities[1:]}

    @property
    def first_activity(self) -> str:
        """The id of the first activity; empty where there is none."""
        return self._course.activities[0].activity.id if self._course.activities else ""

    def find_file(self, name: str) -> bytes | Path | None:
        """Return the file `name`; `None` where there is none."""
        if name in self._player_tree:
            return self._player_tree.source(name)
        return self._search_scripts.get(name) if name.startswith(script_prefix(INDEX)) else None

    @cached_property
    def digest(self) -> str:
        """What tells the page with all that it always loads from another: its first activity, the outline, all scripts."""
        made = sha256()
        for name in self._player_tree:
            if name not in self.activities and not name.startswith("media/"):
                made.update(self._player_tree.read(name))
        return made.hexdigest()

    def media(self, activity: str) -> tuple[Path, ...]:
        """Return the files on the disk that `activity` shows."""
        shown = (path for one in self._course.activities if one.activity.id == activity for path in one.media)
        return tuple(self._catalogue.media[path].source for path in shown)
