# SPDX-License-Identifier: Apache-2.0
"""What no page of ours may do, watched in every test: ask another host, leave an error, open a dialog."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request, WebError

# What Playwright says where a test lets no worker come.
BLOCKED = "Service Worker registration blocked by Playwright"


class Watch:
    """Collects what goes wrong in a context. `hosts` may be asked; `tolerated` are parts of expected messages."""

    def __init__(self, hosts: set[str]) -> None:
        self.hosts = hosts
        self.faults: list[str] = []
        self.tolerated: list[str] = []

    def over(self, context: BrowserContext) -> BrowserContext:
        """Watch all pages of a context, those that are opened later too."""
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", self._weberror)
        context.on("page", self._page)
        for page in context.pages:
            self._page(page)
        return context

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"file", "data", "blob", "about"} and parts.netloc not in self.hosts:
            self.faults.append(f"a request to another host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and BLOCKED not in message.text:
            self.faults.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def _weberror(self, error: WebError) -> None:
        self.faults.append(f"uncaught: {error.error}")

    def _page(self, page: Page) -> None:
        page.on("dialog", self._dialog)

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"a dialog: {dialog.type} {dialog.message}")
        dialog.dismiss()

    def check(self) -> None:
        """Fail if anything was seen that the test did not say it expects."""
        unexpected = [fault for fault in self.faults if not any(part in fault for part in self.tolerated)]
        assert not unexpected, "\n".join(unexpected)
