# SPDX-License-Identifier: Apache-2.0
"""Resources and the files they list (CAM, Resources; standards.md 1.2)."""

import re
from pathlib import PurePosixPath

from lxml import etree

from sinau.diagnostics import Message, Rule, Severity
from sinau_scorm import limits
from sinau_scorm.verify.addresses import leads_elsewhere
from sinau_scorm.verify.checks.descriptions import described
from sinau_scorm.verify.checks.zip_hygiene import JUNK
from sinau_scorm.verify.package import MANIFEST, XML, Package, local

ERROR, WARNING = Severity.ERROR, Severity.WARNING
NOT_IN_PACKAGE = Message("verify.not_in_package")
DEPENDENCY = Rule("C740", "dependency-on-nothing", ERROR)
BASE = Rule("C746", "xml-base-malformed", ERROR)
TYPE = Rule("C750", "resource-type-missing", ERROR)
SCORM_TYPE = Rule("C751", "scorm-type-missing", ERROR)
NO_HREF = Rule("C752", "launched-resource-without-href", ERROR)
NOT_LISTED = Rule("C753", "launched-file-not-listed", ERROR)
BAD_HREF = Rule("C754", "href-malformed", ERROR)
ELSEWHERE = Rule("C791", "address-outside-package", ERROR)
MISSING = Rule("C755", "listed-file-missing", ERROR)
OTHER_CASE = Rule("C756", "listed-file-in-other-case", ERROR)
NO_EXTENSION = Rule("C757", "file-without-extension", ERROR)
UNUSED = Rule("C758", "resource-not-used", WARNING)
UNLISTED = Rule("C759", "file-not-listed", WARNING)
PERSIST = Rule("C760", "persist-state", ERROR)
EXEMPT = (".xsd", ".dtd")


def check_resources(package: Package) -> None:
    """What a resource says of itself."""
    launched = {item.get("identifierref"): item.get("identifier", "") for item in reversed(package.items)}
    needed = {
        d.get("identifierref") for resource in package.resources for d in package.children(resource, "dependency")
    }
    name = etree.QName(package.edition.scorm_type).localname
    for resource in package.resources:
        identifier = resource.get("identifier", "")
        if not resource.get("type"):
            package.add(TYPE, resource)
        if resource.get(package.edition.scorm_type, "") not in {"sco", "asset"}:
            package.add(SCORM_TYPE, resource, name=name)
        if resource.get(f"{{{package.edition.adlcp}}}persistState") is not None:
            package.add(PERSIST, resource)
        if identifier in launched and not resource.get("href"):
            package.add(NO_HREF, resource, item=launched[identifier])
        if package.organizations and identifier and identifier not in launched and identifier not in needed:
            package.add(UNUSED, resource, value=identifier)
        hrefs = {file.get("href") for file in package.children(resource, "file")}
        href = resource.get("href")
        if (
            href
            and not leads_elsewhere(href)
            and re.split("[?#]", href)[0] not in {re.split("[?#]", h or "")[0] for h in hrefs}
        ):
            package.add(NOT_LISTED, resource, value=href)
        for dependency in package.children(resource, "dependency"):
            if dependency.get("identifierref") not in package.resources_by_id:
                package.add(DEPENDENCY, dependency, value=dependency.get("identifierref", ""))


def check_bases(package: Package) -> None:
    """`xml:base`, wherever it stands."""
    for element in package.tree.iter(etree.Element):
        value = element.get(f"{{{XML}}}base")
        if value is not None and leads_elsewhere(value):
            package.add(ELSEWHERE, element, value=value[:200])
        elif value is not None and ("\\" in value or value.startswith("/") or not value.endswith("/")):
            package.add(BASE, element, value=value)


def check_files(package: Package) -> None:
    """Every href is a file of the package."""
    for resource in package.resources:
        files = package.children(resource, "file")
        own = resource.get("href")
        # A resource's own href is judged with the file that lists it.
        for element in [*([resource] if own and own not in {f.get("href") for f in files} else []), *files]:
            _check_href(package, element)


def _check_href(package: Package, element: etree._Element) -> None:
    href = element.get("href", "")
    path = package.path(element)
    if leads_elsewhere(href):
        package.add(ELSEWHERE, element, value=href[:200])
        return
    wrong = "\\" in href or href.startswith("/") or len(href) > limits.SCORM2004.href
    if wrong or (path is not None and path.startswith("..")):
        package.add(BAD_HREF, element, value=href[:200])
    elif path is None or (package.told(package.place(element).line) and local(element) == "resource"):
        return
    elif path not in package.archive:
        found = package.folded.get(path.casefold())
        if path in package.unreadable:
            return  # it is there, and cannot be read
        if found:
            package.add(OTHER_CASE, element, path=path, found=found)
        else:
            package.add(MISSING, element, path=path)
    elif not PurePosixPath(path).suffix.strip("."):
        package.add(NO_EXTENSION, element, path=path)


def check_unlisted(package: Package) -> None:
    """Every file of the package is listed, but for the manifest's own."""
    if not package.resources:
        return  # said once, of the manifest
    descriptions = described(package)
    for path, element in descriptions.items():
        if path not in package.archive:
            package.add(MISSING, element, path=path)
    # Another letter case was told already.
    listed = package.listed | descriptions.keys() | {path.casefold() for path in package.listed}
    for name in package.archive.names:
        exempt = name == MANIFEST or name.lower().endswith(EXEMPT) or JUNK.search(name)
        if not exempt and name not in listed and name.casefold() not in listed:
            package.add_file(UNLISTED, name)


CHECKS = (check_resources, check_bases, check_files, check_unlisted)
