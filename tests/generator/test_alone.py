# SPDX-License-Identifier: Apache-2.0
"""What a page yields depends on its own text, the settings and the index of the others: not on their order, nor on what was wrong there."""

import pickle
import random
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from helpers.cases import TODAY, Case, cases_in, lay_out
from sinau.checks import check, check_page, index_of, shown_pages
from sinau.diagnostics import Diagnostic, Report
from sinau.markdown.include_directive import IncludeContext
from sinau.markdown.walk import page_and_included
from sinau.model.catalogue import Activity, ActivityKind, Catalogue, FreePage
from sinau.model.page import Page, SourceText
from sinau.parsing import parse_catalogue
from sinau.parsing.activity import parse_activity, parse_free_page
from sinau.parsing.ids_lock import read_lock
from sinau.source.files import Source, read_folder

FOLDER = Path(__file__).parent / "cases"
T = TypeVar("T")


@cache
def cases(name: str) -> list[Case]:
    return cases_in((FOLDER / name).read_text(encoding="utf-8"))


FILES = sorted(file.name for file in FOLDER.glob("*.md"))
CASES = [
    pytest.param(name, case.title, id=f"{Path(name).stem}: {case.title}")
    for name in FILES
    for case in cases(name)
    if case.often
]


@pytest.fixture
def source(name: str, title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Source:
    """The files of one case."""
    lay_out(next(case for case in cases(name) if case.title == title), FOLDER / "base", tmp_path / "in", monkeypatch)
    return read_folder(tmp_path / "in")[0]


def turned(things: Mapping[str, T]) -> dict[str, T]:
    return dict(reversed(list(things.items())))


def shuffled(things: Mapping[str, T]) -> dict[str, T]:
    return dict(random.sample(list(things.items()), len(things)))


def compiled(source: Source) -> tuple[Catalogue, list[Diagnostic]]:
    report = Report()
    catalogue = report.collect(parse_catalogue(source))
    report.extend(check(catalogue, source, TODAY))
    return catalogue, list(report)


def parsed_alone(catalogue: Catalogue, source: Source) -> Iterator[tuple[Page, Page, tuple[Diagnostic, ...]]]:
    """Yield every page with what it is, and what is wrong, when all other pages but the files in it are empty."""
    html = "html: true" in source.texts["catalogue.yml"].text
    placed: list[tuple[FreePage | Activity, ActivityKind | None]] = [(page, None) for page in catalogue.pages]
    numbered: dict[str, frozenset[str]] = {}
    said: dict[str, Mapping[str, object]] = {}
    for course in catalogue.courses:
        in_modules = [activity for module in course.modules for activity in module.activities]
        placed += [(activity, "lesson") for activity in in_modules]
        placed += [(course.pretest, "pretest")] if course.pretest else []
        placed += [(course.exam, "exam")] if course.exam else []
        lock, _ = read_lock(source.texts.get(f"{course.folder}/ids.lock"))
        numbered |= {activity.page.file: frozenset(lock.questions) for activity in course.activities()}
        said |= {activity.page.file: course.settings for activity in course.activities()}
    for whole, kind in random.sample(placed, len(placed)):
        # The files that it names: also a bank that is refused was looked at.
        own = {part.file for part in page_and_included(whole.page)}
        own |= {path for path in source.texts if path.rpartition("/")[2] in source.texts[whole.page.file].text}
        texts = {path: text if path in own else SourceText(path, "") for path, text in source.texts.items()}
        ids = numbered.get(whole.page.file, frozenset())
        settings = said.get(whole.page.file, {})
        around = IncludeContext(texts, frozenset(source.refused), html, ids, settings)
        text = source.texts[whole.page.file]
        alone, found = parse_activity(text, kind, around) if kind else parse_free_page(text, around)
        assert alone == whole
        yield whole.page, alone.page, found  # type: ignore[misc,union-attr]


@pytest.mark.parametrize("name, title", CASES)
def test_neither_order_nor_company_matters(name: str, title: str, source: Source) -> None:
    catalogue, found = compiled(source)

    for order in (turned, shuffled):
        other = Source(
            order(source.texts),
            order(source.media),
            [*order(dict.fromkeys(source.refused, ""))],
            source.other_catalogues,
        )
        assert compiled(other) == (catalogue, found)

    if "catalogue.yml" not in source.texts:
        return
    fresh: dict[int, Page] = {}
    for whole, alone, told in parsed_alone(catalogue, source):
        fresh[id(whole)] = alone
        assert set(told) <= set(found)
    index = pickle.loads(pickle.dumps(index_of(catalogue, source)))  # plain values, also for another process
    pages = list(shown_pages(catalogue))
    together = {id(page): check_page(page, host, index) for page, host in pages}
    for page, host in random.sample(pages, len(pages)):
        facts, told = check_page(fresh.get(id(page), page), host, index)
        assert pickle.loads(pickle.dumps((facts, told))) == together[id(page)]
        assert set(told) <= set(found)


def write(folder: Path, files: Mapping[str, str]) -> Path:
    course = "id: k\ntitle: Trial\nlanguage: en\nversion: '1'\ncompletion: lessons\n"
    given = {
        "catalogue.yml": "format: 1\ntitle: Trial\nlanguages: [en]\n",
        "k/course.yml": f"{course}modules:\n  - id: m\n    title: M\n    lessons: [one.md]\n",
        **files,
    }
    for name, text in given.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def said(folder: Path) -> Iterable[tuple[str, str, str]]:
    return [(str(d.span), d.rule.code, d.hint("en")) for d in compiled(read_folder(folder)[0])[1]]


def test_which_of_two_comes_first_hangs_on_their_names(tmp_path: Path) -> None:
    lesson = "---\nid: one\ntitle: One\n---\n\n![A plan](plan.png), [this](sub/two.md)\n"
    free = {f"{name}.md": f"---\ntitle: {name}\n---\n\nText.\n" for name in ("a", "b", "c/two", "d/two")}
    source = read_folder(write(tmp_path, {"k/one.md": lesson, "k/x/plan.png": "x", "k/y/plan.png": "x", **free}))[0]
    catalogue, found = compiled(source)

    assert compiled(Source(turned(source.texts), turned(source.media))) == (catalogue, found)
    assert [page.title for page in catalogue.pages] == ["a", "b", "c/two", "d/two"]
    assert "x/plan.png" in str([one.hint("en") for one in found])


PART = "Plain words.\n"
FAULTS = {
    "nothing": PART,
    "two choices alike": f"{PART}\n::: question q-1\n\nWho?\n\n- [ ] A\n- [ ] A\n- [x] B\n\n:::\n",
    "a heading jump": f"{PART}\n#### Deep\n\n![](x.png)\n",
    "a wrong setting": f"---\nsettings: [\n---\n{PART}",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_link_to_what_is_not_published_is_wrong_whatever_else_is_wrong_there(fault: str, tmp_path: Path) -> None:
    lesson = "---\nid: one\ntitle: One\n---\n\nSee [the part](part.md).\n\n::: include part.md\n"
    found = said(write(tmp_path, {"k/one.md": lesson, "k/part.md": FAULTS[fault]}))

    assert [(place, code) for place, code, _ in found if code == "C401"] == [("k/one.md:6:5", "C401")]
    assert ("k/part.md" in str(found)) == (fault != "nothing")


def test_a_link_to_a_page_that_no_course_names_is_wrong(tmp_path: Path) -> None:
    lesson = "---\nid: one\ntitle: One\n---\n\nSee [the other](two.md).\n"
    found = said(write(tmp_path, {"k/one.md": lesson, "k/two.md": "---\nid: two\ntitle: Two\n---\n\nText.\n"}))

    hint = "The file is there: name it in course.yml, or link to the page that includes it."
    assert ("k/one.md:6:5", "C401", hint) in found
    assert [code for _, code, _ in found] == ["C401", "C215"]


@pytest.mark.parametrize(
    "files",
    [
        {"k/course.yml": "id: k\nmodules: [\n"},
        {"k/course.yml": "title: Trial\nmodules:\n  - id: m\n    title: M\n    lessons: [one.md]\n"},
        {"catalogue.yml": "format: 1\ntitle: Trial\nlanguages: [en]\ncourses: [k, l]\n", "k/course.yml": "id: [\n"},
        {"k/one.md": "---\ntitle: One\n---\n\nText.\n"},
        {"k/one.md": "Text.\n"},
    ],
)
def test_a_link_to_what_is_broken_stays_silent(files: dict[str, str], tmp_path: Path) -> None:
    course = "id: l\ntitle: L\nlanguage: en\nversion: '1'\nmodules:\n  - {id: m, title: M, lessons: [two.md]}\n"
    lesson = "---\nid: two\ntitle: Two\n---\n\nSee [the first lesson](../k/one.md).\n"
    one = "---\nid: one\ntitle: One\n---\n\nText.\n"
    found = said(write(tmp_path, {"l/course.yml": course, "l/two.md": lesson, "k/one.md": one, **files}))

    assert found
    assert "C401" not in [code for _, code, _ in found]


def test_a_hint_does_not_hang_on_how_much_else_is_wrong(tmp_path: Path) -> None:
    lesson = {"k/one.md": "---\nid: one\ntitle: One\nminuts: 5\n---\n\nSee [this](#hedaing).\n\n## Heading\n"}
    few = said(write(tmp_path / "few", lesson))
    wrong = "".join(f"zz{number}: 1\n" for number in range(101))
    catalogue = f"format: 1\ntitle: Trial\nlanguages: [en]\n{wrong}"
    many = said(write(tmp_path / "many", {**lesson, "catalogue.yml": catalogue}))

    assert ("k/one.md:4:1", "C202", "Did you mean minutes?") in few
    assert ("k/one.md:7:5", "C402", "Did you mean heading?") in few
    assert [one for one in many if one[0].startswith("k/")] == few
    assert len(many) == len(few) + 101


def test_what_is_empty_is_told_beside_other_mistakes(tmp_path: Path) -> None:
    lesson = "---\nid: one\ntitle: One\naliases: [index.html]\n---\n"
    found = said(write(tmp_path, {"k/one.md": lesson}))

    assert [code for _, code, _ in found] == ["C222", "C424"]


def test_a_drawing_that_cannot_be_read_is_not_called_unused_too(tmp_path: Path) -> None:
    write(tmp_path, {"k/one.md": "---\nid: one\ntitle: One\n---\n\n![A plan](plan.svg) and ![](a.svg)\n"})
    (tmp_path / "k/plan.svg").write_bytes("<svg>é</svg>".encode("latin-1"))
    (tmp_path / "k/alone.svg").write_bytes("<svg>é</svg>".encode("latin-1"))
    (tmp_path / "k/run.svg").write_text("<svg><script/></svg>", encoding="utf-8")

    found = compiled(read_folder(tmp_path)[0])[1]
    codes = [(d.span.file, d.rule.code) for d in found]
    assert codes == [("k/one.md", "C403"), ("k/one.md", "C501"), ("k/run.svg", "C409")]
    assert dict(found[0].values)["path"] == "k/a.svg"
