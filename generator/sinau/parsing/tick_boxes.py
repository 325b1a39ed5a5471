# SPDX-License-Identifier: Apache-2.0
"""Tells whether a line looks like a choice of a question, however it was typed or pasted.

A choice is `- [x] text` or `- [ ] text`. Word processors make another dash, another blank or another bracket of it, and
other tools write other signs into the box.
"""

import re
import unicodedata
from html import unescape

from sinau.texts import Message, Plain, Translatable

TICKS = "xх×χ⨯✕✖✗✘╳❌❎☒🗙🗴🗵🗶🗷v√✓✔☑✅🗸🗹"
# Of these it is sure that they mean a right answer; a cross may mean a wrong one.
SURE_TICKS = "xv√✓✔☑✅🗸🗹"
# In brackets these may be a box, or a mark of the text; beside a choice they are a box.
SOFT = "[*+~./_=#○●◯◉⭕•·∙■□▢☐◻◼▪▫⬜⬛🔲🔳–—−-]|o|y|benar|salah|betul|true|false|correct|wrong|right|yes|no|ya|tidak"
SIGNS = "☐☑☒🗷🗹✅❌❎✓✔✗✘"
OTHER_BRACKETS = str.maketrans("【〔〖⟦❲⦗「『⁅】〕〗⟧❳⦘」』⁆", "[" * 9 + "]" * 9)
# Characters that count as letters or symbols and show nothing.
EMPTY = "\u2800\u115f\u1160"
UNSEEN = {"Cf", "Mn", "Me"}
# A line without any of these shows no box, however it is spelled.
NEEDED = re.compile(rf"[\[(\]{{&｢（［｛］{SIGNS}{''.join(map(chr, OTHER_BRACKETS))}]")
# What stands behind a choice's box is not looked at; unbounded, a hostile line could take its time.
ENOUGH = 1_000

BOX = rf"\[\s*+(?:[*_~`]*+(TICK[{TICKS}])[*_~`]*+)?+\s*+\]"
SOFT_BOX = (
    rf"\[\s*+(?:{SOFT})\s*+\](?-i:(?![a-z]))|\(\s*+(?:[{TICKS}]|{SOFT})?+\s*+\)|\{{\s*+[{TICKS}]?+\s*+\}}"
    rf"|[{SIGNS}](?=[\s\w])|\[\s*+[{TICKS}][\s)}}|]|[{TICKS}]\s?\]"
)
# What may stand in front of a box: blanks, any mark but quotation marks and brackets, numbers and letters of a list.
MARK = r"[^\w\[\](){}<\"'“”‘’«»„‟‹›`$]|_"
NUMBER = r"[(\[]?(?:\d{1,9}|[a-z]|[ivxlc]{2,6})[.):\]]|\d{1,9}(?=[\s*_~]*+\[)|o(?=\s)"


def _pattern_behind_marks(box: str) -> str:
    return rf"(?:(?!{box.replace('TICK', '?:')})(?:{MARK}|{NUMBER}))*+(?:{box.replace('TICK', '?P<tick>')})"


CHOICE = re.compile(_pattern_behind_marks(BOX) + r"(?P<rest>.*)", re.IGNORECASE)
SOFT_CHOICE = re.compile(_pattern_behind_marks(SOFT_BOX), re.IGNORECASE)
# `[x](address)` and `[x][label]` are links, `[x]: address` defines a label.
LINK = re.compile(r"\(\S*(?:\s+[\"'(].*)?\)|\[(?!\s*+\])[^\]]*+\]|:\s*+(?=\S*?[/.#:])\S++\s*+\Z")
# An editor's change in a quotation: "[V]ia".
CHANGED_LETTER = re.compile(r"[a-z]")
SECOND = re.compile(r"\s[-–—•*+]\s*+\[[ xXvV✓✔]?\]\s")
WELL_WRITTEN = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]")
# The text of a choice as it was written: behind the first of these that is on its line.
BOX_ENDS = ("[]］】〕〗⟧❳⦘」』⁆]", "[)}）｝]", f"[{SIGNS}]")
SHOWN = 50
RIGHT_OR_WRONG = Message("content.boxes_right_or_wrong")


def looks_like_choice(line: str) -> bool:
    """Tell whether `line` looks like a choice, whatever stands around it."""
    match = _match_choice(line)
    if match is None or LINK.match(match["rest"]):
        return False
    return (match["tick"] or "").lower() != "v" or not CHANGED_LETTER.match(match["rest"])


def resembles_choice(line: str) -> bool:
    """Tell whether `line`, which stands beside a choice, looks like one too."""
    return NEEDED.search(line) is not None and SOFT_CHOICE.match(_as_reader_sees(line)) is not None


def has_second_choice(line: str) -> bool:
    """Tell whether there is a second choice on the line `line`, which starts with one."""
    return SECOND.search(line, line.find("]") + 1) is not None


def is_correctly_written_choice(line: str) -> bool:
    """Tell whether `line` is written as a choice has to be."""
    return WELL_WRITTEN.match(line) is not None


def corrected_choice(line: str) -> Translatable:
    """Return how the choice on `line` has to be written."""
    ends = (re.search(end, line) for end in BOX_ENDS)
    text = next((line[end.end() :] for end in ends if end), "").strip(" \t\u00a0\ufe0f")
    if (mark := re.search(r"[*_~]+\Z", text)) and text.count(mark[0]) == 1:
        text = text[: mark.start()]  # the box stood in the emphasis that ends here
    text = text if 0 < len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}..."
    right, wrong = f"`- [x] {text}`", f"`- [ ] {text}`"
    match = _match_choice(line)
    tick = (match["tick"] or "").lower() if match else "?"
    if not tick or tick in SURE_TICKS:
        return Plain(right if tick else wrong)
    return RIGHT_OR_WRONG.filled(right=right, wrong=wrong)


def _match_choice(line: str) -> re.Match[str] | None:
    return CHOICE.match(_as_reader_sees(line)) if NEEDED.search(line) else None


def _as_reader_sees(line: str) -> str:
    """Return the beginning of `line` as its reader sees it: without escapes and tags, equal signs in one spelling."""
    line = line.strip()[:ENOUGH]
    if not line.isascii() or "&" in line:
        line = unicodedata.normalize("NFKC", unescape(line)).translate(OTHER_BRACKETS)
        line = "".join(" " if char in EMPTY else char for char in line if unicodedata.category(char) not in UNSEEN)
    return re.sub(r"<[^<>]*+>", "", line.replace("\\", ""))
