# SPDX-License-Identifier: Apache-2.0
"""A catalogue that stays in memory: of its files only those are read and compiled anew that have changed."""

import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from sinau.cache import Cache, pack_named
from sinau.diagnostics import Diagnostics, Severity, Span
from sinau.loading import LoadedCatalogue, check, parse_source
from sinau.model.catalogue import Catalogue
from sinau.model.rendered import Rendered
from sinau.page_results import ResultMemory, ResultReader
from sinau.rendering import RenderingMemory, render_checked_catalogue
from sinau.source.files import Source, read_folder
from sinau.source.known_files import KnownFiles, State, file_states


@dataclass(frozen=True, slots=True)
class ShownCatalogue:
    """What is shown: the catalogue as HTML (`rendered`), and what is wrong with it now (`found`).

    Files with errors are shown as they were before; where that does not do, the whole catalogue is.

    `number` grows with each change. `fault` is our own, if there was one: the trace of an exception.
    """

    number: int
    rendered: Rendered
    found: Diagnostics = ()
    fault: str = ""

    @property
    def is_current(self) -> bool:
        """Tell whether what is shown is what the folder holds."""
        return not self.fault and not has_errors(self.found)


def has_errors(found: Diagnostics) -> bool:
    """Tell whether nothing can be published of what `found` is about."""
    return any(one.rule.severity is Severity.ERROR for one in found)


def with_good_files(source: Source, good: Source, found: Diagnostics) -> Source:
    """Return `source` with the files of `good` in place of those in which errors were `found`."""
    wrong = {one.span.file for one in found if one.rule.severity is Severity.ERROR}
    return Source(
        {**source.texts, **{path: good.texts[path] for path in wrong if path in good.texts}},
        {**source.media, **{path: good.media[path] for path in wrong if path in good.media}},
        {*source.refused} - {path for path in wrong if path in good.texts or path in good.media},
        source.other_catalogues,
    )


@dataclass(slots=True)
class ResidentCatalogue:
    """The catalogue in `folder`, in memory; its drafts are shown. Threads may use it at once.

    `language` is the author's, `today` tells the day. `processes` may work on the first reading, which takes results of builds from `cache`.
    """

    folder: Path
    language: str
    cache: Cache | None = None
    processes: int = 1
    today: Callable[[], date] = lambda: datetime.now().astimezone().date()
    shown: ShownCatalogue = field(init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)
    _files: KnownFiles = field(default_factory=KnownFiles, init=False)
    _results: ResultMemory = field(default_factory=ResultMemory, init=False)
    _rendering: RenderingMemory = field(default_factory=RenderingMemory, init=False)
    _looked: tuple[dict[str, State], date] | None = field(default=None, init=False)
    _good: Source | None = field(default=None, init=False)  # what is shown was made of it
    _seen: tuple[Source, Diagnostics, date] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        """Begin with a catalogue of nothing, which is shown as long as the folder has only been one with errors."""
        nothing = Catalogue(self.folder.resolve().name, Span(""), languages=(self.language,))
        self.shown = ShownCatalogue(0, Rendered(nothing))

    def refresh(self) -> bool:
        """Take in what has changed in the folder; return whether anything has. Whatever goes wrong is told in `shown`."""
        with self._lock:
            try:
                day, now = self.today(), file_states(self.folder)
                if self._looked == (now, day) and not self._files.have_changed():
                    return False
                before, self._looked = self._looked, (now, day)
                return self._read_catalogue(day, before is None, before != self._looked)
            except Exception:  # noqa: BLE001 - the author goes on editing, and the next state may be one that we can take
                self._seen = None
                self.shown = replace(self.shown, number=self.shown.number + 1, fault=traceback.format_exc())
                return True

    def _read_catalogue(self, day: date, first: bool, others: bool) -> bool:
        """Read the catalogue; `first`: for the first time. `others`: there are other files than before, or they have other states."""
        source, found = read_folder(self.folder, self._files)
        self._files.forget_gone()
        seen = self._seen
        if seen and seen == (source, found, day):
            # A file that is only copied may be another one. Pages look for themselves whether they show it.
            self.shown = replace(self.shown, number=self.shown.number + others)
            return others
        loaded = self._load_source(source, found, first)
        told = check(loaded, day)
        rendered: Rendered | None = None
        if not has_errors(told):
            rendered, self._good = render_checked_catalogue(loaded, self._rendering), source
        elif self._good:
            rendered = self._render_without_mistakes(with_good_files(source, self._good, told), day)
        self._results.forget_others(not has_errors(told))
        if rendered:
            self._rendering.forget_others()
        self.shown = ShownCatalogue(self.shown.number + 1, rendered or self.shown.rendered, told)
        self._seen = source, found, day
        return True

    def _render_without_mistakes(self, source: Source, day: date) -> Rendered | None:
        """Return the catalogue with the files `source`, in which those with mistakes are as they were before; `None` where that
        is what is shown already, or does not do.
        """
        if source == self._good:
            return None
        loaded = self._load_source(source, (), first=False)
        if has_errors(check(loaded, day)):
            return None
        self._good = source
        return render_checked_catalogue(loaded, self._rendering)

    def _load_source(self, source: Source, found: Diagnostics, first: bool) -> LoadedCatalogue:
        """Return the catalogue with the files `source`. Only the `first` time there are no other threads, which a copy of the process would not have."""
        if not first or self.cache is None:
            processes = self.processes if first else 1
            return parse_source(self.folder, source, found, ResultReader(source, None, processes, memory=self._results))
        pack = pack_named(self.cache, str(self.folder.resolve()))
        try:
            reader = ResultReader(source, pack, self.processes, memory=self._results)
            loaded = parse_source(self.folder, source, found, reader)
            if pack.save():
                self.cache.remove_oldest_if_full(grown=True)
            return loaded
        finally:
            pack.close()
