# SPDX-License-Identifier: Apache-2.0
"""What builds have written into an output folder: `<output>/.sinau/written.json`.

    {"format": 1, "files": {"packages/a.zip": "<SHA-256>", "site/index.html": "<SHA-256>"}}

Nothing is ever deleted because it stands here: the record only tells which of the files that a build finds are its own. So a
record that was damaged or made up can make Sinau leave too much alone, and never lead it to another folder.
"""

import json
import os
import re
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from sinau.diagnostics import Message

NAME = "written.json"
FORMAT = 1
# Of the record. 20,000 files with the longest names that Sinau writes need 5 MB.
MAX_BYTES = 50_000_000
DIGEST = re.compile(r"[0-9a-f]{64}\Z")

NO_FILE = Message("commands.record_no_file")
TOO_LARGE = Message("commands.record_too_large")
NOT_JSON = Message("commands.record_not_json")
OTHER_FORMAT = Message("commands.record_other_format")
BAD_PATH = Message("commands.record_bad_path")
BAD_DIGEST = Message("commands.record_bad_digest")


class RecordError(Exception):
    """The record cannot be used; `reason` says why to the user."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.text("en"))
        self.reason = reason


def read_own_files(path: Path) -> dict[str, str]:
    """Return the digests of what was written, by paths below the output folder; nothing when there is no record yet.

    Raises `RecordError` when there is one that cannot be used, `OSError` when it cannot be read.
    """
    try:
        found = path.lstat()
    except FileNotFoundError:
        return {}
    if not stat.S_ISREG(found.st_mode):
        raise RecordError(NO_FILE)
    if found.st_size > MAX_BYTES:
        raise RecordError(TOO_LARGE)
    try:
        data = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise RecordError(NOT_JSON) from error
    if not isinstance(data, dict) or not isinstance(data.get("files"), dict):
        raise RecordError(NOT_JSON)
    if data.get("format") != FORMAT:
        raise RecordError(OTHER_FORMAT)
    return checked_files(data["files"])


def checked_files(files: Mapping[str, object]) -> dict[str, str]:
    """Return `files` when they are paths below a folder and digests; raises `RecordError`."""
    checked: dict[str, str] = {}
    for name, digest in files.items():
        if not is_own_path(name):
            raise RecordError(BAD_PATH)
        if not isinstance(digest, str) or not DIGEST.match(digest):
            raise RecordError(BAD_DIGEST)
        checked[name] = digest
    return checked


def is_own_path(name: str) -> bool:
    """Tell whether `name` is a path of ours below an output folder: it does not lead out, nor to hidden files at its top."""
    pure = PurePosixPath(name)
    return (
        str(pure) == name != "."
        and not pure.is_absolute()
        and ".." not in pure.parts
        and not name.startswith(".")
        and "\\" not in name
        and "\0" not in name
        and not (os.name == "nt" and ":" in name)
    )


def record_text(files: Mapping[str, str]) -> str:
    """Return the text of the record: the same for the same files."""
    return json.dumps({"format": FORMAT, "files": dict(sorted(files.items()))}, ensure_ascii=False, indent=1) + "\n"


def files_of_result(files: Mapping[str, str], name: str) -> dict[str, str]:
    """Return those of `files` that are the result `name`, or in the folder of that name; paths from there, a file's own is ""."""
    start = f"{name}/"
    return {
        path.removeprefix(name).removeprefix("/"): digest
        for path, digest in files.items()
        if path == name or path.startswith(start)
    }


def with_results_replaced(files: Mapping[str, str], names: Iterable[str], new: Mapping[str, str]) -> dict[str, str]:
    """Return `files` with `new` in place of what belonged to the results `names`."""
    gone = tuple(names)
    starts = tuple(f"{name}/" for name in gone)
    return {path: digest for path, digest in files.items() if path not in gone and not path.startswith(starts)} | dict(
        new
    )
