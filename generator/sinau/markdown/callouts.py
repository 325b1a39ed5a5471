# SPDX-License-Identifier: Apache-2.0
"""What other tools call the boxes that we call notes, and how they write them: GitHub, the Carpentries, Quarto, Material, MyST.

Their names become kinds of ours. What they say with a heading inside the box is its title here, too.
"""

import re
from dataclasses import dataclass

from sinau.diagnostics import Message

ATTRIBUTE = re.compile(
    r"""\s*(?:\.(?P<name>[\w-]+)|\#[\w:.-]+|(?P<key>[\w-]+)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'}]+)))(?=[\s}])"""
)
FOLDED = ("true", "yes")


@dataclass(frozen=True, slots=True)
class Callout:
    """A box of another tool: the directive that it becomes, and its title there when that says more than ours."""

    kind: str
    title: Message | None = None


PREREQUISITES = Callout("note", Message("pages.callouts_prerequisites"))
CALLOUTS: dict[str, Callout] = {
    # The Carpentries. Their `questions` are no name here: a `question` with a letter too much would show its right answers.
    "callout": Callout("note"),
    "prereq": PREREQUISITES,
    "prerequisite": PREREQUISITES,
    "prerequisites": PREREQUISITES,
    "checklist": Callout("note", Message("pages.callouts_checklist")),
    "objectives": Callout("note", Message("pages.callouts_objectives")),
    "challenge": Callout("practice"),
    "discussion": Callout("practice", Message("pages.callouts_discussion")),
    "testimonial": Callout("note", Message("pages.callouts_testimonial")),
    "keypoints": Callout("summary"),
    "hint": Callout("solution", Message("pages.callouts_hint")),
    "spoiler": Callout("solution", Message("pages.callouts_more")),
    # For trainers. The Carpentries show it on pages of its own; here it is closed, and says whom it is for.
    "instructor": Callout("solution", Message("pages.callouts_instructor")),
    # GitHub, Quarto and those who have it from them.
    "callout-note": Callout("note"),
    "callout-warning": Callout("warning"),
    "tip": Callout("note", Message("pages.callouts_tip")),
    "info": Callout("note"),
    "important": Callout("warning", Message("pages.callouts_important")),
    "caution": Callout("warning"),
    "danger": Callout("warning"),
    # Material, and MyST where it has the same. Material's `question` is none: here it asks one.
    "abstract": Callout("summary"),
    "tldr": Callout("summary"),
    "success": Callout("note", Message("pages.callouts_success")),
    "attention": Callout("warning"),
    "failure": Callout("warning"),
    "error": Callout("warning"),
    "bug": Callout("warning"),
    "example": Callout("note", Message("pages.callouts_example")),
    "quote": Callout("note", Message("pages.callouts_quote")),
    "seealso": Callout("note", Message("pages.callouts_see_also")),
    "admonition": Callout("note"),
    "dropdown": Callout("solution", Message("pages.callouts_more")),
}
# What other tools call tabs, of which there are none here.
TABS = {"panel-tabset", "tabset", "tabs", "tab", "tab-set", "tab-item", "group-tab"}
NAME = re.compile(r"\{([A-Za-z][\w-]*)\}(?:[ \t]+(.*\S))?[ \t]*\Z")
PREFIX = "callout-"


def callout_named(written: str) -> Callout | None:
    """Return what the name `written`, in lower case, is in another tool; `None` when none has it."""
    return CALLOUTS.get(written) or CALLOUTS.get(written.removeprefix(PREFIX))


def read_callout_name(line: str, start: int) -> tuple[str, str, int] | None:
    """Return the name that stands alone in the brace of `line` at `start`, in lower case, and the title behind it with its place.

    So MyST writes it: `:::{note} Cash`. `None` when there is something else.
    """
    match = NAME.match(line, start)
    return (match[1].casefold(), match[2] or "", match.start(2)) if match else None


def without_closing_colons(line: str) -> str:
    """Return the opening line `line` without the colons that Pandoc lets stand at its end."""
    found = line.rstrip(" \t")
    rest = found.rstrip(":")
    return rest if len(found) - len(rest) >= 3 and rest[-1:] in {" ", "\t"} and rest.strip(": \t") else line


@dataclass(frozen=True, slots=True)
class BoxAttributes:
    """Attributes in braces: the classes with their places in the line, the title with its place, and whether the box is folded.

    `end` is where they end, `wrong` where something stands in them that is no attribute (-1: nowhere).
    """

    names: tuple[tuple[str, int, int], ...]
    title: tuple[str, int, int] | None
    folded: bool
    end: int
    wrong: int


def read_box_attributes(line: str, start: int) -> BoxAttributes:
    """Return the attributes of `line` whose opening brace stands at `start`; what only says how a box looks is passed over."""
    names: list[tuple[str, int, int]] = []
    title: tuple[str, int, int] | None = None
    folded, wrong, position = False, -1, start + 1
    while match := ATTRIBUTE.match(line, position):
        value = next((found for found in match.group("double", "single", "bare") if found is not None), "")
        if match["name"]:
            names.append((match["name"].casefold(), match.start("name"), match.end()))
        elif match["key"] == "title":
            title = (value, match.start("key"), match.end())
        elif match["key"] == "collapse":
            folded = value.casefold() in FOLDED
        position = match.end()
    end = line.find("}", position)
    if line[position : end if end >= 0 else len(line)].strip() or end < 0:
        wrong = position
    return BoxAttributes(tuple(names), title, folded, end + 1 if end >= 0 else len(line), wrong)
