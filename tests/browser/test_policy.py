# SPDX-License-Identifier: Apache-2.0
"""A host sends everything that a build has made under the policy that the build has written, and nothing is forbidden that is needed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.folder import serve
from browser.learner import Learner
from browser.screens import TORTURE
from browser.test_collect import PRINTER, saved, take
from browser.test_collect_hosted import drop, folder_with, handed_on_by_learners
from browser.watch import Watch

NewContext = Callable[..., BrowserContext]
PHONE = {"viewport": {"width": 360, "height": 740}}
# Debian keeps it where only an administrator looks; the variable is for one that is not installed.
NGINX = os.environ.get("SINAU_NGINX") or shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
CONFIGURATION = """daemon off; master_process off; worker_processes 1; pid nginx.pid; error_log errors.txt;
events {{ worker_connections 64; }}
http {{
  types {{ text/html html; text/javascript js; text/css css; image/svg+xml svg; image/png png; image/webp webp; text/plain txt; }}
  access_log off; charset utf-8; gzip on; client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  server {{
    listen 127.0.0.1:{port};
    root "{root}";
    error_page 404 /site/404.html;
    add_header Content-Security-Policy "{policy}" always;
  }}
}}
"""


@contextmanager
def nginx(root: Path, policy: str, folder: Path) -> Iterator[str]:
    """Serve `root` as Debian's nginx does; gives its address, which ends with a slash."""
    assert NGINX
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "nginx.conf").write_text(CONFIGURATION.format(port=port, root=root, policy=policy), encoding="utf-8")
    running = subprocess.Popen([NGINX, "-p", str(folder), "-c", "nginx.conf", "-e", "errors.txt"])
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
    finally:
        running.terminate()
        running.wait()


@pytest.fixture(scope="module")
def published(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the build has made, with its packages unpacked as an LMS does."""
    folder = tmp_path_factory.mktemp("policy") / "all"
    shutil.copytree(built, folder)
    for package in (folder / "packages").glob("*.zip"):
        with zipfile.ZipFile(package) as archive:
            archive.extractall(folder / "unpacked" / package.stem)
    return folder


@pytest.fixture(scope="module", params=["plain", *(["nginx"] if TORTURE and NGINX else [])])
def strict(request: pytest.FixtureRequest, published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of that, served under the policy; it ends with a slash."""
    policy = (published / "policy.txt").read_text(encoding="utf-8").strip()
    if request.param == "nginx":
        with nginx(published, policy, tmp_path_factory.mktemp("nginx")) as address:
            yield address
    else:
        with serve(published, policy) as address:
            yield address


def test_no_page_does_what_is_forbidden(new_context: NewContext, watch: Watch, published: Path, strict: str) -> None:
    """Nor asks it another host, nor leaves an error."""
    watch.hosts.add(urlsplit(strict).netloc)
    # 404.html looks in each folder of its address for the site; a browser with windows asks for a sign of pages that name none.
    watch.tolerated += [f"({urljoin(strict, path)}" for path in ("assets/sinau/lost", "favicon.ico")]
    page = new_context().new_page()
    pages = sorted(path.relative_to(published).as_posix() for path in published.rglob("*.html"))
    # What is one file is opened without a host.
    pages = [
        path for path in pages if not path.startswith("onefile/") and "<script>" not in (published / path).read_text()
    ]
    kinds = {path.split("/")[1] if path.startswith("site/light") else path.split("/")[0] for path in pages}
    assert kinds >= {"site", "light", "handouts", "packages", "unpacked"}
    for path in pages:
        page.goto(urljoin(strict, path))
        # A page that may not have its style is as narrow as its text is long.
        assert page.evaluate("getComputedStyle(document.body).fontFamily") != "serif", path


@pytest.mark.parametrize(
    "place",
    [
        "site/keuangan-desa/01-dasar/01-asas.html",
        "site/light/keuangan-desa/asas.html",
        "unpacked/scorm12",
        *(["unpacked/offline"] if TORTURE else []),
    ],
)
def test_everything_that_a_page_does_is_allowed(
    new_context: NewContext, watch: Watch, published: Path, strict: str, place: str
) -> None:
    watch.hosts.add(urlsplit(strict).netloc)
    watch.tolerated.append(f"({urljoin(strict, 'favicon.ico')}")
    if place.startswith("unpacked/"):
        (folder,) = published.glob(f"unpacked/keuangan-desa-*-{place.partition('/')[2]}")
        place = f"{folder.relative_to(published).as_posix()}/index.html#asas"
    page = new_context(**PHONE, accept_downloads=True).new_page()
    page.goto(urljoin(strict, place))
    learner = Learner(page, page)
    learner.is_at("asas")
    question = learner.key(learner.lessons[0]["questions"][0]["id"])
    learner.answer(question.id, question.wrong)
    assert learner.check(question.id) is False
    # A package looks for its LMS for ten seconds.
    saved = learner.question(question.id).locator(".question-saved")
    expect(saved).to_have_attribute("data-state", "saved", timeout=30_000)

    # The search, in its own window.
    page.locator("#sinau-search-button, [data-sinau-search]").click()
    page.locator("#sinau-search-input").fill("penganggaran")
    expect(page.locator(".sinau-search-results mark").first).to_be_visible()
    page.keyboard.press("Escape")

    # My progress, as a file; what is handed on, with its code.
    if page.locator(".sinau-care-way button").count():
        page.locator(".sinau-care-way button").first.click()
    else:
        page.locator("#sinau-menu-button").click()
        page.locator('#sinau-menu a[href="#sinau-care"]').click()
    with page.expect_download():
        learner.button("care_save").click()
    if "scorm12" not in place:
        learner.button("hand_on").click()
        expect(page.locator("#sinau-hand-on-name")).to_be_visible()
        for field in page.locator(".sinau-hand-on input[type=text], .sinau-hand-on input:not([type])").all():
            field.fill("Siti")
        learner.button("hand_on_show").click()
        learner.button("hand_on_qr").click()
        expect(page.locator(".sinau-qr svg")).to_be_visible()
        assert page.locator(".sinau-qr svg path").first.evaluate("one => one.getBoundingClientRect().width") > 100

    # An assessment, to its result.
    if place.startswith("site/keuangan"):
        page.goto(urljoin(strict, "site/keuangan-desa/pretest.html"))
    else:
        learner.open("tes-awal")
    learner.start_assessment()
    learner.sit(True, learner.activities("pretest")[0]["questions"])
    assert learner.hand_in().score == 100


@pytest.mark.skipif(not TORTURE, reason="test_collect_hosted does the same under the same policy, on a host that stops")
def test_everything_that_the_supervisors_page_does_is_allowed(
    new_context: NewContext, watch: Watch, published: Path, strict: str, tmp_path: Path
) -> None:
    watch.hosts.add(urlsplit(strict).netloc)
    watch.tolerated.append(f"({urljoin(strict, 'favicon.ico')}")
    handed_on = handed_on_by_learners()
    page = new_context(**PHONE, accept_downloads=True, service_workers="allow", locale="id-ID").new_page()
    page.goto(urljoin(strict, "collect/index.html"))
    expect(page.get_by_text("terbuka tanpa jaringan")).to_be_visible()
    page.reload()
    take(page, handed_on["messages"][0])
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Satu folder").click()
    chooser.value.set_files(folder_with(handed_on, tmp_path / "Hasil"))
    expect(page.locator(".intake-result")).to_contain_text("Diterima: 5.")
    drop(page, tmp_path / "Hasil", next(published.glob("packages/keuangan-desa-*-scorm12.zip")))
    expect(page.locator(".intake-result")).to_contain_text("Kursus yang dibaca dari paket: 1.")
    page.locator("#learner-course").select_option("sample")
    page.get_by_label("Cari nama").fill("siti")
    expect(page.locator(".learners > li")).to_have_count(1)
    page.get_by_label("Nama", exact=True).uncheck()
    for word in ("Kumpulan untuk diteruskan", "Tabel (CSV)", "Tabel (JSON)", "Simpan untuk saya"):
        saved(page, word, tmp_path)
    page.evaluate(PRINTER, "main")
    page.get_by_role("button", name="Cetak untuk pertemuan").click()
    page.wait_for_function("() => window.printed")
    page.evaluate("() => { window.confirm = () => true; }")
    page.get_by_role("button", name="Hapus semua di sini").click()
    expect(page.locator(".learners > li")).to_have_count(0)
    page.get_by_label("Bahasa", exact=True).select_option("en")
    expect(page.get_by_role("heading", name="Results of learners")).to_be_visible()
