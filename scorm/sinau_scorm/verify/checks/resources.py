# SPDX-License-Identifier: Apache-2.0
"""Resources and the files they list (CAM, Resources; standards.md 1.2)."""

import re
from pathlib import PurePosixPath

from lxml import etree

from sinau.diagnostics import Message, Rule, Severity
from sinau_scorm import limits
from sinau_scorm.verify.addresses import leads_elsewhere
from sinau_scorm.verify.checks.descriptions import described
from sinau_scorm.verify.checks.zip_hygiene import JUNK
from sinau_scorm.verify.package import MANIFEST, XML, Package, local

ERROR, WARNING = Severity.ERROR, Severity.WARNING
NOT_IN_PACKAGE = Message(
    "Put the file into the package, or take the reference out.", "Masukkan berkasnya ke paket, atau hapus rujukannya."
)
DEPENDENCY = Rule(
    "C740",
    "dependency-on-nothing",
    ERROR,
    Message("There is no resource {value} to depend on.", "Tidak ada resource {value} yang menjadi ketergantungan."),
    Message(
        "A dependency names a resource of this manifest (CAM, Dependency).",
        "`dependency` menyebut resource di manifes ini (CAM, Dependency).",
    ),
    Message("Write the identifier of a resource.", "Tulis identifier sebuah resource."),
)
BASE = Rule(
    "C746",
    "xml-base-malformed",
    ERROR,
    Message('`xml:base` "{value}" is not a folder of the package.', '`xml:base` "{value}" bukan folder di paket.'),
    Message(
        "`xml:base` has no backslash, does not begin with a slash and ends with one (CAM, XML Base).",
        "`xml:base` tidak memuat garis miring terbalik, tidak diawali garis miring, dan diakhiri garis miring (CAM, XML Base).",
    ),
    Message("Write a relative folder such as course/.", "Tulis folder relatif, misalnya course/."),
)
TYPE = Rule(
    "C750",
    "resource-type-missing",
    ERROR,
    Message("This resource has no type.", "Resource ini tidak mempunyai type."),
    Message(
        "`type` is required; its value is webcontent (CAM, Resource).",
        "`type` wajib ada dan bernilai webcontent (CAM, Resource).",
    ),
    Message('Write type="webcontent".', 'Tulis type="webcontent".'),
)
SCORM_TYPE = Rule(
    "C751",
    "scorm-type-missing",
    ERROR,
    Message(
        "This resource does not say in adlcp:{name} whether it is a SCO.",
        "Resource ini tidak menyatakan di adlcp:{name} apakah ia SCO.",
    ),
    Message(
        "The attribute is sco or asset; it is spelled scormtype in SCORM 1.2 and scormType in 2004 (CAM, Resource). An LMS gives its API only to a SCO.",
        "Atribut itu bernilai sco atau asset; ejaannya scormtype pada SCORM 1.2 dan scormType pada 2004 (CAM, Resource). LMS hanya memberi API kepada SCO.",
    ),
    Message(
        'Write adlcp:{name}="sco", or "asset" for files without a run-time.',
        'Tulis adlcp:{name}="sco", atau "asset" untuk berkas tanpa komunikasi dengan LMS.',
    ),
)
NO_HREF = Rule(
    "C752",
    "launched-resource-without-href",
    ERROR,
    Message(
        "The item {item} launches this resource, which has no href.",
        "Item {item} membuka resource ini, tetapi tidak ada href.",
    ),
    Message(
        "A resource that an item refers to says in href which file is launched (CAM, Resource).",
        "Resource yang dirujuk item menyebut di href berkas yang dibuka (CAM, Resource).",
    ),
    Message("Write href, relative to the manifest.", "Tulis href, relatif terhadap manifes."),
)
NOT_LISTED = Rule(
    "C753",
    "launched-file-not-listed",
    ERROR,
    Message("No file of this resource has the href {value}.", "Tidak ada file di resource ini dengan href {value}."),
    Message(
        "The launched file is listed in its resource as well (CAM, Resource); some LMSs unpack only what is listed.",
        "Berkas yang dibuka juga dicantumkan dalam resource-nya (CAM, Resource); sebagian LMS hanya membongkar yang tercantum.",
    ),
    Message('Add <file href="{value}"/>.', 'Tambahkan <file href="{value}"/>.'),
)
BAD_HREF = Rule(
    "C754",
    "href-malformed",
    ERROR,
    Message('The href "{value}" is not a path in the package.', '`href` "{value}" bukan jalur di dalam paket.'),
    Message(
        "An href has no backslash, does not begin with a slash, does not climb out of the package and has 2,000 characters at most (CAM, href).",
        "`href` tidak memuat garis miring terbalik, tidak diawali garis miring, tidak keluar dari paket, dan paling panjang 2.000 karakter (CAM, href).",
    ),
    Message(
        "Write it relative to the manifest, with forward slashes.",
        "Tulis relatif terhadap manifes, dengan garis miring biasa.",
    ),
)
ELSEWHERE = Rule(
    "C791",
    "address-outside-package",
    ERROR,
    Message('The address "{value}" leads out of the package.', 'Alamat "{value}" mengarah ke luar paket.'),
    Message(
        "What is launched or listed is a file of the package. `javascript:` and `data:` would run a script in the LMS's own page, with the "
        "learner's rights; a page of another host cannot reach the LMS's API in any browser, so that nothing it reports arrives.",
        "Yang dibuka atau dicantumkan harus berkas di dalam paket. `javascript:` dan `data:` akan menjalankan skrip di halaman LMS sendiri "
        "dengan hak peserta; halaman di peladen lain tidak dapat mencapai API LMS di peramban mana pun, sehingga laporannya tidak pernah sampai.",
    ),
    Message(
        "Put the page into the package and write its path, relative to the manifest.",
        "Masukkan halamannya ke paket, lalu tulis jalurnya, relatif terhadap manifes.",
    ),
)
MISSING = Rule(
    "C755",
    "listed-file-missing",
    ERROR,
    Message("{path} is not in the package.", "{path} tidak ada di paket."),
    Message(
        "Every file that a manifest lists is in the package (CAM, File); ADL's test suite fails it.",
        "Setiap berkas yang tercantum di manifes ada di paket (CAM, File); pemeriksa ADL menolaknya.",
    ),
    NOT_IN_PACKAGE,
)
OTHER_CASE = Rule(
    "C756",
    "listed-file-in-other-case",
    ERROR,
    Message("The package has {found}, not {path}.", "Di paket ada {found}, bukan {path}."),
    Message(
        "Names are compared letter by letter: Canvas, SCORM Cloud and every LMS on Linux do not find the file.",
        "Nama dibandingkan huruf demi huruf: Canvas, SCORM Cloud, dan setiap LMS di Linux tidak menemukan berkas ini.",
    ),
    Message("Write the name as the file is called.", "Tulis nama persis seperti nama berkasnya."),
)
NO_EXTENSION = Rule(
    "C757",
    "file-without-extension",
    ERROR,
    Message("{path} has no extension.", "{path} tidak berakhiran."),
    Message(
        "ADL's test suite fails an href without a file extension, and servers do not know what to send.",
        "Pemeriksa ADL menolak href tanpa akhiran berkas, dan peladen tidak tahu jenis isinya.",
    ),
    Message("Rename the file, to LICENSE.txt for example.", "Ganti nama berkasnya, misalnya menjadi LICENSE.txt."),
)
UNUSED = Rule(
    "C758",
    "resource-not-used",
    WARNING,
    Message(
        "No item and no other resource refers to {value}.", "Tidak ada item atau resource lain yang merujuk ke {value}."
    ),
    Message(
        "ADL's test suite warns of it: its files travel along and nobody sees them.",
        "Pemeriksa ADL memperingatkannya: berkasnya ikut dikirim tanpa pernah dilihat.",
    ),
    Message("Refer to it by an item or a dependency, or remove it.", "Rujuk dengan item atau dependency, atau hapus."),
)
UNLISTED = Rule(
    "C759",
    "file-not-listed",
    WARNING,
    Message("No resource lists this file.", "Tidak ada resource yang mencantumkan berkas ini."),
    Message(
        "ADL's test suite warns of it, and some LMSs unpack only what is listed.",
        "Pemeriksa ADL memperingatkannya, dan sebagian LMS hanya membongkar yang tercantum.",
    ),
    Message("List it in the resource that needs it.", "Cantumkan di resource yang memerlukannya."),
)
PERSIST = Rule(
    "C760",
    "persist-state",
    ERROR,
    Message("`adlcp:persistState` is not allowed any more.", "`adlcp:persistState` tidak diperbolehkan lagi."),
    Message(
        "The attribute was taken out of SCORM 2004; ADL's test suite fails it.",
        "Atribut ini sudah dihapus dari SCORM 2004; pemeriksa ADL menolaknya.",
    ),
    Message("Remove the attribute.", "Hapus atributnya."),
)
EXEMPT = (".xsd", ".dtd")


def check_resources(package: Package) -> None:
    """What a resource says of itself."""
    launched = {item.get("identifierref"): item.get("identifier", "") for item in reversed(package.items)}
    needed = {
        d.get("identifierref") for resource in package.resources for d in package.children(resource, "dependency")
    }
    name = etree.QName(package.edition.scorm_type).localname
    for resource in package.resources:
        identifier = resource.get("identifier", "")
        if not resource.get("type"):
            package.add(TYPE, resource)
        if resource.get(package.edition.scorm_type, "") not in {"sco", "asset"}:
            package.add(SCORM_TYPE, resource, name=name)
        if resource.get(f"{{{package.edition.adlcp}}}persistState") is not None:
            package.add(PERSIST, resource)
        if identifier in launched and not resource.get("href"):
            package.add(NO_HREF, resource, item=launched[identifier])
        if package.organizations and identifier and identifier not in launched and identifier not in needed:
            package.add(UNUSED, resource, value=identifier)
        hrefs = {file.get("href") for file in package.children(resource, "file")}
        href = resource.get("href")
        if (
            href
            and not leads_elsewhere(href)
            and re.split("[?#]", href)[0] not in {re.split("[?#]", h or "")[0] for h in hrefs}
        ):
            package.add(NOT_LISTED, resource, value=href)
        for dependency in package.children(resource, "dependency"):
            if dependency.get("identifierref") not in package.resources_by_id:
                package.add(DEPENDENCY, dependency, value=dependency.get("identifierref", ""))


def check_bases(package: Package) -> None:
    """`xml:base`, wherever it stands."""
    for element in package.tree.iter(etree.Element):
        value = element.get(f"{{{XML}}}base")
        if value is not None and leads_elsewhere(value):
            package.add(ELSEWHERE, element, value=value[:200])
        elif value is not None and ("\\" in value or value.startswith("/") or not value.endswith("/")):
            package.add(BASE, element, value=value)


def check_files(package: Package) -> None:
    """Every href is a file of the package."""
    for resource in package.resources:
        files = package.children(resource, "file")
        own = resource.get("href")
        # A resource's own href is judged with the file that lists it.
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
    elif path is None or (package.told(package.place(element).line) and local(element) == "resource"):
        return
    elif path not in package.archive:
        found = package.folded.get(path.casefold())
        if path in package.unreadable:
            return  # it is there, and cannot be read
        if found:
            package.add(OTHER_CASE, element, path=path, found=found)
        else:
            package.add(MISSING, element, path=path)
    elif not PurePosixPath(path).suffix.strip("."):
        package.add(NO_EXTENSION, element, path=path)


def check_unlisted(package: Package) -> None:
    """Every file of the package is listed, but for the manifest's own."""
    if not package.resources:
        return  # said once, of the manifest
    descriptions = described(package)
    for path, element in descriptions.items():
        if path not in package.archive:
            package.add(MISSING, element, path=path)
    # Another letter case was told already.
    listed = package.listed | descriptions.keys() | {path.casefold() for path in package.listed}
    for name in package.archive.names:
        exempt = name == MANIFEST or name.lower().endswith(EXEMPT) or JUNK.search(name)
        if not exempt and name not in listed and name.casefold() not in listed:
            package.add_file(UNLISTED, name)


CHECKS = (check_resources, check_bases, check_files, check_unlisted)
