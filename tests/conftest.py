# SPDX-License-Identifier: Apache-2.0
"""What all tests share: how hard they try, and how expected files are brought up to date."""

import gc
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from helpers.permanent import lost
from helpers.samples import build_samples

# A shell that starts the tests in the background has them ignore Ctrl+C, and so would every build that they interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

# `make torture` sets it: the same tests with far more generated examples.
TORTURE = bool(os.environ.get("SINAU_TORTURE"))
# Machines differ and are shared, so no example has a deadline.
SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
settings.register_profile(
    "default", max_examples=25, derandomize=True, database=None, deadline=None, suppress_health_check=SLOW_IS_FINE
)
settings.register_profile("torture", max_examples=2000, deadline=None, suppress_health_check=SLOW_IS_FINE)
settings.load_profile("torture" if TORTURE else "default")


def pytest_configure(config: pytest.Config) -> None:
    """Keep results of builds in a folder of this run, where all its workers find them, and not in the user's own cache."""
    if not hasattr(config, "workerinput"):
        folder = tempfile.mkdtemp(prefix="sinau-tests-")
        os.environ["XDG_CACHE_HOME"] = folder
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes expected files anew."""
    parser.addoption(
        "--update-golden", action="store_true", help="write what is expected from what there is; then read the diff"
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, or at the end all workers but one have nothing to do."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Leave what was collected out of the garbage collection: looking through it took a quarter of what tests compute."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def golden(update_golden: bool) -> Callable[[Path, str], None]:
    """Compare a text with the file it is expected to be, or write that file: never with another hash or number in it."""

    def compare(path: Path, text: str) -> None:
        if update_golden:
            if changed := lost(path, text):
                pytest.fail(
                    "learners' answers depend on it, so it is not written:\n" + "\n".join(changed), pytrace=False
                )
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path.name} is not there yet: run pytest --update-golden and read what it wrote"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session", autouse=True)
def _samples_ahead(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Begin to build the sample catalogue with the first test, so that the browser tests need not wait for it later."""
    ahead = threading.Thread(target=_attempt, args=(tmp_path_factory,))
    first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"
    begun = first and any("built" in getattr(item, "fixturenames", ()) for item in request.session.items)
    if begun:
        tmp_path_factory.getbasetemp()  # pytest makes it at the first call, and two threads at once must not
        ahead.start()
    yield
    if begun:
        ahead.join()


def _attempt(factory: pytest.TempPathFactory) -> None:
    # What fails here fails again, and is told, where the catalogue is asked for.
    with suppress(AssertionError):
        build_samples(factory)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are in English unless a test asks for Indonesian, whatever the machine speaks."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")


@pytest.fixture
def small_pdfs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let builds in this process write a few bytes for each PDF, which takes longer to draw than all the rest."""
    monkeypatch.setattr("sinau.compiler.pdfs_of", lambda documents, *_: [b"%PDF-1.7 small"] * len(documents))
