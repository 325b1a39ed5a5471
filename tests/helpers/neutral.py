# SPDX-License-Identifier: Apache-2.0
"""Makes pieces of HTML that a test writes by hand, with links such as `media:a.pdf` where addresses are to be filled in."""

import re
from html import unescape
from urllib.parse import unquote

from sinau.model.html_pieces import (
    Address,
    Hole,
    LinkOut,
    Pieces,
    PublicationMark,
    QuestionHole,
    ScreenOrPaper,
    SealedData,
)

TAG = re.compile(r'</?[A-Za-z](?:[^"<>]|"[^"]*")*>')
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
NEUTRAL = re.compile(r"(media|activity|page):([^#]*)#?(.*)")
HEADING = re.compile(r"(</?h)([2-5])(.*)", re.DOTALL)


def pieces(html: str, asked: tuple[str, ...] = ()) -> Pieces:
    """Return `html`, and behind it the questions `asked`, as the pieces that the renderer makes."""
    parts: list[str | Hole] = []
    done = 0
    leaving: LinkOut | None = None
    for match in TAG.finditer(html):
        parts.append(html[done : match.start()])
        done = match.end()
        if match[0] == "</a>":
            parts += [leaving] if leaving else []
            leaving = None
        found = _tag(match[0])
        leaving = next((LinkOut(hole.address, hole.rel, end=True) for hole in found if _begins(hole)), leaving)
        parts += found
    return Pieces(tuple(part for part in (*parts, html[done:], *map(QuestionHole, asked)) if part != ""))


def _begins(part: str | Hole) -> bool:
    return isinstance(part, LinkOut)


def _tag(tag: str) -> list[str | Hole]:
    if heading := HEADING.fullmatch(tag):
        level = int(heading[2])
        return [heading[1], ScreenOrPaper(str(level), str(min(6, level + 2))), *_attributes(heading[3])]
    parts = _attributes(tag)
    if tag.startswith("<a "):
        address = next((part for part in parts if isinstance(part, Address)), None)
        href = re.search(r' href="([^"]*)"', re.sub(r' title="[^"]*"', "", tag))
        if address or (href and (href[1] or "#")[0] != "#"):
            parts[-1:] = [str(parts[-1])[:-1], LinkOut(address, "noopener" in tag, end=False), ">"]
    return parts


def _attributes(text: str) -> list[str | Hole]:
    parts: list[str | Hole] = []
    done = 0
    for match in ATTRIBUTE.finditer(text):
        name, value = match[1], match[2]
        parts.append(text[done : match.start()])
        done = match.end()
        neutral = NEUTRAL.fullmatch(unescape(value)) if name in {"href", "src", "poster"} else None
        if neutral:
            parts.append(Address(name, neutral[1], unquote(neutral[2]), unquote(neutral[3])))  # type: ignore[arg-type]
        elif name == "data-question":
            parts += [f' {name}="', SealedData(unescape(value)), '"']
        elif name in {"id", "aria-labelledby", "aria-describedby"}:
            parts += [f' {name}="', PublicationMark("ids"), f'{value}"']
        elif name == "href" and len(value) > 1 and value[0] == "#":
            parts += [' href="#', PublicationMark("ids"), f'{value[1:]}"']
        else:
            parts.append(match[0])
    return [*parts, text[done:]]
