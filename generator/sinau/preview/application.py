# SPDX-License-Identifier: Apache-2.0
"""Answers the browser of an author: pages and files of the preview, and news."""

from __future__ import annotations

import gc
import json
import mimetypes
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote

from sinau.diagnostics import Message
from sinau.preview.added import SCRIPT, ShownInScript
from sinau.preview.addresses import PreviewAddresses
from sinau.preview.news import ChangeNews, news_of
from sinau.preview.resident import ResidentCatalogue
from sinau.publishing.data_addresses import OTHERS, PICTURES
from sinau.publishing.later_scripts import script_json
from sinau.publishing.player import theme_text
from sinau.site.mkdocs_build import OpenSite
from sinau.texts import language_of

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

FAULT = Message("preview.fault")
WORDS = {
    name: Message(f"preview.{name}") for name in ("panel", "in_player", "on_site", "nothing_wrong", "more", "stopped")
}
EVENTS, DIGESTS, ON_SITE = "/_preview/events", "/_preview/digests", "/_preview/site/"
# Systems differ in what they know of these, and some call a script text/plain.
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".xml": "text/xml",
    **PICTURES,
    **OTHERS,
}
CHUNK = 1 << 16
# After so many changes memory is given back in any case.
MOST_CHANGES = 20
# Nothing is kept by browsers: what stands at an address is another thing after the next edit.
HEADERS = [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]


class PreviewApplication:
    """The WSGI application that shows what is `resident`. `tell` gets the trace of a fault of ours."""

    def __init__(self, resident: ResidentCatalogue, tell: Callable[[str], object]) -> None:
        self._resident, self._tell = resident, tell
        self._language = resident.language
        self.news = ChangeNews(lambda: resident.shown, resident.language)
        self._drawn = OpenSite()
        self._lock = threading.Lock()
        self._changes = 0  # since memory was given back
        self._views: PreviewAddresses | None = None
        language = resident.language
        self._words = {name: message.text(language) for name, message in WORDS.items()} | {
            "language": language,
            "direction": language_of(language).direction,
        }

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer."""
        try:
            return self._answer(environ, start_response)
        except Exception:  # noqa: BLE001 - one page that we cannot make must not end the preview
            trace = traceback.format_exc()
            self._tell(trace)
            text = f"{FAULT.text(self._language)}\n\n{trace}"
            return _send_response(start_response, "500 Internal Server Error", ".txt", text.encode())

    def refresh(self) -> bool:
        """Take in what has changed on the disk, and tell everybody; return whether anything has."""
        changed = self._resident.refresh()
        if changed:
            self.news.tell_waiting()
            self._changes += 1
            if self._changes >= MOST_CHANGES:
                self.free_memory()
        return changed

    def free_memory(self) -> None:
        """Give back the memory of former states, for which there is time when nobody saves anything."""
        if self._changes:
            self._changes = 0
            gc.collect()

    def current_addresses(self) -> PreviewAddresses:
        """Return what is shown now."""
        rendered = self._resident.shown.rendered
        with self._lock:
            if self._views is None or self._views.rendered is not rendered:
                self._views = PreviewAddresses(rendered, self._drawn)
            return self._views

    def _answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        method = environ.get("REQUEST_METHOD", "GET")
        if method not in {"GET", "HEAD"}:
            return _send_response(start_response, "405 Method Not Allowed", ".txt", b"", ("Allow", "GET, HEAD"))
        path = environ.get("PATH_INFO", "/").encode("latin-1", "replace").decode("utf-8", "replace")
        if path == EVENTS:
            start_response("200 OK", [("Content-Type", "text/event-stream"), *HEADERS])
            return [] if method == "HEAD" else self.news.server_sent_events()
        if path == SCRIPT:
            return _send_response(start_response, "200 OK", ".js", _preview_script())
        self.refresh()
        if path == DIGESTS:
            asked = parse_qs(environ.get("QUERY_STRING", ""))
            (page,) = asked.get("page", ["/"])[:1]
            found = self.current_addresses().digests(page.lstrip("/"), asked.get("part", []))
            return _send_response(start_response, "200 OK", ".json", json.dumps(found).encode())
        if path.startswith(ON_SITE):
            course, _, activity = path.removeprefix(ON_SITE).partition("/")
            return _redirect(start_response, f"/{self.current_addresses().site_path_of(course, activity)}")
        return self._answer_page(path.removeprefix("/"), start_response, method == "HEAD")

    def _answer_page(self, path: str, start_response: StartResponse, head: bool) -> Iterable[bytes]:
        found = self.current_addresses().find(
            path, ShownInScript(self._words, news_of(self._resident.shown, self._language))
        )
        if found.lost and path and not path.endswith("/") and not self.current_addresses().find(f"{path}/").lost:
            return _redirect(start_response, f"/{path}/")
        status = "404 Not Found" if found.lost else "200 OK"
        if isinstance(found.content, bytes):
            return _send_response(start_response, status, found.path, b"" if head else found.content)
        return _send_file(start_response, found.path, found.content, head)


def _preview_script() -> bytes:
    """Return the preview's script behind its style: a page of the player takes in no style from elsewhere."""
    style = script_json(theme_text("preview/preview.css"))
    return f"self.sinauPreviewStyle={style};\n{theme_text('preview/preview.js')}".encode()


def _send_response(
    start_response: StartResponse, status: str, path: str, content: bytes, *headers: tuple[str, str]
) -> Iterable[bytes]:
    length = [] if not content else [("Content-Length", str(len(content)))]
    start_response(status, [("Content-Type", _content_type(path)), *length, *HEADERS, *headers])
    return [content] if content else []


def _redirect(start_response: StartResponse, path: str) -> Iterable[bytes]:
    """Lead on to `path`, which is of this host."""
    return _send_response(start_response, "302 Found", ".txt", b"", ("Location", quote("/" + path.lstrip("/"))))


def _send_file(start_response: StartResponse, path: str, file: Path, head: bool) -> Iterable[bytes]:
    try:
        size = file.stat().st_size
        content = file.open("rb")
    except OSError:  # removed a moment ago
        return _send_response(start_response, "404 Not Found", ".txt", b"")
    start_response("200 OK", [("Content-Type", _content_type(path)), ("Content-Length", str(size)), *HEADERS])

    def chunks() -> Iterator[bytes]:
        left = size  # whoever is saving it may make it longer
        with content:
            while left > 0 and (chunk := content.read(min(CHUNK, left))):
                left -= len(chunk)
                yield chunk

    if head:
        content.close()
        return []
    return chunks()


def _content_type(path: str) -> str:
    ending = PurePosixPath(f"x{path}" if path.startswith(".") else path).suffix.lower()
    return KINDS.get(ending) or mimetypes.guess_type(f"x{ending}")[0] or "application/octet-stream"
