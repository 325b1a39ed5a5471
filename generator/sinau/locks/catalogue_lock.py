# SPDX-License-Identifier: Apache-2.0
"""`catalogue.lock` as a build would write it: the permanent id of the catalogue, written once and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from sinau.diagnostics import Span
from sinau.locks import Lock, LockAddition
from sinau.model.catalogue import Catalogue
from sinau.model.page import SourceText
from sinau.parsing.catalogue_lock import identity_text, line_of_identity, read_identity
from sinau.source.files import IDENTITY_NAME


@dataclass(frozen=True, slots=True)
class IdentityFile:
    """The `catalogue.lock` of the catalogue with the id `identity`; `place` is that of the catalogue's title."""

    identity: str
    place: Span
    path: str = IDENTITY_NAME

    @property
    def text(self) -> str:
        """The text that the file is to have."""
        return identity_text(self.identity)

    def additions(self, current: str | None) -> Sequence[LockAddition]:
        """Return the id when there is no file yet."""
        line = line_of_identity(self.identity)
        return [] if current is not None else [LockAddition(line, self.identity, self.place)]

    def keeps_all_of(self, current: str | None) -> bool:
        """Tell whether `current` holds no other id: another build may just have written one, of another title."""
        return current is None or read_identity(SourceText(self.path, current))[0] == self.identity


def identity_lock(catalogue: Catalogue) -> Lock:
    """Return the lock that keeps the id of `catalogue`."""
    return IdentityFile(catalogue.id, catalogue.span)
