# SPDX-License-Identifier: Apache-2.0
"""The words of a page by which `compare` says what has changed."""

from sinau.comparing.wording import Wording, read_page_wordings


def test_words_without_what_publications_change() -> None:
    page = """<article><h1>Judul</h1><form class="question" id="q-a" data-question="x"><div class="question-stem">
        <p>Lihat <b>ini</b><sup class="footnote-ref"><a href="#fn1">1</a></sup> <img src="media/a.png" alt="denah"></p></div>
        <div class="question-choices"><label class="choice"><input type="radio" value="a"><span class="choice-text">m<sup>2</sup>
        </span></label></div><p class="question-note">Pilih satu</p></form><script>x</script><p>Lanjut</p></article>"""

    text, questions = read_page_wordings(page)

    assert questions == {"a": Wording("Lihat ini denah", ("m 2",))}
    assert text == "Judul Lihat ini denah m 2 Pilih satu Lanjut"


def test_choices_that_are_items_of_a_list_end_with_it_and_items_of_the_stem_do_not() -> None:
    page = """<form class="question" id="q-a" data-question="x"><div class="question-stem"><ul><li>One</li><li>Two</li></ul>
        <p>Which?</p></div><div class="question-choices"><ul><li><span class="choice-text">Head</span></li></ul><p>From:</p>
        <ol><li><span class="choice-text">signs</span></li></ol></div><p class="question-note">2 points</p></form>"""

    assert read_page_wordings(page)[1] == {"a": Wording("One Two Which?", ("Head", "signs"))}


def test_choices_that_are_blocks_end_with_them_and_the_note_is_no_part_of_the_last() -> None:
    page = """<form class="question" id="q-a" data-question="x"><div class="question-stem"><div>One</div><p>Which?</p></div>
        <div class="question-choices"><div class="choice"><span class="choice-text">Plan</span></div><div class="choice">
        <span class="choice-text">Report</span></div></div><p class="question-note">2 points</p></form>"""

    assert read_page_wordings(page)[1] == {"a": Wording("One Which?", ("Plan", "Report"))}
