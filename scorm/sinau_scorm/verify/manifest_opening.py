# SPDX-License-Identifier: Apache-2.0
"""Reads a package's manifest and finds out which edition of SCORM it follows."""

from lxml import etree

from sinau.archive import ArchiveError
from sinau.diagnostics import Message, Rule, Severity
from sinau_scorm.manifest.doctype import has_doctype
from sinau_scorm.manifest.others import standard_of_other_manifest
from sinau_scorm.manifest.reading import MOST_BYTES, MOST_PREFIXES, PREFIX
from sinau_scorm.recognising import recognise_package
from sinau_scorm.verify.package import CONTENT_PACKAGING, MANIFEST, VERSIONS, Edition, Package, local_name
from sinau_scorm.verify.zip_rules import TOO_MUCH

ERROR = Severity.ERROR
NO_MANIFEST = Rule("C716", "manifest-not-at-root", ERROR)
NOT_XML = Rule("C720", "manifest-not-well-formed", ERROR)
DOCTYPE = Rule("C722", "manifest-with-document-type", ERROR)
NOT_A_MANIFEST = Rule("C724", "root-is-not-a-manifest", ERROR)
VERSION_UNKNOWN = Rule("C725", "unknown-schemaversion", ERROR)
VERSION_ELSEWHERE = Rule("C727", "schemaversion-of-other-namespace", ERROR)
FOUND, NOWHERE = Message("verify.found"), Message("verify.found_nowhere")


def open_manifest(package: Package) -> Edition | None:
    """Fill in the manifest of `package` and return its edition, or `None` when there is nothing to go on with."""
    if MANIFEST not in package.archive:
        _report_missing_manifest(package)
        return None
    if package.archive.size(MANIFEST) > MOST_BYTES:
        package.add_file(TOO_MUCH, MANIFEST, entry=MANIFEST, kind="manifest")
        return None
    try:
        package.data = package.archive.read(MANIFEST)
    except ArchiveError:
        return None  # reported by the check of all files
    if has_doctype(package.data):
        line = next((number for number, text in enumerate(package.lines, 1) if "<!DOCTYPE" in text), 1)
        package.add_file(DOCTYPE, MANIFEST, line)
        return None
    if len(set(PREFIX.findall(package.data))) > MOST_PREFIXES:
        package.add_file(TOO_MUCH, MANIFEST, entry=MANIFEST, kind="xmlns")
        return None
    # Nothing is fetched, nothing is replaced: whoever made this file may try to have our files read.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        package.root = etree.fromstring(package.data, parser)
    except etree.XMLSyntaxError as error:
        reason = (error.msg or "").partition(", line ")[0].rstrip(".")
        package.add_file(NOT_XML, MANIFEST, max(1, error.lineno or 1), reason=reason)
        return None
    except ValueError as error:  # an encoding that Python does not know
        package.add_file(NOT_XML, MANIFEST, reason=error)
        return None
    return _find_edition(package)


def _report_missing_manifest(package: Package) -> None:
    broken = {problem.entry for problem in package.archive.problems}
    if MANIFEST in broken:
        return  # it is there, and what is wrong with it was said
    instead = recognise_package(package.archive)
    if instead:
        package.other = True
        package.add_zip(instead.rule, **instead.values)
        return
    others = [name for name in package.archive.names if name.rpartition("/")[2].lower() == MANIFEST]
    found = min(others, key=lambda name: (name.count("/"), name), default=None)
    package.add_zip(NO_MANIFEST, found=FOUND.filled(name=found) if found else NOWHERE)


def _find_edition(package: Package) -> Edition | None:
    root = package.tree
    namespace = package.imscp
    instead = standard_of_other_manifest(root)
    if instead:
        package.other = True
        package.add(instead, root)
        return None
    if local_name(root) != "manifest" or namespace not in CONTENT_PACKAGING.values():
        package.add(NOT_A_MANIFEST, root, name=local_name(root), namespace=namespace)
        return None
    by_namespace = Edition.SCORM12 if namespace == Edition.SCORM12.imscp else Edition.FOURTH
    package.edition = by_namespace
    versions = [v for part in package.children(root, "metadata") for v in package.children(part, "schemaversion")]
    if not versions:
        return by_namespace  # that it is missing is for the check of the metadata to say
    value = (versions[0].text or "").strip()
    known = VERSIONS.get(value)
    if known is None:
        package.add(VERSION_UNKNOWN, versions[0], value=value, edition=by_namespace)
    elif known.imscp != namespace:
        package.add(VERSION_ELSEWHERE, versions[0], value=value, edition=by_namespace)
    else:
        package.edition = known
    return package.edition
