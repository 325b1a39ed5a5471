# SPDX-License-Identifier: Apache-2.0
"""Watches the folder of a catalogue and serves its preview on this machine alone."""

import socketserver
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from sinau.preview.application import PreviewApplication
from sinau.site.host_guard import HostGuard
from sinau.source.files import can_be_watched

ADDRESS = "127.0.0.1"
# Seconds between looks at the folder where nobody tells of changes: shares on a network, containers.
EVERY = 1.0
# A look takes no more than this part of the time.
SHARE = 0.05
# Seconds in which an editor has finished what it does to save one file.
BURST = 0.01


class PreviewServer(socketserver.ThreadingMixIn, WSGIServer):
    """The server of a preview. `port` 0 takes any that is free; OSError where a port is taken."""

    daemon_threads = True
    # On Windows "reuse" would let two programs share a port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, application: PreviewApplication, port: int, language: str) -> None:
        super().__init__((ADDRESS, port), _RequestHandler)
        self.set_app(HostGuard(application, ADDRESS, self.server_port, language))

    def server_bind(self) -> None:
        """Take the port, without asking the network for the name of this machine."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.server_address[1]
        self.setup_environ()

    def handle_error(self, *_: object) -> None:
        """A browser that is closed breaks its connections; that is no news."""


class _RequestHandler(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for the catalogue's mistakes."""

    def get_stderr(self) -> Any:
        """Return what takes in the traces of connections that were broken."""
        return _DiscardingStream()


class _DiscardingStream:
    def write(self, _text: str) -> None:
        """Drop it."""

    def flush(self) -> None:
        """Have nothing to do."""


class _ChangeHandler(FileSystemEventHandler):
    """Calls `changed` when anything happens below the folder, but for what is only read."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Call it."""
        if event.event_type not in {"opened", "closed_no_write"}:
            self._changed()


class Watcher:
    """Has `application` look after each change below `folder`, and every second in any case, in a thread of its own."""

    def __init__(self, folder: Path, application: PreviewApplication) -> None:
        self._folder, self._application = folder, application
        self._wanted = threading.Event()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, daemon=True)

    def look_soon(self) -> None:
        """Have the folder looked at."""
        self._wanted.set()

    def _run(self) -> None:
        pause = EVERY
        while not self._stopped:
            if self._wanted.wait(pause):
                time.sleep(BURST)
                self._wanted.clear()
            else:
                self._application.free_memory()
            start = time.perf_counter()
            if not self._stopped:
                self._application.refresh()
            pause = max(EVERY, (time.perf_counter() - start) / SHARE)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch meanwhile."""
        observer = Observer()
        self._thread.start()
        if can_be_watched(self._folder)[0]:
            with suppress(OSError):  # too many folders for the system: they are looked at all the same, once a second
                observer.schedule(_ChangeHandler(self.look_soon), str(self._folder), recursive=True)
                observer.start()
        try:
            yield
        finally:
            self._stopped = True
            self.look_soon()
            if observer.is_alive():
                observer.stop()
                observer.join(2)
            self._thread.join(2)


@contextmanager
def serving(application: PreviewApplication, folder: Path, port: int, language: str) -> Iterator[PreviewServer]:
    """Serve `application`, which shows `folder`, and watch that meanwhile. Raises `OSError`."""
    with PreviewServer(application, port, language) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            with Watcher(folder, application).watching():
                yield server
        finally:
            application.news.close()
            server.shutdown()
            thread.join()
