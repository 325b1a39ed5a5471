# SPDX-License-Identifier: Apache-2.0
"""Makes a typed node of each element that the engine closes."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from sinau.markdown.rawhtml import KNOWN, TAG
from sinau.markdown.references import UNDEFINED
from sinau.markdown.slugs import Slugger
from sinau.model import nodes
from sinau.model.nodes import Block, Inline, Node, Paragraph

INLINE = (
    nodes.Text,
    nodes.AttributeList,
    nodes.TextSpan,
    nodes.InlineCode,
    nodes.Break,
    nodes.Styled,
    nodes.Link,
    nodes.Image,
    nodes.FootnoteReference,
    nodes.Formula,
)
ALIGNMENTS = {"Left": "left", "Center": "center", "Right": "right", "None": ""}
# What `plain_text` gives as it was written: nothing, names of emoji, or attribute lists too.
Written = Literal["", "emoji", "all"]


@dataclass(slots=True)
class OpenElement:
    """An element that is open: the engine's name and attributes for it, its place and what stood in it so far.

    `raw` tells that HTML is among that, `braced` that a brace is; `listed` is what the attribute list of a heading says.
    """

    name: str
    attributes: Any
    start: int
    end: int
    checked: bool | None = None
    raw: bool = False
    braced: bool = False
    listed: nodes.Attributes | None = None
    children: list[Any] = field(default_factory=list)


@nodes.node
class _Row(Node):
    cells: tuple[nodes.TableCell, ...]


@nodes.node
class _Term(Node):
    children: tuple[Inline, ...]


@nodes.node
class _Detail(Node):
    children: tuple[Block, ...]


def is_inline(node: Node) -> bool:
    """Tell whether `node` stands within a line."""
    if isinstance(node, nodes.Element | nodes.Dropped):
        return not node.block
    return isinstance(node, INLINE) or (isinstance(node, nodes.RawHtml) and not node.block)


def blocks_of(children: list[Any]) -> tuple[Block, ...]:
    """Return `children` as blocks: what stands bare within a tight list becomes a paragraph of its own."""
    blocks: list[Any] = []
    line: list[Any] = []
    for child in children:
        if is_inline(child):
            line.append(child)
            continue
        if line:
            blocks.append(_tight_paragraph(line))
            line = []
        blocks.append(child)
    if line:
        blocks.append(_tight_paragraph(line))
    return tuple(blocks)


def _tight_paragraph(line: list[Inline]) -> Paragraph:
    return Paragraph(start=line[0].start, end=line[-1].end, children=tuple(line), tight=True)


def plain_text(children: tuple[Inline | Block, ...], written: Written = "") -> str:
    """Return what a reader sees of `children`, without any styling; emoji, or attribute lists too, as they were `written`."""
    parts = []
    for child in children:
        if isinstance(child, nodes.Emoji) and written:
            parts.append(child.written)
        elif isinstance(child, nodes.Text | nodes.InlineCode | nodes.Formula):
            parts.append(child.text)
        elif isinstance(child, nodes.TextSpan) and written == "all":
            *inner, attributes = child.children
            parts.append(f"[{plain_text(tuple(inner), written)}]{plain_text((attributes,), written)}")
        elif isinstance(child, nodes.Styled | nodes.Link | nodes.Element | nodes.TextSpan):
            parts.append(plain_text(child.children, written))
        elif isinstance(child, nodes.Image):
            parts.append(child.as_hashed.alt if written and child.as_hashed else child.alt)
        elif isinstance(child, nodes.AttributeList) and written == "all":
            parts.append(child.text)
        elif isinstance(child, nodes.Break):
            parts.append(" ")
    return "".join(parts)


def _build_paragraph(frame: OpenElement, _slug: Slugger) -> Block:
    return Paragraph(start=frame.start, end=frame.end, children=tuple(frame.children))


def _build_heading(frame: OpenElement, slug: Slugger) -> Block:
    children = tuple(frame.children)
    level = int(frame.attributes["level"][1:])
    # The names of emoji are a part of an anchor, as on GitHub.
    text = plain_text(children, "emoji")
    written = plain_text(children, "all") if frame.braced else None
    anchor, hashed = slug.anchor_and_unclaimed_anchor(text, written, frame.listed.id if frame.listed else "")
    return nodes.Heading(
        start=frame.start, end=frame.end, level=level, anchor=anchor, children=children, hashed_anchor=hashed
    )


def _build_list_item(frame: OpenElement, _slug: Slugger) -> Node:
    return nodes.ListItem(start=frame.start, end=frame.end, checked=frame.checked, children=blocks_of(frame.children))


def _build_list(frame: OpenElement, _slug: Slugger) -> Block:
    return nodes.List(start=frame.start, end=frame.end, first=frame.attributes, items=tuple(frame.children))


def _build_quote(frame: OpenElement, _slug: Slugger) -> Block:
    alert = (frame.attributes or "").lower()
    return nodes.Quote(start=frame.start, end=frame.end, alert=alert, children=blocks_of(frame.children))


def _build_code_block(frame: OpenElement, _slug: Slugger) -> Block:
    language = frame.attributes.get("Fenced", "") if isinstance(frame.attributes, dict) else ""
    text = "".join(child.text for child in frame.children)
    return nodes.CodeBlock(start=frame.start, end=frame.end, language=language.partition(" ")[0], text=text)


def _build_raw_html(frame: OpenElement, _slug: Slugger) -> Block:
    # Blanks that the engine makes of a part of a tab come as texts.
    pieces = [piece for child in frame.children for piece in getattr(child, "pieces", (child,))]
    text = "".join(piece.text for piece in pieces)
    return nodes.RawHtml(start=frame.start, end=frame.end, text=text, block=True, pieces=tuple(pieces))


def _build_table_cell(frame: OpenElement, _slug: Slugger) -> Node:
    return nodes.TableCell(start=frame.start, end=frame.end, children=tuple(frame.children))


def _build_table_row(frame: OpenElement, _slug: Slugger) -> Node:
    return _Row(start=frame.start, end=frame.end, cells=tuple(frame.children))


def _build_table(frame: OpenElement, _slug: Slugger) -> Block:
    head, *rows = (row.cells for row in frame.children)
    alignments = tuple(ALIGNMENTS[alignment] for alignment in frame.attributes)
    return nodes.Table(start=frame.start, end=frame.end, alignments=alignments, head=head, rows=tuple(rows))


def _builder_of_styled(style: str) -> Callable[[OpenElement, Slugger], Node]:
    def build(frame: OpenElement, _slug: Slugger) -> Node:
        return nodes.Styled(start=frame.start, end=frame.end, style=style, children=tuple(frame.children))

    return build


def _address_of_link(attributes: Any) -> dict[str, Any]:
    undefined = attributes["dest_url"] == UNDEFINED
    return {
        "url": None if undefined else attributes["dest_url"],
        "label": attributes["id"],
        "title": attributes["title"] or "",
    }


def _build_link(frame: OpenElement, _slug: Slugger) -> Node:
    attributes = _address_of_link(frame.attributes)
    if frame.attributes["link_type"] == "Email":
        attributes["url"] = f"mailto:{attributes['url']}"
    return nodes.Link(start=frame.start, end=frame.end, children=tuple(frame.children), **attributes)


def _build_image(frame: OpenElement, _slug: Slugger) -> Node:
    children = tuple(frame.children)
    alt = " ".join(plain_text(tuple(map(_word_in_brackets, children))).split())
    image = nodes.Image(start=frame.start, end=frame.end, alt=alt, **_address_of_link(frame.attributes))
    if not any(isinstance(child, nodes.Emoji | nodes.TextSpan | nodes.Styled | nodes.RawHtml) for child in children):
        return image
    return replace(image, as_hashed=replace(image, alt=" ".join(plain_text(children, "all").split())))


def _word_in_brackets(node: Inline) -> Inline:
    """Return `node`, or its text where it only looks like a tag of HTML: `<Enter>` in an alternative text."""
    tag = TAG.match(node.text) if isinstance(node, nodes.RawHtml) else None
    if not isinstance(node, nodes.RawHtml) or tag is None or tag[2].lower() in KNOWN:
        return node
    return nodes.Text(start=node.start, end=node.end, text=node.text)


def _build_footnote(frame: OpenElement, _slug: Slugger) -> Block:
    return nodes.Footnote(start=frame.start, end=frame.end, label=frame.attributes, children=blocks_of(frame.children))


def _build_term(frame: OpenElement, _slug: Slugger) -> Node:
    return _Term(start=frame.start, end=frame.end, children=tuple(frame.children))


def _build_detail(frame: OpenElement, _slug: Slugger) -> Node:
    return _Detail(start=frame.start, end=frame.end, children=blocks_of(frame.children))


def _build_description_list(frame: OpenElement, _slug: Slugger) -> Block:
    items: list[nodes.Description] = []
    terms: list[tuple[_Term, list[tuple[Block, ...]]]] = []
    for child in frame.children:
        if isinstance(child, _Term):
            terms.append((child, []))
        elif isinstance(child, _Detail) and terms:
            terms[-1][1].append(child.children)
    for position, (term, details) in enumerate(terms):
        stop = terms[position + 1][0].start if position + 1 < len(terms) else frame.end
        items.append(nodes.Description(start=term.start, end=stop, term=term.children, details=tuple(details)))
    return nodes.DescriptionList(start=frame.start, end=frame.end, items=tuple(items))


BUILDERS: dict[str, Callable[[OpenElement, Slugger], Node]] = {
    "Paragraph": _build_paragraph,
    "Heading": _build_heading,
    "Item": _build_list_item,
    "List": _build_list,
    "BlockQuote": _build_quote,
    "CodeBlock": _build_code_block,
    "HtmlBlock": _build_raw_html,
    "Table": _build_table,
    "TableHead": _build_table_row,
    "TableRow": _build_table_row,
    "TableCell": _build_table_cell,
    "Emphasis": _builder_of_styled("em"),
    "Strong": _builder_of_styled("strong"),
    "Strikethrough": _builder_of_styled("del"),
    "Link": _build_link,
    "Image": _build_image,
    "FootnoteDefinition": _build_footnote,
    "DefinitionList": _build_description_list,
    "DefinitionListTitle": _build_term,
    "DefinitionListDefinition": _build_detail,
}
