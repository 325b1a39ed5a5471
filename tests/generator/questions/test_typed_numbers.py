# SPDX-License-Identifier: Apache-2.0
"""Numbers as people write them, made here from the number itself, are read as that number by the browser; spoilt ones are not."""

import os
import random
from collections.abc import Callable
from decimal import Decimal

from helpers.node import call_each
from sinau.answers import form_for_comparing
from sinau.questions.number.units import GROUPS, unit_spellings

COUNT = 200_000 if os.environ.get("SINAU_TORTURE") else 3_000
VIEW = "tests/generator/questions/number_view.js"
# What may part thousands beside the language's own mark.
BLANKS = [" ", "\u00a0", "\u2007", "\u2009", "\u202f"]
MINUS = ["-", "−", "–", "‑", "－", "minus "]
UNITS = [[one.strip() for one in line.split(",")] for line in GROUPS.split("\n") if line]
SCALES = {3: ["ribu", "rb", "thousand"], 6: ["juta", "jt", "million"], 9: ["miliar", "milyar", "billion"]}
# Where digits of another script begin.
SCRIPTS = [0x0660, 0x06F0, 0xFF10, 0xA9D0, 0x1B50]

Sample = tuple[str, dict[str, object], str]


def _grouped(whole: str, mark: str) -> str:
    first = len(whole) % 3 or 3
    return mark.join([whole[:first], *(whole[at : at + 3] for at in range(first, len(whole), 3))])


def _written(number: Decimal, decimal: str, chance: random.Random) -> str:
    """Return the digits of a number that is not negative: with thousands marks or without, with zeros behind it or without."""
    whole, _, part = f"{number:f}".partition(".")
    marks = [".", *BLANKS] if decimal == "," else [",", *BLANKS]
    text = _grouped(whole, chance.choice(marks)) if chance.random() < 0.7 else whole
    if part or chance.random() < 0.2:
        text += decimal + part + "0" * chance.randint(0 if part else 1, 2)
    elif chance.random() < 0.15:
        text += chance.choice([",-", ",--", ".-", ",=", ",—"])
    return text


def _sample(chance: random.Random) -> Sample:
    decimal = chance.choice([",", "."])
    group = chance.choice([*UNITS, [""]])
    unit = group[0]
    number = Decimal(chance.randint(0, 10 ** chance.randint(1, 9))).scaleb(-chance.choice([0, 0, 0, 1, 2, 4]))
    number = Decimal(f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}")
    kept, text = number, _written(number, decimal, chance)
    if not text[-1].isdigit():
        pass
    elif chance.random() < 0.1 and number < 10**6:  # a browser counts with fifteen digits
        places = chance.choice([*SCALES])
        kept, text = number.scaleb(places), f"{text}{chance.choice(['', ' '])}{chance.choice(SCALES[places])}"
    elif chance.random() < 0.15:
        start = chance.choice(SCRIPTS)
        text = "".join(chr(start + int(sign)) if sign.isdigit() else sign for sign in text)
    negative = number != 0 and chance.random() < 0.2
    text = (chance.choice(MINUS) if negative else "") + text
    spelled = chance.choice(group)
    if spelled and chance.random() < 0.7:
        blank = chance.choice(["", " ", "\u00a0"])
        text = f"{spelled}{blank}{text}" if chance.random() < 0.4 else f"{text}{blank}{spelled}"
        text = chance.choice([text, text.upper(), text.lower()])
    expected = f"{kept:f}"
    expected = expected.rstrip("0").rstrip(".") if "." in expected else expected
    rule = {"decimal": decimal, "unit": unit, "units": unit_spellings(unit)}
    return text, rule, ("-" if negative else "") + expected


def _other_unit(sample: Sample, chance: random.Random) -> str:
    own = sample[1]["units"]
    assert isinstance(own, list)
    others = [group[0] for group in UNITS if form_for_comparing(group[0], exact=False) not in own]
    return f"{sample[2].replace('.', str(sample[1]['decimal']))} {chance.choice(others)}"


def _zero_group(sample: Sample, chance: random.Random) -> str:
    thousands = "." if sample[1]["decimal"] == "," else ","
    return f"0{chance.choice([thousands, ' '])}{chance.randint(0, 999):03}"


def _short_group(sample: Sample, chance: random.Random) -> str:
    thousands = "." if sample[1]["decimal"] == "," else ","
    return f"{chance.randint(1, 999)}{thousands}{chance.randint(0, 99):02}"


def _two(sample: Sample, chance: random.Random) -> str:
    return f"{chance.randint(1, 99)} {chance.choice(['atau', 'or', '-', '/', 'x'])} {chance.randint(1, 99)}"


def _words(sample: Sample, chance: random.Random) -> str:
    return chance.choice(["tujuh", "seventy", "kira-kira 70", "70 kira-kira", "-", ",", "%", "Rp", "--1", "1..5", "∞"])


SPOILT: list[Callable[[Sample, random.Random], str]] = [_other_unit, _zero_group, _short_group, _two, _words]


def test_numbers_are_read_however_they_are_written() -> None:
    chance = random.Random(20)
    samples = [_sample(chance) for _ in range(COUNT)]
    spoilt = [(chance.choice(SPOILT)(sample, chance), sample[1], "") for sample in samples[: COUNT // 3]]
    all_of_them = [*samples, *spoilt]

    found = call_each(VIEW, "read", [[text, rule] for text, rule, _ in all_of_them])

    wrong = [(*one, read) for one, read in zip(all_of_them, found, strict=True) if read != one[2]]
    assert wrong == [], len(wrong)


def test_no_spelling_is_that_of_two_units() -> None:
    groups = [{form_for_comparing(one, exact=False) for one in group} for group in UNITS]

    assert sum(map(len, groups)) == len(set().union(*groups))
    assert unit_spellings("Rp") == ["rupiah", "idr", "rp.", "rp"]
    assert unit_spellings("Rp/bulan") == ["rpperbulan", "rp/bulan"]
    assert unit_spellings("meter persegi") == unit_spellings("m²")
    assert unit_spellings("") == []
