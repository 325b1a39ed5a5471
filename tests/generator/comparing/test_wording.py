# SPDX-License-Identifier: Apache-2.0
"""The words of a page by which `compare` says what has changed."""

from sinau.comparing.wording import Wording, read_page


def test_words_without_what_publications_change() -> None:
    page = """<article><h1>Judul</h1><form class="question" id="q-a" data-question="x"><div class="question-stem">
        <p>Lihat <b>ini</b><sup class="footnote-ref"><a href="#fn1">1</a></sup> <img src="media/a.png" alt="denah"></p></div>
        <div class="question-choices"><label class="choice"><input type="radio" value="a"><span class="choice-text">m<sup>2</sup>
        </span></label></div><p class="question-note">Pilih satu</p></form><script>x</script><p>Lanjut</p></article>"""

    text, questions = read_page(page)

    assert questions == {"a": Wording("Lihat ini denah", ("m 2",))}
    assert text == "Judul Lihat ini denah m 2 Pilih satu Lanjut"
