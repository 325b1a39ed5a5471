# SPDX-License-Identifier: Apache-2.0
"""Roots without a dictionary, in the build and in the browser."""

import random

import pytest

from helpers.natural import natural_pages
from helpers.node import call_each
from sinau.search.roots import root_candidates, roots_of_words
from sinau.search.tokens import search_words

ROOTS = "themes/sinau_theme/player/search/roots.js"
# The root stands in the candidates of each form.
FORMS = {
    "anggar": "anggaran dianggarkan menganggarkan penganggaran anggarannya",
    "belanja": "berbelanja pembelanjaan membelanjakan dibelanjakan belanjanya",
    "uang": "keuangan uangnya",
    "lapor": "pelaporan melapor dilaporkan laporannya pelapor",
    "tanggung": "menanggung ditanggung pertanggungan",
    "kelola": "mengelola pengelolaan dikelola",
    "tulis": "menulis penulisan ditulis tertulislah",
    "sapu": "menyapu penyapu disapu",
    "pakai": "memakai pemakaian dipakai terpakai",
    "bukti": "membuktikan pembuktian terbukti buktinyalah",
    "adil": "keadilan seadilnya",
    "ajar": "belajar pelajaran mengajar diajarkan",
    "kerja": "memperkerjakan pekerjaan bekerja dikerjakan",
}
ENGLISH = {
    "publish": "publishing published publishes publisher",
    "pay": "payment payments paying payer",
    "reconcile": "reconciled reconciling reconciles",
    "entry": "entries",
    "run": "running runs",
    "approve": "approved approves approval approving",
}


@pytest.mark.parametrize("language, forms", [("id", FORMS), ("en", ENGLISH)])
def test_a_form_has_its_root_among_its_candidates(language: str, forms: dict[str, str]) -> None:
    for root, written in forms.items():
        for form in written.split():
            assert root in root_candidates(form, language), form


def test_what_most_words_lead_to_is_the_root() -> None:
    found = roots_of_words(
        (word, "id")
        for word in ["anggaran", "dianggarkan", "penganggaran", "kasi", "kas", "kasnya", "desa", "mendesak"]
    )

    assert {found[word, "id"] for word in ("anggaran", "dianggarkan", "penganggaran")} == {"anggar"}
    assert found["kasnya", "id"] == found["kas", "id"] == "kas"
    assert found["kasi", "id"] == "kasi"
    assert found["desa", "id"] == "desa"


@pytest.mark.parametrize("written, sought", [("penganggaran", "anggaran"), ("anggaran", "dianggarkan")])
def test_a_single_form_is_found_by_another(written: str, sought: str) -> None:
    assert roots_of_words([(written, "id")])[written, "id"] in root_candidates(sought, "id")


def test_other_languages_and_scripts_stay_as_they_are() -> None:
    assert root_candidates("anggaran", "fr") == ["anggaran"]
    assert root_candidates("naïf", "en") == ["naïf"]
    assert root_candidates("b2b", "id") == ["b2b"]


def test_the_browser_has_the_same_candidates() -> None:
    text = " ".join(passage.text for page in natural_pages(2) for passage in page.passages)
    words = {
        *search_words(text),
        *" ".join([*FORMS.values(), *ENGLISH.values()]).split(),
        "belajar",
        "class",
        "boxes",
        "die",
    }
    chosen = random.Random(7).sample(sorted(words), 400)
    for language in ("id", "en", "ms-MY", "fr"):
        found = call_each(ROOTS, "rootCandidates", [[word, [language]] for word in chosen])
        assert found == [root_candidates(word, language) for word in chosen], language
