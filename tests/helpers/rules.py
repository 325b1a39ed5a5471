# SPDX-License-Identifier: Apache-2.0
"""Finds every rule that there is, by looking into every module."""

import pkgutil
from functools import cache
from importlib import import_module

from sinau.diagnostics import Rule


@cache
def rules_of(package: str) -> tuple[Rule, ...]:
    """Return the rules that the modules of the import package `package` hold, each object once, in order of their codes."""
    names = [package, *(info.name for info in pkgutil.walk_packages(import_module(package).__path__, f"{package}."))]
    found = {
        id(value): value for name in names for value in vars(import_module(name)).values() if isinstance(value, Rule)
    }
    return tuple(sorted(found.values(), key=lambda rule: (rule.code, rule.name)))
