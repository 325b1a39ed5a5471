# SPDX-License-Identifier: Apache-2.0
"""Anchors of headings, made as GitHub makes them, so that links work in a forge's preview as well."""

import unicodedata

# Letters, marks (the vowels of Javanese and Balinese are such), digits and joining punctuation stay, as on GitHub.
KEPT = {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"}
# Our own elements' ids start so; an author's heading must not take one of them.
OURS = ("sinau-", "q-", "fn-", "fnref-", "question-place-")


class Slugger:
    """Gives each heading of one page an anchor that no other has. Ids that authors gave are claimed, and go before."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}
        # The same without the ids that were claimed, for hashes: there were none when the first courses were published.
        self._unclaimed: dict[str, int] = {}

    def __call__(self, text: str) -> str:
        """Return the anchor for a heading that reads `text`."""
        return self.anchor_and_unclaimed_anchor(text)[0]

    def anchor_and_unclaimed_anchor(self, text: str, written: str | None = None, given: str = "") -> tuple[str, str]:
        """Return the anchor for a heading that reads `text`, and the one that it would have if nothing in the page was claimed.

        `written` is the heading with its attribute list, where it has one, and `given` the id in that, which has been claimed.
        """
        slug = "" if given else _slug(text)
        before = slug if written is None else _slug(written)
        return given or _unique_anchor(slug, self._taken), _unique_anchor(before, self._unclaimed)

    def claim(self, id: str) -> bool:
        """Take `id` for a place in the page; `False`: another place has it, or elements of ours may have it."""
        if id in self._taken or id.startswith(OURS):
            return False
        self._taken[id] = 0
        return True


def _slug(text: str) -> str:
    normal = unicodedata.normalize("NFC", text).strip().lower()
    kept = (char for char in normal if char in "- " or unicodedata.category(char) in KEPT)
    slug = "".join(kept).replace(" ", "-")[:100] or "section"
    return f"h-{slug}" if slug.startswith(OURS) else slug


def _unique_anchor(slug: str, taken: dict[str, int]) -> str:
    anchor = slug
    while anchor in taken:
        taken[slug] += 1
        anchor = f"{slug}-{taken[slug]}"
    taken[anchor] = 0
    return anchor
