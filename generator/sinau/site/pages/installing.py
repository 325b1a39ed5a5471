# SPDX-License-Identifier: Apache-2.0
"""What lets a learner put the site on the home screen, and what is shown beside links to it: manifest, icons, pictures."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sinau.model.colours import Colour, colour_of
from sinau.model.rendered import JsonValue
from sinau.publishing.tokens import design_colour, design_values
from sinau.site.pages.assets import Asset, make_asset
from sinau.site.pages.page_list import Site
from sinau.site.pages.pictures import icon_png, share_picture_png
from sinau.site.pages.texts import interface_language, text_direction

OURS, PAPER = design_colour("accent"), design_values("light")["--site-ground"]
# What browsers ask of a site that is to be installed (https://www.w3.org/TR/appmanifest/).
SIZES = (192, 512)
# Letters that stand below an icon.
SHORT = 14
MANIFEST = "manifest.webmanifest"


@dataclass(frozen=True, slots=True)
class InstallAssets:
    """The manifest, to which the front page and the script that takes courses lead, the icons that it names, and the pictures beside links: of each course by its id, of all else by ""."""

    manifest: Asset
    icons: tuple[Asset, ...]
    cards: dict[str, Asset]


def install_assets(site: Site) -> InstallAssets:
    """Return the files of `site`; pictures beside links only where its address is known, as those who show them take whole ones only."""
    ground = colour_of(site.catalogue.branding.primary) or OURS
    icons = {name: make_asset(f"icon-{name}.png", content) for name, content in icons_on(ground).items()}
    return InstallAssets(
        Asset(MANIFEST, manifest(site.catalogue.title, interface_language(site.language), ground, icons)),
        tuple(icons.values()),
        _share_pictures(site, ground) if site.base else {},
    )


def icons_on(ground: Colour) -> dict[str, bytes]:
    """Return the icons by what they are for: their size, or phones that cut them to their own shape."""
    icons = {f"{size}": icon_png(size, ground) for size in SIZES}
    return icons | {"maskable": icon_png(SIZES[-1], ground, whole=True)}


def manifest(title: str, language: str, ground: Colour, icons: Mapping[str, Asset]) -> bytes:
    """Return what lets a browser install the page `index.html`; `icons` are those of `icons_on`."""
    about: JsonValue = {
        "name": title,
        "short_name": _short_title(title),
        "lang": language,
        "dir": text_direction(language),
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "theme_color": str(ground),
        "background_color": PAPER,
        "icons": [
            {
                "src": one.path,
                "type": "image/png",
                "sizes": f"{SIZES[-1]}x{SIZES[-1]}" if name == "maskable" else f"{name}x{name}",
                "purpose": "maskable" if name == "maskable" else "any",
            }
            for name, one in icons.items()
        ],
    }
    return f"{json.dumps(about, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _short_title(title: str) -> str:
    """Return as many words of `title` as fit below an icon."""
    words = title.split()
    while len(words) > 1 and len(" ".join(words)) > SHORT:
        words.pop()
    return " ".join(words)


def _share_pictures(site: Site, ground: Colour) -> dict[str, Asset]:
    publisher = site.catalogue.publisher
    cards = {"": make_asset("share.png", share_picture_png(site.catalogue.title, publisher, ground))}
    for course in site.courses:
        source = course.course
        cards[source.id] = make_asset(
            f"share-{source.id}.png", share_picture_png(source.title, site.catalogue.title, ground)
        )
    return cards
