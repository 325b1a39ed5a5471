# SPDX-License-Identifier: Apache-2.0
"""How a course finds its LMS, and what it hears there."""

from __future__ import annotations

from browser.scenarios.steps import (
    answer,
    appears,
    enter,
    exam,
    expect,
    leave,
    press,
    scenario,
    wait,
)

ODD = "\u0421\u0438\u0442\u0438 D\u2019Souza, \u0639\u0644\u064a <b>&\"'\\\u00a0\U0001f600"

FINDING = (
    scenario("api-at-once", enter(), answer("full", "c1"), expect(line="ok")),
    scenario(
        "api-late",
        enter(faults={"api": "late", "lateMs": 6000}, quick=True),
        answer("full", "c1"),
        wait(12000),
        expect(line="ok"),
    ),
    scenario(
        "api-late-and-left-before",
        enter(faults={"api": "late", "lateMs": 6000}, quick=True),
        answer("full", "c1", quick=True),
        leave(),
        enter(),
    ),
    scenario(
        "api-absent",
        enter(faults={"api": "absent"}, patience=12000),
        answer("full", "c1"),
        expect(line="warn", notice="no_lms"),
    ),
    scenario(
        "api-absent-then-there",
        enter(faults={"api": "absent"}, patience=12000),
        answer("full", "c1"),
        appears(),
        press("try_again"),
        wait(3000),
        answer("full", "m1"),
        expect(line="ok", no_notice="no_lms"),
    ),
    scenario(
        "api-behind-another-origin",
        enter(faults={"api": "beyond"}),
        answer("full", "c1"),
        leave(),
        enter("tablet", faults={"api": "beyond"}),
    ),
    scenario("api-five-frames-up", enter(levels=5), answer("full", "c1"), expect(line="ok")),
    scenario("both-apis", enter(both=True, levels=2), answer("full", "c1"), *exam(), expect(line="ok", score=100)),
    scenario(
        "counts-unknown",
        enter(wrap=["countless"]),
        answer("full", "c1"),
        leave(),
        enter("tablet", wrap=["countless"]),
        answer("full", "c1", False),
        *exam(right=False),
        leave(),
        enter(wrap=["countless"]),
        *exam(),
    ),
    scenario(
        "counts-as-numbers",
        enter(wrap=["numbers"]),
        answer("full", "c1"),
        leave(),
        enter(wrap=["numbers"]),
        answer("full", "m1"),
        *exam(),
    ),
    scenario(
        "mode-and-status-empty",
        enter(wrap=["modeless"]),
        answer("full", "c1"),
        expect(status="incomplete"),
        *exam(),
        expect(line="ok"),
    ),
    scenario("nulls-for-nothing", enter(wrap=["nulls"]), answer("full", "c1"), leave(), enter(wrap=["nulls"])),
    scenario("booleans-for-words", enter(wrap=["booleans"]), answer("full", "c1"), *exam(), expect(line="ok")),
    scenario(
        "no-learner-id",
        enter(assignment={"student_id": "", "learner_id": ""}),
        answer("full", "c1"),
        leave(),
        enter(assignment={"student_id": "", "learner_id": ""}),
        answer("full", "m1"),
    ),
    scenario(
        "odd-names",
        enter(assignment={"student_name": ODD, "learner_name": ODD, "student_id": "s%7C|1", "learner_id": "s%7C|1"}),
        answer("full", "c1"),
        leave(),
        enter(assignment={"student_name": ODD, "learner_name": ODD, "student_id": "s%7C|1", "learner_id": "s%7C|1"}),
    ),
)
