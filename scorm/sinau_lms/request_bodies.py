# SPDX-License-Identifier: Apache-2.0
"""What may stand in the body of a request: JSON of the shape that our own pages send, and nothing else.

Everything here raises ValueError for what is not of that shape: text of another encoding, numbers without end, lists nested a
hundred thousand deep.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

Json = dict[str, Any]
# Launches and saves are counted by numbers that every script can hold.
LARGEST_NUMBER = 2**53


def read_body(data: bytes) -> Json:
    """The object that `data` says."""
    try:
        body = json.loads(data.decode("utf-8"), parse_constant=_no_number)
    except RecursionError:
        raise ValueError("nested too deep") from None
    if not isinstance(body, dict):
        raise ValueError("not an object")
    return body


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def text_from(body: Json, name: str) -> str:
    """The text under `name`."""
    value = body.get(name)
    if not isinstance(value, str):
        raise ValueError(f"{name} is not a text")
    return value


def number_from(body: Json, name: str) -> int:
    """The number under `name`, counted from 0."""
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST_NUMBER:
        raise ValueError(f"{name} is not a number of its kind")
    return value


def attempt_from(body: Json) -> Json:
    """The attempt, as the LMS's data model writes it: values by element, the time of earlier sessions, whether it is done."""
    attempt = body.get("attempt")
    values = attempt.get("values") if isinstance(attempt, dict) else None
    if not isinstance(attempt, dict) or not isinstance(values, dict):
        raise ValueError("no attempt")
    marked = {"done": attempt["done"] is True} if "done" in attempt else {}
    return {
        "values": {name: text_from(values, name) for name in values},
        "total": text_from(attempt, "total"),
        **marked,
    }
