# SPDX-License-Identifier: Apache-2.0
"""Every number of the standards that Sinau keeps to, with the clause it comes from.

`CAM` is the Content Aggregation Model, `RTE` the Run-Time Environment of the edition at hand; a name that ends in
`.xsd` is the control document that enforces the number. Lengths are in characters unless a name says otherwise.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of one version of SCORM."""

    # The whole of what a learner's browser may leave with the LMS (cmi.suspend_data).
    state: int
    # cmi.core.lesson_location, cmi.location
    location: int
    # manifest/organizations/organization/title and item/title
    title: int
    # manifest/@version
    manifest_version: int
    # resource/@href and file/@href
    href: int
    # item/@parameters
    parameters: int
    # adlcp:prerequisites of 1.2; 2004 has none
    prerequisites: int
    # adlcp:datafromlms, adlcp:dataFromLMS
    launch_data: int
    # cmi.interactions.n.id and cmi.objectives.n.id
    identifier: int
    # cmi.interactions.n.student_response, .learner_response, for fill-in and performance
    response: int
    # bytes of a long text that the state keeps: no clause, but what leaves room for a course with several
    text_bytes: int
    # records of answers that an LMS has to keep ("smallest permitted maximum" of cmi.interactions); `None`: the standard names no number
    records: int | None
    # digits after the point of a duration's seconds (session_time, latency)
    duration_decimals: int


SCORM12 = Limits(
    state=4_096,  # RTE 1.2, cmi.suspend_data: CMIString4096
    location=255,  # RTE 1.2, cmi.core.lesson_location: CMIString255
    title=200,  # imscp_rootv1p1p2.xsd, titleType
    manifest_version=20,  # imscp_rootv1p1p2.xsd, attr.version
    href=2_000,  # imscp_rootv1p1p2.xsd, attr.href
    parameters=1_000,  # imscp_rootv1p1p2.xsd, attr.parameters
    prerequisites=200,  # adlcp_rootv1p2.xsd, prerequisitesType
    launch_data=255,  # adlcp_rootv1p2.xsd, datafromlmsType
    identifier=255,  # RTE 1.2, CMIIdentifier
    response=255,  # RTE 1.2, CMIFeedback
    text_bytes=60,
    records=None,  # RTE 1.2 has no number
    duration_decimals=2,  # RTE 1.2, CMITimespan HHHH:MM:SS.SS
)

SCORM2004 = Limits(
    state=64_000,  # RTE 2004 3rd and 4th Edition, cmi.suspend_data (the 2nd Edition has 4,000)
    location=1_000,  # RTE 2004, cmi.location
    title=200,  # CAM 2004, application profile: a warning above it
    manifest_version=20,  # CAM 2004, application profile: a warning above it
    href=2_000,  # CAM 2004, application profile
    parameters=1_000,  # imscp_v1p1.xsd
    prerequisites=0,
    launch_data=4_000,  # CAM 2004, adlcp:dataFromLMS
    identifier=4_000,  # RTE 2004, long_identifier_type
    response=4_000,  # RTE 2004, long-fill-in; a short answer has 250
    text_bytes=1_000,
    records=250,  # RTE 2004, cmi.interactions
    duration_decimals=2,  # RTE 2004, timeinterval(second,10,2)
)

# RTE 1.2, cmi.core.score.raw: a CMIDecimal of 0 to 100; adlcp:masteryscore is compared with it.
SCORE_MAX = 100

# 2004 only (RTE 2004; what an LMS must be able to keep, "smallest permitted maximum").
SCORM2004_OBJECTIVES = 100
SCORM2004_COMMENTS = 250
SCORM2004_SHORT_TEXT = 250  # descriptions, one answer of a fill-in, learner_name
SCORM2004_CHOICES = 36  # ids in one response of a choice, matching or sequencing interaction

# No clause of SCORM: what the LMSs of standards.md sections 1.6 and 1.7 take, the strictest of each.
PATH = 150
# SAP SuccessFactors names its content objects by so many characters of manifest/@identifier.
DISTINCTIVE = 15
# Docebo refuses a whole package for one file that ends in one of these, as a web server might run it.
REFUSED_EXTENSIONS = frozenset(
    {"htaccess", "phps", "php5", "php4", "ph3", "php", "cgi", "sh", "shtml", "asp", "aspx", "jsp", "py", "rb", "pl"}
)
MEGABYTE = 1_000_000
LARGE_PACKAGE = 250 * MEGABYTE
LARGEST_PACKAGE = 500 * MEGABYTE
