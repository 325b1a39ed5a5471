# SPDX-License-Identifier: Apache-2.0
"""The report that every stage of the chain adds to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from sinau.diagnostics.rule import Rule, Severity
from sinau.diagnostics.span import Span
from sinau.texts import Message, Translatable, written_value

T = TypeVar("T")
INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A rule broken at a place. `values` fill the placeholders of the rule's message and hint."""

    rule: Rule
    span: Span
    values: tuple[tuple[str, object], ...] = ()

    def message(self, language: str) -> str:
        """What happened, in `language`."""
        return self.rule.message.text(language, self._values_in(language))

    def hint(self, language: str) -> str:
        """What to do, in `language`."""
        return self.rule.hint.text(language, self._values_in(language))

    @property
    def as_value(self) -> Message:
        """What happened, as a value of another message."""
        return self.rule.message.filled(**dict(self.values))

    def _values_in(self, language: str) -> dict[str, object]:
        """Return the values by their names: numbers, which may decide on a plural, and whatever else as words in `language`."""
        return {
            name: value if isinstance(value, str | int) else on_one_line(written_value(value, language))
            for name, value in self.values
        }


def _value_to_keep(value: object) -> object:
    """Return `value` as a diagnostic keeps it: numbers, lists and what has words in each language stay data."""
    if isinstance(value, int | float | Translatable):
        return value
    return tuple(_value_to_keep(item) for item in value) if isinstance(value, list | tuple) else on_one_line(value)


def on_one_line(value: object) -> str:
    """Return `value` on one line, without what could move a terminal's cursor or turn the text around."""
    return INVISIBLE.sub("\ufffd", " ".join(str(value).split()))


def _reading_order_key(found: Diagnostic) -> tuple[object, ...]:
    span = found.span  # its parts one by one: comparing spans would be half of the work of a long report
    values = [(name, str(value)) for name, value in found.values]
    return span.file, span.line, span.column, span.length, found.rule.code, values


# What a stage returns beside its value, in reading order.
Diagnostics = tuple[Diagnostic, ...]


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of a run; the same rule at the same place is kept once."""

    _found: dict[tuple[str, Span, tuple[tuple[str, object], ...]], Diagnostic] = field(default_factory=dict)

    def add(self, rule: Rule, span: Span, **values: object) -> None:
        """Add that `rule` is broken at `span`."""
        pairs = tuple((key, _value_to_keep(values[key])) for key in sorted(values))
        self._found.setdefault((rule.code, span, pairs), Diagnostic(rule, span, pairs))

    def extend(self, found: Iterable[Diagnostic]) -> None:
        """Add what was `found` elsewhere."""
        for diagnostic in found:
            self._found.setdefault((diagnostic.rule.code, diagnostic.span, diagnostic.values), diagnostic)

    def collect(self, result: tuple[T, Iterable[Diagnostic]]) -> T:
        """Add what is wrong by the `result` of a stage, a value and its diagnostics; return the value."""
        value, found = result
        self.extend(found)
        return value

    def __iter__(self) -> Iterator[Diagnostic]:
        """Iterate in reading order: by file, line, column, code."""
        return iter(sorted(self._found.values(), key=_reading_order_key))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> int:
        """The number of errors."""
        return sum(d.rule.severity is Severity.ERROR for d in self._found.values())

    @property
    def warnings(self) -> int:
        """The number of warnings."""
        return sum(d.rule.severity is Severity.WARNING for d in self._found.values())

    @property
    def advice(self) -> int:
        """How many pieces of advice there are."""
        return sum(d.rule.severity is Severity.ADVICE for d in self._found.values())
