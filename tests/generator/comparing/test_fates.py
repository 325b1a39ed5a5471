# SPDX-License-Identifier: Apache-2.0
"""What fits into a question's slot: the same table that the player is held to (tests/themes/player/updates.test.js)."""

import json
from pathlib import Path

import pytest

from sinau.comparing.fates import fits
from sinau.comparing.outline import Activity, Question
from sinau.comparing.wording import Wording, read_page

TABLE = json.loads((Path(__file__).parent / "slots.json").read_text(encoding="utf-8"))
LESSON = Activity("satu", 0, "lesson", "Satu", None, {})


def question(type: str, choices: int) -> Question:
    return Question("q", 0, type, 1.0, choices, "1a", LESSON, Wording())


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_fits(row: dict[str, object]) -> None:
    old, new = (question(*row[side]) for side in ("old", "new"))  # type: ignore[misc]

    assert fits(old, new) is row["fits"]


def test_words_without_what_publications_change() -> None:
    page = """<article><h1>Judul</h1><form class="question" id="q-a" data-question="x"><div class="question-stem">
        <p>Lihat <b>ini</b><sup class="footnote-ref"><a href="#fn1">1</a></sup> <img src="media/a.png" alt="denah"></p></div>
        <div class="question-choices"><label class="choice"><input type="radio" value="a"><span class="choice-text">m<sup>2</sup>
        </span></label></div><p class="question-note">Pilih satu</p></form><script>x</script><p>Lanjut</p></article>"""

    text, questions = read_page(page)

    assert questions == {"a": Wording("Lihat ini denah", ("m 2",))}
    assert text == "Judul Lihat ini denah m 2 Pilih satu Lanjut"
