# SPDX-License-Identifier: Apache-2.0
"""Finds every rule that there is, by looking into every module."""

from functools import cache
from importlib import import_module
from pathlib import Path

from sinau.diagnostics import Rule


@cache
def rules_of(package: str) -> tuple[Rule, ...]:
    """Return the rules that the modules of the import package `package` hold, each object once, in order of their codes."""
    (root,) = map(Path, import_module(package).__path__)
    # By files: the folder of a question type need not be a package.
    files = sorted(path.relative_to(root).with_suffix("") for path in root.rglob("*.py"))
    names = [".".join([package, *file.parts]).removesuffix(".__init__") for file in files]
    found = {
        id(value): value for name in names for value in vars(import_module(name)).values() if isinstance(value, Rule)
    }
    return tuple(sorted(found.values(), key=lambda rule: (rule.code, rule.name)))
