# SPDX-License-Identifier: Apache-2.0
"""Writes the manifest of a SCORM 1.2 package (SCORM 1.2 CAM, section 2.3; standards.md 1.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from lxml import etree

from sinau_scorm.limits import SCORM12
from sinau_scorm.manifest.identifiers import Identifiers
from sinau_scorm.manifest.text import cut_to, text_for_xml
from sinau_scorm.manifest.writing import hrefs_launch_first, manifest_file, visible_text_cut

IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
# One line: a line break in here stopped an import on one LMS (standards.md 1.2).
SCHEMA_LOCATION = (
    f"{IMSCP} imscp_rootv1p1p2.xsd"
    " http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd"
    f" {ADLCP} adlcp_rootv1p2.xsd"
)
# The content packaging namespace is the default one and the prefix is literally `adlcp`: Moodle compares prefixed names as
# text, Open edX looks for the namespace that has no prefix.
NAMESPACES: dict[str | None, str] = {None: IMSCP, "adlcp": ADLCP, "xsi": XSI}


@dataclass(frozen=True, slots=True)
class ManifestItem:
    """An item of a manifest: a SCO, or a group of `units` (then it has no `launch`).

    `launch` is the file that the LMS opens, `files` all that it needs, `mastery_score` 0..100 or `None` when the LMS shall
    not decide by the score. `after` are the items that have to be finished first, by their identifiers.
    """

    item: str
    resource: str
    title: str
    launch: str = ""
    files: Sequence[str] = ()
    mastery_score: int | None = None
    after: Sequence[str] = ()
    units: Sequence["ManifestItem"] = ()


@dataclass(frozen=True, slots=True)
class ManifestContent:
    """What a manifest says of a package: its items in order, all files among theirs but the manifest's control documents."""

    identifiers: Identifiers
    version: str
    title: str
    units: Sequence[ManifestItem]


def scorm12_manifest(content: ManifestContent) -> bytes:
    """Return `imsmanifest.xml`: UTF-8, no document type, the same bytes for the same content.

    A title or version that is too long is cut. No metadata record stands in it: LMSs show the titles of organization and
    item, and only `schema` and `schemaversion` are required.
    """
    ids = content.identifiers
    manifest = etree.Element(f"{{{IMSCP}}}manifest", nsmap=NAMESPACES)
    manifest.set("identifier", ids.manifest)
    manifest.set("version", cut_to(text_for_xml(content.version), SCORM12.manifest_version))
    manifest.set(f"{{{XSI}}}schemaLocation", SCHEMA_LOCATION)
    metadata = _add_element(manifest, "metadata")
    _add_element(metadata, "schema", "ADL SCORM")
    # No blanks around it: Moodle and Open edX compare the text as it is.
    _add_element(metadata, "schemaversion", "1.2")
    organizations = _add_element(manifest, "organizations", default=ids.organization)
    organization = _add_element(organizations, "organization", identifier=ids.organization)
    _add_element(organization, "title", visible_text_cut(content.title, SCORM12.title, ids.manifest))
    resources = _add_element(manifest, "resources")
    for unit in content.units:
        _write_unit(organization, resources, unit, ids.manifest)
    return manifest_file(manifest)


def _write_unit(parent: etree._Element, resources: etree._Element, unit: ManifestItem, otherwise: str) -> None:
    """Write `unit` below `parent`, and its resource. Open edX launches the first resource that has an address."""
    item = _add_element(parent, "item", identifier=unit.item)
    if unit.launch:
        item.set("identifierref", unit.resource)
    item.set("isvisible", "true")
    _add_element(item, "title", visible_text_cut(unit.title, SCORM12.title, otherwise))
    for inner in unit.units:
        _write_unit(item, resources, inner, otherwise)
    condition = "&".join(unit.after)
    # What an LMS cannot be told it cannot hold shut: better an open exam than a package that no LMS imports.
    if condition and len(condition) <= SCORM12.prerequisites:
        etree.SubElement(item, f"{{{ADLCP}}}prerequisites", type="aicc_script").text = condition
    if unit.mastery_score is not None:
        etree.SubElement(item, f"{{{ADLCP}}}masteryscore").text = str(unit.mastery_score)
    if unit.launch:
        resource = _add_element(resources, "resource", identifier=unit.resource, type="webcontent")
        resource.set(f"{{{ADLCP}}}scormtype", "sco")  # all lower case in 1.2
        resource.set("href", quote(unit.launch))
        for href in hrefs_launch_first(unit.launch, unit.files):
            _add_element(resource, "file", href=href)


def _add_element(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{IMSCP}}}{name}", attributes)
    element.text = text
    return element
