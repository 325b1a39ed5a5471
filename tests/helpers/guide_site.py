# SPDX-License-Identifier: Apache-2.0
"""Builds the documentation, `content/panduan`, and puts its site into that of the sample catalogue: `make build`."""

import shutil
import sys
from pathlib import Path

from helpers.guide import GUIDE
from helpers.guide_reference import assemble
from sinau.compiler import Request, build
from sinau.output.artefact import POLICY_NAME


def add_guide(out: Path, work: Path) -> list[str]:
    """Build the documentation in `work` and copy its site to `site/panduan` of `out`, where the samples were built.

    The policy that a host can send with it goes there, too: it names other styles than that of the samples. Return what is
    wrong with the documentation, as texts.
    """
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    _, found = build(Request(assemble(work / "content"), work / "dist", locked=True))
    wrong = [f"{one.span}: {one.message('en')}" for one in found]
    if not wrong:
        place = out / "site" / GUIDE.name
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(work / "dist/site", place)
        shutil.copy2(work / "dist" / POLICY_NAME, place)
    return wrong


if __name__ == "__main__":
    sys.exit("\n".join(add_guide(Path("dist"), Path(".sinau/guide"))) or None)
