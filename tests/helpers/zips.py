# SPDX-License-Identifier: Apache-2.0
"""Zips put together by hand, so that any field of them can be a lie."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

UTF8 = 1 << 11


@dataclass(frozen=True)
class Raw:
    """An entry. What is `None` is what it should be; `local` replaces numbers of the local header."""

    name: str | bytes
    content: bytes = b"isi"
    method: int = 8
    flags: int = 0
    crc: int | None = None
    size: int | None = None
    packed: bytes | None = None
    mode: int = 0o100644
    local: dict[str, object] = field(default_factory=dict)
    at: int | None = None  # where the directory says that it starts

    @property
    def raw_name(self) -> bytes:
        return self.name if isinstance(self.name, bytes) else self.name.encode()


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def raw_zip(
    entries: Iterable[Raw],
    *,
    before: bytes = b"",
    after: bytes = b"",
    end: dict[str, int] | None = None,
    comment: bytes = b"",
) -> bytes:
    """Return a zip; `before` stands in front without the directory knowing, `end` replaces numbers of the end record."""
    body, central, count = b"", b"", 0
    for entry in entries:
        name, count = entry.raw_name, count + 1
        packed = entry.packed
        if packed is None:
            packed = deflated(entry.content) if entry.method == 8 else entry.content
        crc = zlib.crc32(entry.content) if entry.crc is None else entry.crc
        size = len(entry.content) if entry.size is None else entry.size
        flags = entry.flags | (UTF8 if isinstance(entry.name, str) else 0)
        told = {
            "flags": flags,
            "method": entry.method,
            "crc": crc,
            "packed": len(packed),
            "size": size,
            "name": name,
        } | entry.local
        start = len(body) if entry.at is None else entry.at
        local_name = told["name"]
        assert isinstance(local_name, bytes)
        body += struct.pack(
            "<4s2B4HL2L2H", b"PK\x03\x04", 20, 0, told["flags"], told["method"], 0, 33, told["crc"], told["packed"], told["size"],
            len(local_name), 0,
        ) + local_name + packed  # fmt: skip
        central += struct.pack(
            "<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 3, 20, 0, flags, entry.method, 0, 33, crc, len(packed), size, len(name), 0, 0, 0, 0,
            entry.mode << 16, start,
        ) + name  # fmt: skip
    numbers = {
        "disk": 0,
        "central_disk": 0,
        "here": count,
        "count": count,
        "length": len(central),
        "offset": len(body),
    } | (end or {})
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", *numbers.values(), len(comment)) + comment
    return before + body + central + tail + after
