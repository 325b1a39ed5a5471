# SPDX-License-Identifier: Apache-2.0
"""Stands between Playwright and the installed Firefox, which knows less of WebDriver BiDi than Playwright asks of each new context.

What Firefox does not know of the family `emulation.` (colour schemes, screens) is answered as if it were done, so tests must not build on
it; everything else passes as it is. Run in place of Firefox, with its arguments.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
from typing import Any

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

LISTENING = "WebDriver BiDi listening on "


def main() -> int:
    """Run Firefox until it ends; return its exit status."""
    firefox = subprocess.Popen([os.environ["SINAU_FIREFOX"], *sys.argv[1:]], stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGTERM, lambda *_: firefox.terminate())
    assert firefox.stderr
    for line in firefox.stderr:
        if LISTENING in line:
            address = line.partition(LISTENING)[2].strip()
            threading.Thread(target=asyncio.run, args=(relay(address),), daemon=True).start()
        else:
            print(line, end="", file=sys.stderr, flush=True)
    return firefox.wait()


async def relay(address: str) -> None:
    """Listen, tell where, and pass everything on to `address`."""

    async def pass_on(playwright: ServerConnection) -> None:
        assert playwright.request
        async with connect(address + playwright.request.path, max_size=None, proxy=None) as firefox:
            asked: set[int] = set()

            async def there() -> None:
                async for message in playwright:
                    note(message, asked)
                    await firefox.send(message)
                await firefox.close()

            async def back() -> None:
                async for message in firefox:
                    await playwright.send(answered(message, asked))
                await playwright.close()

            await asyncio.gather(there(), back())

    async with serve(pass_on, "127.0.0.1", 0, max_size=None) as server:
        port = server.sockets[0].getsockname()[1]
        print(f"{LISTENING}ws://127.0.0.1:{port}", file=sys.stderr, flush=True)
        await server.serve_forever()


def note(message: str | bytes, asked: set[int]) -> None:
    """Add the number of a command that may be answered here."""
    command = json.loads(message)
    if str(command.get("method", "")).startswith("emulation."):
        asked.add(command["id"])


def answered(message: str | bytes, asked: set[int]) -> str | bytes:
    """Return what Playwright is told."""
    answer: dict[str, Any] = json.loads(message)
    if answer.get("type") == "error" and answer.get("error") == "unknown command" and answer.get("id") in asked:
        return json.dumps({"type": "success", "id": answer["id"], "result": {}})
    return message


if __name__ == "__main__":
    sys.exit(main())
