# SPDX-License-Identifier: Apache-2.0
"""Whether an XML file of anybody has a document type, found out before the file is parsed as a whole.

A document type can give each element of a name a hundred thousand attributes: some megabytes become a hundred gigabytes while
they are parsed, although no entity is used.
"""

from __future__ import annotations

from lxml import etree

PIECE = 65_536


class _DoctypeFinder:
    """Is called by the parser for a document until its first element."""

    def __init__(self) -> None:
        self.doctype_seen = self.begun = False

    def doctype(self, *_: object) -> None:
        self.doctype_seen = True
        raise _EnoughError

    def start(self, *_: object) -> None:
        self.begun = True
        raise _EnoughError

    def end(self, *_: object) -> None:
        """Not reached: the first start ends it."""

    def data(self, *_: object) -> None:
        """Not reached either."""

    def close(self) -> None:
        """Nothing is made of it."""


class _EnoughError(Exception):
    pass


def has_doctype(data: bytes) -> bool:
    """Whether `data` begins as XML with a document type. What is no XML at all is for the real parser to say."""
    beginning = _DoctypeFinder()
    parser = etree.XMLParser(target=beginning, resolve_entities=False, no_network=True, load_dtd=False)  # type: ignore[call-overload]
    try:
        for at in range(0, len(data), PIECE):
            parser.feed(data[at : at + PIECE])
            if beginning.begun:
                break
    except (_EnoughError, etree.XMLSyntaxError, ValueError, LookupError):
        pass
    return beginning.doctype_seen
