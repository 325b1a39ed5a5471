# SPDX-License-Identifier: Apache-2.0
"""What `sinau build` writes is held to the rules of `sinau verify` before anybody can fetch it."""

from pathlib import Path

import pytest

from helpers.output import picture, write_catalogue
from sinau.compiler import Request, build
from sinau.diagnostics import Report
from sinau.output.filetree import FileTree
from sinau_scorm.verify import Edition, verify_package

CONTENT = Path(__file__).parents[3] / "content"
PUBLICATIONS = {"scorm12": Edition.SCORM12, "scorm2004-3": Edition.THIRD, "scorm2004-4": Edition.FOURTH}


@pytest.mark.parametrize("name, edition", PUBLICATIONS.items())
def test_nothing_is_said_about_the_sample_courses(name: str, edition: Edition, tmp_path: Path) -> None:
    built = build(Request(CONTENT, tmp_path, (name,)))[0]

    assert built
    for item in built:
        report = Report()
        summary = verify_package(item.artefact.path, report)
        assert [f"{d.span} {d.rule.code} {d.message('en')}" for d in report] == []
        assert (summary.edition, summary.scos, summary.digest) == (edition, 1, item.artefact.digest)


@pytest.mark.parametrize("name", PUBLICATIONS)
def test_a_package_with_errors_is_not_published(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write_catalogue(tmp_path / "isi", publications=name)
    out = tmp_path / "hasil"
    build(Request(content, out))
    before = picture(out)
    add = FileTree.add

    def forget(tree: FileTree, path: str, data: bytes) -> None:
        add(tree, path, data.replace(b'type="webcontent"', b"") if path == "imsmanifest.xml" else data)

    monkeypatch.setattr(FileTree, "add", forget)
    (content / "kursus/01.md").write_text(
        (content / "kursus/01.md").read_text(encoding="utf-8").replace("Teks.", "Teks baru."), encoding="utf-8"
    )
    report = Report()

    assert report.collect(build(Request(content, out))) == []
    assert {d.rule.code for d in report} == {"C790"}
    (first, *_) = report
    assert first.span.file == "kursus/course.yml"
    assert "C750 resource-type-missing" in first.message("en")
    assert picture(out) == before


def test_the_state_is_that_of_the_formula(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`verify` reckons from the package what the build reckoned from the course."""
    from sinau_scorm import state_length
    from sinau_scorm.verify.checks import own_packages

    figures: list[int] = []
    longest = state_length.longest_texts

    def noted(*words: object) -> int:
        figures.append(longest(*words))  # type: ignore[arg-type]
        return figures[-1]

    for module in (state_length, own_packages):
        monkeypatch.setattr(module, "longest_texts", noted)
    build(Request(CONTENT, tmp_path, ("scorm12",), ("keuangan-desa",)))

    assert len(figures) == 2
    assert figures[0] == figures[1] > 100
