# SPDX-License-Identifier: Apache-2.0
"""Finds what published files refer to."""

import json
import posixpath
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from helpers.rendered import text_files
from sinau.output.filetree import FileTree

DELIVERY = re.compile(r"sinau\.deliver\((\".*?\"),(\".*\")\);\n\Z", re.DOTALL)
CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")
ADDRESS = re.compile(r"(?:https?:)?//[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,}[^\s\"'<>)\\]*")
ATTRIBUTES = {"href", "src", "poster", "data", "action", "formaction", "background", "cite"}


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ATTRIBUTES and value is not None:
                self.found.append((tag, value))
            elif name == "srcset" and value:
                self.found += [(tag, part.split()[0]) for part in value.split(",") if part.split()]
            elif name == "style" and value:
                self.found += [(tag, url) for url in CSS_URL.findall(value)]
            elif name == "id" and value:
                self.ids.add(value)


def html_of(path: str, text: str) -> str:
    """Return the HTML that a file brings to the page: its own, or that of the lesson a script delivers."""
    if path.endswith(".html"):
        return text
    delivery = DELIVERY.match(text) if path.endswith(".js") else None
    return str(json.loads(delivery[2])) if delivery else ""


def references(path: str, text: str) -> list[tuple[str, str]]:
    """Return (element, address) for all that a published text file refers to; a style sheet's element is `style`."""
    if path.endswith(".css"):
        return [("style", url) for url in CSS_URL.findall(text)]
    collector = _Collector()
    html = html_of(path, text)
    collector.feed(html)
    styles = re.findall(r"<style[^>]*>(.*?)</style>", html, re.DOTALL)
    return collector.found + [("style", url) for style in styles for url in CSS_URL.findall(style)]


def ids(path: str, text: str) -> set[str]:
    """Return the ids of the elements in a published file."""
    collector = _Collector()
    collector.feed(html_of(path, text))
    return collector.ids


def broken(tree: FileTree, *, directory_index: bool = False) -> Iterator[str]:
    """Yield each address in `tree` that leads to no file of it; addresses on other hosts and anchors are passed over.

    A lesson's script stands beside the page that it becomes part of, so both resolve from their own folder.
    """
    for path, text in text_files(tree).items():
        for element, address in references(path, text):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = unquote(parts.path)
            if path == "404.html" and target.startswith("../"):
                continue  # hosts show it at any address, and it asks in each folder of that
            folder = "" if target.startswith("/") else posixpath.dirname(path)
            resolved = posixpath.normpath(posixpath.join(folder, target.lstrip("/")))
            found = resolved in tree or (directory_index and posixpath.normpath(f"{resolved}/index.html") in tree)
            if not found:
                yield f"{path}: <{element}> {address}"
