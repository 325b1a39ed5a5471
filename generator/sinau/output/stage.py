# SPDX-License-Identifier: Apache-2.0
"""The stage of one build: a hidden folder below the output folder, on the same file system.

    <output>/.sinau/lock                            held while a build runs
    <output>/.sinau/<machine>-<process>-<letters>/  the stage
        new/        what was made, by the names it will have in the output folder
        old/        what stood there
        work/       temporary files of MkDocs and others
        plan.json   there from the moment everything in new/ is whole until all of it is in its place
    <output>/.sinau/written.json                    what the builds so far have written (`own_files_record.py`)

A stage that nobody works on was left by a killed build; the next build finishes or undoes what that one had begun.
"""

import os
import re
import secrets
import shutil
import socket
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sinau.operating_system.swap import move_over, replace_with_undo, sync_folder
from sinau.output.artefact import write_text_if_changed
from sinau.output.files_of_others import (
    DiskNames,
    carry_files_of_others,
    keep_newer,
    keep_source,
    keep_what_is_in_place,
    remove_carried_files,
)
from sinau.output.own_files_record import NAME as RECORD
from sinau.output.own_files_record import (
    RecordError,
    files_of_result,
    read_own_files,
    record_text,
    with_results_replaced,
)
from sinau.output.plan import OutputPlan, read_plan

HIDDEN = ".sinau"
NAME = re.compile(r"(?P<machine>[a-z0-9-]+)-(?P<process>\d+)-[0-9a-f]{8}\Z")
# A stage of another machine is left alone this long: no build takes a day.
DAY = 24 * 60 * 60
Replaces = Callable[[os.stat_result, os.stat_result], bool]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage at `folder` of the output folder `root`."""

    root: Path
    folder: Path

    @classmethod
    def of_this_process(cls, root: Path) -> "Stage":
        """Return a stage of this process that is not there yet."""
        return cls(root, root / HIDDEN / f"{_name_of_machine()}-{os.getpid()}-{secrets.token_hex(4)}")

    def create(self) -> None:
        """Make the folders. Raises `OSError`."""
        for name in ("new", "old", "work"):
            (self.folder / name).mkdir(parents=True)

    def path_in_stage(self, name: str) -> Path:
        """Return where what will be at `name` of the output folder is made."""
        return self.folder / "new" / name

    def put_in_place(self, plan: OutputPlan) -> None:
        """Move everything in `plan` to its place. Raises `OSError`, and then the old results stand again.

        From the moment `plan.json` is there the next build finishes what a kill interrupts.
        """
        write_text_if_changed(self.folder / "plan.json", plan.text())
        done: list[Callable[[], None]] = []
        try:
            for name in plan.results:
                done.append(self._put_result_in_place(name, plan))  # noqa: PERF401 - what is done must be known when the next one fails
            self._write_plan_of_result(plan, plan.results, keep_newer)
        except BaseException:
            (self.folder / "plan.json").unlink(missing_ok=True)
            for undo in reversed(done):
                undo()
            raise
        (self.folder / "plan.json").unlink(missing_ok=True)

    def recover(self) -> None:
        """Finish what a killed build had begun: after it every result is whole and all are of one build.

        What others have put in the way meanwhile stays: then the old result stays too, and the next build tells of it.
        """
        plan = read_plan(self.folder / "plan.json")
        if plan:
            in_place = []
            for name, is_folder in plan.results.items():
                # Not there any more, or the old one after an exchange: then it is in its place already.
                if plan.is_whole(name, self.path_in_stage(name), is_folder):
                    if self._is_in_the_way(name, plan):
                        continue
                    if is_folder:
                        remove_carried_files(self.path_in_stage(name), files_of_result(plan.new, name))
                    self._put_result_in_place(name, plan)
                in_place.append(name)
            self._restore_old_folders()
            self._write_plan_of_result(plan, in_place, keep_what_is_in_place)
            (self.folder / "plan.json").unlink(missing_ok=True)
        self._restore_old_folders()

    def remove(self) -> None:
        """Remove the stage; what cannot be removed now is removed by a later build."""
        with suppress(OSError):
            self._restore_old_folders()  # an old result that could not be put back is worth more than a tidy folder
            shutil.rmtree(self.folder, ignore_errors=True)

    def _is_in_the_way(self, name: str, plan: OutputPlan) -> bool:
        target = self.root / name
        if plan.replace or not os.path.lexists(target):
            return False
        if target.is_symlink() or target.is_dir() != plan.results[name]:
            return True
        return any(True for _ in plan.obstacles(name, target, DiskNames.of(self.root / HIDDEN)))

    def _put_result_in_place(self, name: str, plan: OutputPlan) -> Callable[[], None]:
        """Put the result `name` in its place, with everything of others that is in the old one; return what undoes that."""
        target, old = self.root / name, self.folder / "old" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        old.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(old) and os.path.lexists(target):  # a kill came in between, and others have made a new one
            old = self.folder / f"old-{secrets.token_hex(4)}" / name
            old.parent.mkdir(parents=True)
        if plan.results[name] and target.is_dir():
            carry_files_of_others(
                plan.survey(name, target, DiskNames.of(self.root / HIDDEN)), self.path_in_stage(name), keep_source
            )
        return replace_with_undo(self.path_in_stage(name), target, old)

    def _restore_old_folders(self) -> None:
        """Put old folders back when something came between their going and the coming of the new ones."""
        for old in (self.folder / "old").glob("*"):
            if not os.path.lexists(self.root / old.name):
                move_over(old, self.root / old.name)

    def _write_plan_of_result(self, plan: OutputPlan, in_place: Iterable[str], replaces: Replaces) -> None:
        """Write down what is `in_place` now. What came into an old folder in the last moment comes along."""
        names = list(in_place)
        for name in names:
            if plan.results[name]:
                for old in (self.path_in_stage(name), *self.folder.glob(f"old*/{name}")):
                    carry_files_of_others(
                        plan.survey(name, old, DiskNames.of(self.root / HIDDEN)), self.root / name, replaces
                    )
        for folder in {(self.root / name).parent for name in names}:
            sync_folder(folder)
        record = self.root / HIDDEN / RECORD
        try:
            before = read_own_files(record)
        except RecordError:
            before = {}
        new = {path: digest for name in names for path, digest in plan.files_of_new_result(name)}
        files = with_results_replaced(before, names, new)
        write_text_if_changed(
            record, record_text({path: d for path, d in files.items() if os.path.lexists(self.root / path)})
        )


def recover_stages(root: Path, alone: bool) -> None:
    """Finish and remove the stages that killed builds have left. `alone`: the lock says that no other build runs here."""
    for folder in sorted((root / HIDDEN).glob("*-*-*")):
        match = NAME.match(folder.name)
        if match and _is_left_behind(folder, match["machine"], int(match["process"]), alone):
            stage = Stage(root, folder)
            stage.recover()
            stage.remove()
    if alone:  # nobody is writing the record now
        for leftover in (root / HIDDEN).glob(f".{RECORD}.*"):
            leftover.unlink(missing_ok=True)


def _is_left_behind(folder: Path, machine: str, process: int, alone: bool) -> bool:
    if machine == _name_of_machine():
        return alone or not _is_running(process)
    try:  # a lock may not reach over the network, so the other machine may be at work
        return time.time() - folder.stat().st_mtime > DAY
    except OSError:
        return False


def _is_running(process: int) -> bool:
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


def _name_of_machine() -> str:
    return re.sub(r"[^a-z0-9]+", "-", socket.gethostname().lower()).strip("-")[:40] or "machine"
