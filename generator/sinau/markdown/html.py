# SPDX-License-Identifier: Apache-2.0
"""Writes typed nodes as HTML. Everything the author wrote is escaped here, and cleaned once more by the caller."""

from collections.abc import Callable, Iterable
from functools import singledispatchmethod
from html import escape

from sinau.diagnostics import Message
from sinau.markdown.opening import DIRECTIVES
from sinau.model import nodes
from sinau.model.nodes import Block, Inline, Node

ALERTS = {"note": "note", "tip": "note", "important": "warning", "warning": "warning", "caution": "warning"}
TABLE = Message("Table", "Tabel")
FOOTNOTES = Message("Footnotes", "Catatan kaki")
BACK = Message("Back to the text", "Kembali ke teks")


class HtmlWriter:
    """Writes the nodes of one page. Footnotes are numbered in the order in which the text refers to them.

    `address` returns the address for a link or a picture (`None` drops it), `question` what stands for a question.
    """

    def __init__(
        self,
        language: str,
        address: Callable[[nodes.Link | nodes.Image], str | None],
        question: Callable[[nodes.Directive], str],
    ) -> None:
        self._language = language
        self._address = address
        self._question = question
        self._numbers: dict[str, int] = {}
        self._footnotes: dict[str, nodes.Footnote] = {}

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Return the HTML of `blocks`; footnotes among them are kept for `footnotes`."""
        return "".join(self._write(block) for block in blocks)

    def inlines(self, inlines: Iterable[Inline]) -> str:
        """Return the HTML of `inlines`."""
        return "".join(self._write(inline) for inline in inlines)

    def footnotes(self) -> str:
        """Return the footnotes that the text written so far refers to, as the section that ends a page."""
        items: list[str] = []
        labels = list(self._numbers)
        for done, label in enumerate(labels, 1):
            note = self._footnotes.get(label)
            if note is None:
                continue
            back = escape(BACK.text(self._language))
            text = self.blocks(note.children)
            labels += list(self._numbers)[len(labels) :] if len(self._numbers) > len(labels) else ()  # it may refer on
            link = f'<a class="footnote-back" href="#fnref-{done}" aria-label="{back}">↩</a>'
            items.append(f'<li id="fn-{done}">{text}{link}</li>')
        if not items:
            return ""
        name = escape(FOOTNOTES.text(self._language))
        return f'<section class="footnotes" aria-label="{name}"><ol>{"".join(items)}</ol></section>'

    @singledispatchmethod
    def _write(self, node: Node) -> str:
        raise AssertionError(f"no HTML for {type(node).__name__}")

    @_write.register
    def _(self, node: nodes.Text) -> str:
        return escape(node.text, quote=False)

    @_write.register
    def _(self, node: nodes.InlineCode) -> str:
        return f"<code>{escape(node.text, quote=False)}</code>"

    @_write.register
    def _(self, node: nodes.Break) -> str:
        return "<br>\n" if node.hard else "\n"

    @_write.register
    def _(self, node: nodes.RawHtml) -> str:
        return ""  # a diagnostic has said so

    @_write.register
    def _(self, node: nodes.Styled) -> str:
        return f"<{node.style}>{self.inlines(node.children)}</{node.style}>"

    @_write.register
    def _(self, node: nodes.Link) -> str:
        text, url = self.inlines(node.children), self._address(node)
        if url is None:
            return text
        title = f' title="{escape(node.title)}"' if node.title else ""
        rel = ' rel="noopener noreferrer"' if url.startswith(("http:", "https:")) else ""
        return f'<a href="{escape(url)}"{title}{rel}>{text}</a>'

    @_write.register
    def _(self, node: nodes.Image) -> str:
        url = self._address(node)
        return f'<img src="{escape(url)}" alt="{escape(node.alt)}" loading="lazy">' if url else escape(node.alt)

    @_write.register
    def _(self, node: nodes.FootnoteReference) -> str:
        first = node.label not in self._numbers
        number = self._numbers.setdefault(node.label, len(self._numbers) + 1)
        anchor = f' id="fnref-{number}"' if first else ""
        return f'<sup class="footnote-ref"{anchor}><a href="#fn-{number}">{number}</a></sup>'

    @_write.register
    def _(self, node: nodes.Paragraph) -> str:
        if len(node.children) == 1 and isinstance(node.children[0], nodes.Image) and not node.tight:
            return self._figure(node.children[0])
        text = self.inlines(node.children)
        return text if node.tight else f"<p>{text}</p>\n"

    def _figure(self, image: nodes.Image) -> str:
        caption = f"<figcaption>{escape(image.title, quote=False)}</figcaption>" if image.title else ""
        return f"<figure>{self._write(image)}{caption}</figure>\n"

    @_write.register
    def _(self, node: nodes.Heading) -> str:
        return f'<h{node.level} id="{escape(node.anchor)}">{self.inlines(node.children)}</h{node.level}>\n'

    @_write.register
    def _(self, node: nodes.List) -> str:
        items = "".join(self._item(item) for item in node.items)
        if node.first is None:
            return f"<ul>\n{items}</ul>\n"
        start = f' start="{node.first}"' if node.first != 1 else ""
        return f"<ol{start}>\n{items}</ol>\n"

    def _item(self, item: nodes.ListItem) -> str:
        if item.checked is None:
            return f"<li>{self.blocks(item.children)}</li>\n"
        mark = "☑" if item.checked else "☐"
        return f'<li class="task"><span class="task-mark">{mark}</span> {self.blocks(item.children)}</li>\n'

    @_write.register
    def _(self, node: nodes.Quote) -> str:
        text = self.blocks(node.children)
        if not node.alert:
            return f"<blockquote>\n{text}</blockquote>\n"
        return self._admonition(ALERTS[node.alert], "", text)

    def _admonition(self, kind: str, title: str, text: str) -> str:
        label = DIRECTIVES[kind].title.text(self._language)
        heading = f"{label}: {title}" if title else label
        return f'<div class="admonition {kind}"><p class="admonition-title">{escape(heading, quote=False)}</p>\n{text}</div>\n'

    @_write.register
    def _(self, node: nodes.CodeBlock) -> str:
        language = f' class="language-{escape(node.language)}"' if node.language else ""
        return f'<pre tabindex="0"><code{language}>{escape(node.text, quote=False)}</code></pre>\n'

    @_write.register
    def _(self, node: nodes.Table) -> str:
        head = "".join(self._cell("th", cell, side) for cell, side in zip(node.head, node.alignments, strict=False))
        rows = "".join(
            "<tr>"
            + "".join(self._cell("td", cell, side) for cell, side in zip(row, node.alignments, strict=False))
            + "</tr>\n"
            for row in node.rows
        )
        body = f"<tbody>\n{rows}</tbody>" if rows else ""
        # A box of its own that scrolls, and that the keyboard reaches: wide tables must not widen a phone's page.
        name = escape(TABLE.text(self._language))
        return (
            f'<div class="table-scroll" role="group" aria-label="{name}" tabindex="0"><table>'
            f"<thead><tr>{head}</tr></thead>{body}</table></div>\n"
        )

    def _cell(self, tag: str, cell: nodes.TableCell, side: str) -> str:
        scope = ' scope="col"' if tag == "th" else ""
        align = f' class="align-{side}"' if side else ""
        return f"<{tag}{scope}{align}>{self.inlines(cell.children)}</{tag}>"

    @_write.register
    def _(self, node: nodes.ThematicBreak) -> str:
        return "<hr>\n"

    @_write.register
    def _(self, node: nodes.Footnote) -> str:
        self._footnotes.setdefault(node.label, node)
        return ""

    @_write.register
    def _(self, node: nodes.DescriptionList) -> str:
        items = "".join(
            f"<dt>{self.inlines(item.term)}</dt>"
            + "".join(f"<dd>{self.blocks(detail)}</dd>" for detail in item.details)
            for item in node.items
        )
        return f"<dl>\n{items}</dl>\n"

    @_write.register
    def _(self, node: nodes.Directive) -> str:
        if node.name == "question":
            return self._question(node)
        title = " ".join(option.value for option in node.options)
        return self._admonition(node.name, title, "".join(self.blocks(section.children) for section in node.sections))
