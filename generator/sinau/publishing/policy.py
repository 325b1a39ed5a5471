# SPDX-License-Identifier: Apache-2.0
"""The policy under which a host may send all that a build has made (the header `Content-Security-Policy`).

Scripts and styles are files of the host's own. Where a document has its style in itself, so that it is painted in one round trip, the
policy names that style by its digest. A document that also has its scripts in itself needs no host, and says what it may do by itself.
"""

import base64
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from sinau.output.filetree import FileTree

LINE = (
    "default-src 'none'; script-src 'self'; style-src {styles}; img-src 'self' data:; media-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'"
)
STYLE, STYLE_END, SCRIPT = b"<style>", b"</style>", b"<script>"
DIGEST = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")


def policy_line(styles: Iterable[str]) -> str:
    """Return the policy that allows the styles with these digests, written as a policy has them."""
    return LINE.format(styles=" ".join(["'self'", *sorted(set(styles))]))


def style_digests_in_policy(line: str) -> set[str]:
    """Return the digests of styles in a policy of ours."""
    return set(DIGEST.findall(line))


def style_digests_in_page(page: bytes) -> Iterator[str]:
    """Yield the digests of the styles that stand in a document of ours."""
    if SCRIPT in page:
        return
    start = page.find(STYLE)
    while start >= 0:
        start += len(STYLE)
        end = page.index(STYLE_END, start)
        yield f"'sha256-{base64.b64encode(sha256(page[start:end]).digest()).decode()}'"
        start = page.find(STYLE, end)


def style_digests_in_tree(tree: FileTree) -> Iterator[str]:
    """Yield the digests of the styles that stand in the documents of `tree`. What it copies from the disk is the result of another build."""
    for name in tree:
        page = tree.source(name)
        if name.endswith(".html") and isinstance(page, bytes):
            yield from style_digests_in_page(page)
