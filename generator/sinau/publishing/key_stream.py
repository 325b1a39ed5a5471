# SPDX-License-Identifier: Apache-2.0
"""The numbers that hide the answers in a page (`player/seal.js` counts them one by one), for whole texts at once.

Each number of xorshift comes from the one before by shifts and exclusive or alone. So the numbers of a start are those of its
single bits combined (Marsaglia, Xorshift RNGs, 2003): 32 streams are counted once, and any other is a few of them.
"""

from functools import cache

BITS = 32
# How many numbers are counted ahead: most questions need fewer bytes.
BLOCK = 512


def combined_with_stream(text: bytes, id: str) -> bytes:
    """Return `text` combined with the numbers that start from `id`: done twice, it is as it was."""
    state = _start_number(id)
    streams, ends = _streams_of_single_bits()
    found = []
    for begin in range(0, len(text), BLOCK):
        stream = end = 0
        for bit in range(BITS):
            if state >> bit & 1:
                stream ^= streams[bit]
                end ^= ends[bit]
        part = text[begin : begin + BLOCK]
        found.append((int.from_bytes(part, "little") ^ stream).to_bytes(BLOCK, "little")[: len(part)])
        state = end
    return b"".join(found)


def _start_number(id: str) -> int:
    """Return the number that the stream of `id` starts from: FNV-1a, and never zero, from which nothing follows but zero."""
    state = 2166136261
    for byte in id.encode():
        state = (state ^ byte) * 16777619 & 0xFFFFFFFF
    return state or 1


@cache
def _streams_of_single_bits() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return, for a start with each single bit, the low bytes of the first `BLOCK` numbers as one number, and the last of them.

    All 32 are counted together, each in 32 bits of one long number of its own.
    """
    left13, right17, left5 = (_in_each_lane(mask) for mask in (0xFFFFE000, 0x00007FFF, 0xFFFFFFE0))
    state = sum(1 << bit << BITS * bit for bit in range(BITS))
    rows = []
    for _ in range(BLOCK):
        state ^= state << 13 & left13
        state ^= state >> 17 & right17
        state ^= state << 5 & left5
        rows.append(state.to_bytes(BITS * 4, "little"))
    table = b"".join(rows)
    streams = tuple(int.from_bytes(table[bit * 4 :: BITS * 4], "little") for bit in range(BITS))
    return streams, tuple(state >> BITS * bit & 0xFFFFFFFF for bit in range(BITS))


def _in_each_lane(mask: int) -> int:
    return sum(mask << BITS * lane for lane in range(BITS))
