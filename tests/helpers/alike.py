# SPDX-License-Identifier: Apache-2.0
"""A second reading of what `sinau/answers/same_words.py` says of written answers: character by character, by the names that Unicode gives them."""

import unicodedata
from collections.abc import Iterable

BLANKS = {
    "NO-BREAK SPACE",
    "OGHAM SPACE MARK",
    "EN QUAD",
    "EM QUAD",
    "EN SPACE",
    "EM SPACE",
    "THREE-PER-EM SPACE",
    "FOUR-PER-EM SPACE",
    "SIX-PER-EM SPACE",
    "FIGURE SPACE",
    "PUNCTUATION SPACE",
    "THIN SPACE",
    "HAIR SPACE",
    "LINE SEPARATOR",
    "PARAGRAPH SEPARATOR",
    "NARROW NO-BREAK SPACE",
    "MEDIUM MATHEMATICAL SPACE",
    "BRAILLE PATTERN BLANK",
    "IDEOGRAPHIC SPACE",
}
APOSTROPHES = {
    "GRAVE ACCENT",
    "ACUTE ACCENT",
    "MODIFIER LETTER PRIME",
    "MODIFIER LETTER TURNED COMMA",
    "MODIFIER LETTER APOSTROPHE",
    "MODIFIER LETTER REVERSED COMMA",
    "MODIFIER LETTER RIGHT HALF RING",
    "MODIFIER LETTER LEFT HALF RING",
    "MODIFIER LETTER ACUTE ACCENT",
    "MODIFIER LETTER GRAVE ACCENT",
    "LEFT SINGLE QUOTATION MARK",
    "RIGHT SINGLE QUOTATION MARK",
    "SINGLE LOW-9 QUOTATION MARK",
    "SINGLE HIGH-REVERSED-9 QUOTATION MARK",
    "PRIME",
    "REVERSED PRIME",
    "SINGLE LEFT-POINTING ANGLE QUOTATION MARK",
    "SINGLE RIGHT-POINTING ANGLE QUOTATION MARK",
}
QUOTES = {
    "QUOTATION MARK",
    "LEFT-POINTING DOUBLE ANGLE QUOTATION MARK",
    "RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK",
    "MODIFIER LETTER DOUBLE PRIME",
    "LEFT DOUBLE QUOTATION MARK",
    "RIGHT DOUBLE QUOTATION MARK",
    "DOUBLE LOW-9 QUOTATION MARK",
    "DOUBLE HIGH-REVERSED-9 QUOTATION MARK",
    "DOUBLE PRIME",
    "REVERSED DOUBLE PRIME",
    "REVERSED DOUBLE PRIME QUOTATION MARK",
    "DOUBLE PRIME QUOTATION MARK",
    "LOW DOUBLE PRIME QUOTATION MARK",
}
HYPHENS = {
    "HYPHEN",
    "NON-BREAKING HYPHEN",
    "FIGURE DASH",
    "EN DASH",
    "EM DASH",
    "HORIZONTAL BAR",
    "HYPHEN BULLET",
    "MINUS SIGN",
}
OTHERS = {
    "HORIZONTAL ELLIPSIS": "...",
    "FRACTION SLASH": "/",
    "DIVISION SLASH": "/",
    "MULTIPLICATION SIGN": "x",
    "GREEK SMALL LETTER FINAL SIGMA": "σ",
}
INVISIBLE = {
    "SOFT HYPHEN",
    "COMBINING GRAPHEME JOINER",
    "ARABIC LETTER MARK",
    "WORD JOINER",
}
INVISIBLE_BEGIN = (
    "ZERO WIDTH ",
    "LEFT-TO-RIGHT ",
    "RIGHT-TO-LEFT ",
    "POP DIRECTIONAL ",
    "FIRST STRONG ISOLATE",
    "INVISIBLE ",
    "FUNCTION APPLICATION",
    "INHIBIT ",
    "ACTIVATE ",
    "NATIONAL DIGIT SHAPES",
    "NOMINAL DIGIT SHAPES",
    "VARIATION SELECTOR-",
    "TAG ",
    "CANCEL TAG",
    "LANGUAGE TAG",
)


def _known(names: Iterable[str]) -> str:
    return "".join(map(unicodedata.lookup, names))


def _invisible() -> str:
    everywhere = map(chr, (*range(0x80, 0xD800), *range(0xF900, 0x10000), *range(0xE0000, 0xE1000)))
    named = ((sign, unicodedata.name(sign, "")) for sign in everywhere)
    return "".join(
        sign
        for sign, name in named
        if name in INVISIBLE or (name.startswith(INVISIBLE_BEGIN) and unicodedata.category(sign)[0] in "CM")
    )


# What becomes of which characters.
CLASSES = {
    "": _invisible(),
    " ": "\t\n\v\f\r" + _known(BLANKS),
    "'": _known(APOSTROPHES),
    "''": _known(QUOTES),
    "-": _known(HYPHENS),
    **dict.fromkeys(OTHERS.values(), ""),
}
for _name, _sign in OTHERS.items():
    CLASSES[_sign] += unicodedata.lookup(_name)
BECOMES = {sign: folded for folded, signs in CLASSES.items() for sign in signs}


def are_same(one: str, other: str, *, exact: bool) -> bool:
    """Tell whether two written answers are the same for a learner."""
    return _seen(one, exact) == _seen(other, exact)


def _seen(text: str, exact: bool) -> str:
    letters = [unicodedata.normalize("NFKC", sign) if 0xFB00 <= ord(sign) < 0xFFF0 else sign for sign in text]
    first = "".join(BECOMES.get(sign, sign) for sign in "".join(letters))
    form = unicodedata.normalize("NFC" if exact else "NFKC", first)
    second = "".join(BECOMES.get(sign, sign) for sign in (form if exact else form.lower()))
    if exact:
        while second[:1] == " ":
            second = second[1:]
        while second[-1:] == " ":
            second = second[:-1]
        return second
    return "".join(second.split(" "))
