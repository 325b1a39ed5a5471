# SPDX-License-Identifier: Apache-2.0
"""Which manifests Moodle cannot import (seen in Moodle 4.4dev with PHP 8 in November 2026; 5.0dev has the same line)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

# Moodle does not read namespaces: it compares names with their prefix, as capital letters.
UNIMPORTABLE = "IMSSS:MAPINFO"


def unimportable_elements(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements that end Moodle's import with an error, in the order of the manifest."""
    for element in root.iter(etree.Element):
        if f"{element.prefix}:{etree.QName(element).localname}".upper() == UNIMPORTABLE:
            yield element
