# SPDX-License-Identifier: Apache-2.0
"""What the dialect adds to plain Markdown, as HTML."""

import re

import pytest

from helpers.chain import CATALOGUE, compiled, lesson, published
from sinau.diagnostics import Span
from sinau.markdown.autolinks import BARE
from sinau.markdown.formulas import FormulaError, mathml
from sinau.markdown.highlight import MAX_LENGTH, highlighted
from sinau.markdown.rawhtml import PREFIX
from sinau.markdown.walk import walk
from sinau.model.glossary import Glossary, Term
from sinau.model.nodes import Link
from sinau.model.recordings import companions
from sinau.rendering.recordings import TRANSCRIPT


@pytest.mark.parametrize(
    "written, addresses",
    [
        ("Lihat https://a.id/x_y?b=(c)).", ["https://a.id/x_y?b=(c)"]),
        ("(www.a.id), *http://b.id/c*!", ["http://www.a.id", "http://b.id/c"]),
        ("a.b_c@d.id. x@y", ["mailto:a.b_c@d.id"]),
        ("https://a.id/?b=1&amp;c=2 https://a.id/&copy;", ["https://a.id/?b=1&c=2", "https://a.id/©"]),
        ("`https://a.id` [https://a.id](https://b.id)", ["https://b.id"]),
        ("https\\://a.id xhttps://a.id https://a http://_._", []),
    ],
)
def test_bare_addresses_are_links_where_they_stand(written: str, addresses: list[str]) -> None:
    outcome = lesson(f"é {written}\n")
    page = outcome.catalogue.courses[0].modules[0].activities[0].page
    links = [node for node in walk(page.blocks) if isinstance(node, Link)]

    assert [link.url for link in links] == addresses
    for link in links:
        assert link.url
        place = page.source.utf8[link.start : link.end].decode()
        assert place.startswith("[") or BARE.match(place), place


def test_formulas_and_prices() -> None:
    html = lesson("US$5 dan US$6, $5 and $6; $x \\pm 5\\%$\n\n$$\\frac{a}{b}$$\n").html

    assert "<p>US$5 dan US$6, $5 and $6; <math" in html
    assert "<mo>±</mo>" in html
    assert '<math display="block"><mrow><mfrac>' in html


@pytest.mark.parametrize(
    "written, html",
    [
        ("US$4, [a](https://a.example), lalu *b* US$30.", '<p>US$4, <a href="https://a.example" rel="noopener noreferrer">a</a>, lalu <em>b</em> US$30.</p>'),
        ("Mulai S$4 dan `US$5` lalu (A$6)", "<p>Mulai S$4 dan <code>US$5</code> lalu (A$6)</p>"),
        ("[US$4 dan US$5]: https://a.example\n\n[US$4 dan US$5]", '<p><a href="https://a.example" rel="noopener noreferrer">US$4 dan US$5</a></p>'),
        ("US$4[^US$1] dan US$6.\n\n[^US$1]: Kurs.", "US$4<sup"),
        (":smile: US$4 dan *a* US$5", "<em>a</em> US$5"),
    ],
)  # fmt: skip
def test_what_stands_between_two_prices_is_read(written: str, html: str) -> None:
    assert html in lesson(written + "\n").html.replace("\n", "")


@pytest.mark.parametrize("formula", ["", "{" * 9, "\\nope", "x" * 1001, "{" * 90 + "}" * 90 + "^", "\\href{a}{b}"])
def test_formulas_that_cannot_be_read(formula: str) -> None:
    with pytest.raises(FormulaError):
        mathml(formula, False)


def test_code_is_coloured_by_classes() -> None:
    assert '<span class="code-kw">def</span>' in lesson("```python\ndef f(): pass\n```\n").html
    assert highlighted("a < b", "nope").html == "a &lt; b"
    assert "<span" not in highlighted("x = 1\n" * MAX_LENGTH, "python").html


def test_terms_are_explained_once_in_a_section() -> None:
    terms = {"kursus/istilah.yml": 'istilah:\n  - {istilah: APB Desa, arti: "Rencana \\"<b>\\""}\n'}
    html = lesson(
        "## APB Desa\n\nAPB DESA, APB\nDesa, `APB Desa`.\n\n## Lain\n\n[APB Desa](https://a.id) apb Desa, APB\nDesa\n",
        **terms,
    ).html

    assert html.count("<abbr") == 2
    assert '<abbr title="Rencana &quot;&lt;b&gt;&quot;" tabindex="0">APB DESA</abbr>' in html
    assert ">APB\nDesa</abbr>" in html
    assert "abbr" not in html[html.index("<h2") : html.index("</h2>")]


def test_the_longest_term_wins_and_words_are_whole() -> None:
    terms = [Term(name, "x", Span("a")) for name in ("kas", "kas umum", "BKU")]

    assert [found.term.term for found in Glossary(terms).find("Kas umum, bekas, kas, bku, BKU")] == [
        "kas umum",
        "kas",
        "BKU",
    ]


def test_parts_stand_where_they_are_included() -> None:
    part = "---\ntitle: x\n---\n\n## Bagian\n\n[r] a[^1] ![x](g.png) [atas](#satu)\n\n[r]: https://b.id\n\n[^1]: Dua\n\n::: soal q true\nx\n:::\n"
    body = "## Satu\n\na[^1] [r]\n\n::: sertakan p/a.md\n\n[^1]: Satu\n\n[r]: https://a.id\n"
    outcome = lesson(body, **{"kursus/p/a.md": part, "kursus/p/g.png": ""})

    assert outcome.codes == []
    assert [heading.anchor for heading in outcome.rendered.courses[0].activities[0].headings] == ["satu", "bagian"]  # type: ignore[union-attr]
    assert 'href="https://a.id"' in outcome.html
    assert 'href="https://b.id"' in outcome.html
    assert 'src="media:kursus/p/g.png"' in outcome.html
    assert outcome.html.index("Satu</p>") < outcome.html.index("Dua</p>")
    assert 'id="q-q"' in outcome.html


def test_recordings_bring_what_stands_beside_them() -> None:
    files = {"v.mp4": "x" * 700_000, "v.id.vtt": "", "v.JPG": "", "v.png": "", "v.transcript.md": "## Kata\n\nDi sini."}
    outcome = lesson(
        "![Cara](media/v.mp4)\n", **{f"kursus/media/{name}": text for name, text in files.items() if name != "v.JPG"}
    )
    page = published(outcome)["index.html"]

    assert (
        '<video src="media/v.mp4" controls="" preload="none" playsinline="" poster="media/v.png" aria-label="Cara">'
        in page
    )
    assert '<track kind="captions" srclang="id" label="Bahasa Indonesia" src="media/v.id.vtt">' in page
    assert "autoplay" not in page
    assert "(MP4, 0.7 MB)" in page
    assert f"<summary>{TRANSCRIPT.text('en')}</summary><p><strong>Kata</strong></p>" in page
    assert set(outcome.rendered.courses[0].activities[0].media) == {
        f"kursus/media/{n}" for n in ("v.mp4", "v.id.vtt", "v.png")
    }  # type: ignore[union-attr]
    assert companions("a/b.mp3", {"a/b.vtt"}, {"a/b.transcript.txt"}, ()).transcript == "a/b.transcript.txt"


def test_html_is_let_through_only_where_it_is_allowed() -> None:
    body = '<details id="d"><summary>S <b>b</b></summary>\n\n*x* <a href="#user-d">y</a>\n\n</details>\n\n<form>t</form><p onclick="x()">z\n'
    outcome = compiled(_files(body))

    assert lesson(body).codes.count("C137") > 0
    assert set(outcome.codes) == {"C144"}
    assert f'<details id="{PREFIX}d"><summary>S <b>b</b></summary>' in outcome.html
    assert '<p><em>x</em> <a href="activity:kursus/satu#user-d">y</a></p>' in outcome.html
    assert "onclick" not in outcome.html
    assert "<form" not in outcome.html


def _files(body: str) -> dict[str, str]:
    course = "id: kursus\ntitle: K\nlanguage: en\nversion: '1'\nmodules:\n  - {id: a, title: A, lessons: [01.md]}\n"
    page = f"---\nid: satu\ntitle: Satu\n---\n{body}"
    return {"catalogue.yml": f"{CATALOGUE}html: true\n", "kursus/course.yml": course, "kursus/01.md": page}


def test_a_corner_that_names_nothing_is_no_header() -> None:
    html = published(lesson("|  | Masuk |\n|---|---:|\n| Kas | 5 |\n"))["index.html"]

    assert "<th></th>" not in html
    assert html.count("<th ") == 1


def test_each_place_that_refers_to_a_footnote_can_be_gone_back_to() -> None:
    html = published(lesson("Satu[^a], dua[^b], tiga[^a].\n\n- empat[^a]\n\n[^a]: Catatan[^b].\n\n[^b]: Lain.\n"))[
        "index.html"
    ]
    places = re.findall(r'<sup class="footnote-ref" id="([^"]+)"', html)
    back = re.findall(r'<a class="footnote-back" href="#([^"]+)"', html)

    assert places == ["fnref-1", "fnref-2", "fnref-1-2", "fnref-1-3", "fnref-2-2"]
    assert sorted(back) == sorted(places)
    names = re.findall(r'class="footnote-back"[^>]* aria-label="([^"]+)"', html)
    assert len(set(names)) == 3, "a screen reader tells the ways back apart"
