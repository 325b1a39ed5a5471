# SPDX-License-Identifier: Apache-2.0
"""The installed Firefox (Debian's `firefox-esr`), driven by WebDriver BiDi."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright

RELAY = Path(__file__).with_name("firefox_relay.py")
NAMES = ("firefox-esr", "firefox")
STARTING_MS = 120_000


def executable() -> str | None:
    """Path of the installed Firefox; None: there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def launch(playwright: Playwright, folder: Path) -> Browser:
    """Start Firefox; `folder` is for the script that Playwright starts in its place."""
    program = folder / "firefox"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{RELAY}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=str(program),
        headless=True,
        timeout=STARTING_MS,
        env={**os.environ, "SINAU_FIREFOX": str(executable())},
    )
