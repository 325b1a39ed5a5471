# SPDX-License-Identifier: Apache-2.0
"""Which hosts a preview takes for its own."""

from wsgiref.util import setup_testing_defaults

import pytest

from sinau.site.host_guard import HostGuard


def status(served: tuple[str, int], asked: str | None) -> int:
    """Return what a preview that was told to serve at `served` answers to who asks for `asked`."""
    environ: dict[str, object] = {}
    setup_testing_defaults(environ)
    environ.pop("HTTP_HOST")
    if asked is not None:
        environ["HTTP_HOST"] = asked
    said: list[str] = []

    def answer(environ: object, start: object) -> list[bytes]:
        said.append("200 OK")
        return []

    HostGuard(answer, *served, "en")(environ, lambda line, headers: said.append(line))  # type: ignore[arg-type]
    (line,) = said
    return int(line.split()[0])


@pytest.mark.parametrize(
    "served, asked",
    [
        (("127.0.0.1", 8000), "localhost.:8000"),
        (("127.0.0.1", 80), "127.0.0.1"),
        (("balai.local", 8000), "Balai.Local:8000"),
        (("192.168.1.5", 8000), "192.168.1.5:8000"),
        (("::1", 8000), "[::1]:8000"),
        (("fd00::5", 8000), "[FD00::5]:8000"),
        (("0.0.0.0", 8000), "192.168.1.5:8000"),
        (("::", 8000), "[fd00::5]:8000"),
    ],
)
def test_own_addresses(served: tuple[str, int], asked: str) -> None:
    assert status(served, asked) == 200


@pytest.mark.parametrize(
    "served, asked",
    [
        (("0.0.0.0", 8000), "jahat.example:8000"),
        (("::", 8000), "jahat.example:8000"),
        (("192.168.1.5", 8000), "192.168.1.6:8000"),
        (("127.0.0.1", 8000), "0.0.0.0:8000"),
        (("127.0.0.1", 8000), "2130706433:8000"),
        (("127.0.0.1", 8000), "localhost:8000/"),
        (("127.0.0.1", 8000), "localhost:8000\n"),
        (("127.0.0.1", 8000), "localhost :8000"),
        (("127.0.0.1", 8000), "localhost:99999"),
        (("127.0.0.1", 8000), "[::1:8000"),
        (("127.0.0.1", 8000), None),
    ],
)
def test_foreign_names(served: tuple[str, int], asked: str | None) -> None:
    assert status(served, asked) == 403
