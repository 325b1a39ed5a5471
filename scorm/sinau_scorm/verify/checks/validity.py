# SPDX-License-Identifier: Apache-2.0
"""The manifest against the published XSDs, and the copies of them that travel along (CAM, XML binding; standards.md 1.3)."""

from copy import deepcopy

from lxml import etree

from sinau.diagnostics import Rule, Severity
from sinau_scorm.verify.package import MANIFEST, XML, XSI, Package
from sinau_scorm.verify.schemas import control_documents, namespaces_of_edition, schema_of_edition

ERROR = Severity.ERROR
INVALID = Rule("C721", "manifest-not-valid", ERROR)
NO_DOCUMENT = Rule("C723", "control-document-missing", ERROR)
NO_LOCATION = Rule("C728", "namespace-without-schema", ERROR)


def check_locations(package: Package) -> None:
    """Which schemas the manifest names, and whether they are there."""
    known = namespaces_of_edition(package.edition)
    located = _locations_of_schemas(package)
    reported: set[str] = set()
    for element in package.tree.iter(etree.Element):
        names = [element.tag, *element.attrib]
        for namespace in {etree.QName(name).namespace or "" for name in names} - {"", XML, XSI, package.imscp}:
            if namespace not in located and namespace not in reported:
                reported.add(namespace)
                package.add(NO_LOCATION, element, namespace=namespace)
    missing = [name for name in control_documents(package.edition) if name not in package.archive]
    # Schemas of others (metadata, extensions) have to travel along as well.
    others = {uri: name for uri, name in located.items() if uri not in known and "/" not in name}
    used = {etree.QName(element).namespace for element in package.tree.iter(etree.Element)}
    missing += sorted(name for uri, name in others.items() if uri in used and name not in package.archive)
    for name in missing:
        package.add(NO_DOCUMENT, package.tree, name=name, edition=package.edition)


def _locations_of_schemas(package: Package) -> dict[str, str]:
    words = [
        word
        for element in package.tree.iter(etree.Element)
        for word in element.get(f"{{{XSI}}}schemaLocation", "").split()
    ]
    return dict(zip(words[::2], words[1::2], strict=False))


def check_validity(package: Package) -> None:
    """The XSDs of the edition. What another check has said about a line is not said again in the words of libxml2."""
    validator = schema_of_edition(package.edition)
    root = _manifest_with_known_schemas(package)
    if validator.validate(root):
        return
    for error in validator.error_log:
        reason = error.message.replace(f"{{{package.imscp}}}", "").replace(f"{{{package.edition.adlcp}}}", "adlcp:")
        line = min(max(error.line, 1), max(len(package.lines), 1))
        if not package.has_report_at(line):
            package.add_file(INVALID, MANIFEST, line, edition=package.edition, reason=reason[:400])


def _manifest_with_known_schemas(package: Package) -> etree._Element:
    """Return the manifest without what is described by schemas that we do not have, such as metadata records of 2004."""
    ours = {*namespaces_of_edition(package.edition), "", XML, XSI}
    foreign = [e for e in package.tree.iter(etree.Element) if etree.QName(e).namespace not in {*ours, None}]
    if not foreign:
        return package.tree
    root = deepcopy(package.tree)
    for element in [e for e in root.iter(etree.Element) if etree.QName(e).namespace not in {*ours, None}]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return root


CHECKS = (check_locations, check_validity)
