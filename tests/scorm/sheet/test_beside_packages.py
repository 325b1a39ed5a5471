# SPDX-License-Identifier: Apache-2.0
"""Where the sheets are: beside each package, on the site, in what `sinau build` prints."""

import re
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from sinau.commands.build import build as command
from sinau.compiler import Built, Request, build
from sinau.diagnostics import Report

BASE = Path(__file__).parents[2] / "generator/cases/base"
ENDS = ("en.html", "id.html")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small catalogue."""
    return Path(shutil.copytree(BASE, tmp_path / "content"))


def built(content: Path, out: Path, *names: str, **options: bool) -> list[Built]:
    report = Report()
    found = report.collect(build(Request(content, out, names, **options)))  # type: ignore[arg-type]
    assert report.errors == 0
    return found


def test_each_package_for_an_lms_has_its_sheets_beside_it(content: Path, tmp_path: Path) -> None:
    made = built(content, tmp_path / "out", "offline", "scorm12", "scorm2004-3", "scorm2004-4")
    stems = [f"kursus-1-{name}" for name in ("scorm12", "scorm2004-3", "scorm2004-4")]
    expected = {f"{stem}.{end}" for stem in stems for end in (*ENDS, "zip")} | {"kursus-1-offline.zip"}
    assert {path.name for path in (tmp_path / "out/packages").iterdir()} == expected
    for item in made[1:]:
        page = item.artefact.path.with_suffix(".en.html").read_text(encoding="utf-8")
        assert sha256(item.artefact.path.read_bytes()).hexdigest() in page
        assert item.artefact.path.name in page
    assert made[0].sheets == ()


def test_what_is_new_comes_from_the_courses_settings(content: Path, tmp_path: Path) -> None:
    settings = content / "kursus/course.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "perubahan: [Contoh baru., Soal 3 diubah.]\n", encoding="utf-8")  # fmt: skip
    built(content, tmp_path / "out", "scorm12")
    page = html.fromstring((tmp_path / "out/packages/kursus-1-scorm12.id.html").read_text(encoding="utf-8"))
    assert [item.text for item in page.iterfind(".//section[@id='changes']//li")] == ["Contoh baru.", "Soal 3 diubah."]


def test_the_site_offers_them_beside_the_package(content: Path, tmp_path: Path) -> None:
    built(content, tmp_path / "out", "scorm12", "offline", "site")
    site, packages = tmp_path / "out/site", tmp_path / "out/packages"
    page = html.fromstring((site / "kursus/index.html").read_text(encoding="utf-8"))
    rows = page.findall(".//section[@class='site-downloads']//li")
    offered = [[link.get("href") for link in row.iterfind(".//a")] for row in rows]
    names = ["kursus-1-scorm12.zip", *(f"kursus-1-scorm12.{end}" for end in ENDS)]
    assert sorted(offered) == [
        ["../downloads/kursus-1-offline.zip"],
        [f"../downloads/kursus-1-scorm12.{end}" for end in ("zip", "id.html", "en.html")],
    ]
    assert [name for name in names if (site / "downloads" / name).read_bytes() != (packages / name).read_bytes()] == []


@pytest.mark.parametrize("language", ["en", "id"])
def test_build_says_once_for_each_package_where_they_are(content: Path, tmp_path: Path, language: str) -> None:
    run = CliRunner().invoke(
        command,
        [
            "--content",
            str(content),
            "--out",
            str(tmp_path / "out"),
            "--lang",
            language,
            "--publication",
            "scorm12",
            "--publication",
            "offline",
        ],
    )
    assert run.exit_code == 0, run.output
    line = re.compile(rf"^  .*: (\S+\.{language}\.html) \(HTML\)$", re.MULTILINE)
    assert [Path(path).name for path in line.findall(run.output)] == [f"kursus-1-scorm12.{language}.html"]


def test_with_pdf_each_sheet_has_one_beside_it_and_leads_there(content: Path, tmp_path: Path, small_pdfs: None) -> None:
    made = built(content, tmp_path / "out", "scorm12", "site", pdf=True)
    names = [f"kursus-1-scorm12.{end}" for end in ("en.html", "en.pdf", "id.html", "id.pdf")]
    assert [sheet.path.name for item in made for sheet in item.sheets] == names
    for folder in ("packages", "site/downloads"):
        place = tmp_path / "out" / folder
        assert {path.name for path in place.iterdir()} == {*names, "kursus-1-scorm12.zip"}
        for language in ("en", "id"):
            page = html.fromstring((place / f"kursus-1-scorm12.{language}.html").read_text(encoding="utf-8"))
            assert f"kursus-1-scorm12.{language}.pdf" in {link.get("href") for link in page.iterfind(".//nav//a")}
            assert page.find(".//nav/p") is None, "what the page says of printing it is for those who have no PDF"


def test_without_pdf_the_sheet_says_how_it_is_printed(content: Path, tmp_path: Path) -> None:
    built(content, tmp_path / "out", "scorm12")
    page = html.fromstring((tmp_path / "out/packages/kursus-1-scorm12.id.html").read_text(encoding="utf-8"))
    assert "peramban" in page.findtext(".//nav/p")
    assert [link for link in page.iterfind(".//nav//a") if link.get("href").endswith(".pdf")] == []
