# SPDX-License-Identifier: Apache-2.0
"""What a page of the site costs who opens it for the first time: bytes and requests, whatever the size of the catalogue."""

import gzip
import posixpath
import re
from functools import cache

import pytest

from helpers.large import of_lessons
from helpers.references import references
from helpers.rendered import publish
from sinau.output.filetree import FileTree
from sinau.publications.site import PUBLICATION

# Bytes as gzip, and requests. A lesson's own text comes on top of what these have, some 6 kB for a thousand words with questions.
MOST_BYTES, MOST_REQUESTS = 70_000, 8
# A course's home shows the beginning of each of its modules.
MOST_BYTES_OF_HOME = 74_000
HOME, LESSON = "demo/index.html", "demo/pelajaran-5.html"


@cache
def site(lessons: int) -> FileTree:
    return publish(PUBLICATION, of_lessons(lessons, lessons // 10))


def loaded(tree: FileTree, page: str) -> dict[str, int]:
    """The files that a browser asks for before anybody does anything, and their sizes."""
    html = tree.read(page).decode()
    addresses = [address for element, address in references(page, html) if element in {"link", "script", "img"}]
    addresses = [
        one for one in addresses if f'rel="next" href="{one}"' not in html and f'rel="prev" href="{one}"' not in html
    ]
    names = [posixpath.normpath(posixpath.join(posixpath.dirname(page), address)) for address in addresses]
    return {name: len(gzip.compress(tree.read(name), 9, mtime=0)) for name in (page, *names)}


@pytest.mark.parametrize("page", ["index.html", HOME, LESSON, "demo/ujian.html"])
@pytest.mark.parametrize("lessons", [10, 1000])
def test_a_first_view_is_light(lessons: int, page: str) -> None:
    files = loaded(site(lessons), page)

    assert 4 <= len(files) <= MOST_REQUESTS, files
    assert sum(files.values()) <= (MOST_BYTES_OF_HOME if page == HOME and lessons > 100 else MOST_BYTES), files


def test_the_outline_of_a_large_course_is_not_among_it() -> None:
    for lessons, there in ((10, True), (1000, False)):
        page = site(lessons).read(LESSON).decode()
        assert bool(re.search(r'rel="preload" href="[^"]*course-demo', page)) is there
        assert ('"large":true' in page) is not there
        assert '"outline":"../assets/sinau/course-demo' in page
