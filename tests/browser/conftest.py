# SPDX-License-Identifier: Apache-2.0
"""Browsers, LMSs and built packages for the browser tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from browser.chromium import OwnChromium, launch
from browser.folder import serve
from browser.lms import RUNTIMES, Lms
from browser.screens_course import MakeScreens, Screens, build_course
from browser.watch import Watch
from helpers.samples import build_samples

HERE = Path(__file__).parent

# A learner waits at most this long for anything on a page.
PATIENCE_MS = 10_000
expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder drives a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, once for each worker."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for each worker."""
    running = launch(playwright)
    yield running
    running.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fails the test at its end if a page asked another host, logged an error, or opened a dialog."""
    watching = Watch(hosts=set())
    yield watching
    watching.check()


@pytest.fixture
def new_context(browser: Browser, watch: Watch) -> Iterator[Callable[..., BrowserContext]]:
    """Makes another device: a browser that has stored nothing yet."""
    with ExitStack() as stack:

        def make(**settings: Any) -> BrowserContext:
            # What a worker answers escapes `page.route`; where it is tried, a test allows it.
            context = browser.new_context(**{"service_workers": "block", **settings})
            context.set_default_timeout(PATIENCE_MS)
            stack.callback(context.close)
            return watch.over(context)

        yield make


@pytest.fixture
def own_chromium(playwright: Playwright, tmp_path: Path) -> Iterator[OwnChromium]:
    """A Chromium that keeps its profile and can be killed."""
    own = OwnChromium(playwright, tmp_path / "profile")
    yield own
    own.close()


@pytest.fixture
def make_lms(watch: Watch) -> Iterator[Callable[..., Lms]]:
    """Starts LMSs. At the end no LMS may have found a violation and no file may have been missing.

    A test that breaks rules on purpose empties `violations` after it has looked.
    """
    with ExitStack() as stack:
        started: list[Lms] = []

        def make(package: Path, **settings: Any) -> Lms:
            lms = stack.enter_context(Lms(package, **settings))
            watch.hosts.add(urlsplit(lms.origin).netloc)
            started.append(lms)
            return lms

        yield make
        for lms in started:
            assert lms.violations == [], f"{lms.runtime}: {lms.violations}"
            assert lms.missing == [], f"asked for and not in the package: {lms.missing}"


@pytest.fixture(params=RUNTIMES)
def runtime(request: pytest.FixtureRequest) -> str:
    """Both of them, one after the other."""
    return str(request.param)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample catalogue as `sinau build` writes it: `site/` and `packages/*.zip`. Built once for all workers."""
    return build_samples(tmp_path_factory)


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """Address of the built site, served as any web server would; it ends with a slash."""
    with serve(built / "site") as address:
        yield address


@pytest.fixture(scope="session")
def package(built: Path) -> Callable[[str, str], Path]:
    """The zip of a course in a publication."""

    def find(course: str, publication: str) -> Path:
        found = sorted((built / "packages").glob(f"{course}-*-{publication}.zip"))
        assert len(found) == 1, f"{course}, {publication}: {found} of {sorted(built.rglob('*.zip'))}"
        return found[0]

    return find


@pytest.fixture(scope="session")
def surfaces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Address of the course of all screens on each surface: a page of the player, and a site with a slash at its end."""
    built = build_course(tmp_path_factory.mktemp("screens"))
    with serve(Path(built["site"])) as address:
        yield {**built, "site": address}


@pytest.fixture
def screens(new_context: Callable[..., BrowserContext], surfaces: dict[str, str], watch: Watch) -> MakeScreens:
    """Opens that course as a new learner on a screen of a size."""

    def make(surface: str, size: tuple[int, int]) -> Screens:
        watch.hosts.add(urlsplit(surfaces["site"]).netloc)
        width, height = size
        context = new_context(viewport={"width": width, "height": height}, has_touch=True)
        return Screens(context, surface, surfaces[surface])

    return make
