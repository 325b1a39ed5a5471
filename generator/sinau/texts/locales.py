# SPDX-License-Identifier: Apache-2.0
"""The language of whoever sits at this machine."""

import locale
import os

from sinau.texts.finding import fallback_languages, languages


def default_language() -> str:
    """Return the language of messages for this user's locale: the nearest that there are texts in, in the end English."""
    names = (os.environ.get("LC_ALL"), os.environ.get("LC_MESSAGES"), os.environ.get("LANG"))
    name = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    tag = "id" if name.lower().startswith("indonesian") else name.partition(".")[0].partition("@")[0]
    known = languages()
    return next((near for near in fallback_languages(tag) if near in known), "en")
