# SPDX-License-Identifier: Apache-2.0
"""The sample catalogue, built once for all workers of a run; the others wait for the one that began."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).resolve().parents[2]
# The documentation: a catalogue of its own in the samples' folder.
GUIDE = "panduan"


def copy_samples(folder: Path) -> None:
    """Copy the sample catalogue into `folder`; of the documentation only the file that makes it a catalogue."""
    shutil.copytree(ROOT / "content", folder, ignore=shutil.ignore_patterns(GUIDE))
    (folder / GUIDE).mkdir()
    shutil.copy(ROOT / "content" / GUIDE / "catalogue.yml", folder / GUIDE)


def build_samples(factory: pytest.TempPathFactory) -> Path:
    """Build the catalogue as `sinau build` does, if nobody has, and return the folder with `site/` and `packages/*.zip`."""
    root = factory.getbasetemp()
    root = root.parent if root.name.startswith("popen-") else root  # xdist gives each worker a folder of its own
    out = root / "built"
    with FileLock(root / "built.lock"):
        if not (out / "packages").is_dir():
            sinau = Path(sys.executable).parent / "sinau"
            command = [str(sinau), "build", "--content", str(ROOT / "content"), "--out", str(out)]
            run = subprocess.run(command, capture_output=True, text=True, check=False)
            assert run.returncode == 0, run.stdout + run.stderr
    return out
