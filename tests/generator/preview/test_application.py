# SPDX-License-Identifier: Apache-2.0
"""What a browser gets from a preview, without a server: pages, files, news; and that nothing ends it."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

import pytest

from helpers.edited import begin, write
from helpers.saves import TODAY
from sinau.preview.addresses import PreviewAddresses
from sinau.preview.application import PreviewApplication
from sinau.preview.resident import ResidentCatalogue
from sinau.site.mkdocs_build import OpenSite


class Asking:
    """Asks an application as a browser does."""

    def __init__(self, application: PreviewApplication, traces: list[str]) -> None:
        self.application, self.traces = application, traces
        self.headers: dict[str, str] = {}

    def __call__(self, path: str, method: str = "GET", query: str = "") -> tuple[int, bytes]:
        environ: dict[str, Any] = {"PATH_INFO": path, "REQUEST_METHOD": method, "QUERY_STRING": query}
        setup_testing_defaults(environ)
        status = ""

        def start(line: str, headers: list[tuple[str, str]], *_: object) -> Any:
            nonlocal status
            status, self.headers = line, dict(headers)

        content = b"".join(self.application(environ, start))
        return int(status.split(maxsplit=1)[0]), content

    def text(self, path: str) -> str:
        status, content = self(path)
        assert status == 200, path
        return content.decode()

    def digests(self, page: str, *parts: str) -> dict[str, Any]:
        query = urlencode([("page", page), *(("part", one) for one in parts)])
        found: dict[str, Any] = json.loads(self("/_preview/digests", query=query)[1])
        return found


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Asking]:
    begin(tmp_path, Random(1))
    resident = ResidentCatalogue(tmp_path, "id", today=lambda: TODAY)
    traces: list[str] = []
    application = PreviewApplication(resident, traces.append)
    yield Asking(application, traces)
    application.news.close()


def test_pages_of_both_surfaces_are_there_and_lead_to_one_another(asking: Asking) -> None:
    page = asking.text("/k/a.html")
    assert asking.headers["Content-Type"] == "text/html; charset=utf-8"
    assert asking.headers["Cache-Control"] == "no-store"
    assert 'data-other="/_player/k/#a"' in page
    player = asking.text("/_player/k/")
    assert 'data-other="/_preview/site/k/"' in player
    assert "connect-src 'self'" in player
    assert asking("/_preview/site/k/b")[0] == 302
    assert asking.headers["Location"] == "/k/b.html"
    assert asking("/_player/k")[0] == 302
    assert asking.headers["Location"] == "/_player/k/"
    assert asking.text("/_player/k/lesson-b.js").startswith("sinau.deliver(")
    assert "EventSource" in asking.text("/_preview/preview.js")


def test_files_have_their_kinds(asking: Asking) -> None:
    page = asking.text("/k/a.html")
    (style,) = re.findall(r'href="\.\./(assets/sinau/site\.\w+\.css)"', page)
    assert asking.text(f"/{style}")
    assert asking.headers["Content-Type"].startswith("text/css")
    assert "<svg" in asking.text("/k/plan.svg")
    assert asking.headers["Content-Type"] == "image/svg+xml"
    (parts,) = re.findall(r'data-sinau-parts="\.\./(search/\w+/)"', page)
    assert asking.text(f"/{parts}start.js").startswith("sinau.part(")
    assert asking.text("/_player/k/search-index-start.js").startswith("sinau.part(")


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/../catalogue.yml", "/catalogue.yml", "/k/ids.lock", "/_player/gone/", "/_preview/x", "//x", "/\xff"],
)
def test_what_is_not_published_is_not_there(asking: Asking, path: str) -> None:
    status, content = asking(path)
    assert status == 404
    assert b"/_preview/preview.js" in content, "whoever mends it sees it at once"


def test_it_only_hands_out(asking: Asking) -> None:
    assert asking("/k/a.html", "POST")[0] == 405
    assert asking("/k/a.html", "HEAD") == (200, b"")
    assert asking("/k/plan.svg", "HEAD") == (200, b"")


def test_a_page_is_another_one_after_an_edit_of_it_and_the_same_after_others(asking: Asking, tmp_path: Path) -> None:
    before, player = asking.digests("/k/a.html"), asking.digests("/_player/k/", "b", "c")
    (digest,) = re.findall(r'data-digest="(\w+)"', asking.text("/k/a.html"))
    assert before == {"page": digest, "parts": {}}
    (noted,) = re.findall(r'\["b"\]="(\w+)"', asking.text("/_player/k/lesson-b.js"))
    assert noted == player["parts"]["b"]

    path = tmp_path / "k/b.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Word", "Sentence"), encoding="utf-8")
    assert asking.digests("/k/a.html") == before
    now = asking.digests("/_player/k/", "b", "c")
    assert now["page"] == player["page"]
    assert now["parts"]["b"] != player["parts"]["b"]
    assert now["parts"]["c"] == player["parts"]["c"]

    (tmp_path / "k/plan.svg").write_text((tmp_path / "k/plan.svg").read_text().replace("h1", "h2"), encoding="utf-8")
    assert asking.digests("/k/a.html") != before, "a picture of it is another one"
    assert asking.digests("/k/gone.html") == {"page": "", "parts": {}}


def test_mistakes_are_news_and_in_pages_and_go_away(asking: Asking, tmp_path: Path) -> None:
    path = tmp_path / "k/a.md"
    text = path.read_text(encoding="utf-8")
    assert '"errors": []' in html.unescape(asking.text("/k/a.html"))
    events = asking.application.news.server_sent_events()
    assert json.loads(next(events).removeprefix(b"data: "))["old"] == ""

    path.write_text(text.replace("- [x]", "- [ ]"), encoding="utf-8")
    page = html.unescape(asking.text("/k/b.html"))
    told = json.loads(next(events).removeprefix(b"data: "))
    assert told["errors_title"] == "1 kesalahan"
    (error,) = told["errors"]
    assert error["place"].startswith("k/a.md:")
    assert re.fullmatch(r"k/a\.md:\d+:\d+", error["place"])
    assert error["message"]
    assert error["hint"]
    assert json.dumps(error) in page

    path.write_text(text, encoding="utf-8")
    asking.text("/k/a.html")
    assert json.loads(next(events).removeprefix(b"data: "))["errors"] == []


def test_a_fault_of_ours_is_told_and_does_not_end_it(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("sinau.preview.addresses.PreviewAddresses.find", lambda *_: 1 / 0)
        status, content = asking("/k/a.html")
    assert status == 500
    assert "ZeroDivisionError" in content.decode()
    assert len(asking.traces) == 1
    assert asking("/k/a.html")[0] == 200


def test_titles_of_the_catalogue_and_its_address_may_change(asking: Asking, tmp_path: Path) -> None:
    """MkDocs is told them once for a site."""
    assert asking("/sitemap.xml")[0] == 404
    write(
        tmp_path,
        "catalogue.yml",
        "format: 1\ntitle: Renamed\npublisher: Desa\nlanguages: [en]\nbase_url: https://desa.example/x/\n",
    )
    assert "<title>a - Course k - Renamed" in asking.text("/k/a.html").replace("Lesson a", "a")
    assert "https://desa.example/x/k/a.html" in asking.text("/sitemap.xml")
    lost = asking("/k/gone.html")[1].decode()
    assert 'href="/index.html"' in lost, "the page for addresses that lead nowhere is at home on this host"


def test_with_a_hook_of_another_plugin_pages_are_those_that_mkdocs_builds(
    asking: Asking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking.application.refresh()
    rendered = asking.application.current_addresses().rendered
    paths = ["index.html", "k/a.html", "k/index.html"]
    usual = {path: PreviewAddresses(rendered, OpenSite()).find(path).content for path in paths}
    monkeypatch.setattr("sinau.site.mkdocs_build.is_only_our_plugin", lambda _plugins: False)
    views = PreviewAddresses(rendered, OpenSite())
    assert {path: views.find(path).content for path in paths} == usual
    assert views.find("k/gone.html").lost
