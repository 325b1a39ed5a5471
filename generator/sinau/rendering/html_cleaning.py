# SPDX-License-Identifier: Apache-2.0
"""Cleans the HTML of what authors wrote, a second time after the writer has escaped everything.

Form controls are put in afterwards, so authors cannot write them and cleaning cannot break them. What becomes a hole passes as
a mark (`sinau.markdown.hole_marks`): an address of ours is none yet when a text is cleaned, and one of another host is no hole.
"""

from functools import lru_cache
from html import escape
from itertools import chain, islice

import nh3

from sinau.markdown import formulas, rawhtml
from sinau.markdown.hole_marks import FREE, LEVEL, MARK

TAGS = {
    *("a", "abbr", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "section", "span", "strong", "sup"),
    *("audio", "details", "summary", "track", "video"),
    *("table", "tbody", "td", "th", "thead", "tr", "ul"),
    *formulas.ELEMENTS,
    *rawhtml.ALLOWED,
}
OURS = {
    "a": {"href", "title", "class", "aria-label", "rel", "id", FREE},
    "abbr": {"title", "tabindex"},
    "audio": {"src", "controls", "preload", "aria-label"},
    "code": {"class"},
    "details": {"class", FREE},
    "figure": {"class"},
    "div": {"class", "id", "role", "tabindex", "aria-label", FREE},
    "img": {"src", "alt", "loading", "id", "width", "height"},
    "li": {"class", "id"},
    "ol": {"start"},
    "p": {"class"},
    "pre": {"tabindex"},
    "section": {"class", "aria-label"},
    "span": {"class"},
    "summary": {"class"},
    "sup": {"class", "id"},
    "track": {"kind", "srclang", "label", "src"},
    "video": {"src", "controls", "preload", "playsinline", "poster", "aria-label"},
    "td": {"class"},
    "th": {"class", "scope"},
    **{f"h{level}": {"id", "dir", FREE} for level in range(1, 7)},
    **dict.fromkeys(formulas.ELEMENTS, formulas.ATTRIBUTES),
}
ATTRIBUTES = {name: set(own) for name, own in OURS.items()}
for name, allowed in rawhtml.ALLOWED.items():
    ATTRIBUTES[name] = ATTRIBUTES.get(name, set()) | allowed | rawhtml.EVERYWHERE


def make_cleaner(tags: set[str], attributes: dict[str, set[str]], schemes: set[str]) -> nh3.Cleaner:
    """Return what leaves nothing in a fragment but `tags` with their `attributes`, and addresses of these `schemes`."""
    return nh3.Cleaner(tags=tags, attributes=attributes, url_schemes=schemes, link_rel=None, strip_comments=True)


CLEANER = make_cleaner(TAGS, ATTRIBUTES, {"http", "https", "mailto", "tel"})
PRIVATE = (range(0xE000, 0xF900), range(0xF0000, 0xFFFFE))


def clean_html(fragment: str) -> str:
    """Return `fragment`, which may hold marks, with nothing in it that is not on the lists above."""
    if MARK not in fragment:
        return CLEANER.clean(fragment)
    # The cleaner takes real characters only, so those that stand nowhere in the fragment stand in for the marks.
    free = (char for char in map(chr, chain(*PRIVATE)) if char not in fragment)
    mark, level = islice(free, 2)
    cleaned = CLEANER.clean(fragment.replace(MARK, mark).replace(LEVEL, level))
    return cleaned.replace(level, LEVEL).replace(mark, MARK)


@lru_cache(maxsize=4096)
def keeps_address(url: str) -> bool:
    """Tell whether cleaning leaves `url`, on another host, in a link: browsers cannot read each that begins well."""
    return " href=" in CLEANER.clean(f'<a href="{escape(url)}">')
