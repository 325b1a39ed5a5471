# SPDX-License-Identifier: Apache-2.0
"""The policy that a build writes for hosts: it names the styles that stand in documents, and nothing else is allowed."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from sinau.compiler import Request, build
from sinau.diagnostics import Report
from sinau.publishing.policy import policy_line, style_digests_in_page, style_digests_in_policy

# As it was reported: a quiz on each surface, and no style in any under a policy.
FILES = {
    "catalogue.yml": "format: 1\ntitle: Katalog\npublications: [site, offline]\n",
    "kursus/course.yml": """id: kursus
title: Kursus
language: id
version: "1"
modules:
  - id: m
    title: M
    lessons: [01.md]
""",
    "kursus/01.md": "---\nid: satu\ntitle: Satu\n---\n\n::: soal a poin=1\n\nHari?\n\n= Senin\n\n:::\n",
}


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_line_allows_what_is_the_hosts_own_and_these_styles() -> None:
    one, other = digest("a{}"), digest("b{}")
    line = policy_line([other, one, other])
    assert line == (
        f"default-src 'none'; script-src 'self'; style-src 'self' {' '.join(sorted((one, other)))}; img-src 'self' data:; "
        "media-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'"
    )
    assert style_digests_in_policy(line) == {one, other}
    assert style_digests_in_policy("style-src 'sha256-x' 'unsafe-inline' https://elsewhere.example") == set()


def test_styles_are_those_that_a_document_has_in_itself() -> None:
    page = b"<style>a{}</style><p>&lt;style>c{}</p><style>b{}</style>"
    assert set(style_digests_in_page(page)) == {digest("a{}"), digest("b{}")}
    # Such a document cannot be sent under the policy anyway.
    assert set(style_digests_in_page(page + b"<script>1</script>")) == set()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content/kursus").mkdir(parents=True)
    for name, text in FILES.items():
        (tmp_path / "content" / name).write_text(text, encoding="utf-8")
    return tmp_path / "content"


def publish(content: Path, *names: str) -> set[str]:
    report = Report()
    out = content.parent / "out"
    report.collect(build(Request(content, out, names)))
    assert not report.errors, [each.message("en") for each in report]
    return style_digests_in_policy((out / "policy.txt").read_text(encoding="utf-8"))


def test_a_build_names_the_styles_of_all_its_documents(content: Path) -> None:
    found = publish(content, "site", "handout", "scorm12")
    out = content.parent / "out"
    written = {
        digest(style)
        for path in out.rglob("*.html")
        for style in re.findall(r"(?s)<style>(.*?)</style>", path.read_text(encoding="utf-8"))
    }
    assert len(written) >= 4  # of the light edition, of the page for lost visitors, of a handout, of a sheet
    assert written < found  # which has those in packages, too


def test_what_an_earlier_build_has_made_stays_allowed(content: Path) -> None:
    before = publish(content, "handout")
    after = publish(content, "scorm12")
    assert before < after
    # All of it is made anew.
    whole = publish(content)
    assert not before & whole
