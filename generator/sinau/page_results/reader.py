# SPDX-License-Identifier: Apache-2.0
"""Reads the pages of a catalogue and keeps no tree of them; results of former builds are taken where they hold."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from sinau.cache import Pack
from sinau.diagnostics.counting import Count, count_nothing
from sinau.operating_system.child_processes import can_copy_process, results_from_processes
from sinau.page_results.fingerprint import program_fingerprint
from sinau.page_results.lookups import LookupTables, digest_of_parts
from sinau.page_results.making import (
    Made,
    PageBody,
    PageResult,
    lookup_tables_of,
    make_result,
    parsed_page_of,
    superseded_terms,
    surroundings_of,
)
from sinau.page_results.memory import ResultMemory
from sinau.page_results.plain import NotPlainError, read_json_as, value_to_json_bytes
from sinau.parsing.page_reader import PageContext, PageToRead, ParsedPage
from sinau.source.files import Source

# Pages that one process makes while others would still begin.
FEW = 60
# A process takes some tens of megabytes.
MOST_PROCESSES = 8


# What is kept of a result and of its HTML.
Contents = tuple[bytes, bytes | None]


class ResultReader:
    """Reads the pages of `source` (`sinau.parsing.page_reader.PageReader`), with the results in `pack`, which gets the new ones.

    Many new ones are made by as many as `processes` processes. `render`: pages get their HTML as well. What is in `memory` need not be
    read, and what was read is put there. `note` is told how many of the catalogue's texts have been read, and how many there are.
    """

    def __init__(
        self,
        source: Source,
        pack: Pack | None = None,
        processes: int = 1,
        render: bool = True,
        memory: ResultMemory | None = None,
        note: Count = count_nothing,
    ) -> None:
        self._source, self._pack, self._processes, self._render = source, pack, processes, render
        self._memory = memory
        self._note, self._done = note, 0
        self._all = sum(path.endswith(".md") for path in source.texts)
        self._grounds: LookupTables | None = None
        self._program = ""

    def __call__(self, pages: Sequence[PageToRead], company: PageContext) -> Sequence[ParsedPage]:
        """Return what each of `pages` is, in their order, without their trees."""
        grounds = self._grounds = self._grounds or lookup_tables_of(self._source, company)
        keys = self._keys_of_results(pages, company)
        found = self._memory.find_valid_results(pages, company, grounds) if self._memory else [None] * len(pages)
        results = [
            one or self._kept_result(key, page, company, grounds)
            for one, key, page in zip(found, keys, pages, strict=True)
        ]
        missing = [number for number, result in enumerate(results) if result is None]
        self._count(len(pages) - len(missing))
        for number, result, contents in self._new_results(missing, pages, company, grounds):
            self._count(1)
            results[number] = result
            if contents and self._pack and (key := keys[number]):
                self._pack.put(key, contents[0])
                if contents[1]:
                    self._pack.put(_body_key(key), contents[1])
        made = [one for one in results if one]
        if self._memory:
            return self._memory.keep_results(pages, company, made)
        return [parsed_page_of(one, page, company) for one, page in zip(made, pages, strict=True)]

    def _count(self, more: int) -> None:
        """Note that so many `more` pages are done. Parts of pages come with them."""
        self._done += more
        self._note(min(self._done, self._all), self._all)

    def _keys_of_results(self, pages: Sequence[PageToRead], company: PageContext) -> Sequence[bytes | None]:
        """Return under what the result of each of `pages` is kept: a digest of all that it depends on, but for what it asks."""
        shared = self._key_of_context(company) if self._pack else None
        return [_key_of_result(page, shared) if shared else None for page in pages]

    def _key_of_context(self, company: PageContext) -> str | None:
        """Return what tells one `company`, in this state of the program, from another; `None` where that cannot be told."""
        self._program = self._program or program_fingerprint()
        try:
            told = value_to_json_bytes(surroundings_of(company))
        except NotPlainError:
            return None
        return digest_of_parts(self._program, told)

    def _kept_result(
        self, key: bytes | None, page: PageToRead, company: PageContext, grounds: LookupTables
    ) -> Made | None:
        content = self._pack.get(key) if self._pack and key else None
        if content is None or self._pack is None or key is None:
            return None
        body = None
        if not self._render:
            self._pack.mark_as_used(_body_key(key))
        elif (body := self._pack.get(_body_key(key))) is None:
            return None
        made = _read_result((content, body), page)
        held = made[1] or made[0]  # to render, a page has asked all that it asked before, and more
        return made if grounds.have_answers(held.answers, company.include.ids) else None

    def _new_results(
        self, missing: Sequence[int], pages: Sequence[PageToRead], company: PageContext, grounds: LookupTables
    ) -> Iterator[tuple[int, Made, Contents | None]]:
        """Yield the results of those of `pages` with the numbers `missing`, and what is to be kept of each."""
        superseded = superseded_terms(company)

        def make(number: int) -> tuple[Made, Contents | None]:
            result, body = make_result(pages[number], company, grounds, superseded, self._render)
            if not (self._pack or shared_out):
                return (result, body), None
            try:
                return (result, body), (value_to_json_bytes(result), value_to_json_bytes(body) if body else None)
            except NotPlainError:
                return (result, body), None

        count = min(self._processes, MOST_PROCESSES, len(missing) // (FEW // 2))
        left = dict.fromkeys(missing)
        shared_out = count > 1 and can_copy_process()
        if shared_out:
            if self._render:  # once, and not in each copy of this process
                import sinau.rendering.page  # noqa: F401, PLC0415
            shares = [missing[first::count] for first in range(count)]
            for number, contents in results_from_processes(
                shares, lambda share: ((one, make(one)[1]) for one in share)
            ):
                if contents:
                    del left[number]
                    yield number, _read_result(contents, pages[number]), contents
            shared_out = False
        for number in left:
            yield number, *make(number)


def _read_result(contents: Contents, page: PageToRead) -> Made:
    result, body = contents
    return read_json_as(PageResult, result, page.source), read_json_as(PageBody, body, page.source) if body else None


def _body_key(key: bytes) -> bytes:
    return sha256(key + b"html").digest()


def _key_of_result(page: PageToRead, shared: str) -> bytes:
    return bytes.fromhex(digest_of_parts(shared, page.source.file, page.expected or "", page.source.text))
