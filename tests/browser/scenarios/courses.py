# SPDX-License-Identifier: Apache-2.0
"""The courses that scenarios are played in: one small course, and what differs in each variant of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from helpers.chain import compiled
from sinau.diagnostics import Report
from sinau.extensions import publications
from sinau.model.rendered import Selection
from sinau.output.filetree import FileTree

PUBLICATIONS = ("scorm12", "scorm2004-3", "scorm2004-4")


@dataclass(frozen=True)
class Question:
    """A question as an author writes it, and answers to it: choice ids, or the one text. `response` is as 1.2 writes `right`."""

    id: str
    type: str
    body: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    points: int = 1

    @property
    def markdown(self) -> str:
        """The question's block."""
        opening = (
            f"::: question {self.id}{' true' if self.type == 'true-false' else ''} points={self.points} objective=order"
        )
        return f"{opening}\n\nWhat is right in {self.id}?\n\n{self.body}\n:::\n"


def choice(name: str, points: int = 1) -> Question:
    """One of three."""
    return Question(name, "choice", "- [ ] First\n- [x] Second\n- [ ] Third\n", ("b",), ("a",), points)


def multiple(name: str, points: int = 1) -> Question:
    """Two of four."""
    body = "- [x] First\n- [ ] Second\n- [x] Third\n- [ ] Fourth\n"
    return Question(name, "multiple", body, ("a", "c"), ("b",), points)


def true_false(name: str) -> Question:
    """True."""
    return Question(name, "true-false", "! It is.\n", ("true",), ("false",))


def short(name: str) -> Question:
    """A word, answered wrongly with letters that LMSs stumble over."""
    return Question(name, "short", "= Buku Kas\n= cash book\n", ("Buku Kas",), ("D\u2019Souza {x=y} a[,]b \U0001f600",))


def number(name: str, line: str = "= 70 +- 0.5", right: str = "70.2", wrong: str = "1500000") -> Question:
    """A number; the wrong one is longer than SCORM 1.2 has room for."""
    return Question(name, "number", f"{line}\n", (right,), (wrong,))


LESSONS: dict[str, tuple[Question, ...]] = {
    "one": (choice("c1"), multiple("m1"), true_false("t1")),
    "two": (short("s1"), number("n1"), number("n2", "= 10..20", "15", "-3")),
}
QUIZ = (choice("k1"), multiple("k2"))
EXAM = (choice("e1"), true_false("e2"), multiple("e3", 2), number("e4"))
PRETEST = (choice("p1"), true_false("p2"))
# Long enough that `truncating` really cuts its state in SCORM 2004 as well.
LONG = tuple(short(f"w{place}") for place in range(1, 31))


@dataclass(frozen=True)
class Variant:
    """What differs in a variant. `exam` are lines of the exam's front matter; None: there is no exam."""

    exam: str | None = "keep: best\n"
    mastery: bool = True
    navigation: str = "free"
    completion: str = "lessons and exam"
    lessons: tuple[str, ...] = ("one", "two")
    quiz: bool = True
    pretest: bool = False
    long: bool = False


VARIANTS: dict[str, Variant] = {
    "full": Variant(),
    "sequential": Variant(navigation="sequential"),
    "no-exam": Variant(exam=None, mastery=False, completion="lessons"),
    "exam-only": Variant(completion="exam", lessons=("one",), quiz=False),
    "no-mastery": Variant(mastery=False),
    "two-attempts": Variant(exam="keep: best\nattempts: 2\n"),
    "one-attempt": Variant(exam="keep: best\nattempts: 1\n", completion="exam", lessons=("one",), quiz=False),
    "keep-last": Variant(exam="keep: last\n"),
    "keep-first": Variant(exam="keep: first\n"),
    "timed": Variant(exam="keep: best\ntime_limit: 2\n"),
    "shuffled": Variant(exam="keep: best\nshuffle: [questions, choices]\n"),
    "pretest": Variant(pretest=True),
    "long": Variant(long=True, quiz=False),
}


def questions(variant: str) -> dict[str, Question]:
    """All questions of a variant by id."""
    return {question.id: question for asked in activities(variant).values() for question in asked}


def activities(variant: str) -> dict[str, tuple[Question, ...]]:
    """The activities of a variant in learning order, and what each asks."""
    chosen = VARIANTS[variant]
    lessons = {name: LONG if chosen.long and name == "two" else LESSONS[name] for name in chosen.lessons}
    return {
        **({"before": PRETEST} if chosen.pretest else {}),
        **lessons,
        **({"quiz": QUIZ} if chosen.quiz else {}),
        **({"exam": EXAM} if chosen.exam is not None else {}),
    }


@cache
def package(variant: str, publication: str) -> FileTree:
    """What the package of a variant holds, as a build publishes it."""
    outcome = compiled(_files(variant))
    assert outcome.rendered, [f"{each.span}: {each.message('en')}" for each in outcome.report]
    report = Report()
    tree = report.collect(publications()[publication].publish(outcome.rendered, Selection((variant,))))
    assert not report.errors, [each.message("en") for each in report]
    return tree


def _files(name: str) -> dict[str, str]:
    variant = VARIANTS[name]
    asked = activities(name)
    inner = [f"{page}.md" for page in asked if page not in ("before", "exam")]
    lines = [
        f"id: {name}\ntitle: Course {name}\nlanguage: en\nversion: '1'",
        *(["mastery_score: 75%"] if variant.mastery else []),
        f"navigation: {variant.navigation}\ncompletion: {variant.completion}",
        "objectives:\n  - id: order\n    text: Keep order",
        *(["pretest: before.md"] if variant.pretest else []),
        f"modules:\n  - id: all\n    title: All\n    lessons: [{', '.join(inner)}]",
        *(["exam: exam.md"] if variant.exam is not None else []),
    ]
    files = {
        "catalogue.yml": f"format: 1\ntitle: Scenarios\npublications: [{', '.join(PUBLICATIONS)}]\n",
        f"{name}/course.yml": "\n".join(lines) + "\n",
    }
    kinds = {
        "before": "kind: pretest\n",
        "quiz": "kind: quiz\nfeedback: at end\n",
        "exam": "kind: exam\nfeedback: at end\n",
    }
    for page, its in asked.items():
        front = (
            f"id: {page}\ntitle: Page {page}\n" + kinds.get(page, "") + ((variant.exam or "") if page == "exam" else "")
        )
        body = "\n".join(question.markdown for question in its)
        files[f"{name}/{page}.md"] = f"---\n{front}---\n\nSome words about {page}.\n\n{body}"
    return files
