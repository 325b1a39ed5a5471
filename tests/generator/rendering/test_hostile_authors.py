# SPDX-License-Identifier: Apache-2.0
"""Nothing that an author writes, anywhere, becomes a program in a learner's browser."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.chain import compiled, published
from helpers.mutations import PIECE
from helpers.parsed_html import active, script_text, sealed_data
from helpers.references import html_of
from sinau.rendering.html_cleaning import clean_html

PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '" onfocus="alert(1)" autofocus="',
    "javascript:alert(1)",
    "JaVaScRiPt&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "<!--<script>alert(1)",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ 7 * 7 }}{% raw %}{{ config }}",
    "</title></style></textarea><script>alert(1)</script>",
    "\\u003cscript>alert(1)\\u003c/script>",
    "<form action=javascript:alert(1)><button>x",
    "<div id=question-place-0></div>",
    '<form class="question" id="q-s-1" data-question="s-1">',
    "${alert(1)}`;alert(1)//",
]
# Each place where an author's words go, as files in which PAYLOAD stands for them.
LESSON = """\
---
id: satu
title: "PAYLOAD"
sources:
  - text: "PAYLOAD"
---

BODY

::: question s-1

Stem

- [x] A
- [ ] B

:::
"""
SETTINGS = """\
id: kursus
title: "PAYLOAD"
language: en
version: "PAYLOAD"
summary: "PAYLOAD"
audience: ["PAYLOAD"]
modules:
  - id: dasar
    title: "PAYLOAD"
    lessons: [01.md]
"""
BODIES = {
    "text": "PAYLOAD",
    "code": "`PAYLOAD`",
    "fenced code": "```PAYLOAD\nPAYLOAD\n```",
    "heading": "## PAYLOAD",
    "link": "[x](<PAYLOAD>)",
    "bare link": "[x](PAYLOAD)",
    "link's title": "[x](https://example.org 'PAYLOAD')",
    "address behind a host": "[x](https://example.org/PAYLOAD)",
    "reference": "[x][a]\n\n[a]: <PAYLOAD> 'PAYLOAD'",
    "autolink": "<PAYLOAD>",
    "picture": "![PAYLOAD](media/a.png 'PAYLOAD')",
    "picture's address": "![x](<PAYLOAD>)",
    "table": "|PAYLOAD|\n|-|\n|PAYLOAD|",
    "footnote": "a[^1]\n\n[^1]: PAYLOAD",
    "footnote's label": "a[^PAYLOAD]\n\n[^PAYLOAD]: b",
    "directive's title": "::: note PAYLOAD\n:::",
    "directive's quoted title": '::: note "PAYLOAD"\n:::',
    "alert": "> [!NOTE]\n> PAYLOAD",
    "formula": "$PAYLOAD$",
    "displayed formula": "$$\nPAYLOAD\n$$",
    "formula's text": "$\\text{PAYLOAD}$",
    "formula's link": "$\\href{PAYLOAD}{x}$",
    "recording": "![PAYLOAD](media/a.mp4 'PAYLOAD')",
    "accepted answer": "::: question q\nx\n\n= PAYLOAD\n:::",
    "term": "PAYLOAD\n: PAYLOAD",
    "html": "<p>PAYLOAD</p>",
    "stem": "::: question q true\nPAYLOAD\n:::",
    "choices": "::: question q\nx\n- [x] PAYLOAD\n- [ ] b PAYLOAD\n:::",
    "feedback": "::: question q\nx\n- [x] a\n  > PAYLOAD\n- [ ] b\n:::",
    "hint": "::: question q true\nx\n? PAYLOAD\n! PAYLOAD\n:::",
    "question's id": "::: question PAYLOAD true\nx\n:::",
    "question's objective": '::: question q objective="PAYLOAD" true\nx\n:::',
}
PLACES = [*BODIES, "settings"]


def pages_of(place: str, payload: str) -> dict[str, str] | None:
    """Return what is published when `payload` stands at `place`; `None` when it was refused."""
    quoted = payload.replace("\\", "\\\\").replace('"', '\\"')
    settings = SETTINGS.replace("PAYLOAD", quoted if place == "settings" else "Plain")
    body = BODIES.get(place, "").replace("PAYLOAD", payload)
    outcome = compiled(
        {
            "catalogue.yml": f'format: 1\ntitle: "{quoted}"\npublisher: "{quoted}"\npublications: [offline]\n',
            "kursus/course.yml": settings,
            "kursus/01.md": LESSON.replace("PAYLOAD", quoted if place == "settings" else "Plain").replace("BODY", body),
            "kursus/media/a.png": "",
            "kursus/media/a.mp4": "",
        }
    )
    return published(outcome) if outcome.rendered else None


def harmless(pages: dict[str, str]) -> None:
    """Fail when anything in `pages` runs that is not ours."""
    index = pages["index.html"]
    article = index[index.index('<article class="activity"') : index.rindex("</article>") + len("</article>")]
    assert active(article) == []
    for data in sealed_data(article):
        pieces = [*data["hints"], data["explanation"] or "", *data["feedback"].values()]
        assert [found for piece in pieces for found in active(piece)] == []
    # A browser finds just our own three scripts, and the two of data hold JSON to their end.
    assert len(re.findall(r"<script\b", re.sub(r"(?s)(<script[^>]*>).*?</script>", r"\1</script>", index))) == 3
    for name in ("sinau-course", "sinau-strings"):
        assert isinstance(json.loads(script_text(index, name)), dict)
    # The menu's button of ours has a drawing, which stands before everything that authors write.
    assert index.index("<svg") < index.index("</header>")
    own = r"(?s)<!doctype.*?<body>|<script.*?</script>|</?(html|body)[^>]*>"
    assert (
        active(re.sub(own, "", re.sub(r"(?s)(id=\"sinau-menu-button\"[^>]*>)<svg.*?</svg>", r"\1", index, count=1)))
        == []
    )
    for path, text in pages.items():
        if path.startswith("lesson-"):
            assert "<" not in text
            assert active(html_of(path, text)) == []


@pytest.mark.parametrize("place", PLACES)
def test_a_payload_does_not_run(place: str) -> None:
    refused = 0
    for payload in PAYLOADS:
        pages = pages_of(place, payload)
        refused += pages is None
        if pages:
            harmless(pages)
    # Code is the one place where everything is allowed, and ids the one where nothing of this is.
    if place in {"code", "settings"}:
        assert refused == 0
    if place == "question's id":
        assert refused == len(PAYLOADS)


@given(st.sampled_from(PLACES), st.lists(PIECE | st.sampled_from(PAYLOADS), max_size=4).map("".join))
def test_no_mixture_of_payloads_runs(place: str, payload: str) -> None:
    pages = pages_of(place, payload)
    if pages:
        harmless(pages)


@pytest.mark.parametrize("place", PLACES)
def test_the_writer_alone_is_enough(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of two protections, without the second."""
    for module in ("page", "question"):
        monkeypatch.setattr(f"sinau.rendering.{module}.clean_html", lambda fragment: fragment)
    for payload in PAYLOADS:
        pages = pages_of(place, payload)
        if pages:
            harmless(pages)


@given(st.lists(st.sampled_from(PAYLOADS) | PIECE, max_size=4).map("".join))
def test_cleaning_alone_is_enough(payload: str) -> None:
    """The second of two protections, without the first: what if the writer forgot to escape?"""
    for template in (
        "{}",
        '<p title="{}">x</p>',
        '<a href="{}">x</a>',
        '<img src="{}" alt="{}">',
        "<h2 id='{}'>x</h2>",
    ):
        cleaned = clean_html(template.replace("{}", payload))
        assert active(cleaned) == []
        assert "<form" not in cleaned
        assert "<input" not in cleaned


def test_this_would_notice() -> None:
    for payload in PAYLOADS[:5]:
        assert active(f'<p title="{payload}">{payload}</p>'), payload
    assert active('<a href=" java\tscript:alert(1)">x</a>')
    assert active('<a href="&#106;avascript:alert(1)">x</a>')


def test_what_is_written_is_what_is_read() -> None:
    pages = pages_of("settings", "<b>&amp;</b> {{ 1 }}")

    assert pages is not None
    assert "<h1>&lt;b&gt;&amp;amp;&lt;/b&gt; {{ 1 }}</h1>" in pages["index.html"]
    assert json.loads(script_text(pages["index.html"], "sinau-course"))["title"] == "<b>&amp;</b> {{ 1 }}"
