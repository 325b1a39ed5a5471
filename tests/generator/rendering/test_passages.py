# SPDX-License-Identifier: Apache-2.0
"""What of a page the search knows: what a reader sees in it, by sections, and nothing of its questions."""

from helpers.chain import lesson
from sinau.model.rendered import Passage

BODY = """Before **any** `heading`[^1].

## A table

| Day | Details |
|---|---|
| 3 | Market *fees* |

![A box](media/box.svg "The box")

::: note "Mind this"
Inside.
:::

### Lists

- one
- two

::: question q1

Who signs the secret stem?

- [x] secret choice
  > secret feedback
- [ ] other secret

? secret hint

! secret explanation

:::

::: solution

The secret solution.

:::

After the question.

[^1]: A footnote.
"""


def test_sections_are_passages_without_questions() -> None:
    outcome = lesson(BODY, **{"kursus/media/box.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    assert outcome.rendered, outcome.codes
    found = outcome.rendered.courses[0].activities[0].passages

    assert found == (
        Passage("", "", "Before any heading."),
        Passage("a-table", "A table", "Day Details 3 Market fees A box The box Mind this. Inside."),
        Passage("lists", "Lists", "one two After the question. A footnote."),
    )
