# SPDX-License-Identifier: Apache-2.0
"""What was given in place of a SCORM package."""

from dataclasses import dataclass

from sinau.diagnostics import Rule


@dataclass(frozen=True, slots=True)
class NotAPackage:
    """The rule that names it. `name` is the file by which it is known, or that is meant; `kind` a format's own name."""

    rule: Rule
    name: str = ""
    kind: str = ""

    @property
    def values(self) -> dict[str, object]:
        """What the rule's texts are filled with."""
        return {"name": self.name, "kind": self.kind}
