# SPDX-License-Identifier: Apache-2.0
"""The two servers of `sinau play`: one for the window, one for the course, each an origin of its own."""

from __future__ import annotations

from types import TracebackType

from sinau_lms.attempts import Attempts
from sinau_lms.course_server import CourseLms
from sinau_lms.local_lms import LocalLms
from sinau_lms.package import PlayedPackage
from sinau_lms.server import LmsServer
from sinau_lms.window import window_page


class PlayServers:
    """A package that is played while this is entered. `port` is the window's, 0 for any; OSError where it is taken.

    The course always gets any port that is free: what packages leave in the browser's storage does not meet.
    """

    def __init__(
        self, package: PlayedPackage, attempts: Attempts, language: str = "en", profile: str = "strict", port: int = 0
    ) -> None:
        course = CourseLms(package, attempts, language)
        lms = LocalLms(course, attempts, lambda: window_page(package, language, profile))
        self._window = LmsServer(lms, port)
        self._course = LmsServer(course)
        course.window, lms.course_origin = self._window.origin, self._course.origin

    @property
    def origin(self) -> str:
        """The address of the window, without a slash at its end."""
        return self._window.origin

    @property
    def course_origin(self) -> str:
        """The address of the course."""
        return self._course.origin

    def __enter__(self) -> PlayServers:
        """Start to serve."""
        self._course.__enter__()
        self._window.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop serving."""
        self._window.__exit__(kind, error, trace)
        self._course.__exit__(kind, error, trace)
