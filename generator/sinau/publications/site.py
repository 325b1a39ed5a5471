# SPDX-License-Identifier: Apache-2.0
"""The site: catalogue, course homes and every activity as a page of its own, by MkDocs with our theme."""

from sinau.diagnostics import Diagnostics, Message
from sinau.model.rendered import Rendered, Selection
from sinau.output.filetree import FileTree
from sinau.publication import Publication


def publish(rendered: Rendered, selection: Selection) -> tuple[FileTree, Diagnostics]:
    """Return the site of the selected courses."""
    # Not above: MkDocs takes a third of the time of `sinau check`, which only has to know that there is this publication.
    from sinau.site.mkdocs_build import built_site  # noqa: PLC0415

    return built_site(rendered, selection), ()


PUBLICATION = Publication(
    name="site", title=Message("publications.site_title"), kind="tree", publish=publish, default=True
)
