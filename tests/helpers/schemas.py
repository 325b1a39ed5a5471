# SPDX-License-Identifier: Apache-2.0
"""Validates manifests against the published XSDs of SCORM, without a network.

libxml2 does not follow `xsi:schemaLocation` and refuses two of the 1.2 files for reasons that older validators passed over,
so a schema of our own imports every namespace, and the two are mended in memory. Packages carry them unchanged.
"""

from functools import cache
from importlib.resources import files

from lxml import etree

NAMESPACES_12 = {
    "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
    "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
    "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1": "imsmd_rootv1p2p1.xsd",
}
NAMESPACES_2004 = {
    "http://www.imsglobal.org/xsd/imscp_v1p1": "imscp_v1p1.xsd",
    "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
    "http://www.adlnet.org/xsd/adlseq_v1p3": "adlseq_v1p3.xsd",
    "http://www.adlnet.org/xsd/adlnav_v1p3": "adlnav_v1p3.xsd",
    "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
}
BASE = "memory:/"


class _Schemas(etree.Resolver):
    """Hands the XSDs of a folder to libxml2 from memory; what is not among them does not exist."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def resolve(self, system_url: str, public_id: str, context: object) -> object:  # type: ignore[override]
        name = system_url.rpartition("/")[2]
        return self.resolve_string(_mended(self.folder, name), context, base_url=BASE + name)  # type: ignore[arg-type]


def _mended(folder: str, name: str) -> bytes:
    data = (files("sinau_scorm") / "schemas" / folder / name).read_bytes()
    if name == "ims_xml.xsd":
        # It makes the namespace of `xml:` the default one, which Namespaces in XML 1.0 forbids.
        wrong, right = b'xmlns="http://www.w3.org/XML/1998/namespace"', b""
    elif name == "imsmd_rootv1p2p1.xsd":
        # "Any namespace" after optional elements of its own: ambiguous, which XML Schema forbids.
        wrong, right = b'namespace="##any"', b'namespace="##other"'
    else:
        return data
    assert wrong in data, f"{name} is not the file that this was written for"
    return data.replace(wrong, right)


@cache
def _schema(folder: str) -> etree.XMLSchema:
    namespaces = NAMESPACES_12 if folder == "scorm12" else NAMESPACES_2004
    imports = "".join(f'<xs:import namespace="{uri}" schemaLocation="{name}"/>' for uri, name in namespaces.items())
    wrapper = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Schemas(folder))
    return etree.XMLSchema(etree.fromstring(wrapper, parser, base_url=f"{BASE}wrapper.xsd"))


def _errors(folder: str, manifest: bytes) -> list[str]:
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    schema = _schema(folder)
    schema.validate(etree.fromstring(manifest, parser))
    return [f"{entry.line}: {entry.message}" for entry in schema.error_log]


def scorm12_schema() -> etree.XMLSchema:
    """Return one schema of all namespaces of a SCORM 1.2 manifest."""
    return _schema("scorm12")


def scorm12_errors(manifest: bytes) -> list[str]:
    """Return what makes `manifest` invalid; an empty list when it is valid."""
    return _errors("scorm12", manifest)


def scorm2004_errors(manifest: bytes, edition: str) -> list[str]:
    """Return what makes `manifest` invalid in `edition` (`3rd` or `4th`); an empty list when it is valid."""
    return _errors(f"scorm2004{edition}", manifest)
