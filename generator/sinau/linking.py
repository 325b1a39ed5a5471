# SPDX-License-Identifier: Apache-2.0
"""Gives rendered HTML the addresses of one publication, and seals the data of its questions into it."""

import base64
import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from sinau.answers import code
from sinau.model.rendered import JsonValue, RenderedActivity, RenderedQuestion

# The schemes of neutral links.
SCHEMES = ("media", "activity", "page")
# Tags as cleaning writes them. They are read from left to right and whole, as the value of an attribute may hold a "<".
TAG = re.compile(r'<[A-Za-z](?:[^"<>]|"[^"]*")*>')
NEUTRAL = re.compile(r' (href|src|poster)="(media|activity|page):([^"]*)"|"[^"]*"')
LINK = re.compile(f"{TAG.pattern}|</a>")
HREF = re.compile(r' href="([^"]*)"|"[^"]*"')
REL = re.compile(r' rel="([^"]*)"|"[^"]*"')
QUESTION = re.compile(r'(<form class="question" id="q-[^"]*" data-question=")([^"]*)"')


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where one publication keeps things, as seen from the page that is being written.

    `media` takes a path below the catalogue's folder; `activity` a course's id, an activity's id and an anchor
    (may be empty); `page` the file of a free page and an anchor. Each returns an address for an attribute, unescaped,
    or `None` when the publication has no such thing: the link then loses its address and stays as text.

    `beside` is what a link that leads out of the page says of itself: it opens a window of its own. Empty: it does not. In
    the frame of an LMS whatever takes the page's place ends the session.
    """

    media: Callable[[str], str | None]
    activity: Callable[[str, str, str], str | None]
    page: Callable[[str, str], str | None]
    beside: str = ""


def resolve(fragment: str, addresses: Addresses) -> str:
    """Return `fragment` with its neutral links replaced by addresses."""

    def address(match: re.Match[str]) -> str:
        name, scheme = match[1], match[2]
        if name is None:
            return match[0]
        quoted, _, quoted_anchor = html.unescape(match[3]).partition("#")
        target, anchor = unquote(quoted), unquote(quoted_anchor)
        if scheme == "media":
            found = addresses.media(target)
        elif scheme == "activity":
            course, _, activity = target.partition("/")
            found = addresses.activity(course, activity, anchor)
        else:
            found = addresses.page(target, anchor)
        if found is None:
            return ' data-unavailable=""'
        return f' {name}="{html.escape(found)}"'

    def tag(match: re.Match[str]) -> str:
        return NEUTRAL.sub(address, match[0]) if ":" in match[0] else match[0]

    resolved = TAG.sub(tag, fragment)
    return _opened_beside(resolved, addresses.beside) if addresses.beside else resolved


def _opened_beside(fragment: str, said: str) -> str:
    """Return `fragment` with its links out of the page opening a window of their own, and saying so to those who cannot see
    the mark that the style puts behind them.
    """
    leaves = False

    def tag(match: re.Match[str]) -> str:
        nonlocal leaves
        if match[0] == "</a>":
            said_here = f'<span class="sinau-spoken"> ({html.escape(said)})</span>' if leaves else ""
            leaves = False
            return f"{said_here}</a>"
        if match[0].startswith("<a "):
            # An empty address is the page itself.
            leaves = (_attribute(HREF, match[0]) or "#")[0] != "#"
            if leaves:
                rel = "" if "noopener" in (_attribute(REL, match[0]) or "") else ' rel="noopener"'
                return f'{match[0][:-1]} target="_blank"{rel}>'
        return match[0]

    return LINK.sub(tag, fragment)


def _attribute(pattern: re.Pattern[str], tag: str) -> str | None:
    return next((found[1] for found in pattern.finditer(tag) if found[1] is not None), None)


def resolve_activity(activity: RenderedActivity, addresses: Addresses) -> str:
    """Return the activity's HTML with addresses, and its questions' data sealed into their forms."""
    questions = {question.id: question for question in activity.questions}

    def sealed(match: re.Match[str]) -> str:
        return f'{match[1]}{seal(_question_data(questions[html.unescape(match[2])], addresses))}"'

    return QUESTION.sub(sealed, resolve(activity.html, addresses))


def _question_data(question: RenderedQuestion, addresses: Addresses) -> dict[str, JsonValue]:
    def resolved(value: JsonValue) -> JsonValue:
        if isinstance(value, str):
            return resolve(value, addresses)
        if isinstance(value, list):
            return [resolved(item) for item in value]
        if isinstance(value, dict):
            return {key: resolved(item) for key, item in value.items()}
        return value

    return {
        "id": question.id,
        "index": question.index,
        "type": question.type,
        "points": question.points,
        "hash": question.digest,
        "shape": code(question.shape),
        # What is right is no HTML, even where it looks like it.
        **{key: value if key == "rule" else resolved(value) for key, value in question.data.items()},
    }


def seal(data: Mapping[str, JsonValue]) -> str:
    """Return `data` (which has an `id`) so that the right answers cannot be read in the page's source at a glance.

    The bytes of the JSON are combined with a stream of numbers that starts from the id, then written in base64url.
    This hides, it does not protect: what a page can check, a page's reader can find out.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_combined(text, str(data["id"]))).rstrip(b"=").decode()


def unseal(sealed: str, id: str) -> dict[str, JsonValue]:
    """Return what `seal` has sealed for `id`. Raises `ValueError` when it was not sealed for this id."""
    data: JsonValue = json.loads(_combined(base64.urlsafe_b64decode(f"{sealed}{'=' * (-len(sealed) % 4)}"), id))
    if not isinstance(data, dict) or data.get("id") != id:
        raise ValueError(id)
    return data


def _combined(text: bytes, id: str) -> bytes:
    """Return `text` combined with the numbers that start from `id`: done twice, it is as it was."""
    state = 2166136261
    for byte in id.encode():
        state = (state ^ byte) * 16777619 & 0xFFFFFFFF
    state = state or 1
    combined = bytearray(len(text))
    for position, byte in enumerate(text):
        state ^= state << 13 & 0xFFFFFFFF
        state ^= state >> 17
        state ^= state << 5 & 0xFFFFFFFF
        combined[position] = byte ^ (state & 255)
    return bytes(combined)
