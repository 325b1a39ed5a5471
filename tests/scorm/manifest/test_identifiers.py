# SPDX-License-Identifier: Apache-2.0
"""Identifiers: an LMS keeps learners' results under them."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from helpers.strategies import SLUG
from sinau_scorm.limits import DISTINCTIVE
from sinau_scorm.manifest import identifiers_of_course

ANY_ID = SLUG | st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(ANY_ID)
def test_are_plain_and_begin_with_a_letter(course_id: str) -> None:
    ids = identifiers_of_course(course_id)
    found = [ids.manifest, ids.organization, ids.item, ids.resource]
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,63}", identifier) for identifier in found)
    assert len(set(found)) == 4


@given(ANY_ID, ANY_ID)
@example("pengelolaan-keuangan-1", "pengelolaan-keuangan-2")
@example("a-b", "a.b")
@example("A", "a")
def test_courses_differ_within_what_an_lms_reads_of_them(one: str, other: str) -> None:
    if one != other:
        short, long = (
            identifiers_of_course(one).manifest[:DISTINCTIVE],
            identifiers_of_course(other).manifest[:DISTINCTIVE],
        )
        assert short.casefold() != long.casefold()


def test_never_change() -> None:
    # Learners' results depend on these: a change here costs every learner of every course theirs.
    ids = identifiers_of_course("keuangan-desa")
    assert ids.manifest == "c82b138aab-keuangan-desa"
    assert (ids.organization, ids.item, ids.resource) == ("ORG-c82b138aab", "ITEM-c82b138aab", "SCO-c82b138aab")
