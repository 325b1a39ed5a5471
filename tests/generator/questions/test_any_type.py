# SPDX-License-Identifier: Apache-2.0
"""Whatever walks over questions reaches all that a question holds, without knowing its type.

The type here exists in this file only: gaps in the stem, typed or chosen, and a list of its own below it.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from helpers import trial_texts  # noqa: F401 - it adds the texts of rules here
from helpers.chain import COURSE, Outcome, lesson, published
from helpers.parsed_html import forms, sealed_data
from sinau.answers import Right, Shape
from sinau.diagnostics import Report, Rule, Severity
from sinau.extensions import question_types
from sinau.model import nodes
from sinau.model.assessment import Choice, Question
from sinau.model.gaps import with_gaps
from sinau.model.html_pieces import Pieces, neutral_html
from sinau.model.nodes import Block
from sinau.model.page import SourceText
from sinau.model.rendered import RenderedQuestion
from sinau.output.artefact import Artefact
from sinau.publications import handout
from sinau.question_type import Controls, Parsed, Printed, QuestionBlock, QuestionType, Writer
from sinau_scorm import package_format12
from sinau_scorm.sheet.document import sheet_html

WORDS = ("trial", "percobaan")
WRITTEN = re.compile(rb"\{\{(.+?)\}\}")
NO_ROOM = Rule("C994", "trial-gap", Severity.ERROR)


def _starts(blocks: tuple[Block, ...], source: SourceText) -> int:
    found = (number for number, block in enumerate(blocks) if isinstance(block, nodes.List) and block.first is not None)
    return next(found, len(blocks))


def _parse(block: QuestionBlock) -> Parsed:
    report = Report()
    first, last = block.stem[0].start, block.stem[-1].end
    found = {match.span(): match[1].decode() for match in WRITTEN.finditer(block.source.utf8, first, last)}
    ids = {where: str(number) for number, where in enumerate(found, 1)}
    stem, left = with_gaps(block.stem, ids, block.source)
    for where, id in ids.items():
        if id in left:
            report.add(NO_ROOM, block.source.span(*where))
    items = [item for answer in block.answers if isinstance(answer, nodes.List) for item in answer.items]
    choices = []
    for letter, item in zip("abcdef", items, strict=False):
        text, *feedback = item.children
        assert isinstance(text, nodes.Paragraph)
        said = tuple(inner for quote in feedback if isinstance(quote, nodes.Quote) for inner in quote.children)
        choices.append(Choice(letter, False, text.children, said, block.place(item)))
    return Parsed(tuple(choices), tuple(report), value=tuple(found.values()), stem=stem)


def _render(question: Question, writer: Writer) -> Controls:
    assert isinstance(question.value, tuple)
    gaps = {str(n): f'<input name="answer" aria-label="Gap {n}">' for n in range(1, len(question.value) + 1)}
    listed = "".join(f'<li class="choice-text">{writer.inlines(one.text)}</li>' for one in question.choices)
    return Controls(
        html=f'<ul class="question-choices">{listed}</ul>',
        note="Fill in.",
        shape=Shape("gaps", parts=tuple(Shape("words", 12) for _ in question.value)),
        rule={"correct": [], "gaps": [{"correct": [text]} for text in question.value]},
        labels={choice.id: writer.words(choice.text) for choice in question.choices},
        keys=(Right(question.value),),
        gaps=gaps,
    )


def _print(question: Question, writer: Writer) -> Printed:
    assert isinstance(question.value, tuple)
    listed = "".join(f"<li>{writer.inlines(one.text)}</li>" for one in question.choices)
    return Printed(f"<ul>{listed}</ul>", {str(n): '<span class="line"></span>' for n in range(1, 10)})


TRIAL = QuestionType(
    name="trial",
    matches=lambda block: any(word in block.words for word in WORDS),
    parse=_parse,
    render=_render,
    print=_print,
    words=WORDS,
    named=True,
    reads=frozenset({"gaps"}),
    starts=_starts,
    own_line=lambda line: line.lstrip().startswith("[x] mine"),
)
BLOCK = """\
::: question q-1 trial

The {{cash book}} of ![a cow](cow.svg) is closed {{monthly}}.

1. see [the next](02.md)
   > Translatable of [it](https://example.org).
2. see *this* ![picture](two.svg)

? A hint with ![a third](three.svg).

:::
"""
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
PICTURES: dict[str, str | bytes] = {f"kursus/{name}.svg": DRAWING for name in ("cow", "two", "three")}
SECOND = "---\nid: dua\ntitle: Dua\n---\n\nText.\n"
FILES: dict[str, str | bytes] = {
    **PICTURES,
    "kursus/02.md": SECOND,
    "kursus/course.yml": COURSE.replace("[01.md]", "[01.md, 02.md]"),
}


@pytest.fixture(autouse=True)
def _one_more_type(monkeypatch: pytest.MonkeyPatch) -> None:
    types = {**question_types(), TRIAL.name: TRIAL}
    for module in ("rendering.question", "parsing.question", "parsing.question_types"):
        monkeypatch.setattr(f"sinau.{module}.question_types", lambda: types)


def asked(block: str = BLOCK, **files: str | bytes) -> Outcome:
    return lesson(f"\n{block}", **(FILES | files))


def question_of(outcome: Outcome) -> RenderedQuestion:
    assert outcome.rendered, [f"{d.span} {d.rule.code} {d.message('en')}" for d in outcome.report]
    return outcome.rendered.courses[0].activities[0].questions[0]


def digest(old: str = "", new: str = "") -> str:
    assert old in BLOCK
    return question_of(asked(BLOCK.replace(old, new) if old else BLOCK)).digest


def test_controls_stand_in_the_gaps_of_the_stem() -> None:
    outcome = asked()
    question = question_of(outcome)

    assert outcome.codes == []
    assert '<p>The <span class="question-gap"><input name="answer" aria-label="Gap 1"></span> of <img' in neutral_html(
        question.form
    )
    assert "cash book" not in neutral_html(question.form)
    assert question.prompt == "The ____ of a cow is closed ____."
    page = published(outcome)["index.html"]
    (form,) = forms(page.partition("<article")[2].partition(">")[2].partition("</article>")[0])
    assert len(form.xpath('.//*[@class="question-stem"]//input')) == 2
    (data,) = sealed_data(page)
    assert (data["shape"], data["rule"]["gaps"][1]) == ("gaps(words12,words12)", {"correct": ["monthly"]})


def test_links_and_media_in_all_of_it_are_followed() -> None:
    outcome = asked()
    question = question_of(outcome)
    assert outcome.rendered

    assert set(outcome.rendered.courses[0].activities[0].media) == set(PICTURES)
    assert 'href="activity:kursus/dua"' in neutral_html(question.form)
    feedback = question.data["feedback"]
    assert isinstance(feedback, dict)
    assert {id: neutral_html(said) for id, said in feedback.items() if isinstance(said, Pieces)} == {
        "a": '<p>Translatable of <a href="https://example.org" rel="noopener noreferrer">it</a>.</p>\n'
    }
    for address in ("02.md", "cow.svg", "two.svg", "three.svg"):
        assert [code for code in asked(BLOCK.replace(address, "gone.md")).codes if code.startswith("C4")], address


@pytest.mark.parametrize(
    "old, new, codes",
    [
        ("![picture](two.svg)", "![](two.svg)", "C5"),  # a picture without a text
        ("*this*", "<b>this</b>", "C"),
        ("see *this*", "see [here](02.md)", "C5"),
        ("The {{", "<i>The</i> {{", "C"),
    ],
)
def test_checks_of_pages_look_at_all_of_it(old: str, new: str, codes: str) -> None:
    assert old in BLOCK
    found = asked(BLOCK.replace(old, new)).codes

    assert any(code.startswith(codes) for code in found), found


def test_terms_that_are_gone_are_told_also_in_gaps_and_items() -> None:
    terms = "terms:\n  - term: cash book\n    meaning: Old.\n    superseded_by: cash record\n"
    found = asked(BLOCK.replace("see *this*", "the cash book"), **{"kursus/glossary.yml": terms})

    assert len([d for d in found.report if d.rule.name == "superseded-term"]) == 2, found.codes


def test_the_hash_is_of_all_that_was_written() -> None:
    known = digest()
    for old, new in [("> Translatable", "> Other"), ("? A hint", "? Another"), ("q-1 trial", "q-1 trial points=2")]:
        assert digest(old, new) == known, new
    changes = [
        ("cash book", "bank book"),
        ("closed", "opened"),
        ("*this*", "that"),
        ("1. see [the next](02.md)", "1. see [the first](02.md)"),
        ("q-1 trial", "q-1 percobaan"),
    ]
    assert len({known, *(digest(*change) for change in changes)}) == len(changes) + 1


def test_it_is_printed_and_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handout, "picture_as_data", lambda catalogue, path: f"data:{path}")
    outcome = asked()
    question = question_of(outcome)
    assert outcome.rendered
    paper = handout.handout_html(outcome.catalogue, outcome.rendered.courses[0])

    assert 'The <span class="question-gap"><span class="line"></span></span> of <img src="data:' in paper
    assert "<input" not in paper
    assert "cash book" not in paper
    assert "see <em>this</em>" in paper
    assert question.labels == {"a": "see the next", "b": "see this picture"}
    assert question.keys == (Right(("cash book", "monthly")),)
    sheet = sheet_html(package_format12.FORMAT, outcome.rendered, Artefact(Path("x.zip"), 1, "ab"), "en")
    assert "see this picture" in sheet
    assert "cash book" not in sheet


@pytest.mark.parametrize(
    "old, new, expected",
    [
        ("? A hint", "= cash\n\n? A hint", ("C325", 14)),
        ("2. see *this*", "2. [x] see *this*", ("C325", 10)),
        ("{{monthly}}", "`{{monthly}}`", ("C994", 8)),
        ("q-1 trial", "q-1 trial true", ("C325", 6)),
        ("q-1 trial", "q-1 trial unit=m", ("C331", 6)),
        ("? A hint", "[x] theirs\n\n? A hint", ("C338", 14)),
    ],
)
def test_what_is_not_its_own_is_reported(old: str, new: str, expected: tuple[str, int]) -> None:
    assert old in BLOCK

    assert expected in [(d.rule.code, d.span.line) for d in asked(BLOCK.replace(old, new)).report]


def test_its_own_lines_are_its_own() -> None:
    assert "C338" not in asked(BLOCK.replace("? A hint", "[x] mine\n\n? A hint")).codes


def test_two_types_that_lines_alone_make_cannot_be_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    arrows = replace(TRIAL, words=(), named=False, matches=lambda block: b"=>" in block.source.utf8)
    types = {**question_types(), TRIAL.name: arrows}
    for module in ("rendering.question", "parsing.question", "parsing.question_types"):
        monkeypatch.setattr(f"sinau.{module}.question_types", lambda: types)

    assert lesson("\n::: question q-1\n\\{{Which}}?\n\n1. a => b\n:::\n").codes == []
    assert lesson("\n::: question q-1\n\\{{Which}}?\n\n1. a => b\n\n= 70\n:::\n").codes == ["C325"]
