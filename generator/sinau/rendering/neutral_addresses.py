# SPDX-License-Identifier: Apache-2.0
"""Turns what authors wrote as addresses into holes for the addresses of a publication."""

from collections.abc import Mapping
from typing import Literal

from sinau.model import nodes
from sinau.model.catalogue import MediaFile
from sinau.model.html_pieces import Address
from sinau.model.link_targets import Target
from sinau.rendering.html_cleaning import keeps_address
from sinau.source.paths import read_reference


class NeutralAddresses:
    """The addresses of one page. `media` collects, in the page's order, the files that it uses.

    Without `targets` it is not yet known what other pages are: links to them are `unsettled`. `file` is where what is being written stands: the page, or a file that it includes.
    """

    def __init__(self, file: str, targets: Mapping[str, Target] | None, media: Mapping[str, MediaFile]) -> None:
        self._page, self._targets, self._files = file, targets, media
        self.file = file
        self.media: dict[str, None] = {}

    def __call__(self, node: nodes.Link | nodes.Image) -> str | Address | None:
        """Return the address for `node`: a text if it is on another host, `None` for what cannot be published (a diagnostic
        has said so).
        """
        if node.url is None:
            return None
        reference = read_reference(self.file, node.url)
        if reference.kind == "external":
            return node.url if isinstance(node, nodes.Link) and keeps_address(node.url) else None
        if reference.kind != "local":
            return None
        path = reference.path or self._page
        name: Literal["href", "src"] = "href" if isinstance(node, nodes.Link) else "src"
        if path in self._files:
            self.media[path] = None
            return Address(name, "media", path)
        if self._targets is None:
            return Address(name, "unsettled", path, reference.anchor)
        return page_address(name, path, reference.anchor, self._targets)


def page_address(
    name: Literal["href", "src", "poster"], path: str, anchor: str, targets: Mapping[str, Target]
) -> Address | None:
    """Return the address of the page in the file `path`; `None` where none is published."""
    target = targets.get(path)
    if target is None:
        return None
    if target.course and target.activity:
        return Address(name, "activity", f"{target.course.id}/{target.activity.id}", anchor)
    return Address(name, "page", path, anchor)
