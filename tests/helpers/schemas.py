# SPDX-License-Identifier: Apache-2.0
"""Validates manifests against the published XSDs of SCORM, without a network.

libxml2 does not follow `xsi:schemaLocation` and refuses two of the 1.2 files for reasons that older validators passed over,
so a schema of our own imports every namespace, and the two are mended in memory. Packages carry them unchanged.
"""

from functools import cache
from importlib.resources import files

from lxml import etree

NAMESPACES = {
    "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
    "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
    "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1": "imsmd_rootv1p2p1.xsd",
}
BASE = "memory:/"


class _Schemas(etree.Resolver):
    """Hands the XSDs to libxml2 from memory; what is not among them does not exist."""

    def resolve(self, system_url: str, public_id: str, context: object) -> object:  # type: ignore[override]
        name = system_url.rpartition("/")[2]
        return self.resolve_string(_mended(name), context, base_url=BASE + name)  # type: ignore[arg-type]


def _mended(name: str) -> bytes:
    data = (files("sinau_scorm") / "schemas" / "scorm12" / name).read_bytes()
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
def scorm12_schema() -> etree.XMLSchema:
    """Return one schema of all namespaces of a SCORM 1.2 manifest."""
    imports = "".join(f'<xs:import namespace="{uri}" schemaLocation="{name}"/>' for uri, name in NAMESPACES.items())
    wrapper = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Schemas())
    return etree.XMLSchema(etree.fromstring(wrapper, parser, base_url=f"{BASE}wrapper.xsd"))


def scorm12_errors(manifest: bytes) -> list[str]:
    """Return what makes `manifest` invalid; an empty list when it is valid."""
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    schema = scorm12_schema()
    schema.validate(etree.fromstring(manifest, parser))
    return [f"{entry.line}: {entry.message}" for entry in schema.error_log]
