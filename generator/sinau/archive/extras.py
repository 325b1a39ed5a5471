# SPDX-License-Identifier: Apache-2.0
"""The extra fields of an entry (APPNOTE 4.5): numbers too long for its header, and its name in UTF-8."""

import struct
import zlib
from collections.abc import Mapping

ZIP64_SIZES = 0x0001  # 4.5.3
UNICODE_PATH = 0x7075  # 4.6.9: version 1, the check sum of the name in the header, the name in UTF-8
FIELD = struct.Struct("<2H")


def extra_fields(data: bytes) -> dict[int, bytes]:
    """Return the extra fields in `data` by their tags, the first of each; what is cut off or no field is left out."""
    found: dict[int, bytes] = {}
    at = 0
    while len(data) - at >= FIELD.size:
        tag, length = FIELD.unpack_from(data, at)
        at += FIELD.size + length
        if at > len(data):
            break
        found.setdefault(tag, data[at - length : at])
    return found


def unicode_path(fields: Mapping[int, bytes], raw: bytes) -> str | None:
    """Return the name that stands in UTF-8 beside `raw`, the name in the header; `None` where there is none, or one of another name."""
    data = fields.get(UNICODE_PATH, b"")
    if len(data) < 6 or data[0] != 1 or int.from_bytes(data[1:5], "little") != zlib.crc32(raw):
        return None
    try:
        return data[5:].decode()
    except UnicodeDecodeError:
        return None
