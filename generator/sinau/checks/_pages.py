# SPDX-License-Identifier: Apache-2.0
"""What several families of rules look at."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from sinau.model.broken import Broken
from sinau.model.catalogue import Catalogue
from sinau.model.page import Page
from sinau.source.files import Source
from sinau.source.paths import in_folder_order
from sinau.source.schema import nearest_names

# Files about a folder, not about its subject: a forge shows them, a course need not.
ABOUT = re.compile(r"(readme|licen[cs]e|copying|notice|authors|credits|changelog)\b", re.IGNORECASE)


def broken_values_in(catalogue: Catalogue) -> Iterator[Broken]:
    """Yield what could not be understood: free pages, courses, and pages that courses name."""
    yield from catalogue.broken
    for course in catalogue.courses:
        yield from course.broken


def broken_pages(catalogue: Catalogue) -> Iterator[tuple[Page, str]]:
    """Yield the pages whose settings could not be understood, with the ids of their courses, empty for free pages."""
    for course, found in [("", catalogue.broken), *((course.id, course.broken) for course in catalogue.courses)]:
        yield from ((broken.page, course) for broken in found if broken.page)


def missing_pages(catalogue: Catalogue, source: Source) -> set[str]:
    """Return the paths of the pages that a course names and that are not there."""
    paths = {broken.path for course in catalogue.courses for broken in course.broken}
    return paths - source.texts.keys() - {*source.refused}


def misspelt_pages(unlisted: Iterable[str], missing: Iterable[str]) -> set[str]:
    """Return those of the pages `unlisted` that a course names, but misspelt: one mistake, told with what is `missing`."""
    by_name = {posixpath.basename(path): path for path in in_folder_order(unlisted)}
    names = list(by_name)
    return {by_name[close] for path in missing for close in nearest_names(posixpath.basename(path), names, cutoff=0.7)}


def markdown_transcripts(catalogue: Catalogue) -> list[Page]:
    """Return the transcripts that are written in Markdown; in plain text every sign means itself."""
    return [page for page in catalogue.transcripts.values() if page.file.endswith(".md")]


def is_readme_or_licence(path: str) -> bool:
    """Tell whether the file at `path` is a README, a licence or the like."""
    return ABOUT.match(PurePosixPath(path).name) is not None
