# SPDX-License-Identifier: Apache-2.0
"""Nothing that a browser or a web server would run is published, by whatever way it enters a catalogue."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.chain import CATALOGUE, COURSE, FRONT, Outcome, compiled
from sinau.model.file_endings import (
    BROWSER_PROGRAMS,
    LOOKED_AT,
    PUBLISHED,
    SERVER_PROGRAMS,
    hidden_ending,
    looks_like_page,
)
from sinau.model.rendered import Selection
from sinau.publishing.player_files import player_tree
from sinau.site.pages import Site
from sinau.source.files import read_folder

# What the table must not let through, listed here once more: a slip in the table is seen.
RUN_BY_SERVERS = [
    "php",
    "php3",
    "php4",
    "php5",
    "php7",
    "phps",
    "pht",
    "phtm",
    "phtml",
    "phar",
    "asp",
    "aspx",
    "ashx",
    "asmx",
    "asa",
    "cer",
    "cdx",
    "jsp",
    "jspx",
    "jspf",
    "cgi",
    "fcgi",
    "pl",
    "py",
    "rb",
    "sh",
    "shtml",
    "shtm",
    "stm",
    "cfm",
    "lua",
    "htaccess",
]
RUN_BY_BROWSERS = [
    "htm",
    "html",
    "xht",
    "xhtm",
    "xhtml",
    "xml",
    "xsl",
    "xslt",
    "mht",
    "mhtml",
    "svgz",
    "js",
    "mjs",
    "cjs",
    "hta",
    "htc",
    "swf",
    "wasm",
    "jar",
    "appcache",
]
RUN_BY_MACHINES = [
    "exe",
    "msi",
    "bat",
    "cmd",
    "com",
    "scr",
    "vbs",
    "ps1",
    "apk",
    "app",
    "dmg",
    "wsf",
    "lnk",
    "url",
    "reg",
    "pif",
    "dll",
    "deb",
    "rpm",
    "docm",
    "xlsm",
    "pptm",
    "xlam",
]
OTHERS = [
    "config",
    "ini",
    "woff2",
    "ttf",
    "kml",
    "gpx",
    "rss",
    "atom",
    "rdf",
    "dtd",
    "vml",
    "xul",
    "ipynb",
    "key",
    "pem",
    "css",
    "map",
    "webmanifest",
    "desktop",
]
RUNNING = RUN_BY_SERVERS + RUN_BY_BROWSERS + RUN_BY_MACHINES + OTHERS

WAYS = {
    "a link": "[bahan](media/{name})",
    "a link by a label": "[bahan][b]\n\n[b]: <media/{name}>",
    "a picture": "![bahan](media/{name})",
    "HTML that links": '<a href="media/{name}">bahan</a>',
    "an HTML picture": '<img src="media/{name}" alt="bahan">',
    "an embedded thing": (
        '<object data="media/{name}"></object><embed src="media/{name}"><iframe src="media/{name}"></iframe>'
        '<video src="media/{name}" poster="media/{name}"><source src="media/{name}"><track src="media/{name}"></video>'
        '<img srcset="media/{name} 2x" alt="x"><form action="media/{name}"></form><link href="media/{name}" rel="manifest">'
    ),
    "a list in a question": "::: soal s-1\n\nApa?\n\n- [x] [a](media/{name})\n- [ ] b\n\n! [c](media/{name})\n\n:::",
}


def catalogue(body: str, name: str, content: bytes = b"\x89PNG", **more: str) -> Outcome:
    files: dict[str, str | bytes] = {
        "catalogue.yml": CATALOGUE + "html: true\n",
        "kursus/course.yml": COURSE,
        "kursus/01.md": FRONT + "\n" + body.format(name=name) + "\n",
        f"kursus/media/{name}": content,
    }
    return compiled(files | more)


def goes_out(outcome: Outcome, name: str) -> bool:
    """Tell whether the file is in a package or on the site."""
    if outcome.rendered is None:
        return False
    (course,) = outcome.rendered.courses
    site = Site(outcome.rendered, Selection((course.course.id,)))
    in_package = [path for path in player_tree(outcome.catalogue, course, "offline", b"") if path.startswith("media/")]
    return bool(in_package) or any(source.endswith(name) for source in site.addresses.media)


def codes_of(way: str, names: list[str]) -> dict[str, set[str]]:
    """Return what is said of each of `names`, which all are there and each used by a question or paragraph of its own."""
    body, lines = FRONT, {}
    for number, name in enumerate(names):
        part = (
            "\n"
            + WAYS[way]
            .format(name=name.replace("%", "%25"))
            .replace("s-1", f"s-{number}")
            .replace("[b]", f"[b{number}]")
            + "\n"
        )
        lines |= dict.fromkeys(range(body.count("\n") + 1, (body + part).count("\n") + 1), name)
        body += part
    outcome = catalogue("", "", **{f"kursus/media/{name}": "isi" for name in names}, **{"kursus/01.md": body})
    found: dict[str, set[str]] = {name: set() for name in names}
    for diagnostic in outcome.report:
        if diagnostic.span.file == "kursus/01.md" and diagnostic.span.line in lines:
            found[lines[diagnostic.span.line]].add(diagnostic.rule.code)
    return found


REFERRING = [way for way in WAYS if way != "an embedded thing"]


@pytest.mark.parametrize("way", REFERRING)
def test_what_runs_is_refused(way: str) -> None:
    names = [f"bahan.{ending}" for ending in RUNNING]
    said = codes_of(way, [*names, *map(str.upper, names)])

    assert {name for name, codes in said.items() if not codes & {"C425", "C410"}} == set()


def test_what_html_embeds_is_left_out() -> None:
    outcome = catalogue(WAYS["an embedded thing"], "bahan.html")

    assert set(outcome.codes) >= {"C144"}
    assert not goes_out(outcome, "bahan.html")


@pytest.mark.parametrize("way", REFERRING)
def test_so_is_what_runs_by_one_of_two_endings(way: str) -> None:
    names = [
        name
        for ending in RUN_BY_SERVERS + RUN_BY_BROWSERS
        for name in (
            f"a.{ending}.jpg",
            f"b.{ending.title()}.JPG",
            f"c.{ending};.jpg",
            f"d.x.{ending}.gif",
            f"e.{ending}%00.png",
        )
    ]
    assert {name for name, codes in codes_of(way, names).items() if "C426" not in codes} == set()
    names = [name for ending in RUN_BY_SERVERS + RUN_BY_BROWSERS for name in (f"a.jpg.{ending}", f"b.{ending}%00jpg")]
    said = codes_of(way, names)
    assert {name for name, codes in said.items() if not codes & {"C425", "C410"}} == set()


def test_a_name_without_an_ending_is_refused() -> None:
    for name in ("CNAME", "LICENSE", "Makefile"):
        assert catalogue(WAYS["a link"], name).codes == ["C425"]


NAMES = st.lists(
    st.sampled_from(["a", "laporan", "", "%00", ";", " "])
    | st.sampled_from(sorted(SERVER_PROGRAMS | BROWSER_PROGRAMS | PUBLISHED)).map(lambda ending: ending[1:])
    | st.sampled_from(["PHP", "Html", "ｐｈｐ", "pHp5", "com", "sh-1"]),
    min_size=1,
    max_size=5,
).map(".".join)


@given(NAMES)
def test_any_name(name: str) -> None:
    outcome = catalogue("[bahan](<media/{name}>)", name)

    if outcome.rendered:
        assert f".{name.rpartition('.')[2].casefold()}" in PUBLISHED
        assert not {f".{part}" for part in name.casefold().split(".")[1:]} & (SERVER_PROGRAMS | BROWSER_PROGRAMS)


def test_the_table_holds_what_it_should() -> None:
    assert not {f".{ending}" for ending in RUNNING} & PUBLISHED
    assert {f".{ending}" for ending in RUN_BY_SERVERS} <= SERVER_PROGRAMS
    assert {f".{ending}" for ending in RUN_BY_BROWSERS} <= BROWSER_PROGRAMS
    assert not PUBLISHED & (SERVER_PROGRAMS | BROWSER_PROGRAMS)
    assert set(COMMON.split()) <= {ending[1:] for ending in PUBLISHED}


COMMON = "pdf doc docx odt rtf txt epub xls xlsx ods csv ppt pptx odp svg png jpg jpeg webp gif mp4 webm mp3 ogg wav vtt zip 7z rar gz json"


def test_what_courses_hand_out_goes_out() -> None:
    names = [
        name
        for ending in sorted(PUBLISHED - {".svg"})
        for name in (f"bahan{ending}", f"Bahan.1.2{ending.upper()}", f"www.desa.go.id{ending}", f"arsip.tar{ending}")
    ]
    assert {name: codes for name, codes in codes_of("a link", names).items() if codes} == {}
    assert goes_out(catalogue(WAYS["a link"], "bahan.pdf"), "bahan.pdf")


@pytest.mark.parametrize(
    "content",
    [
        *(
            b"<html>",
            b"<HTML lang=id>",
            b"  \n\t<!DOCTYPE html>\n",
            b"\xef\xbb\xbf<!doctype HTML>",
            b"<script>alert(1)</script>",
        ),
        *(
            b"<Script src=x>",
            b"<body onload=x>",
            b"<iframe src=x>",
            b"<!-- x --><script>",
            b"<?php echo 1;",
            b"<?PHP\n",
            b"<?= 1 ?>",
        ),
        *(
            b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>",
            b"<%@ page %>",
            b"<head>",
            b"<title>x",
            b"<style\n>",
        ),
        *("<html>".encode("utf-16"), "<script >".encode("utf-16-be"), b"<table>", b"<p>x", b"<a href=x>", b"\x0c<h1>x"),
    ],
)
def test_a_page_in_disguise_is_refused(content: bytes) -> None:
    for ending in ("pdf", "png", "txt", "csv", "xls", "zip", "vtt"):
        assert catalogue(WAYS["a link"], f"bahan.{ending}", content).codes == ["C427"]
    assert catalogue(WAYS["a picture"], "bahan.png", content).codes == ["C427"]


@pytest.mark.parametrize(
    "content",
    [
        *(
            b"",
            b"%PDF-1.7\n<html>",
            b"PK\x03\x04<script>",
            b"\x89PNG\r\n",
            b"a<b",
            b"<balai>",
            b"<pendapatan>,1",
            b"< html>",
        ),
        *(b"<", b"<a", b"nama,<b>", b"#!/bin/sh", b"<3", b"<-", "\ufeffno;nama".encode(), "Isi".encode("utf-16")),
    ],
)
def test_other_contents_are_not(content: bytes) -> None:
    assert looks_like_page(content) == ""
    assert catalogue(WAYS["a link"], "bahan.txt", content).codes == []


def test_what_stands_beside_a_recording_is_looked_at() -> None:
    outcome = catalogue(
        "![Rapat](media/{name})", "rapat.mp4", **{"kursus/media/rapat.vtt": "<script>alert(1)</script>"}
    )
    assert "C427" in outcome.codes
    outcome = catalogue("![Rapat](media/{name})", "rapat.mp4", **{"kursus/media/rapat.jpg": "<html>"})
    assert "C427" in outcome.codes
    outcome = catalogue("![Rapat](media/{name})", "rapat.cgi.mp4", **{"kursus/media/rapat.cgi.vtt": "WEBVTT"})
    assert "C426" in outcome.codes


@pytest.mark.parametrize(
    "files",
    [
        {"catalogue.yml": CATALOGUE + "logo: kursus/media/bahan.asp.png\n"},
        {"catalogue.yml": CATALOGUE + 'footer: "[bahan](kursus/media/bahan.asp.png)"\n'},
        {"index.md": "---\ntitle: Depan\n---\n\n[bahan](kursus/media/bahan.asp.png)\n"},
        {"kursus/01.md": FRONT + "\n::: sertakan bagian.md\n", "kursus/bagian.md": "[bahan](media/bahan.asp.png)\n"},
        {"kursus/01.md": FRONT + "\n[a](a.php/b.jpg)\n", "kursus/a.php/b.jpg": "isi"},
        {"kursus/01.md": FRONT.replace("title", "aliases: [lama.php.html]\ntitle")},
        {"kursus/course.yml": COURSE.replace("01.md", "satu.jsp.md"), "kursus/satu.jsp.md": FRONT},
        {"tentang.cgi.md": "---\ntitle: Tentang\n---\n\nKami.\n"},
    ],
)
def test_every_way_into_a_catalogue_is_watched(files: dict[str, str]) -> None:
    assert "C426" in catalogue("Isi.", "bahan.asp.png", **files).codes


def test_the_beginning_is_read_from_the_disk(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"<html>" + b"x" * 10_000)
    (tmp_path / "b.pdf").write_bytes(b"%PDF")

    media = read_folder(tmp_path)[0].media

    assert {path: len(file.head) for path, file in media.items()} == {"a.pdf": LOOKED_AT, "b.pdf": 4}


def test_pages_may_be_called_as_their_subject() -> None:
    """A browser is told that it is a page; only servers may take it for something else."""
    files = {"kursus/course.yml": COURSE.replace("01.md", "node.js.md"), "kursus/node.js.md": FRONT + "Isi.\n"}

    assert catalogue("Isi.", "bahan.pdf", **files).codes.count("C426") == 0
    assert hidden_ending("node.js.html") == ".js"
