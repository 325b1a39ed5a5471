# SPDX-License-Identifier: Apache-2.0
"""Emoji by the names that GitHub gives them: `:smile:`. The only module that imports pymdownx, which has the table.

It is read when the first name is looked up, for most pages have none.
"""

import re
from functools import cache
from typing import Any

# As they stand in a text: not within a word, a time or an address.
NAME = r"(?:[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*|[+-]1|100|1234|8ball|[123](?:st|nd|rd)_place_medal)"
SHORTCODE = re.compile(rf"(?<![\w/]):({NAME}):(?![\w/])")

# At the start of a line the engine would take the first colon for that of a description, which has a blank behind it.
LEADING = re.compile(rf"^([ >]*):(?=({NAME}):(?![\w/]))", re.MULTILINE)
MASK = "\x01"


def mask_emoji(text: str) -> str:
    """Return `text` with the first colon of each emoji that begins a line as `MASK`, which no source may hold."""
    return LEADING.sub(lambda match: match[1] + (MASK if emoji_of(match[2]) else ":"), text)


def unmask_emoji(value: Any) -> Any:
    """Return what the engine has read of a text that was `masked`."""
    if isinstance(value, str):
        return value.replace(MASK, ":")
    if isinstance(value, dict):
        return {key: unmask_emoji(one) for key, one in value.items()}
    return value


def emoji_of(name: str) -> str | None:
    """Return the characters of the emoji called `name`; `None` when there is none."""
    return _emoji_table().get(name)


def emoji_names() -> tuple[str, ...]:
    """Return all names."""
    return tuple(_emoji_table())


@cache
def _emoji_table() -> dict[str, str]:
    from pymdownx import gemoji_db  # type: ignore[import-untyped]  # noqa: PLC0415 - 300 KB that few pages need

    codes = {key: one.get("unicode_alt") or one.get("unicode", "") for key, one in gemoji_db.emoji.items()}
    codes |= {key: codes.get(meant, "") for key, meant in gemoji_db.aliases.items()}
    return {
        key.strip(":"): "".join(chr(int(code, 16)) for code in written.split("-"))
        for key, written in codes.items()
        if written
    }
