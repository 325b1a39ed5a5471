# SPDX-License-Identifier: Apache-2.0
"""Finished results of earlier builds, kept in the user's cache folder: plain bytes, by a digest of all that they depend on.

A cache makes builds faster and never different: what cannot be read, or is not ours, is as if it were not there.
"""

from sinau.cache.pack import Pack, pack_named
from sinau.cache.place import user_cache_folder
from sinau.cache.store import Cache, open_cache

__all__ = ["Cache", "Pack", "open_cache", "pack_named", "user_cache_folder"]
