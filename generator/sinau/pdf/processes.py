# SPDX-License-Identifier: Apache-2.0
"""Draws PDFs in several processes: drawing keeps a processor busy, and WeasyPrint runs on one.

Each process gets its share when it starts and sends each PDF when it is drawn. What it does not send, whatever ended it, is
drawn here, so that an error is told as it would have been without processes.
"""

from collections.abc import Callable, Iterator, Sequence

from sinau.operating_system.child_processes import results_from_processes
from sinau.pdf.drawing import Document, pdf_of

# A process takes some 100 MB.
MOST = 8
Numbered = tuple[int, Document]


def draw_documents(
    documents: Sequence[Document], processes: int = 1, note: Callable[[int], None] = lambda _count: None
) -> list[bytes]:
    """Return `documents` as PDFs, drawn by as many as `processes` processes at once; `note` is told how many there are."""
    count = min(processes, len(documents), MOST)
    made: dict[int, bytes] = {}
    for n, pdf in results_from_processes(_balanced_shares(documents, count), _draw_share) if count > 1 else ():
        made[n] = pdf
        note(len(made))
    for n, document in enumerate(documents):
        if n not in made:
            made[n] = pdf_of(document)
            note(len(made))
    return [made[n] for n in range(len(documents))]


def _balanced_shares(documents: Sequence[Document], count: int) -> list[list[Numbered]]:
    """Return `documents`, with their numbers, in `count` shares of about the same length, each beginning with its longest."""
    shares: list[list[Numbered]] = [[] for _ in range(count)]
    lengths = [0] * count
    for n in sorted(range(len(documents)), key=lambda n: -len(documents[n].html)):
        least = lengths.index(min(lengths))
        shares[least].append((n, documents[n]))
        lengths[least] += len(documents[n].html)
    return shares


def _draw_share(share: Sequence[Numbered]) -> Iterator[tuple[int, bytes]]:
    """Yield number and PDF of each of `share`."""
    for n, document in share:
        yield n, pdf_of(document)
