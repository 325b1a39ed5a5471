# SPDX-License-Identifier: Apache-2.0
"""What is said of gaps that are not written as they have to be."""

from sinau.diagnostics import Message, Rule, Severity

UNPAIRED = Rule("C358", "gap-not-closed", Severity.ERROR)
EMPTY = Rule("C359", "empty-gap", Severity.ERROR)
ONE_ENTRY = Rule("C360", "gap-with-one-entry", Severity.ERROR)
STARS = Rule("C361", "gap-right-entry", Severity.ERROR)
STROKE = Rule("C362", "gap-stroke-without-blanks", Severity.WARNING)
ALIKE = Rule("C363", "gap-entries-alike", Severity.ERROR)
NO_ROOM = Rule("C364", "gap-out-of-place", Severity.ERROR)
# Where NO_ROOM says that it is.
WHERE = {
    "heading": Message("cloze.in_heading"),
    "code": Message("cloze.in_code"),
    "formula": Message("cloze.in_formula"),
    "link": Message("cloze.in_link"),
    "picture": Message("cloze.in_picture"),
    "html": Message("cloze.in_html"),
    "footnote": Message("cloze.in_footnote"),
    "included": Message("cloze.in_included"),
}
NOT_PLAIN = Rule("C365", "gap-with-more-than-text", Severity.ERROR)
UNTYPED = Rule("C366", "gap-cannot-be-typed", Severity.ERROR)
NUMBER = Message("cloze.number")
TOO_MANY = Rule("C367", "too-many-gaps", Severity.ERROR)
