# SPDX-License-Identifier: Apache-2.0
"""A SCORM 2004 package as plain data: a tree of items with their sequencing. One SCO is the smallest tree.

Defaults are what the standard takes when nothing is written, except where a comment says why not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class ObjectiveMap:
    """How a local objective shares its state with other activities, under the name `target` (a URN of the course's own)."""

    target: str
    read: bool = True
    write: bool = False


@dataclass(frozen=True, slots=True)
class ItemObjective:
    """An objective of an activity. `minimum` 0..1 makes the LMS decide by the score: it is the least that satisfies."""

    identifier: str
    minimum: float | None = None
    maps: Sequence[ObjectiveMap] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of a rule (IMS SS 1.0): `satisfied`, `completed`, `attempted` and the like, of `objective` or the activity."""

    name: str
    objective: str | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class PreconditionRule:
    """What happens before an activity is offered, when `all` or `any` of the conditions hold."""

    action: Literal["skip", "disabled", "hiddenFromChoice", "stopForwardTraversal"]
    conditions: Sequence[Condition]
    combination: Literal["all", "any"] = "all"


@dataclass(frozen=True, slots=True)
class Rollup:
    """Whether an activity counts for the one above it; `weight` 0..1 of its score.

    `unless_skipped`: for completion it counts only when it was not skipped; `if_attempted`: only when it was begun.
    """

    satisfied: bool = True
    completed: bool = True
    weight: float = 1
    unless_skipped: bool = False
    if_attempted: bool = False


@dataclass(frozen=True, slots=True)
class Sequencing:
    """How an activity is offered and what its results mean.

    `navigable` lets learners choose among what is inside and go on from one to the next; `attempts` is how often it may be
    begun. The primary objective, which counts for the activity above, is the first of `objectives`.

    `remembers`: what was reached inside counts also when this activity has been left and is entered anew. By default it
    does not (SN 3.2.5, 3.2.6): whoever went back to a lesson of a finished module would find the module unfinished again.
    """

    navigable: bool = False
    remembers: bool = False
    rules: Sequence[PreconditionRule] = ()
    attempts: int | None = None
    rollup: Rollup | None = None
    objectives: Sequence[ItemObjective] = ()
    # Without it an LMS marks a SCO complete and passed as soon as it is left (SAP SuccessFactors, KBA 3403728).
    by_content: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An activity: a SCO (`resource` is its identifier) or a group of `items`.

    `by_measure`: complete when its cmi.progress_measure is 1. `hidden` are buttons that the LMS shall not show.
    """

    identifier: str
    title: str
    resource: str | None = None
    items: Sequence["Item"] = ()
    by_measure: bool = False
    sequencing: Sequencing = Sequencing()
    hidden: Sequence[Literal["previous", "continue", "exit", "exitAll", "abandon", "abandonAll", "suspendAll"]] = ()


@dataclass(frozen=True, slots=True)
class Resource:
    """Files of a package: those of a SCO, which opens with `launch`, or assets that others depend on (`launch` is `None`)."""

    identifier: str
    files: Sequence[str]
    launch: str | None = None
    needs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ManifestContents:
    """All that a manifest says. The first resource with `launch` is the one that Open edX opens."""

    identifier: str
    version: str
    organization: str
    title: str
    items: Sequence[Item]
    resources: Sequence[Resource]
    sequencing: Sequencing = field(default=Sequencing(navigable=True))
    # How the element mapInfo is written. The namespace is the same; see `manifest/scorm2004.py`.
    mapinfo_prefix: Literal["ss", "imsss"] = "ss"
