# SPDX-License-Identifier: Apache-2.0
"""Matching: what was written on both sides of an arrow is what learners match, whatever stands there, or it is told why not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.chain import Outcome, lesson
from helpers.strategies import examples
from sinau.answers import Shape
from sinau.model.html_pieces import neutral_html
from sinau.model.rendered import RenderedQuestion
from sinau.parsing.tick_boxes import looks_like_choice

PAIRS = "- Head => decides\n- Secretary => coordinates\n- Treasurer => keeps the cash\n"


def asked(answers: str = PAIRS, stem: str = "Who does what?", opening: str = "duty-1", **files: str | bytes) -> Outcome:
    return lesson(f"\n::: question {opening}\n\n{stem}\n\n{answers}\n:::\n", **files)


def question_of(outcome: Outcome) -> RenderedQuestion:
    assert outcome.rendered, [f"{d.span} {d.rule.code} {d.message('en')}" for d in outcome.report]
    (question,) = outcome.rendered.courses[0].activities[0].questions
    return question


def matched(question: RenderedQuestion) -> list[tuple[str, str]]:
    """Return the words of each right pair, in the order of the prompts."""
    pairs = [pair.split(".") for pair in question.keys[0].answer]
    return [(question.labels[f"{prompt}."], question.labels[f".{option}"]) for prompt, option in pairs]


def escaped(text: str) -> str:
    """Return Markdown that shows `text` as it is."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


# Of one character or more that shows something, without blanks at its ends. What looks like a tick box is a mistake (C338).
SIDE = (
    st.text(st.sampled_from("abcXYZ019 =>-<&;:*_`[](){}|\\/$#!?.+~^\"'éß漢ا😀→⇒"), min_size=1, max_size=18)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: re.search(r"\w", text) is not None and not looks_like_choice(f"- {text}"))
)


@given(
    prompts=st.lists(SIDE, min_size=1, max_size=15, unique_by=str.casefold),
    options=st.lists(SIDE, min_size=2, max_size=15, unique_by=str.casefold),
    chosen=st.lists(st.integers(0, 14), min_size=15, max_size=15),
    blanks=st.sampled_from(["=>", " => ", "  =>\t"]),
    partial=st.booleans(),
)
@examples(60)
def test_what_was_written_comes_back(
    prompts: list[str], options: list[str], chosen: list[int], blanks: str, partial: bool
) -> None:
    pairs = [(prompt, options[number % len(options)]) for prompt, number in zip(prompts, chosen, strict=False)]
    fit = {option for _, option in pairs}
    # Without a blank such a sign would belong to the arrow.
    arrows = [" => " if prompt[-1] in "<=>!-" else blanks for prompt in prompts]
    lines = [f"- {escaped(one)}{arrow}{escaped(other)}" for (one, other), arrow in zip(pairs, arrows, strict=True)]
    lines += [f"- => {escaped(option)}" for option in options if option not in fit]

    outcome = asked("\n".join(lines) + "\n", opening=f"duty-1{' scoring=partial' if partial else ''}")
    question = question_of(outcome)

    # Brackets with a backslash may look like a formula of another tool, which is a warning (C145).
    assert [code for code in outcome.codes if code not in {"C355", "C145"}] == []
    assert matched(question) == pairs
    assert question.shape == Shape("pairs", len(prompts), len(options))
    assert sorted(text for name, text in question.labels.items() if name[0] == ".") == sorted(options)
    rule: dict[str, object] = {"correct": list(question.keys[0].answer)}
    assert question.data["rule"] == {**rule, **({"partial": True} if partial else {})}


@given(st.lists(st.text(st.sampled_from("ab =>-`*[x]\n→<!\\"), max_size=12), min_size=1, max_size=6))
@examples(60)
def test_no_line_is_lost(lines: list[str]) -> None:
    """Whatever stands in a list with a pair: it is told, or it is there to be matched."""
    written = ["Head => decides", "Clerk => writes", *lines]
    outcome = asked("".join(f"- {line}\n" for line in written))
    if outcome.rendered and not outcome.codes:
        question = question_of(outcome)
        shown = "".join(question.labels.values()) + question.prompt
        for letter in re.sub(r"(?s)<!.*", "", "".join(lines)):
            assert letter not in "ab" or letter in shown


def test_letters_hang_on_the_id_alone_and_are_not_the_key() -> None:
    first, other = question_of(asked()), question_of(asked(opening="duty-2 points=2"))

    assert question_of(asked(PAIRS.replace("decides", "approves"))).keys == first.keys
    assert first.keys != other.keys
    for question in (first, other):
        assert [pair[2:] for pair in question.keys[0].answer] != ["a", "b", "c"]
        assert list(question.labels) == ["a.", "b.", "c.", ".a", ".b", ".c"]
        shown = neutral_html(question.form)
        assert re.findall(r'data-option="(.)"', shown) == ["a", "b", "c"]
        assert "correct" not in shown


@pytest.mark.parametrize(
    "old, new",
    [
        ("decides", "orders"),
        ("Head", "Mayor"),
        ("- Head => decides\n- Secretary => coordinates", "- Head => coordinates\n- Secretary => decides"),
        ("- Treasurer =>", "- =>"),
        ("cash\n", "cash\n- => audits\n"),
    ],
)
def test_what_was_matched_with_what_is_hashed(old: str, new: str) -> None:
    assert old in PAIRS

    assert question_of(asked(PAIRS.replace(old, new))).digest != question_of(asked()).digest
    assert question_of(asked(PAIRS.replace(" => ", "=>"))).digest == question_of(asked()).digest


@pytest.mark.parametrize("arrow", ["->", "-->", "→", "⇒", "➔", "==>", "⟶", "<->"])
def test_another_arrow_is_told_with_the_right_one(arrow: str) -> None:
    for answers in (PAIRS.replace("=>", arrow), PAIRS.replace("cash", f"cash\n- Clerk {arrow} writes")):
        outcome = asked(answers)

        assert set(outcome.codes) == {"C350"}
        for found in outcome.report:
            assert f"Write => instead of {arrow}." in found.hint("en")
            assert f"Tulis => sebagai ganti {arrow}." in found.hint("id")


@pytest.mark.parametrize("answers", ["- [x] a\n- [ ] b\n", "= 70\n", "= word\n"])
def test_arrows_above_other_answers_are_a_part_of_the_stem(answers: str) -> None:
    listed = "It says:\n\n- Head => decides\n- Secretary → coordinates\n\nWhat now?"
    plain = question_of(asked(answers, stem=listed))

    assert plain.type != "matching"
    assert "decides" in plain.prompt


def test_a_list_of_its_own_kind_above_the_pairs_is_a_part_of_the_stem() -> None:
    outcome = asked(stem="There are:\n\n- a village\n- its council\n\nWho does what?")

    assert outcome.codes == []
    assert question_of(outcome).prompt == "There are: a village its council Who does what?"


@pytest.mark.parametrize(
    "lists", ["1. Head => decides\n2. Clerk => writes\n", "- Head\n- Clerk -> writes\n", "- Head\n"]
)
def test_a_list_without_pairs_is_no_answer(lists: str) -> None:
    outcome = asked(lists)

    assert outcome.codes == ["C302"]
    (found,) = outcome.report
    assert "`- left side => right side` lines" in found.hint("en")


def test_sides_hold_what_a_line_can_hold() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    outcome = asked(
        "- ![A square](a.svg) of $a$ => [this article](https://example.org/a) and `code`\n- Second line\n  goes on => *no*\n",
        **{"kursus/a.svg": drawing},
    )
    question = question_of(outcome)
    assert outcome.rendered

    assert matched(question) == [("A square of a", "this article and code"), ("Second line goes on", "no")]
    assert set(outcome.rendered.courses[0].activities[0].media) == {"kursus/a.svg"}
    assert "data-short" not in question.html
    assert "data-short" in question_of(asked()).html
    assert "data-short" not in question_of(asked(PAIRS.replace("decides", "decides all that is to be decided"))).html


def test_a_note_says_what_counts_and_that_an_option_may_be_used_again() -> None:
    alone, several = question_of(asked()).html, question_of(asked(PAIRS + "- Deputy => decides\n")).html

    assert "Each right line counts." in question_of(asked(opening="duty-1 scoring=partial")).html
    assert "Each right line counts." not in alone
    assert "An option may fit several lines." in several
    assert "An option may fit several lines." not in alone


@pytest.mark.parametrize(
    "line, expected",
    [
        ("fish &amp; chips => food", ("fish & chips", "food")),
        (r"\=> b => an arrow", ("=> b", "an arrow")),
        (r"a \\=> b", ("a \\", "b")),
        ("a =&gt; b => escaped", ("a => b", "escaped")),
        ("http://example.org/a=>b => an address", ("http://example.org/a=>b", "an address")),
        ("**a => b** => in bold", ("a => b", "in bold")),
        ("[a => b](https://example.org/) => in a link", ("a => b", "in a link")),
        ("$a => b$ => in a formula", None),
        ("*a*=>*b*", ("a", "b")),
    ],
)
def test_an_arrow_is_one_in_plain_text_only(line: str, expected: tuple[str, str] | None) -> None:
    outcome = asked(f"- {line}\n- other => another\n")

    found = matched(question_of(outcome))[0]
    assert found == expected or (expected is None and found[1] == "in a formula")


@pytest.mark.parametrize(
    "line", ["a => b " * 20_000, "\\" * 120_000 + "=> b", r"\=>" * 40_000, "`=>` " * 20_000, "-" * 120_000]
)
def test_long_lines_take_no_longer_than_others(line: str) -> None:
    """With steps that grow with the square of a line's length this would not end."""
    assert asked(f"- Head => decides\n- {line}\n").codes
