# SPDX-License-Identifier: Apache-2.0
"""Colours code at build: the only module that imports Pygments. The HTML has classes, the style sheet colours; no script is needed."""

from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape

from pygments.lexers import get_all_lexers, get_lexer_by_name
from pygments.token import Token, _TokenType

# Its lexers are regular expressions; some get slow on long texts, which nobody reads as a lesson anyhow.
MAX_LENGTH = 20_000
MAX_LINE = 1000
# Seven colours tell apart what a reader needs told apart; the longest fitting name decides.
CLASSES = {
    Token.Keyword: "kw",
    Token.Name.Tag: "kw",
    Token.Operator.Word: "kw",
    Token.Literal.String: "str",
    Token.Name.Attribute: "name",
    Token.Literal.Number: "num",
    Token.Keyword.Constant: "num",
    Token.Comment: "com",
    Token.Generic.Prompt: "com",
    Token.Name.Function: "name",
    Token.Name.Class: "name",
    Token.Name.Decorator: "name",
    Token.Name.Builtin: "name",
    Token.Generic.Heading: "kw",
    Token.Generic.Deleted: "del",
    Token.Generic.Inserted: "ins",
}


@cache
def _languages_of_pygments() -> frozenset[str]:
    """The languages that Pygments itself knows; other packages cannot add any."""
    return frozenset(alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)


@lru_cache(maxsize=256)
def code_tokens(code: str, language: str) -> tuple[tuple[_TokenType, str], ...] | None:
    """Return the pieces of `code` with what Pygments takes each for; `None` when it does not know `language`."""
    name = language.casefold()
    if name not in _languages_of_pygments():
        return None
    return tuple(get_lexer_by_name(name, stripnl=False, stripall=False, ensurenl=False).get_tokens(code))


@dataclass(frozen=True, slots=True)
class HighlightedCode:
    """Code as HTML; `coloured` tells whether any of it is."""

    html: str
    coloured: bool


@lru_cache(maxsize=256)
def highlighted(code: str, language: str) -> HighlightedCode:
    """Return `code` as HTML in `language`; plain when the language is not known or the code too long."""
    longest = max((len(line) for line in code.split("\n")), default=0)
    found = None if len(code) > MAX_LENGTH or longest > MAX_LINE else code_tokens(code, language)
    if found is None:
        return HighlightedCode(escape(code, quote=False), False)
    parts: list[str] = []
    coloured = False
    for token, text in found:
        colour = next((CLASSES[kind] for kind in reversed(token.split()) if kind in CLASSES), "")
        written = escape(text, quote=False)
        shown = bool(colour and text.strip())
        coloured |= shown
        parts.append(f'<span class="code-{colour}">{written}</span>' if shown else written)
    return HighlightedCode("".join(parts), coloured)
