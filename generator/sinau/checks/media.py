# SPDX-License-Identifier: Apache-2.0
"""Pictures and other files: there, described, harmless, and from nowhere else."""

import posixpath
from pathlib import PurePosixPath

from sinau.checks._index import FileIndex
from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.markdown.walk import nodes_of_type
from sinau.model import nodes
from sinau.model.file_endings import PICTURES
from sinau.model.page import Page
from sinau.model.page_facts import ShownOn
from sinau.model.recordings import companions, kind_of_recording
from sinau.source.paths import read_reference
from sinau.source.schema import did_you_mean, nearest_names
from sinau.texts import Message

LANGUAGES = ("id", "en")
MISSING_MEDIA = Rule("C403", "missing-picture", Severity.ERROR)
LETTER_CASE = Rule("C408", "letter-case", Severity.ERROR)
REMOTE_MEDIA = Rule("C407", "remote-picture", Severity.ERROR)
NOT_A_PICTURE = Rule("C410", "not-a-picture", Severity.ERROR)
MISSING_ALT = Rule("C501", "missing-alternative-text", Severity.ERROR)
NO_CAPTIONS = Rule("C509", "video-without-captions", Severity.WARNING)
NO_TRANSCRIPT = Rule("C510", "recording-without-transcript", Severity.WARNING)


def check_page(page: Page, host: ShownOn, index: FileIndex, report: Report) -> None:
    """Report pictures of `page` that are missing, come from elsewhere or are not described."""
    for picture in nodes_of_type(page, nodes.Image):
        _check_picture(picture, page, index, report)


def _check_picture(node: nodes.Image, page: Page, index: FileIndex, report: Report) -> None:
    span = page.source.node(node)
    if not node.alt:
        report.add(MISSING_ALT, span)
    if node.url is None:
        return
    reference = read_reference(page.file, node.url)
    if reference.kind == "external":
        report.add(REMOTE_MEDIA, span)
    elif reference.path in index.refused:
        return
    elif reference.kind == "local" and reference.path not in index.media:
        found = index.folded_media.get(reference.path.casefold())
        if found:
            report.add(LETTER_CASE, span, found=found, path=reference.path)
        else:
            hint = _hint_with_similar_picture(reference.path, page.file, index)
            report.add(MISSING_MEDIA, span, path=reference.path or "–", **hint)
    elif reference.kind == "local" and kind_of_recording(reference.path):
        _check_recording(reference.path, span, index, report)
    elif reference.kind == "local" and (suffix := PurePosixPath(reference.path).suffix.lower()) not in PICTURES:
        report.add(NOT_A_PICTURE, span, suffix=suffix or "–", known=", ".join(sorted(PICTURES)))


def _check_recording(path: str, span: Span, index: FileIndex, report: Report) -> None:
    beside = companions(path, index.media, index.texts, LANGUAGES)
    stem = posixpath.splitext(posixpath.basename(path))[0]
    if kind_of_recording(path) == "video" and not beside.captions:
        report.add(NO_CAPTIONS, span, name=f"{stem}.vtt")
    if not beside.transcript:
        report.add(NO_TRANSCRIPT, span, name=f"{stem}.transcript.md")


def _hint_with_similar_picture(path: str, file: str, index: FileIndex) -> dict[str, Message]:
    """Return the values of a hint that names the picture that was probably meant: same name elsewhere, or one much like it."""
    folder, name = posixpath.split(path)
    same = index.pictures.get(name)
    near = index.picture_names.get(folder, [])
    close = [same] if same else [posixpath.join(folder, other) for other in nearest_names(name, near, cutoff=0.7)]
    written = [posixpath.relpath(one, posixpath.dirname(file)) for one in close]
    return did_you_mean(written, Message("content.media_missing"))
