# SPDX-License-Identifier: Apache-2.0
"""The text from which a question's hash is made, whole. Frozen: see this package.

The template is that of the five types which there were; any other type hashes what its author wrote.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from html import escape

from sinau.model import nodes
from sinau.model.assessment import Choice, Question
from sinau.model.nodes import Block, Inline
from sinau.model.page import Page, SourceText
from sinau.rendering.hashed.html import HashedWriter
from sinau.rendering.hashed.links import HashedLinks
from sinau.rendering.hashed.lists import ATTRIBUTES, SCHEMES, TAGS
from sinau.rendering.html_cleaning import make_cleaner

CLEANER = make_cleaner(TAGS, ATTRIBUTES, SCHEMES)
# Tags as cleaning writes them: the value of an attribute may hold a "<".
TAG = re.compile(r'<[A-Za-z](?:[^"<>]|"[^"]*")*>')
VALUE = re.compile(r'"[^"]*"')
FOOTNOTE = re.compile(r'<sup class="footnote-ref".*?</sup>')
TRUE_FALSE = {"id": {"true": "Benar", "false": "Salah"}, "en": {"true": "True", "false": "False"}}
FIELD = {"id": "Jawaban Anda", "en": "Your answer"}
PLAIN = r"[-+−]?\d{1,12}(?:\.\d{1,7})?"
SINGLE = re.compile(rf"({PLAIN})\Z")
AROUND = re.compile(rf"({PLAIN})\s*(?:\+-|\+/-|±)\s*({PLAIN})\Z")
RANGE = re.compile(rf"({PLAIN})\s*\.\.\s*({PLAIN})\Z")
# Whole answers, as the journal keeps them.
Right = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class HashedParts:
    """Writes parts of a question in `language` (`id` or `en`)."""

    writer: HashedWriter
    language: str

    def blocks(self, found: tuple[Block, ...]) -> str:
        """Return the text of `found`, cleaned."""
        return _clean_fragment(self.writer.blocks(found))

    def inlines(self, found: tuple[Inline, ...]) -> str:
        """Return the text of `found`, cleaned."""
        return _clean_fragment(self.writer.inlines(found))


def _clean_fragment(fragment: str) -> str:
    """Return `fragment` cleaned. Older versions of nh3 leave < and > in attributes as they are; so whatever version is there."""

    def escaped(value: re.Match[str]) -> str:
        return value[0].replace("<", "&lt;").replace(">", "&gt;")

    return TAG.sub(lambda tag: VALUE.sub(escaped, tag[0]), CLEANER.clean(fragment))


def hash_of(
    question: Question,
    page: Page,
    language: str,
    links: HashedLinks,
    number: Callable[[str, str], int],
    shape: str = "",
    right: Right = (),
) -> str:
    """Return the hash of `question`, which stands in the file `page` of a course in `language`.

    `number` returns the number of a footnote of the page, by file and label. `shape` is the code of the shape of its answers and
    `right` are its right answers, as the journal keeps answers: both are hashed only of types that came later.
    """
    parts = HashedParts(HashedWriter(page.file, language, links, number), "id" if language == "id" else "en")
    # 24 bits tell two wordings of one question apart; more of them would weigh on the first page, where nothing packs them.
    return sha256(hashed_text(question, parts, page.source, shape, right).encode()).hexdigest()[:6]


def hashed_text(question: Question, parts: HashedParts, source: SourceText, shape: str = "", right: Right = ()) -> str:
    """Return the text that is hashed of `question`, which stands in `source`.

    Who answered one wording has not answered another; a change of feedback alone changes nothing for them. Nor does the
    number of a footnote, which changes with the page above.
    """
    if question.type not in TEMPLATES:
        return text_as_author_wrote(question, source, shape, right)
    controls, rule = TEMPLATES[question.type](question, parts)
    return FOOTNOTE.sub("", f"{question.type}\n{parts.blocks(question.stem)}\n{controls}\n{rule}")


def _hashed_text_of_choices(control: str) -> Callable[[Question, HashedParts], tuple[str, str]]:
    def template(question: Question, parts: HashedParts) -> tuple[str, str]:
        texts = [(choice.id, parts.inlines(choice.text)) for choice in question.choices]
        partial = control == "checkbox" and question.options.get("scoring", "").casefold() in {"partial", "sebagian"}
        return _choices_text(question, control, texts), _rule_text(
            "partial" if partial else "set", _correct_ids(question)
        )

    return template


def _template_of_true_false(question: Question, parts: HashedParts) -> tuple[str, str]:
    texts = list(TRUE_FALSE[parts.language].items())
    return _choices_text(question, "radio", texts), _rule_text("set", _correct_ids(question))


def _choices_text(question: Question, control: str, texts: list[tuple[str, str]]) -> str:
    labels = "".join(
        f'<label class="choice"><input type="{control}" name="answer" value="{name}">'
        f'<span class="choice-text">{text}</span></label>'
        for name, text in texts
    )
    role = "radiogroup" if control == "radio" else "group"
    return f'<div class="question-choices" role="{role}" aria-labelledby="q-{escape(question.id)}-stem">{labels}</div>'


def _template_of_short(question: Question, parts: HashedParts) -> tuple[str, str]:
    exact = any(word in question.words for word in ("exact", "tepat"))
    return _field_text(question, parts, ""), _rule_text("text", _accepted_texts(question), f"'exact': {exact}")


def _template_of_number(question: Question, parts: HashedParts) -> tuple[str, str]:
    unit = question.options.get("unit", "").strip()
    single: list[str] = []
    ranges: list[list[float] | str] = []
    for text in _accepted_texts(question):
        bounds = _accepted_bounds(text)
        # A form that there was not yet is hashed as it was written.
        ranges.append([float(bounds[0]), float(bounds[1])] if bounds else text)
        if bounds and bounds[2] is not None:
            single.append(_digits_of(bounds[2]))
    after = f'<span class="answer-unit">{escape(unit)}</span>' if unit else ""
    decimal = "," if parts.language == "id" else "."
    rest = (f"'ranges': {ranges}", f"'unit': {unit!r}", f"'decimal': {decimal!r}")
    return _field_text(question, parts, 'inputmode="decimal"', after), _rule_text("number", single, *rest)


def _field_text(question: Question, parts: HashedParts, attributes: str, after: str = "") -> str:
    return (
        f'<div class="question-choices"><label class="answer"><span class="answer-label">{FIELD[parts.language]}</span>'
        f'<input type="text" name="answer" {attributes} maxlength="200" autocomplete="off" autocapitalize="off"'
        f' spellcheck="false" aria-describedby="q-{escape(question.id)}-stem">{after}</label></div>'
    )


def _rule_text(kind: str, correct: list[str], *more: str) -> str:
    return "{" + ", ".join([f"'kind': {kind!r}", f"'correct': {correct}", *more]) + "}"


def _correct_ids(question: Question) -> list[str]:
    return [choice.id for choice in question.choices if choice.correct]


def _accepted_texts(question: Question) -> list[str]:
    return ["".join(one.text for one in choice.text if isinstance(one, nodes.Text)) for choice in question.choices]


def _accepted_bounds(text: str) -> tuple[Decimal, Decimal, Decimal | None] | None:
    """Return the lowest and highest number of `text` and the one that it is about; `None` when it has none of these forms."""
    plain = text.replace("−", "-")
    if match := SINGLE.match(plain):
        return Decimal(match[1]), Decimal(match[1]), Decimal(match[1])
    if match := AROUND.match(plain):
        value, tolerance = Decimal(match[1]), Decimal(match[2])
        return value - tolerance, value + tolerance, value
    if match := RANGE.match(plain):
        return Decimal(match[1]), Decimal(match[2]), None
    return None


def _digits_of(number: Decimal) -> str:
    text = f"{number:f}" if number else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


TEMPLATES: dict[str, Callable[[Question, HashedParts], tuple[str, str]]] = {
    "choice": _hashed_text_of_choices("radio"),
    "multiple": _hashed_text_of_choices("checkbox"),
    "true-false": _template_of_true_false,
    "short": _template_of_short,
    "number": _template_of_number,
}


def text_as_author_wrote(question: Question, source: SourceText, shape: str = "", right: Right = ()) -> str:
    """Return what is hashed of a question of any other type: what its author wrote in `source`, and nothing rendered.

    Blanks and ends of lines make no difference; feedback, hints and explanation are no part of it. Further values of its type
    are, where there are any.
    """
    choices = [[choice.id, choice.correct, _choice_text(choice, source)] for choice in question.choices]
    options = sorted([*question.options.items(), *((word, "") for word in question.words)])
    stem = _source_of_nodes(question.stem, source)
    further = [list(question.hashed)] if question.hashed else []
    return json.dumps(
        [question.type, shape, options, stem, choices, [list(one) for one in right], *further], ensure_ascii=False
    )


def _choice_text(choice: Choice, source: SourceText) -> str:
    placed = [node for node in choice.text if node.end > node.start]
    return _source_of_nodes(placed, source) if placed else " ".join("".join(_texts_of(choice)).split())


def _texts_of(choice: Choice) -> list[str]:
    return [node.text for node in choice.text if isinstance(node, nodes.Text)]


def _source_of_nodes(found: tuple[Block, ...] | list[Inline], source: SourceText) -> str:
    """Return the source of nodes that follow one another; in the place of an included file stands what is in it."""
    texts: list[str] = []
    before, ended = False, -1  # whether the node before counts as text, and where it ended
    for node in _nodes_with_spans_taken_apart(found):
        if isinstance(node, nodes.Included):
            texts += [" ", _source_of_nodes(node.page.blocks, node.page.source)]
            before = False
        else:
            text = isinstance(node, nodes.Text | nodes.AttributeList)
            # Names of emoji, attribute lists and the brackets of spans were a part of the text beside them.
            texts += [
                "" if text and before and node.start == ended else " ",
                source.utf8[node.start : node.end].decode(),
            ]
            before, ended = text, node.end
    return " ".join("".join(texts).split())


def _nodes_with_spans_taken_apart(found: Iterable[Block | Inline]) -> Iterator[Block | Inline]:
    """Yield nodes that follow one another; a span as its brackets and what is between them."""
    for node in found:
        if isinstance(node, nodes.TextSpan):
            *inner, attributes = node.children
            yield nodes.Text(start=node.start, end=node.start + 1, text="[")
            yield from _nodes_with_spans_taken_apart(inner)
            yield nodes.Text(start=attributes.start - 1, end=attributes.start, text="]")
            yield attributes
        else:
            yield node
