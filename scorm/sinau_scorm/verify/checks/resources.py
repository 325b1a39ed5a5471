# SPDX-License-Identifier: Apache-2.0
"""Resources (CAM, Resources; standards.md 1.2). What their files are called is in resources_files.py."""

import re

from lxml import etree

from sinau.diagnostics import Rule, Severity
from sinau_scorm.addresses import leads_elsewhere
from sinau_scorm.verify.checks.resources_files import ELSEWHERE
from sinau_scorm.verify.dependencies import Dependencies
from sinau_scorm.verify.package import XML, Package

ERROR, WARNING = Severity.ERROR, Severity.WARNING
DEPENDENCY = Rule("C740", "dependency-on-nothing", ERROR)
BASE = Rule("C746", "xml-base-malformed", ERROR)
TYPE = Rule("C750", "resource-type-missing", ERROR)
SCORM_TYPE = Rule("C751", "scorm-type-missing", ERROR)
NO_HREF = Rule("C752", "launched-resource-without-href", ERROR)
NOT_LISTED = Rule("C753", "launched-file-not-listed", ERROR)
UNUSED = Rule("C758", "resource-not-used", WARNING)
PERSIST = Rule("C760", "persist-state", ERROR)


def check_resources(package: Package) -> None:
    """What a resource says of itself."""
    launched = {item.get("identifierref"): item.get("identifier", "") for item in reversed(package.items)}
    needed = {
        d.get("identifierref") for resource in package.resources for d in package.children(resource, "dependency")
    }
    name = etree.QName(package.edition.scorm_type).localname
    dependencies = Dependencies(package)
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
        href = resource.get("href")
        if href and not leads_elsewhere(href) and not _is_listed(package, dependencies, resource, href):
            package.add(NOT_LISTED, resource, value=href)
        for dependency in package.children(resource, "dependency"):
            if dependency.get("identifierref") not in package.resources_by_id:
                package.add(DEPENDENCY, dependency, value=dependency.get("identifierref", ""))


def _is_listed(package: Package, dependencies: Dependencies, resource: etree._Element, href: str) -> bool:
    hrefs = {re.split("[?#]", file.get("href", ""))[0] for file in package.children(resource, "file")}
    path = package.path(resource)
    return re.split("[?#]", href)[0] in hrefs or (path is not None and dependencies.has_listed_file(resource, path))


def check_bases(package: Package) -> None:
    """`xml:base`, wherever it stands."""
    for element in package.tree.iter(etree.Element):
        value = element.get(f"{{{XML}}}base")
        if value is not None and leads_elsewhere(value):
            package.add(ELSEWHERE, element, value=value[:200])
        elif value is not None and ("\\" in value or value.startswith("/") or not value.endswith("/")):
            package.add(BASE, element, value=value)


CHECKS = (check_resources, check_bases)
