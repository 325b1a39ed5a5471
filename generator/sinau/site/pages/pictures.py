# SPDX-License-Identifier: Apache-2.0
"""Pictures that a build draws: the icons of an installed site, and what messengers show beside a link.

They are PNG: neither the home screens of phones nor messengers take SVG. This is the only module that imports Pillow, whose own font has
the letters of ASCII; titles in others are left out rather than shown as boxes.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from sinau.model.colours import WHITE, Colour

# Pillow draws without smooth edges; so larger, and reduced then.
FINER = 3
# The square of site/icon.svg with its book: the left page as two curves; the right page is its mirror image.
SQUARE, RADIUS, STROKE = 32, 7, 2.2
PAGE = (
    ((16, 10), (13.4, 8.1), (10.4, 7.4), (7, 7.6)),
    ((7, 22.2), (10.4, 22.0), (13.4, 22.7), (16, 24.6)),
)
STEPS = 16
# Phones cut an icon that fills its square to a shape of their own; all of the book stays within the circle that none of them cuts.
SAFE = 0.8
CARD = (1200, 630)
MARGIN, BOOK = 80, 150
SMALL, LARGE, MOST_LINES = 36, 78, 3
# Grounds of the card: how far its circles are from the ground to white, and how many shades there are at all.
CIRCLES, SHADES = 22, 32
# Signs that are written otherwise without loss.
PLAIN = str.maketrans({"–": "-", "—": "-", "×": "x", "’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."})


# A preview asks for the same ones after each edit.
@lru_cache(maxsize=16)
def icon_png(size: int, ground: Colour, *, whole: bool = False) -> bytes:
    """Return the icon as PNG, `size` pixels wide, on `ground`; `whole`: for phones that cut it to their own shape."""
    side = size * FINER
    shape = Image.new("L", (side, side), 255 if whole else 0)
    if not whole:
        ImageDraw.Draw(shape).rounded_rectangle((0, 0, side - 1, side - 1), side * RADIUS / SQUARE, fill=255)
    book = Image.new("L", (side, side), 0)
    scale = side / SQUARE * (SAFE if whole else 1)
    _draw_book(ImageDraw.Draw(book), scale, (side - scale * SQUARE) / 2, (side - scale * SQUARE) / 2)
    shape, book = (one.resize((size, size), Image.Resampling.BOX) for one in (shape, book))
    image = Image.composite(Image.new("RGB", book.size, _rgb(WHITE)), Image.new("RGB", book.size, _rgb(ground)), book)
    image.putalpha(shape)
    return _png(image)


@lru_cache(maxsize=256)
def share_picture_png(title: str, above: str, ground: Colour) -> bytes:
    """Return what is shown beside a link, as PNG: `title` and what stands `above` it, both where the font has their letters."""
    shades = _card_ground().copy()
    draw = ImageDraw.Draw(shades)
    top = MARGIN
    for text, size, most in ((above, SMALL, 1), (title, LARGE, MOST_LINES)):
        for line in _lines_that_fit(text, size, most):
            draw.text((MARGIN, top), line, fill=255, font=_font(size))
            top += round(size * 1.25)
        top += SMALL // 2
    return _png(_tinted(shades, ground))


@cache
def _card_ground() -> Image.Image:
    """Return the card without its text, in shades between the ground (0) and white."""
    width, height = (side * FINER for side in CARD)
    image = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(image)
    step, radius = 150 * FINER, 102 * FINER
    # Circles that cut one another, the ground of the site's heads (site/style/cards.css).
    for row in range(-1, 2 * height // step + 2):
        for column in range(-1, width // step + 2):
            x, y = column * step + (row % 2) * step // 2, row * step // 2
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=CIRCLES, width=2 * FINER)
    scale = BOOK * FINER / SQUARE
    # The book's own square has room around it.
    _draw_book(draw, scale, MARGIN * FINER - 6 * scale, height - MARGIN * FINER - 26 * scale)
    return image.resize(CARD, Image.Resampling.BOX)


def _tinted(shades: Image.Image, ground: Colour) -> Image.Image:
    """Return `shades` between `ground` and white, with few colours: an eighth of the bytes."""
    palette = [channel for step in range(SHADES) for channel in _rgb(ground.mixed_with(WHITE, step / (SHADES - 1)))]
    few = shades.point([round(shade * (SHADES - 1) / 255) for shade in range(256)])
    image = Image.frombytes("P", few.size, few.tobytes())
    image.putpalette(palette)
    return image


def _draw_book(draw: ImageDraw.ImageDraw, scale: float, left: float, top: float) -> None:
    """Draw the icon's book in white; the corner of its square is at `left` and `top`."""
    width = STROKE * scale
    outline = [point for part in PAGE for point in _points_on_curve(*part)]
    for mirrored in (False, True):
        points = [((SQUARE - x if mirrored else x), y) for x, y in [*outline, outline[0]]]
        path = [(left + x * scale, top + y * scale) for x, y in points]
        draw.line(path, fill=255, width=round(width), joint="curve")
        for x, y in path:
            draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=255)


def _points_on_curve(*points: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Yield points of the Bézier curve that these four points describe."""
    for step in range(STEPS + 1):
        t = step / STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        yield _weighted_sum(weights, (x for x, _ in points)), _weighted_sum(weights, (y for _, y in points))


def _weighted_sum(weights: Iterable[float], values: Iterable[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def _lines_that_fit(text: str, size: int, most: int) -> list[str]:
    """Return `text` in at most so many lines that fit the card, with dots where something is left out."""
    lines: list[str] = []
    for word in text_in_known_letters(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _line_fits(longer, size):
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} ..."]
    return [_cut_to_fit(line, size) for line in lines]


def _cut_to_fit(line: str, size: int) -> str:
    while not _line_fits(line, size):
        line = f"{line.removesuffix('...').rstrip()[:-1].rstrip()}..."
    return line


def _line_fits(line: str, size: int) -> bool:
    return _font(size).getlength(line) <= CARD[0] - 2 * MARGIN


def text_in_known_letters(text: str) -> str:
    """Return `text` in the letters of Pillow's own font, without accents; empty where more than those would be left out."""
    signs = unicodedata.normalize("NFKD", text.translate(PLAIN))
    plain = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return plain if plain.isascii() else ""


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont), "this Pillow was built without FreeType"
    return font


def _rgb(colour: Colour) -> tuple[int, int, int]:
    return colour.red, colour.green, colour.blue


def _png(image: Image.Image) -> bytes:
    data = BytesIO()
    image.save(data, "PNG", compress_level=9)
    return data.getvalue()
