# SPDX-License-Identifier: Apache-2.0
"""Makes the catalogue of `catalogue.yml`, its courses and its free pages."""

from collections.abc import Iterable, Iterator

from sinau.diagnostics import Diagnostics, Report, Rule, Severity, Span
from sinau.extensions import default_publications
from sinau.markdown.include_directive import IncludeContext
from sinau.model.broken import Broken
from sinau.model.catalogue import Catalogue, Course, FreePage
from sinau.model.page import SourceText
from sinau.model.recordings import TRANSCRIPTS
from sinau.parsing.branding import read_branding, read_footer
from sinau.parsing.catalogue_lock import compute_identity, read_identity
from sinau.parsing.course import COURSE_FILE, parse_course
from sinau.parsing.drawings import cleaned_media
from sinau.parsing.fields import CATALOGUE_FIELDS
from sinau.parsing.glossary import read_terms
from sinau.parsing.page_reader import PageContext, PageReader, PageToRead, read_with_trees
from sinau.parsing.settings_files import (
    CATALOGUE_FILE,
    course_folders,
    diagnostics_without_catalogue,
    is_catalogue_elsewhere,
    is_html_unknown,
    misnamed_folders,
    report_unread_settings,
)
from sinau.parsing.transcripts import read_transcripts
from sinau.source.files import IDENTITY_NAME, Source
from sinau.source.front_matter import settings_of
from sinau.source.paths import in_folder_order
from sinau.source.schema import Record, read_record
from sinau.source.yaml import YamlMapping, YamlScalar

FORMAT = 1

NEWER_FORMAT = Rule("C207", "newer-format", Severity.ERROR)


def parse_catalogue(source: Source, read_pages: PageReader = read_with_trees) -> tuple[Catalogue, Diagnostics]:
    """Return the catalogue that `source` holds, and what is wrong with it; what could not be understood is `Broken`.

    `read_pages` reads the pages of each course, and the free ones.
    """
    report = Report()
    return _parse_catalogue_file(source, report, read_pages), tuple(report)


def _parse_catalogue_file(source: Source, report: Report, read_pages: PageReader) -> Catalogue:
    text = source.texts.get(CATALOGUE_FILE)
    if text is None and CATALOGUE_FILE not in source.refused:
        report.extend(diagnostics_without_catalogue(source))
        if is_catalogue_elsewhere(source) or not course_folders(source):
            return Catalogue("", Span(CATALOGUE_FILE))
    node = settings_of(text, report) if text else Broken(Span(CATALOGUE_FILE))
    if isinstance(node, Broken):
        # Nothing is known of the catalogue, but what is wrong with its courses is told in the same run.
        unknown = read_record(YamlMapping((), node.span), CATALOGUE_FIELDS, Report())
        return _with_pages(unknown, source, report, read_pages, html=is_html_unknown(source))
    written = next((value for key, value in node.pairs if key.text == "format"), None)
    found = CATALOGUE_FIELDS[0].kind.convert(written, Report()) if written else None
    if written and isinstance(found, int) and found > FORMAT:  # its other keys may well be new too
        report.add(NEWER_FORMAT, written.span, found=found, known=FORMAT)
        return Catalogue("", Span(CATALOGUE_FILE))
    record = read_record(node, CATALOGUE_FIELDS, report)
    html = record.get("html", bool) or False
    return _with_pages(record, source, report, read_pages, html=html)


def _with_pages(record: Record, source: Source, report: Report, read_pages: PageReader, *, html: bool) -> Catalogue:
    """Return the catalogue whose settings are `record`; `html` tells whether its pages may hold some."""
    around = IncludeContext(source.texts, frozenset(source.refused), html)
    languages = record.items("languages", str) or ("id",)
    company = PageContext(
        around,
        language=languages[0],
        terms=report.collect(read_terms("", source)),
        media=report.collect(cleaned_media(source)),
        transcripts=report.collect(read_transcripts(source)),
    )
    free = [PageToRead(text) for text in _free_page_texts(record, source)]
    pages = [report.collect(page) for page in read_pages(free, company)]
    title, publisher = record.get("title", str) or "", record.get("publisher", str) or ""
    parsed = list(_parse_courses(record, source, report, company, read_pages))
    named = {name.text.strip("/") for name in record.items("courses", YamlScalar)} if record.has("courses") else None
    report_unread_settings(source, named, record.key("courses"), report)
    courses = tuple(course for course in parsed if isinstance(course, Course))
    return Catalogue(
        title=title,
        span=record.place("title"),
        id=_catalogue_id(source, publisher, title, courses, report),
        publisher=publisher,
        footer=report.collect(read_footer(record, CATALOGUE_FILE)),
        branding=read_branding(record, CATALOGUE_FILE),
        languages=languages,
        base_url=record.get("base_url", str) or "",
        courses=courses,
        pages=tuple(page for page in pages if isinstance(page, FreePage)),
        publications=record.items("publications", str) or default_publications(),
        media=company.media,
        transcripts=company.transcripts,
        terms=company.terms,
        places=record.places,
        broken=tuple(item for item in (*pages, *parsed) if isinstance(item, Broken)),
        other_catalogues=tuple(source.other_catalogues),
    )


def _catalogue_id(source: Source, publisher: str, title: str, courses: Iterable[Course], report: Report) -> str:
    lock = source.texts.get(IDENTITY_NAME)
    if lock is not None:
        return report.collect(read_identity(lock))
    return compute_identity(publisher, title, (course.id for course in courses))


def _free_page_texts(record: Record, source: Source) -> Iterator[SourceText]:
    """Yield the pages that are in no course's folder; those of a course are the course's, named in it or not.

    In a folder, what has no front matter is a part that pages include, or a note for those who edit (README.md).
    """
    inside = {f"{name.text.strip('/')}/" for name in record.items("courses", YamlScalar)}
    inside |= {path.removesuffix(COURSE_FILE) for path in (*source.texts, *source.refused) if _is_course_file(path)}
    inside |= {f"{folder}/" for folder in misnamed_folders(source)}
    for path in in_folder_order(source.texts):
        text = source.texts[path]
        is_page = (
            path.endswith(".md") and not path.endswith(TRANSCRIPTS) and ("/" not in path or text.text.startswith("---"))
        )
        if is_page and not path.startswith(tuple(inside)):
            yield text


def _is_course_file(path: str) -> bool:
    return path.endswith(f"/{COURSE_FILE}")


def _parse_courses(
    record: Record, source: Source, report: Report, company: PageContext, read_pages: PageReader
) -> Iterator[Course | Broken]:
    """Yield the courses that the catalogue names, in its order; without a list, every folder with a `course.yml`."""
    named = record.items("courses", YamlScalar)
    if record.has("courses"):
        folders = {name.text.strip("/"): name.span for name in named}
    else:
        folders = {folder: Span(f"{folder}/{COURSE_FILE}") for folder in course_folders(source)}
    for folder, place in folders.items():
        yield report.collect(parse_course(folder, source, place, company, read_pages))
