# SPDX-License-Identifier: Apache-2.0
"""Whatever an author writes: no traceback, every diagnostic at a place that exists, and the same answer twice."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import TORTURE
from helpers.chain import CATALOGUE, COURSE, FRONT, Outcome, compiled, misplaced, published
from helpers.hostile import PREFIXED, SIZE, YAMLS, shortened
from helpers.mutations import PAGES, PIECE, mutated
from helpers.patience import must_end
from sinau.diagnostics import Report
from sinau.diagnostics.forms import concise, full, json
from sinau.source.files import read_folder

# What the sample lessons refer to, so that many of their mutants come through the checks.
MEDIA = {
    f"{folder}/media/{name}": "<svg/>"
    for folder in ("kursus", "kursus/..")
    for name in ("rumah-asas.svg", "pelaku.svg", "five-steps.svg", "receipt-anatomy.svg", "two-balances.svg")
}
# These are hard at their full size too; the others are, with `make torture`.
FULL_SIZE = {"quotation marks", "equal headings", "headings and links that miss them"}


def survives(files: dict[str, str | bytes]) -> Outcome:
    """Take `files` through the chain, as far as into a player, and look at every diagnostic in every form."""
    with must_end():
        outcome = compiled({"catalogue.yml": CATALOGUE, "kursus/course.yml": COURSE, "kursus/01.md": FRONT} | files)
        assert misplaced(outcome) == []
        for language in ("en", "id"):
            lines = concise.write(outcome.report, lambda _: None, language).splitlines()
            assert len(lines) == len(outcome.report)
        if outcome.rendered:
            published(outcome)
    return outcome


@given(PAGES | mutated())
@example(FRONT + "::: \u00a0soal\n:::\n")
@example(FRONT + "[a\nb][c\nd]\n")
def test_any_page(page: str) -> None:
    survives({"kursus/01.md": page, **MEDIA})


@given(PAGES | mutated())
def test_the_same_page_gives_the_same_result(page: str) -> None:
    first, second = survives({"kursus/01.md": page}), survives({"kursus/01.md": page})

    assert list(first.report) == list(second.report)
    assert first.rendered == second.rendered


@given(st.permutations(["kursus/01.md", "index.md", "lain.md", "kursus/02.md"]))
def test_the_order_of_reading_does_not_matter(order: list[str]) -> None:
    files: dict[str, str | bytes] = {path: FRONT + f"\n[a](b.md)\n\n# {len(path)}\n" for path in order}

    assert [str(d.span) for d in survives(files).report] == [
        str(d.span) for d in survives(dict(sorted(files.items()))).report
    ]


@given(st.lists(PIECE, max_size=30).map("".join))
def test_any_front_matter(text: str) -> None:
    survives({"kursus/01.md": f"---\n{text}\n---\n"})


YAML_PIECES = [
    *(
        ": ",
        "- ",
        "? ",
        "\n",
        "\n  ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        '"',
        "#",
        "&a ",
        "*a",
        "!!str ",
        "!x ",
        "| ",
        ">\n ",
        "%",
        "@",
    ),
    *(
        "id",
        "title",
        "format",
        "modules",
        "lessons",
        "courses",
        "01.md",
        "kursus",
        "1",
        "75%",
        "~",
        "---",
        "...",
        "\t",
        "\\",
        "\\0",
    ),
    *("<<: ", "é", "😀", "\u2028", "\x85", "\ufeff", "yes", "2026-01-01", "..", "/", "\\x00"),
]


@given(
    st.lists(st.sampled_from(YAML_PIECES), max_size=40).map("".join),
    st.sampled_from(["catalogue.yml", "kursus/course.yml"]),
)
@example('id: "\\0"\ntitle: "\\u202e"\n', "kursus/course.yml")
def test_any_settings(text: str, path: str) -> None:
    survives({path: text})


@given(
    st.integers(0, 400),
    st.sampled_from(["", "x", "\n", ": ", "- ", "\u2028", '"']),
    st.sampled_from([CATALOGUE, COURSE]),
)
def test_settings_with_an_accident(place: int, inserted: str, text: str) -> None:
    path = "catalogue.yml" if text is CATALOGUE else "kursus/course.yml"
    at = place % len(text)
    survives({path: text[:at] + inserted + text[at + 1 :]})


@given(
    st.binary(max_size=200),
    st.sampled_from(["catalogue.yml", "kursus/course.yml", "kursus/01.md", "kursus/ids.lock", "a.svg"]),
)
def test_any_bytes(data: bytes, path: str) -> None:
    survives({path: data})


@given(
    st.lists(
        st.sampled_from(["activity ", "question ", "satu", "q-1", " ", "0", "1", "99999", "\n", "#", "-", "é"]),
        max_size=40,
    )
)
def test_any_lock(pieces: list[str]) -> None:
    survives({"kursus/ids.lock": "".join(pieces)})


@pytest.mark.parametrize("name", sorted(PREFIXED))
def test_pages_that_are_hard_to_parse(name: str) -> None:
    survives({"kursus/01.md": shortened(PREFIXED[name], SIZE if TORTURE or name in FULL_SIZE else SIZE // 25)})


@pytest.mark.parametrize("name", sorted(YAMLS))
def test_settings_that_are_hard_to_parse(name: str) -> None:
    text = shortened(YAMLS[name], SIZE if TORTURE else SIZE // 25)
    survives({"kursus/course.yml": text})
    survives({"kursus/01.md": f"---\n{text}\n---\n"})


NAMES = st.text(st.characters(exclude_characters="/\x00", exclude_categories=["Cs"]), min_size=1, max_size=40).filter(
    lambda name: name not in {".", ".."} and len(name.encode()) < 200
)


@given(
    st.lists(
        NAMES | st.sampled_from(["con", "a.", "A.png", "a.png", "-", "~", "x.md", "ids.lock"]), max_size=8, unique=True
    )
)
def test_any_file_names(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    folder = tmp_path_factory.mktemp("names")
    for name in names:
        (folder / name).write_bytes(b"---\n")
    report = Report()

    source = report.collect(read_folder(folder))

    passed_over = [n for n in names if n.startswith(".") or n.endswith("~") or n in {"Thumbs.db", "desktop.ini"}]
    known = source.texts.keys() | source.media.keys() | set(source.refused)
    # macOS and others spell one letter in two ways, so names are known in one of them.
    assert known == {unicodedata.normalize("NFC", name) for name in names if name not in passed_over}
    for form in (concise, full, json):
        printed = form.write(report, lambda _: None, "en")
        assert printed.isascii() or printed.encode()


def test_a_name_that_is_not_unicode(tmp_path: Path) -> None:
    Path(str(tmp_path) + "/\udcff.png").write_bytes(b"")
    report = Report()

    report.extend(read_folder(tmp_path)[1])

    assert concise.write(report, lambda _: None, "en").startswith("?.png:1:1: error[C106]")
