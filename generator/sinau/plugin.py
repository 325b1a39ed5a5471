# SPDX-License-Identifier: Apache-2.0
"""What plugins are made of: everything that another distribution may import of Sinau, and the object that it names.

Its `pyproject.toml` names that object, and nothing else has to be registered:

    [project.entry-points."sinau.plugins"]
    kiosk = "sinau_kiosk:PLUGIN"

    PLUGIN = Plugin(interface=1, question_types=(SWITCHES,), publications=(CARDS,), commands=(kiosk,))

A plugin is taken whole or not at all. One that cannot be taken is named in a warning, and everything else goes on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from sinau.answers import Right, Shape
from sinau.diagnostics import Diagnostic, Diagnostics, Message, Report, Rule, Severity, Span
from sinau.diagnostics.forms import Look
from sinau.model.assessment import Choice, Question
from sinau.model.gaps import with_gaps
from sinau.model.rendered import Rendered, RenderedActivity, RenderedCourse, Selection
from sinau.publication import Option, Publication
from sinau.question_type import AnswerLine, Controls, Parsed, Printed, QuestionBlock, QuestionType, Writer
from sinau.questions._choices import box, group, label, parse_choices
from sinau.source.kinds import DayKind, FlagKind, ListKind, NumberKind, ShareKind, TextKind, WordKind
from sinau.source.schema import Field
from sinau.texts import Joined, Number

if TYPE_CHECKING:
    from sinau.output.artefact import Artefact, package_name
    from sinau.output.filetree import FileTree

# What only publishing needs comes when it is asked for: settings are declared as a plugin's are, and read by each check.
_LATER = {
    **dict.fromkeys(("Artefact", "package_name"), "sinau.output.artefact"),
    "FileTree": "sinau.output.filetree",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)


# Of this module. It grows when a plugin made for it would no longer work, and a new name in it is no such change.
INTERFACE = 1


class Form(Protocol):
    """A printed form of diagnostics. With a true `STANDARD_OUTPUT` it is for programs, and comes on standard output."""

    write: Callable[[Report, Callable[[Span], str | None], str, Look], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """What a distribution adds to Sinau, made for the `interface` of that number.

    Publications, question types, commands and `forms` (printed forms of diagnostics, by their names) are found by their names;
    none may be there already. `rules` are what its diagnostics tell, with codes of its own: at least two capital letters and
    three digits (`KIOSK101`). The keys of a publication's settings, in both languages, begin with its name (`cards_per_page`). `texts` is a folder with a folder for each language (`en/kiosk.json`, `en/KIOSK1.json`).
    """

    interface: int
    publications: tuple[Publication, ...] = ()
    question_types: tuple[QuestionType, ...] = ()
    commands: tuple[click.Command, ...] = ()
    forms: Mapping[str, Form] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    texts: Path | None = None


__all__ = [
    "INTERFACE",
    "AnswerLine",
    "Artefact",
    "Choice",
    "Controls",
    "DayKind",
    "Diagnostic",
    "Diagnostics",
    "Field",
    "FileTree",
    "FlagKind",
    "Form",
    "Joined",
    "ListKind",
    "Look",
    "Message",
    "Number",
    "NumberKind",
    "Option",
    "Parsed",
    "Plugin",
    "Printed",
    "Publication",
    "Question",
    "QuestionBlock",
    "QuestionType",
    "Rendered",
    "RenderedActivity",
    "RenderedCourse",
    "Report",
    "Right",
    "Rule",
    "Selection",
    "Severity",
    "Shape",
    "ShareKind",
    "Span",
    "TextKind",
    "WordKind",
    "Writer",
    "box",
    "group",
    "label",
    "package_name",
    "parse_choices",
    "with_gaps",
]
