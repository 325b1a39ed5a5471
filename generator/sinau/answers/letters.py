# SPDX-License-Identifier: Apache-2.0
"""The letters by which what is put in order or matched is named: in the order as written they would be the key."""

from hashlib import sha256
from string import ascii_lowercase


def shuffled_letters(question: str, count: int, of: str = "") -> tuple[str, ...]:
    """Return a letter for each of `count` things in the order as written, 26 at most: the same in every build.

    The order of the letters depends on the id of the `question` alone, and on `of` where a question names two kinds of things. It
    is never the order as written when there are two or more.
    """
    if count > len(ascii_lowercase):
        raise ValueError(f"{count} things for {len(ascii_lowercase)} letters")
    order = sorted(range(count), key=lambda place: sha256(f"{question}\n{of}\n{place}".encode()).digest())
    if count > 1 and order == list(range(count)):
        order = [*order[1:], order[0]]
    letters = dict(zip(order, ascii_lowercase, strict=False))
    return tuple(letters[place] for place in range(count))
