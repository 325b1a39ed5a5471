# SPDX-License-Identifier: Apache-2.0
"""Makes a form of a question, and the data that the quiz engine needs for it."""

from collections.abc import Callable, Mapping
from html import escape
from typing import TypeVar

from sinau.answers import Shape, shape_code
from sinau.diagnostics import Message
from sinau.extensions import question_types
from sinau.markdown.html import HtmlWriter, gap_place
from sinau.model.assessment import Question
from sinau.model.html_pieces import Pieces, SealedData, neutral_html
from sinau.model.nodes import Block, Inline
from sinau.model.rendered import RenderedQuestion, Shown
from sinau.question_type import Controls, Writer
from sinau.rendering.hashed.links import HashedLinks
from sinau.rendering.hashed.question import hash_of
from sinau.rendering.html_cleaning import clean_html
from sinau.rendering.visible_words import visible_words_of

UNNUMBERED = -1
POINTS = Message("pages.points")
# Shapes of answers that are written into a field.
WRITTEN = {"words", "number", "text"}
N = TypeVar("N", tuple[Block, ...], tuple[Inline, ...])


def render_question(
    question: Question, writer: HtmlWriter, language: str, links: HashedLinks, settings: Mapping[str, object]
) -> RenderedQuestion:
    """Return `question` as a form in the course's `language`, without its permanent number.

    `links` are what the links of its page can lead to; `settings` those of the course that types declare.
    """
    question_type = question_types()[question.type]
    marks, parts = writer.marks, _PartWriter(writer)
    stem = parts.blocks(question.stem)
    opening = marks.opening
    type_writer = Writer(
        parts.blocks, parts.inlines, lambda found: parts.words(parts.inlines(found)), language, settings
    )
    controls = question_type.render(question, type_writer)
    printed = question_type.print(question, type_writer)
    marks.uses |= {"field"} if WRITTEN & _kinds_in_shape(controls.shape) else set()
    name = escape(question.id)
    note = f'<p class="question-note">{escape(controls.note)}{escape(_points_note(question, controls, language))}</p>'

    def body_html(html: str, gaps: Mapping[str, str]) -> str:
        below = html.replace(f'="q-{name}-stem"', f'="{marks.ids}q-{name}-stem"')  # by which types name their controls
        return f'<div class="question-stem" id="{marks.ids}q-{name}-stem">{_with_gaps_filled(stem, gaps)}</div>{below}{note}'

    form = (
        f'<form class="question" id="{marks.ids}q-{name}"'
        f' data-question="{marks.mark_for_hole(SealedData(question.id))}" data-type="{escape(question.type)}"'
        f' autocomplete="off" novalidate>{body_html(controls.html, controls.gaps)}</form>\n'
    )
    feedback: dict[str, Pieces] = {c.id: parts.pieces(c.feedback) for c in question.choices if c.feedback}
    hints: list[Pieces] = [parts.pieces(hint) for hint in question.hints]
    explanation: Shown = parts.pieces(question.explanation) if question.explanation else None
    # What is shown later is not what a page begins with.
    marks.opening = opening
    right, shape = tuple(key.answer for key in controls.keys), shape_code(controls.shape)
    return RenderedQuestion(
        id=question.id,
        index=UNNUMBERED,
        type=question.type,
        shape=controls.shape,
        points=question.points,
        digest=hash_of(question, writer.page, language, links, writer.footnote_number, shape, right),
        form=marks.pieces_of_text(form),
        paper=marks.pieces_of_text(f'<div class="question">{body_html(printed.html, printed.gaps)}</div>\n'),
        objective=question.objective,
        data={
            "rule": dict(controls.rule),
            "feedback": feedback,
            "hints": hints,
            "explanation": explanation,
        },
        prompt=parts.words(stem),
        labels=controls.labels,
        keys=controls.keys,
    )


class _PartWriter:
    """Writes parts of a question, each once: what is printed has the same footnotes as what is shown."""

    def __init__(self, writer: HtmlWriter) -> None:
        self._writer = writer
        # By identity; the nodes are kept too, so that no others can take their place.
        self._written: dict[int, tuple[object, str]] = {}

    def blocks(self, found: tuple[Block, ...]) -> str:
        """Return the HTML of `found`, cleaned."""
        return self._write_once(found, self._writer.blocks)

    def pieces(self, found: tuple[Block, ...]) -> Pieces:
        """Return `found` as pieces."""
        return self._writer.marks.pieces_of_text(self.blocks(found))

    def words(self, text: str) -> str:
        """Return what a reader sees of `text`, which may hold marks."""
        return visible_words_of(neutral_html(self._writer.marks.pieces_of_text(text)))

    def inlines(self, found: tuple[Inline, ...]) -> str:
        """Return the HTML of `found`, cleaned."""
        return self._write_once(found, self._writer.inlines_in_element)

    def _write_once(self, found: N, write: Callable[[N], str]) -> str:
        if id(found) not in self._written:
            self._written[id(found)] = found, clean_html(write(found))
        return self._written[id(found)][1]


def _with_gaps_filled(stem: str, gaps: Mapping[str, str]) -> str:
    """Return `stem` with its gaps filled in; they are put in when it has been cleaned, like all controls."""
    for gap, html in gaps.items():
        stem = stem.replace(gap_place(gap), f'<span class="question-gap">{html}</span>')
    return stem


def _kinds_in_shape(shape: Shape) -> set[str]:
    return {shape.kind}.union(*(_kinds_in_shape(part) for part in shape.parts))


def _points_note(question: Question, controls: Controls, language: str) -> str:
    return f" · {_points_text(question.points, language)}" if controls.shape.scored else ""


def _points_text(points: float, language: str) -> str:
    return POINTS.text(language, {"points": points})
