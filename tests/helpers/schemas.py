# SPDX-License-Identifier: Apache-2.0
"""Manifests against the published XSDs of SCORM, as `sinau verify` has put them together."""

from lxml import etree

from sinau_scorm.verify.package import Edition
from sinau_scorm.verify.schemas import schema_of_edition

EDITIONS = {"3rd": Edition.THIRD, "4th": Edition.FOURTH}


def _errors(edition: Edition, manifest: bytes) -> list[str]:
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    schema_of_edition(edition).validate(etree.fromstring(manifest, parser))
    return [f"{entry.line}: {entry.message}" for entry in schema_of_edition(edition).error_log]


def scorm12_errors(manifest: bytes) -> list[str]:
    """Return what makes `manifest` invalid; an empty list when it is valid."""
    return _errors(Edition.SCORM12, manifest)


def scorm2004_errors(manifest: bytes, edition: str) -> list[str]:
    """Return what makes `manifest` invalid in `edition` (`3rd` or `4th`); an empty list when it is valid."""
    return _errors(EDITIONS[edition], manifest)
