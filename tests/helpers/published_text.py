# SPDX-License-Identifier: Apache-2.0
"""All that a page shows its learners as text, sooner or later: its lines, and what hints, feedback and answers of questions hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import html

from sinau.model.html_pieces import Pieces, neutral_html
from sinau.model.rendered import RenderedActivity, RenderedPage

WITHIN_LINES = frozenset(
    "a abbr b bdi cite em i mark q s small span strong sub sup u del ins dfn var label".split(" ")  # noqa: SIM905
)
UNREAD = {"script", "style", "math"}
VERBATIM = {"code", "pre", "samp", "kbd"}
READ_OUT = ("alt", "title", "aria-label", "placeholder", "label")
# What stands in place of something that is no text.
OTHER = "\0"


@dataclass(frozen=True, slots=True)
class Published:
    """`words` is everything to read; `lines` are the lines of prose, where marks of other tools would be seen."""

    words: str
    lines: tuple[str, ...]


def published(page: RenderedActivity | RenderedPage) -> Published:
    """Return what `page` shows, its questions opened."""
    parts = [page.html if isinstance(page, RenderedActivity) else neutral_html(page.body)]
    answers: list[str] = []
    for question in page.questions if isinstance(page, RenderedActivity) else ():
        for value in _values(question.data):
            (parts if isinstance(value, Pieces) else answers).append(
                neutral_html(value) if isinstance(value, Pieces) else str(value)
            )
        answers += question.labels.values()
    words: list[str] = [*answers]
    lines: list[str] = []
    apart: list[str] = []
    for part in parts:
        if part.strip():
            _read(html.fragment_fromstring(part, create_parent="div"), words, lines, apart)
    shown = "\n".join(["".join(lines), *apart])
    return Published("".join(words) + " " + " ".join(answers), tuple(shown.split("\n")))


def _values(data: object) -> Iterator[object]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield f" {key} "
            yield from _values(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _values(value)
    elif data is not None:
        yield data if isinstance(data, Pieces) else f" {data} "


def _read(
    element: html.HtmlElement, words: list[str], lines: list[str], apart: list[str], verbatim: bool = False
) -> None:
    name = element.tag
    if not isinstance(name, str):  # a comment
        return
    block = name not in WITHIN_LINES and name not in VERBATIM
    edge = "\n" if block or name == "pre" else ""
    words.append(" " if edge else "")
    lines.append(edge)
    read_out = [value for name in READ_OUT if (value := element.get(name))]
    words += [f" {value} " for value in read_out]
    # Each is a line of its own, and none of the line that it stands in: that goes on behind it.
    apart += read_out
    verbatim = verbatim or name in VERBATIM
    if name not in UNREAD:
        _text(element.text, words, lines, verbatim)
        for child in element:
            _read(child, words, lines, apart, verbatim)
            _text(child.tail, words, lines, verbatim)
    words.append(" " if edge else "")
    lines.append(edge)


def _text(text: str | None, words: list[str], lines: list[str], verbatim: bool) -> None:
    if text:
        words.append(text)
        lines.append(OTHER if verbatim else text)
