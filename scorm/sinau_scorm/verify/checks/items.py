# SPDX-License-Identifier: Apache-2.0
"""Items: what they launch, with which parameters, and what ADL lets them say of a SCO (CAM, Item; standards.md 1.2)."""

import re

from lxml import etree

from sinau.diagnostics import Message, Rule, Severity
from sinau_scorm import limits
from sinau_scorm.verify.package import ADLNAV, IMSSS, Edition, Package, local

ERROR, WARNING = Severity.ERROR, Severity.WARNING
# IMS Content Packaging 1.1.4, 4.4.5: `?name=value(&name=value)*` and `#fragment`, each with or without its sign.
WORD = r"[A-Za-z0-9\-_.!*'()%~+]*+"
PARAMETERS = re.compile(rf"(\??{WORD}={WORD}(&{WORD}={WORD})*+)?(#{WORD})?\Z")
LEAF = Rule(
    "C737",
    "item-launches-nothing",
    ERROR,
    Message("This item has neither items nor a resource.", "Item ini tidak mempunyai item lain maupun resource."),
    Message(
        "An item without items of its own refers to a resource by identifierref (CAM, Item); a learner who opens this one gets nothing.",
        "Item yang tidak memuat item lain harus merujuk ke resource melalui identifierref (CAM, Item); peserta yang membukanya tidak "
        "mendapat apa-apa.",
    ),
    Message("Write identifierref, or remove the item.", "Tulis identifierref, atau hapus itemnya."),
)
CLUSTER = Rule(
    "C738",
    "item-with-items-launches",
    ERROR,
    Message(
        "This item has items and also refers to a resource.", "Item ini memuat item lain dan juga merujuk ke resource."
    ),
    Message(
        "Only leaves of the tree are launched (CAM, Item): LMSs never show what an item with items refers to.",
        "Hanya ujung pohon yang dibuka (CAM, Item): LMS tidak pernah menampilkan resource dari item yang memuat item lain.",
    ),
    Message("Move the resource to an item of its own.", "Pindahkan resource itu ke item tersendiri."),
)
UNRESOLVED = Rule(
    "C739",
    "item-refers-to-nothing",
    ERROR,
    Message("There is no resource {value}.", "Tidak ada resource {value}."),
    Message(
        "`identifierref` names a resource of this manifest (CAM, Item).",
        "`identifierref` menyebut resource di manifes ini (CAM, Item).",
    ),
    Message("Write the identifier of a resource.", "Tulis identifier sebuah resource."),
)
MALFORMED = Rule(
    "C741",
    "parameters-malformed",
    ERROR,
    Message(
        'The parameters "{value}" cannot be put behind an address.',
        'Parameter "{value}" tidak dapat disambung ke alamat.',
    ),
    Message(
        '`parameters` are `?name=value&name=value` or `#fragment` of plain characters (CAM, Item; ADL\'s suite refuses "#/page").',
        'Isi parameters adalah `?nama=nilai&nama=nilai` atau `#fragmen` dari karakter biasa (CAM, Item; pemeriksa ADL menolak "#/halaman").',
    ),
    Message("Encode other characters with %.", "Sandikan karakter lain dengan %."),
)
MISPLACED = Rule(
    "C742",
    "element-only-for-scos",
    ERROR,
    Message("{name} stands on an item that does not launch a SCO.", "{name} ada pada item yang tidak membuka SCO."),
    Message(
        "Time limits, launch data, thresholds, shared data and hidden buttons concern a SCO that runs (CAM, ADL's elements of an item).",
        "Batas waktu, data peluncuran, ambang, data bersama, dan tombol tersembunyi hanya berlaku untuk SCO yang berjalan (CAM, elemen ADL "
        "pada item).",
    ),
    Message("Move it to the item that launches the SCO.", "Pindahkan ke item yang membuka SCO."),
)
REPEATED = Rule(
    "C749",
    "element-repeated",
    ERROR,
    Message("{name} stands more than once in this element.", "{name} ada lebih dari sekali dalam elemen ini."),
    Message(
        "It may stand there once at most (CAM, XML binding); which of two counts is not defined.",
        "Elemen ini paling banyak satu (CAM, XML binding); tidak ditentukan mana yang berlaku bila ada dua.",
    ),
    Message("Remove all but one.", "Sisakan satu saja."),
)
VISIBLE = Rule(
    "C748",
    "isvisible-malformed",
    ERROR,
    Message('`isvisible` is "{value}".', '`isvisible` berisi "{value}".'),
    Message("It is true or false (CAM, Item).", "Nilainya true atau false (CAM, Item)."),
    Message("Write true or false.", "Tulis true atau false."),
)
LAUNCH_DATA = Rule(
    "C743",
    "launch-data-too-long",
    WARNING,
    Message(
        "The launch data have {count} characters; an LMS keeps {limit}.",
        "Data peluncuran {count} karakter; LMS menyimpan {limit}.",
    ),
    Message(
        "An LMS hands on as many characters of dataFromLMS as the standard asks and may cut off the rest (CAM, dataFromLMS).",
        "LMS meneruskan dataFromLMS sebanyak yang disyaratkan standar dan boleh memotong sisanya (CAM, dataFromLMS).",
    ),
    Message("Keep long settings in a file of the package.", "Simpan pengaturan panjang dalam berkas di paket."),
)
THRESHOLD = Rule(
    "C744",
    "completion-threshold-malformed",
    ERROR,
    Message(
        'The completion threshold "{value}" is not what {edition} reads.',
        'Ambang penyelesaian "{value}" tidak dapat dibaca menurut {edition}.',
    ),
    Message(
        "In the 3rd Edition it is a number from 0 to 1 as text; in the 4th an element without text, with completedByMeasure, "
        "minProgressMeasure and progressWeight (CAM, completionThreshold).",
        "Pada Edisi ke-3 isinya angka 0 sampai 1 sebagai teks; pada Edisi ke-4 elemen tanpa teks dengan completedByMeasure, "
        "minProgressMeasure, dan progressWeight (CAM, completionThreshold).",
    ),
    Message("Write it in the form of the package's edition.", "Tulis sesuai bentuk edisi paket ini."),
)
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


def check_additions(package: Package) -> None:
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
                package.add(REPEATED, child, name=local(child))
            elif etree.QName(child).namespace in {adlcp, ADLNAV}:
                _check_addition(package, element, child)
            seen.add(child.tag)


def _check_addition(package: Package, item: etree._Element, child: etree._Element) -> None:
    name, text = local(child), child.text or ""
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
        if text or not _measure(value):
            package.add(THRESHOLD, element, value=value, edition=package.edition)
    elif element.attrib or not _measure(text):
        package.add(THRESHOLD, element, value=text, edition=package.edition)


def _measure(text: str) -> bool:
    return bool(re.fullmatch(r"(0(\.\d++)?|1(\.0++)?)", text.strip()))


CHECKS = (check_launches, check_additions)
