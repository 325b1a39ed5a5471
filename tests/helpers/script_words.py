# SPDX-License-Identifier: Apache-2.0
"""Words for people in the string literals and templates of scripts, where the key of a text belongs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html.defs import tags as html_elements
from pygments.lexer import include
from pygments.lexers import JavascriptLexer
from pygments.token import Comment, Literal, Punctuation

# Two words in a row, one of them perhaps a value that the template takes in (`{}`). A class, a selector or an address is no word.
WORD = r"(?<![\w.#:/{}-])[A-Za-zÀ-ɏ]{2,}(?![\w:/}-])"
SENTENCE = re.compile(rf"{WORD}[,.:;!?]? +(?:{WORD}|\{{\}})|\{{\}} +{WORD}")
# One word is enough between tags, or where it is given to what is read or heard.
LETTERS = re.compile(r"[A-Za-zÀ-ɏ]{2}")
BETWEEN_TAGS = re.compile(rf">[^<>]*{LETTERS.pattern}[^<>]*</")
NAMES = "aria-label|aria-description|aria-valuetext|aria-roledescription|title|alt|placeholder"
READ = re.compile(
    rf"\.(textContent|innerText|innerHTML|title|alt|placeholder|ariaLabel|ariaDescription)\+?=$|[\"']({NAMES})[\"'][,:]$"
)
# What stands behind these is not for a reader: an exception is for developers, and the rest is HTML's.
UNREAD = re.compile(r"(Error|DOMException)\($|\b(class|className|allow|sandbox)[\"']?[:=,]$")
ELEMENTS = {*html_elements, "msup", "msub", "mfrac"}


class Lexer(JavascriptLexer):
    """Pygments' lexer, to which the first brace that closes in a template's value is not always the value's end."""

    tokens = {  # noqa: RUF012 - as Pygments has it
        "interp-inside": [
            (r"\{", Punctuation, ("braces", "slashstartsregex")),
            (r"\}", Literal.String.Interpol, "#pop"),
            include("root"),
        ],
        "braces": [
            (r"\{", Punctuation, ("braces", "slashstartsregex")),
            (r"\}", Punctuation, "#pop"),
            include("root"),
        ],
    }


@dataclass(slots=True)
class StringLiteral:
    """A literal on a line; each value in a template is `{}`. `before` is the code before it, without blanks."""

    line: int
    text: str
    before: str


def literals(source: str) -> Iterator[StringLiteral]:
    """Yield the string literals and templates of a script; those within a template's values come before it."""
    opened: list[StringLiteral] = []  # templates that are not at their end
    in_value: list[bool] = []  # for each of them: whether the code of a value is read
    line, before = 1, ""
    for kind, text in Lexer(stripnl=False, ensurenl=False).get_tokens(source):
        reading = bool(opened) and not in_value[-1]
        if kind in Literal.String.Double or kind in Literal.String.Single:
            yield StringLiteral(line, text[1:-1], before)
        elif kind in Literal.String.Backtick and text == "`":
            if reading:
                in_value.pop()
                yield opened.pop()
            else:
                opened.append(StringLiteral(line, "", before))
                in_value.append(False)
        elif kind in Literal.String.Interpol:
            opened[-1].text += text.strip("$")
            in_value[-1] = text == "${"
        elif reading:
            opened[-1].text += text
        line += text.count("\n")
        if kind not in Comment:
            before = (before + "".join(text.split()))[-60:]
    assert not opened, f"line {opened[-1].line}: the template does not end"


def is_selector(text: str) -> bool:
    """Tell whether a literal is a selector of elements by their names, classes and the like."""
    parts = [re.fullmatch(r"([a-z][a-z0-9]*)?([.#\[:].*)?", part) for part in re.split(r"[,\s>+~]+", text)]
    return all(part and (part[1] is None or part[1] in ELEMENTS) for part in parts)


def is_wording(literal: StringLiteral) -> bool:
    """Tell whether a literal has words for people in it."""
    text = literal.text
    if UNREAD.search(literal.before) or is_selector(text):
        return False
    return bool(
        SENTENCE.search(text)
        or BETWEEN_TAGS.search(text)
        or (READ.search(literal.before) and LETTERS.search(text.replace("{}", "")))
    )
