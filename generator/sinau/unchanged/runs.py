# SPDX-License-Identifier: Apache-2.0
"""What a run has said, kept in the user's cache: the next one says the same where nothing has changed."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

from sinau.cache import Cache
from sinau.diagnostics import Diagnostics
from sinau.extensions import find_all_texts
from sinau.unchanged.folders import CatalogueState, UnknownStateError, catalogue_state, results_state
from sinau.unchanged.program import program_state

# What is printed of one result: plain values, as JSON has them.
Line = Sequence[object]


@dataclass(frozen=True, slots=True)
class Said:
    """What a run has said: its diagnostics, and a line for each of its results."""

    found: Diagnostics
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    """A run as it is kept: the states that it has met (`catalogue`, `read`: a `CatalogueState`), and what it has said.

    `results` is the state of what it has left at `names` in its output folder, `found` its diagnostics as JSON.
    """

    program: str
    catalogue: str
    read: Sequence[str]
    names: Sequence[str]
    results: str
    found: str
    lines: Sequence[Line]


class RepeatedRun:
    """A run over the catalogue in `content` that was asked for in these `words`, which tell all that it depends on beside files.

    It is to be made before the catalogue is read: what changes later is a change for the next run. `out` is its output folder.
    Without a `cache` nothing is known.
    """

    def __init__(self, cache: Cache | None, content: Path, words: Iterable[object], out: Path | None = None) -> None:
        self._cache, self._content, self._out = cache, content, out
        place = [str(content.resolve()), str(out.resolve()) if out else "", *map(repr, words)]
        self._key = sha256("\0".join(["run", *place]).encode("utf-8", "surrogatepass")).hexdigest()
        self._program = program_state() if cache else None
        self._state: CatalogueState | None = None

    def said(self) -> Said | None:
        """Return what the last such run has said; `None` where this one may say or make something else."""
        if self._cache is None or self._program is None:
            return None
        try:
            self._state = catalogue_state(self._content)
            content = self._cache.get(self._key)
            kept = _Kept(**json.loads(content)) if content else None
            if kept is None or kept.program != self._program or not self._is_unchanged(kept, self._state):
                return None
        except (UnknownStateError, TypeError, ValueError):  # or the record is of another version
            return None
        if kept.read:  # once it is old enough it need not be read again
            self._keep(replace(kept, catalogue=self._state.digest, read=self._state.read))
        if kept.found:
            find_all_texts()
        return Said(_read_findings(kept.found) if kept.found else (), tuple(kept.lines))

    def _is_unchanged(self, kept: _Kept, now: CatalogueState) -> bool:
        before = CatalogueState(kept.catalogue, tuple(kept.read))
        if now != before and (not kept.read or catalogue_state(self._content, frozenset(kept.read)) != before):
            return False
        return self._out is None or results_state(self._out, kept.names) == kept.results

    def keep(self, said: Said, names: Sequence[str] = ()) -> None:
        """Keep what this run has said, and the state of what it has left at `names` in its output folder."""
        if self._state is None or self._program is None:
            return
        with suppress(UnknownStateError, TypeError):  # what is not plain is not kept
            results = results_state(self._out, names) if self._out else ""
            found = _written_findings(said.found) if said.found else ""
            state = self._state
            self._keep(_Kept(self._program, state.digest, state.read, names, results, found, said.lines))

    def _keep(self, kept: _Kept) -> None:
        assert self._cache is not None
        self._cache.put(self._key, json.dumps(asdict(kept)).encode())
        self._cache.remove_oldest_if_full()


def _written_findings(found: Diagnostics) -> str:
    from sinau.page_results.plain import value_to_json_bytes  # noqa: PLC0415 - it brings all that pages are made of

    return value_to_json_bytes(found).decode()


def _read_findings(written: str) -> Diagnostics:
    from sinau.model.page import SourceText  # noqa: PLC0415 - as above
    from sinau.page_results.plain import read_json_as  # noqa: PLC0415

    return read_json_as(tuple, written.encode(), SourceText("", ""))
