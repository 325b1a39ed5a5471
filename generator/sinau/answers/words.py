# SPDX-License-Identifier: Apache-2.0
"""What answers in words have in common that are taken for the same."""

import re
import unicodedata


def same_words(text: str, *, exact: bool) -> str:
    """Return what two equal answers have in common; `player/answers/writing.js` does the same."""
    if exact:
        return unicodedata.normalize("NFC", text).strip()
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()
