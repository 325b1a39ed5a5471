# SPDX-License-Identifier: Apache-2.0
"""Tells browsers of each change, as server-sent events (HTML Living Standard, 9.2)."""

import json
import threading
from collections.abc import Callable, Iterator

from sinau.diagnostics import Diagnostic, Message, Severity
from sinau.preview.resident import ShownCatalogue

ERRORS, WARNINGS = Message("preview.errors"), Message("preview.warnings")
OLD, FAULT = Message("preview.old"), Message("preview.fault")
# Seconds after which a connection is used, so that one that is broken is noticed.
PULSE = 15.0
# Mistakes of each kind that are shown; whoever has mended those sees the rest.
MOST = 50


class ChangeNews:
    """Lets any number of threads wait for what is `shown` to change."""

    def __init__(self, shown: Callable[[], ShownCatalogue], language: str) -> None:
        self._shown, self._language = shown, language
        self._changed = threading.Condition()
        self._closed = False

    def tell_waiting(self) -> None:
        """Tell all who wait that something has changed."""
        with self._changed:
            self._changed.notify_all()

    def close(self) -> None:
        """Let nobody wait any longer."""
        self._closed = True
        self.tell_waiting()

    def states_after_changes(self, pulse: float = PULSE) -> Iterator[ShownCatalogue | None]:
        """Yield how things are now, and again after each change; `None` where nothing has changed for `pulse` seconds."""
        known = -1
        while not self._closed:
            shown = self._shown()
            if shown.number != known:
                known = shown.number
                yield shown
                continue
            with self._changed:
                if self._shown().number == known and not self._closed:
                    self._changed.wait(pulse)
            if self._shown().number == known:
                yield None

    def server_sent_events(self) -> Iterator[bytes]:
        """Yield the same as server-sent events."""
        for shown in self.states_after_changes():
            yield f"data: {json.dumps(news_of(shown, self._language))}\n\n".encode() if shown else b": \n\n"


def news_of(shown: ShownCatalogue, language: str) -> dict[str, object]:
    """Return what the preview's script shows of `shown`, in the author's `language`."""
    errors = [one for one in shown.found if one.rule.severity is Severity.ERROR]
    warnings = [one for one in shown.found if one.rule.severity is Severity.WARNING]
    return {
        "number": shown.number,
        "old": "" if shown.is_current else (FAULT if shown.fault else OLD).text(language),
        "fault": shown.fault,
        "errors": [_diagnostic_entry(one, language) for one in errors[:MOST]],
        "warnings": [_diagnostic_entry(one, language) for one in warnings[:MOST]],
        "errors_title": ERRORS.text(language, {"count": len(errors)}) if errors else "",
        "warnings_title": WARNINGS.text(language, {"count": len(warnings)}) if warnings else "",
    }


def _diagnostic_entry(found: Diagnostic, language: str) -> dict[str, str]:
    return {
        "place": str(found.span),
        "rule": f"{found.rule.code} {found.rule.name}",
        "message": found.message(language),
        "hint": found.hint(language),
    }
