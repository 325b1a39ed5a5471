# SPDX-License-Identifier: Apache-2.0
"""Writes the manifest of a SCORM 1.2 package that is one SCO (SCORM 1.2 CAM, section 2.3; standards.md 1.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from lxml import etree

from sinau_scorm.limits import SCORM12
from sinau_scorm.manifest.identifiers import Identifiers
from sinau_scorm.manifest.text import cut, plain_text

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
class Content:
    """What a manifest says of a package.

    `launch` is the file that the LMS opens, `files` all files of the package except the manifest and its control
    documents, `mastery_score` 0..100 or `None` when the LMS shall not judge by the score.
    """

    identifiers: Identifiers
    version: str
    title: str
    launch: str
    files: Sequence[str]
    mastery_score: int | None = None


def scorm12_manifest(content: Content) -> bytes:
    """Return `imsmanifest.xml`: UTF-8, no document type, the same bytes for the same content.

    A title or version that is too long is cut. No metadata record stands in it: LMSs show the titles of organization and
    item, and only `schema` and `schemaversion` are required.
    """
    ids = content.identifiers
    manifest = etree.Element(f"{{{IMSCP}}}manifest", nsmap=NAMESPACES)
    manifest.set("identifier", ids.manifest)
    manifest.set("version", cut(plain_text(content.version), SCORM12.manifest_version))
    manifest.set(f"{{{XSI}}}schemaLocation", SCHEMA_LOCATION)
    metadata = _add(manifest, "metadata")
    _add(metadata, "schema", "ADL SCORM")
    # No blanks around it: Moodle and Open edX compare the text as it is.
    _add(metadata, "schemaversion", "1.2")
    organizations = _add(manifest, "organizations", default=ids.organization)
    organization = _add(organizations, "organization", identifier=ids.organization)
    title = cut(plain_text(content.title), SCORM12.title) or ids.manifest
    _add(organization, "title", title)
    item = _add(organization, "item", identifier=ids.item, identifierref=ids.resource, isvisible="true")
    _add(item, "title", title)
    if content.mastery_score is not None:
        etree.SubElement(item, f"{{{ADLCP}}}masteryscore").text = str(content.mastery_score)
    # The SCO is the first resource with an href: Open edX launches that one, whatever the organization says.
    resources = _add(manifest, "resources")
    resource = _add(resources, "resource", identifier=ids.resource, type="webcontent")
    resource.set(f"{{{ADLCP}}}scormtype", "sco")  # all lower case in 1.2
    resource.set("href", quote(content.launch))
    # Every file is listed, the launched one first: some LMSs unpack only what is listed.
    for path in sorted(content.files, key=lambda path: (path != content.launch, path)):
        _add(resource, "file", href=quote(path))
    body = etree.tostring(manifest, encoding="UTF-8", xml_declaration=False, pretty_print=True)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{IMSCP}}}{name}", attributes)
    element.text = text
    return element
