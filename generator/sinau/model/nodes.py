# SPDX-License-Identifier: Apache-2.0
"""Typed nodes of a Markdown page.

Every node knows its place as two byte offsets into the page's text; `SourceText.span` turns them into a `Span`. They
are offsets because lines and columns are needed for the few nodes that are wrong, and counting them for all the
others would cost more than the parsing.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar, dataclass_transform

from sinau.texts import Message

if TYPE_CHECKING:
    from sinau.model.page import Page

# What attribute lists belong to.
Listed = Literal["heading", "picture", "recording", "link", "span"]
# What is wrong with a piece of HTML: one of its halves is missing, or it stands where it cannot.
Fault = Literal["", "not closed", "not opened", "summary", "comment"]


N = TypeVar("N")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def node(cls: type[N]) -> type[N]:
    """Make a dataclass of a class of nodes: frozen for mypy, and not while it runs, as a page has hundreds of them.

    A frozen one takes two and a half times as long to make. It has a hash as frozen ones have.
    """
    return dataclass(slots=True, kw_only=True, unsafe_hash=True)(cls)


@node
class Node:
    """A stretch of the page: `start` and `end` are byte offsets into its UTF-8 text."""

    start: int
    end: int


@node
class Text(Node):
    """Plain characters."""

    text: str


@node
class Emoji(Text):
    """A sign that was written by its name: `text` is the sign, `written` the name between colons."""

    written: str


@dataclass(frozen=True, slots=True)
class Attributes:
    """What an attribute list says of the node before it: its id, the elements that its classes make, and further values."""

    id: str = ""
    elements: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()


@node
class AttributeList(Node):
    """An attribute list behind what it is a list `of`, as it was written; nothing of it is shown.

    `anchor` is the id that it gives to what is no heading. `is_free`: no other place of the page has its id.
    """

    text: str
    of: Listed
    anchor: str = ""
    is_free: bool = True


@node
class InlineCode(Node):
    """`code` within a line."""

    text: str
    attributes: Attributes | None = None


@node
class Break(Node):
    """A line break; `hard` ones are seen by the reader."""

    hard: bool


@node
class RawHtml(Node):
    """HTML that the author wrote; `block` tells whether it stands on lines of its own.

    `pieces` are the stretches of the page that make `text`: it lacks what begins a line in a quotation or a list.
    """

    text: str
    block: bool
    pieces: tuple[Text, ...] = ()


@node
class Styled(Node):
    """Emphasised text. `style` is the HTML element: `em`, `strong` or `del`."""

    style: str
    children: tuple["Inline", ...]
    attributes: Attributes | None = None


@node
class TextSpan(Node):
    """`[text]{list}`: a stretch of text with an attribute list, which is the last of its `children`."""

    children: tuple["Inline", ...]
    attributes: Attributes


@node
class Link(Node):
    """A link. `url` is as the author wrote it; `None` when it refers to a label that the page does not define."""

    url: str | None
    label: str
    title: str
    children: tuple["Inline", ...]
    attributes: Attributes | None = None


@node
class Image(Node):
    """A picture. `alt` is its alternative text, `title` its caption, `url` as in `Link`.

    `as_hashed` is the picture as it is without its attribute list and with the names of emoji: hashes are made of that.
    """

    url: str | None
    label: str
    title: str
    alt: str
    attributes: Attributes | None = None
    as_hashed: "Image | None" = None


@node
class FootnoteReference(Node):
    """`[^label]`."""

    label: str


@node
class Formula(Node):
    """A formula as LaTeX; `display` ones stand on lines of their own."""

    text: str
    display: bool


@node
class Element(Node):
    """An element of the author's HTML, from lists of what is allowed; `block` tells whether it stands among blocks."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple["Inline | Block", ...]
    block: bool


@node
class Dropped(Node):
    """Something of the author's HTML that is not published: `what` it is, and `fault` if that is wrong: `mend` is then what it lacks."""

    what: str
    block: bool
    fault: Fault = ""
    mend: str = ""


@node
class Gap(Node):
    """A place in the stem of a question where its type puts a control; `id` is what the type calls it.

    Only question types make gaps (`sinau.model.gaps`): the page itself holds what the author wrote there.
    """

    id: str


Inline = (
    Text
    | Emoji
    | AttributeList
    | InlineCode
    | Break
    | RawHtml
    | Styled
    | TextSpan
    | Link
    | Image
    | FootnoteReference
    | Formula
    | Element
    | Dropped
    | Gap
)


@node
class Paragraph(Node):
    """A paragraph. `tight` ones stand in a list without blank lines and are written without `<p>`; `bare` ones stood between tags of
    HTML, where Markdown is not read.
    """

    children: tuple[Inline, ...]
    tight: bool = False
    bare: bool = False


@node
class Heading(Node):
    """A heading of `level` 1 to 6. `anchor` is its id in the page, unique there.

    `hashed_anchor` is the one that hashes are made of: it comes from all that was written, an attribute list too.
    """

    level: int
    anchor: str
    children: tuple[Inline, ...]
    hashed_anchor: str = ""


@node
class ListItem(Node):
    """An item of a list. `checked` is `None` unless it is a task (`[ ]` or `[x]`)."""

    checked: bool | None
    children: tuple["Block", ...]


@node
class List(Node):
    """A list; `first` is the first number of an ordered one, otherwise `None`."""

    first: int | None
    items: tuple[ListItem, ...]


@node
class Quote(Node):
    """A block quote; `alert` is `note`, `tip`, `important`, `warning`, `caution` or `""`."""

    alert: str
    children: tuple["Block", ...]


@node
class CodeBlock(Node):
    """Code on lines of its own, in `language` (may be `""`)."""

    language: str
    text: str


@node
class TableCell(Node):
    """A cell of a table."""

    children: tuple[Inline, ...]


@node
class Table(Node):
    """A table: `alignments` for each column (`left`, `center`, `right` or `""`), the head's cells, the rows' cells."""

    alignments: tuple[str, ...]
    head: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...]


@node
class ThematicBreak(Node):
    """A rule across the page."""


@node
class Footnote(Node):
    """The text of a footnote, `[^label]: ...`."""

    label: str
    children: tuple["Block", ...]


@node
class Description(Node):
    """A term and its descriptions."""

    term: tuple[Inline, ...]
    details: tuple[tuple["Block", ...], ...]


@node
class DescriptionList(Node):
    """A list of descriptions."""

    items: tuple[Description, ...]


@node
class DirectiveOption(Node):
    """A word of a directive's opening line: `key=value`, or a bare word with an empty `key`."""

    key: str
    value: str


@node
class Section(Node):
    """A part of a directive's body: `marker` is `""` for its main part, `?` for a hint, `!` for the explanation.

    After `=`, which accepts an answer, the rest of the line is the answer as it stands; `children` are what follows it.
    """

    marker: str
    children: tuple["Block", ...]


@node
class Directive(Node):
    """`::: name options`, its body and `:::`. `name` is the English spelling, `written` the author's.

    `heading` is a title that stands in the body, as other tools have it, at most one paragraph; `title` what the box is called
    when that is not its kind's; `folded` ones are closed at first.
    """

    name: str
    written: str
    options: tuple[DirectiveOption, ...] = ()
    sections: tuple[Section, ...] = field(default=())
    heading: tuple[Paragraph, ...] = ()
    title: Message | None = None
    folded: bool = False


@node
class Included(Node):
    """`::: include path`: a page with places of its own."""

    page: "Page"


Block = (
    Paragraph
    | Heading
    | List
    | Quote
    | CodeBlock
    | Table
    | ThematicBreak
    | RawHtml
    | Footnote
    | DescriptionList
    | Directive
    | Element
    | Dropped
    | Included
)
