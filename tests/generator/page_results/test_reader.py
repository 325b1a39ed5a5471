# SPDX-License-Identifier: Apache-2.0
"""Kept results change nothing but the time: after any edits there is what a build without a cache makes."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from random import Random

import pytest

from conftest import TORTURE
from helpers.cases import TODAY
from helpers.edited import begin, edit, lesson, write
from sinau.cache.pack import Pack
from sinau.checks import check
from sinau.diagnostics import Diagnostic, Report, Severity
from sinau.model.rendered import Rendered, RenderedActivity, RenderedPage, Selection
from sinau.operating_system.child_processes import can_copy_process
from sinau.page_results import ResultReader, reader
from sinau.page_results.making import PageBody, PageResult, make_result
from sinau.parsing import parse_catalogue
from sinau.parsing.page_reader import PageReader, read_with_trees
from sinau.publications import offline
from sinau.publishing.drafts import without_drafts
from sinau.rendering import render_checked_catalogue
from sinau.source.files import Source, read_folder

SECRET = bytes(32)


def compiled(source: Source, read_pages: PageReader) -> tuple[list[Diagnostic], Rendered | None]:
    report = Report()
    catalogue = report.collect(parse_catalogue(source, read_pages))
    report.extend(check(catalogue, source, TODAY))
    found = list(report)
    wrong = any(one.rule.severity is Severity.ERROR for one in found)
    return found, None if wrong else render_checked_catalogue(without_drafts(catalogue))


def of_page(page: RenderedPage | RenderedActivity) -> dict[str, object]:
    return {one.name: getattr(page, one.name) for one in fields(page) if one.name not in {"activity", "page"}}


def html(rendered: Rendered | None) -> Iterator[object]:
    """All that is rendered, without the pages that it was made of."""
    for page in rendered.pages if rendered else ():
        yield page.page.title, of_page(page)
    for course in rendered.courses if rendered else ():
        yield course.course.lock, course.activity_slots, course.question_slots
        yield from ((activity.activity.id, of_page(activity)) for activity in course.activities)


def checked(folder: Path, place: Path) -> list[Diagnostic]:
    """What is wrong with the catalogue in `folder`, told without any HTML."""
    source = read_folder(folder)[0]
    pack = Pack(place, SECRET)
    report = Report()
    catalogue = report.collect(parse_catalogue(source, ResultReader(source, pack, render=False)))
    pack.save()
    report.extend(check(catalogue, source, TODAY))
    return list(report)


def cached(folder: Path, place: Path, processes: int = 1) -> tuple[list[Diagnostic], Rendered | None]:
    source = read_folder(folder)[0]
    pack = Pack(place, SECRET)
    made = compiled(source, ResultReader(source, pack, processes))
    pack.save()
    return made


@pytest.mark.parametrize("seed", range(200 if TORTURE else 6))
def test_after_any_edits_there_is_what_a_build_without_a_cache_makes(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "FEW", 4)
    random = Random(seed)
    begin(tmp_path / "in", random)
    done: list[str] = []
    rendered_at: list[int] = []
    for step in range(60 if TORTURE else 16):
        source = read_folder(tmp_path / "in")[0]
        found, rendered = compiled(source, read_with_trees)
        if step % 4 == 1:
            assert checked(tmp_path / "in", tmp_path / "pack") == found, done
        told, made = cached(tmp_path / "in", tmp_path / "pack", processes=1 + (step % 5 == 0))

        assert told == found, done
        assert list(html(made)) == list(html(rendered)), done
        rendered_at += [step] if rendered else []
        if rendered and made and step % 3 == 0:
            for course in rendered.courses:
                one, other = (offline.publish(one, Selection((course.course.id,)))[0] for one in (rendered, made))
                assert {name: one.read(name) for name in one} == {name: other.read(name) for name in other}, done
        done.append(edit(tmp_path / "in", random))
    assert rendered_at


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of the pages whose results were made, not taken."""
    files: list[str] = []

    def noted(page: object, *others: object) -> tuple[PageResult, PageBody | None]:
        result = make_result(page, *others)  # type: ignore[arg-type]
        files.append(page.source.file)  # type: ignore[attr-defined]
        return result

    monkeypatch.setattr(reader, "make_result", noted)
    return files


def test_a_build_makes_what_has_changed_and_nothing_else(tmp_path: Path, made: list[str]) -> None:
    folder, place = tmp_path / "in", tmp_path / "pack"
    begin(folder, Random(1))
    for name in "abcd":
        text = f"---\nid: {name}\ntitle: {name}\n---\n\n## Head\n\nSee [a](a.md#head) and ![A plan](plan.svg).\n"
        write(folder, f"k/{name}.md", text)
    write(folder, "k/d.md", (folder / "k/d.md").read_text(encoding="utf-8") + "\n::: include part.md\n")
    write(folder, "k/part.md", "A part.\n")
    write(folder, "l/one.md", "---\nid: one\ntitle: One\n---\n\nText.\n")
    assert cached(folder, place)[1]
    assert sorted(made) == ["index.md", "k/a.md", "k/b.md", "k/c.md", "k/d.md", "l/one.md"]

    def made_after(name: str, text: str | None = None) -> list[str]:
        made.clear()
        if text is not None:
            write(folder, name, text)
        cached(folder, place)
        return sorted(made)

    assert made_after("") == []
    checked(folder, place)
    assert made == []
    assert made_after("k/part.md", "Another part.\n") == ["k/d.md"]
    assert made_after("k/other.svg", (folder / "k/plan.svg").read_text(encoding="utf-8")) == []
    assert made_after("k/course.yml", (folder / "k/course.yml").read_text(encoding="utf-8") + "summary: S\n") == []
    assert made_after("k/b.md", (folder / "k/b.md").read_text(encoding="utf-8") + "\nMore.\n") == ["k/b.md"]
    # Nobody else is parsed again where a heading has changed, but links to it are looked at.
    assert made_after("k/a.md", "---\nid: a\ntitle: a\n---\n\n## Other\n") == ["k/a.md"]
    told = Counter(one.rule.code for one in cached(folder, place)[0])
    assert told["C402"] == 3


def test_what_was_checked_is_rendered_later(tmp_path: Path, made: list[str]) -> None:
    folder, place = tmp_path / "in", tmp_path / "pack"
    begin(folder, Random(1))
    found = checked(folder, place)
    assert len(made) == 6
    assert checked(folder, place) == found
    assert len(made) == 6
    rendered = cached(folder, place)[1]
    assert len(made) == 12
    assert list(html(rendered)) == list(html(compiled(read_folder(folder)[0], read_with_trees)[1]))


def test_another_state_of_the_program_takes_nothing(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path / "in", Random(1))
    cached(tmp_path / "in", tmp_path / "pack")
    before = len(made)
    monkeypatch.setattr(reader, "program_fingerprint", lambda: "another")
    cached(tmp_path / "in", tmp_path / "pack")
    assert len(made) == 2 * before


@pytest.mark.parametrize("processes", [2, 3])
def test_many_pages_are_made_by_several_processes(
    tmp_path: Path, made: list[str], processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not can_copy_process():
        pytest.skip("an earlier test has left threads in this process: the test below runs it in another")
    random, names = Random(3), [f"p{number}" for number in range(70)]
    begin(tmp_path / "in", random)
    for name in names:
        write(tmp_path / "in", f"k/{name}.md", lesson(random, name, names))
    course = (tmp_path / "in/k/course.yml").read_text(encoding="utf-8")
    listed = ", ".join(f"{name}.md" for name in ["a", "b", "c", "d", *names])
    write(tmp_path / "in", "k/course.yml", course.replace("a.md, b.md, c.md, d.md", listed))
    source = read_folder(tmp_path / "in")[0]
    alone = compiled(source, read_with_trees)
    made.clear()
    several = cached(tmp_path / "in", tmp_path / "pack", processes)

    assert several[0] == alone[0]
    assert list(html(several[1])) == list(html(alone[1]))
    assert len(made) < 10  # all others were made elsewhere


def test_it_is_so_in_a_process_that_can_be_copied() -> None:
    """Where an earlier test has left threads Sinau makes no copies, so this runs the test above in a process of its own."""
    name = f"{__file__}::test_many_pages_are_made_by_several_processes"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", name],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "skipped" not in done.stdout or sys.platform != "linux", done.stdout
