# SPDX-License-Identifier: Apache-2.0
"""Makes a form of a question, and the data that the quiz engine needs for it."""

import re
from hashlib import sha256
from html import escape

from sinau.diagnostics import Message
from sinau.extensions import question_types
from sinau.markdown.html import HtmlWriter
from sinau.model.assessment import Question
from sinau.model.nodes import Block, Inline
from sinau.model.rendered import JsonValue, RenderedQuestion
from sinau.question_type import Writer
from sinau.rendering.clean import clean

FOOTNOTE = re.compile(r'<sup class="footnote-ref".*?</sup>')
ONE_POINT = Message("1 point", "1 poin")
POINTS = Message("{points} points", "{points} poin")


def render_question(question: Question, index: int, writer: HtmlWriter, language: str) -> RenderedQuestion:
    """Return `question`, whose permanent number is `index`, as a form in the course's `language`."""
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
    # Who answered one wording has not answered another; a change of feedback alone changes nothing for them.
    # Nor does the number of a footnote, which changes with the page above.
    worded = FOOTNOTE.sub("", f"{question.type}\n{stem}\n{controls.html}\n{controls.rule}")
    return RenderedQuestion(
        id=question.id,
        index=index,
        type=question.type,
        interaction=question_type.interaction,
        points=question.points,
        # 24 bits tell two wordings of one question apart; more of them would weigh on the first page, where nothing packs them.
        digest=sha256(worded.encode()).hexdigest()[:6],
        choices=controls.choices,
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
