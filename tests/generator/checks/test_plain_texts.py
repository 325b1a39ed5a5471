# SPDX-License-Identifier: Apache-2.0
"""Marks in titles, alternative texts and settings, which are shown as they stand."""

import pytest

from helpers.chain import CATALOGUE, COURSE, FRONT, lesson
from sinau.source.plain_text import MARK_IN_PLAIN_TEXT, marks_in_line

PNG = b"\x89PNG\r\n\x1a\n"


def told(body: str, front: str = FRONT, **others: str | bytes) -> list[str]:
    """Return where marks in plain text are told, lines of a lesson's body counted from its first, with what is repeated of each."""
    return [
        f"{'' if one.span.file == 'kursus/01.md' else one.span.file + ' '}{one.span.line}:{one.span.column}+{one.span.length}"
        f" {one.message('en').split(' would')[0]}"
        for one in lesson(body, front, **{"kursus/media/a.png": PNG} | others).report
        if one.rule is MARK_IN_PLAIN_TEXT
    ]


@pytest.mark.parametrize(
    "body, found",
    [
        ("![denah [[balai]]](media/a.png)", ["5:9+9 [[balai]]"]),
        ("![**denah**](media/a.png)", []),  # read as Markdown, and published without
        ('![denah](media/a.png "Balai **desa**")', ["5:29+8 **desa**"]),
        ('![denah](media/a.png){alt="==balai=="}', ["5:28+9 ==balai=="]),
        ('![denah](media/a.png "{{nama}} dan <b>balai</b>")', ["5:23+25 {{nama}}"]),
        ('[denah](https://a.example "`kode` x")', ["5:28+6 `kode`"]),
        ('[denah][d]\n\n[d]: https://a.example "_kata_"', ["7:25+7 _kata_"]),
        ('![denah](media/a.png "Balai \\*\\*desa\\*\\*")', []),
        ("![\\[[denah]]](media/a.png)", []),
        ('![denah](media/a.png "5 * 3, nama_berkas, A & B < C, #1")', []),
        ("::: note Kas **desa**\nx\n:::", ["5:14+8 **desa**"]),
        ("::: note Kas [[desa|`a b`]]\nx\n:::", ["5:14+14 [[desa|`a b`]]"]),
        ("::: note | Kas desa\nx\n:::", ["5:10+1 |"]),
        ('::: {.callout-tip title="Kas `desa`"}\nx\n:::', ["5:30+6 `desa`"]),
        ("::: question q points=2\nBenar?\n\n= ya\n:::", []),
        ('::: question q\nBenar?\n\n= ya\n\n! ![a](media/a.png "{{ x }}")\n:::', ["10:21+7 {{ x }}"]),
        ('::: question q\n[r]: https://a.example "{{x.png}}"\n\n[a][r]\n\n= ya\n:::', ["6:25+10 {{x.png}}"]),
        ("::: question q\n![{{a}}](media/a.png)\n\n= ya\n:::", []),
        ("::: question q\nBenar?\n\n- [x] ya\n- [ ] tidak\n\n? ![{{a}}](media/a.png)\n:::", ["11:5+5 {{a}}"]),
    ],
)
def test_marks_on_a_page(body: str, found: list[str]) -> None:
    assert told(body + "\n") == found


@pytest.mark.parametrize(
    "written, found",
    [
        ("title: Kas **desa**", ["3:12+8 **desa**"]),
        ('title: "Kas **desa**"', ["3:13+8 **desa**"]),
        ("title: 'Kas &amp; _buku_'", ["3:13+12 &amp;"]),
        ("title: >\n  Kas\n  **desa**", ["3:8+1 **desa**"]),
        ("title: Kas & buku, 2 * 3, nama_berkas, R&D; [draf] #1", []),
        ("title: Satu\nsources:\n  - text: UU 6/2014 [[x]]", ["5:21+5 [[x]]"]),
    ],
)
def test_marks_in_front_matter(written: str, found: list[str]) -> None:
    assert told("Teks.\n", f"---\nid: satu\n{written}\n---\n") == found


def test_marks_in_other_settings() -> None:
    catalogue = (
        CATALOGUE.replace("Katalog", "Katalog *desa*") + "publisher: '{{desa}}'\nbase_url: https://a.example/_x_/\n"
    )
    course = COURSE.replace("Be orderly", "Be ~~orderly~~").replace("title: Dasar", "title: <b>Dasar</b>")
    terms = "terms:\n  - term: APB\n    meaning: Anggaran `desa`\n"

    found = told("Teks.\n", **{"catalogue.yml": catalogue, "kursus/course.yml": course, "istilah.yml": terms})

    assert sorted(found) == [
        "catalogue.yml 2:16+6 *desa*",
        "catalogue.yml 4:13+8 {{desa}}",
        "istilah.yml 3:23+6 `desa`",
        "kursus/course.yml 10:12+12 <b>",
        "kursus/course.yml 7:14+11 ~~orderly~~",
    ]


@pytest.mark.parametrize(
    "text, found",
    [
        ("Satu **dua** dan [tiga](x) :smile:", ["**dua**", "[tiga](x)", ":smile:"]),
        ("Pasal 3 ayat (1), 50% dari Rp 1.000, A/B, 07:30:15", []),
        ("__init__ dan snake_case", []),
        ("Luas \\(x^2\\) dan $a_1$, Rp 5 dan US$ 3 atau $4", ["\\(x^2\\)", "$a_1$"]),
    ],
)
def test_what_is_a_mark(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in marks_in_line(text)] == found
