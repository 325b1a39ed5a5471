# SPDX-License-Identifier: Apache-2.0
"""Hypothesis strategies: real lessons with accidents, and pages of the pieces that Markdown is made of."""

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from helpers.chain import FRONT

CONTENT = Path(__file__).parents[2] / "content"
PIECES = [
    *(
        "`",
        "```",
        "~~~",
        ":::",
        "::: soal s-1",
        "::: question s-1 true",
        "::: note A",
        "::::",
        "::",
        ": x",
        "::: \u00a0",
    ),
    *("\n", "\n\n", "  ", "\t", "\r", "\r\n", "    ", "> ", "- ", "- [x] ", "- [ ] ", "1. ", "? ", "! ", "## ", "# "),
    *(
        "[",
        "]",
        "(",
        ")",
        "![",
        "[a]",
        "[a][b]",
        "[a]: b",
        "[^a]",
        "[^a]: x",
        "](01.md#a)",
        "<b>",
        "<!--",
        "-->",
        "</script>",
    ),
    *(
        "&#0;",
        "&amp;",
        "&#x202e;",
        "|",
        "|-|-|",
        "---",
        "***",
        "**",
        "_",
        "~~",
        "\\",
        "=",
        '"',
        "'",
        "{",
        "}",
        "{{",
        "{x}",
        "%s",
    ),
    *(
        "http://x.y",
        "<a@b.c>",
        "javascript:",
        "😀",
        "é",
        "e\u0301",
        "\u00a0",
        "\u200d",
        "﷽",
        "العربية",
        "漢字",
        "kata ",
    ),
    *("\x00", "\x0b", "\x0c", "\x1b", "\x85", "\u2028", "\u202e", "\ufeff", "\uffff", "\U0010ffff"),
]


@cache
def lessons() -> tuple[str, ...]:
    """Return the pages of the sample courses."""
    courses = [path for path in sorted(CONTENT.rglob("*.md")) if "panduan" not in path.parts]
    return tuple(path.read_text(encoding="utf-8") for path in courses)


PIECE = st.sampled_from(PIECES) | st.text(max_size=3)
PAGES = st.lists(PIECE, max_size=60).map(lambda pieces: FRONT + "\n" + "".join(pieces))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Draw a real lesson to which a few things have happened."""
    text = draw(st.sampled_from(lessons()))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        kind = draw(
            st.sampled_from(["cut", "insert", "repeat", "end", "splice", "swap lines", "drop a line", "repeat a line"])
        )
        if kind == "cut":
            text = text[:start] + text[end:]
        elif kind == "insert":
            text = text[:start] + draw(PIECE) + text[start:]
        elif kind == "repeat":
            text = text[:start] + text[start:end] * draw(st.integers(2, 4)) + text[end:]
        elif kind == "end":
            text = text[:start]
        elif kind == "splice":
            other = draw(st.sampled_from(lessons()))
            cut = draw(st.integers(0, len(other)))
            text = text[:start] + other[cut : cut + 200] + text[end:]
        else:
            text = _lines(text, kind, draw(st.integers(0, 10_000)), draw(st.integers(0, 10_000)))
    return text


def _lines(text: str, kind: str, first: int, second: int) -> str:
    lines = text.split("\n")
    first, second = first % len(lines), second % len(lines)
    if kind == "swap lines":
        lines[first], lines[second] = lines[second], lines[first]
    elif kind == "drop a line":
        del lines[first]
    else:
        lines.insert(second, lines[first])
    return "\n".join(lines)
