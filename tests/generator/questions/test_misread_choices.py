# SPDX-License-Identifier: Apache-2.0
"""A line that looks like a choice is a choice, or it is told where it stands: it never becomes text of the question."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.chain import CATALOGUE, COURSE, FRONT, Outcome, compiled, lesson, published
from sinau.markdown.builders import plain_text

MARKED = "Kepala desa"
FIRST = FRONT.count("\n") + 1

BULLETS = [
    "- ",
    "-",
    "* ",
    "+ ",
    "– ",
    "— ",
    "‒ ",
    "− ",
    "‐ ",
    "• ",
    "· ",
    "▪ ",
    "➢ ",
    "\uf0b7 ",
    "o ",
    "",
    "--",
    "- - ",
]
NUMBERS = ["1. ", "1) ", "(1) ", "1.", "2. ", "a. ", "a) ", "A. ", "(a) ", "iv. ", "١. ", "1 "]
ROOM = ["", " ", "\u00a0", "\u2009", "\u3000", "\u200b", "\u2060", "\u00ad", "\t", "&nbsp;", "\u2800"]
BOXES = [
    *(
        "[x]",
        "[X]",
        "[ ]",
        "[]",
        "[ x ]",
        "[x ]",
        "[\u00a0]",
        "[\u3000]",
        "[\u200b]",
        "[v]",
        "[V]",
        "[✓]",
        "[✔]",
        "[✔️]",
        "[√]",
    ),
    *(
        "[×]",
        "[✗]",
        "[✘]",
        "[х]",
        "［x］",
        "［ ］",
        "[ｘ]",
        "【x】",
        "〔x〕",
        "\\[x]",
        "\\[x\\]",
        "[\\x]",
        "&#91;x&#93;",
        "&lbrack;x]",
    ),
    *("**[x]**", "[**x**]", "_[x]_", "[`x`]", "[x]\u200b"),
]
BEFORE = [
    "",
    " ",
    "  ",
    "    ",
    "\t",
    "\u00a0",
    "> ",
    "> > ",
    "# ",
    "\u200b",
    "\u200e",
    "&#8203;",
    "| ",
    ": ",
    "**",
    "§ ",
    "1. a. ",
]
BEHIND = [" ", "", "\u00a0", "\t", ": ", ". ", " - "]


def question(line: str, place: int) -> str:
    """A question of four lines of answers, of which `line` is one."""
    choices = ["- [x] Sekretaris desa", "- [ ] Kaur keuangan", "- [ ] Bendahara"]
    choices.insert(place, line)
    return "\n::: soal s-1\n\nSiapa pemegang kekuasaan?\n\n" + "\n".join(choices) + "\n\n! Pasal 3.\n\n:::\n"


def is_choice_or_told(line: str, place: int) -> Outcome:
    """Compile the question and hold it to what this file is about."""
    outcome = lesson(question(line, place))
    number = FIRST + 5 + place
    told = [d for d in outcome.report if d.span.line == number and d.rule.severity == "error"]
    if not told:
        (activity,) = outcome.catalogue.courses[0].activities()
        (asked,) = activity.questions
        texts = [plain_text(choice.text) for choice in asked.choices]
        assert len(texts) == 4, (line, texts)
        assert MARKED in texts[place], (line, texts)
        html = published(outcome)["index.html"]
        assert not any(sign in html.partition("<article")[2].partition("</article>")[0] for sign in "[]［］【】〔〕")
    return outcome


LINES = st.tuples(
    st.sampled_from(BEFORE),
    st.sampled_from(BULLETS + NUMBERS),
    st.sampled_from(ROOM),
    st.sampled_from(BOXES),
    st.sampled_from(BEHIND),
).map("".join)


@given(LINES, st.integers(0, 3))
def test_any_line_with_a_box(line: str, place: int) -> None:
    is_choice_or_told(line + MARKED, place)


@pytest.mark.parametrize("box", BOXES)
def test_each_box_behind_each_bullet(box: str) -> None:
    """A page of questions for each, as the pairs are many."""
    lines = [f"{bullet}{box} {MARKED}" for bullet in BULLETS + NUMBERS]
    told, parsed = outcome_of(lines)

    assert told | parsed == set(range(len(lines))), [lines[n] for n in set(range(len(lines))) - told - parsed]


def outcome_of(lines: list[str]) -> tuple[set[int], set[int]]:
    """Return which of `lines`, each in a question of its own, are told and which are choices."""
    told: set[int] = set()
    parsed: set[int] = set()
    body, starts = "", []
    for number, line in enumerate(lines):
        starts.append(FIRST + body.count("\n") + 5)
        body += question(line, 0).replace("s-1", f"s-{number}")
    outcome = lesson(body)
    by_line = {d.span.line for d in outcome.report if d.rule.severity == "error"}
    (activity,) = outcome.catalogue.courses[0].activities()
    by_id = {asked.id: asked for asked in activity.questions}
    for number, start in enumerate(starts):
        asked = by_id.get(f"s-{number}")
        if start in by_line:
            told.add(number)
        elif asked and len(asked.choices) == 4 and plain_text(asked.choices[0].text).endswith(MARKED):
            parsed.add(number)
    return told, parsed


def test_what_is_written_well_is_never_told() -> None:
    lines = [
        f"{indent}{bullet}{room}{box}{behind}{MARKED}"
        for indent, bullet, room, box, behind in product(
            ("", " ", "   "), ("-", "*", "+", "1.", "1)"), (" ", "  ", "\t"), ("[ ]", "[x]", "[X]"), (" ", "  ", "\t")
        )
    ]
    told, parsed = outcome_of(lines)

    assert (told, parsed) == (set(), set(range(len(lines))))


@pytest.mark.parametrize(
    "line",
    [
        *(
            "☑ ",
            "☐ ",
            "✅ ",
            "✓ ",
            "(x) ",
            "( ) ",
            "{x} ",
            "[x ",
            "x] ",
            "[x) ",
            "[o] ",
            "[*] ",
            "[-] ",
            "[benar] ",
            "[Ya] ",
        ),
        *("– (x) ", "• ☑ ", "1. ☐ ", "[●] ", "[.] ", "（x） "),
    ],
)
@pytest.mark.parametrize("place", [0, 1, 3])
def test_other_signs_beside_a_choice(line: str, place: int) -> None:
    outcome = is_choice_or_told(line + MARKED, place)

    assert {d.rule.code for d in outcome.report} <= {"C338", "C309", "C145"}


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://desa.id) adalah tautan.",
        "[x](02.md 'Dua') adalah tautan.",
        "[v](#bagian) dan [x][desa].\n\n[desa]: https://desa.id",
        "[x][desa] adalah tautan.\n\n[desa]: https://desa.id",
        "[x]: https://desa.id\n\nLihat [situs][x].",
        "[^1] Catatan.\n\n[^1]: Isi.",
        "Catatan.[^1]\n\n[^1]: Isi.",
        "[1] Permendagri 20/2018.",
        "[…] kepala desa memegang kekuasaan.",
        "[...] kepala desa memegang kekuasaan.",
        "[O]rang yang berhak memegang kekuasaan.",
        "[v]ia bank dibayar.",
        "Tanda [x] pada formulir berarti apa?",
        "Tanda - [x] pada formulir berarti apa?",
        "`[x]` pada formulir berarti apa?",
        "\"[x]\" pada formulir berarti apa?",
        "“[ ]” pada formulir berarti apa?",
        "($[x]$) adalah bilangan bulat.",
        "$[x]$ adalah bilangan bulat.",
        "$$\n[x] = 3\n$$",
        "Isilah [ ] di depan nama.",
        "(i) lalu (v) dan (x) benar.",
        "(x) sepuluh\n(xi) sebelas\n\nMana yang lebih besar?",
        "✅ Kuitansi\n\nApa yang kurang?",
        "- ☑ Kuitansi\n- ☐ Faktur\n\nApa yang kurang?",
        "[*] Angka sementara.\n\nBerapa jumlahnya?",
        "```\n- [x] Kuitansi\n[x] Faktur\n```\n\nApa artinya?",
        "~~~ md\n[x] Faktur\n~~~\n\nApa artinya?",
        "> ```\n> - [x] Kuitansi\n> ```\n\nApa artinya?",
        "1. Langkah\n\n   ```\n   [x] Faktur\n   ```\n\nApa artinya?",
        "`dua\n[x] baris` kode.",
        "![x](../logo.png) Apa ini?",
        "[Kepala desa] adalah siapa?",
        "a. [Kepala desa] adalah siapa?",
        "Pasal 3 [a] dan [b].",
        "| a | b |\n|---|---|\n| 1 | [x] |",
    ],
)  # fmt: skip
def test_ordinary_text_is_left_alone(text: str) -> None:
    page = FRONT + question("- [ ] " + MARKED, 1).replace("Siapa pemegang kekuasaan?", text)
    outcome = compiled({"catalogue.yml": CATALOGUE, "kursus/course.yml": COURSE, "kursus/01.md": page})

    assert [d for d in outcome.report if d.rule.code.startswith("C3")] == []


def test_what_is_commented_out_is_left_alone() -> None:
    body = question("- [ ] Bupati\n\n<!--\n- [ ] Camat\n[x] Gubernur\n-->\n\n  <!-- [x] a -->", 3)
    files = {"catalogue.yml": CATALOGUE + "html: true\n", "kursus/course.yml": COURSE, "kursus/01.md": FRONT + body}

    assert "C338" not in compiled(files).codes
    assert "C338" in compiled(files | {"kursus/01.md": FRONT + body.replace("-->", "")}).codes


def test_ticks_in_feedback_and_explanations_are_left_alone() -> None:
    body = """
::: soal s-1

Siapa?

- [x] Kepala desa
  > ✅ Benar!
  > (x) bukan pilihan
- [ ] Sekretaris desa
> ✗ Salah.

? ✓ Lihat Pasal 3.

! ✔ Kepala desa.

:::
"""
    assert lesson(body).codes == []


@pytest.mark.parametrize("word, answers", [("", "= APB Desa\n"), ("benar", ""), ("", "= 70\n")])
@pytest.mark.parametrize(
    "line", ["– [x] Kepala desa", "[x] Kepala desa", "> - [x] Kepala desa", "    - [x] Kepala desa"]
)
def test_in_questions_of_other_types_too(word: str, answers: str, line: str) -> None:
    outcome = lesson(f"\n::: soal s-1 {word}\n\nBerapa?\n\n{line}\n\n{answers}\n:::\n")

    assert ("C338", FIRST + 5) in {(d.rule.code, d.span.line) for d in outcome.report}
