# SPDX-License-Identifier: Apache-2.0
"""What is found by what is typed: whole words, beginnings, mistakes, names, accents, phrases."""

import pytest

from helpers.searching import Parts, found, page, parts_of, searched

PAGES = [
    page("Dari rencana ke anggaran", "Anggaran disusun.", "Perubahan: Anggaran boleh diubah. Kas umum buku."),
    page("Belanja desa", "Belanja barang dan jasa.", "Hasil: Bagi hasil BUM Desa masuk APB Desa."),
    page("Keuangan", "Uang desa milik bersama.", "Catatan: Buku Kas Umum ditutup tiap bulan. Pengelolaan keuangan."),
    page("The naïve clerk", "Keeps receipts; reconciliation is approved.", language="en"),
]


@pytest.fixture(scope="module")
def parts() -> Parts:
    return parts_of(*PAGES)


@pytest.mark.parametrize(
    "query, address",
    [
        ("penganggaran", "dari-rencana-ke-anggaran"),
        ("dianggarkan", "dari-rencana-ke-anggaran"),
        ("berbelanja", "belanja-desa"),
        ("BUMDes", "belanja-desa"),
        ("bum desa", "belanja-desa"),
        ("apbdes", "belanja-desa"),
        ("naive", "the-naïve-clerk"),
        ("NAÏVE", "the-naïve-clerk"),
        ("receipt", "the-naïve-clerk"),
        ("ang", "dari-rencana-ke-anggaran"),
        ("angga", "dari-rencana-ke-anggaran"),
        ("pengang", "dari-rencana-ke-anggaran"),
        ("belanj", "belanja-desa"),
        ("anggarn", "dari-rencana-ke-anggaran"),
        ("belnaja", "belanja-desa"),
        ("keuangn", "keuangan"),
        ("reconcilation", "the-naïve-clerk"),
        ("buku kas umum", "keuangan"),
    ],
)
def test_what_is_typed_finds_its_page_first(parts: Parts, query: str, address: str) -> None:
    assert found(parts, query)[:1] == [address]


@pytest.mark.parametrize("query", ["xyzzy", "qqq", "zanggaran", "", "  ", '"'])
def test_what_is_nowhere_finds_nothing(parts: Parts, query: str) -> None:
    assert found(parts, query) == []


def test_a_result_leads_to_the_section_and_shows_what_was_sought(parts: Parts) -> None:
    (result,) = searched(parts, "ditutup bulan")

    assert (result["addresses"][0], result["anchors"][0]) == ("keuangan", "catatan")
    assert result["shown"][0].startswith("Buku Kas Umum ditutup")
    assert result["hits"][0] == ["ditutup", "bulan"]


@pytest.mark.parametrize("pages", [12, 120])
def test_a_phrase_comes_first_wherever_it_stands(pages: int) -> None:
    """With many passages by the buckets of pairs, with few by reading those that have all words."""
    often = [
        page(f"Sering {place}", "umum kas dan " * 40, "Lain: kas saja, umum juga.", "Dan: lagi")
        for place in range(pages)
    ]
    rare = page("Jarang", "Satu kalimat.", f"Akhir: Di sini kas umum sekali saja. {'Lalu hal lain. ' * 30}")
    heading = page("Judul", "Kas dan umum.", f"Kas umum: {'Hal lain lagi. ' * 30}")
    parts = parts_of(*often, rare, heading)
    (result,) = searched(parts, "kas umum")

    assert ("b0" in parts) is (pages == 120)
    assert result["addresses"][:2] == ["judul", "jarang"]
    assert result["anchors"][:2] == ["kas-umum", "akhir"]
    assert found(parts, "umum kas")[0] == "sering-0"


def test_only_what_is_needed_is_fetched_and_texts_of_five_at_most() -> None:
    parts = parts_of(*(page(f"Halaman {place}", "kas " + "isi " * 1200) for place in range(12)))
    (result,) = searched(parts, "kas")

    assert len(result["addresses"]) == len(result["texts"]) == 5
