# SPDX-License-Identifier: Apache-2.0
"""Which folders results may go to."""

from pathlib import Path

from sinau.diagnostics import Message

INSIDE = Message("commands.place_inside")
AROUND = Message("commands.place_around")


class OutputError(Exception):
    """Results cannot be written where they were to go. `text` says why to the user."""

    def __init__(self, message: Message, **values: object) -> None:
        super().__init__(message.text("en", values))
        self._message, self._values = message, values

    def text(self, language: str) -> str:
        """Return what is wrong, in `language`."""
        return self._message.text(language, self._values)


def check_output_place(content: Path, out: Path) -> None:
    """Raise `OutputError` when results in `out` and the catalogue `content` would get into each other's way."""
    if _contains(content, out):
        raise OutputError(INSIDE, out=out, content=content)
    if _contains(out, content):
        raise OutputError(AROUND, out=out, content=content)


def _contains(outer: Path, inner: Path) -> bool:
    """Tell whether `inner` is `outer` or is in it. The disk is asked: letter case, accents and links can hide it."""
    if not outer.exists():
        return False
    place = inner.resolve()
    return any(folder.exists() and folder.samefile(outer) for folder in (place, *place.parents))
