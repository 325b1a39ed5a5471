# SPDX-License-Identifier: Apache-2.0
"""Holes are filled with a publication's addresses; answers are sealed so that the browser can open them."""

import base64
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.neutral import pieces
from helpers.node import call_each
from helpers.rendered import activity, question
from sinau.publishing.linking import Addresses, fill_activity, fill_holes, seal_question_data

KNOWN = Addresses(
    media=lambda path: f"media/{path}" if path != "gone.png" else None,
    activity=lambda course, activity, anchor: f"{course}|{activity}|{anchor}" if course != "gone" else None,
    page=lambda file, anchor: f'{file}"<{anchor}>' if file != "gone.md" else None,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    "written, address",
    [
        ('<a href="media:a.pdf">', '<a href="media/a.pdf">'),
        ('<img src="media:a.png" alt="">', '<img src="media/a.png" alt="">'),
        ('<a href="media:R&amp;D.pdf">', '<a href="media/R&amp;D.pdf">'),
        ('<a href="activity:desa/asas#bagian" title="x">', '<a href="desa|asas|bagian" title="x">'),
        ('<a href="activity:desa/asas">', '<a href="desa|asas|">'),
        ('<a href="page:index.md#top">', '<a href="index.md&quot;&lt;top&gt;">'),
        ('<a href="media:gone.png">x</a>', '<a data-unavailable="">x</a>'),
        ('<img src="media:gone.png" alt="x">', '<img data-unavailable="" alt="x">'),
        ('<a href="activity:gone/asas">', '<a data-unavailable="">'),
        ('<a href="page:gone.md">', '<a data-unavailable="">'),
    ],
)
def test_neutral_links_get_the_addresses_of_the_publication(written: str, address: str) -> None:
    assert fill_holes(pieces(f"<p>{written}</p>"), KNOWN) == f"<p>{address}</p>"


@pytest.mark.parametrize(
    "fragment",
    [
        '<a href="https://example.org/media:a.pdf">',
        '<a href="#media:x">',
        "media:a.png",
        '&lt;img src="media:a.png"',
        '<code>&lt;a href="activity:a/b"</code>',
    ],
)
def test_all_else_stays_as_it_is(fragment: str) -> None:
    assert fill_holes(pieces(fragment), KNOWN) == fragment


BESIDE = replace(KNOWN, beside="opens <beside> & away")
SAID = '<span class="sinau-spoken"> (opens &lt;beside&gt; &amp; away)</span></a>'


@pytest.mark.parametrize(
    "written, address",
    [
        ('<a href="media:a.pdf">x</a>', f'<a href="media/a.pdf" target="_blank" rel="noopener">x{SAID}'),
        ('<a href="https://a.example/">x</a>', f'<a href="https://a.example/" target="_blank" rel="noopener">x{SAID}'),
        (
            '<a href="https://a.example/" rel="noopener noreferrer">x</a>',
            f'<a href="https://a.example/" rel="noopener noreferrer" target="_blank">x{SAID}',
        ),
        ('<a href="//a.example">x</a>', f'<a href="//a.example" target="_blank" rel="noopener">x{SAID}'),
        ('<a href="mailto:a@b.example">x</a>', f'<a href="mailto:a@b.example" target="_blank" rel="noopener">x{SAID}'),
        ('<a href="tel:+62">x</a>', f'<a href="tel:+62" target="_blank" rel="noopener">x{SAID}'),
        (
            '<a href="media:a.pdf"><img src="media:a.png" alt="A"></a>',
            f'<a href="media/a.pdf" target="_blank" rel="noopener"><img src="media/a.png" alt="A">{SAID}',
        ),
        (
            '<a title=" href=&quot;#&quot; &lt;a href=" href="media:a.pdf">x</a>',
            f'<a title=" href=&quot;#&quot; &lt;a href=" href="media/a.pdf" target="_blank" rel="noopener">x{SAID}',
        ),
        (
            '<a href="media:a.pdf">x</a> <a href="#b">y</a>',
            f'<a href="media/a.pdf" target="_blank" rel="noopener">x{SAID} <a href="#b">y</a>',
        ),
    ],
)
def test_links_out_of_a_page_that_must_stay_open_beside_it_and_say_so(written: str, address: str) -> None:
    assert fill_holes(pieces(f"<p>{written}</p>"), BESIDE) == f"<p>{address}</p>"


@pytest.mark.parametrize(
    "fragment",
    [
        '<a href="#fn-1">1</a>',
        '<a href="">x</a>',
        '<a class="footnote-back" href="#fnref-1" aria-label="back">x</a>',
        '<a data-unavailable="">x</a>',
        '<a title=" href=https://a.example">x</a>',
        '<abbr title="https://a.example">x</abbr>',
        "&lt;a href=&quot;https://a.example&quot;&gt;x&lt;/a&gt;",
        '<code>&lt;a href="https://a.example"&gt;x</code>',
        '<area-like href="https://a.example">x</area-like>',
    ],
)
def test_what_stays_in_the_page_is_left_alone(fragment: str) -> None:
    assert fill_holes(pieces(fragment), BESIDE) == fragment


def test_what_is_right_is_never_taken_for_html() -> None:
    """A course about HTML asks for such words."""
    words = '<a href="https://a.example">x</a> <img src="media:a.png">'
    data = {"rule": {"kind": "text", "correct": [words]}, "explanation": pieces(words)}
    html = fill_activity(activity("one", 0, questions=[replace(question("q-1", 0), data=data)]), BESIDE)
    (opened,) = call_each("themes/sinau_theme/player/sealed_answers.js", "unseal", [[sealed_in(html)[0], "q-1"]])
    assert opened["rule"]["correct"] == [words]
    assert opened["explanation"] != words


def sealed_in(html: str) -> list[str]:
    return re.findall(r'data-question="([^"]*)"', html)


def test_the_browser_opens_what_python_sealed() -> None:
    questions = [question("q-1", 4, choices=4, points=2.5), question("q-2", 7, kind="true-false")]
    html = fill_activity(activity("one", 0, questions=questions), KNOWN)
    calls = [[sealed, item.id] for sealed, item in zip(sealed_in(html), questions, strict=True)]
    opened = call_each("themes/sinau_theme/player/sealed_answers.js", "unseal", calls)
    assert opened[0] == {
        "id": "q-1",
        "index": 4,
        "type": "choice",
        "points": 2.5,
        "hash": "00000004",
        "shape": "one4",
        "rule": {"correct": ["a"]},
        "feedback": {"a": "<p>Yes.</p>"},
        "hints": ["<p>Look again.</p>"],
        "explanation": None,
    }
    assert opened[1]["shape"] == "truth"


@settings(max_examples=5, deadline=None)
@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), JSON), min_size=10, max_size=40))
def test_any_data_survives_the_seal(several: list[tuple[str, object]]) -> None:
    data = [{"id": key, "value": value} for key, value in several]
    calls = [[seal_question_data(item), item["id"]] for item in data]  # type: ignore[arg-type]
    assert call_each("themes/sinau_theme/player/sealed_answers.js", "unseal", calls) == data


def test_links_inside_feedback_hints_and_explanation_are_resolved() -> None:
    item = question("q", 0)
    link = pieces('<p><a href="media:a.pdf">a</a></p>')
    data = {**item.data, "feedback": {"a": link}, "hints": [link], "explanation": link}
    asked = type(item)(**{name: getattr(item, name) for name in item.__slots__} | {"data": data})
    html = fill_activity(activity("one", 0, questions=[asked]), KNOWN)
    (opened,) = call_each("themes/sinau_theme/player/sealed_answers.js", "unseal", [[sealed_in(html)[0], "q"]])
    resolved = '<p><a href="media/a.pdf">a</a></p>'
    assert (opened["feedback"], opened["hints"], opened["explanation"]) == ({"a": resolved}, [resolved], resolved)


def test_the_seal_hides_the_answer_in_plain_letters() -> None:
    text = seal_question_data({"id": "q", "rule": {"correct": ["b"]}})
    assert re.fullmatch(r"[A-Za-z0-9_-]+", text)
    assert b"correct" not in base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    assert seal_question_data({"id": "q"}) == seal_question_data(json.loads('{"id": "q"}'))
    assert seal_question_data({"id": "q", "a": 1})[:8] != seal_question_data({"id": "r", "a": 1})[:8]
