# SPDX-License-Identifier: Apache-2.0
"""Reads any package's imsmanifest.xml, ours or another tool's: what is launched, in which order, with what.

It reports nothing (`sinau verify` does): names are compared without their namespace, so that a manifest with a small mistake can
still be played and its mistake be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from sinau.texts import Message, written_value
from sinau_scorm.manifest.doctype import has_doctype
from sinau_scorm.manifest.moodle import unimportable_elements
from sinau_scorm.manifest.sequencing import Settings, sequencing_collections_of, sequencing_of
from sinau_scorm.manifest.tree import attribute, child, children, measure_from_text, name_of, text_of

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
# Deeper trees are an attack or a mistake; courses have three levels.
MAX_DEPTH = 50
EDITIONS = {"1.2": "1.2", "2004 3rd edition": "3rd", "2004 4th edition": "4th", "cam 1.3": "3rd", "1.3": "3rd"}


# Far above any real one: a manifest of a thousand files has some 100 KB, one of 20,000, the most a package may have, some 3 MB.
MOST_BYTES = 5_000_000
# libxml2 looks for the namespace of each element among all that hold there, one after the other. Manifests have about ten.
MOST_PREFIXES = 1_000
PREFIX = re.compile(rb"xmlns:([^\s=]{1,100})")
DOCTYPE = Message("manifest.doctype")
TOO_LARGE = Message("manifest.too_large")
OTHER_ROOT = Message("manifest.other_root")
NOTHING = Message("manifest.nothing")
TOO_DEEP = Message("manifest.too_deep")
BAD_ADDRESS = Message("manifest.bad_address")


class ManifestError(ValueError):
    """Not a manifest that can be read. `reason`: why; what the parser of XML says is English. `line` is where, 1-based; 0 where that is unknown."""

    def __init__(self, reason: Message | str, line: int = 0) -> None:
        super().__init__(written_value(reason, "en"))
        self.reason, self.line = reason, line


@dataclass(frozen=True)
class Resource:
    """A `<resource>`: what an item may launch. `href` has its xml:base and is relative to the package's root."""

    identifier: str
    href: str
    scorm_type: str
    line: int
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """An `<item>`, or the organization itself, which is the root of the tree of activities.

    `launch` is the address with its parameters, relative to the package's root; empty for a heading. Texts that the manifest
    lacks are empty; `scaled_passing_score` and `completion_threshold` are 0..1 as written; `shared_data` are the targets of
    `adlcp:data`. `sequencing` is in the shape of scorm-again's `ActivitySettings`.
    """

    identifier: str
    title: str
    line: int
    launch: str = ""
    scorm_type: str = ""
    visible: bool = True
    launch_data: str = ""
    mastery_score: str = ""
    max_time_allowed: str = ""
    time_limit_action: str = ""
    prerequisites: str = ""
    scaled_passing_score: str = ""
    completion_threshold: str = ""
    shared_data: tuple[str, ...] = ()
    sequencing: Settings = field(default_factory=dict)
    children: tuple[Item, ...] = ()

    def walk(self) -> Iterator[Item]:
        """Yield this item and all below it, in the order of the manifest."""
        yield self
        for item in self.children:
            yield from item.walk()

    @property
    def leaves(self) -> list[Item]:
        """The items that launch something."""
        return [item for item in self.walk() if item.launch]


@dataclass(frozen=True)
class Manifest:
    """What a manifest says. `edition` is 1.2, 3rd or 4th; `organization` is the one that is played.

    `stops_moodle` is the line of the first element that ends Moodle's import with an error; 0: there is none.
    """

    identifier: str
    edition: str
    organization: Item
    resources: tuple[Resource, ...]
    stops_moodle: int = 0


def parse_manifest_root(data: bytes) -> etree._Element:
    """The root of a manifest. Nothing outside the file is read, and no entity is expanded. Raises `ManifestError`."""
    if len(data) > MOST_BYTES or len(set(PREFIX.findall(data))) > MOST_PREFIXES:
        raise ManifestError(TOO_LARGE, 1)
    if has_doctype(data):
        raise ManifestError(DOCTYPE, 1)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ManifestError(error.msg or "", error.lineno or 0) from None
    except (ValueError, LookupError) as error:  # an encoding that Python does not know
        raise ManifestError(str(error)) from None
    return root


def read_manifest(data: bytes) -> Manifest:
    """Read the bytes of an imsmanifest.xml. Raises `ManifestError` where there is nothing to launch."""
    return manifest_of(parse_manifest_root(data))


def manifest_of(root: etree._Element) -> Manifest:
    """Read a manifest of which `parse_manifest_root` has given the root. Raises `ManifestError` where there is nothing to launch."""
    if name_of(root) != "manifest":
        raise ManifestError(OTHER_ROOT.filled(name=name_of(root)), root.sourceline or 0)
    resources = tuple(_read_resources(root))
    known = {resource.identifier: resource for resource in resources}
    found = child(root, "organizations")
    organizations = children(found, "organization")
    if not organizations:
        organization = _organization_of_resources(resources)
    else:
        wanted = attribute(found, "default")
        chosen = next((each for each in organizations if attribute(each, "identifier") == wanted), organizations[0])
        organization = _read_item(chosen, known, sequencing_collections_of(root), 0)
    if not organization.leaves:
        raise ManifestError(NOTHING, root.sourceline or 0)
    stopping = next(unimportable_elements(root), None)
    line = 0 if stopping is None else (stopping.sourceline or 1)
    return Manifest(attribute(root, "identifier"), _edition_of(root), organization, resources, line)


def launch_address(href: str, parameters: str) -> str:
    """`href` with an item's parameters, joined as the content aggregation model says (SCORM 2004 CAM 3.4.1.9)."""
    parameters = parameters.lstrip("?&")
    if not parameters:
        return href
    if parameters.startswith("#"):
        return href if "#" in href else href + parameters
    page, hash_sign, fragment = href.partition("#")
    return f"{page}{'&' if '?' in page else '?'}{parameters}{hash_sign}{fragment}"


def _edition_of(root: etree._Element) -> str:
    version = text_of(child(child(root, "metadata"), "schemaversion")).lower()
    newer = any("adlcp_v1p3" in str(space) for space in root.nsmap.values())
    return EDITIONS.get(version, "4th" if newer else "1.2")


def _read_resources(root: etree._Element) -> Iterator[Resource]:
    holder = child(root, "resources")
    base = _joined_address(root, root.get(XML_BASE, ""), holder.get(XML_BASE, "") if holder is not None else "")
    for element in children(holder, "resource"):
        own = _joined_address(element, base, element.get(XML_BASE, ""))
        href = attribute(element, "href")
        yield Resource(
            identifier=attribute(element, "identifier"),
            href=_joined_address(element, own, href) if href else "",
            scorm_type=(attribute(element, "scormtype") or attribute(element, "scormType")).lower(),
            line=element.sourceline or 0,
            files=tuple(_joined_address(file, own, attribute(file, "href")) for file in children(element, "file")),
        )


def _joined_address(element: etree._Element, base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # such as http://[a
        raise ManifestError(BAD_ADDRESS.filled(address=address[:200]), element.sourceline or 0) from None


def _organization_of_resources(resources: tuple[Resource, ...]) -> Item:
    """A package of resources only has no order: its first page is what Open edX and Moodle launch."""
    leaves = tuple(
        Item(each.identifier, each.identifier, each.line, launch=each.href, scorm_type=each.scorm_type or "sco")
        for each in resources
        if each.href
    )
    return Item("organization", "", 0, children=leaves[:1])


def _read_item(
    element: etree._Element, known: dict[str, Resource], collections: dict[str, Settings], depth: int
) -> Item:
    if depth > MAX_DEPTH:
        raise ManifestError(TOO_DEEP.filled(depth=MAX_DEPTH), element.sourceline or 0)
    resource = known.get(attribute(element, "identifierref"))
    sequencing = sequencing_of(child(element, "sequencing"), collections)
    primary: dict[str, Any] = sequencing.get("primaryObjective", {})
    pass_mark = primary.get("minNormalizedMeasure", 1.0) if primary.get("satisfiedByMeasure") else ""
    launch = launch_address(resource.href, attribute(element, "parameters")) if resource and resource.href else ""
    return Item(
        identifier=attribute(element, "identifier"),
        title=text_of(child(element, "title")) or attribute(element, "identifier"),
        line=element.sourceline or 0,
        launch=launch,
        scorm_type=resource.scorm_type if resource else "",
        visible=attribute(element, "isvisible").lower() != "false",
        launch_data=text_of(child(element, "datafromlms", "dataFromLMS")),
        mastery_score=text_of(child(element, "masteryscore")),
        max_time_allowed=text_of(child(element, "maxtimeallowed"))
        or sequencing.get("attemptAbsoluteDurationLimit", ""),
        time_limit_action=text_of(child(element, "timelimitaction", "timeLimitAction")),
        prerequisites=text_of(child(element, "prerequisites")),
        scaled_passing_score=str(pass_mark),
        completion_threshold=_progress_threshold(child(element, "completionThreshold")),
        shared_data=tuple(attribute(each, "targetID") for each in children(child(element, "data"), "map")),
        sequencing=sequencing,
        children=tuple(_read_item(each, known, collections, depth + 1) for each in children(element, "item")),
    )


def _progress_threshold(element: etree._Element | None) -> str:
    """3rd edition: the element's text. 4th: an attribute that counts where `completedByMeasure` says so."""
    if element is None:
        return ""
    if text := text_of(element):
        return text if measure_from_text(text) is not None else ""
    return (
        (attribute(element, "minProgressMeasure") or "1.0")
        if attribute(element, "completedByMeasure") == "true"
        else ""
    )
