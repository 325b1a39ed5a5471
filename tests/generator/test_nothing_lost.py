# SPDX-License-Identifier: Apache-2.0
"""Nothing is lost without a word: pages as authors of other tools write them, and faults of the past put back."""

import random
from collections.abc import Callable

import pytest

from conftest import TORTURE
from helpers.chain import compiled
from helpers.fresh_pages import MEDIA, explained, is_lost
from helpers.mutations import lessons
from helpers.nothing_lost import looked_at, losses
from helpers.other_grammars import LINES, alone, templates, worded
from helpers.published_text import Published
from sinau.checks import markup, other_tools
from sinau.diagnostics import Report, Rule, Span
from sinau.model.catalogue import Catalogue
from sinau.source import text_damage

SEED, MANY = 13, 100_000 if TORTURE else 2_000


# In parts, so that processes share them.
@pytest.mark.parametrize("first", range(0, MANY, MANY // 4))
def test_whatever_is_written_is_published_or_told(first: int) -> None:
    """The same pages each time: whoever changes something else is not told of a page that was lost before."""
    lost = next((one for one in templates(SEED, range(first, first + MANY // 4)) if is_lost(one)), None)

    assert lost is None, explained(lost)


def test_each_habit_by_itself() -> None:
    lost = {page: list(map(str, found)) for page in alone() if (found := looked_at(page, **MEDIA)[1])}

    assert lost == {}


def test_a_backslash_says_that_a_mark_is_meant() -> None:
    outcome, lost = looked_at("\\[[kata]], \\:smile:, \\==kata==, \\{#kata}\n\n\\| kata | kata |\n")

    assert outcome.codes == []
    assert lost == []


def test_a_fence_in_a_numbered_item_that_never_ends_is_told_with_all_that_it_takes() -> None:
    outcome, lost = looked_at("1.  satu\n2.  ~~~dua~~~{ .annotate }\n    tiga\n")

    assert outcome.codes == ["C134"]
    assert lost == []


def test_footnotes_that_only_refer_to_one_another_are_told() -> None:
    outcome, lost = looked_at("Teks[^a].\n\n[^a]: Satu[^b].\n\n[^b]: Dua.\n\n[^c]: Tiga[^d].\n\n[^d]: Empat[^c].\n")

    assert [(one.rule.code, one.span.line) for one in outcome.report if one.rule.code == "C149"] == [
        ("C149", 11),
        ("C149", 13),
    ]
    assert lost == []


def test_a_second_footnote_of_a_label_is_told() -> None:
    outcome, lost = looked_at("Teks[^a].\n\n[^a]: Satu.\n\n[^a]: Dua.\n")

    assert [(one.rule.code, one.span.line) for one in outcome.report if one.rule.code.startswith("C15")] == [
        ("C158", 9)
    ]
    assert lost == []


@pytest.mark.parametrize(
    "body, told",
    [
        ("Ini é.\n\n[Catatan]: penting\n", [(7, 1, 18)]),
        ("- [Catatan]: penting.\n", [(5, 3, 19)]),
        ("[Catatan]: :smile:\n\n[Sumber]: <buku itu>\n", [(5, 1, 18), (7, 1, 20)]),
        ("::: question q\nBenar?\n\n= ya\n\n! [Alasan]: benar\n:::\n", [(10, 3, 15)]),
        ("Lihat [Lisensi] dan ![x][Gambar].\n\n[lisensi]: LICENSE\n[Gambar]: a\n", []),
        (
            "[a]: https://a.example\n[b]: a.md\n[c]: <b/c d>\n[d]: #judul\n[//]: # (catatan)\n[e]:\nmailto:a@a.example\n",
            [],
        ),
        ("\\[Catatan]: penting\n\n[Catatan]: penting sekali\n", []),
    ],
)
def test_a_line_that_defines_a_link_for_nothing_is_told(body: str, told: list[tuple[int, int, int]]) -> None:
    outcome, _ = looked_at(body)

    found = [one.span for one in outcome.report if one.rule.code == "C157"]
    assert [(span.line, span.column, span.length) for span in found] == told


@pytest.mark.parametrize(
    "body, told",
    [
        ("[a]: https://a.example\n[A]: https://b.example\n\n[a]\n", [(6, 1, 22)]),
        ('[a]: x.md\n\nkata\n: [a]: x.md "Judul"\n\n[a]\n', [(8, 3, 17)]),
        ('[a]: x.md\n\n> - [a]: x.md "Judul"\n\n[a]\n', [(7, 5, 17)]),
        ("[a]:\nhttps://a.example\n\n[a]:\nhttps://b.example\n\n[a]\n", [(8, 1, 4)]),
        ("::: note\n[a]: https://a.example\n\n[a]\n:::\n\n::: note\n[a]: https://b.example\n:::\n", [(12, 1, 22)]),
        ("[a]: https://a.example\n[a]: https://a.example\n\n[a]\n", []),
        ("[a]: https://a.example\n\nteks\n[a]: bukan\n\n```\n[a]: kode\n```\n\n<!--\n[a]: b.md\n-->\n\n\\[a]: x\n", []),
    ],
)
def test_a_second_definition_of_a_label_is_told(body: str, told: list[tuple[int, int, int]]) -> None:
    outcome, _ = looked_at(body)

    found = [one.span for one in outcome.report if one.rule.code == "C163"]
    assert [(span.line, span.column, span.length) for span in found] == told


def test_a_page_is_looked_at_without_a_question_that_cannot_be_shown() -> None:
    """The other lines have to be published or told all the same."""
    asked = "::: question q\nBenar?\n\n- [] -->\n- [v] [->[satu]]\n:::\n"

    assert looked_at(f"Teks.\n\n{asked}")[1] == []


def test_the_title_of_a_picture_within_a_line_is_published() -> None:
    outcome, lost = looked_at(
        'Tekan ![tanda](media/a.png "Simpan") lalu ![kunci](media/a.png){alt="gembok"}.\n', **MEDIA
    )

    assert lost == []
    assert 'title="Simpan"' in outcome.html
    assert 'alt="gembok"' in outcome.html


def test_sample_lessons_lose_nothing() -> None:
    """Their pages alone, so that much is missing that they refer to: of these links and pictures it is told."""
    for text in lessons():
        front, _, body = text.rpartition("\n---\n") if text.count("\n---\n") == 1 else ("", "", "")
        if front:
            _, lost = looked_at(body, front + "\n---\n")
            assert list(map(str, lost or ())) == []


@pytest.mark.parametrize(
    "source, words, lines, expected",
    [
        ("kata lain\n", "kata", ("kata",), ["1:6 word: 'lain'"]),
        ("un**frig**ging\n", "unfrigging", ("unfrigging",), []),
        ("kata kata\n", "kata", ("kata",), ["1:1 word: 'kata'"]),
        ("[a](b.md)\n", "a", ("a",), []),
        ("[a]: b\n[a]\n", "a", ("a",), []),
        ("[a]: b\n", "", (), ["1:2 word: 'a'", "1:6 word: 'b'"]),
        ("a [^1]\n\n[^1]: ```js\n", "a", ("a",), []),
        ("- a [[]] {.h, .c} [[x] y]\n", "a h c x y", ("a [[]] {.h, .c} [[x] y]",), []),
        ("\\(x^2\\)\n", "x 2", ("\\(x^2\\)",), ["1:1 mark: '\\\\('"]),
        ("a [[b]]\n", "a b", ("a [[b]]",), ["1:3 mark: '[['"]),
        ("a \\[[b]]\n", "a b", ("a [[b]]",), []),
        ("`[[b]]` [[b]]\n", "b b", ("\0 [[b]]",), ["1:2 mark: '[['"]),
    ],
)
def test_the_invariant_itself(source: str, words: str, lines: tuple[str, ...], expected: list[str]) -> None:
    assert [str(one) for one in losses(source, Published(words, lines), ())] == expected


def silenced(*rules: Rule) -> Callable[[pytest.MonkeyPatch], None]:
    """Return what takes the word back that was not said before there were these rules."""
    codes = {rule.code for rule in rules}
    add = Report.add

    def silent(self: Report, rule: Rule, span: Span, **values: object) -> None:
        if rule.code not in codes:
            add(self, rule, span, **values)

    return lambda patch: patch.setattr(Report, "add", silent)


def unmarked(*names: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Return what forgets marks of other tools."""
    left = tuple(mark for mark in other_tools.MARKS if mark.name not in names)
    return lambda patch: patch.setattr(other_tools, "MARKS", left)


# What went wrong once, in the README of cases/authors and cases/reports, in issues, and what this test found first.
FAULTS = {
    "attribute lists stand in the text": unmarked("attributes", "kramdown"),
    "names of emoji stand in the text": unmarked("emoji"),
    "marked text keeps its signs": unmarked("highlight"),
    "rows of a table without a head": unmarked("table"),
    "links of wikis": unmarked("wiki_link", "picture_of_wiki"),
    "headings without a blank": unmarked("heading"),
    "callouts with text behind their name": unmarked("alert"),
    "ticks without a list": unmarked("tick"),
    "tabs of Material": unmarked("tab"),
    "snippets": unmarked("snippet"),
    "abbreviations": unmarked("abbreviation"),
    "citations": unmarked("citation"),
    "includes of Liquid and Quarto": unmarked("shortcode", "gap"),
    "directives of reStructuredText": unmarked("directive"),
    "bold with blanks, and bold that does not close": unmarked("emphasis", "unclosed"),
    "roles of MyST": unmarked("role"),
    "boxes of LiaScript": unmarked("box"),
    "links with a blank in the address": silenced(other_tools.BLANK_IN_ADDRESS),
    "both sides of a conflict": silenced(text_damage.CONFLICT),
    "damaged characters": silenced(text_damage.DAMAGED),
    "footnotes that nothing refers to": silenced(markup.UNUSED_NOTE),
    "cells beyond the header": silenced(markup.BEYOND_HEAD),
    "blocks of HTML": silenced(markup.RAW_HTML, markup.HTML_DROPPED),
    "notes of Material": silenced(markup.MKDOCS_SYNTAX),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_past_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    FAULTS[fault](monkeypatch)

    if TORTURE:
        assert any(is_lost(template) for template in templates(SEED, range(2_000)))
    else:
        # Until one is found; all drawn pages for all faults take a minute.
        chosen = random.Random(SEED).sample(alone(), len(alone()))
        assert any(looked_at(page, **MEDIA)[1] for page in chosen)


# The texts of settings that people read, each where `§` stands.
SETTINGS: dict[str, tuple[str, Callable[[Catalogue], str]]] = {
    "title of the catalogue": ("catalogue.yml", lambda found: found.title),
    "publisher": ("catalogue.yml", lambda found: found.publisher),
    "title of the course": ("kursus/course.yml", lambda found: found.courses[0].title),
    "summary": ("kursus/course.yml", lambda found: found.courses[0].summary),
    "audience": ("kursus/course.yml", lambda found: found.courses[0].audience[0]),
    "changes": ("kursus/course.yml", lambda found: found.courses[0].changes[0]),
    "objective": ("kursus/course.yml", lambda found: found.courses[0].objectives[0].text),
    "title of the module": ("kursus/course.yml", lambda found: found.courses[0].modules[0].title),
    "title of the lesson": ("kursus/01.md", lambda found: found.courses[0].modules[0].activities[0].title),
    "source": ("kursus/01.md", lambda found: found.courses[0].modules[0].activities[0].sources[0].text),
    "meaning of a term": ("istilah.yml", lambda found: found.terms[0].meaning),
}
OF_SETTINGS = {
    "catalogue.yml": "format: 1\ntitle: {title of the catalogue}\npublisher: {publisher}\n",
    "kursus/course.yml": "id: kursus\ntitle: {title of the course}\nlanguage: id\nversion: '1'\nsummary: {summary}\naudience: [{audience}]\n"
    "changes:\n  - {changes}\nobjectives:\n  - id: tertib\n    text: {objective}\nmodules:\n  - id: dasar\n    title: {title of the module}\n    lessons: [01.md]\n",
    "kursus/01.md": "---\nid: satu\ntitle: {title of the lesson}\nsources:\n  - text: {source}\n---\n\nTeks.\n",
    "istilah.yml": "terms:\n  - term: APB\n    meaning: {meaning of a term}\n",
}


def settings_with(written: str) -> dict[str, str]:
    """Return files of a catalogue in which each text of a setting is `written`, in quotation marks."""
    files = dict(OF_SETTINGS)
    for name, (file, _) in SETTINGS.items():
        files[file] = files[file].replace(f"{{{name}}}", f'"{written}"')
    return files


def test_marks_in_settings_are_told() -> None:
    """In none of them Markdown is read. Each mark that stands within a line, in each setting."""
    lost = []
    for line in LINES:
        written = worded(line.replace("¤", "§")).replace("\\", "\\\\").replace('"', '\\"')
        outcome = compiled(settings_with(written))
        told = {(one.span.file, one.span.line) for one in outcome.report}
        for name, (file, shown) in SETTINGS.items():
            place = next(number for number, one in enumerate(OF_SETTINGS[file].split("\n"), 1) if f"{{{name}}}" in one)
            if (file, place) in told or file in outcome.source.refused:
                continue
            text = shown(outcome.catalogue)
            if losses("", Published("", (text,)), ()):
                lost.append(f"{name}: {text}")

    assert lost == []
