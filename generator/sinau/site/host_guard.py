# SPDX-License-Identifier: Apache-2.0
"""Who may see a preview that runs on the author's machine: only pages that ask for it by its own name.

A foreign page that the author has open can have its own name lead to this machine (DNS rebinding), and would then read the unpublished
catalogue, answers included. Its name is in the header `Host`, which it cannot change.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sinau.diagnostics import Message

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

REFUSED = Message("commands.preview_refused")
LOCAL = ("127.0.0.1", "localhost", "[::1]")
HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[^:\[\]]+)(?::(?P<port>[0-9]{1,5}))?\Z")


class HostGuard:
    """A WSGI application that answers those who name `host` or this machine as their host, at `port`."""

    def __init__(self, application: WSGIApplication, host: str, port: int, language: str) -> None:
        self._application, self._host, self._port, self._language = application, _host_in_address(host), port, language

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer, or refuse."""
        if self._is_own_host(environ.get("HTTP_HOST", "")):
            return self._application(environ, start_response)
        text = REFUSED.text(self._language, {"address": f"{self._host}:{self._port}"}).encode()
        headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(text)))]
        start_response("403 Forbidden", headers)
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [text]

    def _is_own_host(self, host: str) -> bool:
        match = HOST.match(host)
        if match is None or int(match["port"] or 80) != self._port:
            return False
        name = match["name"].lower().removesuffix(".")
        # Whoever serves on every address is reached at any; an address, unlike a name, leads nowhere else.
        return name in {*LOCAL, self._host} or (_means_all_hosts(self._host) and _is_ip_address(name))


def _host_in_address(host: str) -> str:
    """Return `host` as it stands in an address."""
    return f"[{host.lower()}]" if ":" in host and not host.startswith("[") else host.lower()


def _means_all_hosts(host: str) -> bool:
    return host in {"0.0.0.0", "[::]", ""}  # noqa: S104 - it is asked for, not opened


def _is_ip_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
