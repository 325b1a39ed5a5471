# SPDX-License-Identifier: Apache-2.0
"""Which answers in words are the same: the player, the checks of the source and a second reading of the rules must agree."""

import os
import random
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest

from helpers.alike import CLASSES, are_same
from helpers.node import call_each
from sinau.answers.same_words import form_for_comparing

PAIRS = 300_000 if os.environ.get("SINAU_TORTURE") else 10_000
ACCEPTED = (
    """
APB Desa|Jum'at|Al-Qur'an|5' 30"|tanggung jawab|undang-undang|2018–2023|m²|½|café|Đặng Thị|office|kas/bank|"kas umum"|dll...|3 × 4|~10
x|Straße|ΟΔΥΣΣΕΥΣ|İstanbul|ﷺ|کتاب|নিকাহ|ক্ষ|नमस्ते|क्‍ष|ガス|한국|東京|❤️|👩‍🌾|a b c|20/2018|−5 °C|H₂O|Rp|''|’|e-KTP|n.b.
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
# What is the same, what is so with capitals and blanks left aside only, and what is not.
ALWAYS = [
    ("Jum'at", "Jum’at"),
    ("Jum'at", "Jumʼat"),
    ("Jum'at", "Jum`at"),
    ("Jum'at", "Jum´at"),
    ("Jum'at", "Jum＇at"),
    ('5"', "5″"),
    ('"kas"', "“kas”"),
    ('"kas"', "«kas»"),
    ('"kas"', "''kas''"),
    ("undang-undang", "undang\u2011undang"),
    ("undang-undang", "undang—undang"),
    ("undang-undang", "undang−undang"),
    ("dan ...", "dan …"),
    ("APB Desa", "APB\u00a0Desa"),
    ("APB Desa", "APB\u202fDesa"),
    ("APB Desa", "\ufeffAPB\u2007Desa\u200b"),
    ("pem\u00adba\u00adngunan", "pembangunan"),
    ("APB Desa", "ＡＰＢ　Desa"),
    ("Desá", "Desa\u0301"),
    ("ﬁnal", "final"),
    ("क्ष", "क्\u200dष"),
    ("2 × 3", "2 x 3"),
]
LOOSE = [("APB Desa", "apbdesa"), ("APB  Desa", "APB Desa"), ("m²", "m2"), ("½", "1/2")]
NEVER = [("APB Desa", "APB"), ("résumé", "resume"), ("'", ","), ("-", "_"), ("kas", "kās"), ("10", "1O")]


def formed_before(text: str, exact: bool) -> str:
    """Return what was compared before look-alikes were the same."""
    if exact:
        return unicodedata.normalize("NFC", text).strip()
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


@pytest.mark.parametrize("exact", [False, True])
def test_what_looks_alike_is_the_same(exact: bool) -> None:
    told = {
        (one, other): (form_for_comparing(one, exact=exact) == form_for_comparing(other, exact=exact))
        for one, other in _all()
    }

    assert [pair for pair in (*ALWAYS, *([] if exact else LOOSE)) if not told[pair]] == []
    assert [pair for pair in (*NEVER, *(LOOSE if exact else [])) if told[pair]] == []


def _all() -> list[tuple[str, str]]:
    return [*ALWAYS, *LOOSE, *NEVER]


@cache
def pairs() -> list[tuple[str, str, bool]]:
    chance = random.Random(13)
    return [(*_pair(chance), exact) for _ in range(PAIRS // 2) for exact in (False, True)]


def _pair(chance: random.Random) -> tuple[str, str]:
    """Return an accepted answer and what a learner may have typed for it: the same, nearly the same, or not."""
    one = chance.choice(ACCEPTED)
    if chance.random() < 0.3:
        one = "".join(chance.choice(chance.choice(ACCEPTED)) for _ in range(chance.randint(1, 8)))
    other = one
    for _ in range(chance.randint(0, 4)):
        other = chance.choice(CHANGES)(other, chance)
    return (other, one) if chance.random() < 0.3 else (one, other)


def _alike(text: str, chance: random.Random) -> str:
    """Have each sign that has look-alikes be one of them now and then."""
    out = text
    for folded, signs in CLASSES.items():
        if folded and folded in out and chance.random() < 0.7:
            out = out.replace(folded, chance.choice(signs))
    return out


def _insert(text: str, sign: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + sign + text[at:]


def _wide(text: str, _chance: random.Random) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


CHANGES = [
    _alike,
    _alike,
    lambda text, chance: _insert(text, chance.choice(CLASSES[""]), chance),
    lambda text, chance: _insert(text, chance.choice(CLASSES[" "]), chance),
    lambda text, chance: _insert(text, chance.choice(chance.choice([*CLASSES.values()])), chance),
    lambda text, chance: unicodedata.normalize(chance.choice(["NFC", "NFD", "NFKC", "NFKD"]), text),
    _wide,
    lambda text, _: text.swapcase(),
    lambda text, _: f"  {text} ",
    lambda text, chance: _insert(text, chance.choice("aA1´\u0301-_'"), chance),
    lambda text, chance: text[: chance.randint(0, len(text))],
]


def test_browser_checks_and_a_second_reading_agree_on_typed_answers() -> None:
    expected = [are_same(one, other, exact=exact) for one, other, exact in pairs()]
    forms = call_each(
        "themes/sinau_theme/player/answers/alike.js",
        "comparableText",
        [[text, exact] for one, other, exact in pairs() for text in (one, other)],
    )
    browser = [one == other for one, other in zip(forms[::2], forms[1::2], strict=True)]
    checks = [
        form_for_comparing(one, exact=exact) == form_for_comparing(other, exact=exact) for one, other, exact in pairs()
    ]

    assert 0.25 < sum(expected) / PAIRS < 0.9  # the pairs are worth something
    assert list(_differing(expected, browser)) == []
    assert list(_differing(expected, checks)) == []


def _differing(expected: list[bool], found: list[bool]) -> Iterator[tuple[str, str, bool]]:
    return (pair for pair, one, other in zip(pairs(), expected, found, strict=True) if one != other)


def test_what_was_right_before_stays_right() -> None:
    stays = [
        (one, other, exact)
        for one, other, exact in pairs()
        # An accent that stands alone was a blank with an accent over it, which nobody types.
        if formed_before(one, exact) == formed_before(other, exact) and not _lone_accent(one + other)
    ]

    assert len(stays) > PAIRS / 10
    assert [pair for pair in stays if not are_same(pair[0], pair[1], exact=pair[2])] == []


def _lone_accent(text: str) -> bool:
    return any(
        unicodedata.normalize("NFKC", sign)[:1] == " " and len(unicodedata.normalize("NFKC", sign)) > 1 for sign in text
    ) or (re.search(r"\s\u0301", text) is not None)


def test_the_player_scores_by_it() -> None:
    cases = [(*pair, exact) for pair, exact in product(_all(), (False, True))]
    questions = [{"shape": "words24", "rule": {"correct": [right], "exact": exact}} for right, _, exact in cases]

    scores = call_each(
        "themes/sinau_theme/player/scoring.js",
        "scoreAnswer",
        [[question, [given]] for question, (_, given, _) in zip(questions, cases, strict=True)],
    )

    assert [score == 1 for score in scores] == [are_same(right, given, exact=exact) for right, given, exact in cases]
