# SPDX-License-Identifier: Apache-2.0
"""What is mended, and that nothing else is: whatever the page, mending it again changes nothing, and what was published stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.chain import CATALOGUE, COURSE, FRONT, Outcome, compiled, lesson
from helpers.mutations import PAGES, mutated
from helpers.strategies import examples
from sinau.fixing.repeated import fix_repeatedly
from sinau.rendering.visible_words import visible_words_of

PAGE = "kursus/01.md"
NBSP = "\u00a0"


def after(outcome: Outcome) -> str:
    """Return the page of `outcome` after mending."""
    return fix_repeatedly(outcome.source).texts.get(PAGE, outcome.source.texts[PAGE].text)


@pytest.mark.parametrize(
    "body, expected",
    [
        (f"##{NBSP}Kas\n\nText.\n", "## Kas\n\nText.\n"),
        (f"-{NBSP}one\n-{NBSP}two\n", "- one\n- two\n"),
        (f"Text:\n\n{NBSP}- one\n", "Text:\n\n - one\n"),
        ("Text:\n\n\u200b- one\n", "Text:\n\n- one\n"),
        (f":::{NBSP}note\nText.\n:::\n", "::: note\nText.\n:::\n"),
        (":::catatan\nText.\n:::\n", "::: catatan\nText.\n:::\n"),
        ("##Kas\n\nText.\n", "## Kas\n\nText.\n"),
        ("A ==word== here.\n", "A **word** here.\n"),
        ("A ~~~word~~~ here.\n", "A ~~word~~ here.\n"),
        ("Two:\n\n• one\n• two\n", "Two:\n\n- one\n- two\n"),
        ("::: note “Kas umum”\nText.\n:::\n", '::: note "Kas umum"\nText.\n:::\n'),
        ("See [the form](kas umum.pdf).\n", "See [the form](<kas umum.pdf>).\n"),
        ('!!! note "Kas"\n    One.\n\n    - two\n\nThree.\n', '::: note "Kas"\nOne.\n\n- two\n:::\n\nThree.\n'),
        ("!!! tip\n\tOne.\n", "::: tip\nOne.\n:::\n"),
        ("!!! question\n    One?\n", "::: note\nOne?\n:::\n"),
        ('???+ danger "Kas"\n    One.\n', '::: danger "Kas"\nOne.\n:::\n'),
        ("??? note\n    One.\n", '::: {.callout-note collapse="true"}\nOne.\n:::\n'),
        ("!!! note\n    One.\n\n    !!! warning\n        Two.\n", "::: note\nOne.\n\n::: warning\nTwo.\n:::\n:::\n"),
        (
            "::: question\n\nWhich?\n\n- [x] A\n- [ ] B\n\n:::\n",
            "::: question 01-1\n\nWhich?\n\n- [x] A\n- [ ] B\n\n:::\n",
        ),
        ("::: soal poin=2\n\nAda?\n\n= ya\n\n:::\n", "::: soal 01-1 poin=2\n\nAda?\n\n= ya\n\n:::\n"),
    ],
)
def test_what_is_certain_is_mended(body: str, expected: str) -> None:
    expected = expected.replace(" 01-1", " question-1")  # of the name 01.md nothing is left that an id begins with

    assert after(lesson(f"\n{body}")) == f"{FRONT}\n{expected}"


@pytest.mark.parametrize(
    "body",
    [
        "`##Kas` and ==\n",
        "```\n##Kas\n!!! note\n    One.\n• one\n```\n",
        "!!! note\nOne, and not indented.\n",
        "!!! note\n    One.\nTwo, right below.\n",
        "!!! note\n    ::: warning\n    One.\n    :::\n",
        "\\==word==\n",
        "2 ** 3 ** 4\n",
        f"10{NBSP}km\n",
        "He said “no”.\n",
    ],
)
def test_what_is_not_certain_stays(body: str) -> None:
    assert after(lesson(f"\n{body}")) == f"{FRONT}\n{body}"


def test_a_warning_in_a_question_is_no_reason_to_make_it_another_question() -> None:
    body = "\n::: question q-1\n\nWhich ==one==?\n\n- [x] A ==word==\n- [ ] B\n\n:::\n"

    assert "C145" in lesson(body).codes
    assert after(lesson(body)) == FRONT + body


@pytest.mark.parametrize(
    "title, expected",
    [
        ("Kas: buku", '"Kas: buku"'),
        ("“Kas: buku”", '"Kas: buku"'),
        ('Kas: "buku"', '"Kas: \\"buku\\""'),
        ("“Kas”", '"Kas"'),
        ("Kas: buku # 1", "Kas: buku # 1"),
    ],
)
def test_values_of_settings_are_put_in_quotation_marks(title: str, expected: str) -> None:
    front = f"---\nid: satu\ntitle: {title}\n---\n"

    assert after(lesson("\nText.\n", front)) == f"---\nid: satu\ntitle: {expected}\n---\n\nText.\n"


def test_ids_are_given_where_there_are_none() -> None:
    course = COURSE.replace("  - id: dasar\n    title: Dasar\n", "  - title: Dasar\n").replace(
        "  - id: tertib\n    text: Be orderly\n", "  - {text: Be orderly}\n  - id: be-orderly\n    text: Other\n"
    )
    course = course.replace("id: kursus\n", "").replace("[01.md]", "[01.md, buku/02-kas.md]")
    files = {
        "kursus/course.yml": course,
        "kursus/01.md": "---\ntitle: Satu\n---\n\n::: question\n\nWhich?\n\n= a\n\n:::\n\n::: question\n\nWhat?\n\n= b\n\n:::\n",
        "kursus/buku/02-kas.md": "---\njudul: Kas\nmenit: 5\n---\n\nText.\n",
        "kursus/ids.lock": "activity kas 0\nquestion question-1 0\n",
    }
    outcome = compiled({"catalogue.yml": "format: 1\ntitle: Katalog\npublications: [offline]\n", **files})

    texts = fix_repeatedly(outcome.source).texts

    assert texts["kursus/course.yml"].startswith("id: kursus\ntitle: Kursus\n")
    assert "  - {id: be-orderly-2, text: Be orderly}\n  - id: be-orderly\n" in texts["kursus/course.yml"]
    assert "  - id: dasar\n    title: Dasar\n" in texts["kursus/course.yml"]
    assert texts["kursus/01.md"].startswith("---\nid: satu\ntitle: Satu\n")
    assert "::: question question-2\n" in texts["kursus/01.md"]
    assert "::: question question-3\n" in texts["kursus/01.md"]
    assert texts["kursus/buku/02-kas.md"].startswith("---\npengenal: kas-2\njudul: Kas\n")
    again = compiled({**{path: text.text for path, text in outcome.source.texts.items()}, **texts})
    assert again.codes == []


# What can be published: with warnings, or without any. (A title in curly quotation marks is only shown when it is mended.)
BLOCKS = (
    "##Heading without a blank",
    "## Heading",
    "Text with ==highlighted words== and ~~~struck~~~ ones.",
    "Text with `==code==`, 2 == 2, and a C# in it.",
    "Two:\n\n• one\n• two",
    "- one\n\n  ==two== of it",
    "> ##quoted\n> ==words==",
    "| a | b |\n|---|---|\n| ==c== | ##d |",
    "```\n##code\n• code\n==code==\n```",
    "::: note\nText ==in== it.\n:::",
    "::: note\n##Heading\n\n• one\n:::",
    "::: question q-{n}\n\nWhich ==one==?\n\n- [x] A ~~~b~~~\n- [ ] ==C==\n\n! ##Why\n\n:::",
    "::: question q-{n}\n\nWhat?\n\n= ==word==\n\n:::",
)


@st.composite
def publishable(draw: st.DrawFn) -> str:
    blocks = draw(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=6))
    return FRONT + "".join(f"\n{block.replace('{n}', str(number))}\n" for number, block in enumerate(blocks))


@given(page=PAGES | mutated() | publishable() | publishable())
@examples(60)
def test_mending_again_changes_nothing_and_what_was_published_stays(page: str) -> None:
    files = {"catalogue.yml": CATALOGUE, "kursus/course.yml": COURSE}
    outcome = compiled({**files, PAGE: page})
    if PAGE not in outcome.source.texts:
        return
    once = fix_repeatedly(outcome.source)
    again = compiled({path: once.texts.get(path, text.text) for path, text in outcome.source.texts.items()})

    assert fix_repeatedly(again.source).texts == {}
    assert bool(once.texts) == bool(once.mended)
    if outcome.rendered:
        assert again.rendered, again.codes
        assert letters(again) == letters(outcome)
        assert hashes(again) == hashes(outcome)


def letters(outcome: Outcome) -> str:
    """Return what a reader sees of the page, but for signs and blanks."""
    assert outcome.rendered
    return re.sub(r"[\W_]", "", visible_words_of(outcome.html))


def hashes(outcome: Outcome) -> dict[str, str]:
    assert outcome.rendered
    return {one.id: one.digest for one in outcome.rendered.courses[0].activities[0].questions}


SOUND = f"""{FRONT}
## Books

Some text with `##code` and a [form](<kas umum.pdf>).

- one
- two

::: note "Kas umum"
In the box.

- with an item
:::

### Accounts

1. first
2. second

```
##not a heading
• nor an item
```

::: question q-1

Which?

- [x] This
- [ ] That

:::

## The end

Goodbye.
"""


def as_mkdocs(text: str) -> str:
    box = text[text.index('::: note "') : text.index("\n:::\n") + 5]
    inside = box.split("\n")[1:-2]
    lines = ['!!! note "Kas umum"', *(f"    {line}" if line else "" for line in inside), ""]
    return text.replace(box, "\n".join(lines))


DAMAGES = {
    "no-break space behind a heading's mark": lambda text: text.replace("## Books", f"##{NBSP}Books"),
    "no blank behind a heading's mark": lambda text: text.replace("## The end", "##The end"),
    "no-break space in a list": lambda text: text.replace("- one\n- two", f"-{NBSP}one\n-{NBSP}two"),
    "bullets": lambda text: text.replace("- one\n- two", "• one\n• two"),
    "curly quotes": lambda text: text.replace('::: note "Kas umum"', "::: note “Kas umum”"),
    "a note of MkDocs": lambda text: as_mkdocs(text) if '::: note "' in text else text,
    "blank in an address": lambda text: text.replace("(<kas umum.pdf>)", "(kas umum.pdf)"),
    "a question without id": lambda text: text.replace("question q-1", "question"),
    "no-break space before a question": lambda text: text.replace("::: question", f":::{NBSP}question"),
}


@given(names=st.permutations(sorted(DAMAGES)), count=st.integers(1, len(DAMAGES)))
@examples(15)
def test_what_was_damaged_is_as_before(names: list[str], count: int) -> None:
    page = SOUND
    for name in names[:count]:
        page = DAMAGES[name](page)
    expected = SOUND.replace("q-1", "question-1") if "a question without id" in names[:count] else SOUND
    assert after(lesson(page.removeprefix(FRONT))) == expected
