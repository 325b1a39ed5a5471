# SPDX-License-Identifier: Apache-2.0
"""Validates YAML by JSON Schemas with the libraries that editors use (`validate.mjs` in Node)."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.language_server import NODE

PROGRAM = Path(__file__).with_name("validate.mjs")


@dataclass(frozen=True, slots=True)
class Validity:
    """What an editor thinks of a text: whether it is YAML at all, whether the schema takes it, and why not."""

    readable: bool
    valid: bool
    errors: list[str]


class Validator:
    """A running validator."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def validate(self, name: str, schema: dict[str, Any], text: str) -> Validity:
        """Return what `schema`, which is always the same for one `name`, has to say about `text`."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"name": name, "schema": schema, "text": text}).encode() + b"\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the validator is gone; are npm's packages for the tests there (`make test`)?"
        return Validity(**json.loads(answer))


@contextmanager
def validator() -> Iterator[Validator]:
    """Start a validator, and end it."""
    with subprocess.Popen([NODE, PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield Validator(process)
        assert process.stdin is not None
        process.stdin.close()
