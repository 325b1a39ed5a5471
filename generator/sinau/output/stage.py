# SPDX-License-Identifier: Apache-2.0
"""The stage of one build: a hidden folder below the output folder, on the same file system.

    <output>/.sinau/lock                            held while a build runs
    <output>/.sinau/<machine>-<process>-<letters>/  the stage
        new/        what was made, by the names it will have in the output folder
        old/        what stood there
        work/       temporary files of MkDocs and others
        plan.json   there from the moment everything in new/ is whole until all of it is in its place

A stage that nobody works on was left by a killed build; the next build finishes or undoes what that one had begun.
"""

import json
import os
import re
import secrets
import shutil
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sinau.artefact import digest_of, write_text
from sinau.swap import install, rename, sync_folder

HIDDEN = ".sinau"
NAME = re.compile(r"(?P<machine>[a-z0-9-]+)-(?P<process>\d+)-[0-9a-f]{8}\Z")
# A stage of another machine is left alone this long: no build takes a day.
DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage at `folder` of the output folder `root`."""

    root: Path
    folder: Path

    @classmethod
    def of_this_process(cls, root: Path) -> "Stage":
        """Return a stage of this process that is not there yet."""
        return cls(root, root / HIDDEN / f"{_machine()}-{os.getpid()}-{secrets.token_hex(4)}")

    def create(self) -> None:
        """Make the folders. Raises `OSError`."""
        for name in ("new", "old", "work"):
            (self.folder / name).mkdir(parents=True)

    def new(self, name: str) -> Path:
        """Return where what will be at `name` of the output folder is made."""
        return self.folder / "new" / name

    def install(self, plan: Mapping[str, str]) -> None:
        """Move everything in `plan` (name -> digest) to its place. Raises `OSError`, and then the old results stand again.

        From the moment `plan.json` is there the next build finishes what a kill interrupts.
        """
        write_text(self.folder / "plan.json", json.dumps(plan))
        done: list[Callable[[], None]] = []
        try:
            for name in plan:
                done.append(self._install(name))  # noqa: PERF401 - what is done must be known when the next one fails
        except BaseException:
            (self.folder / "plan.json").unlink(missing_ok=True)
            for undo in reversed(done):
                undo()
            raise
        self._settle(plan)

    def recover(self) -> None:
        """Finish what a killed build had begun: after it every result is whole and all are of one build."""
        for name in (plan := self._plan()):
            # Not there any more, or the old one after an exchange: then it is in its place already.
            if self.new(name).exists() and digest_of(self.new(name)) == plan[name]:
                self._install(name)
        self._restore()
        self._settle(plan)

    def remove(self) -> None:
        """Remove the stage; what cannot be removed now is removed by a later build."""
        with suppress(OSError):
            self._restore()  # an old result that could not be put back is worth more than a tidy folder
            shutil.rmtree(self.folder, ignore_errors=True)

    def _install(self, name: str) -> Callable[[], None]:
        target, old = self.root / name, self.folder / "old" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        old.parent.mkdir(parents=True, exist_ok=True)
        return install(self.new(name), target, old)

    def _restore(self) -> None:
        """Put old folders back when something came between their going and the coming of the new ones."""
        for old in (self.folder / "old").glob("*"):
            if not os.path.lexists(self.root / old.name):
                rename(old, self.root / old.name)

    def _settle(self, plan: Mapping[str, str]) -> None:
        for folder in {(self.root / name).parent for name in plan}:
            sync_folder(folder)
        (self.folder / "plan.json").unlink(missing_ok=True)

    def _plan(self) -> dict[str, str]:
        try:
            plan = json.loads((self.folder / "plan.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        # Names of ours only: what else is in the folder may have been put there by anybody.
        return {name: digest for name, digest in plan.items() if _is_plain(name)}


def recover_stages(root: Path, alone: bool) -> None:
    """Finish and remove the stages that killed builds have left. `alone`: the lock says that no other build runs here."""
    for folder in sorted((root / HIDDEN).glob("*-*-*")):
        match = NAME.match(folder.name)
        if match and _is_left(folder, match["machine"], int(match["process"]), alone):
            stage = Stage(root, folder)
            stage.recover()
            stage.remove()


def _is_left(folder: Path, machine: str, process: int, alone: bool) -> bool:
    if machine == _machine():
        return alone or not _runs(process)
    try:  # a lock may not reach over the network, so the other machine may be at work
        return time.time() - folder.stat().st_mtime > DAY
    except OSError:
        return False


def _runs(process: int) -> bool:
    """Tell whether a process runs on this machine; when that cannot be known, that it does."""
    if os.name == "nt":
        return True  # os.kill(process, 0) would end it there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _machine() -> str:
    return re.sub(r"[^a-z0-9]+", "-", socket.gethostname().lower()).strip("-")[:40] or "machine"


def _is_plain(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return 0 < len(parts) <= 2 and not any(part.startswith((".", "/")) or "\\" in part for part in parts)
