# SPDX-License-Identifier: Apache-2.0
"""What a preview adds to a page: its own script, which shows mistakes and takes in changes. Everything else is as it is published."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from sinau.publishing.later_scripts import script_json

SCRIPT = "/_preview/preview.js"
END = b"</body>"
# A page of the player lets its scripts ask nobody for anything, and may not ask for news then.
POLICY, WITH_NEWS = b"default-src 'none'; ", b"default-src 'none'; connect-src 'self'; "
# Where the digests of activities stand that a page of the player has loaded, by their ids.
PARTS = "sinauPreviewParts"


@dataclass(frozen=True, slots=True)
class ShownInScript:
    """What the script says: its `words`, and the `news` that browsers get after each change, as they are now."""

    words: Mapping[str, str] = field(default_factory=dict)
    news: Mapping[str, object] = field(default_factory=dict)


def with_script(page: bytes, digest: str, other: str, said: ShownInScript) -> bytes:
    """Return the HTML `page` with the script. `digest` tells this state of it from others, `other` is its address on the other surface."""
    data = {"digest": digest, "other": other, "words": json.dumps({**said.words}), "news": json.dumps({**said.news})}
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    tag = f'<script src="{SCRIPT}"{attributes}></script>'.encode()
    before, found, after = page.rpartition(END)
    if not found:
        before, after = page, b""
    return b"".join((before.replace(POLICY, WITH_NEWS, 1), tag, found, after))


def with_digest(script: bytes, activity: str, digest: str) -> bytes:
    """Return the `script` that brings an activity to the player, so that it also leaves its digest in the page."""
    note = f"(self.{PARTS}=self.{PARTS}||{{}})[{script_json(activity)}]={script_json(digest)};\n"
    return script + note.encode()
