# SPDX-License-Identifier: Apache-2.0
"""Pages that bring careless parsers to a standstill, at any size up to the limits of 256 KB and 20,000 lines."""

from helpers.chain import FRONT
from sinau.source.files import MAX_LINES

SIZE = 250_000


def shortened(page: str, size: int) -> str:
    """Return a smaller page of the same kind, of no more lines than are read: cut in the middle, so that it ends as it did."""
    small = page if len(page) <= size else page[: size - 100] + "\n" + page[-100:]
    lines = small.splitlines(keepends=True)
    return small if len(lines) <= MAX_LINES else "".join(lines[: MAX_LINES - 10] + lines[-10:])


def _many(piece: str, tail: str = "") -> str:
    room = SIZE - len(FRONT) - len(tail)
    return (piece * (room // len(piece.encode()) + 1))[:room] + tail


def _each(template: str) -> str:
    """Return as many numbered copies of `template` as fit."""
    size = len(template.format(99999).encode())
    return "".join(template.format(number) for number in range(SIZE // size))


QUESTION = "::: question q{0} true\nText\n:::\n"
PAGES = {
    "quotation marks": ">" * 50_000,
    "quotations in lines": _many("> " * 40 + "x\n"),
    "lines like choices and code": "::: question q true\n" + _many("[x] `a`\n", "\n:::\n")[:-30] + "\n:::\n",
    "lines like choices and comments": "::: question q true\n" + _many("[x] a\n\n<!--\n", "\n:::\n")[:-30] + "\n:::\n",
    "marks in front of boxes": "::: question q true\nText\n" + _many("- ", "\n:::\n")[:-40] + "\n:::\n",
    "boxes that open": "::: question q true\nText\n" + _many("[ ", "\n:::\n")[:-40] + "\n:::\n",
    "brackets that open": "[" * 50_000,
    "brackets that close": "]" * 50_000,
    "brackets with addresses": _many("[a](b"),
    "brackets in pairs": _many("[a]"),
    "pictures that open": _many("![["),
    "stars": _many("*"),
    "stars and letters": _many("*a_"),
    "emphasis that opens": _many("**a "),
    "emphasis that closes": _many("a** "),
    "tildes": _many("~~a"),
    "backticks of every length": "".join("`" * n + "a" for n in range(1, 700)),
    "backticks in pairs": _many("`a` "),
    "backslashes": _many("\\"),
    "entities": _many("&amp;"),
    "half entities": _many("&a"),
    "angle brackets": _many("<"),
    "tags": _many("<b>"),
    "comments that open": _many("<!--"),
    "comments in lines": _many("<!-- a -->\n"),
    "processing instructions": _many("<?"),
    "autolinks": _many("https://a.b "),
    "mailboxes": _many("a@b.c "),
    "at signs": _many("@"),
    "one long line": _many("kata "),
    "one long word": _many("a"),
    "blank lines": _many("\n"),
    "blanks": _many(" "),
    "tabs": _many("\t"),
    "paragraphs": _many("a\n\n"),
    "hard breaks": _many("a\\\n"),
    "rules": _many("---\n\n"),
    "lists within lists": "".join(f"{'  ' * n}- a\n" for n in range(400)),
    "list marks in a line": _many("- "),
    "numbers in a line": _many("1. "),
    "items": _many("- a\n"),
    "tasks": _many("- [x] a\n"),
    "tables": _many("|a|\n|-|\n|b|\n\n"),
    "columns": "|" + "a|" * 20_000 + "\n|" + "-|" * 20_000 + "\n|b|\n",
    "rows of a wide table": "|" + "a|" * 100 + "\n|" + "-|" * 100 + "\n" + "|\n" * 60_000,
    "rows": "|a|\n|-|\n" + "|b|\n" * 60_000,
    "equal headings": _many("## a\n"),
    "headings": _each("## a{0}\n"),
    "headings like other headings' anchors": _each("## a-{0}\n## a\n"),
    "headings and links that miss them": _each("## a{0}\n\n[a](#b{0})\n"),
    "links that lead nowhere": _each("[a](b{0}.md)\n"),
    "unsafe links": _many("[a](b:c) "),
    "labels": _each("[a{0}]: b\n"),
    "labels and uses": _each("[a{0}]: b\n\n[a{0}]\n\n"),
    "undefined labels": _each("[a][b{0}] "),
    "footnotes": _each("a[^{0}]\n\n[^{0}]: b\n\n"),
    "footnotes of footnotes": "[^0]\n\n" + "".join(f"[^{n}]: a [^{n + 1}]\n\n" for n in range(10_000)),
    "footnotes without text": _each("[^{0}] "),
    "uses of one footnote": _many("[^1]", "\n\n[^1]: a\n"),
    "footnotes for every question": _each("::: question q{0} true\na[^1]\n:::\n") + "[^1]: a\n",
    "terms": _many("a\n: b\n\n"),
    "colons": _many(":"),
    "lines of colons": _many(":::\n"),
    "directives": _many("::: note\na\n:::\n"),
    "directives that open": _many("::: note\n"),
    "unknown directives": _each("::: nota{0}\n:::\n"),
    "options": "::: question q " + "a=b " * 60_000 + "\n:::\n",
    "words": "::: question q " + "".join(f"w{n} " for n in range(30_000)) + "\n:::\n",
    "quoted options": "::: note " + '"a ' * 60_000 + "\n:::\n",
    "questions": _each(QUESTION),
    "questions with one id": _many("::: question q true\na\n:::\n"),
    "choices": "::: question q\n\na\n\n" + _many("- [x] a\n")[: SIZE - 100] + "\n\n:::\n",
    "hints": "::: question q true\n\na\n\n" + "? a\n" * 60_000 + ":::\n",
    "explanations": "::: question q true\n\na\n\n" + "! a\n" * 60_000 + ":::\n",
    "feedback": "::: question q\n\na\n\n- [x] a\n- [ ] b\n" + "  > c\n\n" * 30_000 + ":::\n",
    "fences": _many("```\n"),
    "fences of every length": "".join("`" * n + "\n" for n in range(3, 700)),
    "marks of notes": _many("!!! note\n\n"),
}
PREFIXED = {name: FRONT + "\n" + body for name, body in PAGES.items()}
YAMLS = {
    "keys": "".join(f"k{n}: v\n" for n in range(20_000)),
    "equal keys": "k: v\n" * 40_000,
    "a list": "[" + "a, " * 80_000 + "]",
    "brackets": "[" * 100_000,
    "braces": "{" * 100_000,
    "indentation": "".join(f"{' ' * n}a:\n" for n in range(600)),
    "hyphens": "- " * 100_000,
    "question marks": "? " * 100_000,
    "a long key": "a" * 250_000,
    "a long text": "a: '" + "b" * 240_000 + "'",
    "escapes": 'a: "' + "\\u0041" * 40_000 + '"',
    "laughs": "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
    "comments": "#\n" * 120_000,
    "documents": "---\n" * 60_000,
    "tags": "!!a " * 60_000,
    "colons": ":" * 250_000,
    "objectives": "objectives:\n" + "".join(f"  - {{id: a{n}, text: b}}\n" for n in range(5_000)),
    "unknown values": "completion: " + "a" * 240_000,
}
