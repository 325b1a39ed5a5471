# SPDX-License-Identifier: Apache-2.0
"""Writes a tree of files as a folder or as a zip. The only place that writes zips.

A file appears at its path whole or not at all; what is written is read again before anybody gets to see it.
"""

import errno
import os
import re
import stat
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from sinau.diagnostics.counting import Count, count_nothing
from sinau.operating_system.swap import move_over, sync_folder
from sinau.output.filetree import FileTree

# The zip format knows no time before this; a fixed one makes the same course the same bytes (standards.md 1.6).
EPOCH = (1980, 1, 1, 0, 0, 0)
# Level 9 takes a third longer and saves 0.2 % of the bytes.
DEFLATE = 6
# Characters of a zip's own name that some LMS does not take (standards.md 1.6); a dot may stand before "zip" only.
UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
STORED = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".mp3", ".mp4", ".webm", ".m4a", ".ogg", ".zip", ".woff2"}

# Rights of what is published.
READABLE = 0o644

# What a host can send with all results of a build.
POLICY_NAME = "policy.txt"


@dataclass(frozen=True, slots=True)
class Artefact:
    """Something written: its path, its size in bytes, the SHA-256 of its bytes (of a folder: of its files' list).

    `files` has the digest of each file of a folder, by its path there. `publication` and `course` are what it is of, and
    `sheets` what tells administrators of a package; they are empty until a build is whole.
    """

    path: Path
    size: int
    digest: str
    files: Mapping[str, str] = field(default_factory=dict, repr=False)
    publication: str = ""
    course: str = ""
    sheets: "tuple[Artefact, ...]" = ()


def package_name(course_id: str, version: str, publication: str) -> str:
    """Return the file name of a course's zip, `<course>-<version>-<publication>.zip`: plain letters, digits, `_`, `-`."""
    parts = (course_id, version, publication)
    # A part of which nothing is left ("٢٠٢٦", say) still has to tell one package from another.
    plain = (UNSAFE.sub("-", part).strip("-") or sha256(part.encode()).hexdigest()[:8] for part in parts)
    return f"{'-'.join(plain)}.zip"


def write_zip(tree: FileTree, path: Path, first: str = "", note: Count = count_nothing) -> Artefact:
    """Write `tree` as a zip that any LMS can read, with the file `first` in front.

    Deflated or stored only, no directories, no zip64, fixed dates and rights: the same tree gives the same bytes in any
    folder, time zone and language, and on any machine with the same zlib. Raises `OSError` when it cannot be written, too
    large a tree included; what stood at `path` is then still there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    names = sorted(tree, key=lambda name: (name != first, name))
    try:
        with _open_replacement(path) as file:
            with zipfile.ZipFile(file, "w", allowZip64=False) as archive:
                for number, name in enumerate(names):
                    note(number, len(names))
                    _write_entry(archive, name, tree.read(name))
            _check_written_zip(file, names, path)
    except zipfile.LargeZipFile as error:
        raise OSError(errno.EFBIG, f"too large for a zip that every LMS can read: {error}", str(path)) from error
    return Artefact(path, path.stat().st_size, digest_of(path))


def _check_written_zip(file: BinaryIO, names: list[str], path: Path) -> None:
    """Read the zip again: a disk may take bytes and not keep them."""
    file.flush()
    with zipfile.ZipFile(file) as archive:
        if archive.namelist() != names or archive.testzip() is not None:
            raise OSError(errno.EIO, "the zip is not what was written", str(path))


def _write_entry(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, EPOCH)
    info.create_system = 3  # Unix, whatever machine writes it
    info.external_attr = (stat.S_IFREG | 0o644) << 16
    info.compress_type = zipfile.ZIP_STORED if Path(name).suffix.lower() in STORED else zipfile.ZIP_DEFLATED
    archive.writestr(info, content, compresslevel=DEFLATE)


def write_file(content: bytes, path: Path) -> Artefact:
    """Write `content` as the file `path`. Raises `OSError` when it is not on the disk as it was given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _open_replacement(path) as file:
        file.write(content)
    artefact = Artefact(path, len(content), sha256(content).hexdigest())
    if digest_of(path) != artefact.digest:
        raise OSError(errno.EIO, "the file is not what was written", str(path))
    return artefact


def write_text_if_changed(path: Path, text: str) -> None:
    """Write `text` to `path` unless it is there already. Raises `OSError`; the old file is then still there."""
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return
    with _open_replacement(path) as file:
        file.write(data)


@contextmanager
def _open_replacement(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `path` when the body ends well, and is gone when it does not."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    staged = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        make_readable_for_others(staged, READABLE)
        move_over(staged, path)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_folder(tree: FileTree, path: Path, former: Path | None = None, note: Count = count_nothing) -> Artefact:
    """Write `tree` as the new folder `path`. Raises `OSError` when it cannot be written or is not on the disk as written.

    Half a folder may be left then: `output/` makes folders where nobody looks, and moves them. What is in the folder `former` with the same
    bytes at the same place is not written again: the new folder leads to the same files.
    """
    path.mkdir(parents=True)
    folders, size, digests, linked = {path}, 0, {}, set()
    for number, name in enumerate(tree):
        note(number, len(tree))
        content = tree.read(name)
        target = path / name
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.update(target.parents[: name.count("/")])
        if former and link_if_equal(content, former / name, target):
            linked.add(name)
        else:
            _write_new(content, target)
        size += len(content)
        digests[name] = sha256(content).hexdigest()
    for folder in folders:
        make_readable_for_others(folder, 0o755)
        sync_folder(folder)
    found = {name: digests[name] if name in linked else _digest_of_file(path / name) for name in _names_below(path)}
    digest = _digest_of_list(digests)
    if _digest_of_list(found) != digest:
        raise OSError(errno.EIO, "the folder is not what was written", str(path))
    return Artefact(path, size, digest, digests)


def _write_new(content: bytes, target: Path) -> None:
    with target.open("xb") as file:  # x: two names may be one on a disk that folds letter case
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    make_readable_for_others(target, READABLE)


def link_if_equal(content: bytes, former: Path, target: Path) -> bool:
    """Have the new path `target` lead to the file at `former` if that has these bytes and everybody may read it; tell whether it does.

    So what nobody has changed keeps its time, and need not be forced onto the disk again.
    """
    if os.name == "nt":  # there a file that is open anywhere could not be replaced
        return False
    try:
        found = former.lstat()
        if not stat.S_ISREG(found.st_mode) or stat.S_IMODE(found.st_mode) != READABLE or found.st_size != len(content):
            return False
        if former.read_bytes() != content:
            return False
        os.link(former, target, follow_symlinks=False)
    except (OSError, NotImplementedError):  # it is not there, or the disk knows no links
        return False
    return True


def keep_if_equal(new: Path, former: Path) -> None:
    """Have the file `new` be the one at `former`, if both have the same bytes."""
    staged = new.with_name(f".{new.name}.former")
    if link_if_equal(new.read_bytes(), former, staged):
        move_over(staged, new)


def digest_of(path: Path) -> str:
    """Return the SHA-256 by which an `Artefact` at `path` is known, from what is on the disk."""
    if not path.is_dir():
        return _digest_of_file(path)
    return _digest_of_list({name: _digest_of_file(path / name) for name in _names_below(path)})


def _digest_of_file(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _names_below(root: Path) -> Iterator[str]:
    """Yield the path of each file below `root`."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(root / folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{folder}{entry.name}/")
                else:
                    yield f"{folder}{entry.name}"


def _digest_of_list(files: Mapping[str, str]) -> str:
    # macOS may give a name back with its accents spelled as characters of their own.
    plain = sorted((unicodedata.normalize("NFC", name), digest) for name, digest in files.items())
    return sha256("".join(f"{digest}  {name}\n" for name, digest in plain).encode()).hexdigest()


def make_readable_for_others(path: Path, mode: int) -> None:
    """Let others read what is published, whatever the user's umask; disks that know no rights refuse, and need none."""
    with suppress(OSError, NotImplementedError):
        path.chmod(mode)
