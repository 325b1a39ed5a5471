# SPDX-License-Identifier: Apache-2.0
"""What conforms and still goes wrong in some LMS, each named (standards.md 1.6 to 1.9 and 4; lms-behaviour.md)."""

import re
from pathlib import PurePosixPath

from lxml import etree

from sinau.diagnostics import Rule, Severity
from sinau_scorm import limits
from sinau_scorm.verify.checks.sequencing import imsss_name
from sinau_scorm.verify.package import ADLNAV, ADLSEQ, IMSSS, XML, XSI, Package, local_name

WARNING = Severity.WARNING
BLANKS = Rule("C800", "moodle-open-edx-blanks-in-schemaversion", WARNING)
PREFIXED = Rule("C801", "open-edx-namespace-with-prefix", WARNING)
PREFIX = Rule("C802", "moodle-unusual-prefix", WARNING)
FIRST = Rule("C803", "open-edx-launches-other-resource", WARNING)
MANY = Rule("C804", "open-edx-docebo-several-scos", WARNING)
DELIVERY = Rule("C805", "sap-successfactors-completes-by-itself", WARNING)
NO_FLOW = Rule("C806", "scorm-cloud-no-next-button", WARNING)
BASENAME = Rule("C807", "open-edx-equal-file-names", WARNING)
REFUSED = Rule("C808", "docebo-refuses-file-type", WARNING)
ODD_ID = Rule("C809", "sap-totara-odd-identifier", WARNING)
BREAK = Rule("C810", "articulate-line-break-in-schemalocation", WARNING)
BASED = Rule("C811", "open-edx-moodle-xml-base", WARNING)
ZIP_NAME = Rule("C812", "blackboard-odd-zip-name", WARNING)
ENCODED = Rule("C813", "ilias-encoded-href", WARNING)
USUAL = {ADLSEQ: "adlseq", ADLNAV: "adlnav", IMSSS: "imsss"}
PLAIN_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*+\Z")
XML_ID = re.compile(r"[^\W\d][\w.-]*+\Z")
PLAIN_ZIP = re.compile(r"[A-Za-z0-9_-]++(\.zip)?\Z", re.IGNORECASE)


def check_manifest_writing(package: Package) -> None:
    """How the manifest is written."""
    root = package.tree
    for version in (v for part in package.children(root, "metadata") for v in package.children(part, "schemaversion")):
        if (version.text or "") != (version.text or "").strip():
            package.add(BLANKS, version)
    if root.prefix:
        package.add(PREFIXED, root, prefix=root.prefix)
    for prefix, uri in root.nsmap.items():
        usual = {**USUAL, package.edition.adlcp: "adlcp"}.get(uri)
        # A second prefix beside the usual one is no mistake: Moodle imports `mapInfo` under that only.
        if usual and prefix != usual and root.nsmap.get(usual) != uri:
            package.add(PREFIX, root, namespace=uri, prefix=prefix or '""', usual=usual)
    if "\n" in _raw_location(package):
        package.add(BREAK, root)
    # An unpacked package, in whose archive nothing comes first, is zipped under some other name.
    if package.archive.first and not PLAIN_ZIP.match(PurePosixPath(package.shown).name):
        package.add_zip(ZIP_NAME)


def _raw_location(package: Package) -> str:
    """Return the first schemaLocation as it is written: parsers turn the line breaks of attributes into blanks."""
    prefix = next((prefix for prefix, uri in package.tree.nsmap.items() if uri == XSI), None)
    if package.tree.get(f"{{{XSI}}}schemaLocation") is None:
        return ""
    text = package.data.decode("utf-8", "replace")
    _, found, rest = text.partition(f"{prefix}:schemaLocation")
    value = rest.partition("=")[2].lstrip()
    return value[1:].partition(value[0])[0].strip() if found and value else ""


def check_identifiers(package: Package) -> None:
    """Which characters identifiers have."""
    names = [package.full_name(name) for name in ("manifest", "organization", "item", "resource")]
    for element in package.tree.iter(*names):
        value = element.get("identifier")
        # That it is no xs:ID at all is for the schema to say.
        if value and not PLAIN_ID.match(value) and XML_ID.match(value):
            package.add(ODD_ID, element, value=value[:100])


def check_launching(package: Package) -> None:
    """What is launched first, and how many there are."""
    first = next((r for r in package.resources if r.get("href")), None)
    launched = next(
        (r for item in package.leaves() if (r := package.resource_of(item)) is not None and r.get("href")), None
    )
    if first is not None and launched is not None and first is not launched:
        package.add(FIRST, first, value=first.get("identifier", ""))
    for organization in package.organizations:
        count = len(package.launches(organization))
        if count > 1:
            package.add(MANY, organization, count=count)
    for element in [*package.resources, *(f for r in package.resources for f in package.children(r, "file"))]:
        if "%" in element.get("href", "") and local_name(element) == "file":
            package.add(ENCODED, element, value=element.get("href"))
    for element in package.tree.iter(
        *(package.full_name(name) for name in ("manifest", "resources", "resource", "file"))
    ):
        if element.get(f"{{{XML}}}base") is not None and not package.has_report_at(package.place(element).line):
            package.add(BASED, element)


def check_sequencing(package: Package) -> None:
    """What an LMS does when a SCORM 2004 package says nothing."""
    if not package.edition.is_2004:
        return
    collection = {
        s.get("ID"): _attributes_of_parts(s)
        for part in package.tree.iter(imsss_name("sequencingCollection"))
        for s in part
    }
    for item in package.leaves():
        if package.is_sco(package.resource_of(item)):
            controls = _attributes_of_part(item, collection, "deliveryControls")
            wanted = ("completionSetByContent", "objectiveSetByContent")
            if not all(controls.get(name, "false") in {"true", "1"} for name in wanted):
                package.add(DELIVERY, item)
    for parent in [*package.organizations, *package.items]:
        flow = _attributes_of_part(parent, collection, "controlMode").get("flow", "false") in {"true", "1"}
        if len(package.children(parent, "item")) > 1 and not flow:
            package.add(NO_FLOW, parent)


Parts = dict[str, dict[str, str]]
CONTROLS = ("deliveryControls", "controlMode")


def _attributes_of_parts(sequencing: etree._Element) -> Parts:
    """Return the attributes of the parts that are asked for: one that a thousand items refer to is read once."""
    found = {name: sequencing.find(imsss_name(name)) for name in CONTROLS}
    return {
        name: {str(key): str(value).strip() for key, value in part.attrib.items()}
        for name, part in found.items()
        if part is not None
    }


def _attributes_of_part(element: etree._Element, collection: dict[str | None, Parts], name: str) -> dict[str, str]:
    """Return the attributes of a part of an element's sequencing, its own or the one it refers to."""
    for sequencing in element.findall(imsss_name("sequencing")):
        for parts in (_attributes_of_parts(sequencing), collection.get(sequencing.get("IDRef"), {})):
            if name in parts:
                return parts[name]
    return {}


def check_files(package: Package) -> None:
    """Which files travel along."""
    seen: dict[str, str] = {}
    for name in package.archive.names:
        base = PurePosixPath(name).name
        if base.rpartition(".")[2].lower() in limits.REFUSED_EXTENSIONS:
            package.add_file(REFUSED, name, name=base)
        if seen.setdefault(base.casefold(), name) != name:
            package.add_file(BASENAME, name, name=base)


CHECKS = (check_manifest_writing, check_identifiers, check_launching, check_sequencing, check_files)
