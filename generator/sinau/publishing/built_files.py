# SPDX-License-Identifier: Apache-2.0
"""Reads what the build hook made (`hatch_build.py`): browser bundles and the standards' schemas, which are not committed."""

from importlib.resources import files


class NotBuiltError(RuntimeError):
    """The build hook has not run in this checkout; the message says what to run."""


def built_file(package: str, path: str) -> bytes:
    """Return the file at `path` inside the import package `package`; raises `NotBuiltError` when it is not there."""
    entry = files(package).joinpath(path)
    if not entry.is_file():
        raise NotBuiltError(
            f"{package}/{path} has not been made yet. In a checkout of Sinau run `make build` or `python hatch_build.py`; "
            "where Sinau was installed as a package, install it again."
        )
    return entry.read_bytes()
