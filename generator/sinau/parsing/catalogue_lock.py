# SPDX-License-Identifier: Apache-2.0
"""The permanent id of a catalogue: `catalogue.lock`, and what stands there when it is written for the first time.

Browsers keep learners' records of all catalogues on one host together; the id tells them apart. It is computed from publisher,
title and the courses' ids, never drawn by lot, so that a build without the lock comes to the same one as long as these stay.
With the lock they may change.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

from sinau.diagnostics import Diagnostics, Message, Report, Rule, Severity, Span
from sinau.model.page import SourceText

HEADER = (
    "# Permanent id of this catalogue, written by `sinau build`. Commit this file; change nothing, delete nothing.\n"
)
WORD = "catalogue"
# Crockford's: what can be mistaken for another letter or a digit is not in it. Ten are 50 bits.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 10
LINE = re.compile(rf"{WORD} ([{ALPHABET}]{{{LENGTH}}})\Z")
MARK = re.compile(r"(<{7}|\|{7}|={7}|>{7})( |\Z)")

NO_ID = Message("content.identity_no_id")
TWO_IDS = Message("content.identity_two_ids")
CONFLICT = Message("content.identity_conflict")
FORM = Message("content.identity_form")
BAD_IDENTITY = Rule("C231", "damaged-catalogue-lock", Severity.ERROR)


def read_identity(source: SourceText) -> tuple[str, Diagnostics]:
    """Return the id in `source`, "" when what stands there is no id, and what is wrong."""
    report = Report()
    found: dict[int, str] = {}
    position, problems = 0, 0
    for number, line in enumerate(source.text.split("\n"), 1):
        end = position + len(line.encode())
        if line.strip() and not line.startswith("#"):
            match = LINE.match(line.rstrip())
            if problem := _problem_with_line(line, match, found):
                report.add(BAD_IDENTITY, source.span(position, end), problem=problem)
                problems += 1
            elif match:
                found[number] = match[1]
        position = end + 1
    if not found and not problems:
        report.add(BAD_IDENTITY, Span(source.file), problem=NO_ID)
    return "" if problems else next(iter(found.values()), ""), tuple(report)


def _problem_with_line(line: str, match: re.Match[str] | None, found: dict[int, str]) -> Message | None:
    if mark := MARK.match(line):
        return CONFLICT.filled(mark=mark[1])
    if match is None:
        return FORM
    if found:
        return TWO_IDS.filled(line=next(iter(found)))
    return None


def compute_identity(publisher: str, title: str, courses: Iterable[str]) -> str:
    """Return the id of a catalogue that has no lock yet. Blanks and the spelling of accents make no difference."""
    names = [_normal_text(publisher), _normal_text(title), sorted(courses)]
    digest = sha256(json.dumps(names, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")).digest()
    bits = int.from_bytes(digest) >> (len(digest) * 8 - LENGTH * 5)
    return "".join(ALPHABET[bits >> (5 * place) & 31] for place in reversed(range(LENGTH)))


def _normal_text(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def line_of_identity(identity: str) -> str:
    """Return the line of `catalogue.lock` that holds `identity`."""
    return f"{WORD} {identity}"


def identity_text(identity: str) -> str:
    """Return the text of `catalogue.lock`."""
    return f"{HEADER}{line_of_identity(identity)}\n"
