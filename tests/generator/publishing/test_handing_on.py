# SPDX-License-Identifier: Apache-2.0
"""What courses ask of learners who hand on results."""

from helpers.rendered import demo_course
from sinau.publishing.handing_on import asked_fields, handing_on_data


def test_a_course_that_says_nothing_asks_for_nothing() -> None:
    course = demo_course().course
    assert list(asked_fields(course)) == []
    assert handing_on_data(course) == {}
