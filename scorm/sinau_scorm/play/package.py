# SPDX-License-Identifier: Apache-2.0
"""A package that is played: its manifest, and its files straight from the zip."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from sinau.archive import ArchiveError, Kind, open_archive
from sinau.diagnostics import Message
from sinau_scorm.manifest.reading import Item, Manifest, ManifestError, read_manifest

MANIFEST = "imsmanifest.xml"

NOT_A_ZIP = Message("play.not_a_zip")
UNSAFE = Message("play.unsafe")
NO_MANIFEST = Message("play.no_manifest")
BAD_MANIFEST = Message("play.bad_manifest")


class NoPackageError(ValueError):
    """Not a package; `message` and `values` say so to a person, with what to do."""

    def __init__(self, message: Message, **values: object) -> None:
        super().__init__(message.en)
        self.message, self.values = message, values


class Package:
    """One package, open for reading. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        try:
            self._archive = open_archive(path)
        except ArchiveError as error:
            plain = error.problem.kind is Kind.NOT_A_ZIP
            raise NoPackageError(NOT_A_ZIP if plain else UNSAFE, name=path.name, problem=error.problem.kind) from None
        self._lock = threading.Lock()
        self.name = path.name
        try:
            self.manifest = self._read_manifest()
        except NoPackageError:
            self.close()
            raise

    def _read_manifest(self) -> Manifest:
        data = self.read(MANIFEST)
        if data is None:
            raise NoPackageError(NO_MANIFEST, name=self.name)
        try:
            return read_manifest(data)
        except ManifestError as error:
            raise NoPackageError(BAD_MANIFEST, name=self.name, reason=str(error), line=error.line) from None

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, None where the package has none of that name, or one whose bytes are damaged."""
        with self._lock:
            try:
                return self._archive.read(name)
            except (KeyError, ArchiveError):
                return None

    def close(self) -> None:
        """Let go of the zip."""
        self._archive.close()


def outline(item: Item, edition: str) -> dict[str, Any]:
    """An item and all below it, as the LMS's window reads it: addresses on the server, and what the LMS knows beforehand."""
    return {
        "id": item.identifier,
        "title": item.title,
        "launch": f"/content/{item.launch}" if item.launch else "",
        "sco": item.scorm_type == "sco",
        "visible": item.visible,
        "prerequisites": item.prerequisites,
        "assignment": assignment_of(item, edition),
        "sequencing": item.sequencing,
        "children": [outline(each, edition) for each in item.children],
    }


def objectives_of(item: Item) -> list[str]:
    """The identifiers of an item's objectives, of which an LMS makes `cmi.objectives` (RTE, Objectives), the primary one first."""
    primary = item.sequencing.get("primaryObjective")
    every = [*([primary] if primary else []), *item.sequencing.get("objectives", [])]
    return [objective["objectiveID"] for objective in every if objective["objectiveID"]]


def assignment_of(item: Item, edition: str) -> dict[str, Any]:
    """What the manifest makes the LMS know of an item, in the judges' names; what it does not say is left out."""
    known: dict[str, Any] = {
        "launch_data": item.launch_data,
        "max_time_allowed": item.max_time_allowed,
        "time_limit_action": item.time_limit_action,
    }
    if edition == "1.2":
        known["mastery_score"] = item.mastery_score
    else:
        known |= {"scaled_passing_score": item.scaled_passing_score, "completion_threshold": item.completion_threshold}
        known |= {"edition": edition, "data": list(item.shared_data), "objectives": objectives_of(item)}
    known = {name: value for name, value in known.items() if value}
    delivery = item.sequencing.get("deliveryControls", {})
    # Without delivery controls the LMS says that the learner is through (SN, UP.4; SAP does: KBA 3403728).
    return known if edition == "1.2" else {**known, "delivery_controls": delivery.get("completionSetByContent", False)}
