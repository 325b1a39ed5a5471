# SPDX-License-Identifier: Apache-2.0
"""The XBlock in its workbench as tests use it: import a package, launch it, look at what is kept of a learner."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext

from browser.learner import Learner
from browser.lms import ROOT

PYTHON = ROOT / ".venv-openedx" / "bin" / "python"
SERVER = Path(__file__).with_name("workbench_server.py")
BOUNDARY = "----------------------------course"
# What the block's form in Studio holds when nothing has been changed.
FORM = {
    "display_name": "Kursus",
    "has_score": "1",
    "weight": "1",
    "width": "",
    "height": "800",
    "popup_on_launch": "0",
    "enable_navigation_menu": "0",
    "enable_fullscreen_button": "1",
    "navigation_menu_width": "",
}


@dataclass
class Workbench:
    """A running workbench with some blocks."""

    folder: Path
    port: int
    blocks: dict[str, str]
    process: subprocess.Popen[str]

    @property
    def host(self) -> str:
        """Host and port, as a browser writes them."""
        return f"127.0.0.1:{self.port}"

    def upload(self, block: str, package: Path) -> dict[str, Any]:
        """Upload a package into a block as Studio's form does, and return what the block says to it."""
        parts = [_part(f'name="{name}"', value.encode()) for name, value in FORM.items()]
        parts.append(_part(f'name="file"; filename="{package.name}"', package.read_bytes(), "application/zip"))
        body = b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
        request = urllib.request.Request(
            f"http://{self.host}/handler/{self.blocks[block]}/studio_submit/?student=author",
            body,
            {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"},
        )
        with urllib.request.urlopen(request) as answer:
            said: dict[str, Any] = json.load(answer)
        return said

    def enter(self, block: str, student: str, context: BrowserContext) -> Learner:
        """Open the page of a block as a learner does."""
        page = context.new_page()
        page.goto(f"http://{self.host}/scenario/{block}/?student={student}")
        return Learner(page, page.frame_locator("iframe.scorm-embedded"))

    def fields(self, block: str, student: str | None = None) -> dict[str, Any]:
        """What is kept of a block: of its content and settings, or of one learner's state."""
        fields: dict[str, Any] = {}
        query = "SELECT state FROM workbench_xblockstate WHERE scenario = ? AND user_id IS ?"
        with closing(sqlite3.connect(self.folder / "state.sqlite", timeout=10)) as database:
            for (state,) in database.execute(query, (block, student)):
                fields |= json.loads(state)
        return fields

    def refused(self) -> list[str]:
        """The answers that were no success, each with its status and path."""
        lines = (self.folder / "served.log").read_text(encoding="utf-8").splitlines()
        return [line for line in lines if not line.startswith(("2", "3"))]


def _part(name: str, content: bytes, kind: str = "text/plain") -> bytes:
    head = f"--{BOUNDARY}\r\nContent-Disposition: form-data; {name}\r\nContent-Type: {kind}\r\n\r\n"
    return head.encode() + content + b"\r\n"


def start(folder: Path, blocks: tuple[str, ...]) -> Workbench:
    """Start a workbench whose state is kept in `folder`."""
    assert PYTHON.is_file(), "the XBlock is not installed: make openedx"
    command = [str(PYTHON), str(SERVER), str(folder), *blocks]
    with (folder / "stderr.txt").open("w") as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
    assert process.stdout
    with process.stdout:  # the first line is all that it says
        said = process.stdout.readline()
    if not said:
        process.wait()
        raise AssertionError((folder / "stderr.txt").read_text())
    return Workbench(folder, process=process, **json.loads(said))
