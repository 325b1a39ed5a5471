# SPDX-License-Identifier: Apache-2.0
"""Browsers and packages as for the other browser tests, and one workbench for all courses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

# Fixtures are found by their names in this module.
from browser.conftest import browser, built, new_context, package, playwright, watch  # noqa: F401
from browser.watch import Watch
from openedx.block import Workbench, start

COURSES = ("keuangan-desa", "records-receipts")


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """The workbench, with a block for each sample course."""
    workbench = start(tmp_path_factory.mktemp("openedx"), COURSES)
    yield workbench
    workbench.process.terminate()
    workbench.process.wait(10)


@pytest.fixture
def workbench(running: Workbench, watch: Watch) -> Iterator[Workbench]:  # noqa: F811
    """The workbench. At the end of each test it may have refused nothing."""
    watch.hosts.add(running.host)
    yield running
    assert running.refused() == []
