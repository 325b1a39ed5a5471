# SPDX-License-Identifier: Apache-2.0
"""Raw HTML, where a catalogue allows it, becomes nodes: elements of a list, links and pictures, and what is dropped.

So the writer writes it like everything else, well nested, and links and pictures in it are checked at their places.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from sinau.markdown.raw_html_places import TextPieces
from sinau.model.nodes import Block, Dropped, Element, Image, Inline, Link, Node, RawHtml

NAME = r"[A-Za-z][A-Za-z0-9-]*+"
ATTRIBUTE = re.compile(r"""\s+([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]++)))?""")
TAG = re.compile(rf"""<(/?)({NAME})((?:{ATTRIBUTE.pattern})*+)\s*+/?>""")
# Their text is no text: it goes with them. The others that are dropped leave what they hold.
WHOLE = {
    *(
        "applet",
        "audio",
        "embed",
        "frameset",
        "iframe",
        "math",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "plaintext",
    ),
    *("script", "select", "style", "svg", "template", "textarea", "title", "video", "xmp"),
}
VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "frame",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "param",
    "source",
    "track",
    "wbr",
}
EVERYWHERE = {"dir", "id", "lang", "title"}
PLAIN = {
    *("abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del", "div", "dl", "dt", "em"),
    *("figcaption", "figure", "hr", "i", "ins", "kbd", "li", "mark", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp"),
    *("small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "tfoot", "thead", "tr", "u", "ul", "var"),
    "wbr",
}
ALLOWED: dict[str, frozenset[str]] = {
    **dict.fromkeys(PLAIN, frozenset()),
    "details": frozenset({"open"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}
# All other names of HTML. What has none of these is a word in brackets.
FURTHER = "acronym address article aside basefont big body button center data datalist dfn dialog dir fieldset font footer form h1 h2 h3 h4 h5 h6 head header "
FURTHER += "hgroup html label legend main map marquee menu meter nav nobr optgroup option output picture progress search section slot strike tt"
KNOWN = {"a", *PLAIN, *WHOLE, *VOID, "details", "ol", "td", "th", "time", *FURTHER.split()}
OF_LINKS = {"a": frozenset({"href", "name"}), "img": frozenset({"src", "alt"})}
VALUE = re.compile(r"[\w .:+-]{0,40}\Z")
ID = re.compile(r"[^\s\"'<>&]{1,80}\Z")
# Ids of authors start so: they can neither take one of ours nor hide a variable of a script.
PREFIX = "user-"


@dataclass(slots=True)
class _OpenElement:
    name: str
    attributes: dict[str, str]
    start: int
    end: int
    block: bool
    children: list[Node] = field(default_factory=list)


def raw_html_as_nodes(children: Sequence[Node]) -> list[Node]:
    """Return `children`, which stand in one element, with raw HTML in them replaced by nodes.

    What is not closed here ends here; what was not opened here is passed over.
    """
    if not any(isinstance(child, RawHtml) for child in children):
        return list(children)
    builder = _RawHtmlBuilder()
    for child in children:
        if isinstance(child, RawHtml):
            builder.add_html(child)
        else:
            builder.add(child)
    return builder.finish()


class _RawHtmlBuilder:
    def __init__(self) -> None:
        self._open = [_OpenElement("", {}, 0, 0, True)]

    def add(self, node: Node) -> None:
        """Put `node` where we are."""
        self._open[-1].children.append(node)

    def finish(self) -> list[Node]:
        """Close what is open and return all of it."""
        while len(self._open) > 1:
            self._close_element()
        return self._open[0].children

    def add_html(self, raw: RawHtml) -> None:
        """Take a piece of HTML apart."""
        pieces = TextPieces(raw.pieces)
        for kind, match, start, end in html_tokens(raw.text):
            if kind == "text":
                for text in pieces.texts(start, end):
                    self.add(text)
            elif match and match[1]:
                self._end_tag(match[2].lower())
            elif match:
                self._start_tag(match, pieces, raw.block)

    def _end_tag(self, name: str) -> None:
        if any(entry.name == name for entry in self._open[1:]):
            while self._open[-1].name != name:
                self._close_element()
            self._close_element()

    def _start_tag(self, match: re.Match[str], pieces: TextPieces, block: bool) -> None:
        name = match[2].lower()
        start, end = pieces.place(match.start(), match.end())
        attributes: dict[str, str] = {}
        known = OF_LINKS.get(name, ALLOWED.get(name))
        if known is None:
            self.add(Dropped(start=start, end=end, what=f"<{name}>", block=block))
        for found in ATTRIBUTE.finditer(match[3]) if known is not None else ():
            key = found[1].lower()
            value = unescape(next((part for part in found.groups()[1:] if part is not None), ""))
            if key not in (known or frozenset()) | EVERYWHERE or not _is_allowed_value(name, key, value):
                at, to = pieces.place(match.start(3) + found.start(1), match.start(3) + found.end())
                self.add(Dropped(start=at, end=to, what=f"<{name} {key}>", block=block))
            else:
                attributes.setdefault(key, value)
        if len(self._open) > 60:
            return
        self._open.append(_OpenElement(name, attributes, start, end, block))
        if name in VOID:
            self._close_element()

    def _close_element(self) -> None:
        entry = self._open.pop()
        into = self._open[-1].children
        attributes = entry.attributes
        if entry.name in WHOLE:
            return
        if entry.name == "img":
            alt, title = attributes.get("alt", ""), attributes.get("title", "")
            into.append(
                Image(start=entry.start, end=entry.end, url=attributes.get("src", ""), label="", title=title, alt=alt)
            )
            return
        children: tuple[Inline, ...] = tuple(entry.children)  # type: ignore[arg-type]
        if entry.name == "a" and "href" in attributes:
            title = attributes.get("title", "")
            children = (
                Link(
                    start=entry.start, end=entry.end, url=attributes["href"], label="", title=title, children=children
                ),
            )
            attributes = {key: value for key, value in attributes.items() if key not in {"href", "title"}}
            if not attributes:
                into += children
                return
        elif entry.name not in ALLOWED and entry.name != "a":
            into += entry.children
            return
        if "name" in attributes:
            attributes.setdefault("id", attributes.pop("name"))
        if "id" in attributes:
            attributes["id"] = PREFIX + attributes["id"]
        name = "span" if entry.name == "a" else entry.name
        held: tuple[Inline | Block, ...] = children
        into.append(
            Element(
                start=entry.start,
                end=entry.end,
                name=name,
                attributes=tuple((key, value) for key, value in attributes.items() if key != "name"),
                children=held,
                block=entry.block,
            )
        )


def _is_allowed_value(name: str, key: str, value: str) -> bool:
    if key in {"id", "name"}:
        return ID.match(value) is not None
    return key in {"title", "alt", "href", "src"} or VALUE.match(value) is not None


def html_tokens(text: str) -> Iterator[tuple[str, re.Match[str] | None, int, int]]:
    """Yield the texts, tags and declarations (comments are such) of `text` in order; the insides of scripts are passed over."""
    position, start = 0, 0
    while (position := text.find("<", position)) >= 0:
        match = TAG.match(text, position)
        if match:
            end = match.end()
        elif text.startswith(("<!", "<?"), position):
            found = text.find("-->" if text.startswith("<!--", position) else ">", position)
            end = found + 3 if found >= 0 and text[found] == "-" else found + 1 if found >= 0 else len(text)
        else:
            position += 1
            continue
        yield "text", None, start, position
        if match:
            yield "tag", match, position, end
            if not match[1] and match[2].lower() in WHOLE:
                closing = re.compile(rf"</{match[2]}[\s/>]", re.IGNORECASE).search(text, end)
                end = closing.start() if closing else len(text)
        else:
            yield "declaration", None, position, end
        start = position = end
    yield "text", None, start, len(text)
