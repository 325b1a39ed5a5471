# SPDX-License-Identifier: Apache-2.0
"""Saves as editors make them, half of them broken, for a preview that has to follow; and what it should show after each."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

from helpers import edited
from sinau.compiler import render_loaded_catalogue
from sinau.diagnostics import Diagnostics
from sinau.loading import load
from sinau.model.rendered import Rendered, Selection
from sinau.output.filetree import FileTree
from sinau.preview.addresses import PreviewAddresses
from sinau.publishing.built_files import built_file
from sinau.publishing.player_files import player_tree
from sinau.site.building import build_site
from sinau.site.offline_lists import FOLDER, WORKER

TODAY = date(2026, 11, 28)
SCRIPT = re.compile(rb'<script src="/_preview/preview\.js"[^>]*></script>')
NOTE = re.compile(rb"\(self\.sinauPreviewParts=.*\n")
SEARCH = re.compile(rb"search/[0-9a-f]{8}/")
TAKING = re.compile(rb' data-(sinau-)?taking="[^"]*"')
BROKEN = "\n::: question\n\nNo answer\n"


def replace_over(path: Path, text: str) -> None:
    """Save `text` as many editors do: into another file, which then takes the place of the old one."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def in_parts(path: Path, text: str) -> None:
    """Save `text` in place, with a state between that is not whole."""
    path.write_text(text[: len(text) // 2], encoding="utf-8")
    path.write_text(text, encoding="utf-8")


def beside_itself(path: Path, text: str) -> None:
    """Save `text` by moving the old file to a backup first."""
    path.replace(path.with_name(f"{path.name}~"))
    path.write_text(text, encoding="utf-8")


WAYS: list[Callable[[Path, str], None]] = [replace_over, in_parts, beside_itself]


def broken(folder: Path, random: Random) -> Callable[[], None]:
    """Break one file of the catalogue in `folder`; return what mends it."""
    path = random.choice(sorted(one for one in folder.rglob("*") if one.suffix in {".md", ".yml"}))
    text = path.read_text(encoding="utf-8")
    wrong = {
        "gone": "",
        "half": text[: len(text) // 2],
        "more": text + BROKEN,
        "marks": f"<<<<<<< ours\n{text}",
        "colon": f"id: : {text}",
    }
    how = random.choice(sorted(wrong))
    if how == "gone":
        path.unlink()
    else:
        random.choice(WAYS)(path, wrong[how])
    return lambda: random.choice(WAYS)(path, text) if path.exists() else _written(path, text)


def _written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def new_course(folder: Path, random: Random) -> None:
    """Add a course, remove it, or move it to another folder."""
    one, two = folder / "m", folder / "n"
    if one.exists():
        one.replace(two)
    elif two.exists():
        shutil.rmtree(two)
    else:
        edited.write(folder, "m/course.yml", edited.COURSE.format(id="new", language="en", lessons="n.md"))
        edited.write(folder, "m/n.md", edited.lesson(random, "n", ["n"], 0).replace("../k/", "../k/"))


def same_length(folder: Path, random: Random) -> None:
    """Change a letter of a lesson, and keep the time of its file where the system lets us."""
    path = random.choice(sorted((folder / "l").glob("*.md")))
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"Head (\d)", lambda found: f"Head {random.randrange(9)}", text), encoding="utf-8")


def step(folder: Path, random: Random, mends: list[Callable[[], None]]) -> None:
    """Make one save: half of them break something, which the next one mends; others are edits. Sometimes all begins anew."""
    if random.random() < 0.15:
        mends.clear()
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        edited.begin(folder, random)
    elif mends:
        mends.pop()()
    elif random.random() < 0.5:
        mends.append(broken(folder, random))
    else:
        change = random.choice([*edited.EDITS, new_course, same_length])
        change(folder, random)


def fresh(folder: Path) -> tuple[Rendered | None, Diagnostics]:
    """Return what a program that knows nothing makes of the catalogue in `folder`."""
    return render_loaded_catalogue(load(folder), TODAY, drafts=True)


def fresh_files(rendered: Rendered) -> dict[str, bytes]:
    """Return what a preview has to show of `rendered`, by addresses: the site, and the player of each course."""
    ids = tuple(course.course.id for course in rendered.courses)
    files = {
        SEARCH.sub(b"search/-/", path.encode()).decode(): content
        for path, content in _read(build_site(rendered, Selection(ids)))
    }
    for course in rendered.courses:
        tree = player_tree(rendered.catalogue, course, "offline", built_file("sinau_theme", "built/offline.js"))
        files |= {f"_player/{course.course.id}/{path}": content for path, content in _read(tree)}
    # No worker keeps pages of a preview.
    return {
        path: TAKING.sub(b"", SEARCH.sub(b"search/-/", content))
        for path, content in files.items()
        if path != WORKER and not path.startswith(f"{FOLDER}/")
    }


def shown_files(views: PreviewAddresses, paths: list[str]) -> dict[str, bytes]:
    """Return what `views` shows at `paths`, without what the preview adds."""
    return {path: _shown(views, path) for path in paths}


def _shown(views: PreviewAddresses, path: str) -> bytes:
    found = views.find(path)
    content = found.content if isinstance(found.content, bytes) else found.content.read_bytes()
    if found.lost and path != "404.html":
        return b"nothing"
    return shown_text(content)


def shown_text(content: bytes) -> bytes:
    """Return what a preview has sent without what it adds to it."""
    content = SCRIPT.sub(b"", content).replace(b"default-src 'none'; connect-src 'self'; ", b"default-src 'none'; ")
    return TAKING.sub(b"", SEARCH.sub(b"search/-/", NOTE.sub(b"", content)))


def _read(tree: FileTree) -> list[tuple[str, bytes]]:
    return [(path, tree.read(path)) for path in tree]
