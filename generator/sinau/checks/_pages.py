# SPDX-License-Identifier: Apache-2.0
"""What several families of rules look at."""

import re
from pathlib import PurePosixPath

from sinau.model.catalogue import Catalogue
from sinau.model.page import Page

# Files about a folder, not about its subject: a forge shows them, a course need not.
ABOUT = re.compile(r"(readme|licen[cs]e|copying|notice|authors|credits|changelog)\b", re.IGNORECASE)


def pages_of(catalogue: Catalogue) -> list[Page]:
    """Return every page that is published: free ones, then the activities of each course."""
    pages = [page.page for page in catalogue.pages]
    return pages + [activity.page for course in catalogue.courses for activity in course.activities()]


def is_about_folder(path: str) -> bool:
    """Tell whether the file at `path` is a README, a licence or the like."""
    return ABOUT.match(PurePosixPath(path).name) is not None
