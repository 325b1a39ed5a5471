# SPDX-License-Identifier: Apache-2.0
"""What we have seen of our own packages in Moodle: of statuses, of several SCOs, and in its reports. `facts.py` has all else."""

from sinau.diagnostics import Message
from sinau_scorm.sheet.facts import FACTS, OLD, SCORM2004, Evidence, Fact, FactSource

MOODLE = FactSource(Evidence.TRIED, Message("facts.moodle_4_4dev_20231124_packages_of"), "2026-11")
MOODLE_12 = FactSource(Evidence.TRIED, Message("facts.moodle_4_4dev_20231124_scorm_1"), "2026-11")
PART_FACTS = (
    Fact("Moodle", Message("facts.imported_packages_of_this_form_and"), MOODLE, OLD, several=True),
    Fact("Moodle", Message("facts.settings_for_a_course_of_several"), MOODLE_12, OLD | SCORM2004, several=True),
    Fact("Moodle", Message("facts.for_a_course_of_several_parts"), MOODLE, SCORM2004, several=True),
)
# What a status does there, and what this course does because of it.
STATUS_FACTS = (
    Fact("Moodle", Message("facts.opens_an_attempt_whose_status_is"), MOODLE, OLD),
    Fact("Moodle", Message("facts.opens_an_attempt_that_is_completed"), MOODLE, SCORM2004),
    Fact("Moodle", Message("facts.leave_force_completed_off_as_it"), MOODLE, OLD),
    Fact("Moodle", Message("facts.marks_an_activity_as_done_only"), MOODLE, OLD),
    Fact("Moodle", Message("facts.would_take_a_preview_for_completed"), MOODLE, OLD),
)
REPORT_FACTS = (
    Fact("Moodle", Message("facts.its_interactions_report_shows_ids_and"), MOODLE, OLD),
    Fact("Moodle", Message("facts.facts_of_moodle_its_interactions_report_shows_ids_and"), MOODLE, SCORM2004),
)
# By the prefix of mapInfo, which the course's setting `mapinfo_prefix` chooses.
PREFIX_FACTS = {
    "ss": (
        Fact(
            "Moodle",
            Message("facts.imported_packages_of_this_form_whose"),
            MOODLE,
            SCORM2004,
            several=True
        ),
    ),
    "imsss": (
        Fact(
            "Moodle",
            Message("facts.does_not_import_this_package_the"),
            MOODLE,
            SCORM2004,
            several=True
        ),
    ),
}  # fmt: skip


def facts_about_moodle(name: str, several: bool, prefix: str) -> list[Fact]:
    """Return what is known of packages of the format `name`, of `several` SCOs or of one, with `prefix` of mapInfo."""
    every = (*FACTS, *STATUS_FACTS, *REPORT_FACTS, *PREFIX_FACTS[prefix], *PART_FACTS)
    return [fact for fact in every if fact.concerns(name, several)]
