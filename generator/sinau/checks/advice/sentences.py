# SPDX-License-Identifier: Apache-2.0
"""Long sentences and long words: on a phone, and in a language that is not one's own, they are read twice or not at all.

Guides to plain language ask for 15 to 20 words on average; what has more than `MOST_WORDS` is two sentences as a rule.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sinau.checks.advice._pages import KNOWN, pages_with_language
from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.markdown.walk import nodes_of_type, walk
from sinau.model import nodes
from sinau.model.catalogue import Catalogue
from sinau.model.page import Page

MOST_WORDS = 30
# Indonesian words with three prefixes and suffixes have up to 23 letters: mempertanggungjawabkan.
MOST_LETTERS = 24

LONG_SENTENCE = Rule("C528", "long-sentence", Severity.ADVICE)
LONG_WORD = Rule("C529", "long-word", Severity.ADVICE)

WORD = re.compile(r"[^\s]*\w[^\s]*")
LETTERS = re.compile(r"[^\W\d_]+")
# A sentence ends before blanks and a capital, a digit or an opening mark.
END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[]*[A-ZÀ-ÖØ-Þ0-9])")
# A full stop behind these ends no sentence: titles, numbers, references.
ABBREVIATION = re.compile(
    r"(?:\b(?:no|nomor|hlm|hal|tgl|jl|kab|kec|kel|prov|dr|drs|dra|ir|prof|sdr|bpk|ps|pas|art|vol|fig|cf|vs|mr|mrs|ms|st|approx"
    r"|e\.g|i\.e|a\.n|u\.b|s\.d|d\.h|rp|dkk|dll|dsb|dst|tsb)|\b[A-Z])\.$",
    re.IGNORECASE,
)


def advise(catalogue: Catalogue, report: Report) -> None:
    """Report sentences of more than `MOST_WORDS` words and words of more than `MOST_LETTERS` letters, each word once a page."""
    for page, language in pages_with_language(catalogue):
        if language in KNOWN:
            _advise_page(page, report)


def _advise_page(page: Page, report: Report) -> None:
    told: set[str] = set()
    for paragraph in nodes_of_type(page, nodes.Paragraph):
        text = _text_with_places(paragraph)
        for start, end in _sentences(text.text):
            words = WORD.findall(text.text, start, end)
            if len(words) > MOST_WORDS:
                report.add(LONG_SENTENCE, text.span(page, start, end), words=len(words))
        for word in LETTERS.finditer(text.text):
            if len(word[0]) > MOST_LETTERS and word[0].casefold() not in told and text.is_prose(word.start()):
                told.add(word[0].casefold())
                report.add(LONG_WORD, text.span(page, *word.span()), word=word[0], letters=len(word[0]))


@dataclass(frozen=True, slots=True)
class _PlacedText:
    """What is read of a paragraph. From the character `starts[n]` on it is `parts[n]`."""

    text: str
    starts: Sequence[int]
    parts: Sequence[nodes.Node]

    def _byte_at(self, position: int) -> int:
        number = bisect_right(self.starts, position) - 1
        part, inside = self.parts[number], self.text[self.starts[number] : position]
        return min(part.end, part.start + len(inside.encode())) if isinstance(part, nodes.Text) else part.start

    def span(self, page: Page, start: int, end: int) -> Span:
        """Return the place of the characters from `start` up to `end`."""
        return page.source.span(self._byte_at(start), self._byte_at(end - 1) + 1)

    def is_prose(self, position: int) -> bool:
        """Tell whether the character is text of the author's, no code and no formula."""
        return isinstance(self.parts[bisect_right(self.starts, position) - 1], nodes.Text)


def _text_with_places(paragraph: nodes.Paragraph) -> _PlacedText:
    text = ""
    starts: list[int] = []
    parts: list[nodes.Node] = []
    for node in walk(paragraph.children):
        if isinstance(node, nodes.Text | nodes.InlineCode):
            more = node.text
        elif isinstance(node, nodes.Formula | nodes.Gap):
            more = "x"  # read as one word
        elif isinstance(node, nodes.Break):
            more = " "
        else:
            continue
        starts.append(len(text))
        parts.append(node)
        text += more
    return _PlacedText(text, starts, parts)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of `text` starts and ends."""
    start = 0
    for mark in END.finditer(text):
        if ABBREVIATION.search(text, start, mark.start() + 1):
            continue
        yield start, mark.end()
        start = mark.end()
    if text[start:].strip():
        yield start, len(text.rstrip())
