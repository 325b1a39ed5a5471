# SPDX-License-Identifier: Apache-2.0
"""The published XSDs of each edition as one schema, without a network.

libxml2 does not follow `xsi:schemaLocation` and refuses two of the 1.2 files for reasons that older validators passed over,
so a schema of our own imports every namespace, and the two are mended in memory. Packages carry them unchanged.
"""

from functools import cache
from importlib.resources import files

from lxml import etree

from sinau_scorm.verify.package import Edition

FOLDERS = {Edition.SCORM12: "scorm12", Edition.THIRD: "scorm20043rd", Edition.FOURTH: "scorm20044th"}
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
# Wrong and right: one makes the namespace of `xml:` the default one, which Namespaces in XML 1.0 forbids; the other allows
# "any namespace" after optional elements of its own, which XML Schema calls ambiguous.
MENDED = {
    "ims_xml.xsd": (b'xmlns="http://www.w3.org/XML/1998/namespace"', b""),
    "imsmd_rootv1p2p1.xsd": (b'namespace="##any"', b'namespace="##other"'),
}
BASE = "memory:/"


def namespaces_of_edition(edition: Edition) -> dict[str, str]:
    """Return the namespaces that an edition defines, with the control document of each."""
    return NAMESPACES_2004 if edition.is_2004 else NAMESPACES_12


def control_documents(edition: Edition) -> list[str]:
    """Return the names of the files that stand beside a manifest of this edition."""
    folder = files("sinau_scorm") / "schemas" / FOLDERS[edition]
    return sorted(file.name for file in folder.iterdir())


class _Schemas(etree.Resolver):
    """Hands the XSDs to libxml2 from memory; what is not among them does not exist."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = files("sinau_scorm") / "schemas" / folder

    def resolve(self, system_url: str, public_id: str, context: object) -> object:  # type: ignore[override]
        name = system_url.rpartition("/")[2]
        data = (self.folder / name).read_bytes()
        if name in MENDED:
            wrong, right = MENDED[name]
            assert wrong in data, f"{name} is not the file that this was written for"
            data = data.replace(wrong, right)
        return self.resolve_string(data, context, base_url=BASE + name)


@cache
def schema_of_edition(edition: Edition) -> etree.XMLSchema:
    """Return one schema of all namespaces of a manifest; made once in a process, as it takes a while."""
    imports = "".join(
        f'<xs:import namespace="{uri}" schemaLocation="{name}"/>'
        for uri, name in namespaces_of_edition(edition).items()
    )
    wrapper = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Schemas(FOLDERS[edition]))
    return etree.XMLSchema(etree.fromstring(wrapper, parser, base_url=f"{BASE}wrapper.xsd"))
