# SPDX-License-Identifier: Apache-2.0
"""Emoji by the names that GitHub gives them."""

import subprocess
import sys

import pytest

from helpers.chain import lesson


@pytest.mark.parametrize(
    "body, found",
    [
        (":smile: (:tada:) :heart::+1:", "😄 (🎉) ❤️👍"),
        ("**:x:** [:tada:](https://a.example)", "<strong>❌</strong> <a"),
        ("| :+1: |\n|---|\n| :1st_place_medal: |", "<td>🥇</td>"),
        ("## Halo :smile:", '<h2 id="halo-smile">Halo 😄</h2>'),
        ("Teks\n\n:warning: Awas\n", "<p>⚠️ Awas</p>"),
        ("Teks\n:warning: Awas\n", "<p>Teks\n⚠️ Awas</p>"),
        ("> a\n>\n> :warning: Awas\n", "<p>⚠️ Awas</p>"),
        ("Kas\n: uang\n: :tada: lagi\n", "<dd>uang</dd><dd>🎉 lagi</dd>"),
        ("- :woman_shrugging:", "<li>🤷\u200d♀️</li>"),
        (
            "&#58;smile: \\:smile: a:smile:b `:smile:` 10:30:15",
            "<p>:smile: :smile: a:smile:b <code>:smile:</code> 10:30:15</p>",
        ),
        ("```\nx\n:tada: y\n```", ":tada: y"),
        ("http://a.example/x:smile:y", "x:smile:y</a>"),
    ],
)
def test_names_of_emoji_become_these(body: str, found: str) -> None:
    assert found in lesson(body).html


def test_they_are_read_in_alternative_texts_contents_and_questions() -> None:
    body = "![:tada: pesta](media/a.png)\n\n## Halo :smile:\n\n::: question q\n\nApa :tada:?\n\n- [x] :+1:\n- [ ] b\n\n:::\n"
    outcome = lesson(body, **{"kursus/media/a.png": bytes.fromhex("89504e470d0a1a0a")})
    assert outcome.rendered
    activity = outcome.rendered.courses[0].activities[0]

    assert outcome.codes == []
    assert 'alt="🎉 pesta"' in outcome.html
    assert [heading.text for heading in activity.headings] == ["Halo 😄"]
    assert activity.questions[0].prompt == "Apa 🎉?"
    assert activity.questions[0].labels["a"] == "👍"


@pytest.mark.parametrize("body", ["Ada :simle: ini", ":simle: ini", "Teks\n\n:simle: ini\n", ":material-account:"])
def test_other_names_are_told(body: str) -> None:
    outcome = lesson(body)

    assert outcome.codes == ["C145"]
    if "simle" in body:
        assert "Did you mean :smile:?" in next(iter(outcome.report)).hint("en")


def test_a_page_without_any_does_not_read_the_table() -> None:
    code = "import sys, sinau.compiler, sinau.markdown.document; sys.exit('pymdownx' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
