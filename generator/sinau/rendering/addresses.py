# SPDX-License-Identifier: Apache-2.0
"""Turns what authors wrote as addresses into neutral links."""

from collections.abc import Mapping
from urllib.parse import quote

from sinau.model import nodes
from sinau.model.catalogue import MediaFile
from sinau.model.targets import Target
from sinau.source.paths import refer


class NeutralAddresses:
    """The addresses of one page. `media` collects, in the page's order, the files that it uses.

    `file` is where what is being written stands: the page, or a file that it includes.
    """

    def __init__(self, file: str, targets: Mapping[str, Target], media: Mapping[str, MediaFile]) -> None:
        self._page, self._targets, self._files = file, targets, media
        self.file = file
        self.media: dict[str, None] = {}

    def __call__(self, node: nodes.Link | nodes.Image) -> str | None:
        """Return the address for `node`; `None` for what cannot be published (a diagnostic has said so)."""
        if node.url is None:
            return None
        reference = refer(self.file, node.url)
        if reference.kind == "external":
            return node.url if isinstance(node, nodes.Link) else None
        if reference.kind != "local":
            return None
        path = reference.path or self._page
        if path in self._files:
            self.media[path] = None
            return f"media:{quote(path)}"
        target = self._targets.get(path)
        if target is None:
            return None
        anchor = f"#{quote(reference.anchor)}" if reference.anchor else ""
        if target.course and target.activity:
            return f"activity:{target.course.id}/{target.activity.id}{anchor}"
        return f"page:{quote(path)}{anchor}"
