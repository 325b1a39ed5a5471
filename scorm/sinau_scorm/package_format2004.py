# SPDX-License-Identifier: Apache-2.0
"""SCORM 2004 as a package format. The editions differ in their manifest and its control documents only."""

from collections.abc import Mapping, Sequence
from functools import partial

from sinau.model.rendered import RenderedCourse
from sinau_scorm.limits import SCORM2004
from sinau_scorm.manifest import CONTROL_DOCUMENTS, EDITION3, EDITION4, ManifestVariant, scorm2004_manifest
from sinau_scorm.package_format import PackageFormat
from sinau_scorm.scos import Sco
from sinau_scorm.several_scos2004 import several_scos_package
from sinau_scorm.single_sco2004 import single_sco_package


def scorm2004_format(name: str, edition: ManifestVariant) -> PackageFormat:
    """Return the format of `edition`, whose publication is called `name`."""
    return PackageFormat(
        name=name,
        title=f"SCORM {edition.schemaversion}",
        bundle="scorm2004.js",
        answers="answers2004.js",
        limits=SCORM2004,
        schemas=edition.schemas,
        documents=CONTROL_DOCUMENTS,
        manifest=partial(_manifest, edition),
    )


def _manifest(
    edition: ManifestVariant, course: RenderedCourse, scos: Sequence[Sco], files: Mapping[str, Sequence[str]]
) -> bytes:
    several = len(scos) > 1
    package = (
        several_scos_package(course, scos, files) if several else single_sco_package(course, files[scos[0].document])
    )
    return scorm2004_manifest(package, edition)


SCORM2004_3 = scorm2004_format("scorm2004-3", EDITION3)
SCORM2004_4 = scorm2004_format("scorm2004-4", EDITION4)
