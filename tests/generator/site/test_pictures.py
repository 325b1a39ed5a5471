# SPDX-License-Identifier: Apache-2.0
"""Icons and pictures beside links: PNG of the right size, in the publisher's colour, with the title where it can be written."""

from io import BytesIO

import pytest
from PIL import Image

from sinau.model.colours import Colour
from sinau.site.pages.pictures import CARD, icon_png, share_picture_png, text_in_known_letters

GROUND = Colour(0x15, 0x5A, 0x4A)


def pixels(data: bytes) -> Image.Image:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    image = Image.open(BytesIO(data))
    image.load()
    return image.convert("RGBA")


@pytest.mark.parametrize("size", [192, 512])
def test_an_icon_is_a_white_book_on_a_ground_with_round_corners(size: int) -> None:
    image = pixels(icon_png(size, GROUND))

    assert image.size == (size, size)
    assert image.getpixel((0, 0))[3] == 0
    assert image.getpixel((size // 2, size // 10)) == (0x15, 0x5A, 0x4A, 255)
    assert image.getpixel((size // 2, size // 2)) == (255, 255, 255, 255), "the book's back"


def test_an_icon_that_phones_cut_fills_its_square_and_keeps_the_book_within_the_circle_that_none_cuts() -> None:
    size = 512
    image = pixels(icon_png(size, GROUND, whole=True))
    white = [
        (x, y) for x in range(0, size, 4) for y in range(0, size, 4) if image.getpixel((x, y))[:3] == (255, 255, 255)
    ]

    assert image.getpixel((0, 0)) == (0x15, 0x5A, 0x4A, 255)
    # https://www.w3.org/TR/appmanifest/#icon-masks: a circle of two fifths of the width.
    assert white
    assert all((x - size / 2) ** 2 + (y - size / 2) ** 2 <= (size * 0.4) ** 2 for x, y in white)


def ink(image: Image.Image) -> int:
    """White pixels above the book."""
    upper = image.convert("L").crop((0, 0, CARD[0], CARD[1] // 2))
    return sum(upper.histogram()[250:])


def test_a_card_has_the_size_that_messengers_show_and_the_title_on_it() -> None:
    with_title, without = (
        pixels(share_picture_png("Keuangan Desa", "", GROUND)),
        pixels(share_picture_png("", "", GROUND)),
    )

    assert with_title.size == CARD
    assert ink(without) == 0
    assert ink(with_title) > 1000
    assert ink(pixels(share_picture_png("Keuangan Desa", "Balai", GROUND))) > ink(with_title)
    assert with_title.getpixel((5, CARD[1] - 5))[:3] != (255, 255, 255)


def test_a_long_title_stays_on_its_card() -> None:
    for title in ("kata " * 200, "k" * 500):
        image = pixels(share_picture_png(title, title, GROUND)).convert("L")
        assert max(image.crop((CARD[0] - 60, 0, *CARD)).getextrema()) < 250
        assert max(image.crop((0, 440, 300, 445)).getextrema()) < 250, "the book stands free"


def test_a_title_without_letters_for_it_is_left_out_rather_than_shown_as_boxes() -> None:
    assert text_in_known_letters("Kafé – “Désa” 2×…") == 'Kafe - "Desa" 2x...'
    assert text_in_known_letters("دورة") == ""
    assert share_picture_png("دورة", "", GROUND) == share_picture_png("", "", GROUND)


def test_pictures_are_small_and_the_same_every_time() -> None:
    assert icon_png(192, GROUND) == icon_png(192, GROUND)
    assert len(icon_png(512, GROUND)) < 15_000
    assert len(share_picture_png("Pengelolaan Keuangan Desa", "Katalog", GROUND)) < 50_000
