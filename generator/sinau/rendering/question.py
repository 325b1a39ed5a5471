# SPDX-License-Identifier: Apache-2.0
"""Makes a form of a question, and the data that the quiz engine needs for it."""

from html import escape

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

ONE_POINT = Message("1 point", "1 poin")
POINTS = Message("{points} points", "{points} poin")


def render_question(
    question: Question, index: int, writer: HtmlWriter, language: str, links: Links
) -> RenderedQuestion:
    """Return `question`, whose permanent number is `index`, as a form in the course's `language`.

    `links` are what the links of its page can lead to.
    """
    question_type = question_types()[question.type]

    def blocks(found: tuple[Block, ...]) -> str:
        return clean(writer.blocks(found))

    def inlines(found: tuple[Inline, ...]) -> str:
        return clean(writer.inlines(found))

    stem = blocks(question.stem)
    controls = question_type.render(question, Writer(blocks, inlines, language))
    name = escape(question.id)
    form = (
        f'<form class="question" id="q-{name}" data-question="{name}" data-type="{escape(question.type)}"'
        f' autocomplete="off" novalidate>'
        f'<div class="question-stem" id="q-{name}-stem">{stem}</div>{controls.html}'
        f'<p class="question-note">{escape(controls.note)} · {escape(_points(question.points, language))}</p></form>\n'
    )
    feedback: dict[str, JsonValue] = {c.id: blocks(c.feedback) for c in question.choices if c.feedback}
    hints: list[JsonValue] = [blocks(hint) for hint in question.hints]
    return RenderedQuestion(
        id=question.id,
        index=index,
        type=question.type,
        shape=controls.shape,
        points=question.points,
        digest=hash_of(question, writer.page, language, links, writer.number),
        html=form,
        objective=question.objective,
        data={
            "rule": dict(controls.rule),
            "feedback": feedback,
            "hints": hints,
            "explanation": blocks(question.explanation) if question.explanation else None,
        },
    )


def _points(points: float, language: str) -> str:
    if points == 1:
        return ONE_POINT.text(language)
    number = f"{points:g}"
    return POINTS.text(language, {"points": number.replace(".", ",") if language == "id" else number})
