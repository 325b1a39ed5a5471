# SPDX-License-Identifier: Apache-2.0
"""Where a user's caches are on each system."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

NAME = "sinau"


def user_cache_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """Return the folder for Sinau in the user's cache folder; `None` where the user has none.

    `XDG_CACHE_HOME` (XDG Base Directory Specification: a relative path there is ignored) or `~/.cache`, on macOS
    `~/Library/Caches`, on Windows `%LOCALAPPDATA%`. `environment` are variables and `platform` is as `sys.platform`.
    """
    named = environment.get("LOCALAPPDATA" if platform == "win32" else "XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named, NAME)
    home = environment.get("USERPROFILE" if platform == "win32" else "HOME", "")
    if not home or not Path(home).is_absolute():
        return None
    usual = {"darwin": ("Library", "Caches"), "win32": ("AppData", "Local")}.get(platform, (".cache",))
    return Path(home, *usual, NAME)
