# SPDX-License-Identifier: Apache-2.0
"""One build's use of its output folder: lock, stage, swap."""

import dataclasses
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sinau.diagnostics import Message
from sinau.diagnostics.counting import Count, count_nothing
from sinau.operating_system.interrupts import signals_postponed
from sinau.output.artefact import Artefact, keep_if_equal, write_file, write_folder, write_zip
from sinau.output.build_lock import Tell, holding_lock
from sinau.output.files_of_others import UNKNOWN, DiskDigests, DiskNames
from sinau.output.filetree import FileTree
from sinau.output.own_files_record import NAME as RECORD
from sinau.output.own_files_record import RecordError, files_of_result, read_own_files
from sinau.output.place import OutputError
from sinau.output.plan import OutputPlan
from sinau.output.stage import HIDDEN, Stage, recover_stages
from sinau.texts import Joined

# Windows ends paths at 260 characters unless they begin like this; then they may not be relative or use "/".
LONG = "\\\\?\\"
LONG_SHARE = "\\\\?\\UNC\\"
# As many files as a message names.
SHOWN = 10

IN_THE_WAY = Message("commands.session_in_the_way")
LINE = Message("commands.session_line")
MORE = Message("commands.session_more")
DAMAGED = Message("commands.session_damaged")
STAYS = Message("commands.session_stays")
REMOVED = Message("commands.session_removed")
OUTDATED = Message("commands.session_outdated")


@dataclass(slots=True)
class Output:
    """What a build has made for the output folder `shown`: nothing of it can be seen there before `publish`."""

    shown: Path
    stage: Stage
    tell: Tell
    built: dict[str, Artefact] = field(default_factory=dict)
    _outdated: list[str] = field(default_factory=list)
    _former: dict[str, str] = field(default_factory=dict)
    _plan: OutputPlan | None = None
    _digests: DiskDigests = field(default_factory=DiskDigests)

    def add_folder(self, tree: FileTree, name: str, note: Count = count_nothing) -> Artefact:
        """Make `tree` the folder `name`; `note` is told how many files are written."""
        artefact = write_folder(tree, self.stage.path_in_stage(name), self.stage.root / name, note)
        for path, digest in artefact.files.items():
            self._digests.note(artefact.path / path, digest)
        return self._artefact_in_its_place(artefact, name)

    def add_zip(self, tree: FileTree, name: str, first: str, note: Count = count_nothing) -> Artefact:
        """Make `tree` the zip at `name`, with the file `first` in front; `note` is told how many files are written."""
        return self._artefact_in_its_place(write_zip(tree, self.stage.path_in_stage(name), first, note), name)

    def add_file(self, content: bytes, name: str) -> Artefact:
        """Make a file of `content` at `name`."""
        return self._artefact_in_its_place(write_file(content, self.stage.path_in_stage(name)), name)

    def remove_if_outdated(self, name: str) -> None:
        """Have the file `name` go that a former build may have made: it does not fit what is made now.

        It goes when everything else is in its place; where it is not as Sinau has written it, it stays, and the user is told.
        """
        self._outdated.append(name)

    def _artefact_in_its_place(self, artefact: Artefact, name: str) -> Artefact:
        former = self.stage.root / name
        if not artefact.files and former.is_file() and former.stat().st_size == artefact.size:
            keep_if_equal(artefact.path, former)
        self.built[name] = artefact
        return dataclasses.replace(artefact, path=self.shown / name)

    def refuse_losses(self, replace: bool = False) -> None:
        """Raise `OutputError` when something would be lost that Sinau has not written, or that was changed since.

        With `replace` the user gives that up. Raises `OSError` when something of another kind than a result stands in its place.
        """
        results = {name: self.stage.path_in_stage(name).is_dir() for name in self.built}
        for name, is_folder in results.items():
            self._check_target(self.shown / name, is_folder)
        new = {
            f"{name}/{path}" if path else name: digest
            for name, artefact in self.built.items()
            for path, digest in (artefact.files if results[name] else {"": artefact.digest}).items()
        }
        self._former = record = self._read_record()
        old = {
            f"{name}/{path}" if path else name: digest
            for name in results
            for path, digest in files_of_result(record, name).items()
        }
        self._plan = plan = OutputPlan(results, new, old, replace, self._digests)
        names = DiskNames.of(self.stage.root / HIDDEN)
        found = [item for name in results for item in plan.obstacles(name, self.stage.root / name, names)]
        if not found:
            return
        if not replace:
            raise OutputError(IN_THE_WAY, out=self.shown, files=_first_lines(found))
        for name in results:
            if any(reason is UNKNOWN and path.startswith(f"{name}/") for path, reason in found):
                self._tell_what_stays(name, sorted(plan.survey(name, self.stage.root / name, names).carried_files()))

    def publish(self) -> None:
        """Put everything in its place. A signal takes effect before or after, an error leaves the old results."""
        if self._plan is None:
            self.refuse_losses()
        assert self._plan is not None
        with signals_postponed():
            self.stage.put_in_place(self._plan)
            self._remove_outdated()

    def _remove_outdated(self) -> None:
        """Remove what is outdated. A kill before it leaves that to the next build: the record still knows the files."""
        removed: list[str] = []
        left: list[str] = []
        for name in self._outdated:
            place = self.stage.root / name
            if name in self.built or not os.path.lexists(place):
                continue
            ours = name in self._former and DiskDigests().of(place) == self._former[name]
            with suppress(OSError):
                if ours:
                    place.unlink()
            (left if os.path.lexists(place) else removed).append(name)
        for message, names in ((REMOVED, removed), (OUTDATED, left)):
            if names:
                shown = ", ".join(map(_printable, names[:SHOWN])) + (", …" if len(names) > SHOWN else "")
                self.tell(message, {"folder": self.shown, "count": len(names), "files": shown})

    def _read_record(self) -> dict[str, str]:
        path = Path(HIDDEN, RECORD)
        try:
            return read_own_files(self.stage.root / path)
        except RecordError as error:
            values = {"record": self.shown / path, "reason": error.reason}
            self.tell(DAMAGED, values)
            return {}

    def _tell_what_stays(self, name: str, files: list[str]) -> None:
        if files:
            shown = ", ".join(map(_printable, files[:SHOWN])) + (", …" if len(files) > SHOWN else "")
            self.tell(STAYS, {"folder": self.shown / name, "count": len(files), "files": shown})

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

    @property
    def folder_for_temporary_files(self) -> Path | None:
        """Where temporary files of this build are made, so that they go with the stage; `None`: in the system's folder."""
        if sys.platform == "win32":  # not all libraries can read the long form of a path
            return None
        return self.stage.folder / "work"


@contextmanager
def output_session(out: Path, wait: float, tell: Tell) -> Iterator[Output]:
    """Open the output folder `out` for one build, after others have ended and what killed ones left is mended.

    Raises `OutputError` when others do not end within `wait` seconds, `OSError` when `out` cannot be written; such errors
    from the body name the place in `out`, not in the stage.
    """
    root = Path(windows_long_path(str(out.resolve()), sys.platform))
    new_folders = _folders_to_make(root / HIDDEN)
    stage = Stage.of_this_process(root)
    try:
        if (root / HIDDEN).is_symlink():  # the stage would be elsewhere
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(root / HIDDEN))
        with holding_lock(root / HIDDEN / "lock", out, wait, tell) as alone:
            recover_stages(root, alone)
            try:
                stage.create()
                yield Output(out, stage, tell)
            finally:
                stage.remove()
                if new_folders and _has_only_hidden_folder(root):
                    with suppress(OSError):  # Windows keeps what is open
                        (root / HIDDEN / "lock").unlink()
    except OSError as error:
        place = _place_in_output(error, out, stage)
        if error.errno is None or place is None:
            raise
        raise OSError(error.errno, error.strerror, str(place), getattr(error, "winerror", None)) from error
    finally:
        for folder in new_folders:  # a build without results leaves no folders either
            with suppress(OSError):
                folder.rmdir()


def _first_lines(found: list[tuple[str, Message]]) -> Joined:
    """Return a line for each of the first of `found`."""
    lines = [LINE.filled(name=_printable(name), reason=reason) for name, reason in found[:SHOWN]]
    rest = [MORE.filled(count=len(found) - SHOWN)] if len(found) > SHOWN else []
    return Joined((*lines, *rest), by="\n")


def _printable(name: str) -> str:
    """Return `name` without what could move a terminal's cursor, or cannot be printed: it may be anybody's."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)


def _place_in_output(error: OSError, out: Path, stage: Stage) -> Path | None:
    """Return the place in the output folder that `error` is about; `None` when it is about some other."""
    if error.filename is None:
        return out  # a write through an open file: the disk is full
    # A copy that fails names its source first.
    file = Path(os.fsdecode(error.filename2 or error.filename))
    for folder in (stage.path_in_stage(""), stage.folder / "old", stage.root):
        if file.is_relative_to(folder) and not file.is_relative_to(stage.folder / "work"):
            rest = file.relative_to(folder)
            return out if rest.parts[:1] == (HIDDEN,) else out / rest
    return out if file.is_relative_to(stage.folder) else None


def windows_long_path(path: str, platform: str) -> str:
    """Return the absolute `path` in the form that has no limit of 260 characters on Windows."""
    if platform != "win32" or path.startswith(LONG):
        return path
    return LONG_SHARE + path[2:] if path.startswith("\\\\") else LONG + path


def _folders_to_make(folder: Path) -> list[Path]:
    """Return the folders that would have to be made for `folder`, innermost first."""
    return [place for place in (folder, *folder.parents) if not place.exists()]


def _has_only_hidden_folder(root: Path) -> bool:
    return [entry.name for entry in root.iterdir()] == [HIDDEN]
