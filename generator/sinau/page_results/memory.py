# SPDX-License-Identifier: Apache-2.0
"""Results of pages in memory, for a program that reads a catalogue again and again."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sinau.page_results.lookups import Grounds
from sinau.page_results.making import Made, surroundings_of
from sinau.parsing.pages import Company, PageToRead


@dataclass(frozen=True, slots=True)
class _Kept:
    page: PageToRead
    around: tuple[object, ...]  # the same object for results that hang on the same
    made: Made


@dataclass(slots=True)
class ResultMemory:
    """The results of the last catalogue that had no errors, and of the one that was read last."""

    _kept: dict[str, list[_Kept]] = field(default_factory=dict)  # by file, the newest first
    _surroundings: dict[str, tuple[object, ...]] = field(default_factory=dict)  # by course, those that were seen last
    _used: set[str] = field(default_factory=set)

    def find(self, pages: Sequence[PageToRead], company: Company, grounds: Grounds) -> list[Made | None]:
        """Return what is known of each of `pages` and still holds among `company` and `grounds`."""
        around = self._around(company)
        # The settings of the course cannot be read, as a diagnostic says. That is no reason to make all its pages again.
        lost = company.course.endswith("/")
        ids = company.include.ids
        return [
            next(
                (
                    kept.made
                    for kept in self._kept.get(page.source.file, ())
                    if ((kept.page == page and kept.around is around) or (lost and kept.page.source == page.source))
                    and grounds.hold((kept.made[1] or kept.made[0]).answers, ids)
                ),
                None,
            )
            for page in pages
        ]

    def keep(self, pages: Sequence[PageToRead], company: Company, made: Sequence[Made]) -> None:
        """Keep what was `made` of `pages` among `company`."""
        around = self._around(company)
        for page, one in zip(pages, made, strict=True):
            others = self._kept.get(page.source.file, [])
            kept = next((known for known in others if known.made is one), None) or _Kept(page, around, one)
            self._kept[page.source.file] = [kept, *(known for known in others[-1:] if known is not kept)]
            self._used.add(page.source.file)

    def _around(self, company: Company) -> tuple[object, ...]:
        """Return what results of `company` hang on: the same object for what is equal."""
        around = surroundings_of(company)
        known = self._surroundings.get(company.course)
        if known != around:
            known = self._surroundings[company.course] = around
        return known

    def forget_others(self, made: bool) -> None:
        """Forget what was not used since the last call, if that time a catalogue without errors was `made` of it."""
        if made:
            self._kept = {file: self._kept[file][:1] for file in self._used}
        self._used.clear()
