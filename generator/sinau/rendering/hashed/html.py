# SPDX-License-Identifier: Apache-2.0
"""Writes the nodes of a question as the text that is hashed. Frozen: see this package.

It is the HTML that was published when it was frozen, in its plain form: no term of the glossary is explained. Two libraries
speak here and cannot be frozen with it: latex2mathml gives the elements of a formula, Pygments the pieces of coloured code.
Their versions are bounded in pyproject.toml, and the recorded hashes say when a new version gives something else.
"""

from collections.abc import Callable, Iterable
from html import escape, unescape
from typing import Any
from unicodedata import category
from xml.etree.ElementTree import Element

from sinau.markdown.formulas import FormulaError, parsed_formula
from sinau.markdown.highlight import code_tokens
from sinau.model import nodes
from sinau.model.nodes import Block, Inline, Node
from sinau.model.page import Page
from sinau.rendering.hashed.links import HashedLinks, is_recording
from sinau.rendering.hashed.lists import CODE, VOID

TABLE = {"id": "Tabel", "en": "Table"}
ALERTS = {"note": "note", "tip": "note", "important": "warning", "warning": "warning", "caution": "warning"}
TITLES = {
    "note": {"id": "Catatan", "en": "Note"},
    "warning": {"id": "Peringatan", "en": "Warning"},
    "case": {"id": "Studi kasus", "en": "Case study"},
    "practice": {"id": "Latihan", "en": "Practice"},
    "summary": {"id": "Ringkasan", "en": "Summary"},
}
# Longer code, or code with longer lines, was not coloured.
MOST_CODE, LONGEST_LINE = 20_000, 1000


class HashedWriter:
    """Writes the nodes of the page `file`, or of a file that it includes, in `language` (`id` or `en`).

    `number` returns the number of a footnote, by file and label. It is removed again, but where an author's own `<a>` is
    around the reference, for there it was a part of the text that was hashed.
    """

    def __init__(
        self,
        file: str,
        language: str,
        links: HashedLinks,
        number: Callable[[str, str], int],
        *,
        in_transcript: bool = False,
    ) -> None:
        self.file = file
        self._language = "id" if language == "id" else "en"
        self._links = links
        self._number = number
        self._in_transcript = in_transcript

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Return the text of `blocks`, not yet cleaned."""
        return "".join(self._write(block) for block in blocks)

    def inlines(self, inlines: Iterable[Inline]) -> str:
        """Return the text of `inlines`, not yet cleaned."""
        return "".join(self._write(inline) for inline in inlines)

    def _write(self, node: Node) -> str:
        return WRITERS[type(node)](self, node)

    def _write_text(self, node: nodes.Text) -> str:
        return escape(node.text, quote=False)

    def _write_emoji(self, node: nodes.Emoji) -> str:
        return escape(node.written, quote=False)

    def _write_attribute_list(self, node: nodes.AttributeList) -> str:
        return escape(node.text, quote=False)

    def _write_span(self, node: nodes.TextSpan) -> str:
        *inner, attributes = node.children
        return f"[{self.inlines(inner)}]{self._write(attributes)}"

    def _write_inline_code(self, node: nodes.InlineCode) -> str:
        return f"<code>{escape(node.text, quote=False)}</code>"

    def _write_break(self, node: nodes.Break) -> str:
        return "<br>\n" if node.hard else "\n"

    def _write_nothing(self, node: Node) -> str:
        return ""

    def _write_styled(self, node: nodes.Styled) -> str:
        return f"<{node.style}>{self.inlines(node.children)}</{node.style}>"

    def _write_link(self, node: nodes.Link) -> str:
        text, url = self.inlines(node.children), self._links.address(self.file, node)
        if url is None:
            return text
        title = f' title="{escape(node.title)}"' if node.title else ""
        rel = ' rel="noopener noreferrer"' if url.startswith(("http:", "https:")) else ""
        return f'<a href="{escape(url)}"{title}{rel}>{text}</a>'

    def _write_image(self, node: nodes.Image) -> str:
        node = node.as_hashed or node
        url = self._links.address(self.file, node)
        if url and is_recording(node.url or ""):
            return f'<a href="{escape(url)}">{escape(node.alt, quote=False)}</a>'
        return f'<img src="{escape(url)}" alt="{escape(node.alt)}" loading="lazy">' if url else escape(node.alt)

    def _write_footnote_reference(self, node: nodes.FootnoteReference) -> str:
        number = self._number(self.file, node.label)
        return f'<sup class="footnote-ref"><a href="#fn-{number}">{number}</a></sup>'

    def _write_formula(self, node: nodes.Formula) -> str:
        try:
            return _mathml(parsed_formula(node.text, node.display))
        except FormulaError:  # an error of the author's: it is not published
            return f"<code>{escape(node.text, quote=False)}</code>"

    def _write_paragraph(self, node: nodes.Paragraph) -> str:
        if len(node.children) == 1 and isinstance(node.children[0], nodes.Image) and not node.tight:
            image = node.children[0].as_hashed or node.children[0]
            return self._recording(image) or self._figure(image)
        text = self.inlines(node.children)
        return text if node.tight else f"<p>{text}</p>\n"

    def _recording(self, image: nodes.Image) -> str | None:
        if self._in_transcript:
            return None
        return self._links.recording(self.file, image, self._language, self._transcript)

    def _transcript(self, page: Page) -> str:
        numbers: dict[tuple[str, str], int] = {}

        def number(file: str, label: str) -> int:
            return numbers.setdefault((file, label), len(numbers) + 1)

        return HashedWriter(page.file, self._language, self._links, number, in_transcript=True).blocks(page.blocks)

    def _figure(self, image: nodes.Image) -> str:
        caption = f"<figcaption>{escape(image.title, quote=False)}</figcaption>" if image.title else ""
        return f"<figure>{self._write_image(image)}{caption}</figure>\n"

    def _write_heading(self, node: nodes.Heading) -> str:
        return f'<h{node.level} id="{escape(node.hashed_anchor)}">{self.inlines(node.children)}</h{node.level}>\n'

    def _write_list(self, node: nodes.List) -> str:
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

    def _write_quote(self, node: nodes.Quote) -> str:
        text = self.blocks(node.children)
        if not node.alert:
            return f"<blockquote>\n{text}</blockquote>\n"
        return self._admonition(ALERTS.get(node.alert, node.alert), "", text)

    def _write_directive(self, node: nodes.Directive) -> str:
        if node.name == "question":  # none stands in another
            return ""
        title = " ".join(option.value for option in node.options)
        text = self.blocks(node.heading) + "".join(self.blocks(section.children) for section in node.sections)
        return self._admonition(node.name, title, text)

    def _admonition(self, kind: str, title: str, text: str) -> str:
        label = TITLES[kind][self._language] if kind in TITLES else kind
        heading = f"{label}: {title}" if title else label
        return f'<div class="admonition {kind}"><p class="admonition-title">{escape(heading, quote=False)}</p>\n{text}</div>\n'

    def _write_code_block(self, node: nodes.CodeBlock) -> str:
        language = f' class="language-{escape(node.language)}"' if node.language else ""
        return f'<pre tabindex="0"><code{language}>{_coloured(node.text, node.language)}</code></pre>\n'

    def _write_table(self, node: nodes.Table) -> str:
        def cells(tag: str, row: Iterable[nodes.TableCell]) -> str:
            return "".join(self._cell(tag, cell, side) for cell, side in zip(row, node.alignments, strict=False))

        rows = "".join(f"<tr>{cells('td', row)}</tr>\n" for row in node.rows)
        body = f"<tbody>\n{rows}</tbody>" if rows else ""
        return (
            f'<div class="table-scroll" role="group" aria-label="{TABLE[self._language]}" tabindex="0"><table>'
            f"<thead><tr>{cells('th', node.head)}</tr></thead>{body}</table></div>\n"
        )

    def _cell(self, tag: str, cell: nodes.TableCell, side: str) -> str:
        tag = tag if cell.children else "td"
        scope = ' scope="col"' if tag == "th" else ""
        align = f' class="align-{side}"' if side else ""
        return f"<{tag}{scope}{align}>{self.inlines(cell.children)}</{tag}>"

    def _write_thematic_break(self, node: nodes.ThematicBreak) -> str:
        return "<hr>\n"

    def _write_included(self, node: nodes.Included) -> str:
        before, self.file = self.file, node.page.file
        text = self.blocks(node.page.blocks)
        self.file = before
        return text

    def _write_element(self, node: nodes.Element) -> str:
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes)
        inner = "".join(self._write(child) for child in node.children)
        return f"<{node.name}{attributes}>" + ("" if node.name in VOID else f"{inner}</{node.name}>")

    def _write_description_list(self, node: nodes.DescriptionList) -> str:
        items = "".join(
            f"<dt>{self.inlines(item.term)}</dt>"
            + "".join(f"<dd>{self.blocks(detail)}</dd>" for detail in item.details)
            for item in node.items
        )
        return f"<dl>\n{items}</dl>\n"


# Every node has its line. Names of emoji and attribute lists were plain text, and are hashed as that. What a text does not show (a footnote's own text, dropped HTML) was no part of what is hashed.
WRITERS: dict[type[Node], Callable[[HashedWriter, Any], str]] = {
    nodes.Text: HashedWriter._write_text,
    nodes.Emoji: HashedWriter._write_emoji,
    nodes.AttributeList: HashedWriter._write_attribute_list,
    nodes.TextSpan: HashedWriter._write_span,
    nodes.InlineCode: HashedWriter._write_inline_code,
    nodes.Break: HashedWriter._write_break,
    nodes.RawHtml: HashedWriter._write_nothing,
    nodes.Styled: HashedWriter._write_styled,
    nodes.Link: HashedWriter._write_link,
    nodes.Image: HashedWriter._write_image,
    nodes.FootnoteReference: HashedWriter._write_footnote_reference,
    nodes.Formula: HashedWriter._write_formula,
    nodes.Paragraph: HashedWriter._write_paragraph,
    nodes.Heading: HashedWriter._write_heading,
    nodes.List: HashedWriter._write_list,
    nodes.Quote: HashedWriter._write_quote,
    nodes.CodeBlock: HashedWriter._write_code_block,
    nodes.Table: HashedWriter._write_table,
    nodes.ThematicBreak: HashedWriter._write_thematic_break,
    nodes.Footnote: HashedWriter._write_nothing,
    nodes.Included: HashedWriter._write_included,
    nodes.Element: HashedWriter._write_element,
    nodes.Dropped: HashedWriter._write_nothing,
    nodes.Gap: HashedWriter._write_nothing,  # no type of before had any
    nodes.DescriptionList: HashedWriter._write_description_list,
    nodes.Directive: HashedWriter._write_directive,
}


def _mathml(element: Element) -> str:
    name, text = element.tag, unescape(element.text or "")
    if name == "mi" and len(text) == 1 and category(text) in {"Sm", "Po"} and text != "∞":
        name = "mo"
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in element.attrib.items() if key != "xmlns")
    return f"<{name}{attributes}>{escape(text, quote=False)}{''.join(map(_mathml, element))}</{name}>"


def _coloured(code: str, language: str) -> str:
    longest = max((len(line) for line in code.split("\n")), default=0)
    found = None if len(code) > MOST_CODE or longest > LONGEST_LINE else code_tokens(code, language)
    return "".join(_coloured_piece(str(token), text) for token, text in found) if found else escape(code, quote=False)


def _coloured_piece(token: str, text: str) -> str:
    while token and token not in CODE:
        token = token.rpartition(".")[0]
    written = escape(text, quote=False)
    return f'<span class="code-{CODE[token]}">{written}</span>' if token and text.strip() else written
