# SPDX-License-Identifier: Apache-2.0
"""When a lesson of the light edition is painted first, beside a page made by hand. `make bench` runs it.

Both are loaded in turns, each by a browser that has loaded nothing yet, over a line as slow as 3G in a village, with TCP's slow start
(`shaper.py`), by a processor slowed four times. The page made by hand has the same text with a little style and script in it.
`BENCH_PAINTS` (15) says how often; `BENCH_ENCODING` ("gzip" or "br") how the host compresses.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from benchmarks.shaper import Line, slow_line
from browser.chromium import launch
from helpers.samples import build_samples

PAINTS = int(os.environ.get("BENCH_PAINTS", "15"))
ENCODING = os.environ.get("BENCH_ENCODING", "gzip")
SLOWED = 4
# What Chrome calls slow 3G, without the part of it that stands for slow start.
LINE = Line(round_trip=0.4, rate=400_000)
PAGES = {
    "lesson of keuangan-desa": "light/keuangan-desa/asas.html",
    "first page of keuangan-desa": "light/keuangan-desa/index.html",
    "first page of records-receipts": "light/records-receipts/index.html",
}
STYLE = """body{max-width:40rem;margin:0 auto;padding:1rem;font:1rem/1.6 system-ui,sans-serif}img{max-width:100%}
fieldset,form{border:1px solid #999;border-radius:.5rem;padding:1rem;margin:1rem 0}label{display:block;padding:.5rem 0}
table{border-collapse:collapse}td,th{border:1px solid #999;padding:.3rem .6rem}"""
SCRIPT = """document.querySelectorAll('form').forEach(f=>f.addEventListener('change',()=>{
localStorage.setItem(f.id,new FormData(f).getAll('answer').join())}))"""
FIRST_PAINT = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const [found] = list.getEntriesByName('first-contentful-paint');
    if (found) resolve(found.startTime);
  }).observe({ type: 'paint', buffered: true });
})"""
KINDS = {"html": "text/html; charset=utf-8", "js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}


def by_hand(page: str) -> str:
    """Return the article of `page` as somebody would write it who makes this one page by hand."""
    found = re.search(r"(?s)<article.*?</article>", page)
    title = re.search(r"<title>(.*?)</title>", page)
    assert found
    assert title
    article = re.sub(r' (class|data-[\w-]+|aria-[\w-]+|lang|role|hidden)(="[^"]*")?(?=[ >])', "", found[0])
    return (
        f'<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title[1]}</title><style>{STYLE}</style>{article}<script>{SCRIPT}</script></html>"
    )


def compressed(data: bytes) -> bytes:
    """Return `data` as a host sends it that compresses files once."""
    if ENCODING == "br":
        import brotli

        return bytes(brotli.compress(data))
    return gzip.compress(data, 9, mtime=0)


@contextmanager
def hosting(folder: Path) -> Iterator[int]:
    """Serve `folder`, all texts compressed before; yields the port."""
    kept: dict[str, tuple[bytes, str]] = {}
    for file in folder.rglob("*"):
        if file.is_file():
            name, end = file.relative_to(folder).as_posix(), file.suffix[1:]
            kept[f"/{name}"] = (compressed(file.read_bytes()), KINDS.get(end, ""))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body, kind = kept.get(self.path, (b"", ""))
            self.send_response(200 if kind else 404)
            self.send_header("Content-Type", kind or "text/plain")
            self.send_header("Content-Encoding", ENCODING if kind else "identity")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(ConnectionError):  # a browser that has seen enough
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep the table clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def first_paint(browser: Browser, address: str) -> float:
    """Return when a new browser has painted something of the page at `address`, in milliseconds."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.goto(address, wait_until="commit")
    found = float(page.evaluate(FIRST_PAINT))
    context.close()
    return found


def before_answering(browser: Browser, site: Path, port: int, path: str) -> tuple[int, int]:
    """Return how many requests there were before an answer could be checked, and their bytes without headers."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"http://127.0.0.1:{port}/{path}", wait_until="commit")
    page.locator("article button").first.wait_for()
    context.close()
    paths = [url.partition(f":{port}")[2] for url in asked if not url.endswith(".svg")]
    return len(paths), sum(len(compressed((site / one[1:]).read_bytes())) for one in paths)


@pytest.mark.parametrize("name", PAGES)
def test_first_paint(tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str], name: str) -> None:
    site = tmp_path_factory.mktemp("paint") / "site"
    shutil.copytree(build_samples(tmp_path_factory) / "site", site)
    path = PAGES[name]
    hand = site / path.replace(".html", "-by-hand.html")
    hand.write_text(by_hand((site / path).read_text(encoding="utf-8")), encoding="utf-8")
    with sync_playwright() as playwright, hosting(site) as port, slow_line(port, LINE) as slow:
        browser = launch(playwright)
        requests, size = before_answering(browser, site, port, path)
        times: dict[str, list[float]] = {"by hand": [], "light": []}
        for turn in range(PAINTS + 1):
            for what, page in (("by hand", hand.relative_to(site).as_posix()), ("light", path))[
                :: 1 if turn % 2 else -1
            ]:
                found = first_paint(browser, f"http://127.0.0.1:{slow}/{page}")
                if turn:  # the first of all warms up
                    times[what].append(found)
        browser.close()
    medians = {what: statistics.median(found) for what, found in times.items()}
    ratio = medians["light"] / medians["by hand"]
    paired = statistics.median(one / other for one, other in zip(times["light"], times["by hand"], strict=True))
    # What else the machine does only ever makes it later.
    early = {what: sorted(found)[len(found) // 4] for what, found in times.items()}
    sizes = [len(compressed(file.read_bytes())) for file in (hand, site / path)]
    with capsys.disabled():
        print(
            f"\n| {name} | by hand {medians['by hand']:.0f} ms ({sizes[0]} bytes) | light {medians['light']:.0f} ms ({sizes[1]} bytes) "
            f"| ratio {ratio:.3f}, paired {paired:.3f}, of the lower quartiles {early['light'] / early['by hand']:.3f} (n = {PAINTS}, {ENCODING}) | before answering {requests} requests, {size} bytes |"
        )
