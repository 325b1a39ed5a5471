# SPDX-License-Identifier: Apache-2.0
"""Makes the result of one page: parsed, looked at and rendered in one go, and then without its tree."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sinau.checks import FileIndex, anchors_of, file_index_of, part_facts
from sinau.diagnostics import Diagnostics, Severity
from sinau.model.assessment import Question
from sinau.model.broken import Broken
from sinau.model.catalogue import Activity, FreePage
from sinau.model.glossary import Glossary
from sinau.model.page import Page
from sinau.model.page_facts import GONE, PageFacts, PartFacts, ShownOn, Surroundings
from sinau.model.rendered_body import RenderedBody
from sinau.page_results.changed_terms import ChangedTerms, changed_terms
from sinau.page_results.lookups import IDS, LookupTables, NotedAnswers, NotingMapping
from sinau.parsing.page_reader import PageContext, PageToRead, ParsedPage, parsed_page
from sinau.source.files import Source


@dataclass(frozen=True, slots=True)
class PageResult:
    """What a page has yielded, without its tree, and what was asked for it (`answers`). Plain values, but for the texts of files."""

    outcome: Activity | FreePage | Broken
    found: Diagnostics
    anchors: tuple[str, ...]
    parts: tuple[PartFacts, ...]
    answers: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class PageBody:
    """A page as HTML, `None` where it was not rendered, and what was asked for it: more than for its result."""

    body: RenderedBody | None
    answers: Mapping[tuple[str, str], str]


# What a page has yielded, and its HTML where it was to be rendered.
Made = tuple[PageResult, PageBody | None]


def surroundings_of(company: PageContext) -> tuple[object, ...]:
    """Return what results of pages of `company` hang on beside their texts and what they ask, as plain values."""
    # Synonyms are for the search alone.
    terms = tuple((term.term, term.meaning, term.superseded_by, term.since) for term in company.terms)
    return company.course, company.language, company.include.html, terms, dict(company.include.settings)


def terms_changed_between(before: tuple[object, ...], after: tuple[object, ...]) -> ChangedTerms | None:
    """Return which terms differ between two values of `surroundings_of`; `None` where more than terms does."""
    *one, old, settings = before
    *other, new, others = after
    if (one, settings) != (other, others):
        return None
    assert isinstance(old, tuple)
    assert isinstance(new, tuple)
    return changed_terms(old, new)


def lookup_tables_of(source: Source, company: PageContext) -> LookupTables:
    """Return all that the pages of `source` may ask; of `company` what the whole catalogue shares."""
    files = file_index_of(source, {})
    return LookupTables(
        {
            "texts": source.texts,
            "refused": dict.fromkeys(source.refused, True),
            "media": source.media,
            "published": company.media,
            "transcripts": company.transcripts,
            "folded_media": files.folded_media,
            "pictures": files.pictures,
            "picture_names": files.picture_names,
        }
    )


def superseded_terms(company: PageContext) -> Mapping[str, Glossary]:
    """Return the old terms that pages of `company` should not use, as `FileIndex` has them."""
    return {company.course: Glossary(term for term in company.terms if term.superseded_by)}


def make_result(
    page: PageToRead, company: PageContext, grounds: LookupTables, superseded: Mapping[str, Glossary], render: bool
) -> Made:
    """Return the result of `page` among `company`, and its HTML where it is to `render`.

    They depend on nothing but these, and of `grounds` on what they note.
    """
    noted = NotedAnswers()
    include = replace(
        company.include,
        texts=grounds.noting_mapping("texts", noted),
        refused=grounds.noting_mapping("refused", noted),
        ids=NotingMapping(IDS, dict.fromkeys(company.include.ids, True), noted),
    )
    outcome, found = parsed_page(page, include)
    host = where_page_is_shown(page, company)
    tree = outcome.page
    parts = tuple(part_facts(tree, host, _noting_file_index(superseded, grounds, noted))) if tree else ()
    told = (*found, *(one for part in parts for one in part.found))
    anchors = anchors_of(tree) if tree else ()
    result = PageResult(_without_tree(outcome), found, anchors, parts, dict(noted.answers))
    if not render:
        return result, None
    wrong = any(one.rule.severity is Severity.ERROR for one in told)
    return result, PageBody(None if wrong else _render_outcome(outcome, company, grounds, noted), noted.answers)


def where_page_is_shown(page: PageToRead, company: PageContext) -> ShownOn:
    """Return where `page` is shown."""
    return ShownOn(page.source.file, "" if page.expected is None else company.course)


def _noting_file_index(superseded: Mapping[str, Glossary], grounds: LookupTables, noted: NotedAnswers) -> FileIndex:
    return FileIndex(
        media=grounds.noting_mapping("media", noted),
        texts=grounds.noting_mapping("texts", noted),
        refused=grounds.noting_mapping("refused", noted),
        superseded=superseded,
        folded_media=grounds.noting_mapping("folded_media", noted),
        pictures=grounds.noting_mapping("pictures", noted),
        picture_names=grounds.noting_mapping("picture_names", noted),
    )


def _render_outcome(
    outcome: Activity | FreePage | Broken, company: PageContext, grounds: LookupTables, noted: NotedAnswers
) -> RenderedBody | None:
    if isinstance(outcome, Broken):
        return None
    questions = outcome.questions if isinstance(outcome, Activity) else ()
    settings = company.include.settings if isinstance(outcome, Activity) else {}
    from sinau.rendering.page import PageRenderer, PagesUnknownError  # noqa: PLC0415 - to check, nothing is rendered

    renderer = PageRenderer(
        None, grounds.noting_mapping("published", noted), grounds.noting_mapping("transcripts", noted)
    )
    try:
        return renderer.render(outcome.page, company.language, questions, company.terms, settings)
    except PagesUnknownError:
        return None


def _without_tree(outcome: Activity | FreePage | Broken) -> Activity | FreePage | Broken:
    """Return `outcome` without nodes: its questions have their ids, points and places."""
    if outcome.page is None:
        return outcome
    page = Page(outcome.page.source, GONE, outcome.page.part, outcome.page.sound)
    if isinstance(outcome, Activity):
        return replace(outcome, page=page, questions=tuple(map(_question_without_tree, outcome.questions)))
    return replace(outcome, page=page)


def _question_without_tree(question: Question) -> Question:
    return replace(question, stem=GONE, choices=GONE, hints=GONE, explanation=GONE, value=None)


def parsed_page_of(
    made: Made, page: PageToRead, company: PageContext, now: Callable[[], PageContext] | None = None
) -> ParsedPage:
    """Return what was `made` of `page`, which knows its facts; with its tree again for whoever needs that, among the company of `now`."""
    result, body = made
    among = now or (lambda: company)  # `again` must not keep the texts of former states in memory
    outcome = result.outcome
    if outcome.page is None:
        return outcome, result.found
    surroundings = Surroundings(
        where_page_is_shown(page, company),
        company.language,
        company.terms,
        company.include.settings if page.expected is not None else {},
    )
    known = PageFacts(
        surroundings,
        result.anchors,
        result.parts,
        body.body if body else None,
        lambda: parsed_page(page, among().include)[0],
    )
    return replace(outcome, page=replace(outcome.page, known=known)), result.found
