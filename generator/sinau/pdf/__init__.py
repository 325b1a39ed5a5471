# SPDX-License-Identifier: Apache-2.0
"""HTML documents as PDFs: each is taken from the cache, or drawn, in several processes where there are several to draw."""

from collections.abc import Callable, Sequence
from hashlib import sha256

from sinau.cache import Cache
from sinau.pdf.drawing import Document, NoPdfError, drawing_state, load_weasyprint

__all__ = ["Document", "NoPdfError", "load_weasyprint", "pdfs_of"]


def pdfs_of(
    documents: Sequence[Document],
    cache: Cache | None = None,
    processes: int = 1,
    note: Callable[[int], None] = lambda _count: None,
) -> list[bytes]:
    """Return `documents` as tagged PDFs (PDF/UA-1), in their order: the same bytes whether `cache` has them or not.

    At most `processes` processes draw at once; 1 means this one. `note` is told how many there are. Raises `NoPdfError` when this machine cannot make any.
    """
    if not documents:
        return []
    from sinau.pdf.processes import draw_documents  # noqa: PLC0415 - few builds make PDFs, and multiprocessing takes long to import

    load_weasyprint()
    state = drawing_state() if cache else None
    keys = [_key_of_pdf(document, state) for document in documents] if state else []
    made = {n: found for n, key in enumerate(keys) if cache and (found := cache.get(key)) is not None}
    missing = [n for n in range(len(documents)) if n not in made]
    had = len(made)
    note(had)
    drawings = draw_documents([documents[n] for n in missing], processes, lambda count: note(had + count))
    for n, pdf in zip(missing, drawings, strict=True):
        made[n] = pdf
        if cache and keys:
            cache.put(keys[n], pdf)
    if cache:
        cache.remove_oldest_if_full()
    return [made[n] for n in range(len(documents))]


def _key_of_pdf(document: Document, state: bytes) -> str:
    """Return the digest of all that a PDF depends on; pictures stand in the HTML as `data:` addresses."""
    parts = (b"pdf", state, document.html.encode(), document.style.encode())
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()
