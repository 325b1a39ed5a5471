# SPDX-License-Identifier: Apache-2.0
"""Blanks, quotation marks and marks of other tools, as what they were meant for."""

import json
import re

from sinau.diagnostics import Diagnostic
from sinau.fixing.edits import Edit
from sinau.markdown.callouts import callout_named
from sinau.markdown.opening_line import NOTES, SPELLINGS
from sinau.source.text_damage import ODD_BLANKS, is_in_curly_quotes
from sinau.source.yaml import COLON_IN_VALUE, KEY_AND_VALUE
from sinau.texts import Message

WIDTHLESS = "\u200b\u200c\u200d\u2060"
ODD = re.compile(f"[{ODD_BLANKS}]")
ODD_AT_START, ODD_AT_END = re.compile(rf"[{ODD_BLANKS}\s]+"), re.compile(rf"[{ODD_BLANKS}\s]+\Z")
NOTE = re.compile(r'(!!!|\?\?\?\+?) +(?P<kind>\w[\w-]*)(?: +[\w-]+)*(?: +"(?P<title>[^"]*)")? *\Z')
BULLET = re.compile(r"[•▪●◦‣·➢][ \t]*")
CLOSER = re.compile(r":{3,}[ \t]*\Z")
COLONS = re.compile(rf"(:{{3,}})[{ODD_BLANKS} ]*(?=([^\W\d_]+)(?:[ \t]|\Z))")
INDENTED = re.compile(r"(?: {4}|\t)")


def edits_for_curly_quotes(found: Diagnostic, text: str) -> list[Edit]:
    """Return straight quotation marks in place of those that stand around a value."""
    values = dict(found.values)
    written, mended = str(values["written"]), str(values["mended"])
    return _replacing_edit(found, text, written, mended) if '"' not in written else []


def edits_for_colon_in_value(found: Diagnostic, text: str) -> list[Edit]:
    """Return the value of a setting in quotation marks, which it needs because of a colon in it."""
    problem = dict(found.values).get("problem")
    match = KEY_AND_VALUE.match(_line_of_diagnostic(found, text))
    if not (isinstance(problem, Message) and problem.key == COLON_IN_VALUE.key and match) or "#" in match[2]:
        return []
    value = match[2][1:-1] if is_in_curly_quotes(match[2]) else match[2]
    line = found.span.line - 1
    return [Edit((line, match.start(2)), (line, match.end(2)), json.dumps(value, ensure_ascii=False))]


def edits_for_odd_blanks(found: Diagnostic, text: str) -> list[Edit]:
    """Return blanks in place of what only looks like them; where none may stand, nothing."""
    line, start = _line_of_diagnostic(found, text), found.span.column - 1
    place = found.span.line - 1
    written = line[start : start + found.span.length]
    if all(ODD.match(char) for char in written):  # before or behind a mark, or in an indentation
        behind_mark = bool(line[:start].strip())
        mended = " " if behind_mark else "".join("" if char in WIDTHLESS else " " for char in written)
        return [Edit((place, start), (place, start + len(written)), mended)]
    first, last = ODD_AT_START.match(written), ODD_AT_END.search(written)
    edits = [Edit((place, start), (place, start + first.end()), "")] if first else []
    return [*edits, Edit((place, start + last.start()), (place, start + len(written)), "")] if last else edits


def edits_for_colons_without_blank(found: Diagnostic, text: str) -> list[Edit]:
    """Return the opening line of a directive with a blank between its colons and its name."""
    match = COLONS.match(_line_of_diagnostic(found, text)) if found.span.column == 1 else None
    if not match or match[2].casefold() not in SPELLINGS:
        return []
    line = found.span.line - 1
    return [Edit((line, 0), (line, match.end()), f"{match[1]} ")]


def edits_for_blank_in_address(found: Diagnostic, text: str) -> list[Edit]:
    """Return the link with its address in angle brackets, as the diagnostic shows it."""
    line, start = _line_of_diagnostic(found, text), found.span.column - 1
    written, mended = line[start : start + found.span.length], str(dict(found.values)["written"])
    same = _without_brackets(written) == _without_brackets(mended)
    return _replacing_edit(found, text, written, mended) if same and "  " not in written and "\t" not in written else []


def _without_brackets(written: str) -> str:
    return re.sub(r"[<>\s]", "", written)


def edits_for_mark_of_another_tool(found: Diagnostic, text: str) -> list[Edit]:
    """Return what is written here for a mark of another tool, where that is certain."""
    mend = dict(found.values).get("mend")
    name = mend.key.partition(".")[2] if isinstance(mend, Message) else ""
    place, start = found.span.line - 1, found.span.column - 1
    end = start + found.span.length
    written = _line_of_diagnostic(found, text)[start:end]
    if name == "heading" and set(written) == {"#"}:
        return [Edit((place, end), (place, end), " ")]
    if name == "highlight" and (match := re.fullmatch(r"==([^=*]+)==", written)):
        return [Edit((place, start), (place, end), f"**{match[1]}**")]
    if name == "struck" and (match := re.fullmatch(r"~{3,}([^~]+)~{3,}", written)):
        return [Edit((place, start), (place, end), f"~~{match[1]}~~")]
    if name == "bullet":
        return _edits_for_bullets(text.split("\n"), place)
    return []


def _edits_for_bullets(lines: list[str], first: int) -> list[Edit]:
    """Return dashes for the bullets of the lines that follow one another from `first` on."""
    edits = []
    for number in range(first, len(lines)):
        match = BULLET.match(lines[number])
        if not match:
            break
        edits.append(Edit((number, 0), (number, match.end()), "- "))
    return edits


def edits_for_mkdocs_note(found: Diagnostic, text: str) -> list[Edit]:
    """Return a note of MkDocs as a box of ours: its kind, its title, and its text without the indentation."""
    lines, first = text.split("\n"), found.span.line - 1
    match = NOTE.match(lines[first]) if found.span.column == 1 else None
    last = first
    for number in range(first + 1, len(lines)):
        if INDENTED.match(lines[number]):
            last = number
        elif lines[number].strip():
            break
    body = [INDENTED.sub("", line, count=1) for line in lines[first + 1 : last + 1]]
    # A line right below that is not indented would be read as a part of the note, and colons as its end.
    follows = last + 1 < len(lines) and bool(lines[last + 1].strip()) and not CLOSER.match(lines[last + 1])
    if not match or not body or not body[0].strip() or follows or any(line.lstrip().startswith(":::") for line in body):
        return []
    new = [_box_opening_line(match), *body, ":::"]
    return [Edit((first, 0), (last, len(lines[last])), "\n".join(new))]


def _box_opening_line(note: re.Match[str]) -> str:
    """Return the opening line for a note; one that is closed at first stays so."""
    kind, title = note["kind"].casefold(), note["title"]
    known = SPELLINGS.get(kind, "") in NOTES or callout_named(kind)
    kind = kind if known else "note"
    if note[1] == "???":
        titled = f' title="{title}"' if title else ""
        return f'::: {{.callout-{kind} collapse="true"{titled}}}'
    return f'::: {kind} "{title}"' if title else f"::: {kind}"


def _line_of_diagnostic(found: Diagnostic, text: str) -> str:
    return text.split("\n")[found.span.line - 1]


def _replacing_edit(found: Diagnostic, text: str, written: str, mended: str) -> list[Edit]:
    """Return `mended` in place of `written`, which must stand where the diagnostic says."""
    place, start = found.span.line - 1, found.span.column - 1
    end = start + len(written)
    return (
        [Edit((place, start), (place, end), mended)] if _line_of_diagnostic(found, text)[start:end] == written else []
    )
