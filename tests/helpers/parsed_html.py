# SPDX-License-Identifier: Apache-2.0
"""Looks into HTML as a browser does: what in it would run, and what the pages of the player carry."""

import base64
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import html

HARMLESS = {"http", "https", "mailto", "tel"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcdoc"}
# Elements that run, load or re-style something. MathML is made by us; these two of its elements can hold HTML or act.
LOADING = {
    "script",
    "iframe",
    "object",
    "embed",
    "style",
    "link",
    "meta",
    "base",
    "svg",
    "template",
    "annotation-xml",
    "maction",
}
SEALED = "data-question"


def active(page: str) -> list[str]:
    """Return what in `page` could run: scripts, handlers, addresses with a scheme that runs, elements that load others."""
    return list(_active(page))


def _active(page: str) -> Iterator[str]:
    # lxml refuses what XML has no characters for; to a browser they are characters like others.
    page = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", page)
    for element in html.fragment_fromstring(page, create_parent="div").iter():
        tag = element.tag
        if not isinstance(tag, str):
            yield f"comment {element.text!r}"
            continue
        if tag in LOADING:
            yield f"<{tag}>"
        for name, value in element.attrib.items():
            scheme = re.match(r"\s*([a-z][a-z0-9+.-]*)\s*:", unquote(re.sub(r"[\x00-\x20]", "", value)), re.IGNORECASE)
            if name.lower().startswith("on") or name == "style" or name == "srcdoc":
                yield f"{tag}[{name}]"
            elif name in ADDRESSES and scheme and scheme[1].lower() not in HARMLESS:
                yield f"{tag}[{name}={value}]"


def unsealed(sealed: str, question_id: str) -> dict[str, Any]:
    """Return the data that was sealed for `question_id`; written from the description, not from the code."""
    state = 0x811C9DC5
    for byte in question_id.encode():
        state = ((state ^ byte) * 0x01000193) % 2**32
    state = state or 1
    clear = bytearray()
    for byte in base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4)):
        state ^= (state << 13) % 2**32
        state ^= state >> 17
        state ^= (state << 5) % 2**32
        clear.append(byte ^ state % 256)
    found = json.loads(clear.decode())
    assert isinstance(found, dict)
    return found


def forms(page: str) -> list[html.HtmlElement]:
    """Return the questions of a page."""
    return list(html.fragment_fromstring(page, create_parent="div").iter("form"))


def sealed_data(page: str) -> list[dict[str, Any]]:
    """Return the data sealed into the questions of a page."""
    return [unsealed(form.get(SEALED, ""), form.get("id", "").removeprefix("q-")) for form in forms(page)]


def script_text(page: str, name: str) -> str:
    """Return the text of the element `<script id="name">` of a document, as a browser cuts it out."""
    (element,) = html.document_fromstring(page).xpath(f'//script[@id="{name}"]')
    return str(element.text)
