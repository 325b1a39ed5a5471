# SPDX-License-Identifier: Apache-2.0
"""Where a user's caches are, on each system."""

import sys
from pathlib import Path

import pytest

from sinau.cache.place import user_cache_folder


@pytest.mark.skipif(sys.platform == "win32", reason="paths are this system's")
@pytest.mark.parametrize(
    "platform, environment, expected",
    [
        ("linux", {"HOME": "/h"}, "/h/.cache/sinau"),
        ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "/c"}, "/c/sinau"),
        ("linux", {"HOME": "/h", "XDG_CACHE_HOME": ""}, "/h/.cache/sinau"),
        ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "inside/a/clone"}, "/h/.cache/sinau"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/sinau"),
        ("darwin", {"HOME": "/h", "XDG_CACHE_HOME": "/c"}, "/c/sinau"),
        ("win32", {"LOCALAPPDATA": "/l", "HOME": "/h"}, "/l/sinau"),
        ("win32", {"USERPROFILE": "/u"}, "/u/AppData/Local/sinau"),
        ("linux", {}, None),
        ("linux", {"HOME": "relative"}, None),
    ],
)
def test_each_system_has_its_place(platform: str, environment: dict[str, str], expected: str | None) -> None:
    assert user_cache_folder(environment, platform) == (Path(expected) if expected else None)
