# SPDX-License-Identifier: Apache-2.0
"""Anchors of headings, made as GitHub makes them, so that links work in a forge's preview as well."""

import unicodedata

# Letters, marks (the vowels of Javanese and Balinese are such), digits and joining punctuation stay, as on GitHub.
KEPT = {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"}


class Slugger:
    """Gives each heading of one page an anchor that no other has."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def __call__(self, text: str) -> str:
        """Return the anchor for a heading that reads `text`."""
        normal = unicodedata.normalize("NFC", text).strip().lower()
        kept = (char for char in normal if char in "- " or unicodedata.category(char) in KEPT)
        slug = "".join(kept).replace(" ", "-")[:100] or "section"
        # Our own elements' ids start so; an author's heading must not take one of them.
        if slug.startswith(("sinau-", "q-", "fn-", "fnref-", "question-place-")):
            slug = f"h-{slug}"
        anchor = slug
        while anchor in self._taken:
            self._taken[slug] += 1
            anchor = f"{slug}-{self._taken[slug]}"
        self._taken[anchor] = 0
        return anchor
