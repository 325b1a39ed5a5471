# SPDX-License-Identifier: Apache-2.0
"""Every publication is the same to the byte, whether its pages were kept as trees, made anew, or taken from the cache."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random

from helpers.cases import TODAY
from helpers.edited import begin, change_page, mend, write
from sinau.cache import Cache
from sinau.compiler import Request, build
from sinau.diagnostics import Severity
from sinau.loading import load

PUBLICATIONS = ("collect", "handout", "offline", "onefile", "site", "scorm12", "scorm2004-3", "scorm2004-4")


def built(request: Request, out: Path) -> tuple[dict[str, str], list[str]]:
    """What `request` makes in `out`, by its paths, and what is told."""
    _, found = build(replace(request, out=out))
    assert not any(one.rule.severity is Severity.ERROR for one in found), found
    files = (path for path in out.rglob("*") if path.is_file() and ".sinau" not in path.parts)
    made = {path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}
    return made, [f"{one.span} {one.message('en')}" for one in found if one.rule.code != "C226"]


def test_every_publication_is_the_same_on_every_way(tmp_path: Path) -> None:
    content, random = tmp_path / "in", Random(5)
    begin(content, random)
    cache = Cache(tmp_path / "cache", bytes(32))
    request = Request(content, tmp_path, PUBLICATIONS, today=TODAY)
    for edit in (mend, change_page):
        edit(content, random)
        write(content, "istilah.yml", "istilah:\n  - istilah: kas desa\n    arti: Money.\n")
        build(replace(request, out=tmp_path / "first", names=("offline",)))  # it writes the locks
        whole = built(replace(request, loaded=load(content)), tmp_path / f"whole-{edit.__name__}")

        assert len(whole[0]) > 40
        assert built(replace(request, cache=cache), tmp_path / f"cached-{edit.__name__}") == whole
    assert built(request, tmp_path / "none") == whole
