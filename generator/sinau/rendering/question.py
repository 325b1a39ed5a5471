# SPDX-License-Identifier: Apache-2.0
"""Makes a form of a question, and the data that the quiz engine needs for it."""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from typing import TypeVar

from sinau.answers import code
from sinau.diagnostics import Message
from sinau.extensions import question_types
from sinau.markdown.html import HtmlWriter
from sinau.model.assessment import Question
from sinau.model.nodes import Block, Inline
from sinau.model.rendered import JsonValue, RenderedQuestion
from sinau.question_type import Writer
from sinau.rendering.clean import clean
from sinau.rendering.hashed.links import Links
from sinau.rendering.hashed.question import hash_of
from sinau.rendering.words import words_of

ONE_POINT = Message("1 point", "1 poin")
POINTS = Message("{points} points", "{points} poin")
# As the writer leaves it and cleaning lets it through; nothing that an author writes has such an id.
GAP = re.compile(r'<span id="gap-place-([^"]*)"></span>')
N = TypeVar("N", tuple[Block, ...], tuple[Inline, ...])


def render_question(
    question: Question, index: int, writer: HtmlWriter, language: str, links: Links
) -> RenderedQuestion:
    """Return `question`, whose permanent number is `index`, as a form in the course's `language`.

    `links` are what the links of its page can lead to.
    """
    question_type = question_types()[question.type]
    parts = _Parts(writer)
    stem = parts.blocks(question.stem)
    type_writer = Writer(parts.blocks, parts.inlines, lambda found: words_of(parts.inlines(found)), language)
    controls = question_type.render(question, type_writer)
    printed = question_type.print(question, type_writer)
    name = escape(question.id)
    note = f'<p class="question-note">{escape(controls.note)} · {escape(_points(question.points, language))}</p>'

    def body(html: str, gaps: Mapping[str, str]) -> str:
        return f'<div class="question-stem" id="q-{name}-stem">{_filled(stem, gaps)}</div>{html}{note}'

    form = (
        f'<form class="question" id="q-{name}" data-question="{name}" data-type="{escape(question.type)}"'
        f' autocomplete="off" novalidate>{body(controls.html, controls.gaps)}</form>\n'
    )
    feedback: dict[str, JsonValue] = {c.id: parts.blocks(c.feedback) for c in question.choices if c.feedback}
    hints: list[JsonValue] = [parts.blocks(hint) for hint in question.hints]
    right = tuple(key.answer for key in controls.keys)
    return RenderedQuestion(
        id=question.id,
        index=index,
        type=question.type,
        shape=controls.shape,
        points=question.points,
        digest=hash_of(question, writer.page, language, links, writer.number, code(controls.shape), right),
        html=form,
        objective=question.objective,
        data={
            "rule": dict(controls.rule),
            "feedback": feedback,
            "hints": hints,
            "explanation": parts.blocks(question.explanation) if question.explanation else None,
        },
        paper=f'<div class="question">{body(printed.html, printed.gaps)}</div>\n',
        prompt=words_of(stem),
        labels=controls.labels,
        keys=controls.keys,
    )


class _Parts:
    """Writes parts of a question, each once: what is printed has the same footnotes as what is shown."""

    def __init__(self, writer: HtmlWriter) -> None:
        self._writer = writer
        # By identity; the nodes are kept too, so that no others can take their place.
        self._written: dict[int, tuple[object, str]] = {}

    def blocks(self, found: tuple[Block, ...]) -> str:
        """Return the HTML of `found`, cleaned."""
        return self._once(found, self._writer.blocks)

    def inlines(self, found: tuple[Inline, ...]) -> str:
        """Return the HTML of `found`, cleaned."""
        return self._once(found, self._writer.inlines)

    def _once(self, found: N, write: Callable[[N], str]) -> str:
        if id(found) not in self._written:
            self._written[id(found)] = found, clean(write(found))
        return self._written[id(found)][1]


def _filled(stem: str, gaps: Mapping[str, str]) -> str:
    """Return `stem` with its gaps filled in; they are put in when it has been cleaned, like all controls."""
    return GAP.sub(lambda match: f'<span class="question-gap">{gaps[unescape(match[1])]}</span>', stem)


def _points(points: float, language: str) -> str:
    if points == 1:
        return ONE_POINT.text(language)
    number = f"{points:g}"
    return POINTS.text(language, {"points": number.replace(".", ",") if language == "id" else number})
