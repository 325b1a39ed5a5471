# SPDX-License-Identifier: Apache-2.0
"""Video and sound as HTML: loaded only when the learner starts them, with captions, transcript and size."""

import posixpath
from collections.abc import Mapping
from html import escape
from typing import Literal

from sinau.diagnostics import Message
from sinau.markdown.hole_marks import HoleMarks
from sinau.markdown.html import HtmlWriter
from sinau.model import nodes
from sinau.model.catalogue import MediaFile
from sinau.model.html_pieces import Address
from sinau.model.page import Page
from sinau.model.recordings import companions, kind_of_recording
from sinau.rendering.neutral_addresses import NeutralAddresses
from sinau.source.paths import read_reference
from sinau.texts import language_of_content

TRANSCRIPT = Message("pages.transcript")
CAPTIONS = Message("pages.captions")
# In these languages captions and transcripts are looked for, beside the page's own.
LANGUAGES = ("id", "en")


def recording_html(
    node: nodes.Image,
    language: str,
    marks: HoleMarks,
    addresses: NeutralAddresses,
    media: Mapping[str, MediaFile],
    transcripts: Mapping[str, Page],
) -> str | None:
    """Return the recording that `node` shows; `None` when it shows something else."""
    reference = read_reference(addresses.file, node.url or "")
    kind = kind_of_recording(reference.path) if reference.kind == "local" else ""
    if not kind or reference.path not in media:
        return None
    beside = companions(reference.path, media, transcripts, dict.fromkeys((language, *LANGUAGES)))

    def address(path: str, name: Literal["src", "poster"] = "src") -> str:
        addresses.media[path] = None
        return marks.mark_for_attribute(Address(name, "media", path), name)

    marks.uses.add("recording")
    poster = address(beside.poster, "poster") if beside.poster and kind == "video" else ""
    label = CAPTIONS.text(language)
    tracks = "".join(
        f'<track kind="captions" srclang="{code or language}" label="{escape(language_of_content(code).name if code else label)}"{address(path)}>'
        for code, path in (beside.captions if kind == "video" else ())
    )
    inline = ' playsinline=""' if kind == "video" else ""
    player = (
        f'<{kind}{address(reference.path)} controls="" preload="none"{inline}{poster}'
        f' aria-label="{escape(node.alt)}">{tracks}</{kind}>'
    )
    about = (
        f"{posixpath.splitext(reference.path)[1][1:].upper()}, {_formatted_size(media[reference.path].size, language)}"
    )
    caption = f'{escape(node.title or node.alt, quote=False)} <span class="recording-size">({about})</span>'
    text = _transcript_html(transcripts[beside.transcript], language, marks, addresses) if beside.transcript else ""
    id = f' id="{marks.ids}{escape(node.attributes.id)}"' if node.attributes and node.attributes.id else ""
    return f'<figure class="recording"{id}>{player}<figcaption>{caption}</figcaption>{text}</figure>\n'


def _transcript_html(page: Page, language: str, marks: HoleMarks, addresses: NeutralAddresses) -> str:
    before, addresses.file = addresses.file, page.file
    text = HtmlWriter(page, language, marks, addresses, lambda _: "").blocks(page.blocks)
    addresses.file = before
    return f'<details class="transcript"><summary>{TRANSCRIPT.text(language)}</summary>{text}</details>'


def _formatted_size(size: int, language: str) -> str:
    """Return `size` as learners see it where they pay for data: in MB, or kB below half of one."""
    if size < 500_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{language_of_content(language).write_number(size / 1_000_000, decimals=1)} MB"
