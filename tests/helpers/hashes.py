# SPDX-License-Identifier: Apache-2.0
"""Prints the hash of every question of a catalogue as JSON: `python tests/helpers/hashes.py FOLDER`, with any version of Sinau installed.

The files in tests/generator/rendering/hashes were written so, by the version that published the first courses.
"""

import json
import sys
from pathlib import Path

from sinau.compiler import render_catalogue
from sinau.diagnostics import Report


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of each question of the catalogue in `folder`, by course and id."""
    report = Report()
    found = report.collect(render_catalogue(folder))
    assert found, [f"{problem.span} {problem.message('en')}" for problem in report if problem.rule.severity == "error"]
    return {
        f"{course.course.id}/{question.id}": question.digest
        for course in found.courses
        for activity in course.activities
        for question in activity.questions
    }


if __name__ == "__main__":
    print(json.dumps(hashes(Path(sys.argv[1])), indent=0, sort_keys=True))
