# SPDX-License-Identifier: Apache-2.0
"""Prices such as `US$5`: their signs are no marks of formulas.

The engine takes what stands between two of them for one formula, with the links and the emphasis in it, and does not read it again
when it turns out to be none.
"""

import re
from typing import Any

PRICE = re.compile(r"(?<![\w$\\])([A-Z]{1,3})\$(?=\d)")
MASK = "\x02"


def prices_masked(text: str) -> str:
    """Return `text` with the `$` of each price as `MASK`, which no source may hold and which is as long."""
    return PRICE.sub(rf"\1{MASK}", text)


def prices_unmasked(value: Any) -> Any:
    """Return what the engine has read of a text whose prices were masked."""
    if isinstance(value, str):
        return value.replace(MASK, "$")
    if isinstance(value, dict):
        return {key: prices_unmasked(one) for key, one in value.items()}
    return value
