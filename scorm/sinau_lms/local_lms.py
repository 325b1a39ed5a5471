# SPDX-License-Identifier: Apache-2.0
"""The origin of the window: the controls, the log and what the LMS keeps. The course stands on another (course.py).

/                   the window
/play/...           its scripts, style sheet and tables       /scorm-again/...  the run-time that others wrote
/lms/...            what the window asks for
"""

from __future__ import annotations

import json
from collections.abc import Callable

from sinau_lms.attempts import Attempts
from sinau_lms.course_server import CourseLms
from sinau_lms.own_files import own_file
from sinau_lms.request_bodies import Json, number_from, text_from
from sinau_lms.window import PROFILES
from sinau_scorm.manifest.reading import Item

RUNTIMES = ("strict", "scorm-again")
# How an item is opened; "": as learners do.
MODES = ("", "browse", "review", "no-credit")
# What the SCOs before have left behind in the LMS's window, where one session is for all of them.
SESSIONS = ("none", "open", "ended")
# It runs nothing but its own scripts, even where a title or a value holds markup, and shows nothing but the course.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "frame-src {course}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class LocalLms:
    """One learner's LMS with one package. `page` makes the window, anew for each visit; `course_origin` is known once it serves."""

    # Only the window itself asks here: neither the course, which is another origin of the same host, nor any other page.
    sites = frozenset({"none", "same-origin"})

    def __init__(self, course: CourseLms, attempts: Attempts, page: Callable[[], bytes]) -> None:
        self.course = course
        self.language = course.language
        self.course_origin = ""
        self.attempts = attempts
        self._page = page
        self._launches = 0
        self._items = {item.identifier: item for item in course.package.manifest.organization.leaves}

    def next_launch_number(self) -> int:
        """Number a launch, or a window that will launch: what is saved carries it, so that late things are known as late."""
        self._launches += 1
        return self._launches

    def find(self, path: str) -> bytes | None:
        """What stands at an address (decoded, without its query); None where there is nothing."""
        if path == "/":
            return self._page()
        if path == "/lms/attempts":
            return json.dumps(self.attempts.all()).encode()
        return own_file(path)

    def headers(self, _path: str) -> dict[str, str]:
        """The window's own rules."""
        policy = POLICY.format(course=self.course_origin)
        # Who has opened the window from elsewhere holds no handle of it.
        opener = {
            "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        return {"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer", **opener}

    def receive(self, path: str, body: Json) -> Json | None:
        """Take in what the window sends and answer; None for an address that the LMS does not have.

        Raises ValueError where the body has not the shape that the window sends.
        """
        match path:
            case "/lms/launch":
                return self._begin_launch(body)
            case "/lms/end":
                self.course.end_launch(number_from(body, "launch"))
            case "/lms/sequencing":
                self.attempts.sequencing = _optional_text(body, "state")
            case "/lms/reset":
                self.attempts.forget_everything(self.next_launch_number())
            case _:
                return None
        return {}

    def _begin_launch(self, body: Json) -> Json:
        item, state = self._item_named_in(body), _optional_text(body, "sequencing")
        manner = {
            "runtime": _known_word_from(RUNTIMES, body, "runtime"),
            "profile": _known_word_from(PROFILES, body, "profile"),
            "session": _known_word_from(SESSIONS, body, "session"),
            "mode": _known_word_from(MODES, {"mode": "", **body}, "mode"),
        }
        number = self.next_launch_number()
        if body.get("renew"):
            self.attempts.begin_next_attempt(item.identifier, number)
        path = self.course.begin_launch(
            number,
            item,
            {**manner, "sequencing": state, "title": text_from(body, "title")},
        )
        return {
            "launch": number,
            "attempt": self.attempts.attempt_of(item.identifier),
            "address": f"{self.course_origin}{path}",
        }

    def _item_named_in(self, body: Json) -> Item:
        """The item that is meant: one of the package."""
        sco = text_from(body, "sco")
        if sco not in self._items:
            raise ValueError(f"no item {sco}")
        return self._items[sco]


def _optional_text(body: Json, name: str) -> str | None:
    return None if body.get(name, "") is None else text_from(body, name)


def _known_word_from(known: tuple[str, ...], body: Json, name: str) -> str:
    value = text_from(body, name)
    if value not in known:
        raise ValueError(f"no {name} {value}")
    return value
