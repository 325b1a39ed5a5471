# SPDX-License-Identifier: Apache-2.0
"""What is said of matching questions that are not written as they have to be."""

from sinau.diagnostics import Message, Rule, Severity

NO_ARROW = Rule("C350", "line-without-arrow", Severity.ERROR)
# What NO_ARROW suggests: where there is another arrow, and where there is none.
OTHER_ARROW = Message("matching.other_arrow")
WRITE_ARROW = Message("matching.write_arrow")
TWO_ARROWS = Rule("C351", "two-arrows", Severity.ERROR)
EMPTY_SIDE = Rule("C352", "nothing-behind-arrow", Severity.ERROR)
NOTHING_TO_MATCH = Rule("C353", "nothing-to-match", Severity.ERROR)
SAME_PROMPT = Rule("C354", "same-line-twice", Severity.ERROR)
LIKE_ANOTHER = Rule("C355", "option-like-another", Severity.WARNING)
TOO_MANY = Rule("C356", "too-many-to-match", Severity.ERROR)
MORE_THAN_A_LINE = Rule("C357", "pair-not-a-line", Severity.ERROR)
