# SPDX-License-Identifier: Apache-2.0
"""Which written answers are the same: what looks alike is, whatever keyboard, telephone or word processor it came from.

The table is `player/answers/alike.json`, which the browser reads, too: each entry is what characters become, and what stands between
the brackets of a class of them. In its order:

* Nothing: what cannot be seen. Soft hyphens, zero-width blanks, joiners and non-joiners, marks of the direction of writing, variation
  selectors, tags. A joiner does mean something in some scripts; it is left out on both sides and for the comparison only.
* A blank: every kind of it.
* Two apostrophes: double quotation marks and primes, for who types two single ones.
* An apostrophe: single quotation marks, accents that stand alone, primes, and the letters that write hamza and ain.
* A hyphen: dashes and minus signs. A stroke: that of fractions. Three dots: an ellipsis. An x: the sign of multiplication.
* A sigma: the one at the end of words, which small letters made of capitals have or not by what stands around.

Unicode form: NFC with `exact`, so that a letter is the same with its accent inside or behind it, but `m²` is not `m2`; NFKC otherwise, as it
always was. Ligatures, full-width letters and other forms of presentation (U+FB00 to U+FFEF) are what they present in both. The table is applied
before and after, since NFKC makes a blank and an accent of an accent that stands alone.
"""

import json
import re
import unicodedata
from functools import cache

PRESENTED = re.compile("[\ufb00-\uffef]")


def form_for_comparing(text: str, *, exact: bool) -> str:
    """Return what two equal answers have in common; `player/answers/alike.js` does the same. "" has nothing that can be seen."""
    plain = _with_unified_signs(PRESENTED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text))
    if exact:
        return _with_unified_signs(unicodedata.normalize("NFC", plain)).strip(" ")
    return _with_unified_signs(unicodedata.normalize("NFKC", plain).lower()).replace(" ", "")


def _with_unified_signs(text: str) -> str:
    for signs, sign in _table_of_signs():
        text = signs.sub(sign, text)
    return text


@cache
def _table_of_signs() -> tuple[tuple[re.Pattern[str], str], ...]:
    from importlib.resources import files  # noqa: PLC0415 - it brings zips and temporary files

    table = files("sinau_theme").joinpath("player/answers/alike.json").read_text(encoding="utf-8")
    return tuple((re.compile(f"[{signs}]"), sign) for sign, signs in json.loads(table).items())
