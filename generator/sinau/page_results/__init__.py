# SPDX-License-Identifier: Apache-2.0
"""Pages whose trees are gone: each is parsed, looked at and rendered in one go, and leaves plain values.

So at most one page's nodes are in memory, results can be kept from one build to the next, and other processes can make them.
"""

from sinau.page_results.memory import ResultMemory
from sinau.page_results.reader import ResultReader

__all__ = ["ResultMemory", "ResultReader"]
