# SPDX-License-Identifier: Apache-2.0
"""What people give in place of a SCORM package: files that are no zip, zips of other things, manifests of other standards."""

import gzip
import io
import tarfile
import zipfile

Files = dict[str, str | bytes]
CP, CC = "http://www.imsglobal.org/xsd/imscp_v1p1", "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
PAGE = "<!doctype html><title>Kebun</title>"


def tar(*names: str) -> bytes:
    """Return an archive of tar with a small file of each name."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as written:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = 3
            written.addfile(info, io.BytesIO(b"isi"))
    return buffer.getvalue()


def manifest(space: str, metadata: str, resource: str) -> str:
    """Return a manifest whose `<manifest` stands in its second line."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest xmlns="{space}" identifier="kebun">\n<metadata>{metadata}</metadata>\n'
        '<organizations><organization identifier="o"><title>Kebun</title><item identifier="i" identifierref="r"><title>Kebun</title></item>'
        f'</organization></organizations>\n<resources><resource identifier="r" {resource}/></resources>\n</manifest>\n'
    )


# Each: what it is, the code of its rule, the file, and the words of English by which it is named.
NO_ZIPS: list[tuple[str, str, bytes, str]] = [
    ("a 7z archive", "C762", b"7z\xbc\xaf\x27\x1c\0\4" + bytes(40), "7z"),
    ("a RAR archive", "C762", b"Rar!\x1a\x07\x01\0" + bytes(40), "RAR"),
    ("a tar archive", "C762", tar("imsmanifest.xml"), "tar"),
    ("a packed tar archive", "C762", gzip.compress(tar("imsmanifest.xml")), "tar.gz"),
    ("a packed file", "C762", gzip.compress(b"isi" * 1000), "gzip"),
    ("a packed file that is damaged", "C762", b"\x1f\x8b" + b"\xff" * 40, "gzip"),
    ("a backup of Moodle", "C798", gzip.compress(tar(".ARCHIVE_INDEX", "moodle_backup.xml")), "backup of Moodle"),
    ("a backup packed by hand", "C798", gzip.compress(tar("./moodle_backup.xml")), "backup of Moodle"),
    ("a page", "C774", PAGE.encode(), "web page"),
    ("a page with a comment in front", "C774", b"\xef\xbb\xbf\n<!-- masuk -->\n<HTML lang=id>", "web page"),
    ("a page of XHTML", "C774", b'<?xml version="1.0"?>\n<!DOCTYPE x>\n<html xmlns="http://www.w3.org/1999/xhtml">', "web page"),
    ("a manifest", "C779", manifest(CP, "", 'type="webcontent"').encode(), "imsmanifest.xml"),
    ("a manifest with a prefix", "C779", b"<cp:manifest xmlns:cp='x'/>", "imsmanifest.xml"),
    ("a description of cmi5", "C779", b"<?xml version='1.0'?><courseStructure/>", "cmi5.xml"),
    ("another XML file", "C779", b"<?xml version='1.0'?>\n<!-- a --><kebun/>", "XML"),
    ("a PDF", "C779", b"%PDF-1.7\n" + bytes(60), "PDF"),
    ("a presentation of 2003", "C779", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60), "Microsoft Office"),
    ("a video", "C779", b"\0\0\0\x20ftypisom" + bytes(60), "MP4"),
]  # fmt: skip
PACKAGES: list[tuple[str, str, Files, str]] = [
    ("cmi5", "C792", {"cmi5.xml": "<courseStructure/>", "index.html": PAGE}, "cmi5"),
    ("cmi5 one folder down", "C792", {"kursus/cmi5.xml": "<courseStructure/>", "kursus/index.html": PAGE}, "kursus/cmi5.xml"),
    ("xAPI", "C793", {"tincan.xml": "<tincan/>", "index.html": PAGE}, "tincan.xml"),
    ("H5P", "C794", {"h5p.json": "{}", "content/content.json": "{}"}, "h5p.json"),
    ("AICC", "C795", {"Kursus.CRS": "[Course]", "Kursus.AU": "a", "Kursus.DES": "a", "Kursus.CST": "a", "index.html": PAGE}, "Kursus.AU"),
    ("a backup of Moodle as zip", "C798", {"moodle_backup.xml": "<moodle_backup/>", "activities/scorm_1/module.xml": "<a/>"}, "moodle_backup.xml"),
    ("web pages", "C799", {"bab/1.html": PAGE, "index.html": PAGE, "awal.htm": PAGE, "a.zip": "isi"}, "index.html"),
    ("web pages in a folder", "C799", {"situs/awal.html": PAGE, "situs/gambar.png": "isi"}, "situs/awal.html"),
    ("a zip in a zip", "C761", {"baca-aku.txt": "isi", "kursus.zip": "isi"}, "kursus.zip"),
    ("a cartridge in a zip", "C761", {"kursus.imscc": "isi", "petunjuk/a.html": PAGE}, "kursus.imscc"),
    ("a presentation", "C779", {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<a/>"}, "PowerPoint (.pptx)"),
    ("a book", "C779", {"mimetype": "application/epub+zip", "OEBPS/bab1.xhtml": PAGE}, "EPUB"),
]  # fmt: skip
MANIFESTS: list[tuple[str, str, str, str]] = [
    ("Common Cartridge", "C796", manifest(CC, "<schema>IMS Common Cartridge</schema>", 'type="webcontent"'), "Common Cartridge"),
    ("Common Cartridge by its namespace", "C796", manifest(CC, "", 'type="webcontent" href="a.html"'), "Common Cartridge"),
    ("Thin Common Cartridge", "C796", manifest(CP, "<schema>IMS Thin Common Cartridge</schema>", 'type="imswl_xmlv1p3"'), "Common Cartridge"),
    ("QTI of Canvas", "C797", manifest(CC, "<schema>IMS Content</schema>", 'type="imsqti_xmlv1p2"'), "QTI"),
    ("QTI 2.1", "C797", manifest(CP, "<schema>QTIv2.1 Package</schema>", 'type="imsqti_test_xmlv2p1"'), "QTI"),
    ("QTI 2.0 of single questions", "C797", manifest(CP, "", 'type="imsqti_item_xmlv2p0" href="a.xml"'), "QTI"),
    ("QTI 3", "C797", manifest("http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1", "", 'type="webcontent"'), "QTI"),
]  # fmt: skip
# What may be meant as SCORM, however wrong it is.
SCORM_ALL_THE_SAME = [
    manifest(CP, "<schema>ADL SCORM</schema>", 'type="imsqti_item_xmlv2p0"'),
    manifest(CC, "<schema>ADL SCORM</schema>", 'type="webcontent"'),
    manifest(CP, "", 'type="imsqti_item_xmlv2p0" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" adlcp:scormType="sco"'),
    manifest(CP, "<schema>IMS Content</schema>", 'type="webcontent"'),
]  # fmt: skip


def packed(files: Files) -> bytes:
    """Return the zip of `files`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as written:
        for name, content in files.items():
            written.writestr(name, content)
    return buffer.getvalue()
