# SPDX-License-Identifier: Apache-2.0
"""What is published: paths and their bytes, from which manifests, lists and zips are derived."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path


class PathClashError(ValueError):
    """Two files were to be published at one path (letter case does not tell them apart), which is a bug of ours."""


@dataclass(slots=True)
class FileTree:
    """Published paths (relative, forward slashes) and their content: bytes, or a file on the disk to be copied.

    Refuses two files at one path, also when only letter case or the spelling of an accent differs: some hosts and LMSs
    fold it. Refuses a file where another one needs a folder.
    """

    _files: dict[str, bytes | Path] = field(default_factory=dict)
    _later: dict[str, Callable[[], bytes]] = field(default_factory=dict)
    # What names become where letter case and accents' spelling do not count -> the name that was published.
    _folded: dict[str, str] = field(default_factory=dict)
    _folders: dict[str, str] = field(default_factory=dict)

    def add(self, path: str, content: bytes | Path) -> None:
        """Publish `content` at `path`.

        Raises `PathClashError` when the path is taken, also by a folder, and `ValueError` when it leaves the tree.
        """
        parts = path.split("/")
        if not {"", ".", ".."}.isdisjoint(parts) or "\\" in path:
            raise ValueError(f"not a path inside the tree: {path!r}")
        folded = (path if path.isascii() else unicodedata.normalize("NFC", path)).casefold()
        folders = list(accumulate(folded.split("/")[:-1], "{}/{}".format))
        for taken in (self._folded.get(folded), self._folders.get(folded), *map(self._folded.get, folders)):
            if taken is not None:
                raise PathClashError(f"{path!r} and {taken!r} cannot both be published")
        self._folded[folded] = path
        self._folders |= dict.fromkeys(folders, path)
        self._files[path] = content

    def add_later(self, path: str, make: Callable[[], bytes]) -> None:
        """Publish at `path` what `make` returns. It is called once, and only when somebody wants to know."""
        self.add(path, b"")
        self._later[path] = make

    def read(self, path: str) -> bytes:
        """Return the bytes at `path`; raises `KeyError` when there is nothing."""
        content = self.source(path)
        return content if isinstance(content, bytes) else content.read_bytes()

    def source(self, path: str) -> bytes | Path:
        """Return what is to be written at `path`, unread."""
        make = self._later.pop(path, None)
        if make:
            self._files[path] = make()
        return self._files[path]

    def size(self, path: str) -> int:
        """Return the number of bytes at `path`; a file on the disk is not read for it."""
        content = self.source(path)
        return len(content) if isinstance(content, bytes) else content.stat().st_size

    def __iter__(self) -> Iterator[str]:
        """Iterate over the paths in order."""
        return iter(sorted(self._files))

    def __contains__(self, path: str) -> bool:
        return path in self._files

    def __len__(self) -> int:
        return len(self._files)
