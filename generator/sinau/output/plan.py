# SPDX-License-Identifier: Apache-2.0
"""What a build is about to put into its output folder; written down before, so that the next one can finish it after a kill."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sinau.diagnostics import Message
from sinau.output.files_of_others import CHANGED, UNKNOWN, DiskDigests, DiskNames, FolderSurvey
from sinau.output.own_files_record import RecordError, checked_files, files_of_result, is_own_path


@dataclass(frozen=True, slots=True)
class OutputPlan:
    """`results` has the name of each result and whether it is a folder; `new` and `old` the digests of their files.

    `old` are those that the record knows from before. `replace`: the user gives up what is in the way.
    """

    results: Mapping[str, bool]
    new: Mapping[str, str]
    old: Mapping[str, str]
    replace: bool = False
    digests: DiskDigests = field(default_factory=DiskDigests, compare=False)

    def text(self) -> str:
        """Return the plan as it is written down."""
        kept = {"results": dict(self.results), "new": dict(self.new), "old": dict(self.old), "replace": self.replace}
        return json.dumps(kept)

    def files_of_new_result(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield path and digest of each file that belongs to the new result `name`."""
        for path, digest in files_of_result(self.new, name).items():
            yield (f"{name}/{path}" if path else name), digest

    def is_whole(self, name: str, place: Path, is_folder: bool) -> bool:
        """Tell whether the new result `name` is at `place`, whatever others have put beside its files."""
        if place.is_dir() != is_folder:
            return False
        return all(self.digests.of(place / path) == digest for path, digest in files_of_result(self.new, name).items())

    def obstacles(self, name: str, target: Path, names: DiskNames) -> Iterator[tuple[str, Message]]:
        """Yield what at `target` would be lost when the new result `name` takes its place: its path, and why it is not ours."""
        if self.results[name]:
            for path, reason in self.survey(name, target, names).obstacles():
                yield (f"{name}/{path}" if path else name), reason
        elif os.path.lexists(target):
            if name not in self.old:
                yield name, UNKNOWN
            elif self.digests.of(target) not in {self.old[name], self.new[name]}:
                yield name, CHANGED

    def survey(self, name: str, place: Path, names: DiskNames) -> FolderSurvey:
        """Return what is at `place`, seen as an old state of the result `name`."""
        return FolderSurvey(
            place, files_of_result(self.old, name), files_of_result(self.new, name), names, self.digests
        )


def read_plan(path: Path) -> OutputPlan | None:
    """Return the plan at `path`; `None` when there is none, or none that this version of Sinau has written."""
    try:
        data = json.loads(path.read_bytes())
        results = {name: is_folder is True for name, is_folder in data["results"].items()}
        # Names of ours only: what else is in the folder may have been put there by anybody.
        if not all(is_own_path(name) and name.count("/") <= 1 for name in results):
            return None
        return OutputPlan(results, checked_files(data["new"]), checked_files(data["old"]), data["replace"] is True)
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError, RecordError):
        return None
