# SPDX-License-Identifier: Apache-2.0
"""A folder served on 127.0.0.1, as the simplest web host would serve it."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class Server(ThreadingHTTPServer):
    """Has room for the many files that a page asks for at once."""

    daemon_threads = True
    # A page asks for many files at once, and a connection that finds no room in the queue is reset.
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        """A browser that closes a page breaks its connections."""


class Handler(SimpleHTTPRequestHandler):
    """Answers with a policy, and prints nothing."""

    def __init__(self, *args: Any, policy: str = "", **settings: Any) -> None:
        self._policy = policy
        super().__init__(*args, **settings)

    def end_headers(self) -> None:
        """Send the policy with every answer."""
        if self._policy:
            self.send_header("Content-Security-Policy", self._policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@contextmanager
def serve(folder: Path, policy: str = "") -> Iterator[str]:
    """Serve a folder, with a policy for its content, while the block runs; gives its address, which ends with a slash."""
    server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder), policy=policy))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
