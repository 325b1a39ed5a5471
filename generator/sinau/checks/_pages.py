# SPDX-License-Identifier: Apache-2.0
"""What several families of rules look at."""

import posixpath
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from sinau.diagnostics import Report
from sinau.markdown.walk import parts_of
from sinau.model.catalogue import Catalogue
from sinau.model.page import Page
from sinau.source.schema import nearest

# Files about a folder, not about its subject: a forge shows them, a course need not.
ABOUT = re.compile(r"(readme|licen[cs]e|copying|notice|authors|credits|changelog)\b", re.IGNORECASE)


def pages_of(catalogue: Catalogue) -> list[Page]:
    """Return every page that is published: free ones with the footer, the transcripts, the activities of each course.

    Behind each come the files that it includes, as their places are their own.
    """
    pages = [page.page for page in (*catalogue.pages, *([catalogue.footer] if catalogue.footer else []))]
    pages += transcripts_of(catalogue)
    pages += [activity.page for course in catalogue.courses for activity in course.activities()]
    return [part for page in pages for part in parts_of(page)]


def missing_pages(report: Report) -> set[str]:
    """Return the paths of the pages that a course names and that are not there, as has been reported."""
    return {
        posixpath.normpath(posixpath.join(posixpath.dirname(found.span.file), str(dict(found.values)["path"])))
        for found in report
        if found.rule.name == "missing-file"
    }


def meant_pages(unlisted: Iterable[str], report: Report) -> set[str]:
    """Return those of the pages `unlisted` that a course names, but misspelt: one mistake, and it has been told."""
    by_name = {posixpath.basename(path): path for path in unlisted}
    names = list(by_name)
    missing = [posixpath.basename(path) for path in missing_pages(report)]
    return {by_name[close] for name in missing for close in nearest(name, names, report, cutoff=0.7)}


def transcripts_of(catalogue: Catalogue) -> list[Page]:
    """Return the transcripts that are written in Markdown; in plain text every sign means itself."""
    return [page for page in catalogue.transcripts.values() if page.file.endswith(".md")]


def is_about_folder(path: str) -> bool:
    """Tell whether the file at `path` is a README, a licence or the like."""
    return ABOUT.match(PurePosixPath(path).name) is not None
