# SPDX-License-Identifier: Apache-2.0
"""The parts that every manifest has: metadata, organizations, identifiers (CAM, Manifest; standards.md 1.1 and 1.2)."""

from lxml import etree

from sinau.diagnostics import Message, Rule, Severity
from sinau_scorm import limits
from sinau_scorm.verify.package import Package, local

ERROR, WARNING = Severity.ERROR, Severity.WARNING
PARTS = ("metadata", "organizations", "resources")
IDENTIFIED = ("manifest", "organization", "item", "resource")
NO_IDENTIFIER = Rule(
    "C730",
    "identifier-missing",
    ERROR,
    Message("This {name} has no identifier.", "{name} ini tidak mempunyai identifier."),
    Message(
        "`manifest`, organization, item and resource each carry one identifier (CAM, XML binding); the LMS keeps results under it.",
        "`manifest`, organization, item, dan resource masing-masing harus mempunyai identifier (CAM, XML binding); LMS menyimpan hasil "
        "peserta dengan identifier itu.",
    ),
    Message(
        "Give it an identifier that stays the same in later versions.",
        "Beri identifier yang tetap sama pada versi berikutnya.",
    ),
)
TWICE = Rule(
    "C731",
    "identifier-used-twice",
    ERROR,
    Message(
        "The identifier {value} stands in line {line} already.", "Identifier {value} sudah dipakai di baris {line}."
    ),
    Message(
        "Identifiers are of the type xs:ID: each occurs once in a manifest, whatever element carries it.",
        "Identifier bertipe xs:ID: masing-masing hanya boleh muncul sekali dalam manifes, apa pun elemennya.",
    ),
    Message("Rename one of the two, and what refers to it.", "Ganti salah satunya, beserta yang merujuknya."),
)
PART_COUNT = Rule(
    "C732",
    "part-of-manifest-missing",
    ERROR,
    Message(
        "The manifest has {count} elements {name} instead of one.",
        "Manifes mempunyai {count} elemen {name}, seharusnya satu.",
    ),
    Message(
        "A manifest consists of one metadata, one organizations and one resources (CAM, Manifest).",
        "Manifes terdiri atas satu metadata, satu organizations, dan satu resources (CAM, Manifest).",
    ),
    Message("Let it have each of the three once.", "Pastikan ketiganya ada, masing-masing satu."),
)
DEFAULT = Rule(
    "C733",
    "default-organization",
    ERROR,
    Message('The default organization "{value}" is not there.', 'Organisasi bawaan "{value}" tidak ada.'),
    Message(
        "`organizations` names in `default` the organization that an LMS shows (CAM, Organizations).",
        "`organizations` menyebut di `default` organisasi yang ditampilkan LMS (CAM, Organizations).",
    ),
    Message("Write the identifier of one of the organizations.", "Tulis identifier salah satu organisasi."),
)
NO_ORGANIZATION = Rule(
    "C734",
    "no-organization",
    ERROR,
    Message("There is no organization.", "Tidak ada organisasi (organization)."),
    Message(
        "A content aggregation package, the kind that learners take, holds at least one organization (CAM, Organizations).",
        "Paket yang dipelajari peserta memuat paling sedikit satu organisasi (CAM, Organizations).",
    ),
    Message(
        "Add an organization with an item that refers to the SCO.",
        "Tambahkan organization dengan item yang merujuk ke SCO.",
    ),
)
NO_TITLE = Rule(
    "C735",
    "title-missing",
    ERROR,
    Message("This {name} has {count} titles instead of one.", "{name} ini mempunyai {count} judul, seharusnya satu."),
    Message(
        "Every organization and every item has exactly one title (CAM, Organization and Item); an LMS shows it in its menu.",
        "Setiap organization dan item mempunyai tepat satu title (CAM, Organization dan Item); LMS menampilkannya di menu.",
    ),
    Message("Give it one title.", "Beri satu title."),
)
NO_ITEM = Rule(
    "C736",
    "organization-without-items",
    ERROR,
    Message("This organization has no items.", "Organisasi ini tidak mempunyai item."),
    Message(
        "An organization has at least one item (CAM, Organization): without it there is nothing to launch.",
        "Organisasi memuat paling sedikit satu item (CAM, Organization): tanpa item tidak ada yang dapat dibuka.",
    ),
    Message("Add an item, or remove the organization.", "Tambahkan item, atau hapus organisasinya."),
)
SCHEMA = Rule(
    "C726",
    "schema-is-not-adl-scorm",
    ERROR,
    Message('The metadata say "{value}" where ADL SCORM belongs.', 'Metadata berisi "{value}", seharusnya ADL SCORM.'),
    Message(
        "The first element of the manifest's metadata is schema with the text ADL SCORM (CAM, Metadata).",
        "Elemen pertama metadata manifes adalah schema dengan isi ADL SCORM (CAM, Metadata).",
    ),
    Message("Write <schema>ADL SCORM</schema>.", "Tulis <schema>ADL SCORM</schema>."),
)
NO_VERSION = Rule(
    "C745",
    "schemaversion-missing",
    ERROR,
    Message(
        "The metadata have {count} elements schemaversion instead of one.",
        "Metadata mempunyai {count} elemen schemaversion, seharusnya satu.",
    ),
    Message(
        "The second element of the manifest's metadata is schemaversion (CAM, Metadata): it tells the LMS which API the course calls.",
        "Elemen kedua metadata manifes adalah schemaversion (CAM, Metadata): darinya LMS tahu API yang dipanggil kursus.",
    ),
    Message("Write one schemaversion after schema.", "Tulis satu schemaversion setelah schema."),
)
SUBMANIFEST = Rule(
    "C729",
    "manifest-inside-manifest",
    WARNING,
    Message("There is a manifest inside the manifest.", "Ada manifest di dalam manifest."),
    Message(
        "ADL recommends against (sub)manifests: what LMSs make of them is not defined.",
        "ADL menyarankan agar (sub)manifest tidak dipakai: tidak ada ketentuan bagi LMS untuk mengolahnya.",
    ),
    Message(
        "Put organizations and resources into the one manifest.", "Satukan organisasi dan resource dalam satu manifest."
    ),
)
LONG_TITLE = Rule(
    "C747",
    "text-too-long-for-manifest",
    WARNING,
    Message(
        "The {name} has {count} characters, more than {limit}.", "{name} berisi {count} karakter, lebih dari {limit}."
    ),
    Message(
        "An LMS need not keep more than 200 characters of a title and 20 of a version (CAM, smallest permitted maximum).",
        "LMS hanya wajib menyimpan 200 karakter judul dan 20 karakter versi (CAM, smallest permitted maximum).",
    ),
    Message("Write a shorter one.", "Tulis lebih pendek."),
)


def check_parts(package: Package) -> None:
    """The three parts, and manifests within."""
    root = package.tree
    for name in PARTS:
        found = package.children(root, name)
        if len(found) != 1:
            package.add(PART_COUNT, found[1] if found else root, name=name, count=len(found))
    for inner in package.children(root, "manifest"):
        package.add(SUBMANIFEST, inner)
    version = root.get("version", "")
    if len(version) > limits.SCORM2004.manifest_version and package.edition.is_2004:
        package.add(LONG_TITLE, root, name="version", count=len(version), limit=limits.SCORM2004.manifest_version)


def check_metadata(package: Package) -> None:
    """`schema` and `schemaversion`."""
    for metadata in package.children(package.tree, "metadata")[:1]:
        schemas, versions = package.children(metadata, "schema"), package.children(metadata, "schemaversion")
        value = (schemas[0].text or "").strip() if schemas else ""
        if value != "ADL SCORM":
            package.add(SCHEMA, schemas[0] if schemas else metadata, value=value)
        if len(versions) != 1:
            package.add(NO_VERSION, versions[1] if versions else metadata, count=len(versions))


def check_identifiers(package: Package) -> None:
    """Each has one, and no two are the same."""
    seen: dict[str, int] = {}
    for element in package.tree.iter(*(package.named(name) for name in IDENTIFIED)):
        value = element.get("identifier")
        if value is None:
            package.add(NO_IDENTIFIER, element, name=local(element))
            continue
        line = seen.setdefault(value, package.place(element).line)
        if line != package.place(element).line:
            package.add(TWICE, element, value=value, line=line)


def check_organizations(package: Package) -> None:
    """The default one, and what each has to have."""
    for parent in package.children(package.tree, "organizations")[:1]:
        default = parent.get("default")
        found = package.children(parent, "organization")
        if not found:
            package.add(NO_ORGANIZATION, parent)
        # The 1.2 schema leaves `default` out; an LMS takes the first organization then.
        elif (default is not None or package.edition.is_2004) and default not in {o.get("identifier") for o in found}:
            package.add(DEFAULT, parent, value=default or "")
    for organization in package.organizations:
        if not package.children(organization, "item"):
            package.add(NO_ITEM, organization)
    for element in [*package.organizations, *package.items]:
        _check_title(package, element)


def _check_title(package: Package, element: etree._Element) -> None:
    titles = package.children(element, "title")
    # An item of 1.2 may go without, but no LMS has a name for it then; both editions' best practice asks for one.
    if len(titles) != 1:
        package.add(NO_TITLE, titles[1] if titles else element, name=local(element), count=len(titles))
    elif package.edition.is_2004 and len(titles[0].text or "") > limits.SCORM2004.title:
        package.add(LONG_TITLE, titles[0], name="title", count=len(titles[0].text or ""), limit=limits.SCORM2004.title)


CHECKS = (check_parts, check_metadata, check_identifiers, check_organizations)
