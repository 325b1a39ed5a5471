# SPDX-License-Identifier: Apache-2.0
"""A package while it is looked at: its files, its manifest as a tree, and places in both."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from sinau.archive import Archive, ArchiveError, ProblemKind
from sinau.diagnostics import Report, Rule, Span
from sinau_scorm import limits
from sinau_scorm.addresses import leads_elsewhere
from sinau_scorm.nearby_names import SimilarFiles

MANIFEST = "imsmanifest.xml"
XML = "http://www.w3.org/XML/1998/namespace"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
IMSSS = "http://www.imsglobal.org/xsd/imsss"
ADLSEQ = "http://www.adlnet.org/xsd/adlseq_v1p3"
ADLNAV = "http://www.adlnet.org/xsd/adlnav_v1p3"
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:|//")
START_TAG = re.compile(r"<[^\s<>/!?][^\s<>/]*+")
# What a rule says of one file: a thousand findings are read by nobody, and each costs time and memory.
MOST_REPORTED = 1_000


class Edition(StrEnum):
    """The editions that Sinau knows; the value is how people call them."""

    SCORM12 = "SCORM 1.2"
    THIRD = "SCORM 2004 3rd Edition"
    FOURTH = "SCORM 2004 4th Edition"

    @property
    def imscp(self) -> str:
        """The namespace of content packaging."""
        return CONTENT_PACKAGING["1.2" if self is Edition.SCORM12 else "2004"]

    @property
    def adlcp(self) -> str:
        """The namespace of ADL's additions to it."""
        return "http://www.adlnet.org/xsd/adlcp_" + ("rootv1p2" if self is Edition.SCORM12 else "v1p3")

    @property
    def scorm_type(self) -> str:
        """The attribute that tells a SCO from an asset, as etree names it."""
        return f"{{{self.adlcp}}}" + ("scormtype" if self is Edition.SCORM12 else "scormType")

    @property
    def is_2004(self) -> bool:
        """Whether it is an edition of SCORM 2004."""
        return self is not Edition.SCORM12


CONTENT_PACKAGING = {
    "1.2": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "2004": "http://www.imsglobal.org/xsd/imscp_v1p1",
}
VERSIONS = {
    "1.2": Edition.SCORM12,
    "2004 3rd Edition": Edition.THIRD,
    "2004 4th Edition": Edition.FOURTH,
    # What ADL's suite admits for any edition of 2004; the rules of the oldest that we know hold for it.
    "CAM 1.3": Edition.THIRD,
}


@dataclass
class Package:
    """A package and the report on it. `shown` is how its reader names the zip; `root` is there when there is a manifest."""

    archive: Archive
    shown: str
    report: Report
    data: bytes = b""
    root: etree._Element | None = None
    edition: Edition = Edition.SCORM12
    other: bool = (
        False  # it is something else than a SCORM package, which was said: its names and sizes are no matter then
    )
    _reported: set[int] = field(default_factory=set)
    _tags: dict[int, dict[str, int]] = field(default_factory=dict)
    _bases: dict[etree._Element, tuple[str | None, str]] = field(default_factory=dict)
    _counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    # Places and findings.

    def at_file(self, name: str, line: int = 1, column: int = 1, length: int = 1) -> Span:
        """Return a place in a file of the package."""
        return Span(f"{self.shown}!{name}", line, column, length)

    def place(self, element: etree._Element) -> Span:
        """Return the place of an element's start tag. libxml2 keeps the line on which the tag ends."""
        last = min(element.sourceline or 1, len(self.lines)) or 1
        name = f"<{element.prefix}:{local_name(element)}" if element.prefix else f"<{local_name(element)}"
        for line in range(last, max(0, last - 40), -1):
            if (column := self._tags_of(line).get(name)) is not None:
                return self.at_file(MANIFEST, line, column, len(name))
        return self.at_file(MANIFEST, last)

    def _tags_of(self, line: int) -> dict[str, int]:
        """Return where each start tag comes first in a line. A line is read once, or one of megabytes would be for each element."""
        if line not in self._tags:
            places: dict[str, int] = {}
            for found in START_TAG.finditer(self.lines[line - 1]):
                places.setdefault(found[0], found.start() + 1)
            self._tags[line] = places
        return self._tags[line]

    def add(self, rule: Rule, element: etree._Element, /, **values: object) -> None:
        """Report `rule` at an element of the manifest."""
        span = self.place(element)
        self._reported |= {span.line, element.sourceline or 1}
        self._add(rule, span, values)

    def add_file(self, rule: Rule, file: str, line: int = 1, /, **values: object) -> None:
        """Report `rule` at a file of the package."""
        self._add(rule, self.at_file(file, line), values)

    def add_zip(self, rule: Rule, /, **values: object) -> None:
        """Report `rule` at the package as a whole."""
        self.report.add(rule, Span(self.shown), **values)

    def _add(self, rule: Rule, span: Span, values: dict[str, object]) -> None:
        """Report `rule`, unless it was told of this file more often than anybody reads."""
        self._counts[rule.code, span.file] += 1
        if self._counts[rule.code, span.file] <= MOST_REPORTED:
            self.report.add(rule, span, **values)

    def has_report_at(self, line: int) -> bool:
        """Whether something was reported already at this line of the manifest."""
        return line in self._reported

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the manifest."""
        return self.data.decode("utf-8-sig", "replace").split("\n")

    # The manifest. Elements are found by the namespace that the root has, so that one mistake there is told once.

    @property
    def tree(self) -> etree._Element:
        """The manifest's root; only for checks that run when there is one."""
        assert self.root is not None
        return self.root

    @cached_property
    def imscp(self) -> str:
        """The namespace of the root."""
        return etree.QName(self.tree).namespace or ""

    def full_name(self, name: str) -> str:
        """Return the full name of an element of content packaging."""
        return f"{{{self.imscp}}}{name}" if self.imscp else name

    def children(self, element: etree._Element, name: str) -> list[etree._Element]:
        """Return the children of an element of content packaging that are called `name`."""
        return element.findall(self.full_name(name))

    @cached_property
    def organizations(self) -> list[etree._Element]:
        """All organizations."""
        return [
            child for part in self.children(self.tree, "organizations") for child in self.children(part, "organization")
        ]

    @cached_property
    def items(self) -> list[etree._Element]:
        """All items, in the order of the manifest."""
        return [item for organization in self.organizations for item in organization.iter(self.full_name("item"))]

    @cached_property
    def resources(self) -> list[etree._Element]:
        """All resources."""
        return [child for part in self.children(self.tree, "resources") for child in self.children(part, "resource")]

    @cached_property
    def resources_by_id(self) -> dict[str, etree._Element]:
        """The resources by their identifiers; of two with one, the first."""
        return {resource.get("identifier", ""): resource for resource in reversed(self.resources)}

    def resource_of(self, item: etree._Element) -> etree._Element | None:
        """Return the resource that an item launches."""
        return self.resources_by_id.get(item.get("identifierref", ""))

    def is_sco(self, resource: etree._Element | None) -> bool:
        """Whether a resource talks to the LMS."""
        return resource is not None and resource.get(self.edition.scorm_type, "").strip().lower() == "sco"

    def launches(self, organization: etree._Element) -> set[tuple[str, str]]:
        """Return the SCOs that an organization launches, by resource and parameters: an LMS keeps each apart."""
        items = organization.iter(self.full_name("item"))
        launching = (item for item in items if self.is_sco(self.resource_of(item)))
        return {(item.get("identifierref", ""), item.get("parameters", "").strip()) for item in launching}

    def leaves(self) -> Iterator[etree._Element]:
        """Yield the items that have no items."""
        return (item for item in self.items if not self.children(item, "item"))

    def path(self, element: etree._Element) -> str | None:
        """Return the path in the package of an `href`, or `None` when there is none or it leads elsewhere."""
        href = element.get("href")
        parent = element.getparent()
        folder, rest = self._base_folder_of(parent) if parent is not None else ("", "")
        base = element.get(f"{{{XML}}}base", "")[: limits.SCORM2004.href]
        if href is None or folder is None or not href.strip() or leads_elsewhere(href) or leads_elsewhere(base):
            return None
        rest += base + href.strip()
        return joined_path(folder, unquote(re.split("[?#]", rest, maxsplit=1)[0]))

    def _base_folder_of(self, element: etree._Element) -> tuple[str | None, str]:
        """Return the folder that `xml:base` of an element and of those around it leads to, and what is left behind its last slash.

        There is no folder where it leads out of the package.

        Each element is asked once, and no longer an address is made than one may be: a base of megabytes would be read for each file.
        """
        if element not in self._bases:
            parent = element.getparent()
            folder, rest = self._base_folder_of(parent) if parent is not None else ("", "")
            whole = (rest + element.get(f"{{{XML}}}base", ""))[: limits.SCORM2004.href]
            head, slash, rest = whole.rpartition("/")
            if folder is not None:
                away = leads_elsewhere(whole)
                folder = None if away else joined_path(folder, unquote(head + slash))[: limits.SCORM2004.href]
            self._bases[element] = folder, rest
        return self._bases[element]

    @cached_property
    def listed_paths(self) -> set[str]:
        """The paths of all files that resources list or launch."""
        elements = (element for resource in self.resources for element in [resource, *self.children(resource, "file")])
        return {path for path in map(self.path, elements) if path is not None}

    # Files.

    @cached_property
    def similar_files(self) -> SimilarFiles:
        """Finds the file that a name means which the package does not have."""
        return SimilarFiles(self.archive)

    @cached_property
    def files_in_other_letters(self) -> set[str]:
        """The names of files that the manifest lists in other letters."""
        found = (self.similar_files.find_meant_file(path) for path in self.listed_paths if path not in self.archive)
        return {near.name for near in found if near is not None}

    @cached_property
    def folders(self) -> set[str]:
        """The paths of all folders that have files."""
        found: set[str] = set()
        for name in self.archive.names:
            folder = name.rpartition("/")[0]
            while folder and folder not in found:
                found.add(folder)
                folder = folder.rpartition("/")[0]
        return found

    @cached_property
    def unreadable_names(self) -> set[str]:
        """The names of entries that something is wrong with."""
        return {problem.entry for problem in self.archive.problems}

    @cached_property
    def names_guessed_as_utf8(self) -> set[str]:
        """The names that are in UTF-8 only for who guesses so."""
        return {problem.entry for problem in self.archive.problems if problem.kind is ProblemKind.NAME_GUESSED}

    def text(self, name: str, most: int = 4_000_000) -> str:
        """Return a text file, or nothing when it is too large to be one or cannot be read."""
        if name not in self.archive or self.archive.size(name) > most:
            return ""
        try:
            return self.archive.read(name).decode("utf-8-sig", "replace")
        except ArchiveError:
            return ""  # reported once, by the check of all files


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return etree.QName(element).localname


def joined_path(folder: str, path: str) -> str:
    """Return `path` as seen from `folder`, without `.` and `..`; what leads out of the package keeps a `..` in front.

    `folder` has neither; it is not taken apart again, as it may stand before a thousand paths.
    """
    start = "" if path.startswith("/") else folder
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if parts and parts[-1] != "..":
                parts.pop()
            elif not parts and start and start.rpartition("/")[2] != "..":
                start = start.rpartition("/")[0]
            else:
                parts.append(part)
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join([start, *parts] if start else parts)
