# SPDX-License-Identifier: Apache-2.0
"""What others have put into a result of ours, and what of ours was changed: found, and carried along when it is replaced."""

import hashlib
import os
import secrets
import shutil
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sinau.diagnostics import Message
from sinau.operating_system.swap import move_over

FOREIGN = Message("commands.others_foreign")
CHANGED = Message("commands.others_changed")
FOLDER = Message("commands.others_folder")
UNKNOWN = Message("commands.others_unknown")


@dataclass(slots=True)
class DiskDigests:
    """The digests of files on the disk. A file that has not changed since is not read a second time."""

    _known: dict[tuple[int, int, int, int], str] = field(default_factory=dict)

    def of(self, path: Path) -> str | None:
        """Return the SHA-256 of the file at `path`; `None` when something else is there, or nothing. Links are not followed."""
        try:
            found = path.lstat()
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(found.st_mode):
            return None
        key = _state(found)
        if key not in self._known:
            with path.open("rb") as file:
                self._known[key] = hashlib.file_digest(file, "sha256").hexdigest()
        return self._known[key]

    def note(self, path: Path, digest: str) -> None:
        """Take it that the file at `path`, which was read a moment ago, has this `digest`."""
        self._known[_state(path.lstat())] = digest


def _state(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


@dataclass(frozen=True, slots=True)
class DiskNames:
    """How a disk tells names apart: whether letter case counts there. The spelling of accents never does."""

    folds: bool

    @classmethod
    def of(cls, folder: Path) -> "DiskNames":
        """Return how the disk of `folder` does it; the folder's own name has letters."""
        other = folder.with_name(folder.name.swapcase())
        return cls(other.exists() and other.samefile(folder))

    def key(self, path: str) -> str:
        """Return what all paths have in common that are one."""
        plain = unicodedata.normalize("NFC", path)
        return unicodedata.normalize("NFC", plain.casefold()) if self.folds else plain


@dataclass(frozen=True)
class FolderSurvey:
    """The folder `root` of a result as it is on the disk, beside what was written there and what is to be written.

    `written` and `planned` are digests by paths below it.
    """

    root: Path
    written: Mapping[str, str]
    planned: Mapping[str, str]
    names: DiskNames
    digests: DiskDigests

    @cached_property
    def _written_by_key(self) -> dict[str, str]:
        return {self.names.key(path): digest for path, digest in self.written.items()}

    @cached_property
    def _planned_keys(self) -> set[str]:
        return {self.names.key(path) for path in self.planned}

    @cached_property
    def _planned_folders(self) -> set[str]:
        return {folder for path in self._planned_keys for folder in _parent_folders(path)}

    @cached_property
    def _written_folders(self) -> set[str]:
        return {folder for path in self._written_by_key for folder in _parent_folders(path)}

    @cached_property
    def _files_and_folders(self) -> tuple[list[str], list[str]]:
        files: list[str] = []
        folders: list[str] = []
        for path, is_folder in _paths_below(self.root) if self.root.is_dir() else ():
            (folders if is_folder else files).append(path)
        return sorted(files), sorted(folders)

    @cached_property
    def others(self) -> list[str]:
        """The files that are not as we have written them: those of others, and ours that were changed."""
        return [path for path in self._files_and_folders[0] if not self._is_ours(path)]

    def _is_ours(self, path: str) -> bool:
        digest = self._written_by_key.get(self.names.key(path))
        return digest is not None and self.digests.of(self.root / path) == digest

    def obstacles(self) -> Iterator[tuple[str, Message]]:
        """Yield what would be lost, or was changed: its path, and why it is not ours to replace."""
        if not self.written:
            yield from ((path, UNKNOWN) for path in self._files_and_folders[0])
            return
        folders: set[str] = set()
        for path in self.others:
            key = self.names.key(path)
            if key in self._written_by_key:
                yield path, CHANGED
            elif key in self._planned_keys or key in self._planned_folders:
                yield path, FOREIGN
            elif folder := self._folder_in_the_way(path):
                if folder not in folders:
                    yield folder, FOLDER
                folders.add(folder)

    def _folder_in_the_way(self, path: str) -> str | None:
        """Return the folder above `path` where a file of ours must go."""
        return next((folder for folder in _parent_folders(path) if self.names.key(folder) in self._planned_keys), None)

    def carried_files(self) -> Iterator[str]:
        """Yield the files of others that stay: all that no file or folder of ours takes the place of."""
        for path in self.others:
            key = self.names.key(path)
            if key not in self._planned_keys and key not in self._planned_folders and not self._folder_in_the_way(path):
                yield path

    def carried_folders(self) -> Iterator[str]:
        """Yield the folders of others that stay, inner ones first: those above their files, and empty ones."""
        needed = {folder for path in self.carried_files() for folder in _parent_folders(path)}
        filled = {folder for path in self._files_and_folders[0] for folder in _parent_folders(path)}
        for folder in reversed(self._files_and_folders[1]):
            key = self.names.key(folder)
            if key in self._planned_folders or key in self._planned_keys or self._folder_in_the_way(folder):
                continue
            if folder in needed or (folder not in filled and key not in self._written_folders):
                yield folder


def _parent_folders(path: str) -> list[str]:
    """Return the folders above `path`, the nearest first."""
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)]


def _paths_below(root: Path) -> Iterator[tuple[str, bool]]:
    """Yield what is below `root` and whether it is a folder. Links are not followed, however deep folders are."""
    left = [""]
    while left:
        folder = left.pop()
        with os.scandir(root / folder) as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                is_folder = entry.is_dir(follow_symlinks=False)
                yield path, is_folder
                if is_folder:
                    left.append(path)


def carry_files_of_others(
    survey: FolderSurvey, target: Path, differing: Callable[[os.stat_result, os.stat_result], bool]
) -> None:
    """Have everything of others in the surveyed folder in the folder `target` too, with its rights and dates.

    Both places then lead to one file where the disk can do that, so that a program that has it open goes on writing into the
    file that stays. Where `target` has another file already, `differing` says by both states whether it is replaced. Raises
    `OSError`.
    """
    folders = list(survey.carried_folders())
    for folder in folders:
        (target / folder).mkdir(parents=True, exist_ok=True)
    for path in survey.carried_files():
        source, place = survey.root / path, target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if not os.path.lexists(place):
            _link_or_copy(source, place)
        elif not _is_same_file(source.lstat(), place.lstat()) and differing(source.lstat(), place.lstat()):
            staged = place.with_name(f".{secrets.token_hex(8)}")
            _link_or_copy(source, staged)
            move_over(staged, place)
    for folder in folders:
        with suppress(OSError):  # a disk without rights or dates; the folder is there
            shutil.copystat(survey.root / folder, target / folder, follow_symlinks=False)


def _link_or_copy(source: Path, place: Path) -> None:
    """Have at `place` what is at `source`: the same file, or a copy where the disk or the system does not allow that."""
    try:
        os.link(source, place, follow_symlinks=False)
    except (OSError, NotImplementedError):
        if not source.is_symlink() and not stat.S_ISREG(source.lstat().st_mode):
            raise  # a pipe or a socket: opening it for a copy could wait for ever
        # A link is copied as a link.
        shutil.copy2(source, place, follow_symlinks=False)


def _is_same_file(one: os.stat_result, other: os.stat_result) -> bool:
    """Tell whether two places lead to one file, or to a copy that nobody has changed."""
    if os.path.samestat(one, other):
        return True
    kinds = stat.S_IFMT(one.st_mode) == stat.S_IFMT(other.st_mode)
    return kinds and (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)


def keep_source(_source: os.stat_result, _place: os.stat_result) -> bool:
    """The source is what stands in the result now: it counts."""
    return True


def keep_what_is_in_place(_source: os.stat_result, _place: os.stat_result) -> bool:
    """What is in place was put there later than the source."""
    return False


def keep_newer(source: os.stat_result, place: os.stat_result) -> bool:
    """Both were there a moment ago: the one that was written later counts."""
    return source.st_mtime_ns >= place.st_mtime_ns


def remove_carried_files(root: Path, planned: Iterable[str]) -> None:
    """Remove from the staged folder `root` what was carried there before a kill: others may have changed it meanwhile."""
    kept = set(planned)
    folders = {folder for path in kept for folder in _parent_folders(path)}
    for path, is_folder in sorted(_paths_below(root), reverse=True):
        if is_folder and path not in folders:
            (root / path).rmdir()
        elif not is_folder and path not in kept:
            (root / path).unlink()
