# SPDX-License-Identifier: Apache-2.0
"""Files of authors as addresses that hold them (`data:`), for documents that need no other file."""

import base64
from pathlib import PurePosixPath
from urllib.parse import quote

from sinau.model.catalogue import Catalogue

PICTURES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".gif": "image/gif",
}
# What browsers play or show. All other files are only saved, so their kind does not matter; that of the machine's table may differ.
OTHERS = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".webm": "video/webm",
    ".vtt": "text/vtt",
    ".pdf": "application/pdf",
    ".txt": "text/plain;charset=utf-8",
}
UNKNOWN = "application/octet-stream"


def picture_as_data(catalogue: Catalogue, path: str) -> str | None:
    """Return the picture at `path` as an address that holds it; `None` for what is no picture."""
    return data_address(catalogue, path) if _ending(path) in PICTURES else None


def data_address(catalogue: Catalogue, path: str) -> str | None:
    """Return the file at `path` as an address that holds it; `None` where the catalogue has no such file.

    A file that is no picture says its name in the address: a browser takes it as the name of what it saves (`one_document.js`).
    """
    file = catalogue.media.get(path)
    if file is None:
        return None
    ending = _ending(path)
    content = file.source.read_bytes() if file.content is None else file.content
    kind = PICTURES.get(ending)
    if kind is None:
        known = OTHERS.get(ending, UNKNOWN)
        kind = f"{known};name={quote(PurePosixPath(path).name, safe='')}"
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _ending(path: str) -> str:
    return PurePosixPath(path).suffix.lower()
