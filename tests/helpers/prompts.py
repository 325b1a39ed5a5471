# SPDX-License-Identifier: Apache-2.0
"""Questions that ask with more than plain words, and what each asks in one line of plain text."""

from __future__ import annotations

PROMPTS = {
    "Who signs the *receipt*, the `clerk` or **both**?": "Who signs the receipt, the clerk or both?",
    "First line\\\nsecond line.\n\nAnd a paragraph?": "First line second line. And a paragraph?",
    "Which holds?\n\n1. one\n2. two": "Which holds? one two",
    "What is $x^2 + \\frac{1}{2}$ if $x_1 = 3$?": "What is x^2+1/2 if x_1=3?",
    "![A cow in a field](cow.svg)\n\nWhat is it?": "A cow in a field What is it?",
    '![A cow](cow.svg "Seen in May")\n\nWhat is it?': "A cow Seen in May What is it?",
    "Who pays[^1]?\n\n[^1]: The village.": "Who pays?",
    "| In | Out |\n|---|---|\n| 1 | 2 |\n\nWhat is left?": "In Out 1 2 What is left?",
    "{a} is a set. Is `a < b & c`?": "{a} is a set. Is a < b & c?",
    "Berapa 2 × 3 – “enam”? \U0001f600": "Berapa 2 × 3 – “enam”? \U0001f600",
    "[A link](https://example.org) leads where?": "A link leads where?",
    "> Quoted words\n\nTrue of it?": "Quoted words True of it?",
    "```\nprint(1)\n```\n\nWhat is printed?": "print(1) What is printed?",
}
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>\n'


def course_files() -> dict[str, str | bytes]:
    """A catalogue with one lesson that asks all of them; the ids are q-0, q-1 and so on."""
    asked = "\n".join(f"::: question q-{n}\n{text}\n\n- [x] Yes\n- [ ] No\n:::\n" for n, text in enumerate(PROMPTS))
    return {
        "catalogue.yml": "format: 1\ntitle: Katalog\npublications: [scorm12]\n",
        "asking/course.yml": (
            "id: asking\ntitle: Asking\nlanguage: en\nversion: '1'\nmodules:\n"
            "  - {id: all, title: All, lessons: [one.md]}\n"
        ),
        "asking/one.md": f"---\nid: one\ntitle: One\n---\n\nText.\n\n{asked}",
        "asking/cow.svg": PICTURE,
    }
