# SPDX-License-Identifier: Apache-2.0
"""Cleans drawings: what draw.io, Inkscape, Illustrator, Excalidraw and Canva put into them stays out, and so does what could act.

The parser is expat, which browsers of today read XML like: strictly. What is published is written anew from its events, from lists
of what may stand there, unless there was nothing to leave out.
"""

import re
from dataclasses import dataclass, field
from html import escape
from html.entities import html5
from typing import Literal
from xml.parsers.expat import ExpatError, ParserCreate

from sinau.drawings.names import (
    ANIMATIONS,
    ATTRIBUTES,
    ELEMENTS,
    OF_XML,
    PLAIN_ATTRIBUTES,
    RUNNING,
    SEEN,
    SVG,
    UNSEEN,
    XHTML,
    XLINK,
    XML,
)
from sinau.drawings.style import PICTURE, clean_declarations, clean_sheet, has_only_harmless_functions

# What was found: something that acts; something from elsewhere; words set as HTML, without other words or with shorter ones; what
# only the program shows that made it; where it cannot be read.
What = Literal["active", "elsewhere", "words", "shortened", "program", "unreadable"]
# Entities name the namespaces of Illustrator. Longer ones, or such as hold others, can make a drawing of any size, or anything of it.
ENTITY = re.compile(r"[^<&%]{0,200}\Z")
SCRIPT = re.compile(r"[\s\x00-\x20]*(?:[a-z]+script|data)[\s\x00-\x20]*:", re.IGNORECASE)
NEVER_ANIMATED = frozenset({"href", "style", "src", "class"})
KEPT = str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})
SHOWN = 60
MOST = 20  # findings in one drawing; who has mended those sees the rest
MOST_NAMESPACES = 200
MOST_STYLED = 300  # after these, whole attributes are left out without another look


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a drawing: `what`, at the byte `start` of its text, and `found`, how it looks."""

    what: What
    start: int
    found: str


@dataclass(frozen=True, slots=True)
class CleanedDrawing:
    """A drawing that was looked through: `text` to publish, `None` when nothing had to be left out; what was found."""

    text: str | None
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _ForeignObjectWords:
    """Words that are set as HTML in a drawing, and what stands in for them in the same `switch`."""

    start: int
    words: list[str] = field(default_factory=list)
    seen: bool = False
    instead: list[str] | None = None
    picture: bool = False


@dataclass(slots=True)
class _OpenElement:
    """An element that is open. `name` is what it is written as; what is left out has none."""

    name: str
    start: int
    switched: list[_ForeignObjectWords] | None = None  # of a `switch`: what was set as HTML in it
    foreign: _ForeignObjectWords | None = None
    style: list[str] | None = None
    namespaces: dict[str, str] = field(default_factory=dict)


class _StoppedError(Exception):
    """The drawing is not read on."""


def clean_drawing(text: str) -> CleanedDrawing:
    """Return `text`, a drawing, with nothing in it that acts or loads from elsewhere."""
    return _Cleaner(text).clean()


class _Cleaner:
    def __init__(self, text: str) -> None:
        self._data = text.encode()
        self._parser = parser = ParserCreate("utf-8")
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = self._on_start_tag
        parser.EndElementHandler = self._on_end_tag
        parser.CharacterDataHandler = self._on_text
        parser.XmlDeclHandler = self._on_declaration
        parser.StartDoctypeDeclHandler = self._on_doctype
        parser.EntityDeclHandler = self._on_entity
        parser.ProcessingInstructionHandler = self._on_instruction
        parser.SkippedEntityHandler = self._on_skipped_entity
        self._out: list[str] = []
        self._open: list[_OpenElement] = []
        self._switches: list[
            list[_ForeignObjectWords]
        ] = []  # of each `switch` that is open, what was set as HTML in it
        self._styled = 0  # style attributes with something from elsewhere
        self._left_out = 0  # how many of the open ones are in one that is left out, that one too
        self._changed = False
        self._findings: list[Finding] = []
        self._room = (
            2 * len(self._data) + 10_000
        )  # bytes that are still written: entities could make a drawing of any size

    def clean(self) -> CleanedDrawing:
        """Read the drawing."""
        try:
            self._parser.Parse(self._data, True)
        except ExpatError:
            self._add_finding("unreadable", "", self._parser.ErrorByteIndex)
        except _StoppedError:
            pass
        return CleanedDrawing("".join(self._out) if self._changed else None, tuple(self._findings))

    def _write(self, text: str) -> None:
        self._room -= len(text)
        if self._room < 0:
            self._add_finding("active", "<!ENTITY", 0)
            raise _StoppedError
        self._out.append(text)

    def _add_finding(self, what: What, found: str, start: int | None = None) -> None:
        if len(self._findings) >= MOST:
            if what != "active":
                return
            raise _StoppedError
        shown = " ".join(found[: 2 * SHOWN].split())
        shown = shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
        place = self._parser.CurrentByteIndex if start is None else start
        self._findings.append(Finding(what, max(0, min(place, len(self._data))), shown))

    def _on_declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self._changed |= (encoding or "utf-8").lower() != "utf-8"

    def _on_doctype(self, *_: object) -> None:
        self._changed = True

    def _on_entity(self, name: str, parameter: int, value: str | None, *_: object) -> None:
        if value is not None and not ENTITY.match(value):
            self._add_finding("active", f"<!ENTITY {name}")
            raise _StoppedError

    def _on_skipped_entity(self, name: str, parameter: int) -> None:
        if not parameter:
            self._on_text(html5.get(f"{name};", ""))

    def _on_instruction(self, target: str, _data: str) -> None:
        self._changed = True
        if target.lower() == "xml-stylesheet":
            self._add_finding("elsewhere", f"<?{target}")

    def _on_start_tag(self, written: str, attributes: list[str]) -> None:
        pairs = list(zip(attributes[::2], attributes[1::2], strict=True))
        before = self._open[-1].namespaces if self._open else {"xml": XML}
        declared = {name[6:]: value for name, value in pairs if name.startswith("xmlns") and name[5:6] in {"", ":"}}
        namespaces = before | declared if declared else before
        if len(namespaces) > MOST_NAMESPACES:
            self._add_finding("unreadable", "")
            raise _StoppedError
        entry = _OpenElement("", self._parser.CurrentByteIndex, namespaces=namespaces)
        prefix, _, local = written.rpartition(":")
        space = namespaces.get(prefix, "" if not prefix else None)
        if not self._left_out:
            self._enter_element(entry, local, space, pairs)
        else:
            foreign = self._current_foreign()
            if foreign and local in SEEN:
                foreign.seen = True
        if not entry.name:
            self._left_out += 1
            self._changed = True
        self._open.append(entry)
        if not entry.name and len(self._open) == 1:
            self._add_finding("unreadable", "", entry.start)
            raise _StoppedError

    def _enter_element(self, entry: _OpenElement, local: str, space: str | None, pairs: list[tuple[str, str]]) -> None:
        """Decide what becomes of an element that stands in nothing that is left out."""
        parent = self._open[-1] if self._open else None
        if space in {SVG, "", XHTML, None} and local.lower() in RUNNING:
            self._add_finding("active", f"<{local}", entry.start)
        elif space in {SVG, ""}:
            if local == "foreignObject":
                self._begin_foreign_object(entry, parent, pairs)
            elif local in UNSEEN:
                self._add_finding("program", f"<{local}>", entry.start)
            elif local in ELEMENTS and (parent is not None or local == "svg"):
                self._changed |= space == "" or entry.namespaces.get("") != SVG
                self._write_start(entry, local, pairs)
                if parent is not None and parent.switched is not None:
                    for foreign in parent.switched:
                        foreign.instead = [] if foreign.instead is None else foreign.instead

    def _begin_foreign_object(
        self, entry: _OpenElement, parent: _OpenElement | None, pairs: list[tuple[str, str]]
    ) -> None:
        if any(name == "requiredExtensions" and value.strip() for name, value in pairs):
            return  # for one program: no browser shows it
        entry.foreign = _ForeignObjectWords(entry.start)
        if parent is not None and parent.switched is not None:
            parent.switched.append(entry.foreign)

    def _write_start(self, entry: _OpenElement, local: str, pairs: list[tuple[str, str]]) -> None:
        if local in ANIMATIONS and not self._may_animate(entry, pairs):
            return
        kept: list[tuple[str, str]] = []
        for name, value in pairs:
            if name == "xmlns" or name.startswith("xmlns:"):
                self._changed |= value not in {SVG, XLINK}
            elif (new := self._clean_attribute(entry, local, name, value)) is None:
                self._changed = True
            else:
                self._changed |= new[1] != value
                kept.append(new)
        led, leads = (any(name.endswith("href") for name, _ in found) for found in (pairs, kept))
        if local in {"image", "use", "feImage"} and led and not leads:
            return  # nothing is left of it
        entry.name = local
        if local == "switch":
            entry.switched = []
            self._switches.append(entry.switched)
        if local == "style":
            entry.style = []
        spaces = f' xmlns="{SVG}" xmlns:xlink="{XLINK}"' if not self._open else ""
        self._write(f"<{local}{spaces}{''.join(_attribute_as_text(*one) for one in kept)}>")
        if local == "image" and self._switches:
            for foreign in self._switches[-1]:
                foreign.picture = True

    def _clean_attribute(self, entry: _OpenElement, element: str, written: str, value: str) -> tuple[str, str] | None:
        """Return an attribute as it is published; `None` when it is not."""
        prefix, _, name = written.rpartition(":")
        space = entry.namespaces.get(prefix, XLINK if prefix == "xlink" else None) if prefix else ""
        if name.lower().startswith("on") and space in {"", SVG, XHTML, None}:
            self._add_finding("active", f'{written}="{value}"', entry.start)
        elif name == "href" and space in {"", XLINK}:
            return self._clean_href(entry, element, written, value)
        elif space == XML and name in OF_XML:
            return f"xml:{name}", value
        elif space != "" or (name not in ATTRIBUTES and name != "style"):
            return None
        elif name == "style":
            return self._clean_style(entry, value)
        elif name in PLAIN_ATTRIBUTES or has_only_harmless_functions(value):
            return name, value
        else:
            self._add_finding("elsewhere", f'{name}="{value}"', entry.start)
        return None

    def _clean_style(self, entry: _OpenElement, value: str) -> tuple[str, str] | None:
        if self._styled > MOST_STYLED and not has_only_harmless_functions(value):
            return None
        kept = clean_declarations(value, lambda found: self._add_finding("elsewhere", found, entry.start))
        self._styled += kept != value
        return ("style", kept) if kept else None

    def _clean_href(self, entry: _OpenElement, element: str, written: str, value: str) -> tuple[str, str] | None:
        name = "xlink:href" if ":" in written else "href"
        address = value.strip()
        if address.startswith("#"):
            return name, address
        if element in {"image", "feImage"} and PICTURE.match(address):
            return name, address
        if SCRIPT.match(value) and not (element == "image" and address[:5].lower() == "data:"):
            self._add_finding("active", f'{written}="{value}"', entry.start)
        elif element != "a" and address:  # a link leads nowhere from within a picture
            self._add_finding("elsewhere", f'{written}="{value}"', entry.start)
        return None

    def _may_animate(self, entry: _OpenElement, pairs: list[tuple[str, str]]) -> bool:
        for name, value in pairs:
            target = value.strip().rpartition(":")[2].lower()
            if name == "attributeName" and (target in NEVER_ANIMATED or target.startswith("on")):
                self._add_finding("active", f'{name}="{value}"', entry.start)
                return False
        return True

    def _on_end_tag(self, _written: str) -> None:
        entry = self._open.pop()
        if entry.foreign and not (self._open and self._open[-1].switched is not None):
            self._report_foreign(entry.foreign)
        if not entry.name:
            self._left_out -= 1
            return
        if entry.switched is not None:
            self._switches.pop()
            for foreign in entry.switched:
                self._report_foreign(foreign)
        if entry.style is not None:
            written = "".join(entry.style)
            sheet = clean_sheet(written, lambda found: self._add_finding("elsewhere", found, entry.start))
            self._changed |= sheet != written
            self._write(escape(sheet, quote=False))
        self._write(f"</{entry.name}>")

    def _on_text(self, data: str) -> None:
        if self._left_out:
            if foreign := self._current_foreign():
                foreign.words.append(data)
            return
        if self._open and self._open[-1].style is not None:
            self._open[-1].style.append(data)
            return
        self._write(escape(data, quote=False))
        for foreign in self._switches[-1] if self._switches else ():
            if foreign.instead is not None:
                foreign.instead.append(data)

    def _current_foreign(self) -> _ForeignObjectWords | None:
        """Return the words set as HTML that we are in."""
        first = len(self._open) - self._left_out
        return self._open[first].foreign if self._left_out else None

    def _report_foreign(self, foreign: _ForeignObjectWords) -> None:
        words = " ".join("".join(foreign.words).split())
        if not words and not foreign.seen:
            return
        if foreign.instead is None:
            self._add_finding("words", words, foreign.start)
        elif not foreign.picture and "".join(words.split()) != "".join("".join(foreign.instead).split()):
            self._add_finding("shortened", words, foreign.start)


def _attribute_as_text(name: str, value: str) -> str:
    """Return an attribute; a line feed in it would become a blank when it is read again."""
    return f' {name}="{escape(value, quote=False).translate(KEPT)}"'
