# SPDX-License-Identifier: Apache-2.0
"""Cleans the HTML of what authors wrote: the second lock on the door, after the writer has escaped everything.

Form controls are put in afterwards, so authors cannot write them and cleaning cannot break them.
"""

import nh3

from sinau.linking import SCHEMES
from sinau.markdown import formulas, rawhtml

TAGS = {
    *("a", "abbr", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "section", "span", "strong", "sup"),
    *("audio", "details", "summary", "track", "video"),
    *("table", "tbody", "td", "th", "thead", "tr", "ul"),
    *formulas.ELEMENTS,
    *rawhtml.ALLOWED,
}
OURS = {
    "a": {"href", "title", "class", "aria-label", "rel"},
    "abbr": {"title", "tabindex"},
    "audio": {"src", "controls", "preload", "aria-label"},
    "code": {"class"},
    "details": {"class"},
    "figure": {"class"},
    "div": {"class", "id", "role", "tabindex", "aria-label"},
    "img": {"src", "alt", "loading"},
    "li": {"class", "id"},
    "ol": {"start"},
    "p": {"class"},
    "pre": {"tabindex"},
    "section": {"class", "aria-label"},
    "span": {"class"},
    "sup": {"class", "id"},
    "track": {"kind", "srclang", "label", "src"},
    "video": {"src", "controls", "preload", "playsinline", "poster", "aria-label"},
    "td": {"class"},
    "th": {"class", "scope"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
    **dict.fromkeys(formulas.ELEMENTS, formulas.ATTRIBUTES),
}
ATTRIBUTES = {name: set(own) for name, own in OURS.items()}
for name, allowed in rawhtml.ALLOWED.items():
    ATTRIBUTES[name] = ATTRIBUTES.get(name, set()) | allowed | rawhtml.EVERYWHERE


def cleaner(tags: set[str], attributes: dict[str, set[str]], schemes: set[str]) -> nh3.Cleaner:
    """Return what leaves nothing in a fragment but `tags` with their `attributes`, and addresses of these `schemes`."""
    return nh3.Cleaner(tags=tags, attributes=attributes, url_schemes=schemes, link_rel=None, strip_comments=True)


CLEANER = cleaner(TAGS, ATTRIBUTES, {"http", "https", "mailto", "tel", *SCHEMES})


def clean(fragment: str) -> str:
    """Return `fragment` with nothing in it that is not on the lists above."""
    return CLEANER.clean(fragment)
