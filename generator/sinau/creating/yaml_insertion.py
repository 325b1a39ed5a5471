# SPDX-License-Identifier: Apache-2.0
"""Puts an item into a list of a YAML file, or a setting behind the others, and leaves everything else as it is written.

Lines go in at the places that the YAML reader gives. The text is then read again: unless it says what it said before and the new
item, it is not returned.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sinau.diagnostics import Report
from sinau.model.broken import Broken
from sinau.source.yaml import YamlMapping, YamlNode, YamlScalar, YamlSequence, read_yaml

# What stands in a list: a word, or settings. Settings hold words and lists of words.
Item = str | dict[str, str | list[str]]
Step = str | int


def plain_values_of(node: YamlNode | Broken | None) -> Any:
    """Return what `node` says, without places: texts with their blanks folded, as settings are read; lists, dictionaries."""
    if isinstance(node, YamlScalar):
        return " ".join(node.text.split())
    if isinstance(node, YamlSequence):
        return [plain_values_of(item) for item in node.items]
    if isinstance(node, YamlMapping):
        return {key.text: plain_values_of(value) for key, value in node.pairs}
    return None


def with_item(text: str, path: Sequence[Step], item: Item, written: Callable[[str], str]) -> str | None:
    """Return `text` with `item` at the end of the list that `path` leads to; `None` where that cannot be done safely.

    `path` are keys and numbers of items. `written` returns a word as YAML that can also stand in brackets.
    """
    root = _read_yaml(text)
    sequence = _value_at_path(root, path)
    if not isinstance(sequence, YamlSequence):
        return None
    lines = text.split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    put = _insert_into_brackets if sequence.end else _insert_below_last
    result = put(lines, sequence, item, written, end)
    expected = plain_values_of(root)
    _value_at_path(expected, path).append(item)
    return result if result is not None and plain_values_of(_read_yaml(result)) == expected else None


def with_setting(text: str, key: str, value: str) -> str | None:
    """Return `text` with the setting `key` behind all others; `value` is YAML. `None` where that cannot be done safely."""
    root = _read_yaml(text)
    if not isinstance(root, YamlMapping):
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    result = f"{text}{'' if text.endswith(chr(10)) else end}{key}: {value}{end}"
    expected = {**plain_values_of(root), key: plain_values_of(_read_yaml(f"key: {value}"))["key"]}
    return result if plain_values_of(_read_yaml(result)) == expected else None


def _read_yaml(text: str) -> YamlNode | Broken | None:
    return read_yaml("", text, Report())


def _value_at_path(found: Any, path: Sequence[Step]) -> Any:
    for step in path:
        if isinstance(found, YamlMapping):
            found = next((value for key, value in found.pairs if key.text == step), None)
        elif isinstance(found, YamlSequence) and isinstance(step, int):
            found = found.items[step] if step < len(found.items) else None
        elif isinstance(found, dict | list):
            found = found[step]  # type: ignore[index]
        else:
            return None
    return found


def _insert_below_last(
    lines: list[str], sequence: YamlSequence, item: Item, written: Callable[[str], str], end: str
) -> str | None:
    """Put `item` below the last one of a list with a dash before each."""
    first, column = sequence.span.line - 1, sequence.span.column - 1
    if not sequence.items or lines[first][column : column + 1] != "-":
        return None
    last = at = sequence.items[-1].span.line - 1
    while (at := at + 1) < len(lines):
        line = lines[at].rstrip("\r")
        indentation = len(line) - len(line.lstrip(" "))
        if not line.strip():
            continue
        if indentation > column:
            last = at
        elif not line.lstrip().startswith("#"):
            break
    blank = " " * column
    first_key, *others = _item_lines(item, written)
    new = [f"{blank}- {first_key}", *(f"{blank}  {line}" for line in others)]
    if last == len(lines) - 1:  # the file does not end with a line's end
        lines[last] += end
        new.append("")
    return "\n".join([*lines[: last + 1], *(line and line + end for line in new), *lines[last + 1 :]])


def _item_lines(item: Item, written: Callable[[str], str]) -> list[str]:
    if isinstance(item, str):
        return [written(item)]
    lines: list[str] = []
    for key, value in item.items():
        if isinstance(value, str):
            lines.append(f"{key}: {written(value)}")
        else:
            lines += [f"{key}:", *(f"  - {written(one)}" for one in value)]
    return lines


def _insert_into_brackets(
    lines: list[str], sequence: YamlSequence, item: Item, written: Callable[[str], str], _end: str
) -> str | None:
    """Put `item` behind the last one of a list in brackets: on a line of its own, where that one has one."""
    assert sequence.end
    if not sequence.items:
        line, column = sequence.end[0], sequence.end[1] - 1
        before, brackets = "", _item_in_brackets(item, written)
    else:
        last = sequence.items[-1]
        place = _end_of(last, lines)
        if place is None:
            return None
        line, column = place
        start = lines[last.span.line - 1][: last.span.column - 1]
        alone = not start.strip() and last.span.line != sequence.span.line
        line_end = "\r\n" if lines[line].endswith("\r") else "\n"
        before = f",{line_end}{start}" if alone else ", "
        brackets = _item_in_brackets(item, written)
    lines[line] = f"{lines[line][:column]}{before}{brackets}{lines[line][column:]}"
    return "\n".join(lines)


def _end_of(node: YamlNode, lines: list[str]) -> tuple[int, int] | None:
    """Return line and column behind `node`, which stands in brackets; `None` where it goes over several lines without any."""
    if not isinstance(node, YamlScalar):
        return node.end
    line, start = node.span.line - 1, node.span.column - 1
    shown = lines[line][start : start + node.span.length]
    return (line, start + node.span.length) if node.quoted or shown == node.text else None


def _item_in_brackets(item: Item, written: Callable[[str], str]) -> str:
    if isinstance(item, str):
        return written(item)
    values = (value if isinstance(value, list) else written(value) for value in item.values())
    shown = (f"[{', '.join(map(written, one))}]" if isinstance(one, list) else one for one in values)
    return f"{{{', '.join(f'{key}: {one}' for key, one in zip(item, shown, strict=True))}}}"
