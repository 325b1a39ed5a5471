# SPDX-License-Identifier: Apache-2.0
"""What manifests of all standards have in common when they are written."""

from collections.abc import Iterable
from urllib.parse import quote

from lxml import etree

from sinau_scorm.manifest.text import cut_to, text_for_xml


def manifest_file(root: etree._Element) -> bytes:
    """Return `root` as a file: UTF-8, no document type."""
    body = etree.tostring(root, encoding="UTF-8", xml_declaration=False, pretty_print=True)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body


def hrefs_launch_first(launch: str, files: Iterable[str]) -> list[str]:
    """Return the addresses of `files`, the launched one first, the others in order. Some LMSs unpack only what is listed."""
    return [quote(path) for path in sorted(files, key=lambda path: (path != launch, path))]


def visible_text_cut(text: str, limit: int, otherwise: str) -> str:
    """Return `text` in at most `limit` characters; `otherwise` when nothing of it can be shown."""
    return cut_to(text_for_xml(text), limit) or otherwise
