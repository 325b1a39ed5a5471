# SPDX-License-Identifier: Apache-2.0
"""Cloze: what was written in a gap is what is accepted, whatever stands there, or it is told why not; and nothing of it is shown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.chain import CATALOGUE, COURSE, Outcome, lesson, published
from helpers.strategies import examples
from sinau.answers import Shape, form_for_comparing
from sinau.model.html_pieces import neutral_html
from sinau.model.rendered import RenderedQuestion
from sinau.publications import handout

STEM = "Each payment is noted in the {{cash book / record}}, which the {{head | *treasurer | clerk}} closes."


def asked(stem: str = STEM, opening: str = "book-1", **files: str | bytes) -> Outcome:
    return lesson(f"\n::: question {opening}\n\n{stem}\n\n:::\n", **files)


def question_of(outcome: Outcome) -> RenderedQuestion:
    assert outcome.rendered, [f"{d.span} {d.rule.code} {d.message('en')}" for d in outcome.report]
    (question,) = outcome.rendered.courses[0].activities[0].questions
    return question


def accepted(question: RenderedQuestion) -> list[list[str]]:
    """Return the words that are right in each gap, the first one first."""
    rule = question.data["rule"]
    assert isinstance(rule, dict)
    return [[gap.get("labels", {}).get(text, text) for text in gap["correct"]] for gap in rule["gaps"]]  # type: ignore[union-attr, index, call-overload]


def escaped(text: str) -> str:
    """Return Markdown that shows `text` as it is."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


# Of one character or more that shows something, without blanks at its ends.
TEXT = (
    st.text(st.sampled_from("abcXYZ019 /|*{}-<&;:_`[]()\\$#!?.+~^\"'éß漢ا😀→@"), min_size=1, max_size=18)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: re.search(r"\w", text) is not None)
)
TYPED = st.lists(TEXT, min_size=1, max_size=4, unique_by=lambda text: form_for_comparing(text, exact=False))
LISTED = st.tuples(st.lists(TEXT, min_size=2, max_size=6, unique=True), st.integers(0, 5))


@given(
    st.lists(TYPED | LISTED, min_size=1, max_size=10), st.sampled_from(["{}", "- {}", "> {}", "*{}*"]), st.booleans()
)
@examples(60)
def test_what_was_written_comes_back(gaps: list[object], around: str, partial: bool) -> None:
    written, right, parts = [], [], []
    for gap in gaps:
        if isinstance(gap, tuple):
            texts, number = gap
            star = number % len(texts)
            entries = [f"* {escaped(text)}" if at == star else escaped(text) for at, text in enumerate(texts)]
            written.append(" | ".join(entries))
            right.append([texts[star]])
            parts.append(Shape("one", len(texts)))
        else:
            assert isinstance(gap, list)
            written.append(" / ".join(map(escaped, gap)))
            right.append(gap)
            parts.append(Shape("words", 12))
    stem = "\n\n".join(around.format(f"This is {{{{ {text}}}}} here.") for text in written)

    outcome = asked(stem, f"book-1{' scoring=partial' if partial else ''}")
    question = question_of(outcome)

    # Of other tools' marks in it a warning may remind.
    assert [code for code in outcome.codes if code != "C145"] == []
    assert accepted(question) == right
    assert question.shape == Shape("gaps", parts=tuple(parts))
    assert question.prompt.count("____") == len(gaps)
    # Each accepted text stands in a whole answer that is right.
    for at, texts in enumerate(right):
        whole = [question.labels.get(f"{at + 1}.{key.answer[at]}", key.answer[at]) for key in question.keys]
        assert list(dict.fromkeys(whole)) == texts


@given(
    st.lists(
        st.sampled_from(
            ["{{", "}}", "{", "}", "\\", "|", " / ", "*", "a", "b ", "`", "\n", "\n\n", "| a | b |\n|---|---|\n"]
        ),
        max_size=24,
    )
)
@examples(150)
def test_no_pair_of_braces_is_lost(pieces: list[str]) -> None:
    """Whatever is written: each pair of braces is a gap, or it is told, or the author has said that it is text."""
    written = "".join(pieces)
    outcome = asked(f"Which? {{{{x}}}}\n\n{written}")
    if outcome.rendered and not outcome.codes:
        question = question_of(outcome)
        shown = re.sub(r"<[^>]*>", "", neutral_html(question.form))
        assert "{{" not in shown or "\\" in written or "`" in written, shown


def test_letters_hang_on_the_id_and_are_never_the_order_as_written() -> None:
    first, other = question_of(asked()), question_of(asked(opening="book-2"))

    assert question_of(asked(STEM.replace("clerk", "auditor"))).keys == first.keys
    for question in (first, other):
        assert list(question.labels) == ["2.a", "2.b", "2.c"]
        assert [question.labels[f"2.{letter}"] for letter in "abc"] != ["head", "treasurer", "clerk"]
        assert re.findall(r'data-entry="(.)"', neutral_html(question.form)) == ["a", "b", "c"]
    two = question_of(asked("{{*a | b}} {{*a | b}} {{*a | b}} {{*a | b}}"))
    assert {two.labels[f"{number}.a"] for number in range(1, 5)} == {"b"}, "two are always exchanged"


def test_nothing_right_is_shown_before_it_is_answered() -> None:
    outcome = asked(STEM.replace("cash book", "xyzzy"))
    question = question_of(outcome)
    page = published(outcome)["index.html"]
    assert outcome.rendered
    paper = handout.handout_html(outcome.catalogue, outcome.rendered.courses[0])

    for text in ("xyzzy", "record", "*"):
        assert text not in neutral_html(question.form)
        assert text not in neutral_html(question.paper)
    assert "xyzzy" not in page
    assert paper.count('class="line"') == 1
    assert re.findall(r'nowrap"><span class="box round"></span>(\w+)', paper) == [
        question.labels[f"2.{letter}"] for letter in "abc"
    ]


@pytest.mark.parametrize("length, width", [(1, 10), (10, 10), (11, 20), (20, 20), (29, 30), (80, 30)])
def test_a_field_does_not_tell_how_long_the_answer_is(length: int, width: int) -> None:
    assert f'data-size="{width}"' in neutral_html(question_of(asked(f"{{{{a / {'b' * length}}}}}")).form)


@pytest.mark.parametrize(
    "old, new",
    [
        ("cash book / record", "record / cash book"),
        (" / record", ""),
        ("cash book", "cash  bk"),
        ("*treasurer | clerk", "treasurer | *clerk"),
        ("| clerk", "| auditor"),
        ("head | *treasurer", "*treasurer | head"),
        ("closes", "opens"),
    ],
)
def test_whatever_the_author_changes_changes_the_hash(old: str, new: str) -> None:
    assert old in STEM
    known = question_of(asked()).digest

    assert question_of(asked(STEM.replace(old, new))).digest != known


def test_the_opening_line_is_hashed_and_what_is_said_afterwards_is_not() -> None:
    known = question_of(asked()).digest

    for opening in ("book-1 exact", "book-1 scoring=partial"):
        assert question_of(asked(opening=opening)).digest != known
    assert question_of(asked(f"{STEM}\n\n! Said afterwards.")).digest == known
    assert question_of(asked(STEM.replace("is noted", "is\nnoted"))).digest == known


@pytest.mark.parametrize(
    "stem, codes",
    [
        ("What does `{{x}}` say?\n\n- [x] a\n- [ ] b", []),
        ("What is $\\frac{{a}}{b}$?\n\n= 1", []),
        ("What does \\{{x}} say, and \\{\\{y\\}\\}?\n\n- [x] a\n- [ ] b", []),
        ("What begins with {{?\n\n- [x] a\n- [ ] b", []),
        ("What is {{}}?\n\n- [x] a\n- [ ] b", []),
        ("What is {{x}}?\n\n- [x] a\n- [ ] b", ["C325"]),
        ("What is {{x}}?\n\n= a", ["C325"]),
        ("What is {{x}}?\n\n- [x] {{a}}\n- [ ] b", ["C325", "C145"]),
        ("Match {{x}}.\n\n- a => b\n- c => d", ["C325"]),
    ],
)
def test_braces_beside_other_answers_are_text_unless_they_are_surely_a_gap(stem: str, codes: list[str]) -> None:
    assert asked(stem).codes == codes


def test_a_gap_in_an_included_file_is_told_where_the_question_includes_it() -> None:
    stem = "The {{book}}.\n\n::: include part.md\n\n- [x] a\n- [ ] b"
    files = {"kursus/part.md": "The {{record}}, and `{{code}}`.\n"}
    alone = "::: include part.md"

    assert [(d.rule.code, d.span.line) for d in asked(alone, **files).report if d.rule.code != "C145"] == [("C364", 8)]
    assert "C325" in asked(stem, **files).codes
    assert "C364" not in asked(stem.replace("{{book}}", "book"), **files).codes, "beside choices it is text"


@pytest.mark.parametrize("word, answers", [("true", ""), ("urutan", "\n1. a\n2. b\n")])
def test_a_question_that_a_word_makes_has_no_gaps(word: str, answers: str) -> None:
    opening = f"book-1 {word}"

    assert asked(f"The {{{{book}}}}.\n{answers}", opening).codes == ["C325"]
    assert asked(f"The `{{{{book}}}}` and \\{{{{book}}}}.\n{answers}", opening).codes == []


@pytest.mark.parametrize("answers", ["", "\n- [x] a\n- [ ] b\n"])
def test_hints_and_explanations_have_no_gaps(answers: str) -> None:
    stem = "The book." if answers else "The {{book}}."
    found = asked(f"{stem}\n{answers}\n? A {{{{hint}}}}.\n\n! The {{{{end}}}}, \\{{{{text}}}}.").report

    line = 9 + len(answers.split("\n")[1:])
    assert [(d.rule.code, d.span.line) for d in found] == [("C145", line + 1), ("C145", line + 3)]


def test_braces_in_a_lesson_are_text() -> None:
    outcome = lesson("\nA {{name}} is text, as is {{, and `{{code}}`.\n")

    assert outcome.codes == ["C145"], "it may have been meant as a gap"
    assert "A {{name}} is text, as is {{, and" in published(outcome)["index.html"]


@pytest.mark.parametrize(
    "stem, codes",
    [
        ("A <b>{{bold}}</b> one, {{H<sub>2</sub>O}} and {{a <!-- b --> c}}.", ["C364", "C365", "C365"]),
        ('An <a href="https://example.org">{{address}}</a>.', ["C364"]),
        ("<details><summary>{{More}}</summary>\n\n{{Text}}\n\n</details>", ["C364", "C364"]),
        ("A comment <!-- {{x}} --> and {{text}}.", []),
    ],
)
def test_there_is_no_room_in_html_and_what_is_not_shown_is_no_gap(stem: str, codes: list[str]) -> None:
    assert asked(stem, **{"catalogue.yml": f"{CATALOGUE}html: true\n"}).codes == codes


@pytest.mark.parametrize(
    "language, said",
    [
        ("en", "Fill in the gaps, and choose where there is a list. Capitals"),
        ("id", "Lengkapi isian, dan pilih bila ada daftar. Huruf"),
    ],
)
def test_what_to_do_is_said_in_the_language_of_the_course(language: str, said: str) -> None:
    course = COURSE.replace("language: en", f"language: {language}")

    assert said in question_of(asked(**{"kursus/course.yml": course})).html


def test_each_place_is_told_at_its_column() -> None:
    outcome = asked("Kas {{a | b}} dan {{*c | *d}}\nlalu {{}} serta {{e.")

    assert [(d.rule.code, d.span.line, d.span.column) for d in outcome.report] == [
        ("C361", 8, 5), ("C361", 8, 19), ("C359", 9, 6), ("C358", 9, 17),
    ]  # fmt: skip
    for found in outcome.report:
        for language in ("en", "id"):
            assert found.message(language)
            assert found.hint(language)
