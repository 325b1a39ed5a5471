# SPDX-License-Identifier: Apache-2.0
"""Two hundred payloads and more through the whole chain, also where a catalogue allows HTML: nothing active comes out."""

import pytest

from conftest import TORTURE
from generator.rendering.test_hostile_authors import harmless
from helpers.active_svg import active_in
from helpers.chain import compiled, lesson, published
from helpers.parsed_html import active
from helpers.payloads import BODIES, DRAWINGS, catalogue, payloads

PAYLOADS = payloads()
# Without SINAU_TORTURE a part of them at each place, not the same one: each payload meets half of the places, and where HTML is text a third.
ESCAPED, READ = (1, 1) if TORTURE else (3, 2)
LEAST = {"address": 1, "formula": 20}


def test_there_are_enough() -> None:
    assert len(set(PAYLOADS)) >= 200


@pytest.mark.parametrize("html", [True, False], ids=["html", "no html"])
@pytest.mark.parametrize("place", BODIES)
def test_nothing_active_comes_out(place: str, html: bool) -> None:
    shown = 0
    step = READ if html else ESCAPED
    for number, payload in list(enumerate(PAYLOADS))[list(BODIES).index(place) % step :: step]:
        body = BODIES[place].replace("PAYLOAD", payload).replace("IDENT", f"q-{number}")
        outcome = compiled(catalogue(body, html=html))
        if outcome.rendered:
            harmless(published(outcome))
            shown += 1
    # A test that everything is refused would say nothing.
    assert shown >= (LEAST.get(place, 40) // READ if html else place != "element"), shown


def test_settings_meanings_and_transcripts_are_text() -> None:
    for payload in PAYLOADS[::ESCAPED]:
        said = " ".join(payload.split())
        outcome = compiled(catalogue("Kata. ![x](media/v.mp4)\n\n![x](media/v.mp4)", said, transcript=payload))
        assert outcome.rendered, [d.message("en") for d in outcome.report]
        harmless(published(outcome))


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_active_drawings_are_refused_or_lose_what_acts(drawing: str) -> None:
    outcome = lesson("![x](media/a.svg)", **{"kursus/media/a.svg": drawing})
    published = outcome.catalogue.media.get("kursus/media/a.svg")

    if published is None:
        assert outcome.codes == ["C409"]
    else:
        assert set(outcome.codes) <= {"C428"}
        assert published.content
        assert active_in(published.content.decode()) == ""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_drawings_are_utf8(encoding: str) -> None:
    outcome = lesson("![x](media/a.svg)", **{"kursus/media/a.svg": DRAWINGS[0].encode(encoding)})

    assert outcome.report.errors


def test_plain_drawings_pass() -> None:
    drawing = (
        '<?xml version="1.0" encoding="UTF-8"?><svg xmlns="http://www.w3.org/2000/svg"><style>.a{fill:url(#b)}</style>'
        '<linearGradient id="b"/><rect class="a" style="stroke:url(#b)"/><use href="#b"/><text>on = satu</text>'
        '<animate attributeName="opacity" values="0;1"/></svg>'
    )

    assert lesson("![x](media/a.svg)", **{"kursus/media/a.svg": drawing}).codes == []


def test_ids_of_authors_take_none_of_ours() -> None:
    outcome = compiled(catalogue('<p id="sinau-course">a</p>\n\n<p id="fn-1">b</p>\n\n<a name="q-1">c</a>'))

    assert 'id="user-sinau-course"' in outcome.html
    assert 'id="user-fn-1"' in outcome.html
    assert 'id="user-q-1"' in outcome.html
    assert active(outcome.html) == []
