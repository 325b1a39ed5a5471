# SPDX-License-Identifier: Apache-2.0
"""Pages whose words are spread as in a natural language: few are everywhere, most are rare (Zipf, 1935)."""

import random
from itertools import accumulate

from sinau.model.rendered import Passage
from sinau.search import SearchPage

CONSONANTS, VOWELS, ENDS = "bcdghjklmnprstwy", "aiueo", ["", "", "", "n", "r", "s", "k", "ng", "t", "h"]
AFFIXES = [
    ("", ""),
    ("", ""),
    ("", "nya"),
    ("di", "kan"),
    ("pe", "an"),
    ("ke", "an"),
    ("ber", ""),
    ("ter", ""),
    ("", "an"),
]
# Of a language of so many roots a text of this length uses most; the exponent is that of usual prose.
ROOTS, EXPONENT = 12_000, 1.05


def natural_pages(lessons: int, words: int = 1_130, passages: int = 7) -> list[SearchPage]:
    """Return as many `lessons` of `words` each, in `passages`, always the same."""
    chance = random.Random(14)
    forms = list(dict.fromkeys(form for _ in range(ROOTS) for form in _forms(chance)))
    sums = list(accumulate(1 / (rank + 2.7) ** EXPONENT for rank in range(len(forms))))
    pages = []
    for lesson in range(lessons):
        # A lesson has words of its own, which come again in it.
        own = chance.choices(forms, k=20)
        text = chance.choices(forms, cum_weights=sums, k=words)
        text = [chance.choice(own) if chance.random() < 0.15 else word for word in text]
        size = words // passages
        found = [
            Passage(
                f"bagian-{place}" if place else "", " ".join(chance.choices(text, k=3)) if place else "", " ".join(part)
            )
            for place, part in enumerate(text[start : start + size] for start in range(0, size * passages, size))
        ]
        pages.append(SearchPage(" ".join(own[:3]), f"#l{lesson}", "id", "Kursus", tuple(found)))
    return pages


def _forms(chance: random.Random) -> list[str]:
    root = "".join(
        chance.choice(CONSONANTS) + chance.choice(VOWELS) + chance.choice(ENDS)
        for _ in range(chance.choice([2, 2, 2, 3]))
    )
    return [f"{before}{root}{after}" for before, after in chance.sample(AFFIXES, chance.choice([1, 1, 2, 3, 4]))]
