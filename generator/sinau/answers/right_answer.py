# SPDX-License-Identifier: Apache-2.0
"""A right answer, as the journal keeps answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Right:
    """One answer that is right, whole: `answer` as the journal keeps it, in the form of its question's shape.

    `words` is how a person writes it, where that is more than the words of what is chosen: `75..80`.
    """

    answer: tuple[str, ...]
    words: str = ""
