# SPDX-License-Identifier: Apache-2.0
"""The page for visitors whose address does not exist, in a folder of a host that answers with it at any depth."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

from browser import framed
from browser.watch import Watch
from sinau.compiler import Request, build
from sinau.diagnostics import Report
from sinau.site.pages.texts import site_strings

NewContext = Callable[..., BrowserContext]

WORDS = site_strings("en")
PATHS = (
    "tidak-ada",
    "tidak-ada.html?cari=1",
    "framed/hilang.html",
    "framed/a/b/c/d/e/f/g/hilang.html#bagian",
    "framed/",
    "assets/hilang",
    "a%20b/%C3%A9/%2e%2e/x",
    "/dua//garis/",
    "desa/desa/x.html",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site that does not know its address."""
    folder = tmp_path_factory.mktemp("lost")
    framed.write(folder / "content")
    report = Report()
    report.collect(build(Request(folder / "content", folder / "out", ("site",))))
    assert not report.errors, [each.message("en") for each in report]
    return folder / "out" / "site"


@contextmanager
def hosting(site: Path, folder: str, status: int) -> Iterator[str]:
    """Serve a site below `folder`; everything else on the host is its 404.html, with a status that is not always 404."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = site / path.removeprefix(f"/{folder}") if path.startswith(f"/{folder}") else None
            found = file is not None and file.is_file() and ".." not in path
            body = file.read_bytes() if found and file else (site / "404.html").read_bytes()
            kind = {"svg": "image/svg+xml", "js": "text/javascript", "css": "text/css"}.get(
                path.rpartition(".")[2], "text/html"
            )
            self.send_response(200 if found else status)
            self.send_header("Content-Type", kind if found else "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("folder, status", [("desa/", 404), ("desa/", 200), ("", 404), ("situs/belajar/desa/", 404)])
def test_the_way_to_the_catalogue_is_found_at_any_depth(
    new_context: NewContext, watch: Watch, site: Path, folder: str, status: int
) -> None:
    with hosting(site, folder, status) as host:
        watch.hosts.add(host.split("/")[2])
        # What was looked for and is not there; Material asks for a map of the site and is not yet answered when the page is left.
        watch.tolerated += ["Failed to load resource", "Failed to load module script", "Network error"]
        page = new_context().new_page()
        for path in PATHS:
            page.goto(host + folder + path)
            expect(page.get_by_role("heading", name=WORDS["not_found"])).to_be_visible()
            link = page.get_by_role("link", name=WORDS["to_catalogue"])
            expect(link).to_have_attribute("href", f"{host}{folder}index.html")
            expect(page.get_by_text(WORDS["not_found_way_up"])).to_be_hidden()
        link.click()
        page.wait_for_url(f"{host}{folder}index.html")


def test_an_address_that_looks_like_another_host_asks_none(new_context: NewContext, watch: Watch, site: Path) -> None:
    with hosting(site, "", 404) as host:
        watch.hosts.add(host.split("/")[2])
        watch.tolerated.append("Failed to load resource")
        page = new_context().new_page()
        page.goto(f"{host}/elsewhere.example/x.html")
        link = page.get_by_role("link", name=WORDS["to_catalogue"])
        expect(link).to_be_visible()
        assert urlsplit(link.evaluate("link => link.href")).netloc == host.split("/")[2]


@pytest.mark.parametrize("settings", [{"java_script_enabled": False}, {}], ids=["no scripts", "no site"])
def test_where_no_way_is_known_the_visitor_is_told_one(
    new_context: NewContext, watch: Watch, site: Path, settings: dict[str, bool]
) -> None:
    # A host that shows the page and does not have the site.
    with hosting(site, "elsewhere/", 404) as host:
        watch.hosts.add(host.split("/")[2])
        watch.tolerated.append("Failed to load resource")
        page = new_context(**settings).new_page()
        page.goto(f"{host}a/b.html")
        page.wait_for_timeout(300)
        expect(page.get_by_text(WORDS["not_found_way_up"])).to_be_visible()
        expect(page.get_by_role("link")).to_have_count(0)
