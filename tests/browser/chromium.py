# SPDX-License-Identifier: Apache-2.0
"""The installed Chromium: one to share between tests, and one of a test's own that can be killed like a power cut."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Playwright

from browser.screens import TORTURE

# Playwright's own browsers cannot be downloaded everywhere; the system's is used instead.
NAMES = ("chromium", "chromium-browser", "google-chrome")
# The same engine without windows, profiles and toolbars: opening a page takes a third less processor time. Nothing depends on it.
WITHOUT_WINDOWS = "chromium-headless-shell"

# The address bar's suggestions are two pages of their own in each window, which cost as much as what is tested. The others stand in
# Playwright's own list, which this one replaces.
NOT_NEEDED = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,"
    "LensOverlay,MediaRouter,OptimizationHints,PaintHolding,ThirdPartyStoragePartitioning"
)
# Without these Chromium looks up its maker's hosts at every start, which a closed network refuses one by one.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    f"--disable-features={NOT_NEEDED}",
]


def executable() -> str:
    """Path of the installed Chromium; fails where there is none, because a skipped browser test proves nothing."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    assert found, "the browser tests need Chromium (make browser installs it on Debian)"
    return found


def launch(playwright: Playwright) -> Browser:
    """A Chromium whose contexts each begin empty: one without windows where it is installed, in torture the one that learners have."""
    lean = None if TORTURE else shutil.which(WITHOUT_WINDOWS)
    if lean:
        with suppress(Error):  # it is there and does not start, as after half an upgrade
            return playwright.chromium.launch(executable_path=lean, args=FLAGS, headless=True)
    return playwright.chromium.launch(executable_path=executable(), args=FLAGS, headless=True)


class OwnChromium:
    """A Chromium with a profile on disk, started by us so that we know which process to kill.

    What a learner's browser stores between visits, it stores in `profile`.
    """

    def __init__(self, playwright: Playwright, profile: Path) -> None:
        self._playwright = playwright
        self._profile = profile
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> BrowserContext:
        """Start it, also again after `close` or `kill`, and connect to its one context."""
        port_file = self._profile / "DevToolsActivePort"
        port_file.unlink(missing_ok=True)
        for name in ("SingletonLock", "SingletonCookie", "SingletonSocket"):  # a killed one leaves them behind
            (self._profile / name).unlink(missing_ok=True)
        command = [executable(), *FLAGS, "--remote-debugging-port=0", f"--user-data-dir={self._profile}", "about:blank"]
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        deadline = time.monotonic() + 30
        while not (port_file.exists() and port_file.read_text().count("\n")):
            assert self._process.poll() is None, "Chromium ended while starting"
            assert time.monotonic() < deadline, "Chromium did not open its port"
            time.sleep(0.05)
        port = port_file.read_text().split("\n", 1)[0]
        self._browser = self._playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        return self._browser.contexts[0]

    def kill(self) -> None:
        """SIGKILL to the browser and all its processes at once: no event runs in any page."""
        assert self._process, "it was never started"
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def close(self) -> None:
        """End it as a person does, with time to write what it holds."""
        if self._process and self._process.poll() is None:
            self._browser.new_browser_cdp_session().send("Browser.close")
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                self.kill()
