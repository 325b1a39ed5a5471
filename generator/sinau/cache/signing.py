# SPDX-License-Identifier: Apache-2.0
"""The user's own secret, by which a cache's entries are known to be written by this user's builds.

A folder of entries can come from anybody, inside a cloned repository say. Without the secret nobody can write entries that
are believed, so the secret stands in the user's cache folder and nowhere else, wherever the entries are.
"""

import hmac
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

NAME = "secret"
LENGTH = 32  # bytes, as many as the digest has


def user_secret(folder: Path) -> bytes | None:
    """Return the secret in the user's cache folder `folder`, which is made where there is none yet.

    `None` where it cannot be kept, or where what stands there is not the user's alone: then nothing can be believed.
    """
    place = folder / NAME
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not os.path.lexists(place):
            _make_secret(place)
        return _read_secret(place)
    return None


def _make_secret(place: Path) -> None:
    """Put a new secret at `place`, whole or not at all; where another build was faster its secret stays."""
    staged = place.with_name(f".{NAME}.{secrets.token_hex(8)}")
    handle = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(LENGTH))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(staged, place)
    except OSError:  # a disk without hard links
        if os.path.lexists(place):
            return
        staged.rename(place)
    finally:
        staged.unlink(missing_ok=True)


def _read_secret(place: Path) -> bytes | None:
    """Return the secret at `place`; `None` for what is a link, another user's, readable by others, or of another length."""
    handle = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            return None
        if os.name == "posix" and (found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o077):
            return None
        content = file.read(LENGTH + 1)
    return content if len(content) == LENGTH else None


def signature(secret: bytes, key: str, content: bytes) -> bytes:
    """Return the HMAC-SHA-256 of the entry `content` under `key`: neither can be exchanged without the secret."""
    made = hmac.new(secret, key.encode() + b"\0", "sha256")
    made.update(content)
    return made.digest()
