# SPDX-License-Identifier: Apache-2.0
"""Colours: read from what an author writes, compared by the contrast that readers need, and made to pass.

The formulas are those of WCAG 2.2 (relative luminance, contrast ratio); 1.4.3 asks for 4.5:1 between text and ground.
"""

import re
from dataclasses import dataclass
from functools import cached_property

HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})\Z", re.IGNORECASE)
# CSS's basic names with their Indonesian ones; a shade of one's own is written as a number.
NAMES = {
    "black": "#000000",
    "hitam": "#000000",
    "silver": "#c0c0c0",
    "perak": "#c0c0c0",
    "gray": "#808080",
    "grey": "#808080",
    "abu-abu": "#808080",
    "white": "#ffffff",
    "putih": "#ffffff",
    "maroon": "#800000",
    "merah tua": "#800000",
    "red": "#ff0000",
    "merah": "#ff0000",
    "purple": "#800080",
    "ungu": "#800080",
    "green": "#008000",
    "hijau": "#008000",
    "olive": "#808000",
    "zaitun": "#808000",
    "yellow": "#ffff00",
    "kuning": "#ffff00",
    "orange": "#ffa500",
    "jingga": "#ffa500",
    "brown": "#a52a2a",
    "cokelat": "#a52a2a",
    "navy": "#000080",
    "biru tua": "#000080",
    "blue": "#0000ff",
    "biru": "#0000ff",
    "teal": "#008080",
    "toska": "#008080",
}
TEXT_CONTRAST = 4.5
STEPS = 200


@dataclass(frozen=True)
class Colour:
    """A colour by its red, green and blue, 0 to 255 each."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @cached_property
    def luminance(self) -> float:
        """Relative luminance, 0 (black) to 1 (white)."""

        def linear(channel: int) -> float:
            share = channel / 255
            return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

        return 0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)

    def contrast(self, other: "Colour") -> float:
        """Return the contrast ratio to `other`, 1 to 21."""
        darker, lighter = sorted((self.luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)

    def mixed_with(self, other: "Colour", share: float) -> "Colour":
        """Return this colour with the `share` 0 to 1 of `other` in it."""
        pairs = ((self.red, other.red), (self.green, other.green), (self.blue, other.blue))
        return Colour(*(round(own + (theirs - own) * share) for own, theirs in pairs))

    def readable_on(self, ground: "Colour", ratio: float = TEXT_CONTRAST) -> "Colour":
        """Return the colour nearest to this one, towards black or white, whose contrast to `ground` is at least `ratio`."""
        passing = [
            (step, mixed)
            for end in (BLACK, WHITE)
            for step in range(STEPS + 1)
            if (mixed := self.mixed_with(end, step / STEPS)).contrast(ground) >= ratio
        ]
        return min(passing, key=lambda found: found[0])[1]


BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


def colour_of(written: str) -> Colour | None:
    """Return the colour that `written` names (`#0b5563`, `#fff`, `navy`, `biru tua`); `None` when it names none."""
    word = " ".join(written.split()).lower()
    word = NAMES.get(word, word)
    if not HEX.match(word):
        return None
    digits = word[1:] if len(word) == 7 else "".join(digit * 2 for digit in word[1:])
    return Colour(*(int(digits[place : place + 2], 16) for place in (0, 2, 4)))
