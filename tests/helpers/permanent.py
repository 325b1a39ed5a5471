# SPDX-License-Identifier: Apache-2.0
"""What no new version may change in an expected file: the hashes of questions, and the permanent numbers."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PERMANENT = ("hash", "index")
NUMBER = re.compile(r"^(activity|question) (\S+) (\d+)$", re.MULTILINE)


def lost(path: Path, new: str) -> list[str]:
    """Return what the file at `path` holds and `new`, which is to replace it, would change or drop. More may be in `new`."""
    if not path.is_file():
        return []
    old, after = (dict(_values(path.name, text)) for text in (path.read_text(encoding="utf-8"), new))
    return [
        f"{path.name}: {what} is {value} and would be {after.get(what, 'gone')}"
        for what, value in old.items()
        if after.get(what) != value
    ]


def _values(name: str, text: str) -> Iterator[tuple[str, object]]:
    """Yield the permanent values of the file `name`, and what they belong to."""
    if name.endswith(".lock"):
        for kind, id_, number in NUMBER.findall(text):
            yield f"the index of the {kind} {id_}", number
    elif name.endswith(".json"):
        yield from _in_json(json.loads(text))


def _in_json(value: Any) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        kind = "question" if "hash" in value else "activity"
        for key in PERMANENT:
            if key in value:
                yield f"the {key} of the {kind} {value.get('id')}", value[key]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _in_json(one)
