# SPDX-License-Identifier: Apache-2.0
"""A package that is played: its manifest, and its files straight from the zip."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sinau.archive import ArchiveError, ProblemKind, open_archive
from sinau.diagnostics import Message, Rule
from sinau.diagnostics.report import on_one_line
from sinau.texts import Sentences
from sinau_scorm.addresses import leads_elsewhere
from sinau_scorm.manifest.others import standard_of_other_manifest
from sinau_scorm.manifest.reading import (
    MOST_BYTES,
    TOO_LARGE,
    Item,
    Manifest,
    ManifestError,
    manifest_of,
    parse_manifest_root,
)
from sinau_scorm.nearby_names import SimilarFiles
from sinau_scorm.recognising import recognise_file, recognise_package

MANIFEST = "imsmanifest.xml"
MOST_TOLD = 10  # items that open what is not there

NOT_A_ZIP = Message("play.not_a_zip")
UNSAFE = Message("play.unsafe")
NO_MANIFEST = Message("play.no_manifest")
INSTEAD = Message("play.instead")
DAMAGED = Message("play.damaged")
BAD_MANIFEST = Message("play.bad_manifest")
MISSING = Message("play.missing")
OTHER_NAME = Message("play.other_name")


class NoPackageError(ValueError):
    """Not a package; `text` says so to a person, with what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text("en"))
        self._message = message

    def text(self, language: str) -> str:
        """What is to be told, in `language`, on one line."""
        return on_one_line(self._message.text(language))


def _error_naming_instead(rule: Rule, package: str, values: Mapping[str, object]) -> NoPackageError:
    """The error for something else than a SCORM package: what it is and what to do with it."""
    what = Sentences((rule.message.filled(**values), rule.hint.filled(**values)))
    return NoPackageError(INSTEAD.filled(package=package, what=what))


def _error_for_unreadable_file(path: Path, kind: ProblemKind) -> NoPackageError:
    instead = recognise_file(path) if kind is ProblemKind.NOT_A_ZIP else None
    if instead is not None:
        return _error_naming_instead(instead.rule, path.name, instead.values)
    return NoPackageError(
        (NOT_A_ZIP if kind is ProblemKind.NOT_A_ZIP else UNSAFE).filled(package=path.name, problem=kind)
    )


class PlayedPackage:
    """One package, open for reading. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        try:
            self._archive = open_archive(path)
        except ArchiveError as error:
            raise _error_for_unreadable_file(path, error.problem.kind) from None
        self._lock = threading.Lock()
        self.name = path.name
        try:
            self.manifest = self._read_manifest()
        except NoPackageError:
            self.close()
            raise

    def _read_manifest(self) -> Manifest:
        large = MANIFEST in self._archive and self._archive.size(MANIFEST) > MOST_BYTES
        data = None if large else self.read(MANIFEST)
        if data is None and not large:
            raise self._error_without_manifest()
        try:
            if data is None:
                raise ManifestError(TOO_LARGE, 1)
            root = parse_manifest_root(data)
            rule = standard_of_other_manifest(root)
            if rule is not None:
                raise _error_naming_instead(rule, self.name, {})
            return manifest_of(root)
        except ManifestError as error:
            problem = BAD_MANIFEST.filled(package=self.name, reason=error.reason, line=error.line)
            raise NoPackageError(problem) from None

    def _error_without_manifest(self) -> NoPackageError:
        instead = recognise_package(self._archive)
        if instead is not None:
            return _error_naming_instead(instead.rule, self.name, instead.values)
        if MANIFEST in self._archive:
            return NoPackageError(DAMAGED.filled(package=self.name))
        problem = next((problem.kind for problem in self._archive.problems if problem.entry == MANIFEST), None)
        return NoPackageError((UNSAFE if problem else NO_MANIFEST).filled(package=self.name, problem=problem))

    def lines_about_missing_files(self, language: str) -> list[str]:
        """What to tell of items that open a file which the package does not have under this name."""
        nearby, found = SimilarFiles(self._archive), []
        for item in self.manifest.organization.leaves:
            path = unquote(re.split("[?#]", item.launch, maxsplit=1)[0])
            if path and path not in self._archive and not leads_elsewhere(item.launch):
                near = nearby.find_meant_file(path)
                values = {"item": item.title[:200], "path": path[:200], "found": near.name if near else ""}
                found.append(on_one_line((OTHER_NAME if near else MISSING).text(language, values)))
            if len(found) == MOST_TOLD:
                break
        return found

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


def outline_of_item(item: Item, edition: str) -> dict[str, Any]:
    """An item and all below it, as the LMS's window reads it: addresses on the server, and what the LMS knows beforehand."""
    return {
        "id": item.identifier,
        "title": item.title,
        "launch": f"/content/{item.launch}" if item.launch else "",
        "sco": item.scorm_type == "sco",
        "visible": item.visible,
        "prerequisites": item.prerequisites,
        "assignment": initial_lms_values_of(item, edition),
        "sequencing": item.sequencing,
        "children": [outline_of_item(each, edition) for each in item.children],
    }


def objectives_of(item: Item) -> list[str]:
    """The identifiers of an item's objectives, of which an LMS makes `cmi.objectives` (RTE, Objectives), the primary one first."""
    primary = item.sequencing.get("primaryObjective")
    every = [*([primary] if primary else []), *item.sequencing.get("objectives", [])]
    return [objective["objectiveID"] for objective in every if objective["objectiveID"]]


def initial_lms_values_of(item: Item, edition: str) -> dict[str, Any]:
    """What the manifest makes the LMS know of an item, in the LMSs' names; what it does not say is left out."""
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
