# SPDX-License-Identifier: Apache-2.0
"""Results of pages in memory, for a program that reads a catalogue again and again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from sinau.page_results.changed_terms import ChangedTerms
from sinau.page_results.lookups import LookupTables
from sinau.page_results.making import Made, parsed_page_of, surroundings_of, terms_changed_between
from sinau.parsing.page_reader import PageContext, PageToRead, ParsedPage


@dataclass(frozen=True, slots=True)
class _KeptResult:
    page: PageToRead
    around: tuple[object, ...]  # the same object for results that hang on the same
    made: Made
    parsed: ParsedPage


@dataclass(slots=True)
class ResultMemory:
    """The results of the last catalogue that had no errors, and of the one that was read last."""

    _kept: dict[str, list[_KeptResult]] = field(default_factory=dict)  # by file, the newest first
    _surroundings: dict[str, tuple[object, ...]] = field(default_factory=dict)  # by course, those that were seen last
    _companies: dict[str, PageContext] = field(default_factory=dict)  # by course, those of now
    _used: set[str] = field(default_factory=set)  # files since the last `forget_others`
    _courses: set[str] = field(default_factory=set)  # the same of courses
    # The surroundings that were compared last, and which terms differ between them.
    _compared: tuple[tuple[object, ...], tuple[object, ...], ChangedTerms | None] | None = None

    def find_valid_results(
        self, pages: Sequence[PageToRead], company: PageContext, grounds: LookupTables
    ) -> list[Made | None]:
        """Return what is known of each of `pages` and still holds among `company` and `grounds`."""
        around = self._shared_surroundings(company)
        # The settings of the course cannot be read, as a diagnostic says. That is no reason to make all its pages again.
        lost = company.course.endswith("/")
        ids = company.include.ids
        return [
            next(
                (
                    kept.made
                    for kept in self._kept.get(page.source.file, ())
                    if (
                        (kept.page == page and (kept.around is around or self._without_changed(kept, around, grounds)))
                        or (lost and kept.page.source == page.source)
                    )
                    and grounds.have_answers((kept.made[1] or kept.made[0]).answers, ids)
                ),
                None,
            )
            for page in pages
        ]

    def keep_results(self, pages: Sequence[PageToRead], company: PageContext, made: Sequence[Made]) -> list[ParsedPage]:
        """Keep what was `made` of `pages` among `company`; return what each of them is, the same values as long as nothing changes."""
        around = self._shared_surroundings(company)
        self._companies[company.course] = company
        self._courses.add(company.course)
        self._used.update(page.source.file for page in pages)
        return [self._kept_as(page, around, one, company).parsed for page, one in zip(pages, made, strict=True)]

    def _kept_as(self, page: PageToRead, around: tuple[object, ...], made: Made, company: PageContext) -> _KeptResult:
        others = self._kept.get(page.source.file, [])
        known = next((kept for kept in others if kept.made is made), None)
        if known and known.around is around and known.page == page:
            kept = known
        else:
            page.source.forget_places()
            kept = _KeptResult(
                page,
                around,
                made,
                parsed_page_of(made, page, company, partial(self._company_of_course, company.course)),
            )
            if known:  # the settings of its course cannot be read, so it is the same again once they can
                return kept
        self._kept[page.source.file] = [kept, *(one for one in others[-1:] if one is not kept)]
        return kept

    def _company_of_course(self, course: str) -> PageContext:
        return self._companies[course]

    def _shared_surroundings(self, company: PageContext) -> tuple[object, ...]:
        """Return what results of `company` hang on: the same object for what is equal."""
        around = surroundings_of(company)
        known = self._surroundings.get(company.course)
        if known != around:
            known = self._surroundings[company.course] = around
        return known

    def _without_changed(self, kept: _KeptResult, around: tuple[object, ...], grounds: LookupTables) -> bool:
        """Tell whether what is `kept` hangs on the same as `around` but for terms that do not stand in the page."""
        if self._compared is None or self._compared[0] is not kept.around or self._compared[1] is not around:
            self._compared = kept.around, around, terms_changed_between(kept.around, around)
        changed = self._compared[2]
        if changed is None:
            return False
        answers = (kept.made[1] or kept.made[0]).answers
        return not changed.may_stand_in((kept.page.source.text, *grounds.texts_asked_for(answers)))

    def forget_others(self, made: bool) -> None:
        """Forget what was not used since the last call, if that time a catalogue without errors was `made` of it."""
        if made:
            self._kept = {file: self._kept[file][:1] for file in self._used}
            self._companies = {course: self._companies[course] for course in self._courses}
            self._surroundings = {course: self._surroundings[course] for course in self._courses}
        self._compared = None
        self._used.clear()
        self._courses.clear()
