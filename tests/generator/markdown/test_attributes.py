# SPDX-License-Identifier: Apache-2.0
"""Attribute lists: `{#id .class key=value}` behind headings, pictures, links and spans."""

import re

import pytest

from helpers.chain import Outcome, lesson, published

PICTURE = {"kursus/media/a.png": bytes.fromhex("89504e470d0a1a0a")}


def read(body: str, **others: str | bytes) -> Outcome:
    outcome = lesson(f"![Awal](media/a.png)\n\n{body}\n", **PICTURE, **others)
    assert outcome.rendered, outcome.codes
    return outcome


@pytest.mark.parametrize(
    "body, found",
    [
        ("## Judul {#k}", '<h2 id="k">Judul</h2>'),
        ("## Judul {: #k .unnumbered }", '<h2 id="k">Judul</h2>'),
        ("## Judul {.unnumbered} ##", '<h2 id="judul">Judul</h2>'),
        ("Judul {#k}\n---", '<h2 id="k">Judul</h2>'),
        (
            "![x](media/a.png){ width=300 }",
            '<figure><img src="media:kursus/media/a.png" alt="x" width="300" loading="lazy"></figure>',
        ),
        (
            "![x](media/a.png){: width='50%' #g}",
            '<figure><img src="media:kursus/media/a.png" alt="x" id="g" width="50%" loading="lazy"></figure>',
        ),
        ('![x](media/a.png "J")\n{: alt="lain" }', 'alt="lain" loading="lazy"><figcaption>J</figcaption></figure>'),
        ("Ikon ![x](media/a.png){width=20px height=20} ini", 'alt="x" width="20" height="20" loading="lazy"> ini'),
        (
            "[a](https://x.example){#l target=_blank}",
            '<a href="https://x.example" id="l" rel="noopener noreferrer">a</a>',
        ),
        ("[a *b*]{.mark .kbd #s}", '<mark id="s"><kbd>a <em>b</em></kbd></mark>'),
        ("[a [b] c]{.underline}", "<u>a [b] c</u>"),
        ("[a \\* b &amp; c]{.small}", "<small>a * b &amp; c</small>"),
        (
            "**a**{.mark} *b*{#t} `c`{.kbd}",
            '<strong><mark>a</mark></strong> <em id="t">b</em> <code><kbd>c</kbd></code>',
        ),
        ("[كتاب]{lang=ar dir=rtl}", '<span lang="ar" dir="rtl">كتاب</span>'),
        ("| a |\n|---|\n| [b]{.mark} |", "<td><mark>b</mark></td>"),
        ("- [b]{.mark}{.x}", "<li><mark>b</mark>{.x}</li>"),
    ],
)
def test_what_is_understood_is_published(body: str, found: str) -> None:
    assert found in read(body).html


@pytest.mark.parametrize(
    "body",
    [
        "\\[a]{.mark}",
        "[a\\]{.mark}",
        "[a]\\{.mark}",
        "a]{.mark}",
        "![x](media/a.png)\\{width=3}",
        "## Judul \\{#k}",
        "[a]{tidak apa}",
        "`[a]{.mark}`",
        "    ## Judul {#k}",
        "[a]{&#46;mark}",
    ],
)
def test_the_rest_stays_text(body: str) -> None:
    shown = re.sub(r"<[^>]*>|&amp;", "", read(body).html)

    assert re.search(r"\{[^}]+\}|\]\{", shown)


def test_links_find_the_ids() -> None:
    body = "## Satu {#k}\n\n[a](#k) [b](#g) [c](#s) [d](#l) [e](#t)\n\n![x](media/a.png){#g} [s]{#s} [l](https://x.example){#l} **t**{#t}\n"
    page = published(read(body))["index.html"]

    assert read(body).codes == []
    assert all(f'id="{id}"' in page for id in "kgslt")


def test_ids_are_unique() -> None:
    outcome = read("## Anggaran {#kas}\n\n### Kas\n\n#### Kas {.unnumbered}\n")

    assert re.findall(r'id="([^"]+)">', outcome.html) == ["kas", "kas-1", "kas-2"]
    assert lesson("## Kas\n\n[x]{#kas}\n").codes == ["C156"]
    assert lesson("[x]{#fn-1}\n").codes == ["C156"]


def test_a_recording_takes_an_id() -> None:
    outcome = read("![Cara](media/v.mp4){#cara width=300}\n\n[ke](#cara)\n", **{"kursus/media/v.mp4": "x"})

    assert '<figure class="recording" id="cara">' in outcome.html
    assert outcome.codes.count("C155") == 1
    assert "C402" not in outcome.codes


def test_alternative_text_counts_as_such() -> None:
    assert "C501" in lesson("![](media/a.png)\n", **PICTURE).codes
    assert read('![](media/a.png){alt="Alur kas"}').codes == []


@pytest.mark.parametrize(
    "written", ["{.merah}", "{width=3em}", "{width=0}", "{width=300%}", "{onclick=a}", "{style='a:b'}", "{#1 .x}"]
)
def test_what_is_not_understood_is_told_and_not_published(written: str) -> None:
    outcome = read(f"![x](media/a.png){written}")

    assert set(outcome.codes) == {"C155"}
    assert "{" not in outcome.html
    assert not re.search(r"merah|3em|300%|onclick|style", outcome.html)
