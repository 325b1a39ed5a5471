# SPDX-License-Identifier: Apache-2.0
"""One build's use of its output folder: lock, stage, swap."""

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from sinau.artefact import Artefact, write_file, write_folder, write_zip
from sinau.filetree import FileTree
from sinau.interrupts import postponed
from sinau.output.locking import Tell, locked
from sinau.output.stage import HIDDEN, Stage, recover_stages

# Windows ends paths at 260 characters unless they begin like this; then they may not be relative or use "/".
LONG = "\\\\?\\"
LONG_SHARE = "\\\\?\\UNC\\"


@dataclass(slots=True)
class Output:
    """What a build has made for the output folder `shown`: nothing of it can be seen there before `publish`."""

    shown: Path
    stage: Stage
    plan: dict[str, str] = field(default_factory=dict)

    def add_folder(self, tree: FileTree, name: str) -> Artefact:
        """Make `tree` the folder `name`."""
        return self._planned(write_folder(tree, self.stage.new(name)), name)

    def add_zip(self, tree: FileTree, name: str, first: str) -> Artefact:
        """Make `tree` the zip at `name`, with the file `first` in front."""
        return self._planned(write_zip(tree, self.stage.new(name), first), name)

    def add_file(self, content: bytes, name: str) -> Artefact:
        """Make a file of `content` at `name`."""
        return self._planned(write_file(content, self.stage.new(name)), name)

    def _planned(self, artefact: Artefact, name: str) -> Artefact:
        self.plan[name] = artefact.digest
        return replace(artefact, path=self.shown / name)

    def publish(self) -> None:
        """Put everything in its place. A signal takes effect before or after, an error leaves the old results."""
        for name in self.plan:
            self._check_target(self.shown / name, folder=self.stage.new(name).is_dir())
        with postponed():
            self.stage.install(self.plan)

    @staticmethod
    def _check_target(target: Path, folder: bool) -> None:
        """Raise `OSError` when something else than an older result stands at `target`."""
        number = 0
        if target.is_symlink():
            number = errno.ELOOP
        elif target.exists() and target.is_dir() != folder:
            number = errno.ENOTDIR if folder else errno.EISDIR
        if number:
            raise OSError(number, os.strerror(number), str(target))

    @contextmanager
    def work_folder(self) -> Iterator[None]:
        """Have temporary files of the body, also of libraries, in the stage: whatever ends the build, they go with it."""
        before = tempfile.tempdir
        if sys.platform != "win32":  # not all libraries can read the long form of a path
            tempfile.tempdir = str(self.stage.folder / "work")
        try:
            yield
        finally:
            tempfile.tempdir = before


@contextmanager
def opened(out: Path, wait: float, tell: Tell) -> Iterator[Output]:
    """Open the output folder `out` for one build, after others have ended and what killed ones left is mended.

    Raises `OutputError` when others do not end within `wait` seconds, `OSError` when `out` cannot be written; such errors
    from the body name the place in `out`, not in the stage.
    """
    root = Path(long_path(str(out.resolve()), sys.platform))
    made = _missing(root / HIDDEN)
    stage = Stage.of_this_process(root)
    try:
        with locked(root / HIDDEN / "lock", out, wait, tell) as alone:
            recover_stages(root, alone)
            try:
                stage.create()
                yield Output(out, stage)
            finally:
                stage.remove()
                if made and _is_bare(root):
                    with suppress(OSError):  # Windows keeps what is open
                        (root / HIDDEN / "lock").unlink()
    except OSError as error:
        place = _place(error, out, stage)
        if error.errno is None or place is None:
            raise
        raise OSError(error.errno, error.strerror, str(place), getattr(error, "winerror", None)) from error
    finally:
        for folder in made:  # a build without results leaves no folders either
            with suppress(OSError):
                folder.rmdir()


def _place(error: OSError, out: Path, stage: Stage) -> Path | None:
    """Return the place in the output folder that `error` is about; `None` when it is about some other."""
    if error.filename is None:
        return out  # a write through an open file: the disk is full
    # A copy that fails names its source first.
    file = Path(os.fsdecode(error.filename2 or error.filename))
    for folder in (stage.new(""), stage.folder / "old", stage.root):
        if file.is_relative_to(folder) and not file.is_relative_to(stage.folder / "work"):
            rest = file.relative_to(folder)
            return out if rest.parts[:1] == (HIDDEN,) else out / rest
    return out if file.is_relative_to(stage.folder) else None


def long_path(path: str, platform: str) -> str:
    """Return the absolute `path` in the form that has no limit of 260 characters on Windows."""
    if platform != "win32" or path.startswith(LONG):
        return path
    return LONG_SHARE + path[2:] if path.startswith("\\\\") else LONG + path


def _missing(folder: Path) -> list[Path]:
    """Return the folders that would have to be made for `folder`, innermost first."""
    return [place for place in (folder, *folder.parents) if not place.exists()]


def _is_bare(root: Path) -> bool:
    return [entry.name for entry in root.iterdir()] == [HIDDEN]
