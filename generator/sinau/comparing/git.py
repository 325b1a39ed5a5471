# SPDX-License-Identifier: Apache-2.0
"""Writes a revision of the catalogue's folder into another folder. The only door to dulwich.

Git itself is not run: the settings and attributes of a repository can name programs, and git would start them.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISREG

from dulwich.errors import NotGitRepository
from dulwich.object_store import tree_lookup_path
from dulwich.objects import Blob, Commit, ObjectID, Tag, Tree
from dulwich.objectspec import parse_commit, parse_object
from dulwich.repo import Repo

from sinau.comparing.outline import UnreadableError
from sinau.diagnostics import Message

NO_REPOSITORY = Message(
    "There is no {revision} here, and {content} is in no git repository that could have such a revision.",
    "Tidak ada {revision} di sini, dan {content} tidak berada dalam repositori git yang dapat memuat revisi itu.",
)
NO_REVISION = Message(
    "There is no {revision}: no folder, no package, and no revision of the git repository of {content}.",
    "Tidak ada {revision}: bukan folder, bukan paket, dan bukan revisi repositori git dari {content}.",
)
NO_FOLDER = Message("In revision {revision} there is no {content}.", "Pada revisi {revision} belum ada {content}.")
# As many as a catalogue may have (source/files.py); a folder of others' files is not written out in full.
MAX_FILES = 20_000
# What a checkout could be made to write elsewhere with; file names of ours never have them.
UNSAFE = frozenset('\\:\x00<>"|?*')


def write_revision(content: Path, revision: str, into: Path) -> None:
    """Write the files of the catalogue `content`, as they were at `revision`, into the empty folder `into`.

    Links and submodules are left out. Raises `UnreadableError` when there is no such repository, revision or folder.
    """
    try:
        repository = Repo.discover(str(content.resolve()))
    except NotGitRepository as error:
        raise UnreadableError(NO_REPOSITORY, revision=revision, content=content) from error
    with repository:
        commit = _commit(repository, revision, content)
        inside = content.resolve().relative_to(Path(repository.path).resolve())
        try:
            root = commit.tree
            if inside.parts:
                mode, root = tree_lookup_path(repository.__getitem__, root, inside.as_posix().encode())
                if not S_ISDIR(mode):
                    raise KeyError(inside)
        except KeyError as error:
            raise UnreadableError(NO_FOLDER, revision=revision, content=content) from error
        for count, (path, blob) in enumerate(_files(repository, root, PurePosixPath())):
            if count >= MAX_FILES:
                break  # the reader of the folder says so
            target = into / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(blob.data)


def _commit(repository: Repo, revision: str, content: Path) -> Commit:
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


def _files(repository: Repo, tree: ObjectID, folder: PurePosixPath) -> Iterator[tuple[PurePosixPath, Blob]]:
    found = repository[tree]
    assert isinstance(found, Tree)
    for entry in found.iteritems():
        assert entry.path is not None
        assert entry.mode is not None
        assert entry.sha is not None
        name = entry.path.decode("utf-8", "replace")
        if name in {"", ".", ".."} or name.startswith(".") or "/" in name or UNSAFE & set(name):
            continue  # the reader of the folder passes over hidden files and refuses the others
        if S_ISDIR(entry.mode):
            yield from _files(repository, entry.sha, folder / name)
        elif S_ISREG(entry.mode):
            blob = repository[entry.sha]
            assert isinstance(blob, Blob)
            yield folder / name, blob
