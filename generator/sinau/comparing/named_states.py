# SPDX-License-Identifier: Apache-2.0
"""Opens what a user names as one side of a comparison."""

from pathlib import Path
from tempfile import TemporaryDirectory

from sinau.comparing.catalogues import read_catalogue
from sinau.comparing.outline import ComparedState
from sinau.comparing.packages import read_package

GIT = "git:"


def open_state(name: str, content: Path) -> ComparedState:
    """Return the state that `name` stands for: a catalogue's folder, a package, or a git revision of `content`.

    `git:` in front says that a revision is meant though there is a file of that name. Raises `UnreadableError`, and
    `OSError` when a file cannot be read.
    """
    path = Path(name)
    if not name.startswith(GIT) and path.is_dir():
        return read_catalogue(path, name)
    if not name.startswith(GIT) and path.exists():
        return read_package(path)
    from sinau.comparing.git import write_revision  # noqa: PLC0415 - who compares folders does not wait for it

    revision = name.removeprefix(GIT)
    with TemporaryDirectory(prefix="sinau-") as folder:
        write_revision(content, revision, Path(folder))
        return read_catalogue(Path(folder), name)
