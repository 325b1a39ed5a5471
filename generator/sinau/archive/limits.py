# SPDX-License-Identifier: Apache-2.0
"""How much of a zip is taken."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """Sizes in bytes; `ratio` is unpacked by packed bytes, of entries from `ratio_from` bytes on.

    The figures leave room for any real course: large ones have some thousand files and some hundred megabytes.
    """

    archive: int = 1_000 * MEGABYTE
    entries: int = 20_000
    name: int = 500  # characters of a path
    single: int = 1_000 * MEGABYTE
    total: int = 2_000 * MEGABYTE
    # Deflate reaches 1032 at most; pages of text stay below 20, drawings full of blanks below 150.
    ratio: int = 200
    ratio_from: int = MEGABYTE


DEFAULT = ArchiveLimits()
