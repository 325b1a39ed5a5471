# SPDX-License-Identifier: Apache-2.0
"""What the chain has to say about a catalogue: places, rules, diagnostics and their report.

Imports only `texts` of ours (rule 1 of the project), so everything else may use it.
"""

from sinau.diagnostics.report import Diagnostic, Diagnostics, Report
from sinau.diagnostics.rule import Rule, Severity
from sinau.diagnostics.span import Span
from sinau.texts import Message

__all__ = ["Diagnostic", "Diagnostics", "Message", "Report", "Rule", "Severity", "Span"]
