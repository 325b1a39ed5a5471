# SPDX-License-Identifier: Apache-2.0
"""Attribute lists behind headings, pictures, links and spans: `{#id .class key=value}`, as Pandoc, Kramdown and Material have them.

A list is a node of its own behind what it belongs to. That node gets what the list says of it; what of a list is not understood
is reported by `checks/attributes.py`, which reads it again. A list that stands anywhere else stays text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sinau.markdown.slugs import Slugger
from sinau.model import nodes
from sinau.model.gaps import ESCAPED, unescaped_text
from sinau.model.nodes import AttributeList, Attributes, Listed
from sinau.model.recordings import kind_of_recording

NAME = r"[^\s\"'{}<>=#.]+"
ITEM = rf"""(?:\#[^\s"'{{}}<>=]+|\.[^\s"'{{}}<>=]+|{NAME}=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{{}}<>=]+))"""
LIST = re.compile(rf"\{{:?[ ]?({ITEM}(?:[ ]+(?:{ITEM}|{NAME}))*)[ ]?\}}")
WORD = re.compile(rf"({ITEM}|{NAME})")
# A list ends a heading, with the blanks before it.
ENDING = re.compile(rf"[ \t]*{LIST.pattern}\Z")
BRACKET = re.compile(rf"\[|\](?:{LIST.pattern})?")
CHARACTER = re.compile(rf"{ESCAPED.pattern}|.", re.DOTALL)
BACKSLASH = ord("\\")
SIZE = re.compile(r"(\d{1,4})(px|%)?\Z")
ID = re.compile(r"[^\W_][\w.:-]{0,99}\Z")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\Z")
# What a class makes of a span: an element that says the same to everybody.
ELEMENTS = {"mark": "mark", "highlight": "mark", "underline": "u", "ul": "u", "kbd": "kbd", "small": "small"}
# What is so anyway, or for each publication to decide: asked for by habit, it changes nothing.
GRANTED: dict[Listed, frozenset[str]] = {
    "heading": frozenset({".unnumbered"}),
    "picture": frozenset({".center", ".img-fluid", "align=center", "loading=lazy"}),
    "recording": frozenset({".center"}),
    "link": frozenset(
        {".external", "target=_blank", "rel=noopener", "rel=noreferrer", "rel=noopener noreferrer", "rel=external"}
    ),
    "span": frozenset(),
}
ALTERNATIVE = {"alt", "fig-alt"}


@dataclass(frozen=True, slots=True)
class AttributeListWord:
    """A word of a list: an id (`#`), a class (`.`), or a key with its value; `start` and `end` are characters of the list."""

    key: str
    value: str
    start: int
    end: int


def words_of_attribute_list(written: str) -> Iterator[AttributeListWord]:
    """Yield the words of the list `written`."""
    match = LIST.search(written)
    for word in WORD.finditer(written, match.start(1), match.end(1)) if match else ():
        key, equals, value = word[0].partition("=")
        if word[0][0] in "#.":
            key, value = word[0][0], word[0][1:]
        elif equals and value[:1] in {'"', "'"}:
            value = value[1:-1]
        key = {"id": "#", "class": "."}.get(key, key)
        if key == "." and " " in value:
            yield from (AttributeListWord(".", one, word.start(), word.end()) for one in value.split())
        else:
            yield AttributeListWord(key, value, word.start(), word.end())


def is_understood(word: AttributeListWord, of: Listed) -> bool:
    """Tell whether `word` means something behind what the list belongs `of`."""
    key, value = word.key, word.value
    if key == "#":
        return ID.match(value) is not None
    if (f".{value}" if key == "." else f"{key}={value}") in GRANTED[of]:
        return True
    if of in {"picture", "recording"} and key in {*ALTERNATIVE, "title"}:
        return True
    if of == "picture" and key in {"width", "height"}:
        size = SIZE.match(value)
        return size is not None and int(size[1]) > 0 and (size[2] != "%" or (key == "width" and int(size[1]) <= 100))
    if of == "span":
        return (
            (key == "." and value in ELEMENTS)
            or (key == "lang" and LANGUAGE.match(value) is not None)
            or (key == "dir" and value in {"ltr", "rtl", "auto"})
        )
    return False


def _attributes_in(written: str, of: Listed) -> Attributes:
    """Return what the list `written` says, as far as it is understood; of what is said twice the first counts."""
    values: dict[str, str] = {}
    elements: list[str] = []
    for word in words_of_attribute_list(written):
        if not is_understood(word, of):
            continue
        if word.key == "." and word.value in ELEMENTS and of == "span":
            elements.append(ELEMENTS[word.value])
        elif word.key in {"width", "height"}:
            values.setdefault(word.key, word.value.removesuffix("px"))
        elif word.key != ".":
            values.setdefault("alt" if word.key in ALTERNATIVE else word.key, word.value)
    return Attributes(id=values.pop("#", ""), elements=tuple(dict.fromkeys(elements)), values=tuple(values.items()))


class AttributeAttacher:
    """Attaches lists to what they stand behind, in a page whose bytes are `data` and whose anchors `slug` knows."""

    def __init__(self, data: bytes, slug: Slugger) -> None:
        self._data, self._slug = data, slug

    def attach_in_heading(self, children: Sequence[Any]) -> tuple[list[Any], Attributes | None]:
        """Return the contents of a heading with the list that ends them as a node, and what it says."""
        last = children[-1] if children else None
        match = ENDING.search(last.text) if type(last) is nodes.Text else None
        if last is None or match is None or not self._is_literal(last.end - len(match[0].encode()), match[0]):
            return list(children), None
        start = last.end - len(match[0].encode())
        before = [replace(last, text=last.text[: match.start()], end=start)] if match.start() else []
        made, attributes = self._make_attribute_list(match[0], start, "heading")
        return [*children[:-1], *before, made], attributes

    def attach_in_line(self, children: Sequence[Any]) -> list[Any]:
        """Return `children`, which stand in one element, with the lists among them as nodes."""
        bracketed = any("]{" in one.text for one in children if type(one) is nodes.Text)
        return self._with_attributes_attached(self._with_spans(children) if bracketed else children)

    def _with_attributes_attached(self, children: Sequence[Any]) -> list[Any]:
        found: list[Any] = []
        for child in children:
            rest = (
                self._attach_first_list(found, child)
                if type(child) is nodes.Text and child.text.startswith("{")
                else child
            )
            found += [rest] if rest else []
        return found

    def _attach_first_list(self, found: list[Any], text: nodes.Text) -> nodes.Text | None:
        """Attach the list at the start of `text` to the last of `found`; return what of the text is left."""
        match = LIST.match(text.text)
        place = len(found) - 1
        # Kramdown's way: a picture alone on its line, the list on the next one.
        if (
            match
            and place == 1
            and isinstance(found[1], nodes.Break)
            and match.end() == len(text.text)
            and match[0][1] == ":"
        ):
            place = 0 if isinstance(found[0], nodes.Image) else -1
        before = found[place] if place >= 0 else None
        of = _kind_of_holder(before)
        if not match or before is None or of is None or not self._is_literal(text.start, match[0]):
            return text
        if before.end != text.start and place == len(found) - 1:
            return text
        made, attributes = self._make_attribute_list(match[0], text.start, of)
        found[place] = _with_attributes(before, attributes)
        found.append(made)
        end = text.start + len(match[0].encode())
        return (
            nodes.Text(start=end, end=text.end, text=text.text[match.end() :]) if match.end() < len(text.text) else None
        )

    def _make_attribute_list(self, written: str, start: int, of: Listed) -> tuple[AttributeList, Attributes]:
        attributes = _attributes_in(written, of)
        is_free = not attributes.id or self._slug.claim(attributes.id)
        anchor = attributes.id if is_free and of != "heading" else ""
        attributes = attributes if is_free else replace(attributes, id="")
        end = start + len(written.encode())
        return AttributeList(start=start, end=end, text=written, of=of, anchor=anchor, is_free=is_free), attributes

    def _with_spans(self, children: Sequence[Any]) -> list[Any]:
        """Return `children` with each `[text]{list}` as a span."""
        found: list[Any] = []
        opened: list[int] = []  # where in `found` a bracket stands
        for child in children:
            places = byte_places_of(child, self._data) if type(child) is nodes.Text else None
            if places is None:
                found.append(child)
                continue
            done = 0
            for match in BRACKET.finditer(child.text):
                if _is_escaped(places, match.start(), self._data):
                    continue
                if match[0] == "[":
                    found += _piece_of_text(child, places, done, match.start())
                    opened.append(len(found))
                    found += _piece_of_text(child, places, match.start(), match.end())
                    done = match.end()
                elif opened and match[0] == "]":
                    opened.pop()
                elif opened and self._is_literal(places[match.start()], match[0]):
                    found += _piece_of_text(child, places, done, match.start())
                    first = opened.pop()
                    made, attributes = self._make_attribute_list(match[0][1:], places[match.start()] + 1, "span")
                    span = nodes.TextSpan(
                        start=found[first].start,
                        end=made.end,
                        children=(*self._with_attributes_attached(_join_cut_texts(found[first + 1 :])), made),
                        attributes=attributes,
                    )
                    found[first:] = [span]
                    done = match.end()
            found += _piece_of_text(child, places, done, len(child.text))
        return _join_cut_texts(found)

    def _is_literal(self, start: int, written: str) -> bool:
        """Tell whether the source has `written` at the byte `start` as it is, and not as entities or behind a backslash."""
        code = written.encode()
        return self._data[start : start + len(code)] == code and self._data[start - 1 : start] != b"\\"


def byte_places_of(text: nodes.Text, data: bytes) -> list[int] | None:
    """Return where in `data` each character of `text` stands, and the byte behind it; `None` when it was not written so.

    A character behind a backslash stands behind that, one that an entity spells at its `&`.
    """
    places: list[int] = []
    read: list[str] = []
    place = text.start
    for match in CHARACTER.finditer(data[text.start : text.end].decode()):
        characters = unescaped_text(match[0])
        read.append(characters)
        places += [place + (match[1] is not None)] * len(characters)
        place += len(match[0].encode())
    return [*places, place] if "".join(read) == text.text else None


def _is_escaped(places: list[int], at: int, data: bytes) -> bool:
    """Tell whether a backslash stands before the character `at` that is none itself."""
    before = places[at - 1] if at else -1
    return data[places[at] - 1] == BACKSLASH and before != places[at] - 1


def _piece_of_text(text: nodes.Text, places: list[int], first: int, last: int) -> list[nodes.Text]:
    return [nodes.Text(start=places[first], end=places[last], text=text.text[first:last])] if first < last else []


def _join_cut_texts(children: Sequence[Any]) -> list[Any]:
    """Return `children` with texts that were cut at brackets made one again."""
    found: list[Any] = []
    for child in children:
        last = found[-1] if found else None
        if type(child) is nodes.Text and type(last) is nodes.Text and last.end == child.start:
            found[-1] = nodes.Text(start=last.start, end=child.end, text=last.text + child.text)
        else:
            found.append(child)
    return found


def _kind_of_holder(node: Any) -> Listed | None:
    if isinstance(node, nodes.Image):
        return "recording" if kind_of_recording(node.url or "") else "picture"
    if isinstance(node, nodes.Link):
        return "link"
    return "span" if isinstance(node, nodes.Styled | nodes.InlineCode) else None


def _with_attributes(node: Any, attributes: Attributes) -> Any:
    if not isinstance(node, nodes.Image):
        return replace(node, attributes=attributes)
    values = dict(attributes.values)
    # What stands in the brackets beside an alternative text is the caption in the tools that have both, and is never lost.
    written = node.alt if "alt" in values and not node.title and values["alt"] != node.alt else node.title
    alt, title = values.pop("alt", node.alt), values.pop("title", written)
    rest = replace(attributes, values=tuple(values.items()))
    return replace(node, alt=alt, title=title, attributes=rest, as_hashed=node.as_hashed or node)
