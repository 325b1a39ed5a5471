# SPDX-License-Identifier: Apache-2.0
"""What stands at the addresses of a preview: the site at its root, the player of each course at `/_player/<course>/`."""

import os
import threading
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from sinau.model.rendered import Rendered
from sinau.preview.added import ShownInScript, with_digest, with_script
from sinau.preview.player_view import PlayerView
from sinau.preview.site_view import SiteView
from sinau.publishing.player import INDEX
from sinau.site.mkdocs_build import OpenSite

PLAYER = "_player/"
NOTHING = ShownInScript()


@dataclass(frozen=True, slots=True)
class Found:
    """What is sent: `content`, at `path`, by whose ending browsers know what it is. `lost`: nothing is published there."""

    path: str
    content: bytes | Path
    lost: bool = False


class PreviewAddresses:
    """All addresses of `rendered`. Threads may use it at once; `drawn` is the preview's."""

    def __init__(self, rendered: Rendered, drawn: OpenSite) -> None:
        self.rendered = rendered
        self._site = SiteView(rendered, drawn)
        self._lock = threading.RLock()

    @cached_property
    def _player_views(self) -> dict[str, PlayerView]:
        return {one.course.id: PlayerView(self.rendered.catalogue, one) for one in self.rendered.courses}

    def find(self, path: str, said: ShownInScript = NOTHING) -> Found:
        """Return what is sent for `path`, which has no slash at its beginning; the script in pages has what is `said`. Raises `NotBuiltError`."""
        path = path + INDEX if not path or path.endswith("/") else path
        with self._lock:
            if path.startswith(PLAYER):
                return self._find_in_player(path, said)
            content = self._site.find_content(path)
            if content is None:
                return Found("404.html", with_script(self._site.not_found_page(), "", "", said), lost=True)
            if isinstance(content, bytes) and self._site.is_page(path):
                content = with_script(content, self._site_digest(path, content), self._path_in_other_view(path), said)
            return Found(path, content)

    def digests(self, path: str, activities: list[str]) -> dict[str, object]:
        """Return what tells the states of the page at `path`, and of `activities` that it has loaded, from others."""
        path = path + INDEX if not path or path.endswith("/") else path
        with self._lock:
            player, name = self._player_of(path)
            if player is None:
                content = self._site.find_content(path) if self._site.is_page(path) else None
                return {"page": self._site_digest(path, content) if isinstance(content, bytes) else "", "parts": {}}
            scripts = {id: script for script, id in player.activities.items()}
            parts = {id: _activity_digest(player, scripts[id], id) if id in scripts else "" for id in activities}
            return {"page": _player_digest(player) if name == INDEX else "", "parts": parts}

    def _find_in_player(self, path: str, said: ShownInScript) -> Found:
        player, name = self._player_of(path)
        content = player.find_file(name) if player else None
        if player is None or content is None:
            return Found("404.html", with_script(self._site.not_found_page(), "", "", said), lost=True)
        if name == INDEX and isinstance(content, bytes):
            content = with_script(content, _player_digest(player), self._home_on_site(path), said)
        elif name in player.activities and isinstance(content, bytes):
            id = player.activities[name]
            content = with_digest(content, id, _activity_digest(player, name, id))
        return Found(name, content)

    def _player_of(self, path: str) -> tuple[PlayerView | None, str]:
        """Return the player that `path` belongs to, and the name of the file in it."""
        if not path.startswith(PLAYER):
            return None, ""
        course, _, name = path.removeprefix(PLAYER).partition("/")
        return self._player_views.get(course), name

    def _path_in_other_view(self, path: str) -> str:
        """Return where the player shows what the site shows at `path`."""
        page = self._site.parts.site.pages.get(path)
        if not page or not page.course:
            return ""
        place = f"#{quote(page.activity.activity.id)}" if page.activity else ""
        return f"/{PLAYER}{quote(page.course.course.id)}/{place}"

    def _home_on_site(self, path: str) -> str:
        """Return where the site shows the course that the player shows at `path`; activities are added to it."""
        course = path.removeprefix(PLAYER).partition("/")[0]
        return f"/_preview/site/{quote(course)}/"

    def site_path_of(self, course: str, activity: str) -> str:
        """Return the path at which the site shows `activity`, or the course itself."""
        addresses = self._site.parts.site.addresses
        return addresses.activities.get((course, activity)) or addresses.homes.get(course, INDEX)

    def _site_digest(self, path: str, content: bytes) -> str:
        made = sha256(content.replace(self._site.search_prefix.encode(), b""))
        for file in self._site.media(path):
            found = self._site.find_content(file)
            made.update(found if isinstance(found, bytes) else _file_state(found))
        return made.hexdigest()[:16]


def _player_digest(player: PlayerView) -> str:
    made = sha256(player.digest.encode())
    for file in player.media(player.first_activity):
        made.update(_file_state(file))
    return made.hexdigest()[:16]


def _activity_digest(player: PlayerView, script: str, id: str) -> str:
    content = player.find_file(script)
    made = sha256(content if isinstance(content, bytes) else b"")
    for file in player.media(id):
        made.update(_file_state(file))
    return made.hexdigest()[:16]


def _file_state(file: Path | None) -> bytes:
    """Return what tells one state of `file` on the disk from another."""
    try:
        found = os.stat(file or "")  # noqa: PTH116 - of a path that may be none
    except OSError:
        return b"-"
    return f"{found.st_size} {found.st_mtime_ns} ".encode()
