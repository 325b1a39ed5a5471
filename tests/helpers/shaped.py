# SPDX-License-Identifier: Apache-2.0
"""A small course to cut into SCOs: a pretest that asks for every objective, two modules with lessons and a quiz, an exam."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from helpers.chain import compiled
from sinau.diagnostics import Report
from sinau.extensions import publications
from sinau.model.rendered import Rendered, Selection
from sinau.output.artefact import write_zip
from sinau.output.filetree import FileTree

COURSE = "shapes"
# The word of the setting for what stands in the model.
TRACKED = {"course": "course", "module": "modules", "lesson": "lessons"}
# objective of each question of the pretest, and what serves it
SERVED = {"one": "la", "two": "lb", "three": "lc"}


@dataclass(frozen=True)
class Shape:
    """What differs: how the course is `tracked`, its `completion` and `navigation`; `prefix` is that of mapInfo, where it is set."""

    tracked: str = "lesson"
    completion: str = "lessons and exam"
    navigation: str = "free"
    pretest: bool = True
    quiz: bool = True
    prefix: str = ""

    @property
    def files(self) -> dict[str, str]:
        """The catalogue's files."""
        lines = [
            f"id: {COURSE}\ntitle: Shapes\nlanguage: en\nversion: '1'\nmastery_score: 60%\ntracked: {TRACKED[self.tracked]}",
            f"completion: {self.completion}\nnavigation: {self.navigation}\nobjectives:",
            *(f"  - {{id: {name}, text: Objective {name}}}" for name in SERVED),
            *(["pretest: before.md"] if self.pretest else []),
            *([f"mapinfo_prefix: {self.prefix}"] if self.prefix else []),
            "modules:",
            "  - {id: first, title: First module, lessons: [la.md, lb.md]}",
            f"  - {{id: second, title: Second module, lessons: [lc.md{', quiz.md' if self.quiz else ''}]}}",
            "exam: exam.md",
        ]
        files = {
            "catalogue.yml": "format: 1\ntitle: Shapes\npublications: [scorm12]\n",
            f"{COURSE}/course.yml": "\n".join(lines) + "\n",
            f"{COURSE}/exam.md": page("exam", "exam", *(question(f"e{n}") for n in range(1, 5))),
        }
        for objective, lesson in SERVED.items():
            asked = question(f"q-{lesson}", objective)
            files[f"{COURSE}/{lesson}.md"] = page(lesson, "", asked, objectives=objective)
        if self.pretest:
            files[f"{COURSE}/before.md"] = page("before", "pretest", *(question(f"p-{one}", one) for one in SERVED))
        if self.quiz:
            files[f"{COURSE}/quiz.md"] = page("quiz", "quiz", question("k1", "three"), question("k2", "three"))
        return files

    @property
    def rendered(self) -> Rendered:
        """The course, read and checked."""
        outcome = compiled(self.files)
        assert outcome.rendered, [f"{each.span}: {each.message('en')}" for each in outcome.report]
        return outcome.rendered

    def tree(self, publication: str) -> FileTree:
        """What the package holds."""
        report = Report()
        tree = report.collect(publications()[publication].publish(self.rendered, Selection((COURSE,))))
        assert not list(report), [each.message("en") for each in report]
        return tree

    def package(self, folder: Path, publication: str) -> Path:
        """Write the package and return its path."""
        return write_zip(self.tree(publication), folder / f"{publication}.zip", "imsmanifest.xml").path


def question(name: str, objective: str = "") -> str:
    """A question with two choices, the first of which is right."""
    served = f" objective={objective}" if objective else ""
    return f"\n::: question {name}{served}\n\nWhat is right in {name}?\n\n- [x] This\n- [ ] That\n:::\n"


def page(name: str, kind: str, *questions: str, objectives: str = "") -> str:
    """A page with some questions."""
    front = f"id: {name}\ntitle: Page {name}\n" + (f"kind: {kind}\n" if kind else "")
    front += f"objectives: [{objectives}]\n" if objectives else ""
    return f"---\n{front}---\n\nSome words about {name}.\n{''.join(questions)}"
