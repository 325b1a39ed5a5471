# SPDX-License-Identifier: Apache-2.0
"""Pictures and other files: there, described, harmless, and from nowhere else."""

import posixpath
import re
from pathlib import PurePosixPath

from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.markdown.walk import walk
from sinau.model import nodes
from sinau.model.catalogue import Catalogue
from sinau.model.page import Page, SourceText
from sinau.source.files import Source
from sinau.source.paths import refer
from sinau.source.schema import nearest

PICTURES = {".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif"}
# What runs in a page, and what reaches out of it: an SVG can be opened by itself, where scripts do run.
ACTIVE_SVG = re.compile(
    r"<\s*(?:[\w.-]+:)?(?:script|foreignObject|iframe|embed|object|handler)\b|<!(?:DOCTYPE|ENTITY)\b|<\?xml-stylesheet\b|(?<=[\s\"'/])on[a-z]{3,}\s*=|"
    r"(?:href|src)\s*=\s*(?:\"\s*|'\s*)(?!#|data:image/(?:png|jpeg|webp|gif)[;,])[^\"']|@import|url\(\s*[\"']?\s*(?!#)[^)\s\"']",
    re.IGNORECASE,
)

MISSING_MEDIA = Rule(
    "C403",
    "missing-picture",
    Severity.ERROR,
    Message("There is no picture {path}.", "Tidak ada gambar {path}."),
    Message("Learners would see an empty frame.", "Peserta akan melihat bingkai kosong."),
    Message("{suggestion}", "{suggestion_id}"),
)
LETTER_CASE = Rule(
    "C408",
    "letter-case",
    Severity.ERROR,
    Message("The file is called {found}, not {path}.", "Nama berkasnya {found}, bukan {path}."),
    Message(
        "Capital and small letters differ on web hosts, also where Windows does not tell them apart.",
        "Peladen web membedakan huruf besar dan kecil, walaupun Windows tidak.",
    ),
    Message("Write the name as the file has it.", "Tulis nama persis seperti berkasnya."),
)
REMOTE_MEDIA = Rule(
    "C407",
    "remote-picture",
    Severity.ERROR,
    Message("The picture comes from another host.", "Gambar ini diambil dari situs lain."),
    Message(
        "It would be missing without a network, and would tell the other host who reads the page.",
        "Tanpa jaringan gambar hilang, dan situs itu tahu siapa yang membaca halaman.",
    ),
    Message("Put a copy into the course's media folder.", "Simpan salinannya di folder media kursus."),
)
NOT_A_PICTURE = Rule(
    "C410",
    "not-a-picture",
    Severity.ERROR,
    Message(
        "A file ending in {suffix} cannot be shown as a picture.",
        "Berkas berakhiran {suffix} tidak dapat tampil sebagai gambar.",
    ),
    Message("Browsers show only some kinds of pictures.", "Peramban hanya menampilkan beberapa jenis gambar."),
    Message("Use one of: {known}.", "Pakai salah satu: {known}."),
)
ACTIVE_SVG_FOUND = Rule(
    "C409",
    "active-svg",
    Severity.ERROR,
    Message("The SVG contains something active: {found}", "SVG ini memuat sesuatu yang aktif: {found}"),
    Message(
        "Scripts and outside addresses in a picture can act in the learner's name.",
        "Skrip dan alamat luar di dalam gambar dapat bertindak atas nama peserta.",
    ),
    Message("Delete it, or save the drawing as plain SVG.", "Hapus bagian itu, atau simpan gambar sebagai SVG polos."),
)
MISSING_ALT = Rule(
    "C501",
    "missing-alternative-text",
    Severity.ERROR,
    Message("The picture has no alternative text.", "Gambar ini tidak punya teks alternatif."),
    Message(
        "Who cannot see the picture, or has it not loaded yet, is told nothing.",
        "Yang tidak dapat melihat gambar, atau gambarnya belum terbuka, tidak mendapat keterangan.",
    ),
    Message(
        "Say between the brackets what it shows: ![...](...)", "Tulis di dalam kurung siku apa isinya: ![...](...)"
    ),
)


def check(catalogue: Catalogue, source: Source, report: Report) -> None:
    """Report pictures that are missing, remote, without words, or active."""
    folded = {path.casefold(): path for path in source.media}
    pages = [page.page for page in catalogue.pages]
    pages += [activity.page for course in catalogue.courses for activity in course.activities()]
    for page in pages:
        for node in walk(page.blocks):
            if isinstance(node, nodes.Image):
                _picture(node, page, source, folded, report)
    for path, text in source.texts.items():
        if path.lower().endswith(".svg"):
            _svg(text, report)


def _picture(node: nodes.Image, page: Page, source: Source, folded: dict[str, str], report: Report) -> None:
    span = page.source.node(node)
    if not node.alt:
        report.add(MISSING_ALT, span)
    if node.url is None:
        return
    reference = refer(page.file, node.url)
    if reference.kind == "external":
        report.add(REMOTE_MEDIA, span)
    elif reference.kind == "local" and reference.path not in source.media:
        found = folded.get(reference.path.casefold())
        if found:
            report.add(LETTER_CASE, span, found=found, path=reference.path)
        elif reference.path not in source.refused:
            hint = _meant(reference.path, page.file, source, report)
            report.add(MISSING_MEDIA, span, path=reference.path or "–", **hint)
    elif reference.kind == "local" and (suffix := PurePosixPath(reference.path).suffix.lower()) not in PICTURES:
        report.add(NOT_A_PICTURE, span, suffix=suffix or "–", known=", ".join(sorted(PICTURES)))


def _meant(path: str, file: str, source: Source, report: Report) -> dict[str, str]:
    """Return the values of a hint that names the picture that was probably meant: same name elsewhere, or one much like it."""
    folder, name = posixpath.split(path)
    pictures = [other for other in source.media if PurePosixPath(other).suffix.lower() in PICTURES]
    same = [other for other in pictures if posixpath.basename(other) == name]
    near = {posixpath.basename(other): other for other in pictures if posixpath.dirname(other) == folder}
    close = same[:1] or [near[other] for other in nearest(name, list(near), report, cutoff=0.7)]
    if close:
        written = posixpath.relpath(close[0], posixpath.dirname(file))
        return {"suggestion": f"Did you mean {written}?", "suggestion_id": f"Maksud Anda {written}?"}
    return {
        "suggestion": "Put the file there, or correct the path; it is relative to this page.",
        "suggestion_id": "Letakkan berkasnya, atau perbaiki jalurnya; jalur dihitung dari halaman ini.",
    }


def _svg(text: SourceText, report: Report) -> None:
    # Entities could spell out any of it, and no drawing needs them but for the five of XML.
    match = ACTIVE_SVG.search(text.text)
    if match:
        start = len(text.text[: match.start()].encode())
        found = text.text[match.start() : match.start() + 40].partition("\n")[0].partition(">")[0]
        report.add(ACTIVE_SVG_FOUND, text.span(start, start + len(found.encode())), found=found)
