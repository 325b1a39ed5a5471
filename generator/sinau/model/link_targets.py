# SPDX-License-Identifier: Apache-2.0
"""What a link inside a catalogue can lead to."""

from dataclasses import dataclass

from sinau.model.catalogue import Activity, Catalogue, Course, FreePage


@dataclass(frozen=True, slots=True)
class Target:
    """A published page: an activity of a course, or a free page; none of them is the front page of another catalogue."""

    course: Course | None
    activity: Activity | None
    page: FreePage | None


def targets_of(catalogue: Catalogue) -> dict[str, Target]:
    """Return what each Markdown file of `catalogue` is published as, by its path; and the front pages of catalogues in its folder."""
    found = {front_page(folder): Target(None, None, None) for folder in catalogue.other_catalogues}
    found |= {page.page.file: Target(None, None, page) for page in catalogue.pages}
    for course in catalogue.courses:
        for activity in course.activities():
            found.setdefault(activity.page.file, Target(course, activity, None))
    return found


def front_page(folder: str) -> str:
    """Return the file of the front page of the catalogue in `folder`."""
    return f"{folder}/index.md"
