# SPDX-License-Identifier: Apache-2.0
"""All payloads on one page of the offline package and of the site: a browser runs none of them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from browser.folder import serve
from browser.watch import Watch
from helpers.chain import compiled
from helpers.payloads import BODIES, catalogue, payloads
from sinau.compiler import Request, build
from sinau.diagnostics import Report

# Those that a browser reads in ways of its own; test_payloads.py looks at all.
PLACES = ("block", "coloured code", "note", "link", "recording", "formula", "element", "question")
COUNT = """
window.ran = [];
for (const name of ["alert", "print", "prompt", "confirm"]) window[name] = (...found) => { window.ran.push([name, ...found]) };
"""
ACTIVE = """() => [...document.querySelectorAll(".activity, .activity *")].flatMap((element) => [
  ...[...element.attributes].filter(({ name }) => /^on|^style$|^srcdoc$|^formaction$/i.test(name)).map(({ name }) => name),
  ...["href", "src"].map((name) => element[name]).filter((url) => /^(?!https?:|file:|mailto:|tel:)[a-z.+-]+:/i.test(url ?? "")),
  ...(/^(script|iframe|object|embed|style|link|meta|base|svg|template|select|textarea)$/i.test(element.localName) ? [element.localName] : []),
])"""


def bodies() -> list[str]:
    """Return every payload at every place where it is not refused, each in a note, so that none swallows the next."""
    found = ["Kata."]
    for number, payload in enumerate(payload for payload in payloads() if not payload.startswith("[x]:")):
        for place, text in enumerate(BODIES[name] for name in PLACES):
            piece = (
                text.replace("PAYLOAD", payload).replace("IDENT", f"q-{number}-{place}").replace("[^1]", f"[^{number}]")
            )
            if compiled(catalogue(piece)).rendered:
                found.append(f"::: note\n\n{piece}\n\n:::")
    return found


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site and the offline package of a catalogue full of payloads."""
    folder = tmp_path_factory.mktemp("hostile")
    said = '"><img src=x onerror=alert(1)></script><script>alert(1)</script>{{7*7}}'
    # A file has its limit, so the pieces go into lessons of their own; each is a page load's worth.
    parts: list[list[str]] = [[]]
    size = 0
    for piece in bodies():
        if size > 150_000:
            parts, size = [*parts, []], 0
        parts[-1].append(piece)
        size += len(piece.encode())
    files = catalogue("\n\n".join(parts[0]), said)
    names = ["01.md"]
    for number, part in enumerate(parts[1:], 2):
        names.append(f"0{number}.md")
        files[f"kursus/{names[-1]}"] = f"---\nid: bagian-{number}\ntitle: Bagian\n---\n\n" + "\n\n".join(part)
    files["kursus/course.yml"] = files["kursus/course.yml"].replace("[01.md]", f"[{', '.join(names)}]")
    for path, text in files.items():
        place = folder / "content" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    report = Report()
    report.collect(build(Request(folder / "content", folder / "out", ("site", "offline"))))
    assert not report.errors, [f"{d.span} {d.message('en')}" for d in report if d.rule.severity == "error"][:5]
    return folder / "out"


@pytest.mark.parametrize("surface", ["offline", "site"])
def test_none_runs(
    surface: str, published: Path, new_context: Callable[..., BrowserContext], watch: Watch, tmp_path: Path
) -> None:
    watch.tolerated.append("Failed to load resource")  # the media are empty files
    context = new_context()
    context.add_init_script(COUNT)
    page = context.new_page()
    if surface == "offline":
        with zipfile.ZipFile(next((published / "packages").glob("*.zip"))) as archive:
            archive.extractall(tmp_path)
        page.goto(next(tmp_path.rglob("index.html")).as_uri())
        looked = page.locator("[data-activity-link]").evaluate_all(
            "links => [...new Set(links.map(link => link.href))]"
        )
        _look(page, looked)
    else:
        with serve(published / "site") as address:
            watch.hosts.add(address.split("/")[2])
            found = sorted(
                path.relative_to(published / "site").as_posix() for path in (published / "site").rglob("0*.html")
            )
            _look(page, [address + path for path in found])


def _look(page: Page, addresses: list[str]) -> None:
    assert addresses
    for address in addresses:
        page.goto(address)
        page.wait_for_selector(".activity .question, .activity p")
        page.wait_for_timeout(300)
        assert page.evaluate(ACTIVE) == []
        page.evaluate(
            "document.querySelectorAll('.activity *').forEach(element => element.dispatchEvent(new Event('mouseover')))"
        )
        assert page.evaluate("window.ran") == []
