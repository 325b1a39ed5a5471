# SPDX-License-Identifier: Apache-2.0
"""A few elements of HTML that are understood without a setting, and comments, which are never published."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.chain import CATALOGUE, Outcome, lesson, published
from helpers.rendered import publish
from sinau.publications import handout

WITH_HTML = {"catalogue.yml": f"{CATALOGUE}html: true\n"}
ASKED = "::: question q\n\nApa H<sub>2</sub>O?<br>Pilih.\n\n- [x] air <kbd>a</kbd>\n- [ ] x<sup>2</sup>\n\n:::\n"


def hash_of(outcome: Outcome) -> str:
    assert outcome.rendered
    (question,) = outcome.rendered.courses[0].activities[0].questions
    return question.digest


def html(body: str) -> str:
    outcome = lesson(body)
    assert outcome.codes == []
    return outcome.html


@pytest.mark.parametrize(
    "body, found",
    [
        ("H<sub>2</sub>O, x<SUP>2</SUP>", "<p>H<sub>2</sub>O, x<sup>2</sup></p>"),
        ("satu<br>dua<br/>tiga<br />", "<p>satu<br>dua<br>tiga<br></p>"),
        ("| a |\n|---|\n| satu<br>dua |", "<td>satu<br>dua</td>"),
        ("- satu<br>dua\n- <kbd>*a*</kbd>", "<li><kbd><em>a</em></kbd></li>"),
        ("## Tekan <kbd>F1</kbd>", '<h2 id="tekan-f1">Tekan <kbd>F1</kbd></h2>'),
        ("[kaki<sup>1</sup>](https://a.example)", 'rel="noopener noreferrer">kaki<sup>1</sup></a>'),
        ("<br>\n\nTeks", "<p><br></p>\n<p>Teks</p>"),
    ],
)
def test_they_work_wherever_a_line_stands(body: str, found: str) -> None:
    assert found in html(body)


def test_what_is_folded_holds_markdown_and_directives() -> None:
    folded = "<details>\n<summary>Lihat</summary>\n\n**isi**\n\n::: note\n\nx\n\n:::\n\n- a\n\n</details>\n\nakhir\n"

    shown = html(folded)

    assert shown.startswith("<details><summary>Lihat</summary><p><strong>isi</strong></p>")
    assert re.search(r'<div class="admonition note">.*</div>\s*<ul>.*</ul>\s*</details><p>akhir</p>', shown, re.DOTALL)


def test_a_question_that_is_folded_is_a_question() -> None:
    outcome = lesson(f"<details>\n<summary>Uji</summary>\n\n{ASKED}\n</details>\n")

    assert outcome.codes == []
    assert [question.id for question in next(iter(outcome.catalogue.courses[0].activities())).questions] == ["q"]
    assert re.search(r"<details>.*<form .*</form>\s*</details>", outcome.html, re.DOTALL)


def test_what_is_folded_without_a_word_gets_one_in_the_pages_language() -> None:
    assert "<summary>More</summary><p>isi</p>" in html("<details>\n\nisi\n\n</details>\n")


def test_nothing_is_folded_on_paper() -> None:
    outcome = lesson("<details><summary>a</summary>b</details>\n\n<details open><summary>c</summary>d</details>\n")
    assert outcome.rendered
    tree = publish(handout.PUBLICATION, outcome.rendered)
    paper = tree.read(next(path for path in tree if path.endswith(".html"))).decode()
    screen = published(outcome)["index.html"]

    assert paper.count('<details open="">') == 2
    assert "<details><summary>a</summary>" in screen


def test_a_comment_hides_all_of_its_lines() -> None:
    hidden = "<!--\n\n::: question lama\n\nTanya?\n\n- [x] ya\n- [ ] tidak\n\n? petunjuk\n\n:::\n-->\n"
    outcome = lesson(f"Awal\n\n{hidden}\nAkhir <!-- x --> sekali\n")

    assert outcome.codes == []
    assert outcome.html == "<p>Awal</p>\n<p>Akhir  sekali</p>\n"
    assert "lama" not in "".join(published(outcome).values())


def test_a_box_before_nothing_but_a_comment_is_empty() -> None:
    assert html("- [ ] <!-- nanti -->\n\n- [ ] dua\n").count("☐</span> </li>") == 1


def test_a_comment_in_a_question_hides_its_choices() -> None:
    outcome = lesson(ASKED.replace("- [ ] x", "<!--\n- [x] rahasia\n= rahasia\n-->\n\n- [ ] x"))

    assert outcome.codes == []
    assert "rahasia" not in outcome.html
    assert outcome.html.count('name="answer"') == 2


@pytest.mark.parametrize("part", ["<sub>", "</sub>", "<details>", "</details>", "<summary>a</summary>", "</br>"])
def test_a_half_is_told(part: str) -> None:
    assert lesson(f"Awal {part} akhir\n").codes == ["C153"]
    assert lesson(f"{part}\n\nakhir\n").codes == ["C153"]


def test_questions_have_the_hash_that_they_have_where_html_is_allowed() -> None:
    assert hash_of(lesson(ASKED)) == hash_of(lesson(ASKED, **WITH_HTML))
    other = ASKED.replace("H<sub>2</sub>O", "H<sup>2</sup>O")
    assert hash_of(lesson(other)) != hash_of(lesson(ASKED))
    hidden = ASKED.replace("Pilih.", "Pilih.<!-- satu -->")
    assert hash_of(lesson(hidden)) == hash_of(lesson(ASKED))


PIECES = (
    "<sub>",
    "</sub>",
    "<kbd>",
    "</kbd>",
    "<br>",
    "<details>",
    "</details>",
    "<summary>",
    "</summary>",
    "<!--",
    "-->",
)
PIECES += (
    "*",
    "**",
    "`",
    "\n",
    "\n\n",
    "- ",
    "> ",
    "::: note\n",
    ":::\n",
    "| a |\n|---|\n| ",
    "x ",
    "<b>",
    "</b>",
    "<p>\n",
)


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_whatever_is_written_comes_out_well_nested(parts: list[str]) -> None:
    outcome = lesson("".join(parts))
    if not outcome.rendered:
        return
    waiting: list[str] = []
    for end, name in re.findall(r"<(/?)(sub|kbd|details|summary)\b[^>]*>", outcome.html):
        if not end:
            waiting.append(name)
        else:
            assert waiting.pop() == name
    assert waiting == []


def test_what_a_frame_holds_goes_with_it() -> None:
    report = lesson('<iframe src="https://a.example">lama</iframe>\n<!-- x -->\n').report

    assert [(one.rule.code, one.span.column, one.span.length) for one in report if one.rule.code == "C137"] == [
        ("C137", 1, len('<iframe src="https://a.example">lama'))
    ]


def test_a_word_in_brackets_is_a_part_of_an_alternative_text() -> None:
    outcome = lesson(
        "![Tekan <Enter> atau <b>kunci</b>](media/a.png)\n", **{"kursus/media/a.png": b"\x89PNG\r\n\x1a\n"}
    )

    assert 'alt="Tekan &lt;Enter&gt; atau kunci"' in outcome.html
