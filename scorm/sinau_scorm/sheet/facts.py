# SPDX-License-Identifier: Apache-2.0
"""What we know of single LMSs, each statement with how, where and when we came to know it. What is not here was not tried."""

from dataclasses import dataclass
from enum import Enum

from sinau.texts import Message, Plain, Translatable

SCORM12, EDITION3, EDITION4 = "scorm12", "scorm2004-3", "scorm2004-4"
SCORM2004 = frozenset({EDITION3, EDITION4})
ALL = SCORM2004 | {SCORM12}
OLD = frozenset({SCORM12})


class Evidence(Enum):
    """How a statement came to be known."""

    TRIED = Message("facts.tried")
    CODE = Message("facts.code")
    DOCUMENTATION = Message("facts.documentation")
    REPORTED = Message("facts.reported")


@dataclass(frozen=True, slots=True)
class FactSource:
    """Where a statement stands: `text` names it, `date` (ISO, a day or a month) is when it was seen there."""

    kind: Evidence
    text: Translatable
    date: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement on one LMS, on packages in `formats`; `several`: on courses of several SCOs only, or of one SCO only."""

    lms: str
    says: Message
    source: FactSource
    formats: frozenset[str] = ALL
    several: bool | None = None

    def concerns(self, name: str, several: bool) -> bool:
        """Whether it is about packages of the format `name`, of `several` SCOs or of one."""
        return name in self.formats and self.several in (None, several)


def _fact_source(kind: Evidence, text: Translatable, date: str = "2026-11-21") -> FactSource:
    return FactSource(kind, text, date)


def _documentation_page(page: str) -> FactSource:
    return _fact_source(Evidence.DOCUMENTATION, Message("facts.stored_copy").filled(page=page))


MOODLE = _fact_source(Evidence.TRIED, Message("facts.source_moodle_4_3_and_5_0dev_test_packages"), "2026-11")
MOODLE_FAQ = _documentation_page("docs.moodle.org, SCORM FAQ")
EDX = _fact_source(
    Evidence.TRIED,
    Message("facts.source_open_edx_scorm_xblock_19_0_5_test"),
    "2026-11",
)
ILIAS = _fact_source(Evidence.CODE, Plain("ILIAS, Modules/ScormAicc/scripts/SCORM1_2standard.js (1647b57)"))
FRAPPE = _fact_source(Evidence.TRIED, Message("facts.source_frappe_lms_91bc5478a_its_api_object"), "2026-11")
SAP = _documentation_page("SAP KBA 3403728, 2458835")
DOCEBO = _documentation_page("help.docebo.com 360020128479")

FACTS = (
    Fact(
        "Moodle",
        Message("facts.imports_the_zip_when_imsmanifest_xml"),
        MOODLE,
        several=False
    ),
    Fact(
        "Moodle",
        Message("facts.keeps_learners_results_when_a_package"),
        MOODLE
    ),
    Fact(
        "Moodle",
        Message("facts.takes_grades_from_score_raw_only"),
        MOODLE
    ),
    Fact(
        "Moodle",
        Message("facts.where_the_manifest_has_a_pass"),
        MOODLE,
        OLD
    ),
    Fact(
        "Moodle",
        Message("facts.does_not_support_scorm_2004_officially"),
        MOODLE_FAQ,
        SCORM2004
    ),
    Fact(
        "Moodle",
        Message("facts.does_not_work_out_success_from"),
        MOODLE,
        SCORM2004
    ),
    Fact(
        "Moodle",
        Message("facts.does_no_sequencing_what_waits_for"),
        MOODLE_FAQ,
        SCORM2004,
        several=True
    ),
    Fact(
        "Open edX (SCORM XBlock)",
        Message("facts.a_course_made_by_sinau_was"),
        _fact_source(
            Evidence.TRIED,
            Message("facts.source_xblock_19_0_5_in_its_workbench_tests"),
            "2026-11",
        ),
        OLD
    ),
    Fact(
        "Open edX (SCORM XBlock)",
        Message("facts.keeps_what_it_knows_of_a"),
        EDX
    ),
    Fact(
        "Open edX (SCORM XBlock)",
        Message("facts.opens_the_first_part_of_a"),
        EDX,
        several=True
    ),
    Fact(
        "ILIAS",
        Message("facts.facts_where_the_manifest_has_a_pass"),
        ILIAS,
        OLD
    ),
    Fact(
        "Canvas",
        Message("facts.scorm_is_an_added_tool_there"),
        _fact_source(
            Evidence.REPORTED,
            Message("facts.source_community_canvaslms_com_scorm_signed"),
        )
    ),
    Fact(
        "Blackboard",
        Message("facts.takes_scorm_1_2_and_scorm"),
        _documentation_page("help.blackboard.com, help.anthology.com, content packages")
    ),
    Fact(
        "Blackboard",
        Message("facts.in_ultra_the_package_as_a"),
        _documentation_page("help.blackboard.com, help.anthology.com, content packages"),
        several=True
    ),
    Fact(
        "Brightspace",
        Message("facts.its_legacy_player_takes_a_grade"),
        _fact_source(
            Evidence.REPORTED,
            Message("facts.source_community_d2l_com_4271_4269_stored"),
        )
    ),
    Fact(
        "Cornerstone",
        Message("facts.courses_of_scorm_1_2_are"),
        _fact_source(
            Evidence.REPORTED,
            Message("facts.source_adapt_framework_2604_2222_a_thread"),
        ),
        OLD
    ),
    Fact(
        "Cornerstone",
        Message("facts.puts_a_table_of_contents_of"),
        _fact_source(
            Evidence.REPORTED, Message("facts.source_a_thread_of_community_articulate_com")
        ),
        SCORM2004
    ),
    Fact(
        "SAP SuccessFactors",
        Message("facts.completes_a_course_of_scorm_2004"),
        SAP,
        SCORM2004
    ),
    Fact(
        "SAP SuccessFactors",
        Message("facts.a_session_that_is_idle_for"),
        _documentation_page("SAP KBA 2978409")
    ),
    Fact(
        "Docebo",
        Message("facts.facts_takes_scorm_1_2_and_scorm"),
        DOCEBO,
        frozenset({SCORM12, EDITION3})
    ),
    Fact(
        "Docebo",
        Message("facts.names_scorm_1_2_and_scorm"),
        DOCEBO,
        frozenset({EDITION4})
    ),
    Fact(
        "Docebo",
        Message("facts.does_no_sequencing_what_waits_for"),
        DOCEBO,
        SCORM2004,
        several=True
    ),
    Fact(
        "TalentLMS",
        Message("facts.takes_scorm_1_2"),
        _documentation_page("help.talentlms.com 26499696329756"),
        OLD
    ),
    Fact(
        "TalentLMS",
        Message("facts.of_scorm_takes_version_1_2"),
        _documentation_page("help.talentlms.com 26499696329756"),
        SCORM2004
    ),
    Fact(
        "SCORM Cloud",
        Message("facts.shows_parser_warnings_after_the_import"),
        _documentation_page("support.scorm.com 206163756, 360035814314")
    ),
    Fact(
        "Totara",
        Message("facts.deletes_results_when_identifiers_change"),
        _documentation_page("help.totaralearning.com 81827013")
    ),
    Fact(
        "LMS365",
        Message("facts.reads_status_score_saved_progress_and"),
        _documentation_page("helpcenter.elearningforce.com"),
        OLD
    ),
    Fact(
        "Frappe Learning",
        Message("facts.takes_a_course_of_scorm_1"),
        FRAPPE,
        OLD
    ),
    Fact(
        "Frappe Learning",
        Message("facts.keeps_no_scores_and_deletes_the"),
        FRAPPE
    ),
    Fact(
        "Fuse",
        Message("facts.replacing_a_package_disturbs_learners"),
        _documentation_page("fuseuniversal.atlassian.net")
    ),
    Fact(
        "CrossKnowledge",
        Message("facts.takes_packages_of_200_mb_at"),
        _documentation_page("developers.crossknowledge.com")
    ),
)  # fmt: skip
# In use, and nothing that we could say of them.
UNKNOWN = ("Chamilo", "Sakai")
LMSS = (*dict.fromkeys(fact.lms for fact in FACTS), *UNKNOWN)
