# SPDX-License-Identifier: Apache-2.0
"""A site that gets new versions, on a host that can be stopped and started at one address."""

from __future__ import annotations

import functools
import shutil
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from browser.folder import Handler, Server
from helpers.rendered import publish
from sinau.compiler import render_catalogue
from sinau.diagnostics import Report
from sinau.output.artefact import write_folder
from sinau.publications.site import PUBLICATION

CATALOGUE = Path(__file__).parents[1] / "golden/catalogue"
COURSE = "kebun"
PAGES = ("index.html", "awal.html", "01-tanah.html", "kuis.html", "ujian.html")


def build_version(number: int, work: Path) -> Path:
    """Build the site in version `number`: the lesson and its picture differ, all questions stay. Return its folder."""
    source, built = work / f"source-{number}", work / f"site-{number}"
    shutil.copytree(CATALOGUE, source)
    settings = source / COURSE / "course.yml"
    settings.write_text(settings.read_text().replace("navigation: sequential\n", ""))
    lesson = source / COURSE / "01-tanah.md"
    lesson.write_text(lesson.read_text().replace("Tanah yang", f"Versi {number}. Tanah yang", 1))
    picture = source / COURSE / "media/lapis.svg"
    picture.write_text(picture.read_text().replace("</svg>", f"<desc>{number}</desc></svg>"))
    report = Report()
    rendered = report.collect(render_catalogue(source))
    assert rendered, [d.message("en") for d in report]
    write_folder(publish(PUBLICATION, rendered), built)
    return built


class Host:
    """Serves the folder that is shown now, in a sub-folder of the host, beside pages that are none of ours."""

    def __init__(self, shown: Path, below: str = "kursus", policy: str = "") -> None:
        self.shown = shown
        self._policy = policy
        self.asked: list[str] = []
        self._below = below
        self._server: Server | None = None
        self._port = 0
        self.start()

    @property
    def address(self) -> str:
        """The site's address, which ends with a slash."""
        return f"http://127.0.0.1:{self._port}/{self._below}/"

    def start(self) -> None:
        """Serve, at the address of before."""
        host = self

        class Shown(Handler):
            def translate_path(self, path: str) -> str:
                asked = urlsplit(path).path
                prefix = f"/{host._below}/"
                host.asked.append(asked.removeprefix(prefix))
                self.directory = str(host.shown)
                return super().translate_path(f"/{asked.removeprefix(prefix)}" if asked.startswith(prefix) else "/none")

            def send_head(self) -> Any:
                # A version that comes back is older than the one before, which by the time alone would be "not modified".
                del self.headers["If-Modified-Since"]
                return super().send_head()

            def end_headers(self) -> None:
                # Or a browser shows for a while what it has seen, whether the host is there or not.
                self.send_header("Cache-Control", "no-cache")
                super().end_headers()

        self._server = Server(
            ("127.0.0.1", self._port), functools.partial(Shown, directory=str(self.shown), policy=self._policy)
        )
        self._port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    def stop(self) -> None:
        """Answer nobody any more; connections that are open end."""
        if self._server:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
            self._server = None
