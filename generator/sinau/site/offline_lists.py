# SPDX-License-Identifier: Apache-2.0
"""Lists of what a browser has to keep so that a course opens without network, and the worker that keeps it (`sw.js`).

The lists are made from the files of the finished site, so they name what is there, whoever has put it there:

    assets/offline/<course>.<digest>.json    pages and media of a course, lesson by lesson
    assets/offline/shared.<digest>.json      what pages of all courses need: style, scripts, front page, free pages
    assets/offline/light-<course>.<...>      the light edition of a course with its media, which needs nothing else
    sw.js                                    the worker, with the address and the bytes of each list in front of it

A list is named by its content, so a worker and its lists never belong to different builds.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Protocol

from sinau.model.rendered import JsonValue
from sinau.publishing.built_files import built_file
from sinau.publishing.later_scripts import script_json
from sinau.publishing.light_edition import document_name
from sinau.publishing.player import INDEX
from sinau.publishing.player_files import script_name
from sinau.site.pages import SiteParts
from sinau.site.pages.addresses import LIGHT
from sinau.site.pages.installing import MANIFEST
from sinau.site.pages.templates import template
from sinau.site.pages.texts import interface_language, text_direction
from sinau.texts import words

WORKER = "sw.js"
FOLDER = "assets/offline"
SHARED = "shared"
# The index of the search is of all courses; a larger one would cost more than the course that is taken.
MOST_SEARCH = 300_000
# Digits of a SHA-256: enough to tell files apart; whoever can put other files on the host can put another worker there, too.
DIGITS = 32
FORMAT = 1


class SiteFiles(Protocol):
    """The files of a site."""

    def __iter__(self) -> Iterator[str]:
        """Iterate over the paths in order."""
        ...

    def read(self, path: str) -> bytes:
        """Return the bytes at `path`."""
        ...


class OfflineLists:
    """The lists for the files of a site, which is all there."""

    def __init__(self, parts: SiteParts, files: SiteFiles) -> None:
        """Read each file once."""
        self._parts, self._site = parts, parts.site
        self._paths = tuple(files)
        self._entries = {path: (path, len(data := files.read(path)), digest_of_file(data)) for path in self._paths}

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the paths and contents of the lists and of the worker."""
        site, groups = self._site, self._groups_of_courses()
        shared = self._list_bytes([self._shared_paths()])
        shared_path = f"{FOLDER}/{SHARED}.{digest_of_file(shared)[:12]}.json"
        yield shared_path, shared
        known: dict[str, JsonValue] = {}
        homes = {course.course.id: course.course for course in site.courses}
        for name, paths in (groups | self._groups_of_light_editions()).items():
            course = homes.get(name.rpartition("/")[2])
            data = self._list_bytes(
                paths,
                name=name,
                title=course.title if course else name,
                language=course.language if course else site.language,
                home=paths[0][0],
                **(
                    {"aliases": self._documents_by_alias(paths)}
                    if name.startswith(f"{LIGHT}/")
                    else {"shared": shared_path}
                ),
            )
            path = f"{FOLDER}/{name.replace('/', '-')}.{digest_of_file(data)[:12]}.json"
            yield path, data
            also = [] if name.startswith(f"{LIGHT}/") else json.loads(shared)["groups"]
            known[name] = [path, size_of_groups(json.loads(data)["groups"] + also)]
        yield WORKER, self._worker_script(known)

    def _list_bytes(self, groups: Iterable[Iterable[str]], **about: JsonValue) -> bytes:
        entries: JsonValue = [[list(self._entries[path]) for path in group] for group in groups]
        value = {"format": FORMAT, **about, "groups": entries}
        return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n".encode()

    def _groups_of_courses(self) -> dict[str, list[list[str]]]:
        """Return the paths of each course by its id: first home and outline, then each activity with its media."""
        addresses = self._site.addresses
        moved: dict[str, list[str]] = {}
        for path, target in addresses.redirects.items():
            moved.setdefault(target, []).append(path)
        groups = {}
        for course in self._site.courses:
            name = course.course.id
            home = addresses.homes[name]
            found = [[home, self._parts.outline_path(name)]]
            for activity in course.activities:
                page = addresses.activities[name, activity.activity.id]
                media = (addresses.media[path] for path in activity.media)
                found.append([page, *media, *moved.get(page, ())])
            groups[name] = [[path for path in dict.fromkeys(group) if path in self._entries] for group in found]
        return groups

    def _groups_of_light_editions(self) -> dict[str, list[list[str]]]:
        """Return the paths of the light edition of each course, by `light/<course>`: first its page and what all activities need."""
        addresses = self._site.addresses
        found: dict[str, list[list[str]]] = {}
        for course in self._site.courses:
            name = f"{LIGHT}/{course.course.id}"
            index, own = f"{name}/{INDEX}", [path for path in self._paths if path.startswith(f"{name}/")]
            if index not in own:
                continue
            groups = []
            for activity in course.activities:
                media = (addresses.media[path] for path in activity.media)
                wanted = (f"{name}/{script_name(activity)}", *media)
                groups.append([path for path in wanted if path in self._entries])
            later = {f"{name}/{document_name(activity.activity.id)}" for activity in course.activities}
            later.update(path for group in groups for path in group)
            frame = [
                path
                for path in (*own, *self._logo_paths(), *self._parts.paths_light_edition_needs())
                if path not in later
            ]
            found[name] = [list(dict.fromkeys([index, *frame])), *groups]
        return found

    def _documents_by_alias(self, groups: list[list[str]]) -> dict[str, JsonValue]:
        """Return the documents in place of which the first one is opened: the player in it shows the activity that the address names.

        They repeat its style and data, and would be half of what a learner has to fetch.
        """
        index, listed = groups[0][0], {path for group in groups for path in group}
        folder = index.removesuffix(INDEX)
        documents = (path for path in self._paths if path.startswith(folder) and path.endswith(".html"))
        return {path: index for path in documents if path not in listed}

    def _logo_paths(self) -> list[str]:
        path = self._site.catalogue.branding.logo
        return [self._site.addresses.media[path]] if path else []

    def _shared_paths(self) -> list[str]:
        """Return what is no course's own: the frame's files, the front page, free pages with their media."""
        site = self._site
        outlines = (self._parts.outline_path(course.course.id) for course in site.courses)
        left_out = {*outlines, *self._parts.share_picture_paths()}
        search = [path for path in self._paths if path.startswith("search/")]
        if sum(self._size(path) for path in search) > MOST_SEARCH:
            search = []
        pages = ["index.html", MANIFEST, *(page.path for page in site.free)]
        shown = {path for page in site.free_pages for path in page.media}
        shown.update(site.footer.media if site.footer else ())
        media = sorted({*(site.addresses.media[path] for path in shown), *self._logo_paths()})
        frame = [path for path in self._paths if path.startswith("assets/") and path not in left_out]
        wanted = (*frame, *pages, *media, *search)
        return [path for path in dict.fromkeys(wanted) if path in self._entries]

    def _size(self, path: str) -> int:
        return self._entries[path][1]

    def _worker_script(self, known: dict[str, JsonValue]) -> bytes:
        language = interface_language(self._site.language)
        html: dict[str, JsonValue] = {
            part: template("no_network.html").render(
                part=part,
                title=self._site.catalogue.title,
                language=language,
                direction=text_direction(language),
                words=words("worker", language),
            )
            for part in ("page", "courses")
        }
        # What else is on the host, another site or an LMS, is none of the worker's business.
        parts: list[JsonValue] = [*sorted({path.partition("/")[0] for path in self._paths})]
        about: JsonValue = {"lists": known, "parts": parts, "noNetwork": html}
        return f"self.sinau={script_json(about)};\n".encode() + built_file("sinau_theme", f"built/{WORKER}")


def digest_of_file(data: bytes) -> str:
    """Return what tells a file from all others."""
    return sha256(data).hexdigest()[:DIGITS]


def size_of_groups(groups: list[list[list[JsonValue]]]) -> int:
    """Return the bytes of `groups` of a list; files with the same content are kept once."""
    sizes = {entry[2]: entry[1] for group in groups for entry in group}
    return sum(size for size in sizes.values() if isinstance(size, int))


def worker_that_keeps_nothing() -> bytes:
    """Return a worker for sites that keep nothing, previews: it takes the place of one that serves an earlier site at their address."""
    return built_file("sinau_theme", "built/no_worker.js")
