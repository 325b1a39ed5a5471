# SPDX-License-Identifier: Apache-2.0
"""Pictures and other files: there, described, harmless, and from nowhere else."""

import posixpath
import re
from pathlib import PurePosixPath

from sinau.checks._index import Host, Index
from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.markdown.walk import nodes_of_type
from sinau.model import nodes
from sinau.model.catalogue import Catalogue
from sinau.model.endings import PICTURES
from sinau.model.page import Page, SourceText
from sinau.model.recordings import companions, kind_of
from sinau.source.files import Source
from sinau.source.paths import refer
from sinau.source.schema import meant, nearest
from sinau.texts import Message

LANGUAGES = ("id", "en")
# What runs in a page, and what reaches out of it: an SVG can be opened by itself, where scripts do run.
# Names may have a prefix, as XML lets authors choose one; entities could spell anything, so where one would matter it counts too.
ACTIVE_SVG = re.compile(
    r"<\s*(?:[\w.-]+:)?(?:script|foreignObject|iframe|frame|embed|object|applet|handler|listener|meta|link|base|form|input|button"
    r"|audio|video|img|source)\b"
    r"|<!(?:DOCTYPE|ENTITY)\b|<\?xml-stylesheet\b|\A<\?xml\b[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])[^\"']*"
    r"|(?<=[\s\"'/:])on[a-z]{3,}\s*=|\bxml:base\s*="
    r"|(?:href|src)\s*=\s*(?:\"\s*|'\s*)(?!#|data:image/(?:png|jpeg|webp|gif)[;,])[^\"']"
    r"|\battributeName\s*=\s*[\"']\s*(?:[\w.-]+:)?(?:href|src|style|on[a-z]+|[^\"'&]*&)"
    r"|@import|\bimage(?:-set)?\(|url\(\s*[\"']?\s*(?:&quot;|&apos;)?(?!#)[^)\s\"']"
    r"|\bstyle\s*=\s*(?:\"[^\"]*(?:&#|\\)|'[^']*(?:&#|\\))",
    re.IGNORECASE,
)
STYLE_SHEET = re.compile(r"<(?:[\w.-]+:)?style\b", re.IGNORECASE)

MISSING_MEDIA = Rule("C403", "missing-picture", Severity.ERROR)
LETTER_CASE = Rule("C408", "letter-case", Severity.ERROR)
REMOTE_MEDIA = Rule("C407", "remote-picture", Severity.ERROR)
NOT_A_PICTURE = Rule("C410", "not-a-picture", Severity.ERROR)
ACTIVE_SVG_FOUND = Rule("C409", "active-svg", Severity.ERROR)
MISSING_ALT = Rule("C501", "missing-alternative-text", Severity.ERROR)
NO_CAPTIONS = Rule("C509", "video-without-captions", Severity.WARNING)
NO_TRANSCRIPT = Rule("C510", "recording-without-transcript", Severity.WARNING)


def check_page(page: Page, host: Host, index: Index, report: Report) -> None:
    """Report pictures of `page` that are missing, come from elsewhere or are not described."""
    for picture in nodes_of_type(page, nodes.Image):
        _picture(picture, page, index, report)


def check(catalogue: Catalogue, source: Source, report: Report) -> None:
    """Report drawings that could act in the learner's name."""
    for path, text in source.texts.items():
        if path.lower().endswith(".svg"):
            _svg(text, report)


def _picture(node: nodes.Image, page: Page, index: Index, report: Report) -> None:
    span = page.source.node(node)
    if not node.alt:
        report.add(MISSING_ALT, span)
    if node.url is None:
        return
    reference = refer(page.file, node.url)
    if reference.kind == "external":
        report.add(REMOTE_MEDIA, span)
    elif reference.path in index.refused:
        return
    elif reference.kind == "local" and reference.path not in index.media:
        found = index.folded_media.get(reference.path.casefold())
        if found:
            report.add(LETTER_CASE, span, found=found, path=reference.path)
        else:
            hint = _meant(reference.path, page.file, index)
            report.add(MISSING_MEDIA, span, path=reference.path or "–", **hint)
    elif reference.kind == "local" and kind_of(reference.path):
        _recording(reference.path, span, index, report)
    elif reference.kind == "local" and (suffix := PurePosixPath(reference.path).suffix.lower()) not in PICTURES:
        report.add(NOT_A_PICTURE, span, suffix=suffix or "–", known=", ".join(sorted(PICTURES)))


def _recording(path: str, span: Span, index: Index, report: Report) -> None:
    beside = companions(path, index.media, index.texts, LANGUAGES)
    stem = posixpath.splitext(posixpath.basename(path))[0]
    if kind_of(path) == "video" and not beside.captions:
        report.add(NO_CAPTIONS, span, name=f"{stem}.vtt")
    if not beside.transcript:
        report.add(NO_TRANSCRIPT, span, name=f"{stem}.transcript.md")


def _meant(path: str, file: str, index: Index) -> dict[str, Message]:
    """Return the values of a hint that names the picture that was probably meant: same name elsewhere, or one much like it."""
    folder, name = posixpath.split(path)
    same = index.pictures.get(name)
    near = index.picture_names.get(folder, [])
    close = [same] if same else [posixpath.join(folder, other) for other in nearest(name, near, cutoff=0.7)]
    written = [posixpath.relpath(one, posixpath.dirname(file)) for one in close]
    return meant(written, Message("content.media_missing"))


def active_part(text: str) -> re.Match[str] | None:
    """Return where the drawing `text` could act or reach out, if it could."""
    return ACTIVE_SVG.search(text) or _spelled_out(text)


def _svg(text: SourceText, report: Report) -> None:
    # Entities could spell out any of it, and no drawing needs them but for the five of XML.
    if match := active_part(text.text):
        start = len(text.text[: match.start()].encode())
        found = text.text[match.start() : match.start() + 40].partition("\n")[0].partition(">")[0]
        report.add(ACTIVE_SVG_FOUND, text.span(start, start + len(found.encode())), found=found)


def _spelled_out(text: str) -> re.Match[str] | None:
    """Return the style sheet in `text` that spells something by escapes: what it says, only a browser reads."""
    end = 0
    for sheet in STYLE_SHEET.finditer(text):
        if sheet.start() < end:
            continue
        end = text.find("</", sheet.end())
        if end < 0:
            return None
        if any(sign in text[sheet.end() : end] for sign in ("\\", "&#")):
            return sheet
    return None
