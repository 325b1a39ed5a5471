# SPDX-License-Identifier: Apache-2.0
"""Which words stand beside each other in which passages, so that passages with a phrase are found before any text is read.

A pair of words has a number, its bucket, that `player/search/phrases.js` computes too. Other pairs have it as well: a passage in a bucket
only may have the pair. All buckets take an eighth of the bytes of the texts, and a search fetches two parts of them at most.
"""

from collections.abc import Iterable
from itertools import pairwise

# With fewer passages those with all words of a phrase are read, and there are no buckets.
FEW_PASSAGES = 300
# How many pairs of words share a bucket, about; how many buckets stand in a part.
IN_BUCKET, IN_PART = 128, 32
# FNV-1a (Fowler, Noll and Vo), of which the lower bits suffice.
BASIS, PRIME, BITS = 0x811C9DC5, 16777619, 0xFFFFFFFF
FACTOR = 31


class WordHashes(dict[str, int]):
    """A number for each word, computed once."""

    def __missing__(self, word: str) -> int:
        value = BASIS
        for char in word:
            value = (value ^ ord(char)) * PRIME & BITS
        self[word] = value
        return value


class PairIndex:
    """The passages of each bucket, in order; `buckets` are as many as about `words` words need, a power of two."""

    def __init__(self, words: int) -> None:
        count = 1
        while count * IN_BUCKET < words:
            count *= 2
        self.buckets: list[list[int]] = [[] for _ in range(count)]
        self._hashes = WordHashes()

    def add(self, passage: int, texts: Iterable[list[str]]) -> None:
        """Note which words stand beside each other in the `texts`, lists of words, of a passage; passages come in order."""
        last, hashes = len(self.buckets) - 1, self._hashes
        found: set[int] = set()
        for words in texts:
            codes = [hashes[word] for word in words]
            found.update([(FACTOR * one + next_) & last for one, next_ in pairwise(codes)])
        for bucket in found:
            self.buckets[bucket].append(passage)
