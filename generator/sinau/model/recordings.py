# SPDX-License-Identifier: Apache-2.0
"""Video and sound: which files are such, and what stands beside them under the same name.

`talk.mp4` brings `talk.id.vtt` or `talk.vtt` (captions), `talk.jpg` (poster) and `talk.transcript.md` or `.txt`.
"""

import posixpath
from collections.abc import Collection
from dataclasses import dataclass

from sinau.model.file_endings import AUDIO, VIDEO

POSTERS = (".jpg", ".jpeg", ".png", ".webp")
TRANSCRIPTS = (".transcript.md", ".transcript.txt")


@dataclass(frozen=True, slots=True)
class Companions:
    """The files that belong to a recording: captions by language (`""` when not named), poster and transcript or `""`."""

    captions: tuple[tuple[str, str], ...]
    poster: str
    transcript: str


def kind_of_recording(path: str) -> str:
    """Return `video`, `audio`, or `""` for any other file."""
    suffix = posixpath.splitext(path)[1].lower()
    return "video" if suffix in VIDEO else "audio" if suffix in AUDIO else ""


def companions(
    path: str, files: Collection[str], transcripts: Collection[str], languages: Collection[str]
) -> Companions:
    """Return what stands beside the recording at `path` among the paths `files` and `transcripts`."""
    stem = posixpath.splitext(path)[0]
    named = [(language, f"{stem}.{language}.vtt") for language in languages] + [("", f"{stem}.vtt")]
    return Companions(
        captions=tuple((language, name) for language, name in named if name in files),
        poster=next((stem + suffix for suffix in POSTERS if stem + suffix in files), ""),
        transcript=next((stem + suffix for suffix in TRANSCRIPTS if stem + suffix in transcripts), ""),
    )
