# SPDX-License-Identifier: Apache-2.0
"""Writes typed nodes as HTML with marks for holes. Everything the author wrote is escaped here, and cleaned once more by the caller."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

from sinau.diagnostics import Message
from sinau.markdown.callouts import callout_named
from sinau.markdown.direction import Directions
from sinau.markdown.footnotes import Footnotes
from sinau.markdown.formulas import FormulaError, mathml
from sinau.markdown.highlight import highlighted
from sinau.markdown.hole_marks import NESTED, HoleMarks
from sinau.markdown.opening_line import DIRECTIVES
from sinau.markdown.rawhtml import VOID
from sinau.markdown.spans import attributes_as_html, figure_of, span_as_html, with_list_attributes
from sinau.markdown.visible_text import visible_text_of
from sinau.model import nodes
from sinau.model.glossary import Glossary, Term
from sinau.model.html_pieces import Address, LinkOut, PublicationMark, ScreenOrPaper
from sinau.model.nodes import Block, Inline, Node
from sinau.model.page import Page
from sinau.model.recordings import kind_of_recording
from sinau.texts import language_of_content

TABLE = Message("pages.table")
MORE = Message("pages.more")
# Nothing can be unfolded on paper.
OPEN_ON_PAPER = ScreenOrPaper("", ' open=""')


class HtmlWriter:
    """Writes the nodes of one page; `page` is the file that is being written, the page or a part of it.
    Footnotes are numbered in the order in which the text refers to them.

    `address` returns the address for a link or a picture (`None` drops it): a hole for what is ours, a text for another host;
    `question` what stands for a question, `recording` what stands for a video or a sound (`None` for a picture). `marks` notes
    the holes and what the page needs.
    """

    def __init__(
        self,
        page: Page,
        language: str,
        marks: HoleMarks,
        address: Callable[[nodes.Link | nodes.Image], str | Address | None],
        question: Callable[[nodes.Directive], str],
        recording: Callable[[nodes.Image], str | None] = lambda _: None,
        terms: Iterable[Term] = (),
    ) -> None:
        self.page = page
        self.marks = marks
        self._language = language
        self._address = address
        self._question = question
        self._recording = recording
        self._glossary = Glossary(terms)
        self._explained: set[str] = set()
        # Above 0 in headings, links and questions: a meaning that appears there would be in the way, or the answer.
        self.plain = 0
        self._links = 0  # how many are open
        self._directions = Directions(page, language_of_content(language).direction)
        self._footnotes = Footnotes(marks.ids, language)

    def whole_page(self) -> str:
        """Return the HTML of the page with its footnotes; the first section that stands in nothing else is marked."""
        first = [self.marks.mark_for_hole(PublicationMark("sections"))]
        return self._sections_html(self.page.blocks, first) + self.footnotes()

    def _sections_html(self, blocks: Iterable[Block], mark: list[str]) -> str:
        parts: list[str] = []
        for block in blocks:
            if isinstance(block, nodes.Included):
                before, self.page = self.page, block.page
                parts.append(self._sections_html(block.page.blocks, mark))
                self.page = before
                continue
            if mark and isinstance(block, nodes.Heading) and block.level == 2:
                parts.append(mark.pop())
            parts.append(self._write(block))
        return "".join(parts)

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Return the HTML of `blocks`; footnotes among them are kept for `footnotes`."""
        return "".join(self._write(block) for block in blocks)

    def inlines(self, inlines: Iterable[Inline]) -> str:
        """Return the HTML of `inlines`."""
        parts: list[str] = []
        run = ""
        for inline in inlines:
            # A term may go on in the next line.
            if isinstance(inline, nodes.Text) or (isinstance(inline, nodes.Break) and not inline.hard):
                run += inline.text if isinstance(inline, nodes.Text) else "\n"
                continue
            parts += [self._text_with_terms(run), self._write(inline)]
            run = ""
        return "".join([*parts, self._text_with_terms(run)])

    def inlines_in_element(self, inlines: Sequence[Inline]) -> str:
        """Return the HTML of `inlines` that have no element of their own; where they are read another way, they get one."""
        text = self.inlines(inlines)
        return f"<bdi>{text}</bdi>" if self._directions.attribute_for(inlines) else text

    def footnote_number(self, file: str, label: str) -> int:
        """Return the number of a footnote to which the text written so far refers; 0 when it does not."""
        return self._footnotes.number_of(file, label)

    def _text_with_terms(self, text: str) -> str:
        """Return `text` with each term of the glossary explained where the section first uses it."""
        done, parts = 0, []
        for found in self._glossary.find(text) if not self.plain else ():
            if found.term.term in self._explained:
                continue
            self._explained.add(found.term.term)
            self.marks.uses.add("abbr")
            meaning = escape(found.term.meaning)
            parts.append(escape(text[done : found.start], quote=False))
            parts.append(
                f'<abbr title="{meaning}" tabindex="0">{escape(text[found.start : found.end], quote=False)}</abbr>'
            )
            done = found.end
        return "".join([*parts, escape(text[done:], quote=False)])

    def _without_terms(self, inlines: Iterable[Inline]) -> str:
        self.plain += 1
        text = self.inlines(inlines)
        self.plain -= 1
        return text

    def footnotes(self) -> str:
        """Return the footnotes that the text written so far refers to, as the section that ends a page."""
        before = self.page
        text = self._footnotes.section_html(self._text_of_footnote)
        self.page = before
        if text:
            self.marks.uses.add("footnotes")
        return text

    def _text_of_footnote(self, note: nodes.Footnote, page: Page) -> str:
        self.page = page
        return self.blocks(note.children)

    def _write(self, node: Node) -> str:
        return WRITERS[type(node)](self, node)

    def _write_text(self, node: nodes.Text) -> str:
        return escape(node.text, quote=False)

    def _write_inline_code(self, node: nodes.InlineCode) -> str:
        self.marks.uses.add("code")
        return with_list_attributes(self.marks, "code", node.attributes, escape(node.text, quote=False))

    def _write_break(self, node: nodes.Break) -> str:
        return "<br>\n" if node.hard else "\n"

    def _write_nothing(self, node: Node) -> str:
        return ""  # a diagnostic has said so, or what it belongs to has it

    def _write_styled(self, node: nodes.Styled) -> str:
        self.marks.uses.add(node.style)
        return with_list_attributes(self.marks, node.style, node.attributes, self.inlines(node.children))

    def _write_link(self, node: nodes.Link) -> str:
        self._links += 1
        text = self._without_terms(node.children)
        self._links -= 1
        address = self._address(node)
        if address is None:
            return text if self._links else text.replace(NESTED, "")
        return self._link_element(address, text, node.title, node.attributes)

    def _link_element(
        self, address: str | Address, text: str, title: str = "", attributes: nodes.Attributes | None = None
    ) -> str:
        said = (f' title="{escape(title)}"' if title else "") + attributes_as_html(self.marks, attributes)
        if isinstance(address, Address):
            href, to, rel = self.marks.mark_for_attribute(address, address.name), address, ""
        else:
            href, to = f' href="{escape(address)}"', None
            rel = ' rel="noopener noreferrer"' if address.startswith(("http:", "https:")) else ""
        if to is None or to.scheme == "media":  # a publication may open a window for these
            self.marks.uses.add("leaving")
        leaving = self.marks.mark_for_attribute(LinkOut(to, bool(rel), end=False))
        end = self.marks.mark_for_hole(LinkOut(to, bool(rel), end=True))
        text = text.replace(NESTED, end, 1).replace(NESTED, "") if NESTED in text else text + end
        return f"{NESTED if self._links else ''}<a{href}{said}{rel}{leaving}>{text}</a>"

    def _write_image(self, node: nodes.Image) -> str:
        address = self._address(node)
        if not isinstance(address, Address):  # a picture of another host is not published
            return escape(node.alt)
        if kind_of_recording(node.url or ""):  # a line has no room for a player
            href = replace(address, name="href")
            return self._link_element(href, escape(node.alt, quote=False), attributes=node.attributes)
        said = f' alt="{escape(node.alt)}"{attributes_as_html(self.marks, node.attributes)}'
        if node.title:  # of a picture alone it is the caption; within a line there is no place for one
            said += f' title="{escape(node.title)}"'
        return f'<img{self.marks.mark_for_attribute(address, address.name)}{said} loading="lazy">'

    def _write_footnote_reference(self, node: nodes.FootnoteReference) -> str:
        # What stands in a question may be sealed.
        return self._footnotes.reference_html(self.page.file, node, self.plain > 0, NESTED if self._links else "")

    def _write_formula(self, node: nodes.Formula) -> str:
        try:
            self.marks.uses.add("math")
            return mathml(node.text, node.display)
        except FormulaError:  # a diagnostic has said so
            return f"<code>{escape(node.text, quote=False)}</code>"

    def _write_paragraph(self, node: nodes.Paragraph) -> str:
        if image := figure_of(node):
            return self._recording(image) or self._figure_html(image)
        if node.tight:
            return self.inlines_in_element(node.children)
        text = self.inlines(node.children)
        if self.marks.opening is None:
            self.marks.opening = visible_text_of(node.children, self._footnote_number, self._is_published_picture)
        # A browser would end the paragraph there.
        name = "div" if any(isinstance(one, nodes.Element) and one.name == "details" for one in node.children) else "p"
        return f"<{name}{self._directions.attribute_for(node.children)}>{text}</{name}>\n"

    def _footnote_number(self, label: str) -> int:
        return self.footnote_number(self.page.file, label)

    def _is_published_picture(self, image: nodes.Image) -> bool:
        return self._address(image) is not None and not kind_of_recording(image.url or "")

    def _figure_html(self, image: nodes.Image) -> str:
        turned = self._directions.attribute_for_text(image.title)
        caption = f"<figcaption{turned}>{escape(image.title, quote=False)}</figcaption>" if image.title else ""
        return f"<figure>{self._write(replace(image, title=''))}{caption}</figure>\n"

    def _write_heading(self, node: nodes.Heading) -> str:
        if node.level <= 2:
            self._explained.clear()
        place = f' id="{self.marks.ids}{escape(node.anchor)}"{self._directions.attribute_for(node.children)}'
        return f"{self.marks.heading_html(node.level, place, self._without_terms(node.children))}\n"

    def _write_list(self, node: nodes.List) -> str:
        def items() -> str:
            return "\n" + "".join(self._list_item(item) for item in node.items)

        start = f' start="{node.first}"' if node.first not in {None, 1} else ""
        return self._directions.with_direction("ul" if node.first is None else "ol", node.items, items, start) + "\n"

    def _list_item(self, item: nodes.ListItem) -> str:
        kind = "" if item.checked is None else ' class="task"'
        mark = "" if item.checked is None else f'<span class="task-mark">{"☑" if item.checked else "☐"}</span> '
        if self._directions.attribute_for(item.children):  # the item's own mark stays where those of the others are
            text = self._directions.with_direction("div", item.children, lambda: self.blocks(item.children))
        else:
            text = self.blocks(item.children)
        return f"<li{kind}>{mark}{text}</li>\n"

    def _write_quote(self, node: nodes.Quote) -> str:
        if not node.alert:
            self.marks.uses.add("blockquote")
            children = node.children
            return self._directions.with_direction("blockquote", children, lambda: "\n" + self.blocks(children)) + "\n"
        text = self.blocks(node.children)
        known = callout_named(node.alert)
        kind = known.kind if known else node.alert
        return self._box_html(kind, self._title_of_box(kind, known.title if known else None), text)

    def _title_of_box(self, kind: str, title: Message | None) -> str:
        return escape((title or DIRECTIVES[kind].title).text(self._language), quote=False)

    def _box_html(self, kind: str, heading: str, text: str, folded: bool = False) -> str:
        box, title, opened = "div", "p", ""
        if folded:
            self.marks.uses.add("details")
            box, title, opened = "details", "summary", self.marks.mark_for_attribute(OPEN_ON_PAPER)
        return f'<{box}{opened} class="admonition {kind}"><{title} class="admonition-title">{heading}</{title}>\n{text}</{box}>\n'

    def _write_code_block(self, node: nodes.CodeBlock) -> str:
        language = f' class="language-{escape(node.language)}"' if node.language else ""
        code = highlighted(node.text, node.language)
        self.marks.uses |= {"pre", "coloured code"} if code.coloured else {"pre"}
        return f'<pre tabindex="0"><code{language}>{code.html}</code></pre>\n'

    def _write_table(self, node: nodes.Table) -> str:
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
        if not cell.children:
            tag = "td"  # a corner that names nothing is no header to a screen reader
        scope = ' scope="col"' if tag == "th" else ""
        align = f' class="align-{side}"' if side else ""
        direction = self._directions.attribute_for(cell.children)
        return f"<{tag}{scope}{align}{direction}>{self.inlines(cell.children)}</{tag}>"

    def _write_thematic_break(self, node: nodes.ThematicBreak) -> str:
        self.marks.uses.add("hr")
        return "<hr>\n"

    def _write_footnote(self, node: nodes.Footnote) -> str:
        self._footnotes.keep_definition(node, self.page)
        return ""

    def _write_included(self, node: nodes.Included) -> str:
        before, self.page = self.page, node.page
        text = self.blocks(node.page.blocks)
        self.page = before
        return text

    def _write_element(self, node: nodes.Element) -> str:
        self.marks.uses.add(node.name)
        attributes = "".join(
            f' {name}="{self.marks.ids if name == "id" else ""}{escape(value)}"' for name, value in node.attributes
        )
        inner = self.inlines(node.children)  # type: ignore[arg-type]
        if node.name == "details":
            opened = "" if ("open", "") in node.attributes else self.marks.mark_for_attribute(OPEN_ON_PAPER)
            return f"<details{attributes}{opened}>{self._usual_summary(node)}{inner}</details>"
        if node.name == "p" and not node.attributes and self.marks.opening is None:
            self.marks.opening = visible_text_of(node.children, self._footnote_number, self._is_published_picture)
        start = f"<{node.name}{attributes}>"
        return start if node.name in VOID else f"{start}{inner}</{node.name}>"

    def _usual_summary(self, node: nodes.Element) -> str:
        """Return the words to press where the author wrote none: browsers would show theirs, in a language of their own."""
        if any(isinstance(child, nodes.Element) and child.name == "summary" for child in node.children):
            return ""
        return f"<summary>{escape(MORE.text(self._language))}</summary>"

    def _write_gap(self, node: nodes.Gap) -> str:
        return gap_place(node.id)

    def _write_description_list(self, node: nodes.DescriptionList) -> str:
        in_direction = self._directions.with_direction
        items = "".join(
            f"<dt{self._directions.attribute_for(item.term)}>{self._without_terms(item.term)}</dt>"
            + "".join(in_direction("dd", detail, partial(self.blocks, detail)) for detail in item.details)
            for item in node.items
        )
        return f"<dl>\n{items}</dl>\n"

    def _write_directive(self, node: nodes.Directive) -> str:
        if node.name == "question":
            return self._question(node)
        label = self._title_of_box(node.name, node.title)
        title = escape(" ".join(option.value for option in node.options), quote=False)
        title = title or "".join(self._without_terms(line.children) for line in node.heading)
        heading = f"{label}: {title}" if title and title.casefold() != label.casefold() else label
        text = "".join(self.blocks(section.children) for section in node.sections)
        return self._box_html(node.name, heading, text, node.folded)


def gap_place(gap: str) -> str:
    """Return what stands for the gap with this id until its controls are put in; ids of authors begin otherwise."""
    return f'<span id="gap-place-{escape(gap)}"></span>'


# A table, and not `functools.singledispatchmethod`: that takes longer to find a method than most take to write a node.
WRITERS: dict[type[Node], Callable[[HtmlWriter, Any], str]] = {
    nodes.Text: HtmlWriter._write_text,
    nodes.Emoji: HtmlWriter._write_text,
    nodes.AttributeList: HtmlWriter._write_nothing,
    nodes.TextSpan: lambda writer, node: span_as_html(writer.marks, node, writer.inlines(node.children)),
    nodes.InlineCode: HtmlWriter._write_inline_code,
    nodes.Break: HtmlWriter._write_break,
    nodes.RawHtml: HtmlWriter._write_nothing,
    nodes.Styled: HtmlWriter._write_styled,
    nodes.Link: HtmlWriter._write_link,
    nodes.Image: HtmlWriter._write_image,
    nodes.FootnoteReference: HtmlWriter._write_footnote_reference,
    nodes.Formula: HtmlWriter._write_formula,
    nodes.Paragraph: HtmlWriter._write_paragraph,
    nodes.Heading: HtmlWriter._write_heading,
    nodes.List: HtmlWriter._write_list,
    nodes.Quote: HtmlWriter._write_quote,
    nodes.CodeBlock: HtmlWriter._write_code_block,
    nodes.Table: HtmlWriter._write_table,
    nodes.ThematicBreak: HtmlWriter._write_thematic_break,
    nodes.Footnote: HtmlWriter._write_footnote,
    nodes.Included: HtmlWriter._write_included,
    nodes.Element: HtmlWriter._write_element,
    nodes.Dropped: HtmlWriter._write_nothing,
    nodes.Gap: HtmlWriter._write_gap,
    nodes.DescriptionList: HtmlWriter._write_description_list,
    nodes.Directive: HtmlWriter._write_directive,
}
