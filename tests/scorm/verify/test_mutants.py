# SPDX-License-Identifier: Apache-2.0
"""Each rule of `sinau verify` has a package that breaks it and nothing else, found at its file and line."""

import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

import pytest

from helpers.instead import MANIFESTS, NO_ZIPS, PACKAGES
from helpers.packages import entries, good
from helpers.pseudo import in_one_language
from helpers.rules import rules_of
from helpers.zips import Raw, raw_zip
from sinau.diagnostics import Diagnostic, Report
from sinau_scorm import limits
from sinau_scorm.addresses import leads_elsewhere
from sinau_scorm.verify import Edition, verify_package

OLD, THIRD, FOURTH = Edition
NEW, ALL = (THIRD, FOURTH), tuple(Edition)
Files = dict[str, str | bytes]
MANIFEST = "imsmanifest.xml"
# Where the whole zip is meant, or a file that has no line to look for.
WHOLE, SOMEWHERE = "", "*"


@dataclass(frozen=True)
class Mutant:
    """`change` breaks the files of a good package of each of `editions`; `code` is told at the line of `file` with `at`."""

    code: str
    name: str
    change: Callable[[Files], Files]
    at: str = SOMEWHERE
    file: str = MANIFEST
    editions: tuple[Edition, ...] = ALL


def swap(old: str, new: str, file: str = MANIFEST) -> Callable[[Files], Files]:
    """Return a change that replaces `old`, which has to be there, by `new` once."""

    def change(files: Files) -> Files:
        text = files[file]
        assert isinstance(text, str)
        assert old in text, old
        return {**files, file: text.replace(old, new, 1)}

    return change


def each(*changes: Callable[[Files], Files]) -> Callable[[Files], Files]:
    def change(files: Files) -> Files:
        for one in changes:
            files = one(files)
        return files

    return change


def added(name: str, content: str | bytes = "isi", listed: str = "sco") -> Callable[[Files], Files]:
    """Return a change that adds a file, and lists it in the resource `listed`."""
    plain = '      <file href="gaya.css"/>\n' if listed else None
    put: Callable[[Files], Files] = lambda files: {**files, name: content}  # noqa: E731
    return put if plain is None else each(put, swap(plain, f'{plain}      <file href="{name}"/>\n'))


def described(content: str) -> Callable[[Files], Files]:
    """Return a change that adds a file of metadata, which the manifest names."""
    named = swap("  </metadata>", "<adlcp:location>deskripsi.xml</adlcp:location>\n  </metadata>")
    return each(named, lambda files: {**files, "deskripsi.xml": content})


def without(name: str) -> Callable[[Files], Files]:
    return lambda files: {key: value for key, value in files.items() if key != name}


def cut(start: str, end: str) -> Callable[[Files], Files]:
    """Return a change that takes what is from `start` to `end` out of the manifest."""

    def change(files: Files) -> Files:
        text = files[MANIFEST]
        assert isinstance(text, str)
        first = text.index(start)
        last = text.index(end, first) + len(end)
        return {**files, MANIFEST: text[:first] + text[last:]}

    return change


SCO = '<item identifier="belajar"'
READING = '<item identifier="bacaan"'
NEEDED = swap(
    '<dependency identifierref="gambar"/>', '<dependency identifierref="gambar"/><dependency identifierref="halaman"/>'
)
MAPINFO = ('<ss:mapInfo xmlns:ss="http://www.imsglobal.org/xsd/imsss" ', "<imsss:mapInfo ")
SECOND = "<adlcp:dataFromLMS>b</adlcp:dataFromLMS>\n"
# Addresses that a browser, or an LMS that decodes once more, takes for something else than a file of the package.
OUTSIDE = (
    "javascript:alert(1)", "JavaScript:alert(1)//.html", " javascript:alert(1)", "java&#9;script:alert(1)", "java&#10;script&#13;:alert(1)",
    "&#106;avascript:alert(1)", "&amp;#106;avascript:alert(1)", "&amp;#x6A;avascript&amp;colon;alert(1)", "javascript%3Aalert(1)",
    "%6Aavascript:alert(1)", "%26%23106;avascript:alert(1)", "vbscript:msgbox", "data:text/html,x", "DATA:text/html;base64,PHA+", "blob:https://contoh.id/1",
    "file:///etc/passwd", "http://contoh.id/a.html", "https:contoh.id/a.html", "HTTPS://contoh.id", "//contoh.id/a.html", "&#9;//contoh.id/a.html",
    "\\\\contoh\\a.html", "/\\contoh.id/a.html", "%2F%2Fcontoh.id/a.html", "C:/kursus/a.html", "view-source:a.html", "mailto:a@contoh.id",
)  # fmt: skip
MUTANTS = [
    # The manifest as a file.
    Mutant("C716", "no manifest", without(MANIFEST), file=WHOLE),
    Mutant("C716", "in a folder", lambda f: {f"kursus/{name}": content for name, content in f.items()}, file=WHOLE),
    Mutant("C716", "in capitals", lambda f: {"IMSManifest.xml": f[MANIFEST], **without(MANIFEST)(f)}, file=WHOLE),
    *(Mutant(code, name, lambda _f, files=files: files, file=WHOLE, editions=(OLD,)) for name, code, files, _ in PACKAGES),
    *(Mutant(code, name, lambda f, text=text: {**f, MANIFEST: text}, "<manifest", editions=(OLD,)) for name, code, text, _ in MANIFESTS),
    Mutant("C720", "a tag left open", swap("<title>Bacaan</title>", "<title>Bacaan")),
    Mutant("C720", "an ampersand", swap("<title>Kebun</title>", "<title>Kebun & sawah</title>"), "Kebun &"),
    Mutant("C720", "not XML", lambda f: {**f, MANIFEST: "bukan xml"}, "bukan xml"),
    Mutant("C720", "an unknown encoding", swap('encoding="UTF-8"', 'encoding="x-desa"'), "<?xml"),
    Mutant("C722", "a document type", swap("<manifest ", "<!DOCTYPE manifest>\n<manifest "), "<!DOCTYPE"),
    Mutant("C722", "an entity of a file", swap("<manifest ", '<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<manifest '), "<!DOCTYPE"),
    Mutant("C724", "another root", each(swap("<manifest ", "<paket "), swap("</manifest>", "</paket>")), "<paket"),
    Mutant("C724", "no namespace", lambda f: {**f, MANIFEST: '<manifest identifier="a"/>'}, "<manifest"),
    Mutant("C725", "an edition that is not", swap("4th Edition<", "9th Edition<"), "<schemaversion>", editions=(FOURTH,)),
    Mutant("C725", "1.3", swap("<schemaversion>1.2", "<schemaversion>1.3"), "<schemaversion>", editions=(OLD,)),
    Mutant("C727", "the other one's version", swap("<schemaversion>1.2", "<schemaversion>2004 4th Edition"), "<schemaversion>", editions=(OLD,)),
    Mutant("C727", "1.2 in 2004", swap("<schemaversion>2004 4th Edition", "<schemaversion>1.2"), "<schemaversion>", editions=(FOURTH,)),
    # Schemas.
    Mutant("C721", "an element that is not", swap("<title>Kebun</title>", "<title>Kebun</title><kebun/>"), "<kebun/>", editions=(OLD, THIRD)),
    Mutant("C721", "no xs:ID", each(swap('"bacaan" ', '"1bacaan" '), ), 'identifier="1bacaan"', editions=NEW),
    Mutant("C721", "an unknown time limit action", swap("continue,no message", "terus"), "terus", editions=NEW),
    Mutant("C721", "an unknown rule action", swap('action="skip"', 'action="lompat"'), "lompat", editions=NEW),
    Mutant("C721", "a measure above one", swap("<imsss:minNormalizedMeasure>0.75", "<imsss:minNormalizedMeasure>75"), ">75<", editions=NEW),
    Mutant("C723", "a schema is missing", without("adlcp_rootv1p2.xsd"), "<manifest", editions=(OLD,)),
    Mutant("C723", "a document type is missing", without("datatypes.dtd"), "<manifest", editions=NEW),
    Mutant("C728", "a namespace without a schema", swap(" http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd", ""), "<imsss:sequencing>", editions=NEW),
    Mutant("C728", "ADL's namespace without a schema", swap(" http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd", ""), "<adlcp:prerequisites", editions=(OLD,)),
    # Parts of the manifest.
    Mutant("C726", "another schema", swap("ADL SCORM<", "ADL-SCORM<"), "ADL-SCORM", editions=NEW),
    Mutant("C726", "no schema", swap("    <schema>ADL SCORM</schema>\n", ""), "<metadata>"),
    Mutant("C729", "a manifest inside", swap("</resources>", '</resources>\n<manifest identifier="dalam"><organizations/><resources/></manifest>'), '"dalam"', editions=(OLD,)),
    Mutant("C729", "a manifest inside", swap("</resources>", '</resources>\n<manifest identifier="dalam"><organizations/><resources/></manifest>'), '"dalam"', editions=NEW),
    Mutant("C730", "no identifier", swap(f"{READING} ", "<item "), '<item identifierref="halaman"', editions=NEW),
    Mutant("C731", "the same identifier", swap(f"{READING} ", '<item identifier="bab" '), '<item identifier="bab" identifierref', editions=NEW),
    Mutant("C732", "no resources", cut("  <resources>", "</resources>\n"), "<manifest"),
    Mutant("C732", "two metadata", swap("  </metadata>\n", "  </metadata>\n  <metadata/>\n"), "<metadata/>"),
    Mutant("C733", "a default that is not", swap('default="susunan"', 'default="lain"'), 'default="lain"', editions=NEW),
    Mutant("C733", "no default", swap(' default="susunan"', ""), "<organizations>", editions=NEW),
    Mutant("C734", "no organization", cut("    <organization ", "</organization>\n"), "<organizations"),
    Mutant("C736", "an empty organization", swap("  </organizations>", '<organization identifier="kosong"><title>K</title></organization>\n  </organizations>'), '"kosong"'),
    Mutant("C735", "no title", swap("          <title>Bacaan</title>\n", ""), READING),
    Mutant("C735", "two titles", swap("<title>Kebun</title>", "<title>Kebun</title>\n<title>Sawah</title>"), "Sawah"),
    Mutant("C745", "no version", swap("    <schemaversion>1.2</schemaversion>\n", ""), "<metadata>", editions=(OLD,)),
    Mutant("C745", "no version", swap("    <schemaversion>2004 4th Edition</schemaversion>\n", ""), "<metadata>", editions=(FOURTH,)),
    Mutant("C747", "a long title", swap("<title>Kebun", f"<title>{'Kebun ' * 40}"), "Kebun Kebun", editions=NEW),
    Mutant("C747", "a long version", swap(' version="1"', f' version="{"1." * 15}"'), "<manifest", editions=NEW),
    # Items.
    Mutant("C737", "a leaf without a resource", each(swap(' identifierref="halaman"', ""), NEEDED), READING),
    Mutant("C738", "a cluster with a resource", swap('<item identifier="bab"', '<item identifier="bab" identifierref="halaman"'), '"bab"'),
    Mutant("C739", "an unknown resource", each(swap('identifierref="halaman"', 'identifierref="hilang"'), NEEDED), READING),
    Mutant("C741", "parameters as a path", swap('"?bab=1"', '"#/bab/1"'), SCO),
    Mutant("C741", "parameters with blanks", swap('"?bab=1"', '"?bab=satu dua"'), SCO),
    Mutant("C742", "launch data on an asset", swap("<title>Bacaan</title>", "<title>Bacaan</title>\n" + SECOND), ">b<", editions=NEW),
    Mutant("C742", "presentation on a cluster", swap("        </item>\n        <imsss:seq", "        </item>\n        <adlnav:presentation><adlnav:navigationInterface/></adlnav:presentation>\n        <imsss:seq"), "<adlnav:presentation><", editions=NEW),
    Mutant("C743", "long launch data", swap("bab=1</adlcp", f"{'b' * 4001}</adlcp"), "bbbb", editions=NEW),
    Mutant("C744", "a threshold above one", swap(">1.0</adlcp:completionThreshold", ">100</adlcp:completionThreshold"), ">100<", editions=(THIRD,)),
    Mutant("C744", "a threshold of the other edition", swap('<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="1.0"/>', "<adlcp:completionThreshold>1.0</adlcp:completionThreshold>"), "completionThreshold", editions=(FOURTH,)),
    Mutant("C748", "visible maybe", swap('isvisible="true"', 'isvisible="ya"'), SCO),
    Mutant("C749", "launch data twice", swap("          <adlcp:dataFromLMS>", f"          {SECOND}          <adlcp:dataFromLMS>"), "bab=1</adlcp:dataFromLMS>", editions=NEW),
    # Resources and files.
    Mutant("C740", "an unknown dependency", swap('<dependency identifierref="gambar"/>', '<dependency identifierref="gambar"/>\n<dependency identifierref="hilang"/>'), '"hilang"'),
    Mutant("C750", "no type", swap('identifier="gambar" type="webcontent"', 'identifier="gambar"'), 'resource identifier="gambar"'),
    Mutant("C751", "no scormtype", swap(' adlcp:scormtype="asset" href', " href"), 'resource identifier="halaman"', editions=(OLD,)),
    Mutant("C751", "another letter case", swap(' adlcp:scormType="asset" href', ' adlcp:scormtype="asset" href'), 'resource identifier="halaman"', editions=NEW),
    Mutant("C752", "no href", swap('"asset" href="bacaan.html"', '"asset"'), 'resource identifier="halaman"'),
    Mutant("C753", "the launched file is not listed", swap('      <file href="bacaan.html"/>\n', '      <file href="gaya.css"/>\n'), 'resource identifier="halaman"'),
    Mutant("C754", "a path from the root", each(swap('<file href="media/tanah.svg"/>', '<file href="media/tanah.svg"/>\n<file href="/gaya.css"/>')), '"/gaya.css"'),
    Mutant("C754", "a path out of the package", swap('<file href="media/tanah.svg"/>', '<file href="media/tanah.svg"/>\n<file href="../lain.css"/>'), '"../lain.css"'),
    Mutant("C754", "a backslash", swap('<file href="media/tanah.svg"/>', '<file href="media/tanah.svg"/>\n<file href="media\\tanah.svg"/>'), "media\\tanah"),
    *(Mutant("C791", f"launches {address}", swap('href="index.html">', f'href="{address}">'), 'resource identifier="sco"') for address in OUTSIDE),
    *(Mutant("C791", f"lists {address}", swap('<file href="gaya.css"/>', f'<file href="gaya.css"/>\n<file href="{address}"/>'), f'<file href="{address}"/>') for address in OUTSIDE if "%" not in address),
    *(Mutant("C791", f"stands on {address}/", each(swap('<file href="gaya.css"/>', '<file href="gaya.css"/><file href="media/tanah.svg"/>'), swap('<resource identifier="gambar"', f'<resource identifier="gambar" xml:base="{address}/"')), "xml:base") for address in OUTSIDE),
    Mutant("C755", "a missing file", swap('<file href="media/tanah.svg"/>', '<file href="media/tanah.svg"/>\n<file href="media/air.svg"/>'), "air.svg"),
    Mutant("C755", "a missing description", swap("  </metadata>", "<adlcp:location>hilang.xml</adlcp:location>\n  </metadata>"), "hilang.xml"),
    Mutant("C769", "a description that is no XML", described("<lom"), file="deskripsi.xml"),
    Mutant("C769", "a description of another kind", described('<metadata xmlns="urn:kebun"/>'), file="deskripsi.xml"),
    Mutant("C769", "a description of another edition", described('<lom xmlns="http://ltsc.ieee.org/xsd/LOM"/>'), file="deskripsi.xml", editions=(OLD,)),
    Mutant("C769", "a description of an older edition", described('<lom xmlns="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"/>'), file="deskripsi.xml", editions=NEW),
    Mutant("C769", "an invalid description", described('<lom xmlns="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">\n<judul/></lom>'), "judul", file="deskripsi.xml", editions=(OLD,)),
    Mutant("C756", "another letter case", swap('<file href="media/tanah.svg"/>', '<file href="media/Tanah.svg"/>'), "Tanah.svg"),
    Mutant("C757", "no extension", added("LICENSE"), 'href="LICENSE"'),
    Mutant("C758", "an unused resource", swap('      <dependency identifierref="gambar"/>\n', ""), 'resource identifier="gambar"'),
    Mutant("C759", "an unlisted file", added("lain.txt", listed=""), file="lain.txt"),
    Mutant("C760", "a state that persists", swap('<resource identifier="gambar"', '<resource identifier="gambar" adlcp:persistState="true"'), "persistState", editions=NEW),
    Mutant("C763", "a missing picture", swap("media/tanah.svg", "media/air.svg", "index.html"), "air.svg", "index.html"),
    Mutant("C763", "a missing background", swap("media/tanah.svg", "media/air.svg", "gaya.css"), "air.svg", "gaya.css"),
    Mutant("C763", "a missing page", swap('href="bacaan.html#awal"', 'href="hilang.html#awal"', "index.html"), "hilang", "index.html"),
    Mutant("C764", "a script of another host", swap("</head>", '<script src="https://cdn.contoh.id/a.js"></script>\n</head>', "index.html"), "cdn.", "index.html"),
    Mutant("C764", "a font of another host", swap("body {", "@import '//fonts.contoh.id/a.css';\nbody {", "gaya.css"), "fonts.", "gaya.css"),
    # Sequencing.
    Mutant("C770", "a map without an objective", swap(' objectiveID="lulus"', ""), "<imsss:primaryObjective", editions=NEW),
    Mutant("C771", "an objective twice", swap('<imsss:primaryObjective objectiveID="lulus"', '<imsss:primaryObjective objectiveID="siap"'), '<imsss:objective objectiveID="siap"', editions=NEW),
    Mutant("C772", "two writers", swap("urn:kebun:siap", "urn:kebun:lulus"), SOMEWHERE, editions=NEW),
    Mutant("C773", "a rule about nothing", swap('referencedObjective="siap"', 'referencedObjective="hilang"'), '"hilang"', editions=NEW),
    Mutant("C775", "a global setting on an item", swap(SCO, f'{SCO} adlseq:objectivesGlobalToSystem="false"'), SCO, editions=(FOURTH,)),
    Mutant("C776", "a limit of the clock", swap('attemptLimit="3"', 'attemptLimit="3" beginTimeLimit="2026-01-01T00:00:00"'), "beginTimeLimit", editions=NEW),
    Mutant("C777", "sequencing of nowhere", swap("          <title>Bacaan</title>\n", '          <title>Bacaan</title>\n<imsss:sequencing IDRef="hilang"/>\n'), '"hilang"', editions=NEW),
    Mutant("C778", "objectives of all courses", swap(' adlseq:objectivesGlobalToSystem="false"', ""), "<organization id", editions=NEW),
    Mutant("C780", "shared data in the 3rd", swap('"susunan" adlseq', '"susunan" adlcp:sharedDataGlobalToSystem="false" adlseq'), "<organization id", editions=(THIRD,)),
    # SCORM 1.2.
    Mutant("C781", "prerequisites of nothing", swap(">bacaan</adlcp", ">bacaan&amp;hilang</adlcp"), "hilang", editions=(OLD,)),
    Mutant("C782", "a pass mark above 100", swap(">75</adlcp", ">750</adlcp"), "750", editions=(OLD,)),
    Mutant("C782", "a pass mark in words", swap(">75</adlcp", ">baik</adlcp"), ">baik<", editions=(OLD,)),
    Mutant("C783", "minutes alone", swap("0001:30:00", "90"), ">90<", editions=(OLD,)),
    # Packages of ours.
    Mutant("C786", "a long state", swap('"question_slots":3', '"question_slots":90000', "index.html"), "question_slots", "index.html"),
    Mutant("C787", "data cut off", swap('"question_slots":3,', "", "index.html"), "sinau-course", "index.html"),
    Mutant("C787", "data that are no data", swap('{"publication"', '{"publication', "index.html"), "sinau-course", "index.html"),
    Mutant("C788", "a player of the other edition", swap('"scorm12"', '"scorm2004-3"', "index.html"), "sinau-course", "index.html", (OLD,)),
    Mutant("C788", "a player of the other edition", swap('"scorm2004-4"', '"scorm12"', "index.html"), "sinau-course", "index.html", (FOURTH,)),
    # What is in the zip.
    Mutant("C718", "a file of the system", added("media/.DS_Store", listed=""), file="media/.DS_Store"),
    Mutant("C718", "a folder of the system", added("__MACOSX/media/._tanah.svg", listed=""), file="__MACOSX/media/._tanah.svg"),
    Mutant("C719", "the manifest last", lambda f: {**without(MANIFEST)(f), MANIFEST: f[MANIFEST]}),
    Mutant("C765", "a blank in a name", added("lembar kerja.txt"), file="lembar kerja.txt"),
    Mutant("C766", "a name beyond ASCII", added("caf\u00e9.txt"), file="caf\u00e9.txt"),
    Mutant("C767", "a long path", added(f"{'folder/' * 22}a.txt"), file=f"{'folder/' * 22}a.txt"),
    Mutant("C807", "an equal name", added("media/gaya.css", "p { color: #000; }"), file="media/gaya.css"),
    Mutant("C808", "a script of a server", added("unduh.php"), file="unduh.php"),
    # LMSs.
    Mutant("C800", "blanks", swap("Edition</schemaversion>", "Edition </schemaversion>"), "<schemaversion>", editions=NEW),
    Mutant("C801", "a prefix for content packaging", lambda f: {**f, MANIFEST: prefixed(str(f[MANIFEST]))}, "<cp:manifest"),
    Mutant("C802", "another prefix", lambda f: {**f, MANIFEST: str(f[MANIFEST]).replace("adlcp:", "scorm:").replace(":adlcp=", ":scorm=")}, "<manifest"),
    Mutant("C803", "another resource first", lambda f: {**f, MANIFEST: reading_first(str(f[MANIFEST]))}, 'resource identifier="halaman"'),
    Mutant("C804", "two SCOs", swap('="asset" href="bacaan.html"', '="sco" href="bacaan.html"'), "<organization id", editions=(OLD,)),
    Mutant("C804", "one SCO with other parameters", each(swap(' identifierref="halaman"', ' identifierref="sco"'), NEEDED), "<organization id", editions=(OLD,)),
    Mutant("C814", "a mapInfo that stops Moodle", swap(*MAPINFO), 'imsss:mapInfo targetObjectiveID="urn:kebun:lulus"', editions=NEW),
    Mutant("C814", "the same in another letter case", each(swap(' xmlns:imsss="', ' xmlns:IMSSS="http://www.imsglobal.org/xsd/imsss" xmlns:imsss="'), swap(MAPINFO[0], "<IMSSS:mapInfo ")), '<IMSSS:mapInfo', editions=NEW),
    Mutant("C805", "no delivery controls", cut("            <imsss:deliveryControls", "/>\n"), SCO, editions=NEW),
    Mutant("C806", "no flow", swap('choice="true" flow="true"', 'choice="true"'), '<item identifier="bab"', editions=NEW),
    Mutant("C809", "a dot in an identifier", lambda f: {**f, MANIFEST: str(f[MANIFEST]).replace('"gambar"', '"gambar.1"')}, 'resource identifier="gambar.1"'),
    Mutant("C810", "a line break", swap(" http://www.adlnet.org/xsd/adlcp", "\n http://www.adlnet.org/xsd/adlcp"), "<manifest"),
    Mutant("C811", "a base", each(swap('<resource identifier="gambar"', '<resource identifier="gambar" xml:base="media/"'), swap("media/tanah.svg", "tanah.svg")), "xml:base"),
    Mutant("C746", "a base from the root", each(swap('<resource identifier="gambar"', '<resource identifier="gambar" xml:base="/media/"'), swap('<file href="media/tanah.svg"', '<file href="tanah.svg"')), "xml:base"),
    Mutant("C813", "an encoded href", each(added("kerja-1.txt"), swap("kerja-1", "kerja%2D1")), "kerja%2D1"),
]  # fmt: skip
RAW: dict[str, tuple[str, Callable[[list[Raw]], bytes], str]] = {
    # name -> rule, the zip made of a good package's entries, the entry that is told
    "cut off": ("C700", lambda good: raw_zip(good)[:-40], WHOLE),
    "no zip": ("C700", lambda good: b"Ini bukan zip.", WHOLE),
    "zip64": ("C701", lambda good: raw_zip(good, zip64={}), WHOLE),
    "a name of UTF-8 without the mark": ("C815", lambda good: raw_zip([*good, Raw("caf\u00e9.xsd".encode())]), "caf\u00e9.xsd"),
    "a name in a code page": ("C815", lambda good: raw_zip([*good, Raw(b"caf\x82.xsd")]), "caf\u00e9.xsd"),
    **{f"{what} in place of a zip": (code, lambda _good, data=data: data, WHOLE) for what, code, data, _ in NO_ZIPS},
    "encrypted": ("C702", lambda good: raw_zip([*good, Raw("a.txt", flags=1)]), "a.txt"),
    "LZMA": ("C703", lambda good: raw_zip([*good, Raw("a.txt", method=14)]), "a.txt"),
    "part of two": ("C704", lambda good: raw_zip(good, end={"disk": 1, "central_disk": 0}), WHOLE),
    "an entry of gigabytes": ("C705", lambda good: raw_zip([*good, Raw("a.txt", size=1_900_000_000)]), "a.txt"),
    "gigabytes in all": ("C705", lambda good: raw_zip([*good, Raw("a.txt", size=3_900_000_000)]), WHOLE),
    "a bomb": ("C706", lambda good: raw_zip([*good, Raw("a.txt", b"\0" * 3_000_000)]), "a.txt"),
    "climbing out": ("C707", lambda good: raw_zip([*good, Raw("../a.txt")]), "../a.txt"),
    "from a drive": ("C707", lambda good: raw_zip([*good, Raw("C:/a.txt")]), "C:/a.txt"),
    "a backslash": ("C708", lambda good: raw_zip([*good, Raw("b\\a.txt")]), "b\\a.txt"),
    "a NUL": ("C709", lambda good: raw_zip([*good, Raw("a\0.txt")]), "a\0.txt"),
    "twice": ("C710", lambda good: raw_zip([*good, Raw("a.txt"), Raw("a.txt")]), "a.txt"),
    "in another case": ("C711", lambda good: raw_zip([*good, Raw("Gaya.css")]), "Gaya.css"),
    "a link": ("C712", lambda good: raw_zip([*good, Raw("a.txt", mode=stat.S_IFLNK | 0o777)]), "a.txt"),
    "two headers": ("C713", lambda good: raw_zip([*good, Raw("a.txt", local={"name": b"b.exe"})]), "a.txt"),
    "a check sum": ("C714", lambda good: raw_zip([replace(raw, crc=7) if raw.name == "gaya.css" else raw for raw in good]), "gaya.css"),
    "a program in front": ("C715", lambda good: raw_zip(good, before=b"#!/bin/sh\n"), WHOLE),
    "a folder": ("C717", lambda good: raw_zip([*good, Raw("media/", b"", 0, mode=stat.S_IFDIR | 0o755)]), "media/"),
}  # fmt: skip
# Told by what is not a single package: the size of a large one, the name of the zip, the build; C784, C785 and C789 in test_names.py.
ELSEWHERE = {"C768", "C812", "C790", "C784", "C785", "C789"}
# Values that have words of others: what libxml2 and Python say of a file that they cannot read, which is English; names of programs.
QUOTING = {"C720", "C721", "C769", "C787", "C779"}


def prefixed(text: str) -> str:
    """Return the manifest with the prefix `cp` for content packaging."""
    return re.sub(r"<(/?)(?=[a-z]+[\s>/])", r"<\1cp:", text).replace(" xmlns=", " xmlns:cp=", 1)


def reading_first(text: str) -> str:
    """Return the manifest with the resource of the second item first."""
    start = text.index('    <resource identifier="halaman"')
    end = text.index("</resource>\n", start) + len("</resource>\n")
    part = text[start:end]
    return (text[:start] + text[end:]).replace("  <resources>\n", f"  <resources>\n{part}")


def verified(data: bytes, folder: Path, name: str = "paket.zip") -> list[Diagnostic]:
    path = folder / name
    path.write_bytes(data)
    report = Report()
    verify_package(path, report)
    return list(report)


def written(files: Files) -> str:
    return unescape(" ".join((*files, *(content for content in files.values() if isinstance(content, str)))))


def told(found: list[Diagnostic]) -> list[tuple[str, str, int]]:
    return [(d.rule.code, d.span.file.removeprefix("paket.zip").removeprefix("!"), d.span.line) for d in found]


@pytest.mark.parametrize("edition", Edition)
def test_nothing_is_said_about_a_good_package(edition: Edition, tmp_path: Path) -> None:
    assert told(verified(raw_zip(entries(good(edition))), tmp_path)) == []


CASES = [
    pytest.param(mutant, edition, id=f"{mutant.code} {mutant.name} ({edition.removeprefix('SCORM ')})")
    for mutant in MUTANTS
    for edition in mutant.editions
]


@pytest.mark.usefixtures("tag")
@pytest.mark.parametrize("mutant, edition", CASES)
def test_a_mutant_breaks_its_rule_and_no_other(mutant: Mutant, edition: Edition, tmp_path: Path) -> None:
    files = mutant.change(good(edition))

    diagnostics = verified(raw_zip(entries(files)), tmp_path)
    found = told(diagnostics)

    assert {code for code, _, _ in found} == {mutant.code}, found
    text = files.get(mutant.file, "")
    lines = text.split("\n") if isinstance(text, str) and mutant.at != SOMEWHERE else []
    places = [number for number, line in enumerate(lines, 1) if mutant.at in line] or [found[0][2]]
    assert found[0][1:] == (mutant.file, places[0])
    assert in_one_language(diagnostics, written(files), QUOTING) == []


@pytest.mark.usefixtures("tag")
@pytest.mark.parametrize("name", RAW)
def test_a_zip_breaks_its_rule_and_no_other(name: str, tmp_path: Path) -> None:
    code, build, entry = RAW[name]

    found = verified(build(entries(good(OLD))), tmp_path)

    assert [(code, file) for code, file, _ in told(found)] == [(code, entry)]
    assert in_one_language(found, entry, QUOTING) == []


def test_a_large_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = raw_zip(entries(added("besar.bin", os.urandom(40_000))(good(OLD))))
    monkeypatch.setattr(limits, "LARGE_PACKAGE", 30_000)

    assert told(verified(data, tmp_path)) == [("C768", "", 1)]


def test_an_odd_name_of_the_zip(tmp_path: Path) -> None:
    (found,) = verified(raw_zip(entries(good(OLD))), tmp_path, "paket (1).zip")

    assert (found.rule.code, found.span.file) == ("C812", "paket (1).zip")


def test_the_name_of_a_folder_is_not_that_of_a_zip(tmp_path: Path) -> None:
    folder = tmp_path / "Scorm2004 4th Edition"
    for name, content in good(FOURTH).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    report = Report()
    verify_package(folder, report)

    assert list(report) == []


def test_every_rule_has_a_mutant() -> None:
    rules = {rule.code for rule in rules_of("sinau_scorm") if rule.code.startswith(("C7", "C80", "C81"))}
    broken = {mutant.code for mutant in MUTANTS} | {code for code, _, _ in RAW.values()} | ELSEWHERE

    assert rules - broken == set()
    assert broken - rules == set()
    assert len(CASES) + len(RAW) >= 60


@pytest.mark.parametrize(
    "name",
    [
        "a.b-c/d.html",
        "a/b:c.html",
        "bab 1: isi.html",
        "a%20b.html",
        "a.html?x=http://y/",
        "a.html#javascript:",
        "a/http://b.html",
        "1:a.html",
    ],
)
def test_a_path_is_no_other_place(name: str) -> None:
    assert not leads_elsewhere(name)
