# SPDX-License-Identifier: Apache-2.0
"""A slow network in front of a web host: a proxy that passes bytes on as TCP would over a long, thin line.

DevTools slows each request down as a whole and knows no slow start, which decides how soon a page of some 14 KB is there. Here a
connection costs a round trip before its first byte, begins with ten segments (RFC 6928), may have one more on the way for each that has
arrived, and all connections share one line. Nothing is lost on the way, and what goes up is only delayed.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass

SEGMENT = 1460
FIRST_WINDOW = 10


@dataclass(frozen=True)
class Line:
    """`round_trip` in seconds, `rate` in bits a second, towards the learner."""

    round_trip: float
    rate: float


class _Link:
    """The line that all connections share: when it is free again."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.free = 0.0
        self.writers: list[asyncio.StreamWriter] = []

    def depart(self, now: float, size: int) -> float:
        """Return when the last bit of `size` bytes is on the way."""
        self.free = max(now, self.free) + size * 8 / self.line.rate
        return self.free


class _Down:
    """What comes down in one connection: segments that wait, and those on the way."""

    def __init__(self, link: _Link, writer: asyncio.StreamWriter) -> None:
        self.link, self.writer = link, writer
        self.loop = asyncio.get_running_loop()
        self.waiting: deque[bytes] = deque()
        self.on_the_way, self.window = 0, FIRST_WINDOW
        self.ended = False

    def add(self, data: bytes) -> None:
        self.waiting.extend(data[start : start + SEGMENT] for start in range(0, len(data), SEGMENT))
        self.pump()

    def pump(self) -> None:
        while self.waiting and self.on_the_way < self.window:
            segment = self.waiting.popleft()
            self.on_the_way += 1
            left = self.link.depart(self.loop.time(), len(segment) + 40)
            half = self.link.line.round_trip / 2
            self.loop.call_at(left + half, self._arrive, segment)
            self.loop.call_at(left + 2 * half, self._acknowledge)

    def _arrive(self, segment: bytes) -> None:
        if not self.writer.is_closing():
            self.writer.write(segment)

    def _acknowledge(self) -> None:
        self.on_the_way -= 1
        self.window += 1
        self.pump()
        if self.ended:
            self.end()

    def end(self) -> None:
        self.ended = True
        if not self.waiting and not self.on_the_way:
            self.writer.close()


async def _connection(link: _Link, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    loop, half = asyncio.get_running_loop(), link.line.round_trip / 2
    opened = loop.time() + link.line.round_trip  # the handshake, which the kernel has done at once
    host_reader, host_writer = await asyncio.open_connection("127.0.0.1", port)
    down = _Down(link, writer)
    link.writers += (writer, host_writer)

    async def up() -> None:
        while data := await reader.read(65536):
            loop.call_at(max(loop.time(), opened) + half, host_writer.write, data)
        host_writer.close()

    sending = asyncio.create_task(up())
    with suppress(OSError):
        while data := await host_reader.read(65536):
            down.add(data)
    down.end()
    sending.cancel()


@contextmanager
def slow_line(port: int, line: Line) -> Iterator[int]:
    """Yield the port of a proxy on 127.0.0.1 to what listens at `port`, over `line`."""
    link = _Link(line)
    begun: Future[tuple[int, asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def serve() -> None:
        server = await asyncio.start_server(
            lambda reader, writer: _connection(link, port, reader, writer), "127.0.0.1", 0
        )
        over = asyncio.Event()
        begun.set_result((server.sockets[0].getsockname()[1], asyncio.get_running_loop(), over))
        await over.wait()
        server.close()
        for writer in link.writers:
            writer.close()
        await asyncio.sleep(0.1)  # until they are

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    own_port, loop, over = begun.result(10)
    try:
        yield own_port
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
