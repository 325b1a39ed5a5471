# SPDX-License-Identifier: Apache-2.0
"""The site has of Material's style what its pages need, and little else."""

import re
from html.parser import HTMLParser
from importlib.resources import files

from helpers.rendered import demo_course, publish, rendered
from sinau.publications.site import PUBLICATION
from sinau.site.pages.material_style import ABSENT, COMMA, FOLDER, material_style


class _Classes(HTMLParser):
    """Collects the classes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= set((dict(attrs).get("class") or "").split())


def whole() -> str:
    """Material's style as it comes."""
    folder = files("material") / FOLDER
    return "".join(
        entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if re.fullmatch(r"(main|palette)\.\w+\.min\.css", entry.name)
    )


def heads(style: str) -> set[str]:
    """What stands before braces, of rules that have none in them."""
    bare = re.sub(r"""/\*.*?\*/|"[^"]*"|'[^']*'""", "", style, flags=re.DOTALL)
    return {head for head in re.findall(r"([^{}]+)\{[^{}]*\}", bare) if not head.startswith("@")}


def test_rules_for_classes_of_our_pages_stay() -> None:
    tree = publish(PUBLICATION, rendered(demo_course()))
    parser = _Classes()
    for path in tree:
        if path.endswith(".html"):
            parser.feed(tree.read(path).decode())
    # Set by the script (player/site_frame.js).
    classes = parser.found | {"md-header__title--active", "md-nav__link--passed", "md-nav__link--active"}
    kept = {one for head in heads(material_style()) for one in COMMA.split(head)}
    needed = {
        one
        for head in heads(whole())
        for one in COMMA.split(head)
        if set(re.findall(r"\.(-?[a-zA-Z_][\w-]*)", one)) <= classes - {"no-js"} and "toggle=search" not in one
    }

    assert len(classes) > 40
    assert len(needed) > 300
    assert needed - kept == set()


def test_every_selector_is_whole_and_no_brace_is_lost() -> None:
    style = material_style()

    assert style.count("{") == style.count("}")
    for head in heads(style):
        for selector in COMMA.split(head):
            assert selector.count("(") == selector.count(")"), selector
            assert selector.count("[") == selector.count("]"), selector
            assert selector, head


def test_half_of_it_goes() -> None:
    style, all_of_it = material_style(), whole()

    assert len(style) < 0.55 * len(all_of_it)
    assert ".md-search" not in style
    assert ABSENT.search(style.replace(".js,", "")) is None
    # Drawings that no rule shows.
    assert {name for name in re.findall(r"(--md-[\w-]*icon[\w-]*):url", style) if f"var({name}" not in style} == set()
