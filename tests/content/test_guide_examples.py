# SPDX-License-Identifier: Apache-2.0
"""Every example of Markdown and YAML in the documentation is compiled: what a page shows is taken as it stands."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from helpers.guide import GUIDE, Shown, pages, shown_in
from sinau import check, load
from sinau.diagnostics import Severity
from sinau.parsing.course_fields import course_fields
from sinau.parsing.fields import CATALOGUE_FIELDS

CATALOGUE = {"format": "format: 1", "title": "title: Trial", "languages": "languages: [en, id]"}
COURSE = {
    "id": "id: trial",
    "title": "title: Trial",
    "language": "language: en",
    "version": 'version: "1"',
    "objectives": "objectives:\n  - {id: water, text: Keep water}\n  - {id: money, text: Keep money}",
    "modules": "modules:\n  - {id: first, title: First, lessons: [page.md]}",
}
FILES = {
    ".svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
    ".vtt": b"WEBVTT\n\n00:00.000 --> 00:02.000\nWater.\n",
}
LINK = re.compile(r"\]\(<?((?!\w+:|#|/)[^)\s>]+?\.\w+)(?:#[^)\s>]*)?>?(?=\s|\))")
INCLUDED = re.compile(r"^::: (?:include|sertakan) (\S+)|^bank: \[(.*)\]", re.MULTILINE)
NAMED = re.compile(r"[\w./-]+\.(?:md|svg|png)\b")
KEY = re.compile(r"^(\w+):", re.MULTILINE)
# An example shows one thing: an objective without a question, a recording without captions and transcript.
INCOMPLETE = {"C321", "C509", "C510"}
# The tutorial has a mistake on purpose, and a test of its own.
EXAMPLES = [
    shown
    for page in pages(GUIDE)
    for shown in shown_in(page)
    if page.name != "02-tutorial.md"
    and (shown.language == "markdown" or (shown.language == "yaml" and shown.file.startswith("content/")))
]


def settings(base: Mapping[str, str], block: str) -> str:
    """Return the settings `base`, but for those that `block` gives, in whatever spelling, and `block` behind them."""
    english = {field.indonesian: field.name for field in (*course_fields(), *CATALOGUE_FIELDS)}
    # A catalogue's language is a list of them, a course's is one.
    given = {english.get(key, key) for key in KEY.findall(block)}
    given |= {"language", "languages"} if "bahasa" in KEY.findall(block) else set()
    return "\n".join([*(text for key, text in base.items() if key not in given), block])


def page(number: int, name: str) -> str:
    """Return a page of its own, as `name` says that it is."""
    kind = next((word for word in ("exam", "ujian", "pretest", "quiz", "kuis") if word in name), "")
    front = f"---\nid: more-{number}\ntitle: More\n{f'kind: {kind}' if kind else ''}\n---\n\n"
    return front + (questions(number) if kind else "## Closing {#closing}\n\nText.\n")


def questions(number: int) -> str:
    """Return questions for both objectives, three for each."""
    one = "::: question more-{}-{}-{} objective={}\n\nIs it?\n\n- [x] Yes\n- [ ] No\n\n:::\n"
    return "".join(
        one.format(number, objective, count, objective) for objective in ("water", "money") for count in "123"
    )


def lay_out(folder: Path, shown: Shown) -> str:
    """Write a catalogue in which `shown` stands, with all files that it names; return the file that `shown` is."""
    files: dict[str, str | bytes] = {"catalogue.yml": "\n".join(CATALOGUE.values())}
    place, course, more = "c/page.md", COURSE, []
    listed = re.search(r"^(?:courses|kursus): \[(\w+)\]", shown.text, re.MULTILINE)
    if shown.language == "yaml":
        name = Path(shown.file).name
        place = f"c/{name}" if shown.file.count("/") > 1 else name
        text = settings({"catalogue.yml": CATALOGUE, "course.yml": COURSE}.get(name, {}), shown.text)
        files["c/page.md"] = page(0, "page")
        more = NAMED.findall(shown.text) if name in {"catalogue.yml", "course.yml"} else []
    elif not shown.text.startswith("---\n"):
        text = f"---\nid: page\ntitle: Page\n---\n\n{shown.text}"
    else:
        text = shown.text
        if kind := re.search(r"^(?:kind|jenis): (exam|ujian|pretest|tes awal)$", text, re.MULTILINE):
            place, key = "c/test.md", "exam" if kind[1] in {"exam", "ujian"} else "pretest"
            course = {**COURSE, key: f"{key}: test.md"}
            files["c/page.md"] = page(0, "page")
        elif not re.search(r"^(?:id|pengenal):", text, re.MULTILINE):
            place = "page.md"
            files["c/page.md"] = page(0, "page")
    links = LINK.findall(shown.text) if shown.language == "markdown" else []
    parts = [path.strip() for found in INCLUDED.findall(shown.text) for path in "".join(found).split(",")]
    lessons = [path for path in links if path.endswith(".md")]
    if lessons:
        course = {**course, "modules": COURSE["modules"].replace("page.md", ", ".join(["page.md", *lessons]))}
    if place != "c/course.yml":
        files["c/course.yml"] = "\n".join(course.values())
    files[place] = text
    here = place.rpartition("/")[0]
    for number, path in enumerate(dict.fromkeys([*links, *parts, *more]), 1):
        made = questions(number) if path in parts else page(number, path) if path.endswith(".md") else ""
        files.setdefault(f"{here}/{path}".lstrip("/"), made or FILES.get(Path(path).suffix, b"x" * 100))
    for path, content in files.items():
        if listed:  # the settings name the folder of the course
            path = path.replace("c/", f"{listed[1]}/", 1) if path.startswith("c/") else path  # noqa: PLW2901
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return place


@pytest.mark.parametrize("course", sorted({one.page.relative_to(GUIDE).parts[0] for one in EXAMPLES}))
def test_examples_are_understood(course: str, tmp_path: Path) -> None:
    wrong = []
    for number, shown in enumerate(one for one in EXAMPLES if one.page.relative_to(GUIDE).parts[0] == course):
        folder = tmp_path / str(number)
        place = lay_out(folder, shown)
        wrong += [
            f"{shown.page.relative_to(GUIDE)}:{shown.line}: {one.span} {one.rule.code} {one.message('en')}"
            for one in check(load(folder))
            if one.span.file == place and one.rule.code not in INCOMPLETE
        ]
    assert wrong == []


def test_a_wrong_example_is_found(tmp_path: Path) -> None:
    shown = Shown(Path("a.md"), 1, "markdown", "", "::: question a\n\nIs it?\n\n- [ ] Yes\n- [ ] No\n\n:::\n")
    lay_out(tmp_path, shown)

    assert [one.rule.code for one in check(load(tmp_path)) if one.rule.severity is Severity.ERROR] == ["C301"]


def test_settings_are_shown_with_their_file() -> None:
    """A block of settings says in the line above where it stands, or nobody knows where to write it."""
    blocks = [one for page in pages(GUIDE) for one in shown_in(page) if one.language == "yaml"]

    assert [f"{one.page.relative_to(GUIDE)}:{one.line}" for one in blocks if not one.file] == []
