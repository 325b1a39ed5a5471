# SPDX-License-Identifier: Apache-2.0
"""The files that resources list: whether they are in the package, under this name (CAM, File). Looked at after the resources themselves."""

from pathlib import PurePosixPath

from lxml import etree

from sinau.diagnostics import Rule, Severity
from sinau_scorm import limits
from sinau_scorm.addresses import leads_elsewhere
from sinau_scorm.nearby_names import Difference
from sinau_scorm.verify.checks.descriptions import description_files
from sinau_scorm.verify.checks.zip_hygiene import JUNK
from sinau_scorm.verify.package import MANIFEST, Package, local_name

ERROR, WARNING = Severity.ERROR, Severity.WARNING
BAD_HREF = Rule("C754", "href-malformed", ERROR)
ELSEWHERE = Rule("C791", "address-outside-package", ERROR)
MISSING = Rule("C755", "listed-file-missing", ERROR)
OTHER_CASE = Rule("C756", "listed-file-in-other-case", ERROR)
NO_EXTENSION = Rule("C757", "file-without-extension", ERROR)
UNLISTED = Rule("C759", "file-not-listed", WARNING)
OTHER_FORM = Rule("C789", "listed-file-in-other-unicode-form", ERROR)
OTHER_ENCODING = Rule("C785", "listed-file-in-other-encoding", ERROR)
NEAR = {
    Difference.LETTER_CASE: OTHER_CASE,
    Difference.UNICODE_FORM: OTHER_FORM,
    Difference.ENCODING: OTHER_ENCODING,
}
EXEMPT = (".xsd", ".dtd")


def check_files(package: Package) -> None:
    """Every href is a file of the package."""
    for resource in package.resources:
        files = package.children(resource, "file")
        own = resource.get("href")
        # A resource's own href is checked with the file that lists it.
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
    elif path is None or (package.has_report_at(package.place(element).line) and local_name(element) == "resource"):
        return
    elif path not in package.archive:
        _check_missing(package, element, path)
    elif path in package.names_guessed_as_utf8:
        package.add(OTHER_ENCODING, element, path=path, encoding="UTF-8")
    elif not PurePosixPath(path).suffix.strip("."):
        package.add(NO_EXTENSION, element, path=path)


def _check_missing(package: Package, element: etree._Element, path: str) -> None:
    if path in package.unreadable_names:
        return  # it is there, and cannot be read
    near = package.similar_files.find_meant_file(path)
    if near is None:
        package.add(MISSING, element, path=path)
    else:
        package.add(NEAR[near.difference], element, path=path, found=near.name, encoding=near.encoding)


def check_unlisted(package: Package) -> None:
    """Every file of the package is listed, but for the manifest's own."""
    if not package.resources:
        return  # said once, of the manifest
    descriptions = description_files(package)
    for path, element in descriptions.items():
        if path not in package.archive:
            package.add(MISSING, element, path=path)
    # Names in other letters were told already.
    listed = package.listed_paths | descriptions.keys() | package.files_in_other_letters
    for name in package.archive.names:
        exempt = name == MANIFEST or name.lower().endswith(EXEMPT) or JUNK.search(name)
        if not exempt and name not in listed:
            package.add_file(UNLISTED, name)


CHECKS = (check_files, check_unlisted)
