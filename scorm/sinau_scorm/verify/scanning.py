# SPDX-License-Identifier: Apache-2.0
"""Reads pages and style sheets of anybody, forward only: no text, however it is made, takes more than a few times its length.

`html.parser` begins anew at each tag that is not closed, and patterns with choices step back. Here every search remembers what
it has found, and `work` counts the characters that were looked at, so that a test can hold it to the length of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sinau_scorm.addresses import unescape_references

# Possessive: what they have taken they never give back, so that none looks at a character twice.
TAG_NAME = re.compile(r"[A-Za-z][^\s/>]*+")
BETWEEN = re.compile(r"[\s/]*+")
ATTRIBUTE = re.compile(r"[^\s/>][^\s/>=]*+")
BLANKS = re.compile(r"\s*+")
UNQUOTED = re.compile(r"[^\s>]*+")
# Elements whose content is text up to their end tag.
RAW = {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"}
RAW_IN_XML = {"script", "style"}

NOTABLE = re.compile(r"""/\*|["'\\]|(?<![\w-])url\(|@import(?![\w-])""", re.IGNORECASE)
STRINGS = {quote: re.compile(rf"(?:[^{quote}\\\n]|\\.)*+", re.DOTALL) for quote in ('"', "'")}
BARE_URL = re.compile(r"""(?:[^\s()"'\\]|\\.)*+""", re.DOTALL)
ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})\s?|\n|(.))", re.DOTALL)
LAST_CODE_POINT = 0x10FFFF


@dataclass
class WorkCount:
    """How many characters were looked at."""

    characters: int = 0


@dataclass
class Tag:
    """A start tag. `content` is the text of an element that holds nothing but text, which begins on `content_line`."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    line: int = 1
    closed: bool = False
    content: str = ""
    content_line: int = 1


class Scanner:
    """A place in a text that only moves forward."""

    def __init__(self, text: str, work: WorkCount | None = None) -> None:
        self.text = text
        self.at = 0
        self.work = work or WorkCount()
        self._next: dict[str, int] = {}
        self._counted = 0
        self._line = 1

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.text)

    def find_next(self, word: str) -> int:
        """Return where `word` comes next, or the end of the text. What was found once is not looked for again."""
        known = self._next.get(word, -1)
        if known < self.at:
            found = self.text.find(word, self.at)
            known = len(self.text) if found < 0 else found
            self.work.characters += known - self.at + len(word)
            self._next[word] = known
        return known

    def skip_past_next(self, word: str) -> None:
        """Go behind the next `word`, or to the end."""
        self.at = min(self.find_next(word) + len(word), len(self.text))

    def take_pattern(self, pattern: re.Pattern[str]) -> str:
        """Return what `pattern` takes here, which may be nothing, and go behind it."""
        match = pattern.match(self.text, self.at)
        taken = match[0] if match else ""
        self.work.characters += len(taken) + 1
        self.at += len(taken)
        return taken

    def take_next_of(self, pattern: re.Pattern[str]) -> str:
        """Return the next text that `pattern` finds, one of some fixed words, and go behind it; nothing at the end."""
        match = pattern.search(self.text, self.at)
        end = match.end() if match else len(self.text)
        self.work.characters += end - self.at
        self.at = end
        return match[0] if match else ""

    def starts_with(self, word: str) -> bool:
        """Whether `word` stands here."""
        return self.text.startswith(word, self.at)

    def line(self) -> int:
        """Return the number of the line here."""
        self.work.characters += self.at - self._counted
        self._line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at
        return self._line


def start_tags(scanner: Scanner, *, xml: bool = False) -> Iterator[Tag]:
    """Yield the start tags of a page, as a browser takes them: what is not closed ends with the page."""
    while True:
        scanner.at = scanner.find_next("<")
        if scanner.is_at_end:
            return
        line = scanner.line()
        scanner.at += 1
        if scanner.starts_with("!--"):
            _skip_comment(scanner)
        elif xml and scanner.starts_with("![CDATA["):
            scanner.skip_past_next("]]>")
        elif scanner.starts_with("!") or scanner.starts_with("?"):
            scanner.skip_past_next(">")
        elif scanner.starts_with("/"):
            scanner.at += 1
            if _read_tag(scanner) is None and not scanner.is_at_end:
                scanner.skip_past_next(">")
        elif tag := _read_tag(scanner):
            tag.line = line
            if tag.name in (RAW_IN_XML if xml else RAW) and not tag.closed:
                tag.content_line = scanner.line()
                tag.content = _read_raw_text(scanner, tag.name)
            yield tag


def _skip_comment(scanner: Scanner) -> None:
    scanner.at += 3
    if scanner.starts_with(">") or scanner.starts_with("->"):
        scanner.skip_past_next(">")
    else:
        scanner.skip_past_next("-->")


def _read_tag(scanner: Scanner) -> Tag | None:
    """Return the tag whose name begins here; `None` where no name does, and where the page ends inside of it."""
    name = scanner.take_pattern(TAG_NAME)
    if not name:
        return None
    tag = Tag(name.lower())
    while True:
        between = scanner.take_pattern(BETWEEN)
        if scanner.is_at_end:
            return None
        if scanner.starts_with(">"):
            scanner.at += 1
            tag.closed = between.endswith("/")
            return tag
        attribute = scanner.take_pattern(ATTRIBUTE).lower()
        scanner.take_pattern(BLANKS)
        value = _read_value(scanner) if scanner.starts_with("=") else ""
        tag.attributes.setdefault(attribute, value)


def _read_value(scanner: Scanner) -> str:
    scanner.at += 1
    scanner.take_pattern(BLANKS)
    quote = scanner.text[scanner.at : scanner.at + 1]
    if quote in STRINGS:
        scanner.at += 1
        end = scanner.find_next(quote)
        value = scanner.text[scanner.at : end]
        scanner.at = min(end + 1, len(scanner.text))
    else:
        value = scanner.take_pattern(UNQUOTED)
    return unescape_references(value) if "&" in value else value


def _read_raw_text(scanner: Scanner, name: str) -> str:
    """Return the text up to the end tag of `name`, and go there."""
    start = scanner.at
    while True:
        scanner.at = scanner.find_next("</")
        behind = scanner.at + 2 + len(name)
        here = scanner.text[scanner.at + 2 : behind].lower() == name
        if scanner.is_at_end or (
            here and scanner.text[behind : behind + 1] in {"", ">", "/", " ", "\t", "\n", "\r", "\f"}
        ):
            return scanner.text[start : scanner.at]
        scanner.at += 2


def style_addresses(text: str, work: WorkCount | None = None) -> Iterator[tuple[str, int]]:
    """Yield what a style sheet asks for, and how many lines below its start."""
    scanner = Scanner(text, work)
    imports = False
    while found := scanner.take_next_of(NOTABLE).lower():
        line = scanner.line() - 1
        if found == "/*":
            scanner.skip_past_next("*/")
            continue
        if found == "\\":
            scanner.at += 1
        elif found in STRINGS:
            value = _read_string(scanner, found)
            if imports:
                yield value, line
        elif found != "@import" and (address := _read_url(scanner)) is not None:
            yield address, line
        imports = found == "@import"


def _read_string(scanner: Scanner, quote: str) -> str:
    value = scanner.take_pattern(STRINGS[quote])
    if scanner.starts_with(quote):
        scanner.at += 1
    return _without_escapes(value)


def _read_url(scanner: Scanner) -> str | None:
    """Return the address behind `url(`, or `None` where it is none."""
    scanner.take_pattern(BLANKS)
    quote = scanner.text[scanner.at : scanner.at + 1]
    if quote in STRINGS:
        scanner.at += 1
        value = _read_string(scanner, quote)
    else:
        value = _without_escapes(scanner.take_pattern(BARE_URL))
    scanner.take_pattern(BLANKS)
    return value if scanner.starts_with(")") else None


def _without_escapes(value: str) -> str:
    return ESCAPE.sub(_unescape_match, value) if "\\" in value else value


def _unescape_match(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2] or ""
    code = int(match[1], 16)
    return chr(code) if 0 < code <= LAST_CODE_POINT else "\ufffd"
