# SPDX-License-Identifier: Apache-2.0
"""Gives a mended text the line ends of the file that it comes from."""

import re
from difflib import SequenceMatcher

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
MARK = "\ufeff"  # with which some editors begin a file


def with_line_ends(text: str, raw: str) -> str:
    """Return `text`, whose lines end with `\\n`, with the ends that its lines have in `raw`; new lines end as the first one there."""
    body = raw.removeprefix(MARK)
    before = [line for line in LINE.findall(body) if line]
    end = before[0][len(before[0].rstrip("\r\n")) :] or "\n" if before else "\n"
    after = [line for line in LINE.findall(text) if line]
    bare = [line.rstrip("\r\n") + ("\n" if line[-1] in "\r\n" else "") for line in before]
    parts = [MARK] if raw.startswith(MARK) else []
    for same, first, last, begin, stop in SequenceMatcher(None, bare, after, autojunk=False).get_opcodes():
        parts += before[first:last] if same == "equal" else [line.replace("\n", end) for line in after[begin:stop]]
    return "".join(parts)
