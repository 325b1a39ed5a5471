# SPDX-License-Identifier: Apache-2.0
"""Kills the writing of results at the lines of it: `python -m helpers.crashes FOLDER exchange|renames STRIDE MODULE...`.

Prints as JSON how many kills there were and what a reader found after them. A process of its own, because it forks.
"""

import json
import os
import shutil
import signal
import sys
from collections import Counter
from pathlib import Path
from types import FrameType

import sinau.operating_system.swap
from helpers.output import leftovers, picture, tree
from sinau.output import output_session


def publish(out: Path, version: str) -> None:
    """Write a site and two packages of `version` into `out`."""
    with output_session(out, 5, lambda _message, _values: None) as output:
        for name in ("a", "b"):
            output.add_zip(tree({"index.html": f"{name}{version}".encode()}), f"packages/{name}.zip", "index.html")
        output.add_folder(tree({"index.html": version.encode(), "m/x.css": version.encode() * 9}), "site")
        output.publish()


def add_others(out: Path) -> None:
    """Put files of others beside those of the site."""
    (out / "site" / "acme" / "deep").mkdir(parents=True)
    (out / "site" / "empty").mkdir()
    for name in ("CNAME", "acme/deep/token", "m/added.txt"):
        path = out / "site" / name
        path.write_text(f"mine: {name}", encoding="utf-8")
        path.chmod(0o640)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    (out / "site" / "link").symlink_to("../nowhere")


def others(out: Path) -> str:
    """Say what has become of the files of others."""
    if not (out / "site").exists():
        return "no site"
    for name in ("CNAME", "acme/deep/token", "m/added.txt"):
        path = out / "site" / name
        if not path.is_file() or path.read_text(encoding="utf-8") != f"mine: {name}":
            return f"lost {name}"
        found = path.stat()
        if (found.st_mode & 0o777, found.st_mtime) != (0o640, 1_000_000_000):
            return f"changed {name}"
    if not (out / "site" / "empty").is_dir() or (out / "site" / "link").readlink() != Path("../nowhere"):
        return "lost a folder or a link"
    return "kept"


def publish_until(line: int, modules: tuple[str, ...], out: Path) -> int:
    """Publish in a process that kills itself before the given line of `modules`; return its exit status."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    count = 0

    def at_line(frame: FrameType, event: str, _argument: object) -> object:
        nonlocal count
        if not frame.f_code.co_filename.endswith(modules):
            return None
        if event == "line":
            count += 1
            if count == line:
                os.kill(os.getpid(), signal.SIGKILL)
        return at_line

    sys.settrace(at_line)  # type: ignore[arg-type]
    publish(out, "new")
    os._exit(0)


def seen(out: Path, old: dict[str, str], new: dict[str, str]) -> str:
    """Say which results stand in `out`, together and the site alone."""
    now = {name: digest for name, digest in picture(out).items() if not name.startswith(".sinau/")}
    if now in (old, new):
        return "old" if now == old else "new"
    site = {name: digest for name, digest in now.items() if name.startswith("site/")}
    if not site and not (out / "site").exists():
        return "no site"
    whole = all(digest in (old[name], new[name]) for name, digest in now.items())
    sites = ({name: d for name, d in results.items() if name.startswith("site/")} for results in (old, new))
    return "mixed" if whole and site in sites else "broken"


def main(folder: Path, way: str, stride: int, *modules: str) -> dict[str, object]:
    """Kill at every `stride`-th line until a build comes to its end."""
    if way == "renames":
        sinau.operating_system.swap._renameat2 = lambda: None  # type: ignore[assignment]
    pictures = []
    for version in ("old", "new"):
        publish(folder / version, version)
        add_others(folder / version)
        pictures.append({k: v for k, v in picture(folder / version).items() if not k.startswith(".sinau/")})
    at_once, after, kept, kept_after = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    line, kills, left = 1, 0, 0
    while True:
        out = folder / "out"
        shutil.copytree(folder / "old", out, symlinks=True)
        if not os.WIFSIGNALED(publish_until(line, modules, out)):
            break
        at_once[seen(out, pictures[0], pictures[1])] += 1
        kept[others(out)] += 1
        with output_session(out, 5, lambda _message, _values: None):
            pass  # the next start is enough
        after[seen(out, pictures[0], pictures[1])] += 1
        kept_after[others(out)] += 1
        left += len(leftovers(out))
        shutil.rmtree(out)
        line, kills = line + stride, kills + 1
    return {
        "kills": kills,
        "at once": at_once,
        "after the next start": after,
        "others": kept,
        "others after the next start": kept_after,
        "left": left,
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), *sys.argv[4:])))
