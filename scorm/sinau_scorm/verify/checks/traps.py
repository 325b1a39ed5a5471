# SPDX-License-Identifier: Apache-2.0
"""What conforms and still goes wrong in some LMS, each named (standards.md 1.6 to 1.9 and 4; lms-behaviour.md)."""

import re
from pathlib import PurePosixPath

from lxml import etree

from sinau.diagnostics import Message, Rule, Severity
from sinau_scorm import limits
from sinau_scorm.verify.checks.sequencing import imsss
from sinau_scorm.verify.package import ADLNAV, ADLSEQ, IMSSS, XML, XSI, Package, local

WARNING = Severity.WARNING
BLANKS = Rule(
    "C800",
    "moodle-open-edx-blanks-in-schemaversion",
    WARNING,
    Message("There are blanks around the schemaversion.", "Ada spasi di sekitar schemaversion."),
    Message(
        "Moodle and Open edX compare the text as it is and take the package for another edition.",
        "Moodle dan Open edX membandingkan teksnya apa adanya, lalu menganggap paket ini edisi lain.",
    ),
    Message("Write it without blanks or line breaks.", "Tulis tanpa spasi atau ganti baris."),
)
PREFIXED = Rule(
    "C801",
    "open-edx-namespace-with-prefix",
    WARNING,
    Message(
        "The content packaging namespace has the prefix {prefix}.", "Ruang nama pengemasan isi memakai awalan {prefix}."
    ),
    Message(
        "Open edX looks for the namespace that has no prefix and does not find the course.",
        "Open edX mencari ruang nama tanpa awalan, sehingga kursus tidak ditemukan.",
    ),
    Message("Make it the default namespace (xmlns=...).", "Jadikan ruang nama bawaan (xmlns=...)."),
)
PREFIX = Rule(
    "C802",
    "moodle-unusual-prefix",
    WARNING,
    Message("{namespace} has the prefix {prefix}, not {usual}.", "{namespace} memakai awalan {prefix}, bukan {usual}."),
    Message(
        "Moodle compares names together with their prefix and passes over these elements; so does Frappe Learning.",
        "Moodle membandingkan nama beserta awalannya dan melewati elemen ini; demikian pula Frappe Learning.",
    ),
    Message("Use the usual prefix.", "Gunakan awalan yang lazim."),
)
FIRST = Rule(
    "C803",
    "open-edx-launches-other-resource",
    WARNING,
    Message(
        "The first resource with an href is {value}, not what the first item launches.",
        "Resource pertama dengan href adalah {value}, bukan yang dibuka item pertama.",
    ),
    Message(
        "Open edX launches the first resource of the manifest, whatever the organization says.",
        "Open edX membuka resource pertama di manifes, apa pun isi organisasinya.",
    ),
    Message("Put the resource of the first item first.", "Letakkan resource item pertama di urutan pertama."),
)
MANY = Rule(
    "C804",
    "open-edx-docebo-several-scos",
    WARNING,
    Message("The items of this organization launch {count} SCOs.", "Item pada organisasi ini membuka {count} SCO."),
    Message(
        "Open edX shows the first only, Docebo and Moodle do no sequencing, and Cornerstone and SAP SuccessFactors put a menu of their own around them.",
        "Open edX hanya menampilkan yang pertama, Docebo dan Moodle tidak menjalankan sequencing, sedangkan Cornerstone dan SAP SuccessFactors menambahkan menu sendiri.",
    ),
    Message(
        "Make one SCO of the course, or one package for each part.",
        "Jadikan kursus satu SCO, atau satu paket untuk setiap bagian.",
    ),
)
DELIVERY = Rule(
    "C805",
    "sap-successfactors-completes-by-itself",
    WARNING,
    Message(
        "This SCO does not say that it sets its own status.",
        "SCO ini tidak menyatakan bahwa statusnya ditetapkan sendiri.",
    ),
    Message(
        "Without deliveryControls an LMS sets the status when the learner leaves: SAP SuccessFactors completes the course on Quit (KBA 3403728).",
        "Tanpa deliveryControls, LMS menetapkan status saat peserta keluar: SAP SuccessFactors menganggap kursus selesai ketika ditutup (KBA 3403728).",
    ),
    Message(
        "Add deliveryControls with completionSetByContent and objectiveSetByContent true.",
        "Tambahkan deliveryControls dengan completionSetByContent dan objectiveSetByContent bernilai true.",
    ),
)
NO_FLOW = Rule(
    "C806",
    "scorm-cloud-no-next-button",
    WARNING,
    Message(
        "Several activities stand here, and flow is not on.", "Ada beberapa aktivitas di sini, tetapi flow tidak aktif."
    ),
    Message(
        "`flow` is false when nothing is said (SN, Control Mode): ADL's sequencer and SCORM Cloud then start nothing by themselves and show no Next.",
        "`flow` bernilai false bila tidak disebut (SN, Control Mode): sequencer ADL dan SCORM Cloud tidak memulai apa pun dan tidak menampilkan tombol lanjut.",
    ),
    Message(
        'Write <imsss:controlMode choice="true" flow="true"/>.', 'Tulis <imsss:controlMode choice="true" flow="true"/>.'
    ),
)
BASENAME = Rule(
    "C807",
    "open-edx-equal-file-names",
    WARNING,
    Message("Another file of the package is also called {name}.", "Ada berkas lain di paket yang juga bernama {name}."),
    Message(
        "Open edX before version 19.0.5 finds files by their names without folders and shows one in place of the other.",
        "Open edX sebelum versi 19.0.5 mencari berkas menurut namanya tanpa folder, sehingga yang satu tampil sebagai yang lain.",
    ),
    Message("Give files names of their own.", "Beri setiap berkas nama yang berbeda."),
)
REFUSED = Rule(
    "C808",
    "docebo-refuses-file-type",
    WARNING,
    Message("Docebo refuses packages that hold {name}.", "Docebo menolak paket yang berisi {name}."),
    Message(
        "A web server might run files of this type as programs.",
        "Peladen web dapat menjalankan berkas jenis ini sebagai program.",
    ),
    Message(
        "Put the file into a .zip, or rename it to .txt.", "Masukkan berkas ke dalam .zip, atau ubah menjadi .txt."
    ),
)
ODD_ID = Rule(
    "C809",
    "sap-totara-odd-identifier",
    WARNING,
    Message(
        'The identifier "{value}" has characters other than letters, digits, hyphen and underscore.',
        'Identifier "{value}" memuat karakter selain huruf, angka, tanda hubung, dan garis bawah.',
    ),
    Message(
        "SAP SuccessFactors and Totara make keys of their own from identifiers, and one LMS passed over resources that have others.",
        "SAP SuccessFactors dan Totara membuat kunci sendiri dari identifier, dan ada LMS yang melewati resource dengan karakter lain.",
    ),
    Message(
        "Use letters, digits, hyphen and underscore, beginning with a letter.",
        "Gunakan huruf, angka, tanda hubung, dan garis bawah, diawali huruf.",
    ),
)
BREAK = Rule(
    "C810",
    "articulate-line-break-in-schemalocation",
    WARNING,
    Message("There is a line break in schemaLocation.", "Ada ganti baris di schemaLocation."),
    Message(
        "Unix-based LMSs have failed to import such a manifest (reported by authors of Articulate courses).",
        "LMS berbasis Unix pernah gagal mengimpor manifes seperti ini (dilaporkan pembuat kursus Articulate).",
    ),
    Message("Write the attribute on one line.", "Tulis atribut itu dalam satu baris."),
)
BASED = Rule(
    "C811",
    "open-edx-moodle-xml-base",
    WARNING,
    Message("An address depends on xml:base here.", "Alamat di sini bergantung pada xml:base."),
    Message(
        "Open edX ignores xml:base, and Moodle follows it on resources only.",
        "Open edX mengabaikan xml:base, dan Moodle hanya mengikutinya pada resource.",
    ),
    Message("Write the whole path into href.", "Tulis jalur lengkap di href."),
)
ZIP_NAME = Rule(
    "C812",
    "blackboard-odd-zip-name",
    WARNING,
    Message(
        "The name of the zip has characters other than letters, digits, hyphen and underscore.",
        "Nama zip memuat karakter selain huruf, angka, tanda hubung, dan garis bawah.",
    ),
    Message(
        "Blackboard and others make a folder or an address of it and trip over blanks, dots and signs.",
        "Blackboard dan lainnya menjadikannya nama folder atau alamat, lalu gagal pada spasi, titik, dan tanda baca.",
    ),
    Message("Rename the zip.", "Ganti nama zip-nya."),
)
ENCODED = Rule(
    "C813",
    "ilias-encoded-href",
    WARNING,
    Message("The href {value} has encoded characters.", "`href` {value} memuat karakter bersandi."),
    Message(
        "ILIAS decodes addresses once more than others and looks for another file.",
        "ILIAS mengurai sandi alamat sekali lebih banyak, sehingga mencari berkas lain.",
    ),
    Message("Rename the file in plain characters.", "Ganti nama berkas dengan karakter biasa."),
)
USUAL = {ADLSEQ: "adlseq", ADLNAV: "adlnav", IMSSS: "imsss"}
PLAIN_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*+\Z")
XML_ID = re.compile(r"[^\W\d][\w.-]*+\Z")
PLAIN_ZIP = re.compile(r"[A-Za-z0-9_-]++(\.zip)?\Z", re.IGNORECASE)


def check_spelling(package: Package) -> None:
    """How the manifest is written."""
    root = package.tree
    for version in (v for part in package.children(root, "metadata") for v in package.children(part, "schemaversion")):
        if (version.text or "") != (version.text or "").strip():
            package.add(BLANKS, version)
    if root.prefix:
        package.add(PREFIXED, root, prefix=root.prefix)
    for prefix, uri in root.nsmap.items():
        usual = {**USUAL, package.edition.adlcp: "adlcp"}.get(uri)
        # A second prefix beside the usual one is no mistake: Moodle imports `mapInfo` under that only.
        if usual and prefix != usual and root.nsmap.get(usual) != uri:
            package.add(PREFIX, root, namespace=uri, prefix=prefix or '""', usual=usual)
    if "\n" in _raw_location(package):
        package.add(BREAK, root)
    # An unpacked package, in whose archive nothing comes first, is zipped under some other name.
    if package.archive.first and not PLAIN_ZIP.match(PurePosixPath(package.shown).name):
        package.add_zip(ZIP_NAME)


def _raw_location(package: Package) -> str:
    """Return the first schemaLocation as it is written: parsers turn the line breaks of attributes into blanks."""
    prefix = next((prefix for prefix, uri in package.tree.nsmap.items() if uri == XSI), None)
    if package.tree.get(f"{{{XSI}}}schemaLocation") is None:
        return ""
    text = package.data.decode("utf-8", "replace")
    _, found, rest = text.partition(f"{prefix}:schemaLocation")
    value = rest.partition("=")[2].lstrip()
    return value[1:].partition(value[0])[0].strip() if found and value else ""


def check_identifiers(package: Package) -> None:
    """Which characters identifiers have."""
    names = [package.named(name) for name in ("manifest", "organization", "item", "resource")]
    for element in package.tree.iter(*names):
        value = element.get("identifier")
        # That it is no xs:ID at all is for the schema to say.
        if value and not PLAIN_ID.match(value) and XML_ID.match(value):
            package.add(ODD_ID, element, value=value[:100])


def check_launching(package: Package) -> None:
    """What is launched first, and how many there are."""
    first = next((r for r in package.resources if r.get("href")), None)
    launched = next(
        (r for item in package.leaves() if (r := package.resource_of(item)) is not None and r.get("href")), None
    )
    if first is not None and launched is not None and first is not launched:
        package.add(FIRST, first, value=first.get("identifier", ""))
    for organization in package.organizations:
        count = len(package.launches(organization))
        if count > 1:
            package.add(MANY, organization, count=count)
    for element in [*package.resources, *(f for r in package.resources for f in package.children(r, "file"))]:
        if "%" in element.get("href", "") and local(element) == "file":
            package.add(ENCODED, element, value=element.get("href"))
    for element in package.tree.iter(*(package.named(name) for name in ("manifest", "resources", "resource", "file"))):
        if element.get(f"{{{XML}}}base") is not None and not package.told(package.place(element).line):
            package.add(BASED, element)


def check_sequencing(package: Package) -> None:
    """What an LMS does when a SCORM 2004 package says nothing."""
    if not package.edition.is_2004:
        return
    collection = {s.get("ID"): _parts(s) for part in package.tree.iter(imsss("sequencingCollection")) for s in part}
    for item in package.leaves():
        if package.is_sco(package.resource_of(item)):
            controls = _control(item, collection, "deliveryControls")
            wanted = ("completionSetByContent", "objectiveSetByContent")
            if not all(controls.get(name, "false") in {"true", "1"} for name in wanted):
                package.add(DELIVERY, item)
    for parent in [*package.organizations, *package.items]:
        flow = _control(parent, collection, "controlMode").get("flow", "false") in {"true", "1"}
        if len(package.children(parent, "item")) > 1 and not flow:
            package.add(NO_FLOW, parent)


Parts = dict[str, dict[str, str]]
CONTROLS = ("deliveryControls", "controlMode")


def _parts(sequencing: etree._Element) -> Parts:
    """Return the attributes of the parts that are asked for: one that a thousand items refer to is read once."""
    found = {name: sequencing.find(imsss(name)) for name in CONTROLS}
    return {
        name: {str(key): str(value).strip() for key, value in part.attrib.items()}
        for name, part in found.items()
        if part is not None
    }


def _control(element: etree._Element, collection: dict[str | None, Parts], name: str) -> dict[str, str]:
    """Return the attributes of a part of an element's sequencing, its own or the one it refers to."""
    for sequencing in element.findall(imsss("sequencing")):
        for parts in (_parts(sequencing), collection.get(sequencing.get("IDRef"), {})):
            if name in parts:
                return parts[name]
    return {}


def check_files(package: Package) -> None:
    """Which files travel along."""
    seen: dict[str, str] = {}
    for name in package.archive.names:
        base = PurePosixPath(name).name
        if base.rpartition(".")[2].lower() in limits.REFUSED_EXTENSIONS:
            package.add_file(REFUSED, name, name=base)
        if seen.setdefault(base.casefold(), name) != name:
            package.add_file(BASENAME, name, name=base)


CHECKS = (check_spelling, check_identifiers, check_launching, check_sequencing, check_files)
