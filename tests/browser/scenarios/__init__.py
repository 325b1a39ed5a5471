# SPDX-License-Identifier: Apache-2.0
"""Scenarios: what learners, devices and LMSs do to a course, and what must hold whatever they do.

`about_*.py` tell them, `steps.py` has the words they are written in, `courses.py` the courses they are played in. `rig/` plays
one in a page: the real player in the real browser, an LMS of `sinau play` around it, and a clock that is told how late it is.
`invariants.py` checks the record that comes back.
"""
