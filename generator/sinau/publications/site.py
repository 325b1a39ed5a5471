# SPDX-License-Identifier: Apache-2.0
"""The site: catalogue, course homes and every activity as a page of its own, as MkDocs writes them with our theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinau.diagnostics import Diagnostics, Message
from sinau.model.rendered import Rendered, Selection
from sinau.publication import Publication

if TYPE_CHECKING:
    from sinau.output.filetree import FileTree


def publish(rendered: Rendered, selection: Selection) -> tuple[FileTree, Diagnostics]:
    """Return the site of the selected courses."""
    from sinau.site.building import build_site

    return build_site(rendered, selection), ()


PUBLICATION = Publication(
    name="site", title=Message("publications.site_title"), kind="tree", publish=publish, default=True
)
