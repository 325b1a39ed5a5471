# SPDX-License-Identifier: Apache-2.0
"""Items: what they launch, with which parameters, and what ADL lets them say of a SCO (CAM, Item; standards.md 1.2)."""

import re

from lxml import etree

from sinau.diagnostics import Rule, Severity
from sinau_scorm import limits
from sinau_scorm.verify.package import ADLNAV, IMSSS, Edition, Package, local_name

ERROR, WARNING = Severity.ERROR, Severity.WARNING
# IMS Content Packaging 1.1.4, 4.4.5: `?name=value(&name=value)*` and `#fragment`, each with or without its sign.
WORD = r"[A-Za-z0-9\-_.!*'()%~+]*+"
PARAMETERS = re.compile(rf"(\??{WORD}={WORD}(&{WORD}={WORD})*+)?(#{WORD})?\Z")
LEAF = Rule("C737", "item-launches-nothing", ERROR)
CLUSTER = Rule("C738", "item-with-items-launches", ERROR)
UNRESOLVED = Rule("C739", "item-refers-to-nothing", ERROR)
MALFORMED = Rule("C741", "parameters-malformed", ERROR)
MISPLACED = Rule("C742", "element-only-for-scos", ERROR)
REPEATED = Rule("C749", "element-repeated", ERROR)
VISIBLE = Rule("C748", "isvisible-malformed", ERROR)
LAUNCH_DATA = Rule("C743", "launch-data-too-long", WARNING)
THRESHOLD = Rule("C744", "completion-threshold-malformed", ERROR)
SCO_ONLY = ("timeLimitAction", "dataFromLMS", "completionThreshold")
LAUNCHED_ONLY = ("data", "presentation")


def check_launches(package: Package) -> None:
    """What an item launches."""
    for item in package.items:
        reference = item.get("identifierref")
        if package.children(item, "item"):
            if reference is not None:
                package.add(CLUSTER, item)
        elif not reference:
            package.add(LEAF, item)
        if reference and package.resources and reference not in package.resources_by_id:
            package.add(UNRESOLVED, item, value=reference)
        if not PARAMETERS.match(item.get("parameters", "")):
            package.add(MALFORMED, item, value=item.get("parameters"))
        if item.get("isvisible", "true").strip() not in {"true", "false", "1", "0"}:
            package.add(VISIBLE, item, value=item.get("isvisible"))


def check_adl_elements(package: Package) -> None:
    """ADL's elements on items of SCORM 2004."""
    if not package.edition.is_2004:
        return
    adlcp = package.edition.adlcp
    for element in [*package.organizations, *package.items]:
        once = {f"{{{adlcp}}}{name}" for name in (*SCO_ONLY, "data")} | {
            f"{{{ADLNAV}}}presentation",
            f"{{{IMSSS}}}sequencing",
        }
        seen: set[object] = set()
        for child in (child for child in element if isinstance(child.tag, str)):
            if child.tag in once and child.tag in seen:
                package.add(REPEATED, child, name=local_name(child))
            elif etree.QName(child).namespace in {adlcp, ADLNAV}:
                _check_adl_element(package, element, child)
            seen.add(child.tag)


def _check_adl_element(package: Package, item: etree._Element, child: etree._Element) -> None:
    name, text = local_name(child), child.text or ""
    resource = package.resource_of(item)
    if resource is None and item.get("identifierref"):
        return  # what it launches is not there, which was said
    sco, launched = package.is_sco(resource), resource is not None
    if (name in SCO_ONLY and not sco) or (name in LAUNCHED_ONLY and not launched):
        package.add(MISPLACED, child, name=name)
    elif name == "dataFromLMS" and len(text) > limits.SCORM2004.launch_data:
        package.add(LAUNCH_DATA, child, count=len(text), limit=limits.SCORM2004.launch_data)
    elif name == "completionThreshold":
        _check_threshold(package, child, text.strip())


def _check_threshold(package: Package, element: etree._Element, text: str) -> None:
    if package.edition is Edition.FOURTH:
        value = text or element.get("minProgressMeasure", "1.0")
        if text or not _is_measure(value):
            package.add(THRESHOLD, element, value=value, edition=package.edition)
    elif element.attrib or not _is_measure(text):
        package.add(THRESHOLD, element, value=text, edition=package.edition)


def _is_measure(text: str) -> bool:
    return bool(re.fullmatch(r"(0(\.\d++)?|1(\.0++)?)", text.strip()))


CHECKS = (check_launches, check_adl_elements)
