# SPDX-License-Identifier: Apache-2.0
"""How learners write the unit of a question: each line names one unit in the ways that are usual in Indonesian and English."""

import unicodedata
from functools import cache

from sinau.answers import form_for_comparing

GROUPS = """
Rp, Rp., IDR, rupiah
$, USD, US$, dollar, dollars, dolar
€, EUR, euro
%, persen, prosen, percent, per cent, pct
°C, derajat Celsius, derajat, degrees Celsius, degrees
km, kilometer, kilometre, kilometers, kilometres
m, mtr, meter, metre, meters, metres
cm, sentimeter, centimeter, centimetre, centimeters, centimetres
mm, milimeter, millimeter, millimetre, millimeters, millimetres
m², m2, m^2, meter persegi, square meters, square metres, square meter, square metre
km², km2, km^2, kilometer persegi, square kilometers, square kilometres
m³, m3, m^3, meter kubik, kubik, cubic meters, cubic metres, cubic meter, cubic metre
ha, hektar, hektare, hectare, hectares
kg, kilogram, kilo, kilograms
g, gr, gram, grams
mg, miligram, milligram, milligrams
t, ton, tons, tonne, tonnes
l, ltr, liter, litre, liters, litres
ml, mililiter, milliliter, millilitre, milliliters, millilitres
detik, dtk, s, second, seconds, sec
menit, mnt, min, minute, minutes
jam, j, h, hour, hours
hari, day, days
minggu, week, weeks
bulan, bln, month, months
tahun, thn, th, year, years
orang, org, people, persons, person
desa, village, villages
"""

# Signs and short names of money that people write before an amount; as a word (rupiah) it stands behind.
MONEY = {"rp", "rp.", "idr", "usd", "eur", "gbp", "jpy", "sgd", "myr", "rm", "aud"}


def is_before(unit: str) -> bool:
    """Tell whether `unit` is written before its number: `Rp 1.500`, `US$ 20`, but `70 %` and `20 rupiah`."""
    return unit.lower() in MONEY or (len(unit) <= 3 and unicodedata.category(unit[-1:] or " ") == "Sc")


def with_unit(number: str, unit: str) -> str:
    """Return `number`, in digits, with its `unit` as people write it and no end of a line between them; alone where there is none."""
    return "\u00a0".join(filter(None, (unit, number) if is_before(unit) else (number, unit)))


@cache
def _spellings_by_spelling() -> dict[str, tuple[str, ...]]:
    """Return all spellings of a unit by each of them."""
    groups = (
        tuple(form_for_comparing(one, exact=False) for one in line.split(",")) for line in GROUPS.split("\n") if line
    )
    return {spelling: group for group in groups for spelling in group}


def unit_spellings(unit: str) -> list[str]:
    """Return what may stand for `unit`, as `form_for_comparing` has it; the longest first, so that none is taken for the beginning of another."""
    own = form_for_comparing(unit, exact=False)
    if not own:
        return []
    more = (own.replace("/", "per"),) if "/" in own else ()
    return sorted({own, *_spellings_by_spelling().get(own, ()), *more}, key=lambda one: (-len(one), one))
