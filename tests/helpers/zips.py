# SPDX-License-Identifier: Apache-2.0
"""Zips put together by hand, so that any field of them can be a lie."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as default

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
    local: dict[str, object] = default(default_factory=dict)
    at: int | None = None  # where the directory says that it starts
    made: int = 20  # the version of the program that made it; 21 is macOS
    extra: bytes = b""  # in the directory
    local_extra: bytes = b""
    plain: tuple[int, int] | None = None  # size and packed size as the directory tells them, where they are not these

    @property
    def raw_name(self) -> bytes:
        return self.name if isinstance(self.name, bytes) else self.name.encode()


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def field(tag: int, data: bytes) -> bytes:
    """Return an extra field."""
    return struct.pack("<2H", tag, len(data)) + data


def unicode_path(raw: bytes, name: str, crc: int | None = None) -> bytes:
    """Return the extra field with the name in UTF-8 of an entry whose header calls it `raw`."""
    return field(0x7075, b"\1" + struct.pack("<L", zlib.crc32(raw) if crc is None else crc) + name.encode())


def large(name: str, content: bytes = b"isi", flags: int = 0) -> Raw:
    """Return a stored entry whose numbers stand in fields of zip64, as programs write it that do not know how much will come."""
    size = len(content)
    sizes = field(1, struct.pack("<2Q", size, size))
    told: dict[str, object] = {"packed": 0xFFFFFFFF, "size": 0xFFFFFFFF}
    return Raw(name, content, 0, flags, local=told, extra=sizes, local_extra=sizes, plain=(0xFFFFFFFF, 0xFFFFFFFF))


def raw_zip(
    entries: Iterable[Raw],
    *,
    before: bytes = b"",
    after: bytes = b"",
    end: dict[str, int] | None = None,
    comment: bytes = b"",
    zip64: dict[str, int] | None = None,
) -> bytes:
    """Return a zip; `before` stands in front without the directory knowing, `end` replaces numbers of the end record.

    With `zip64` there is a record of zip64 before it, whose numbers that replaces; `told_at` is where its locator says that it stands.
    """
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
            len(local_name), len(entry.local_extra),
        ) + local_name + entry.local_extra + packed  # fmt: skip
        shown_size, shown_packed = entry.plain or (size, len(packed))
        central += struct.pack(
            "<4s4B4HL2L5H2L", b"PK\x01\x02", entry.made, 3, 20, 0, flags, entry.method, 0, 33, crc, shown_packed, shown_size, len(name),
            len(entry.extra), 0, 0, 0, entry.mode << 16, start,
        ) + name + entry.extra  # fmt: skip
    real = {
        "disk": 0,
        "central_disk": 0,
        "here": count,
        "count": count,
        "length": len(central),
        "offset": len(body),
    }
    numbers = real | (end or {})
    if zip64 is not None:
        longer = real | {"length_64": 44, "told_at": len(body) + len(central), "disks": 1} | zip64
        central += struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", longer["length_64"], 45, 45, *list(longer.values())[:6])
        central += struct.pack("<4sLQL", b"PK\x06\x07", 0, longer["told_at"], longer["disks"])
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", *numbers.values(), len(comment)) + comment
    return before + body + central + tail + after
