# SPDX-License-Identifier: Apache-2.0
"""Reads zips that somebody may have made to do harm. The only module that reads zips that Sinau did not just write.

    with open_archive(path) as archive:         # raises ArchiveError when the file as a whole cannot be read safely
        archive.names                           # what can be read, in the archive's order; no folders
        archive.size(name), archive.read(name)  # bytes; reading raises ArchiveError when they are damaged
        archive.problems                        # what is wrong with single entries; those in `names` are only `HARMLESS`
    archive.unmarked                        # names as bytes, where the zip does not say how they are written

Nothing is ever written, and no header is believed: what an entry claims about its size is a limit that reading enforces,
and all claims together are held to `ArchiveLimits` before the first byte is unpacked. `open_folder` reads an unpacked package
in the same way. A caller that only wants sound packages refuses what has `problems`; `sinau verify` tells each of them.
"""

from sinau.archive.folder import open_folder
from sinau.archive.limits import ArchiveLimits
from sinau.archive.problems import HARMLESS, ArchiveError, Problem, ProblemKind
from sinau.archive.reading import Archive, open_archive

__all__ = [
    "HARMLESS",
    "Archive",
    "ArchiveError",
    "ArchiveLimits",
    "Problem",
    "ProblemKind",
    "open_archive",
    "open_folder",
]
