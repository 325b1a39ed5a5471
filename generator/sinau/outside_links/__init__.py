# SPDX-License-Identifier: Apache-2.0
"""Whether what a catalogue links to on other hosts is still there (`sinau check --links`).

It is polite: one request at a time to each host with a pause between, each address once, no body where the host can do without,
and a name by which its owner knows who asks.
"""

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit

from sinau.checks import shown_pages
from sinau.diagnostics import Diagnostics, Report, Rule, Severity, Span
from sinau.markdown.walk import nodes_of_type, page_and_included
from sinau.model import nodes
from sinau.model.catalogue import Catalogue
from sinau.outside_links.asking import SECONDS_BETWEEN, ask_all
from sinau.texts import Plain

GONE = frozenset({404, 410})

OUTSIDE_GONE = Rule("C430", "outside-link-gone", Severity.WARNING)
OUTSIDE_MOVED = Rule("C431", "outside-link-moved", Severity.ADVICE)
OUTSIDE_UNKNOWN = Rule("C432", "outside-link-unknown", Severity.ADVICE)


def check_outside_links(catalogue: Catalogue, pause: float = SECONDS_BETWEEN) -> Diagnostics:
    """Ask the hosts of all links of `catalogue`, whose pages are trees; return what is gone, has moved, or could not be asked.

    `pause` is the time between two requests to one host, in seconds.
    """
    places: dict[str, list[Span]] = defaultdict(list)
    for url, span in _outside_links(catalogue):
        places[url].append(span)
    report = Report()
    for url, answer in ask_all(places, pause):
        for span in places[url]:
            if answer.status in GONE:
                report.add(OUTSIDE_GONE, span, url=url, reason=Plain(f"{answer.status} {answer.reason}".strip()))
            elif answer.moved_to:
                report.add(OUTSIDE_MOVED, span, url=url, new=answer.moved_to)
            elif not 200 <= answer.status < 400:
                reason = f"{answer.status} {answer.reason}" if answer.status else answer.reason
                report.add(OUTSIDE_UNKNOWN, span, url=url, reason=Plain(reason.strip()))
    return tuple(report)


def _outside_links(catalogue: Catalogue) -> Iterator[tuple[str, Span]]:
    for page, _host in shown_pages(catalogue):
        for part in page_and_included(page):
            for link in nodes_of_type(part, nodes.Link):
                url = urldefrag(link.url or "").url
                if urlsplit(url).scheme in {"http", "https"} and urlsplit(url).hostname:
                    yield url, part.source.node(link)
