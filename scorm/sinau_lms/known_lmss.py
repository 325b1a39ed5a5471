# SPDX-License-Identifier: Apache-2.0
"""What is known of LMSs, each statement with its source, and what `sinau play` makes of it: imitated where, or why not.

A file of `known/` for each LMS; the wording of a statement is a text `known.<lms>_<text>`. `modelled` names a file of this folder and a word in it, `profile` the profile that
does it, `strict` where all of ours do; `missing` is a key of `REASONS`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files

from sinau.diagnostics import Message

REASONS = {
    "import": Message("play.reasons_import"),
    "pages": Message("play.reasons_pages"),
    "server": Message("play.reasons_server"),
    "verify": Message("play.reasons_verify"),
    "profile": Message("play.reasons_profile"),
    "unclear": Message("play.reasons_unclear"),
    "later": Message("play.reasons_later"),
}


@dataclass(frozen=True)
class Statement:
    """One thing that an LMS does. Of `modelled` and `missing` one is empty."""

    text: Message
    source: str
    profile: str
    modelled: str
    missing: str


@dataclass(frozen=True)
class KnownLms:
    """All that is known of one LMS. `name` is that of its profile, where it has one."""

    name: str
    title: str
    statements: tuple[Statement, ...]


def known_lmss() -> tuple[KnownLms, ...]:
    """Every LMS of which something is known, by name."""
    folder = files("sinau_lms") / "known"
    paths = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".json")), key=lambda entry: entry.name)
    return tuple(
        _read_known_lms(entry.name.removesuffix(".json"), entry.read_text(encoding="utf-8")) for entry in paths
    )


def _read_known_lms(name: str, text: str) -> KnownLms:
    data = json.loads(text)
    rows = (
        Statement(
            Message(f"known.{name.replace('-', '_')}_{row['text']}"),
            row["source"],
            row.get("profile", ""),
            row.get("modelled", ""),
            row.get("missing", ""),
        )
        for row in data["statements"]
    )
    return KnownLms(name, data["title"], tuple(rows))
