# SPDX-License-Identifier: Apache-2.0
"""Finds the root of a word without a dictionary: affixes come off in all ways that the language allows, and of the candidates
that one wins to which most words of the catalogue lead.

Indonesian after its standard grammar (Alwi et al., Tata Bahasa Baku Bahasa Indonesia): me-, pe-, di-, ke-, ber-, ter-, se- with the sounds
that they change, -kan, -i, -an, -nya, -ku, -mu, -lah, -kah. English: endings of inflection and the commonest of derivation.
"""

from collections.abc import Callable, Iterable

VOWELS = frozenset("aiueo")
SOUNDED = VOWELS | {"y"}
# What is left of a word has at least as many letters; three where only a particle comes off.
SHORTEST, SHORTEST_BARE = 4, 3
PARTICLES = ("nya", "lah", "kah", "ku", "mu")
SUFFIXES = ("kan", "an", "i")
# A prefix, and what the root may have begun with; "" stands for what follows as it is.
NASAL = (
    ("meng", ("", "k")),
    ("peng", ("", "k")),
    ("meny", ("s",)),
    ("peny", ("s",)),
    ("mem", ("", "p")),
    ("pem", ("", "p")),
    ("men", ("", "t")),
    ("pen", ("", "t")),
    ("me", ("",)),
    ("pe", ("",)),
)
PLAIN = ("di", "ke", "se", "ber", "ter", "per", "be", "te")
ENGLISH = ("s", "es", "ed", "ing", "er", "ers", "ly", "d", "ment", "ments", "al", "ion", "ions", "ation", "ations")


def root_candidates(word: str, language: str) -> list[str]:
    """Return what the root of `word` may be, itself first, longer ones before shorter ones."""
    rule = RULES.get(language.partition("-")[0])
    if rule is None or not word.isascii() or not word.isalpha():
        return [word]
    found = dict.fromkeys(rule(word))
    return [word, *sorted((one for one in found if one != word), key=lambda one: (-len(one), one))]


def _indonesian_candidates(word: str) -> Iterable[str]:
    bare = {word}
    for _ in range(2):  # -lah behind -nya
        bare |= {
            one.removesuffix(end)
            for one in bare
            for end in PARTICLES
            if one.endswith(end) and len(one) - len(end) >= SHORTEST_BARE
        }
    found = set(bare)
    stems = set(bare)
    for one in bare:
        stems |= {one.removesuffix(end) for end in SUFFIXES if one.endswith(end) and len(one) - len(end) >= SHORTEST}
    found |= stems
    for _ in range(2):  # di-per-, mem-per-, ke-ber-
        stems = {root for one in stems for root in _without_prefix(one)}
        found |= stems
    return found


def _without_prefix(word: str) -> Iterable[str]:
    for prefix, beginnings in NASAL:
        if word.startswith(prefix):
            rest = word.removeprefix(prefix)
            for beginning in beginnings:
                # A sound that fell away was before a vowel.
                if (not beginning or rest[:1] in VOWELS) and len(beginning) + len(rest) >= SHORTEST:
                    yield beginning + rest
    if word in {"belajar", "pelajar"}:
        yield "ajar"
    for prefix in PLAIN:
        if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST:
            yield word.removeprefix(prefix)


def _english_candidates(word: str) -> Iterable[str]:
    found = {word}
    for _ in range(2):  # -ing-s
        for one in tuple(found):
            for end in ENGLISH:
                rest = one.removesuffix(end)
                if rest == one or len(rest) < SHORTEST_BARE or not SOUNDED & set(rest):
                    continue
                if end == "s" and rest[-1] in "su":
                    continue
                found.add(rest)
                if end in {"ed", "ing", "er", "ers", "es", "ation", "ations", "ion", "ions", "al"}:
                    found.add(f"{rest}e")
                if rest[-1] == rest[-2] and end in {"ed", "ing", "er", "ers"}:
                    found.add(rest[:-1])
            for end in ("ies", "ied", "ier"):
                if one.endswith(end) and len(one) > len(end) + 2:
                    found.add(f"{one.removesuffix(end)}y")
    return found


RULES: dict[str, Callable[[str], Iterable[str]]] = {
    "id": _indonesian_candidates,
    "ms": _indonesian_candidates,
    "en": _english_candidates,
}


def roots_of_words(words: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return the root of each of `words`, which are pairs of a word and its language.

    Where several have as many the shortest wins: a form that nobody has written yet leads to it as well.
    """
    possible = {one: root_candidates(*one) for one in words}
    votes: dict[str, int] = {}
    for found in possible.values():
        for root in found:
            votes[root] = votes.get(root, 0) + 1
    return {one: min(found, key=lambda root: (-votes[root], len(root), root)) for one, found in possible.items()}
