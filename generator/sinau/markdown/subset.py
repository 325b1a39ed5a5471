# SPDX-License-Identifier: Apache-2.0
"""The few elements of HTML that authors may write without a setting, and comments, which are never published.

`<br>`, `<sub>`, `<sup>`, `<kbd>`, `<details>` and `<summary>` become typed nodes, well nested. What lacks its other half or stands
where it cannot, and attributes, are told at their place. All other HTML stays what it was: something that is refused.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sinau.markdown.raw_html_places import TextPieces
from sinau.markdown.rawhtml import ATTRIBUTE, html_tokens
from sinau.model.nodes import Dropped, Element, Fault, Inline, Node, Paragraph, RawHtml, Text

# The attributes that each may have. What is folded is Markdown in any case, so a word that asks for that does no harm.
UNDERSTOOD: dict[str, frozenset[str]] = {
    **dict.fromkeys(("br", "sub", "sup", "kbd"), frozenset()),
    "details": frozenset({"open", "markdown"}),
    "summary": frozenset({"markdown"}),
}
FOLDED = {"details", "summary"}
OURS = re.compile(rf"</?(?:{'|'.join(UNDERSTOOD)})[\s/>]|<!--", re.IGNORECASE)
# So many of them may stand in one another; nobody reads more.
MAX_OPEN = 20


@dataclass(slots=True)
class _OpenElement:
    name: str
    start: int
    end: int
    block: bool
    attributes: tuple[tuple[str, str], ...] = ()
    children: list[Any] = field(default_factory=list)


def allowed_html_as_nodes(children: Sequence[Node]) -> list[Any]:
    """Return `children`, which stand in one element, with the HTML in them that is understood replaced by nodes."""
    builder = _AllowedHtmlBuilder()
    for child in children:
        if isinstance(child, RawHtml) and OURS.search(child.text):
            builder.add_html(child)
        else:
            builder.add(child)
    return builder.finish()


class _AllowedHtmlBuilder:
    def __init__(self) -> None:
        self._open = [_OpenElement("", 0, 0, True)]

    def add(self, node: Node) -> None:
        """Put `node` where we are."""
        self._open[-1].children.append(node)

    def finish(self) -> list[Any]:
        """Close what is open and return all of it."""
        self._close_until_left(1)
        return self._open[0].children

    def add_html(self, raw: RawHtml) -> None:
        """Take a piece of HTML apart."""
        pieces = TextPieces(raw.pieces)
        outside = len(self._open[0].children)
        found = list(html_tokens(raw.text))
        for (kind, match, start, end), (_, _, following, _) in zip(found, [*found[1:], found[-1]], strict=True):
            if kind == "text":
                self._add_text(pieces, start, end, raw.block)
            elif match is None:
                self._declaration(raw, pieces, start, end)
            elif match[2].lower() not in UNDERSTOOD:
                # To the next token: what stands in a script or a frame goes with it.
                self._add_refused(raw, pieces, start, following)
            elif match[1]:
                self._end_tag(match[2].lower(), *pieces.place(start, end), raw.block)
            else:
                self._start_tag(match, raw, pieces, start, end)
        if raw.block:
            # What stands within a line is closed on these lines.
            first = next((at for at, one in enumerate(self._open[1:], 1) if one.name not in FOLDED), len(self._open))
            self._close_until_left(first)
            top = self._open[0].children
            top[outside:] = _with_bare_in_paragraphs(top[outside:])

    def _add_text(self, pieces: TextPieces, start: int, end: int, block: bool) -> None:
        texts = list(pieces.texts(start, end))
        if not block or any(text.text.strip() for text in texts):
            self._open[-1].children += texts

    def _declaration(self, raw: RawHtml, pieces: TextPieces, start: int, end: int) -> None:
        """Leave out a comment; a declaration is refused like other HTML."""
        if not raw.text.startswith("<!--", start):
            self._add_refused(raw, pieces, start, end)
        elif not raw.text.endswith("-->", start, end):
            self._add_fault("comment", "<!--", "-->", *pieces.place(start, start + 4), raw.block)

    def _add_refused(self, raw: RawHtml, pieces: TextPieces, start: int, end: int) -> None:
        at, to = pieces.place(start, end)
        self.add(RawHtml(start=at, end=to, text=raw.text[start:end], block=raw.block))

    def _add_fault(self, fault: Fault, what: str, mend: str, start: int, end: int, block: bool) -> None:
        self.add(Dropped(start=start, end=end, what=what, block=block, fault=fault, mend=mend))

    def _start_tag(self, match: re.Match[str], raw: RawHtml, pieces: TextPieces, start: int, end: int) -> None:
        name = match[2].lower()
        at, to = pieces.place(start, end)
        if len(self._open) > MAX_OPEN:
            self._add_refused(raw, pieces, start, end)
            return
        if name == "summary" and (self._open[-1].name != "details" or any(map(_is_visible, self._open[-1].children))):
            self._add_fault("summary", match[0], "<summary>", at, to, raw.block)
        kept: list[tuple[str, str]] = []
        for found in ATTRIBUTE.finditer(match[3]):
            key, place = found[1].lower(), match.start(3)
            if key not in UNDERSTOOD[name]:
                first, last = pieces.place(place + found.start(1), place + found.end())
                self.add(Dropped(start=first, end=last, what=f"<{name} {key}>", block=raw.block))
            elif key == "open" and not kept:
                kept.append((key, ""))
        block = raw.block and name in FOLDED
        self._open.append(_OpenElement(name, at, to, block, tuple(kept)))
        if name == "br":
            self._close_element()

    def _end_tag(self, name: str, start: int, end: int, block: bool) -> None:
        place = next((at for at in range(len(self._open) - 1, 0, -1) if self._open[at].name == name), 0)
        if not place:
            self._add_fault("not opened", f"</{name}>", f"<{name}>", start, end, block)
            return
        self._close_until_left(place + 1)
        self._open[-1].end = end
        self._close_element()

    def _close_until_left(self, left: int) -> None:
        """Close what was forgotten, until `left` are open."""
        while len(self._open) > left:
            entry = self._open[-1]
            self._close_element()
            self._add_fault("not closed", f"<{entry.name}>", f"</{entry.name}>", entry.start, entry.end, entry.block)

    def _close_element(self) -> None:
        entry = self._open.pop()
        children = (
            _with_bare_in_paragraphs(entry.children) if entry.block and entry.name == "details" else entry.children
        )
        self.add(
            Element(
                start=entry.start,
                end=entry.end,
                name=entry.name,
                attributes=entry.attributes,
                children=tuple(children),
                block=entry.block,
            )
        )


def _is_visible(node: Node) -> bool:
    return not (isinstance(node, Dropped) or (isinstance(node, Text) and not node.text.strip()))


def _with_bare_in_paragraphs(children: list[Any]) -> list[Any]:
    """Return `children`, which came from HTML on lines of its own, with what stands bare among them in paragraphs."""
    found: list[Any] = []
    line: list[Inline] = []
    for child in [*children, None]:
        if isinstance(child, Text) or (isinstance(child, Element | Dropped) and not child.block):
            line.append(child)
            continue
        if any(_is_visible(one) for one in line):
            found.append(Paragraph(start=line[0].start, end=line[-1].end, children=tuple(line), bare=True))
        else:
            found += [one for one in line if isinstance(one, Dropped)]
        line = []
        if child is not None:
            found.append(child)
    return found
