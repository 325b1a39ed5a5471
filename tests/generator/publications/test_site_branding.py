# SPDX-License-Identifier: Apache-2.0
"""The publisher's logo, colours and footer, on the site and in packages."""

from dataclasses import replace
from functools import cache
from typing import Any

from helpers.chain import compiled
from helpers.references import broken
from helpers.rendered import demo_course, picture, publish, rendered
from sinau.extensions import publications
from sinau.model.catalogue import Branding
from sinau.model.rendered import Rendered, Selection
from sinau.output.filetree import FileTree
from sinau.publications.site import PUBLICATION

LOGO = "merek/logo.svg"


def branded(**values: Any) -> Rendered:
    content = rendered(demo_course(), media={LOGO: picture(drawn=True)})
    return replace(content, catalogue=replace(content.catalogue, branding=Branding(**values)))


@cache
def site() -> FileTree:
    return publish(PUBLICATION, branded(logo=LOGO, primary="#123456", accent="#654321"))


def style(tree: FileTree) -> str:
    (path,) = [path for path in tree if path.startswith("assets/sinau/site.") and path.endswith(".css")]
    return tree.read(path).decode()


def test_every_page_shows_the_logo() -> None:
    assert LOGO in site()
    for path in site():
        if path.endswith(".html") and path != "404.html":
            name = "sinau-logo" if path.startswith("light/") else "site-logo"
            assert f'class="{name}"' in site().read(path).decode(), path
    assert list(broken(site())) == []


def test_the_style_has_the_publishers_colours() -> None:
    assert "--md-primary-fg-color:#123456" in style(site())
    assert "--md-accent-fg-color:#654321" in style(site())
    assert "#123456" not in style(publish(PUBLICATION, branded()))


def test_logo_and_colours_reach_packages() -> None:
    content = branded(logo=LOGO, primary="#123456")
    for name in ("offline", "scorm12"):
        tree = publications()[name].publish(content, Selection(("demo",)))[0]
        page = tree.read("index.html").decode()
        assert '<img class="sinau-logo" src="media/logo.svg" alt="">' in page
        assert "media/logo.svg" in tree
        assert "--sinau-accent:#123456" in page


def test_the_footer_is_markdown_with_links_of_the_catalogue() -> None:
    outcome = compiled(
        {
            "catalogue.yml": 'format: 1\ntitle: K\ncourses: []\nfooter: "Baca [aturan](bantu/tentang.md) & 1 < 2 **kami**"\n',
            "bantu/tentang.md": "---\ntitle: Tentang\n---\n\nIsi.\n",
        }
    )
    assert outcome.rendered
    tree = publish(PUBLICATION, outcome.rendered)
    assert (
        '<p>Baca <a href="bantu/tentang.html">aturan</a> &amp; 1 &lt; 2 <strong>kami</strong></p>'
        in tree.read("index.html").decode()
    )
    assert '<a href="tentang.html">aturan</a>' in tree.read("bantu/tentang.html").decode()
