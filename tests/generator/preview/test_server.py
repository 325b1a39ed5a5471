# SPDX-License-Identifier: Apache-2.0
"""The server of a preview: it watches the folder, tells browsers, answers only at its own address, and ends."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from random import Random

import pytest

from helpers.edited import begin
from helpers.saves import WAYS
from sinau.preview import server
from sinau.preview.application import PreviewApplication
from sinau.preview.resident import ResidentCatalogue
from sinau.preview.server import serving

PATIENCE = 60


@contextmanager
def started(folder: Path) -> Iterator[int]:
    """Serve the catalogue in `folder`, and give the port."""
    begin(folder, Random(1))
    application = PreviewApplication(ResidentCatalogue(folder, "en"), print)
    application.refresh()
    with serving(application, folder, 0, "en") as running:
        yield running.server_port


@contextmanager
def news(port: int) -> Iterator[Iterator[dict[str, object]]]:
    """Listen as a browser does."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", "/_preview/events")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream"
    try:
        yield (
            json.loads(line.removeprefix(b"data: "))
            for line in iter(answer.readline, b"")
            if line.startswith(b"data: ")
        )
    finally:
        connection.close()


@pytest.mark.parametrize("watched", [True, False])
def test_each_way_of_saving_is_told(tmp_path: Path, watched: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not watched:  # as on a share of the network
        monkeypatch.setattr(server, "can_be_watched", lambda _folder: (False, ()))
    path = tmp_path / "k/a.md"
    with started(tmp_path) as port, news(port) as events:
        number = next(events)["number"]
        for way in WAYS[: None if watched else 1]:
            way(path, path.read_text(encoding="utf-8") + "\nMore.\n")
            number, before = next(events)["number"], number
            assert number > before
        path.rename(path.with_name("z.md"))
        while not (told := next(events))["errors"]:
            pass
        assert told["old"]


def test_it_is_reached_at_its_own_name_on_this_machine_alone(tmp_path: Path) -> None:
    with started(tmp_path) as port:
        for host, status in ((f"127.0.0.1:{port}", 200), (f"localhost:{port}", 200), (f"jahat.example:{port}", 403)):
            for path in ("/k/a.html", "/_player/k/", "/_preview/digests"):
                connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
                connection.request("GET", path, headers={"Host": host})
                assert connection.getresponse().status == status, (host, path)
                connection.close()
        with (
            pytest.raises(OSError, match="in use"),
            serving(PreviewApplication(ResidentCatalogue(tmp_path, "en"), print), tmp_path, port, "en"),
        ):
            pass


def test_broken_connections_do_not_end_it(tmp_path: Path) -> None:
    with started(tmp_path) as port:
        for sent in (
            b"GET /k/a.html HTTP/1.1\r\nHost: 127.0.0.1",
            b"\x00\xff\r\n\r\n",
            b"GET /_preview/events HTTP/1.0\r\n\r\n",
        ):
            with socket.create_connection(("127.0.0.1", port)) as connection:
                connection.sendall(sent)
        connection2 = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection2.request("GET", "/k/a.html")
        assert connection2.getresponse().status == 200
        connection2.close()
