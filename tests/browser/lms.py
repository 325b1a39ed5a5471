# SPDX-License-Identifier: Apache-2.0
"""The LMS of `sinau play` for tests: its server, its page's script, its LMSs and profiles, and nothing around the course.

What a browser committed stands here, outside the browser, so that it can be killed and a test can still read what an LMS would
have kept.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from sinau_lms.attempts import Attempts
from sinau_lms.import_refusals import import_refusals
from sinau_lms.own_files import own_file
from sinau_lms.package import PlayedPackage, initial_lms_values_of
from sinau_lms.request_bodies import attempt_from, number_from, text_from
from sinau_lms.server import LmsServer
from sinau_lms.window import script_json

ROOT = Path(__file__).resolve().parents[2]

RUNTIMES = ("strict", "scorm-again")

Json = dict[str, Any]

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; frame-src 'self'; frame-ancestors 'none'"
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>LMS</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/play/page/frame.css">
<body>
<script type="application/json" id="lms-settings">SETTINGS</script>
<script type="module" src="/play/frame.js"></script>
</body>
</html>
"""


def round_of(interaction: str) -> str:
    """The question's id and round in an interaction's id; SCORM 1.2 has what was asked behind them."""
    return interaction.partition("_")[0]


@dataclass
class Lms:
    """One LMS with one learner's attempt at the first SCO of a package.

    `calls` and `violations` grow while the browser runs; `attempt` is what a new launch would find (None before the first
    commit). Change `profile`, `faults`, `assignment`, `mastery_override`, `mode` or `sandbox` before a launch; `assignment` stands before
    what the manifest says, `sandbox` is what the course's frame is allowed (None: it is no sandbox), `mode` is
    how it is opened: "" as a learner does, "browse", "review" or "no-credit".
    """

    sites = frozenset({"none", "same-origin"})
    language = "en"

    package: Path
    runtime: str = "strict"
    profile: str = "strict"
    faults: Json = field(default_factory=dict)
    assignment: Json = field(default_factory=dict)
    mastery_override: bool = False
    lowering: str = "reported"
    sandbox: str | None = None
    mode: str = ""
    calls: list[Json] = field(default_factory=list)
    violations: list[Json] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def __enter__(self) -> Lms:
        """Read the package and start to serve."""
        self._package = PlayedPackage(self.package)
        self._attempts = Attempts()
        self._launch = self._forgotten = 0
        self.manifest = self._package.manifest
        # An administrator's import comes before any learner.
        refusal = import_refusals(self.manifest, "en").get(self.profile)
        assert refusal is None, refusal
        self.sco = self.manifest.organization.leaves[0]
        self._server = LmsServer(self).__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop serving."""
        self._server.__exit__(kind, error, trace)
        self._package.close()

    @property
    def origin(self) -> str:
        """The address of this LMS, without a slash at the end."""
        return self._server.origin

    @property
    def attempt(self) -> Json | None:
        """What the LMS has kept: `values` by element, and the `total` time of earlier sessions."""
        return self._attempts.attempt_of(self.sco.identifier)

    @property
    def done(self) -> bool | None:
        """Whether the LMS marks the activity as done; None where it does not say."""
        return self.attempt.get("done") if self.attempt else None

    @property
    def values(self) -> dict[str, str]:
        """What the LMS has kept, by element; empty before the first commit."""
        return dict(self.attempt["values"]) if self.attempt else {}

    @property
    def interactions(self) -> list[dict[str, str]]:
        """The kept interactions in order, each as its elements: `id`, `type`, `correct_responses.0.pattern` ..."""
        rows: dict[int, dict[str, str]] = {}
        for element, value in self.values.items():
            if found := re.fullmatch(r"cmi\.interactions\.(\d+)\.(.+)", element):
                rows.setdefault(int(found[1]), {})[found[2]] = value
        return [rows[index] for index in sorted(rows)]

    def called(self, method: str) -> list[Json]:
        """The calls of one method, in order."""
        return [call for call in self.visit() if call["method"] == method]

    def visit(self) -> list[Json]:
        """The calls since they were last forgotten, in the order made: those of a leaving page arrive in any order."""
        return sorted(self.calls, key=lambda call: int(call["n"]))

    def forget_calls(self) -> None:
        """Begin a new list of calls, for a launch that is looked at by itself."""
        self._forgotten = self._launch
        self.calls.clear()

    def page(self) -> bytes:
        """The page that holds the run-time and shows the SCO in a frame."""
        self._launch += 1
        settings = {
            "runtime": self.runtime,
            "profile": self.profile,
            "edition": self.manifest.edition,
            "sco": self.sco.identifier,
            "launch": f"/content/{self.sco.launch}",
            "launchNumber": self._launch,
            "faults": self.faults,
            "assignment": initial_lms_values_of(self.sco, self.manifest.edition) | self.assignment,
            "masteryOverride": self.mastery_override,
            "lowering": self.lowering,
            "sandbox": self.sandbox,
            "mode": self.mode,
        }
        return PAGE.replace("SETTINGS", script_json(settings)).encode()

    def find(self, path: str) -> bytes | None:
        """What stands at an address; what is asked for is written down."""
        self.requests.append(path)
        found = self._find(path)
        if found is None:
            self.missing.append(path)
        return found

    def _find(self, path: str) -> bytes | None:
        if path == "/":
            return self.page()
        if path == "/lms/attempts":
            return json.dumps(self._attempts.all()).encode()
        return self._package.read(path.removeprefix("/content/")) if path.startswith("/content/") else own_file(path)

    def headers(self, path: str) -> dict[str, str]:
        """The package has its own rules; the page around it runs nothing but its own scripts."""
        return {} if path.startswith("/content/") else {"Content-Security-Policy": POLICY}

    def receive(self, path: str, body: Json) -> Json | None:
        """Keep what the page sends: calls and what they break for the test, all else as the LMS does."""
        if path == "/lms/calls":
            # A page's last words may arrive when its successor is there.
            if body["launch"] > self._forgotten:
                self.calls.extend(body["calls"])
        elif path == "/lms/violations":
            self.violations.append(body)
        elif path == "/lms/attempt":
            self._attempts.keep_commit(
                text_from(body, "sco"), attempt_from(body), (number_from(body, "launch"), number_from(body, "save"))
            )
        else:
            return None
        return {}
