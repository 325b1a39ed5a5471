# SPDX-License-Identifier: Apache-2.0
"""Runs that find everything as an earlier one has left it: they say what that one said, and make nothing.

Nothing of the chain is imported for it. Whatever cannot be told for certain counts as a change.
"""

from sinau.unchanged.runs import RepeatedRun, Said

__all__ = ["RepeatedRun", "Said"]
