# SPDX-License-Identifier: Apache-2.0
"""Reads YAML with places, and as text: the only module that imports PyYAML.

Scalars stay text until the expected type decides, so that `no` is not False and `1.10` is not 1.1. Aliases and tags are
errors (a page of them can blow up to gigabytes), and so are keys given twice.
"""

import json
import re
from dataclasses import dataclass

import yaml
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from sinau.diagnostics import Message, Report, Rule, Severity, Span
from sinau.model.broken import Broken
from sinau.source.decoding import HIDDEN, HIDDEN_CHARACTER
from sinau.source.text_damage import CURLY_QUOTES, NO_BLANK, ODD_BLANKS, is_in_curly_quotes, report_conflict

MAX_DEPTH = 20
MAX_NODES = 20_000
# Of a line that a message repeats.
MAX_SHOWN = 200
# The C scanner is ten times as fast; a wheel without it still works.
LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

SYNTAX = Rule("C110", "yaml-syntax", Severity.ERROR)
UNENDED = "found unexpected end of stream"
KEY_NOT_A_WORD = "a key must be a word"
SECOND_DOCUMENT = "a second document"
SECOND_COLON = "mapping values are not allowed in this context"
# What libyaml says, in words for authors; of what is not here they are told that it is no YAML, at its place.
PROBLEMS = {
    UNENDED: Message("content.yaml_problems_unended"),
    KEY_NOT_A_WORD: Message("content.yaml_problems_key_not_a_word"),
    SECOND_DOCUMENT: Message("content.yaml_problems_second_document"),
    "found character that cannot start any token": Message(
        "content.yaml_problems_found_character_that_cannot_start_any_token"
    ),
    SECOND_COLON: Message("content.yaml_problems_mapping_values_are_not_allowed_in_this_context"),
    "could not find expected ':'": Message("content.yaml_problems_could_not_find_expected"),
    "did not find expected key": Message("content.yaml_problems_did_not_find_expected_key"),
    "did not find expected '-' indicator": Message("content.yaml_problems_did_not_find_expected_indicator"),
    "did not find expected ',' or ']'": Message("content.yaml_problems_did_not_find_expected_or"),
    "did not find expected ',' or '}'": Message("content.yaml_yaml_problems_did_not_find_expected_or"),
    "found a tab character that violates indentation": Message("content.yaml_problems_tab"),
    "found a tab character where an indentation space is expected": Message("content.yaml_problems_tab"),
    "block sequence entries are not allowed in this context": Message("content.yaml_problems_item"),
    "did not find expected node content": Message("content.yaml_problems_value"),
    "did not find expected <document start>": Message("content.yaml_problems_start"),
    "found unknown escape character": Message("content.yaml_problems_backslash"),
    "did not find expected comment or line break": Message("content.yaml_problems_block"),
    "did not find expected alphabetic or numeric character": Message("content.yaml_problems_anchor"),
}
OTHER_PROBLEM = Message("content.yaml_problems_other")
COLON_IN_VALUE = Message("content.yaml_problems_colon")
# A key and a value without quotation marks.
KEY_AND_VALUE = re.compile(r"[ \t]*(?:- +)*([\w-]+:)[ \t]+([^\s\"'\[{|>&*!%#].*\S)")
DUPLICATE_KEY = Rule("C111", "duplicate-key", Severity.ERROR)
ALIAS = Rule("C112", "yaml-alias", Severity.ERROR)
TAG = Rule("C113", "yaml-tag", Severity.ERROR)
TOO_BIG = Rule("C114", "yaml-too-big", Severity.ERROR)
CUT_VALUE = Rule("C123", "comment-cuts-value", Severity.WARNING)
ODD = re.compile(rf"[{ODD_BLANKS}]")
# `Kas #1`: a comment has a blank behind its #.
CUTTING = re.compile(r"[ \t]+(#[^\W_]\S*)")
# Before a key or an item, or behind the colon or the dash that makes it one.
MARKING = re.compile(rf"^[ \t]*(?:(?:- +)*(?:[\w-]+:|-))?(?=[{ODD_BLANKS}])([{ODD_BLANKS}]+)(?=\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class YamlScalar:
    """A value as it was written, without its quotation marks. `quoted` tells whether it had some."""

    text: str
    span: Span
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class YamlSequence:
    """A list. `end` is where its closing bracket ends, line and column from 0; `None`: it has no brackets."""

    items: tuple["YamlNode", ...]
    span: Span
    end: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class YamlMapping:
    """Keys and values in the order of the file. `end` is as in a list."""

    pairs: tuple[tuple[YamlScalar, "YamlNode"], ...]
    span: Span
    end: tuple[int, int] | None = None


YamlNode = YamlScalar | YamlSequence | YamlMapping


class _RefusedError(Exception):
    """Reading stops at `span`: what is wrong there has been reported."""

    def __init__(self, span: Span) -> None:
        super().__init__(span)
        self.span = span


def read_yaml(file: str, text: str, report: Report, first_line: int = 1) -> YamlNode | Broken | None:
    """Return the tree of `text`, which starts on line `first_line` of `file`; `None` when it is empty."""
    if span := report_conflict(file, text, report, first_line):
        return Broken(span)
    builder = _YamlBuilder(file, first_line, report, text)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take_event(event)
    except yaml.MarkedYAMLError as error:
        if odd := MARKING.search(text):
            line = text.count("\n", 0, odd.start(1))
            place = Span(file, line + first_line, odd.start(1) - text.rfind("\n", 0, odd.start(1)), len(odd[1]))
            report.add(NO_BLANK, place, code=f"U+{ord(odd[1][0]):04X}")
            return Broken(place)
        # Where something began says more than that it went on to the end of the file.
        mark = (error.context_mark if error.problem == UNENDED else None) or error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        line, column = min((line, column), end_of_text(text))
        place = Span(file, line + first_line, column + 1)
        _report_invalid(report, place, error.problem or error.context or "", text.split("\n")[line])
        return Broken(place)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        _report_invalid(report, Span(file, first_line), str(error).splitlines()[0] if str(error) else "")
        return Broken(Span(file, first_line))
    except _RefusedError as refused:
        return Broken(refused.span)
    return builder.root


def end_of_text(text: str) -> tuple[int, int]:
    """Return line and column, from 0, of the end of `text`: libyaml ends the last line although the text does not."""
    return text.count("\n"), len(text) - text.rfind("\n") - 1


def _report_invalid(report: Report, span: Span, problem: str, line: str = "") -> None:
    """Report what libyaml found wrong at `span`, which stands in the `line`."""
    said = PROBLEMS.get(problem, OTHER_PROBLEM)
    written = KEY_AND_VALUE.match(line) if problem == SECOND_COLON and len(line) <= MAX_SHOWN else None
    if written and written.start(2) < span.column - 1:
        said = COLON_IN_VALUE.filled(mended=f"{written[1]} {json.dumps(written[2], ensure_ascii=False)}")
    report.add(SYNTAX, span, problem=said)


def _end_of_bracket(start: Event, end: Event) -> tuple[int, int] | None:
    """Return where the closing bracket of the list or mapping of `start` ends; `None` where it has none."""
    mark = end.end_mark if getattr(start, "flow_style", False) else None
    return (mark.line, mark.column) if mark else None


class _YamlBuilder:
    """Makes nodes from events; a stack instead of recursion, so that depth is ours to limit."""

    def __init__(self, file: str, first_line: int, report: Report, text: str) -> None:
        self.root: YamlNode | None = None
        self._lines = text.split("\n")
        self._end = end_of_text(text)
        self._file, self._first_line, self._report = file, first_line, report
        self._stack: list[tuple[Event, list[YamlNode]]] = []
        self._nodes = 0

    def _span(self, event: Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        length = end.column - start.column if end.line == start.line else 1
        line, column = min((start.line, start.column), self._end)
        return Span(self._file, line + self._first_line, column + 1, max(1, length))

    def take_event(self, event: Event) -> None:
        """Take the next event; raises `_RefusedError` after reporting what is not allowed."""
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            self._refuse(ALIAS, event)
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            self._refuse(TAG, event, tag=tag.replace("tag:yaml.org,2002:", "!!"))
        if isinstance(event, ScalarEvent):
            # The file has none of these, but an escape such as "\\0" can spell them.
            if hidden := HIDDEN.search(event.value):
                self._refuse(HIDDEN_CHARACTER, event, code=f"U+{ord(hidden[0]):04X}")
            if not event.style:
                self._check_unquoted(event)
            self._add_node(event, YamlScalar(event.value, self._span(event), quoted=event.style in {'"', "'"}))
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            if len(self._stack) >= MAX_DEPTH:
                self._refuse(TOO_BIG, event, depth=MAX_DEPTH, nodes=MAX_NODES)
            self._stack.append((event, []))
        elif isinstance(event, SequenceEndEvent):
            start, items = self._stack.pop()
            self._add_node(start, YamlSequence(tuple(items), self._span(start), _end_of_bracket(start, event)))
        elif isinstance(event, MappingEndEvent):
            start, items = self._stack.pop()
            self._add_node(start, self._make_mapping(start, items, _end_of_bracket(start, event)))

    def _check_unquoted(self, event: ScalarEvent) -> None:
        """Report what a value without quotation marks holds, or lacks, that its author will not have meant."""
        span, end = self._span(event), event.end_mark
        assert end is not None
        if is_in_curly_quotes(event.value):
            self._report.add(CURLY_QUOTES, span, written=event.value, mended=f'"{event.value[1:-1]}"')
        if odd := ODD.match(event.value[:1]) or ODD.match(event.value[-1:]):
            self._report.add(NO_BLANK, span, code=f"U+{ord(odd[0]):04X}")
        line = self._lines[end.line] if end.line < len(self._lines) else ""
        if cut := CUTTING.match(line, end.column):
            place = Span(self._file, end.line + self._first_line, cut.start(1) + 1, len(cut[1]))
            mended = f"{event.value} {line[cut.start(1) :].rstrip()}".strip()
            self._report.add(CUT_VALUE, place, cut=cut[1], mended=f'"{mended}"')

    def _make_mapping(self, start: Event, items: list[YamlNode], end: tuple[int, int] | None) -> YamlMapping:
        pairs: dict[str, tuple[YamlScalar, YamlNode]] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, YamlScalar):
                _report_invalid(self._report, key.span, KEY_NOT_A_WORD)
            elif key.text in pairs:
                self._report.add(DUPLICATE_KEY, key.span, key=key.text)
            else:
                pairs[key.text] = (key, value)
        return YamlMapping(tuple(pairs.values()), self._span(start), end)

    def _add_node(self, event: Event, node: YamlNode) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._refuse(TOO_BIG, event, depth=MAX_DEPTH, nodes=MAX_NODES)
        if self._stack:
            self._stack[-1][1].append(node)
        elif self.root is None:
            self.root = node
        else:
            _report_invalid(self._report, node.span, SECOND_DOCUMENT)

    def _refuse(self, rule: Rule, event: Event, **values: object) -> None:
        span = self._span(event)
        self._report.add(rule, span, **values)
        raise _RefusedError(span)
