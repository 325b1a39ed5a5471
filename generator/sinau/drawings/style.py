# SPDX-License-Identifier: Apache-2.0
"""Leaves in the styles of a drawing what neither loads nor runs anything. The only module that imports tinycss2."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import Any

import tinycss2  # type: ignore[import-untyped]

from sinau.drawings.names import FUNCTIONS

# The name of a function ends before its bracket; none that we know is longer.
NAME = re.compile(r"[\w-]{0,40}\Z")
OWN = re.compile(r"""\(\s*['"]?\s*#""")
FONT = re.compile(
    r"data:(?:font/|application/(?:x-)?font-|application/vnd\.ms-fontobject|application/octet-stream)[^,]*,",
    re.IGNORECASE,
)
PICTURE = re.compile(r"data:image/(?:png|jpe?g|webp|gif|avif)[;,]", re.IGNORECASE)
# Rules that hold other rules, and such as mean nothing in a drawing.
NESTING = frozenset({"media", "supports", "keyframes", "-webkit-keyframes"})
SILENT = frozenset({"charset", "namespace"})
# Pictures and fonts that are written out in the sheet itself.
LONG = re.compile(r"""(?<![\w\\-])url\(\s*(["']?)(data:[^"'()\s\\]{100,})\1\s*\)""", re.IGNORECASE)
BRACKET = re.compile(r"[()\[\]{}]")
MOST_PARSED, MOST_DEEP = 60_000, 30  # characters, brackets in brackets
Tell = Callable[[str], None]


def has_only_harmless_functions(value: str) -> bool:
    """Tell whether the value of an attribute, or a whole `style`, calls nothing but harmless functions."""
    if "\\" in value:  # an escape may spell anything
        return False
    place = value.find("(")
    while place >= 0:
        found = NAME.search(value[max(0, place - 40) : place])
        name = found[0].lower() if found else ""
        if name and name not in FUNCTIONS and not (name == "url" and OWN.match(value, place)):
            return False
        place = value.find("(", place + 1)
    return True


def clean_declarations(text: str, tell: Tell) -> str:
    """Return the declarations of a `style` attribute without those that could load something; `tell` is called with each of these."""
    if has_only_harmless_functions(text) and "@" not in text and "{" not in text:
        return text
    if not _is_quick_to_parse(text):
        tell(text)
        return ""
    found = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
    return _SheetCleaner("\0", (), tell).allowed_declarations(found)


def clean_sheet(text: str, tell: Tell) -> str:
    """Return a style sheet without what could load something; `tell` is called with it."""
    if has_only_harmless_functions(text) and not any(sign in text for sign in "@<"):
        return text
    # A font of a megabyte in an address is one word, which the parser would take letter by letter.
    long: list[str] = []
    name = next(found for number in count() if (found := f"#long-{number}-") not in text)

    def shortened(match: re.Match[str]) -> str:
        long.append(match[2])
        return f'url("{name}{len(long) - 1}")'

    short = LONG.sub(shortened, text)
    if not _is_quick_to_parse(short):
        tell(text)
        return ""
    sheet = _SheetCleaner(name, long, tell)
    found = "\n".join(sheet.allowed_rules(tinycss2.parse_stylesheet(short, skip_comments=True, skip_whitespace=True)))
    return sheet.with_long_addresses(found)


def _is_quick_to_parse(text: str) -> bool:
    """Tell whether `text` can be parsed in no time: not long, and not deep."""
    depth = deepest = 0
    for sign in BRACKET.findall(text[: MOST_PARSED + 1]):
        depth += 1 if sign in "([{" else -1
        deepest = max(deepest, depth)
    return len(text) <= MOST_PARSED and deepest <= MOST_DEEP


class _SheetCleaner:
    """Chooses from the parsed rules of a style sheet. `long` are the addresses that stand in it as `name` and a number."""

    def __init__(self, name: str, long: Sequence[str], tell: Tell) -> None:
        self._name, self._long = name, long
        self._tell = tell

    def with_long_addresses(self, text: str) -> str:
        """Return `text` with the long addresses in their places."""
        return re.sub(rf"{re.escape(self._name)}(\d+)", lambda match: self._long[int(match[1])], text)

    def allowed_rules(self, rules: Iterable[Any]) -> Iterator[str]:
        """Yield those of `rules` that may be published."""
        for rule in rules:
            if rule.type == "error" or (rule.type == "at-rule" and rule.lower_at_keyword in SILENT):
                continue  # browsers pass over it, too
            if rule.type == "at-rule":
                yield from self._allowed_at_rule(rule)
            elif rule.type == "qualified-rule" and self._is_harmless(rule.prelude):
                content = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
                yield f"{tinycss2.serialize(rule.prelude)}{{{self.allowed_declarations(content)}}}"
            else:
                self._tell_left_out(rule)

    def _allowed_at_rule(self, rule: Any) -> Iterator[str]:
        name = rule.lower_at_keyword
        if name == "font-face" and rule.content is not None and self._is_harmless(rule.content, font=True):
            yield f"@font-face{{{tinycss2.serialize(rule.content)}}}"
        elif name in NESTING and rule.content is not None and self._is_harmless(rule.prelude):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield f"@{name}{tinycss2.serialize(rule.prelude)}{{{' '.join(self.allowed_rules(inner))}}}"
        else:
            self._tell_left_out(rule)

    def allowed_declarations(self, found: Iterable[Any]) -> str:
        """Return those of the declarations `found` that may be published."""
        kept = []
        for one in found:
            if one.type == "declaration" and self._is_harmless(one.value):
                kept.append(one.serialize())
            elif one.type != "error":
                self._tell_left_out(one)
        return ";".join(kept)

    def _tell_left_out(self, node: Any) -> None:
        self._tell(self.with_long_addresses(" ".join(str(node.serialize()).split())))

    def _is_harmless(self, tokens: Iterable[Any], font: bool = False) -> bool:
        for token in tokens:
            kind = token.type
            if kind == "url":
                if not self._may_load(token.value, font):
                    return False
            elif kind == "function":
                if token.lower_name == "url":
                    values = [one.value for one in token.arguments if one.type == "string"]
                    if len(values) != 1 or not self._may_load(values[0], font):
                        return False
                elif token.lower_name not in FUNCTIONS or not self._is_harmless(token.arguments, font):
                    return False
            elif kind in {"() block", "[] block", "{} block"}:
                if not self._is_harmless(token.content, font):
                    return False
            elif kind in {"error", "at-keyword"}:
                return False
        return True

    def _may_load(self, address: str, font: bool) -> bool:
        address = self.with_long_addresses(address) if address.startswith(self._name) else address
        return address.startswith("#") or bool((FONT if font else PICTURE).match(address))
