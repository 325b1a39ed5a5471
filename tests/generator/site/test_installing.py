# SPDX-License-Identifier: Apache-2.0
"""The site can be put on the home screen, and a link to it has a picture."""

import json
import re
from dataclasses import replace

from helpers.rendered import demo_course, publish, rendered
from sinau.model.catalogue import Branding
from sinau.model.rendered import Rendered
from sinau.publications.site import PUBLICATION


def catalogue(**values: object) -> Rendered:
    content = rendered(demo_course())
    return replace(content, catalogue=replace(content.catalogue, **values))


def test_the_manifest_names_the_site_and_icons_that_are_there() -> None:
    tree = publish(PUBLICATION, catalogue(title="Katalog <Desa> & Kota", branding=Branding(primary="#155a4a")))
    manifest = json.loads(tree.read("manifest.webmanifest"))

    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("index.html", "./", "standalone")
    assert {(one["sizes"], one["purpose"]) for one in manifest["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    assert all(tree.read(one["src"]).startswith(b"\x89PNG") for one in manifest["icons"])
    assert '<link rel="manifest" href="manifest.webmanifest">' in tree.read("index.html").decode()
    assert manifest["name"] == "Katalog <Desa> & Kota"
    assert manifest["short_name"] == "Katalog <Desa>"
    assert manifest["theme_color"] == "#155a4a"


def test_a_link_to_a_course_has_a_picture_of_that_course_where_the_sites_address_is_known() -> None:
    tree = publish(PUBLICATION, catalogue(base_url="https://desa.example/kursus"))
    for page, name in (("index.html", "share"), ("demo/index.html", "share-demo"), ("demo/first.html", "share-demo")):
        html = tree.read(page).decode()
        found = re.search(r'<meta property="og:image" content="https://desa\.example/kursus/([^"]+)">', html)
        assert found
        assert re.fullmatch(rf"assets/sinau/{name}\.[0-9a-f]{{8}}\.png", found[1])
        assert tree.read(found[1]).startswith(b"\x89PNG")
        title = "Courses" if page == "index.html" else "Demo"
        assert f'<meta property="og:image:alt" content="{title}">' in html

    assert "og:image" not in publish(PUBLICATION, catalogue()).read("index.html").decode()


def test_pictures_beside_links_are_not_kept_on_devices() -> None:
    tree = publish(PUBLICATION, catalogue(base_url="https://desa.example/kursus"))
    lists = [json.loads(tree.read(path)) for path in tree if path.startswith("assets/offline/")]

    assert not [entry for one in lists for group in one["groups"] for entry in group if "share" in entry[0]]
    assert [entry for one in lists for group in one["groups"] for entry in group if "icon-192" in entry[0]]
