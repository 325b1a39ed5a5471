# SPDX-License-Identifier: Apache-2.0
"""Ordering: whatever is written in the right order comes back in it, and nothing that is shown or sent tells that order."""

import re

from hypothesis import given
from hypothesis import strategies as st

from helpers.chain import Outcome, lesson, published
from helpers.parsed_html import sealed_data
from sinau.answers import Shape, shape_code
from sinau.model.html_pieces import neutral_html
from sinau.model.rendered import RenderedQuestion

WORDS = st.text("abcdefgh äéЖ水", min_size=1, max_size=12).map(str.split).map(" ".join).filter(bool)
ITEMS = st.lists(WORDS, min_size=2, max_size=12, unique=True)
SHOWN = re.compile(r'<span class="choice-text">(.*?)</span>')


def written(items: list[str], opening: str = "step-1 order", numbers: str = "rising", below: str = "") -> str:
    """A question with these items; its numbers rise from 1 or from 0, or are all the same."""
    first = 0 if numbers == "from 0" else 1
    listed = (f"{first if numbers == 'same' else first + place}. {item}" for place, item in enumerate(items))
    return "\n".join(["", f"::: question {opening}", "", "Put these in order.", "", *listed, "", below, "", ":::", ""])


def only(outcome: Outcome) -> RenderedQuestion:
    assert outcome.rendered, [f"{d.span} {d.rule.code} {d.message('en')}" for d in outcome.report]
    (question,) = outcome.rendered.courses[0].activities[0].questions
    return question


@given(
    items=ITEMS,
    id=st.from_regex(r"[a-z][a-z0-9]{0,8}-[0-9]{1,3}", fullmatch=True),
    word=st.sampled_from(["order", "urutan", "ORDER"]),
    numbers=st.sampled_from(["rising", "from 0", "same"]),
    partial=st.booleans(),
)
def test_what_is_written_in_order_comes_back_in_order(
    items: list[str], id: str, word: str, numbers: str, partial: bool
) -> None:
    outcome = lesson(written(items, f"{id} {word}{' scoring=partial' if partial else ''}", numbers))
    question = only(outcome)
    (key,) = question.keys

    assert outcome.codes == []
    assert shape_code(question.shape) == f"order{len(items)}"
    assert [question.labels[letter] for letter in key.answer] == items
    assert question.data["rule"] == {"correct": [*key.answer], **({"partial": True} if partial else {})}
    # What is shown, printed and sent to an LMS has an order of its own.
    shown = SHOWN.findall(question.html)
    assert sorted(shown) == sorted(items)
    assert shown != items
    assert shown == SHOWN.findall(neutral_html(question.paper)) == list(question.labels.values())
    assert list(question.labels) == sorted(question.labels)


def test_the_page_holds_the_right_order_in_what_is_sealed_alone() -> None:
    items = ["Planning", "Budgeting", "Execution", "Reporting"]
    page = published(lesson(written(items)))["index.html"]
    article = page[page.index("<article") : page.index("</article>")]
    (data,) = sealed_data(article)

    assert len(data["rule"]["correct"]) == 4
    assert SHOWN.findall(article) != items
    assert str(data["rule"]["correct"]) not in article
    assert re.findall(r'data-item="(\w)"', article) == ["a", "b", "c", "d"]
    assert not re.search(r"<(?:input|select|textarea|button)\b", article)


def test_the_order_shown_hangs_on_the_id_alone() -> None:
    items = [f"Step {number}" for number in range(6)]

    def shown(id: str, texts: list[str]) -> list[int]:
        return [texts.index(text) for text in SHOWN.findall(only(lesson(written(texts, f"{id} order"))).html)]

    assert shown("one-1", items) == shown("one-1", [f"Other {number}" for number in range(6)])
    assert len({tuple(shown(f"one-{number}", items)) for number in range(8)}) > 4


def test_another_order_is_another_question_and_other_numbers_are_not() -> None:
    items = ["Planning", "Budgeting", "Execution"]
    before = only(lesson(written(items))).digest

    assert only(lesson(written(items, numbers="same"))).digest == before
    assert only(lesson(written(items, below="! They follow one another."))).digest == before
    assert only(lesson(written(items[::-1]))).digest != before
    assert only(lesson(written(items, "step-1 order scoring=partial"))).digest != before


def test_what_items_hold_is_found_and_written_once() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    items = ["`a < b`", "See [the law](https://example.org)", "![A cart](cart.svg)", "$x^2$"]
    outcome = lesson(written(items), **{"kursus/cart.svg": drawing})
    question = only(outcome)
    assert outcome.rendered

    assert outcome.rendered.courses[0].activities[0].media == ("kursus/cart.svg",)
    assert sorted(question.labels.values()) == sorted(["a < b", "See the law", "A cart", "x^2"])
    assert "<code>a &lt; b</code>" in question.html
    assert "<math" in question.html
    # A picture that is not there is told as anywhere else.
    assert lesson(written(items)).codes == ["C403"]


def test_in_an_exam_and_in_a_bank_it_is_a_question_like_others() -> None:
    front = "---\nid: satu\ntitle: Satu\nkind: quiz\ndraw: 1\n---\n"
    outcome = lesson(written(["A", "B", "C"]) + written(["D", "E"], "step-2 order points=3"), front)
    assert outcome.rendered, outcome.codes

    first, second = outcome.rendered.courses[0].activities[0].questions
    assert (first.shape, second.shape) == (Shape("order", 3), Shape("order", 2))
    assert (first.points, second.points) == (1, 3)
