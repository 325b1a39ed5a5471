# SPDX-License-Identifier: Apache-2.0
"""Finds the git repository of a folder, and makes sure that reading it reads nothing else.

A catalogue may come from anybody, its `.git` with it. There a link, a line of `.git` or `commondir` can lead to any file of this
machine, and its text could come to light in messages or in what is compared.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sinau.comparing.outline import UnreadableError
from sinau.diagnostics import Message

NOT_WHOLE = Message("updates.repository_not_whole")
# Of `.git` and `commondir`, which hold a path.
LONGEST_PATH = 4096
# What dulwich opens by name, in the folder of a worktree and in that of its repository.
OPENED = ("HEAD", "commondir", "config", "gitdir", "objects", "packed-refs", "refs", "shallow")
MAX_REFS = 200_000


@dataclass(frozen=True, slots=True)
class RepositoryFolders:
    """A repository on the disk: the folder that it keeps, its own folder, and the one that it shares with other worktrees."""

    root: Path
    control: Path
    common: Path


def find_repository(content: Path) -> RepositoryFolders | None:
    """Return the repository that `content` is in, or `None`. Raises `UnreadableError` when it leads out of itself."""
    here = content.resolve()
    try:
        for root in (here, *here.parents):
            control = _git_folder(root)
            if control is not None:
                place = RepositoryFolders(root, control, _folder_of_all_worktrees(control))
                _check_is_inside(place)
                return place
    except (OSError, RuntimeError, ValueError) as error:  # no path, a link to itself, a path that may not be read
        raise UnreadableError(NOT_WHOLE, content=content) from error
    return None


def _git_folder(root: Path) -> Path | None:
    git = root / ".git"
    if git.is_symlink():
        raise ValueError(git)
    if git.is_dir():
        return git if (git / "objects").exists() else None
    return _git_folder_named_in(git) if git.exists() else None


def _git_folder_named_in(git: Path) -> Path:
    """Return the folder that the file `git` names, if that knows it: of a worktree, or of a submodule."""
    control = _path_written_in(git, b"gitdir: ")
    back = control / "gitdir"
    if control.is_dir() and not back.is_symlink() and back.is_file() and _path_written_in(back) == git:
        return control
    if control.is_dir() and any(control.is_relative_to(above / ".git" / "modules") for above in git.parent.parents):
        return control
    raise ValueError(control)


def _folder_of_all_worktrees(control: Path) -> Path:
    """Return the folder of the repository whose worktree's folder is `control`."""
    shared = control / "commondir"
    if not shared.exists() and not shared.is_symlink():
        return control
    common = _path_written_in(shared)
    if control.parent != common / "worktrees":
        raise ValueError(common)
    return common


def _path_written_in(file: Path, start: bytes = b"") -> Path:
    """Return the path that `file` holds behind `start`."""
    if file.is_symlink() or not file.is_file():
        raise ValueError(file)
    with file.open("rb") as opened:
        text = opened.read(LONGEST_PATH)
    if not text.startswith(start):
        raise ValueError(file)
    return (file.parent / os.fsdecode(text.removeprefix(start).rstrip(b"\r\n"))).resolve()


def _check_is_inside(place: RepositoryFolders) -> None:
    """Raise `ValueError` when something that is read leads out of the repository, or is no file."""
    for base in {place.control, place.common}:
        inside = base.resolve()
        for count, path in enumerate(_paths_git_opens(base)):
            if count > MAX_REFS or not path.resolve().is_relative_to(inside) or not (path.is_file() or path.is_dir()):
                raise ValueError(path)


def _paths_git_opens(base: Path) -> Iterator[Path]:
    yield from (base / name for name in OPENED if os.path.lexists(base / name))
    objects = base / "objects"
    waiting = [base / "refs", objects / "pack", objects / "info"]
    if objects.is_dir():
        yield from objects.iterdir()
    while waiting:
        folder = waiting.pop()
        for path in folder.iterdir() if folder.is_dir() else ():
            yield path
            if path.is_dir() and not path.is_symlink():
                waiting.append(path)
