# SPDX-License-Identifier: Apache-2.0
"""Writes a revision of the catalogue's folder into another folder. The only module that imports dulwich.

Git itself is not run: the settings and attributes of a repository can name programs, and git would start them. The repository may be
anybody's: its settings are read without the files that they include, and no objects are taken from elsewhere.
"""

import logging
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISREG

from dulwich.config import ConfigFile
from dulwich.object_store import BaseObjectStore, DiskObjectStore
from dulwich.objects import Blob, Commit, ObjectID, Tag, Tree
from dulwich.objectspec import parse_commit, parse_object
from dulwich.repo import Repo

from sinau.comparing.outline import UnreadableError
from sinau.comparing.repository import NOT_WHOLE, RepositoryFolders, find_repository
from sinau.diagnostics import Message

NO_REPOSITORY = Message("updates.git_no_repository")
NO_REVISION = Message("updates.git_no_revision")
NO_FOLDER = Message("updates.git_no_folder")
# As many as a catalogue may have (source/files.py); a folder of others' files is not written out in full.
MAX_FILES = 20_000
MAX_FOLDERS = 60
# What a checkout could be made to write elsewhere with; file names of ours never have them.
UNSAFE = frozenset('\\:\x00<>"|?*')
# It quotes what it cannot read.
logging.getLogger("dulwich").addHandler(logging.NullHandler())


class _ObjectsWithoutAlternates(DiskObjectStore):
    """The objects of a repository, without those that it may take from others."""

    @property
    def alternates(self) -> list[BaseObjectStore]:
        """No other stores."""
        return []


class _RepositoryWithOwnSettings(Repo):
    """A repository whose settings are its own."""

    def __init__(self, place: RepositoryFolders) -> None:
        self._place = place
        objects = _ObjectsWithoutAlternates.from_config(place.common / "objects", self.get_config())
        super().__init__(str(place.root), object_store=objects, bare=False)

    def get_config(self) -> ConfigFile:
        """Return the settings of the repository, without the files that they include."""
        try:
            return ConfigFile.from_path(self._place.common / "config", expand_includes=False)
        except FileNotFoundError:
            return ConfigFile()


def write_revision(content: Path, revision: str, into: Path) -> None:
    """Write the files of the catalogue `content`, as they were at `revision`, into the empty folder `into`.

    Links and submodules are left out. Raises `UnreadableError` when there is no such repository, revision or folder.
    """
    for path, data in _files_of_revision(content, revision):
        target = into / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _files_of_revision(content: Path, revision: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    place = find_repository(content)
    if place is None:
        raise UnreadableError(NO_REPOSITORY, revision=revision, content=content)
    try:
        with _RepositoryWithOwnSettings(place) as repository:
            commit = _find_commit(repository, revision, content)
            root = _tree_of(repository, commit.tree)
            for part in content.resolve().relative_to(place.root).parts:
                mode, digest = root[part.encode()] if part.encode() in root else (0, ObjectID(b""))
                if not S_ISDIR(mode):
                    raise UnreadableError(NO_FOLDER, revision=revision, content=content)
                root = _tree_of(repository, digest)
            yield from _files_below(repository, root)
    except UnreadableError:
        raise
    except Exception as error:  # of damaged files dulwich raises whatever it stumbles on; what it quotes is not shown
        raise UnreadableError(NOT_WHOLE, content=content) from error


def _find_commit(repository: Repo, revision: str, content: Path) -> Commit:
    """Return the commit that `revision` names: a branch, a tag, a digest, `HEAD~2`."""
    try:
        try:
            return parse_commit(repository, revision)
        except KeyError:
            found = parse_object(repository, revision)
    except (KeyError, ValueError) as error:
        raise UnreadableError(NO_REVISION, revision=revision, content=content) from error
    while isinstance(found, Tag):
        found = repository[found.object[1]]
    if not isinstance(found, Commit):
        raise UnreadableError(NO_REVISION, revision=revision, content=content)
    return found


def _tree_of(repository: Repo, digest: ObjectID) -> Tree:
    found = repository[digest]
    if not isinstance(found, Tree):
        raise TypeError(digest)
    return found


def _files_below(repository: Repo, root: Tree) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the files below `root`. One more than there may be, or deeper than they may be: the reader of the folder says so."""
    waiting = [(PurePosixPath(), root)]
    files = folders = 0
    while waiting:
        folder, tree = waiting.pop()
        for entry in tree.iteritems():
            assert entry.path is not None
            assert entry.mode is not None
            assert entry.sha is not None
            name = entry.path.decode("utf-8", "replace")
            if name in {"", ".", ".."} or name.startswith(".") or "/" in name or UNSAFE & set(name):
                continue  # the reader of the folder passes over hidden files and refuses the others
            if S_ISDIR(entry.mode) and len(folder.parts) < MAX_FOLDERS:
                folders += 1
                waiting.append((folder / name, _tree_of(repository, entry.sha)))
            elif S_ISREG(entry.mode):
                files += 1
                blob = repository[entry.sha]
                if not isinstance(blob, Blob):
                    raise TypeError(name)
                yield folder / name, blob.data
            if files > MAX_FILES or folders > MAX_FILES:
                return
