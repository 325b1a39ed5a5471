# SPDX-License-Identifier: Apache-2.0
"""Files that describe the package and its parts in LOM, named by `adlcp:location` (CAM, Metadata)."""

from lxml import etree

from sinau.archive import ArchiveError
from sinau.diagnostics import Rule, Severity
from sinau_scorm.manifest.doctype import has_doctype
from sinau_scorm.verify.package import SCHEME, Edition, Package, local_name
from sinau_scorm.verify.schemas import schema_of_edition

MOST_BYTES = 4_000_000
# 1.2 has IMS's own binding; 2004 the one of IEEE 1484.12.3.
NAMESPACES = {
    Edition.SCORM12: "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
    Edition.THIRD: "http://ltsc.ieee.org/xsd/LOM",
    Edition.FOURTH: "http://ltsc.ieee.org/xsd/LOM",
}
NOT_LOM = Rule("C769", "description-not-lom", Severity.WARNING)  # fmt: skip


def description_files(package: Package) -> dict[str, etree._Element]:
    """Return the files that describe the package, each with the element that names it; they need not be there."""
    paths: dict[str, etree._Element] = {}
    for element in package.tree.iter(f"{{{package.edition.adlcp}}}location"):
        path = (element.text or "").strip()
        if path and not SCHEME.match(path):
            paths.setdefault(path, element)
    return paths


def check_descriptions(package: Package) -> None:
    """Each is well-formed XML, has the root that its edition requires and, in 1.2, is valid."""
    for path in description_files(package):
        if path not in package.archive or package.archive.size(path) > MOST_BYTES:
            continue
        try:
            data = package.archive.read(path)
        except ArchiveError:
            continue  # reported by the check of all files
        if found := _first_fault(data, package.edition):
            line, reason = found
            namespace = NAMESPACES[package.edition]
            package.add_file(NOT_LOM, path, line, edition=package.edition, reason=reason, namespace=namespace)


def _first_fault(data: bytes, edition: Edition) -> tuple[int, str] | None:
    """Return the line and the reason by which `data` is no LOM of `edition`."""
    if has_doctype(data):
        return 1, "<!DOCTYPE"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return max(1, error.lineno or 1), (error.msg or "XML").partition(", line ")[0]
    except ValueError as error:  # an encoding that Python does not know
        return 1, str(error)
    if root.tag != f"{{{NAMESPACES[edition]}}}lom":
        return root.sourceline or 1, f"<{local_name(root)}> {{{etree.QName(root).namespace or ''}}}"
    if edition is Edition.SCORM12 and not schema_of_edition(edition).validate(root):
        first = schema_of_edition(edition).error_log[0]
        return max(1, first.line), first.message
    return None


CHECKS = (check_descriptions,)
