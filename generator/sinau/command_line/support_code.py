# SPDX-License-Identifier: Apache-2.0
"""Reads the support code that a learner reads out; `themes/sinau_theme/player/support_code.js` writes it and says how.

Both are held to `tests/themes/player/support_vectors.json`.
"""

from dataclasses import dataclass

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# Crockford: what is easily taken for another symbol means that one.
MEANT = {"O": "0", "I": "1", "L": "1"}
PRIME = 1021
PARTS = (
    ("format", 3),
    ("course", 22),
    ("version", 16),
    ("kind", 4),
    ("done", 8),
    ("total", 8),
    ("answers", 11),
    ("where", 3),
    ("phase", 4),
    ("trouble", 4),
    ("gap", 1),
    ("refused", 1),
    ("unread", 1),
    ("unconfirmed", 1),
    ("app", 3),
)
FORMAT = 1
LENGTH = 20
# By number, as in support_code.js.
KINDS = ("offline", "site", "scorm12", "scorm2004-3", "scorm2004-4", "cmi5", "kolibri", "other", "onefile", "light")
WHERES = ("nothing", "device", "mirror", "memory", "elsewhere", "late")
PHASES = ("none", "connecting", "absent", "review", "pending", "sent", "failing", "closed")


class UnreadableCodeError(ValueError):
    """The text is no support code; `args[0]` says why: `length`, `symbol`, `check` or `newer`."""


@dataclass(frozen=True, slots=True)
class SupportFacts:
    """What a support code says. Counts at the largest number of their bits mean "at least".

    `course` and `version` are marks (`course_bits`, `version_bits`); `kind`, `where` and `phase` count in the tuples above;
    `trouble` is the class of the LMS's last refusal: 0 none, 1..8 its hundreds, 9 not a number.
    """

    format: int
    course: int
    version: int
    kind: int
    done: int
    total: int
    answers: int
    where: int
    phase: int
    trouble: int
    gap: int
    refused: int
    unread: int
    unconfirmed: int
    app: int


def read_support_code(text: str) -> SupportFacts:
    """Return what the code says, whatever its case, blanks and dashes; raises `UnreadableCodeError`."""
    symbols = [MEANT.get(symbol, symbol) for symbol in text.upper() if symbol.isalnum()]
    if len(symbols) != LENGTH:
        raise UnreadableCodeError("length")
    if any(symbol not in SYMBOLS for symbol in symbols):
        raise UnreadableCodeError("symbol")
    digits = [SYMBOLS.index(symbol) for symbol in symbols]
    number = 0
    for digit in digits[:-2]:
        number = number * 32 + digit
    if number % PRIME != digits[-2] * 32 + digits[-1]:
        raise UnreadableCodeError("check")
    facts: dict[str, int] = {}
    for name, width in reversed(PARTS):
        facts[name] = number & (1 << width) - 1
        number >>= width
    if facts["format"] != FORMAT:
        raise UnreadableCodeError("newer")
    return SupportFacts(**facts)


def course_bits(course: str) -> int:
    """Return what a code says of a course's id: 22 bits."""
    return _fnv1a(course) >> 10


def version_bits(course: str, version: str) -> int:
    """Return what a code says of a course's version: 16 bits."""
    return _fnv1a(f"{course} {version}") >> 16


def largest_number_of_part(part: str) -> int:
    """Return the largest number that `part` can say."""
    return (1 << dict(PARTS)[part]) - 1


def _fnv1a(text: str) -> int:
    state = 0x811C9DC5
    for byte in text.encode():
        state = (state ^ byte) * 0x01000193 & 0xFFFFFFFF
    return state
