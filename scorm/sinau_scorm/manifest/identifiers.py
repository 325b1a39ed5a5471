# SPDX-License-Identifier: Apache-2.0
"""The identifiers of a manifest, which an LMS keeps learners' results under."""

import re
from dataclasses import dataclass
from hashlib import sha256

# What every LMS takes; one silently ignored resources with other characters (standards.md 1.7).
UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
DIGEST = 9
LONGEST = 64


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The values of `identifier` in a manifest with one course and one SCO."""

    manifest: str
    organization: str
    item: str
    resource: str
    # of the SCO's primary objective, which 2004 keeps its success and score under
    objective: str


def identifiers_of_course(course_id: str) -> Identifiers:
    """Return the identifiers of the course `course_id`: from its id alone, the same in each of its versions.

    Moodle and Totara drop what they know of a SCO whose identifier changes on an update. SAP SuccessFactors tells
    packages apart by the first 15 characters, and ids of courses in one catalogue often begin alike, so a digest stands
    in front of the readable part. All begin with a letter, as xs:ID asks.
    """
    token = f"c{sha256(course_id.encode()).hexdigest()[:DIGEST]}"
    readable = UNSAFE.sub("-", course_id)
    return Identifiers(
        manifest=f"{token}-{readable}"[:LONGEST],
        organization=f"ORG-{token}",
        item=f"ITEM-{token}",
        resource=f"SCO-{token}",
        objective=f"OBJ-{token}",
    )
