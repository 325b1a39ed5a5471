# SPDX-License-Identifier: Apache-2.0
"""What an address in a page refers to."""

import posixpath
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
EXTERNAL = {"http", "https", "mailto", "tel"}


@dataclass(frozen=True, slots=True)
class Reference:
    """An address, taken apart.

    `kind` is `external` (another host, a mailbox, a telephone), `local` (a file of the catalogue: `path` below its folder,
    or `""` for the page itself), `outside` (leaves the catalogue) or `unsafe` (any other scheme).
    """

    kind: Literal["external", "local", "outside", "unsafe"]
    path: str = ""
    anchor: str = ""


def read_reference(file: str, url: str) -> Reference:
    """Take apart the address `url`, which stands in `file`."""
    scheme = SCHEME.match(url)
    if scheme:
        return Reference("external" if scheme[1].lower() in EXTERNAL else "unsafe")
    if url.startswith("//"):
        return Reference("external")
    address, _, anchor = url.partition("#")
    path = unquote(address.partition("?")[0])
    if not path:
        return Reference("local", "", unquote(anchor))
    if path.startswith("/") or "\\" in path or "\x00" in path:
        return Reference("outside")
    # As the files' names are read (source/files.py).
    joined = unicodedata.normalize("NFC", path)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(file), joined))
    if joined == ".." or joined.startswith("../"):
        return Reference("outside")
    return Reference("local", joined, unquote(anchor))


def page_path(file: str) -> str:
    """Return the path at which the site publishes the Markdown file `file`: where its source is, as `.html`."""
    return posixpath.splitext(file)[0] + ".html"


def in_folder_order(paths: Iterable[str]) -> list[str]:
    """Return `paths` as a folder's files are listed: folder by folder, by names. So what comes first depends on nothing else."""
    return sorted(paths, key=lambda path: path.split("/"))
