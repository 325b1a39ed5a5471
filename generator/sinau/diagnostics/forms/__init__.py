# SPDX-License-Identifier: Apache-2.0
"""The printed forms of a report: one module each, with a function `write(report, source_line, language, look) -> str`.

`source_line` returns the text of the line a span is on, or `None` when it cannot be shown. A form that programs read says so by
`STANDARD_OUTPUT = True`; what people read goes to standard error.
"""

from sinau.diagnostics.forms._look import Look

__all__ = ["Look"]
