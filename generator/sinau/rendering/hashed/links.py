# SPDX-License-Identifier: Apache-2.0
"""Addresses and recordings in the text that is hashed. Frozen: see this package."""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from sinau.model import nodes
from sinau.model.catalogue import MediaFile
from sinau.model.link_targets import Target
from sinau.model.page import Page
from sinau.source.paths import read_reference

VIDEO = {".mp4", ".m4v", ".webm"}
AUDIO = {".mp3", ".m4a", ".ogg", ".opus", ".wav"}
POSTERS = (".jpg", ".jpeg", ".png", ".webp")
TRANSCRIPTS = (".transcript.md", ".transcript.txt")
CAPTIONS = {"id": "Teks", "en": "Captions"}
TRANSCRIPT = {"id": "Transkrip", "en": "Transcript"}
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}


def is_recording(path: str) -> bool:
    """Tell whether the file at `path` is a video or a sound."""
    return posixpath.splitext(path)[1].lower() in VIDEO | AUDIO


@dataclass(frozen=True, slots=True)
class HashedLinks:
    """What the links of the page `file` can lead to: activities and pages (`targets`), files, transcripts, by path."""

    file: str
    targets: Mapping[str, Target]
    media: Mapping[str, MediaFile]
    transcripts: Mapping[str, Page]

    def address(self, file: str, node: nodes.Link | nodes.Image) -> str | None:
        """Return what stands for the address of `node`, which is in `file`; `None` for what is not published."""
        if node.url is None:
            return None
        reference = read_reference(file, node.url)
        if reference.kind == "external":
            return node.url if isinstance(node, nodes.Link) else None
        if reference.kind != "local":
            return None
        path = reference.path or self.file
        if path in self.media:
            return f"media:{quote(path)}"
        target = self.targets.get(path)
        if target is None:
            return None
        anchor = f"#{quote(reference.anchor)}" if reference.anchor else ""
        if target.course and target.activity:
            return f"activity:{target.course.id}/{target.activity.id}{anchor}"
        return f"page:{quote(path)}{anchor}"

    def recording(self, file: str, node: nodes.Image, language: str, written: Callable[[Page], str]) -> str | None:
        """Return what stands for the recording that `node`, in `file`, shows; `None` when it shows something else.

        `written` writes its transcript.
        """
        reference = read_reference(file, node.url or "")
        path = reference.path
        if reference.kind != "local" or not is_recording(path) or path not in self.media:
            return None
        stem, suffix = posixpath.splitext(path)
        video = suffix.lower() in VIDEO
        poster = next((stem + other for other in POSTERS if video and stem + other in self.media), "")
        kind, inline = ("video", ' playsinline=""') if video else ("audio", "")
        player = (
            f'<{kind} src="{_media_address(path)}" controls="" preload="none"{inline}'
            + (f' poster="{_media_address(poster)}"' if poster else "")
            + f' aria-label="{escape(node.alt)}">{self._captions(stem, language) if video else ""}</{kind}>'
        )
        about = f"{suffix[1:].upper()}, {_size_text(self.media[path].size, language)}"
        caption = f'{escape(node.title or node.alt, quote=False)} <span class="recording-size">({about})</span>'
        page = next((self.transcripts[stem + one] for one in TRANSCRIPTS if stem + one in self.transcripts), None)
        text = (
            f'<details class="transcript"><summary>{TRANSCRIPT[language]}</summary>{written(page)}</details>'
            if page
            else ""
        )
        return f'<figure class="recording">{player}<figcaption>{caption}</figcaption>{text}</figure>\n'

    def _captions(self, stem: str, language: str) -> str:
        """Return the captions beside a video: in its language first, then the others, then those that name none."""
        found = [(code, f"{stem}.{code}.vtt") for code in dict.fromkeys((language, *LANGUAGES))] + [("", f"{stem}.vtt")]
        return "".join(
            f'<track kind="captions" srclang="{code or language}"'
            f' label="{LANGUAGES.get(code, CAPTIONS[language])}" src="{_media_address(path)}">'
            for code, path in found
            if path in self.media
        )


def _media_address(path: str) -> str:
    return f"media:{escape(quote(path))}"


def _size_text(size: int, language: str) -> str:
    number = f"{size / 1_000_000:.1f} MB" if size >= 500_000 else f"{max(1, round(size / 1000))} kB"
    return number.replace(".", ",") if language == "id" else number
