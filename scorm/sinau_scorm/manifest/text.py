# SPDX-License-Identifier: Apache-2.0
"""Makes authors' texts fit where a manifest has room for them."""

import re

# All that XML 1.0 cannot hold (its production 2, Char), not even as a character reference.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def text_for_xml(text: str) -> str:
    """Return `text` on one line, without what XML cannot hold."""
    return " ".join(NOT_XML.sub("", text).split())


def cut_to(text: str, limit: int) -> str:
    """Return `text` in at most `limit` characters, ending in an ellipsis when some had to go.

    Characters are counted as UTF-16 does, in which an emoji is two: Java and JavaScript, which many LMSs are written
    in, count so, and a text that fits them fits XML Schema's own count as well.
    """
    if utf16_length(text) <= limit:
        return text
    kept = text[:limit]
    while utf16_length(kept) > limit - len(ELLIPSIS):
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def utf16_length(text: str) -> int:
    """Return the number of UTF-16 code units of `text`."""
    return len(text.encode("utf-16-le")) // 2
