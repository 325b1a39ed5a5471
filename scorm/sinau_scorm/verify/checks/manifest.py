# SPDX-License-Identifier: Apache-2.0
"""The parts that every manifest has: metadata, organizations, identifiers (CAM, Manifest; standards.md 1.1 and 1.2)."""

from lxml import etree

from sinau.diagnostics import Rule, Severity
from sinau_scorm import limits
from sinau_scorm.verify.package import Package, local_name

ERROR, WARNING = Severity.ERROR, Severity.WARNING
PARTS = ("metadata", "organizations", "resources")
IDENTIFIED = ("manifest", "organization", "item", "resource")
NO_IDENTIFIER = Rule("C730", "identifier-missing", ERROR)
TWICE = Rule("C731", "identifier-used-twice", ERROR)
PART_COUNT = Rule("C732", "part-of-manifest-missing", ERROR)
DEFAULT = Rule("C733", "default-organization", ERROR)
NO_ORGANIZATION = Rule("C734", "no-organization", ERROR)
NO_TITLE = Rule("C735", "title-missing", ERROR)
NO_ITEM = Rule("C736", "organization-without-items", ERROR)
SCHEMA = Rule("C726", "schema-is-not-adl-scorm", ERROR)
NO_VERSION = Rule("C745", "schemaversion-missing", ERROR)
SUBMANIFEST = Rule("C729", "manifest-inside-manifest", WARNING)
LONG_TITLE = Rule("C747", "text-too-long-for-manifest", WARNING)


def check_parts(package: Package) -> None:
    """The three parts, and manifests within."""
    root = package.tree
    for name in PARTS:
        found = package.children(root, name)
        if len(found) != 1:
            package.add(PART_COUNT, found[1] if found else root, name=name, count=len(found))
    for inner in package.children(root, "manifest"):
        package.add(SUBMANIFEST, inner)
    version = root.get("version", "")
    if len(version) > limits.SCORM2004.manifest_version and package.edition.is_2004:
        package.add(LONG_TITLE, root, name="version", count=len(version), limit=limits.SCORM2004.manifest_version)


def check_metadata(package: Package) -> None:
    """`schema` and `schemaversion`."""
    for metadata in package.children(package.tree, "metadata")[:1]:
        schemas, versions = package.children(metadata, "schema"), package.children(metadata, "schemaversion")
        value = (schemas[0].text or "").strip() if schemas else ""
        if value != "ADL SCORM":
            package.add(SCHEMA, schemas[0] if schemas else metadata, value=value)
        if len(versions) != 1:
            package.add(NO_VERSION, versions[1] if versions else metadata, count=len(versions))


def check_identifiers(package: Package) -> None:
    """Each has one, and no two are the same."""
    seen: dict[str, int] = {}
    for element in package.tree.iter(*(package.full_name(name) for name in IDENTIFIED)):
        value = element.get("identifier")
        if value is None:
            package.add(NO_IDENTIFIER, element, name=local_name(element))
            continue
        line = seen.setdefault(value, package.place(element).line)
        if line != package.place(element).line:
            package.add(TWICE, element, value=value, line=line)


def check_organizations(package: Package) -> None:
    """The default one, and what each has to have."""
    for parent in package.children(package.tree, "organizations")[:1]:
        default = parent.get("default")
        found = package.children(parent, "organization")
        if not found:
            package.add(NO_ORGANIZATION, parent)
        # The 1.2 schema leaves `default` out; an LMS takes the first organization then.
        elif (default is not None or package.edition.is_2004) and default not in {o.get("identifier") for o in found}:
            package.add(DEFAULT, parent, value=default or "")
    for organization in package.organizations:
        if not package.children(organization, "item"):
            package.add(NO_ITEM, organization)
    for element in [*package.organizations, *package.items]:
        _check_title(package, element)


def _check_title(package: Package, element: etree._Element) -> None:
    titles = package.children(element, "title")
    # An item of 1.2 may go without, but no LMS has a name for it then; both editions' best practice asks for one.
    if len(titles) != 1:
        package.add(NO_TITLE, titles[1] if titles else element, name=local_name(element), count=len(titles))
    elif package.edition.is_2004 and len(titles[0].text or "") > limits.SCORM2004.title:
        package.add(LONG_TITLE, titles[0], name="title", count=len(titles[0].text or ""), limit=limits.SCORM2004.title)


CHECKS = (check_parts, check_metadata, check_identifiers, check_organizations)
