# SPDX-License-Identifier: Apache-2.0
"""What a process uses, as Linux tells it (proc(5)); 0 on other systems."""

import os
from pathlib import Path


def memory_of(process: int) -> int:
    """Return the memory that `process` has, in MB."""
    lines = _lines(process, "status")
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS:")), 0)


def seconds_of(process: int) -> float:
    """Return the seconds of a processor that `process` has used."""
    lines = _lines(process, "stat")
    if not lines:
        return 0
    fields = lines[0].rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _lines(process: int, name: str) -> list[str]:
    path = Path("/proc", str(process), name)
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
