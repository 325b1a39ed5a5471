# SPDX-License-Identifier: Apache-2.0
"""Requests to other hosts: the only module of Sinau that uses the network. It is told what to ask, and reads no page."""

import http.client
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO
from urllib.parse import urlsplit

HOSTS_AT_ONCE = 8
SECONDS_BETWEEN = 1.0
TIMEOUT_SECONDS = 15
MOVED = frozenset({301, 308})
# Some hosts answer HEAD with any of these, and GET with the page.
ASK_AGAIN = frozenset({400, 403, 404, 405, 406, 500, 501})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host said of an address: its status, 0 for no answer, the words it said or the reason, and where it has moved for good."""

    status: int
    reason: str
    moved_to: str = ""


def ask_all(urls: Iterable[str], pause: float = SECONDS_BETWEEN) -> Iterator[tuple[str, Answer]]:
    """Yield each of `urls` with what its host answered; hosts are asked beside each other, each one in turn."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        by_host[urlsplit(url).netloc.casefold()].append(url)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        for found in pool.map(lambda host: _ask_host(by_host[host], pause), by_host):
            yield from found


def _ask_host(urls: Sequence[str], pause: float) -> list[tuple[str, Answer]]:
    found = []
    for number, url in enumerate(urls):
        if number:
            time.sleep(pause)
        answer = ask(url, "HEAD")
        if answer.status in {
            400,
            403,
            404,
            405,
            406,
            500,
            501,
        }:  # some hosts answer HEAD with any of these, and GET with the page
            time.sleep(pause)
            answer = ask(url, "GET")
        found.append((url, answer))
    return found


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows, and remembers where the host says that the address has moved for good."""

    def __init__(self) -> None:
        self.moved_to = ""
        self.temporary = False

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        self.temporary = self.temporary or code not in MOVED
        if not self.temporary:
            self.moved_to = newurl
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def ask(url: str, method: str) -> Answer:
    """Return what the host of `url` answers to a request with `method`; nothing of the page is read."""
    redirects = _Redirects()
    opener = urllib.request.build_opener(redirects)
    from importlib.metadata import version  # noqa: PLC0415 - it takes longer than all else that this command imports

    headers = {"User-Agent": f"Sinau/{version('sinau')} (link check)", "Accept": "*/*"}
    try:
        request = urllib.request.Request(url, method=method, headers=headers)  # noqa: S310 - the caller takes http and https only
        with opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
            return Answer(answer.status, answer.reason, redirects.moved_to)
    except urllib.error.HTTPError as refused:
        refused.close()
        return Answer(refused.code, str(refused.reason))
    except urllib.error.URLError as failed:
        return Answer(0, str(failed.reason))
    except (OSError, http.client.HTTPException, ValueError) as failed:
        return Answer(0, str(failed) or type(failed).__name__)
