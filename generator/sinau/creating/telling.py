# SPDX-License-Identifier: Apache-2.0
"""Says what was written, and what can be done next."""

from collections.abc import Iterator

from sinau.creating.planning import CreationPlan, WrittenFiles
from sinau.diagnostics import Message

MADE = Message("creating.made")
CHANGED = Message("creating.changed")
KEPT = Message("creating.kept")
NEXT = Message("creating.next")


def lines_about_plan(plan: CreationPlan, written: WrittenFiles, language: str) -> Iterator[str]:
    """Yield lines that say what became of `plan`, and how to go on."""
    for message, paths in ((MADE, written.made), (CHANGED, written.changed), (KEPT, written.kept)):
        for path in paths:
            yield message.text(language, {"file": path.as_posix()})
    if plan.go_on:
        yield ""
        yield NEXT.text(language)
        for step in plan.go_on:
            yield f"  {step.text(language)}"
