# SPDX-License-Identifier: Apache-2.0
"""Blocks, links and code that other tools mean in another way: what was written around them is lost, or shown as it stands."""

import re
from collections.abc import Iterator

from sinau.checks._index import FileIndex
from sinau.checks.forgotten_mark import report_mark
from sinau.diagnostics import Report
from sinau.markdown.walk import nodes_of_type
from sinau.model import nodes
from sinau.model.page import Page
from sinau.model.page_facts import ShownOn
from sinau.source.text_damage import CONFLICT

CONFLICT_END = re.compile(rb">{7} \S")
LEADING_NAME = re.compile(rb":[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*:(?![\w/])")
SHORT_CLOSER = re.compile(rb"(::)[ \t]*(?:\n|\Z)")
FENCED_LINE = re.compile(rb"~{3,}[ \t]*[^~\s][^~\n]*~+[ \t]*$", re.MULTILINE)
# Behind the sign of a quotation or of an explanation, where a fence ends with that and nothing else says that it was none.
FENCE_AND_WORDS = re.compile(rb"~{3,}[ \t]*[^~\s][^~\n]*(?:~{3,}[^\n]*|~+[ \t]*$)", re.MULTILINE)
SIGN = re.compile(rb"[!?>]")
LOWERED = re.compile(rb"(?<=\w)~[\w+-]{1,6}~(?!~)")
# The title of a block of code, which is words to read; how its lines are counted and coloured is none.
CODE_TITLE = re.compile(
    rb"(?:`{3,}|~{3,})[^\n]*?[ \t{,](?:title|caption|filename|file)=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s}]+)"
)
TITLE_AT = re.compile(rb"(?:title|caption|filename|file)=")
# What other tools draw or compute.
DRAWN = {"mermaid", "plantuml", "puml", "graphviz", "dot", "math", "vega-lite", "abc"}
# The language of code within a line; `#!/bin/sh` is code.
NAMED_LANGUAGE = re.compile(r"#![a-z][\w+-]*[ \t]+\S")
# A quiz or an animation of LiaScript, which may be indented.
INDENTED_BOX = re.compile(r"(?:\[\([ xX]?\)\]|\[\[[ xX?!]?\]\]|--\{\{)")
# Signs that LiaScript puts before a link to a recording or a page to be shown, and a blank too many before a picture.
BEFORE_LINK = re.compile(rb"(?:(?<![\w?!])[!?]\?|(?<=\s)\?|(?<=\s)!\s|^\?|^!\s)\Z", re.MULTILINE)
PICTURE = re.compile(r"[^?#]+\.(?:png|jpe?g|gif|svg|webp|avif)\Z", re.IGNORECASE)
RULES_OF_TABLE = re.compile(rb"-{2,}(?:[ \t]+-{2,})+[ \t]*\Z")

# A link or a picture in the words of a picture, with its attribute list: only the words are read out.
WITHIN_PICTURE = re.compile(rb"!?\[[^\[\]\n]*\]\([^()\n]*\)(?:\{[^{}\n]*\})?")

Found = Iterator[tuple[str, int, int]]


def check_page(page: Page, host: ShownOn, index: FileIndex, report: Report) -> None:
    """Report blocks, links and code that another tool would read in another way."""
    data = page.source.utf8
    for code in nodes_of_type(page, nodes.CodeBlock):
        if code.language.startswith("{"):
            end = code.start + len(code.language.encode())
            report_mark(page.source, "code_cell", code.start, end, report, code.language)
    for find in (
        _marks_in_code_blocks,
        _marks_in_inline_code,
        _marks_in_descriptions,
        _marks_of_lowered_text,
        _signs_before_links,
        _marks_in_pictures,
        _rules_of_tables,
    ):
        for name, start, end in find(page, data):
            report_mark(page.source, name, start, end, report)
    for quote in nodes_of_type(page, nodes.Quote):
        if CONFLICT_END.match(data, quote.start):
            report.add(CONFLICT, page.source.node(quote))


def _marks_in_code_blocks(page: Page, data: bytes) -> Found:
    """Yield lines of text that open a block of code, titles of code, and what was to be drawn or asked."""
    for code in nodes_of_type(page, nodes.CodeBlock):
        behind_sign = SIGN.search(data, page.source.start_of_line_at(code.start), code.start)
        if line := (FENCE_AND_WORDS if behind_sign else FENCED_LINE).match(data, code.start):
            yield "fence", *line.span()
        elif title := CODE_TITLE.match(data, code.start):
            at = [one.start() for one in TITLE_AT.finditer(data, code.start, title.end())][-1]
            yield "code_title", at, title.end()
        if code.language.casefold() in DRAWN:
            end = data.find(b"\n", code.start)
            yield "drawn", code.start, end if end > code.start else code.end
        elif data[code.start : code.start + 1] not in {b"`", b"~"} and INDENTED_BOX.match(code.text):
            yield "box", code.start, code.start + len(code.text.split("\n", 1)[0].encode())


def _marks_in_inline_code(page: Page, data: bytes) -> Found:
    for code in nodes_of_type(page, nodes.InlineCode):
        if NAMED_LANGUAGE.match(code.text):
            yield "code_language", code.start, code.end


def _marks_in_descriptions(page: Page, data: bytes) -> Found:
    for description in nodes_of_type(page, nodes.Description):
        first_of_term = description.term[0] if description.term else None
        if first_of_term and data[first_of_term.start : first_of_term.start + 1] == b";":
            yield "term_of_wiki", first_of_term.start, first_of_term.start + 1
        for first, *_ in filter(None, description.details):
            # The engine has taken its first colon for that of a description.
            if name := LEADING_NAME.match(data, first.start - 1):
                yield "emoji", *name.span()
            elif closer := SHORT_CLOSER.match(data, first.start - 1):
                yield "closer", *closer.span(1)


def _marks_of_lowered_text(page: Page, data: bytes) -> Found:
    for styled in nodes_of_type(page, nodes.Styled):
        # Also with one tilde text is struck out, which is what nobody means who writes H~2~O.
        if styled.style == "del" and (lowered := LOWERED.match(data, styled.start)):
            yield "lowered", *lowered.span()


def _signs_before_links(page: Page, data: bytes) -> Found:
    """Yield the signs before links that are no text."""
    asked = [(one.start, one.end) for one in nodes_of_type(page, nodes.Directive) if one.name == "question"]
    for link in nodes_of_type(page, nodes.Link):
        before = data[max(0, link.start - 3) : link.start]
        signs = BEFORE_LINK.search(before)
        if not signs or b"\\" in before:
            continue
        first = page.source.start_of_line_at(link.start) == link.start - len(signs[0])
        if first and any(start <= link.start < end for start, end in asked):
            continue  # a hint or the explanation begins with this sign
        is_picture = bool(link.url and PICTURE.match(link.url))
        if is_picture or not signs[0].startswith(b"!") or signs[0] == b"!?":
            start = link.start - len(before) + signs.start()
            yield "picture_apart" if signs[0][1:].isspace() else "recording", start, link.end


def _marks_in_pictures(page: Page, data: bytes) -> Found:
    for picture in nodes_of_type(page, nodes.Image):
        words = data.rfind(b"](", picture.start, picture.end)
        for inner in WITHIN_PICTURE.finditer(data, picture.start + 2, max(picture.start + 2, words)):
            if data[inner.start() - 1 : inner.start()] != b"\\":
                yield "within_picture", *inner.span()


def _rules_of_tables(page: Page, data: bytes) -> Found:
    for rule in nodes_of_type(page, nodes.ThematicBreak):
        if line := RULES_OF_TABLE.match(data[rule.start : rule.end].rstrip(b"\n")):
            yield "table", rule.start, rule.start + line.end()
