# SPDX-License-Identifier: Apache-2.0
"""Files as addresses that hold them."""

import base64
from dataclasses import replace

import pytest

from helpers.rendered import PICTURE, demo_course, rendered
from sinau.model.catalogue import Catalogue
from sinau.publishing.data_addresses import data_address, picture_as_data

SOURCE = "demo/media/Alur kas.PNG"


def catalogue(name: str, content: bytes) -> Catalogue:
    of_demo = rendered(demo_course()).catalogue
    file = replace(next(iter(of_demo.media.values())), content=content)
    return replace(of_demo, media={name: file})


def test_a_picture_is_held_whole() -> None:
    address = data_address(rendered(demo_course()).catalogue, SOURCE)
    assert address
    assert address.startswith("data:image/png;base64,")
    assert base64.b64decode(address.partition(",")[2]) == PICTURE


@pytest.mark.parametrize(
    "name, start",
    [
        ("a/Suara.MP3", "data:audio/mpeg;name=Suara.MP3;base64,"),
        ("a/Surat, izin; baru.pdf", "data:application/pdf;name=Surat%2C%20izin%3B%20baru.pdf;base64,"),
        ("a/tabel.xlsx", "data:application/octet-stream;name=tabel.xlsx;base64,"),
    ],
)
def test_other_files_say_their_names(name: str, start: str) -> None:
    address = data_address(catalogue(name, b"x"), name)
    assert address == f"{start}eA=="


def test_only_pictures_are_pictures_and_what_is_not_there_has_no_address() -> None:
    files = catalogue("a/x.pdf", b"x")
    assert picture_as_data(files, "a/x.pdf") is None
    assert data_address(files, "a/y.png") is None
