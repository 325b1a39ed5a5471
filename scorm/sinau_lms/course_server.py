# SPDX-License-Identifier: Apache-2.0
"""The origin of the course: the LMS's page around the SCO that runs, with the API in it, and the package's files.

A SCO finds the API in the page around it, which it may therefore read and change: that is so in every LMS. Here that page can do
nothing but what a SCO can do anyway, keep the attempt of its own launch. Everything else stands on the window's origin.

/launch/<token>/    the LMS's page of the launch that runs
/play/...           its scripts and tables       /scorm-again/...  the run-time that others wrote
/content/...        the package's files
/lms/attempt        keeps what is committed
"""

from __future__ import annotations

import html
import secrets
import threading
from dataclasses import dataclass
from importlib.resources import files
from string import Template
from typing import Any

from sinau import texts
from sinau_lms.attempts import Attempts
from sinau_lms.own_files import own_file
from sinau_lms.package import PlayedPackage, initial_lms_values_of, outline_of_item
from sinau_lms.request_bodies import Json, attempt_from, number_from, text_from
from sinau_lms.window import script_json
from sinau_scorm.manifest.reading import Item

LAUNCHES = "/launch/"
# It shows the SCO and nothing else, and only the window may show it.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {window}"
)


@dataclass(frozen=True)
class Launch:
    """A launch of one item. `settings` is what the LMS's page needs to know."""

    number: int
    item: Item
    settings: Json


class CourseLms:
    """What stands on the course's origin. `window` is the origin of the window, once it is known; the LMS's messages are in `language`."""

    # A page of the package may be asked for by the window, by itself, and by whoever leads back to it.
    sites = frozenset({"none", "same-origin", "same-site"})

    def __init__(self, package: PlayedPackage, attempts: Attempts, language: str) -> None:
        self.package = package
        self.attempts = attempts
        self.language = language
        self.window = ""
        self._lock = threading.Lock()
        self._launches: dict[str, Launch] = {}
        self._shown = ""

    def begin_launch(self, number: int, item: Item, settings: Json) -> str:
        """Begin a launch and return the path of its page, which nobody can guess. The page before it is gone."""
        token = secrets.token_urlsafe(16)
        with self._lock:
            self._launches[token] = Launch(number, item, settings)
            self._shown = token
        return f"{LAUNCHES}{token}/"

    def end_launch(self, number: int) -> None:
        """Take in no more of a launch, as after a crash."""
        with self._lock:
            self._launches = {token: each for token, each in self._launches.items() if each.number != number}

    def find(self, path: str) -> bytes | None:
        """What stands at an address; None where there is nothing."""
        if path.startswith("/content/"):
            return self.package.read(path.removeprefix("/content/"))
        if path.startswith(LAUNCHES):
            return self._launch_page(path.removeprefix(LAUNCHES).removesuffix("/"))
        return own_file(path)

    def headers(self, path: str) -> dict[str, str]:
        """The package has its own rules, our page has ours."""
        if path.startswith("/content/"):
            return {}
        return {"Content-Security-Policy": POLICY.format(window=self.window), "Referrer-Policy": "no-referrer"}

    def receive(self, path: str, body: Json) -> Json | None:
        """Keep what is committed, for the item that was launched; None for any other address."""
        if path != "/lms/attempt":
            return None
        token, place = text_from(body, "token"), number_from(body, "save")
        with self._lock:
            launch = self._launches.get(token)
        if launch is None:
            raise ValueError("no such launch")
        self.attempts.keep_commit(launch.item.identifier, attempt_from(body), (launch.number, place))
        return {}

    def _launch_page(self, token: str) -> bytes | None:
        with self._lock:
            launch = self._launches.get(token) if token == self._shown else None
        if launch is None:
            return None
        edition = self.package.manifest.edition
        settings: dict[str, Any] = {
            **launch.settings,
            "token": token,
            "launch": launch.number,
            "window": self.window,
            "edition": edition,
            "address": f"/content/{launch.item.launch}",
            "assignment": initial_lms_values_of(launch.item, edition),
            "attempt": self.attempts.attempt_of(launch.item.identifier),
            "root": outline_of_item(self.package.manifest.organization, edition),
            "lang": self.language,
            "strings": texts.words("calls", self.language),
        }
        page = Template(files("sinau_lms").joinpath("page/course.html").read_text(encoding="utf-8"))
        filled = page.substitute(
            lang=self.language,
            dir=texts.language_of(self.language).direction,
            title=html.escape(texts.words("window", self.language)["lms"]),
            settings=script_json(settings),
        )
        return filled.encode()
