# SPDX-License-Identifier: Apache-2.0
"""What pages and style sheets ask for: files that are missing, and other hosts."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from sinau.diagnostics import Rule, Severity
from sinau_scorm.nearby_names import Difference
from sinau_scorm.verify.package import SCHEME, Package, joined_path
from sinau_scorm.verify.scanning import Scanner, Tag, WorkCount, start_tags, style_addresses

WARNING = Severity.WARNING
DANGLING = Rule("C763", "page-asks-for-missing-file", WARNING)
OTHER_LETTERS = Rule("C784", "page-asks-in-other-letters", WARNING)
EXTERNAL = Rule("C764", "page-asks-other-host", WARNING)
# Attributes whose value is fetched without anybody asking, and those that lead on when they are followed.
FETCHED = {
    ("script", "src"), ("img", "src"), ("iframe", "src"), ("frame", "src"), ("embed", "src"), ("source", "src"), ("video", "src"),
    ("video", "poster"), ("audio", "src"), ("track", "src"), ("input", "src"), ("object", "data"), ("link", "href"), ("image", "href"),
}  # fmt: skip
FOLLOWED = {("a", "href"), ("area", "href")}
# Links that name a relation and fetch nothing.
PASSIVE = {"canonical", "alternate", "author", "license", "next", "prev", "help"}
MOST_REPORTED = 50  # of one file; what is broken by the hundred is broken once
Reference = tuple[str, int, bool]  # address, line, whether it is fetched


def page_references(text: str, work: WorkCount | None = None, *, xml: bool = False) -> tuple[str, list[Reference]]:
    """Return the base of a page's addresses and what it asks for. `xml`: it is XHTML or SVG, where any element may be empty."""
    scanner = Scanner(text, work)
    base, found = "", list[Reference]()
    for tag in start_tags(scanner, xml=xml):
        if tag.name == "base" and tag.attributes.get("href"):
            base = tag.attributes["href"]
        found += _references_of(tag, scanner.work)
    return base, found


def _references_of(tag: Tag, work: WorkCount) -> Iterator[Reference]:
    """Yield what one tag, and a style sheet inside of it, asks for."""
    passive = tag.name == "link" and set(tag.attributes.get("rel", "").lower().split()) & PASSIVE
    for name, value in tag.attributes.items():
        plain = name.removeprefix("xlink:")
        if (tag.name, plain) in FETCHED and not passive:
            yield value, tag.line, True
        elif (tag.name, plain) in FOLLOWED:
            yield value, tag.line, False
        elif name == "style":
            yield from ((address, tag.line, True) for address, _ in style_addresses(value, work))
        elif name == "srcset" and tag.name in {"img", "source"}:
            yield from ((part.split(maxsplit=1)[0], tag.line, True) for part in value.split(", ") if part.strip())
    if tag.name == "style":
        content = style_addresses(tag.content, work)
        yield from ((address, tag.content_line + below, True) for address, below in content)


def check_references(package: Package) -> None:
    """Every page and style sheet of the package."""
    for name in package.archive.names:
        suffix = PurePosixPath(name).suffix.lower()
        if suffix in {".html", ".htm", ".xhtml", ".svg"}:
            base, found = page_references(package.text(name), xml=suffix in {".xhtml", ".svg"})
        elif suffix == ".css":
            base, found = "", [(address, line + 1, True) for address, line in style_addresses(package.text(name))]
        else:
            continue
        if not SCHEME.match(base):  # with a base elsewhere all addresses lead there
            _report_references(package, name, base, found)


def _report_references(package: Package, name: str, base: str, found: list[Reference]) -> None:
    reported = 0
    folder = folder_of(name, base)
    for address, line, fetched in found:
        value = address.strip()
        if reported >= MOST_REPORTED:
            return
        if SCHEME.match(value):
            if fetched and re.match(r"(https?:)?//", value, re.IGNORECASE):
                package.add_file(EXTERNAL, name, line, value=value[:200])
                reported += 1
            continue
        path = path_of_address(folder, value)
        if path is not None and path not in package.archive and not _is_folder(package, path):
            _report_missing(package, name, line, path)
            reported += 1


def _report_missing(package: Package, name: str, line: int, path: str) -> None:
    near = package.similar_files.find_meant_file(path)
    if near is None or near.difference is Difference.LETTER_CASE:
        package.add_file(DANGLING, name, line, value=path[:200])
    else:
        package.add_file(OTHER_LETTERS, name, line, value=path[:200], found=near.name)


def folder_of(name: str, base: str) -> str:
    """Return the folder from which the page `name` looks: once for all its addresses, as both may be long."""
    return joined_path(name.rpartition("/")[0], "".join(base.rpartition("/")[:2]))


def path_of_address(folder: str, value: str) -> str | None:
    """Return the path that a page asks for by the address `value`, or `None` when it is not a file."""
    if not value or value.startswith(("#", "?", "{", "/")) or "{{" in value or "${" in value:
        return None  # itself, a template's placeholder, or the LMS's own address
    try:
        path = unquote(urlsplit(value).path)
    except ValueError:
        return None
    return joined_path(folder, path) if path else None


def _is_folder(package: Package, path: str) -> bool:
    """Whether `path` is a folder of the package: a web server shows a page for it."""
    return path == "" or path in package.folders


CHECKS = (check_references,)
