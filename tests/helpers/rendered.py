# SPDX-License-Identifier: Apache-2.0
"""Rendered courses made by hand, so that publications are tested without a parser before them."""

import atexit
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from helpers.neutral import pieces
from sinau.answers import Right, shape_of_version_1
from sinau.diagnostics import Report, Span
from sinau.model.assessment import AssessmentSettings
from sinau.model.catalogue import Activity, Catalogue, Course, FreePage, MediaFile, Module
from sinau.model.page import Page, SourceText
from sinau.model.rendered import (
    Rendered,
    RenderedActivity,
    RenderedCourse,
    RenderedHeading,
    RenderedPage,
    RenderedQuestion,
    Selection,
)
from sinau.output.filetree import FileTree
from sinau.publication import Publication

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def question(
    question_id: str, index: int, *, kind: str = "choice", choices: int = 3, points: float = 1, stem: str = "Who signs?"
) -> RenderedQuestion:
    """Return a question whose first choice is right."""
    letters = ("true", "false") if kind == "true-false" else tuple(chr(ord("a") + n) for n in range(choices))
    control = "checkbox" if kind == "multiple" else "radio"
    labels = "".join(
        f'<label class="choice"><input type="{control}" name="answer" value="{letter}">'
        f'<span class="choice-text">Choice {letter}</span></label>'
        for letter in letters
    )
    before = f'<div class="question-stem" id="q-{question_id}-stem"><p>{stem}</p></div>'
    around = f'<div class="question-choices" role="radiogroup" aria-labelledby="q-{question_id}-stem">'
    box = f'<span class="box{" round" if control == "radio" else ""}"></span>'
    return RenderedQuestion(
        id=question_id,
        index=index,
        type=kind,
        shape=shape_of_version_1(kind, choices),
        points=points,
        digest=f"{index:08x}",
        form=pieces(
            f'<form class="question" id="q-{question_id}" data-question="{question_id}" data-type="{kind}" novalidate>'
            f"{before}{around}{labels}</div></form>"
        ),
        paper=pieces(f'<div class="question">{before}{around}{re.sub("<input[^>]*>", box, labels)}</div></div>'),
        data={
            "rule": {"correct": [letters[0]]},
            "feedback": {letters[0]: pieces("<p>Yes.</p>")},
            "hints": [pieces("<p>Look again.</p>")],
            "explanation": None,
        },
        prompt=stem,
        labels={letter: f"Choice {letter}" for letter in letters},
        keys=(Right((letters[0],)),),
    )


def activity(
    activity_id: str,
    index: int,
    *,
    kind: str = "lesson",
    title: str = "",
    html: str = "<p>Text.</p>",
    media: Iterable[str] = (),
    questions: Iterable[RenderedQuestion] = (),
    settings: AssessmentSettings | None = None,
    file: str = "",
) -> RenderedActivity:
    """Return an activity with `html`, its media shown and its questions asked after it."""
    questions, media = tuple(questions), tuple(media)
    path = file or f"demo/{activity_id}.md"
    text = "".join(
        f"# {title or activity_id}\n\n" + "".join(f"![A picture]({name.rpartition('/')[2]})\n" for name in media)
    )
    pictures = "".join(f'<p><img src="media:{quote(name)}" alt="A picture"></p>' for name in media)
    return RenderedActivity(
        activity=Activity(
            id=activity_id,
            kind=kind,  # type: ignore[arg-type]
            title=title or activity_id,
            page=Page(SourceText(path, text), ()),
            span=Span(path),
            settings=settings if kind == "lesson" or settings else AssessmentSettings(),
        ),
        index=index,
        body=pieces(html + pictures, tuple(question.id for question in questions)),
        opening=unescape(re.sub("<[^>]*>", "", "".join(re.findall(r"<p>(.*?)</p>", html)[:1]))),
        headings=(RenderedHeading(2, "part", "Part"),),
        media=media,
        questions=questions,
    )


def course(activities: Iterable[RenderedActivity], **values: Any) -> RenderedCourse:
    """Return a course of `activities`; `values` are those of `Course`, and `activity_slots`, `question_slots`."""
    activities = tuple(activities)
    questions = [question for item in activities for question in item.questions]
    slots = {
        "activity_slots": values.pop("activity_slots", 1 + max((item.index for item in activities), default=-1)),
        "question_slots": values.pop("question_slots", 1 + max((item.index for item in questions), default=-1)),
    }
    inner = tuple(item.activity for item in activities if item.activity.kind in ("lesson", "quiz"))
    defaults: dict[str, Any] = {
        "id": "demo",
        "title": "Demo",
        "language": "en",
        "version": "2026.1",
        "folder": "demo",
        "span": Span("demo/course.yml"),
        "pretest": next((item.activity for item in activities if item.activity.kind == "pretest"), None),
        "exam": next((item.activity for item in activities if item.activity.kind == "exam"), None),
        "modules": (Module("all", "All", inner, Span("demo/course.yml")),) if inner else (),
    }
    return RenderedCourse(Course(**defaults | values), activities, **slots)


def rendered(*courses: RenderedCourse, media: Mapping[str, Path] | None = None) -> Rendered:
    """Return a catalogue of `courses`. What they show and `media` does not hold is the same small picture."""
    shown = {path for item in courses for activity in item.activities for path in activity.media}
    sources = {path: picture(path.lower().endswith(".svg")) for path in shown} | dict(media or {})
    files = {path: MediaFile(path, source, source.stat().st_size) for path, source in sources.items()}
    front = FreePage("Welcome", Page(SourceText("index.md", "# Welcome\n"), ()), Span("index.md"))
    catalogue = Catalogue(
        title="Courses",
        span=Span("catalogue.yml"),
        courses=tuple(item.course for item in courses),
        pages=(front,),
        media=files,
    )
    return Rendered(catalogue, tuple(courses), (RenderedPage(front, pieces("<p>Welcome.</p>"), opening="Welcome."),))


def demo_course(**values: Any) -> RenderedCourse:
    """Return a course with a bit of everything: two lessons, a picture, a quiz, an exam, links of each kind."""
    links = (
        '<p><a href="activity:demo/second#part">next</a> <a href="media:demo/media/Alur kas.PNG">the picture</a> '
        '<a href="https://example.org/law">the law</a> <a href="activity:other/lesson#">another course</a></p>'
    )
    return course(
        [
            activity("first", 0, html=links, media=["demo/media/Alur kas.PNG"], questions=[question("q-1", 0)]),
            activity("second", 1, html='<h2 id="part">Part</h2><p>&lt;tag&gt; &amp; \u2028 text</p>'),
            activity("quiz", 2, kind="quiz", questions=[question("q-2", 1, kind="multiple", choices=5)]),
            activity("exam", 3, kind="exam", questions=[question("q-3", 2, kind="true-false")]),
        ],
        **{"mastery_score": 0.75, **values},
    )


def publish(publication: Publication, content: Rendered, report: Report | None = None) -> FileTree:
    """Publish all courses of `content`; without a `report` of its own the test expects that there is nothing to report."""
    found = Report() if report is None else report
    tree = found.collect(publication.publish(content, Selection(tuple(item.course.id for item in content.courses))))
    if report is None:
        assert [f"{item.rule.name}: {item.message('en')}" for item in found] == []
    return tree


def text_files(tree: FileTree) -> dict[str, str]:
    """Return the files of `tree` that are text, by path."""
    suffixes = (".html", ".js", ".css", ".txt", ".xml", ".json", ".svg")
    return {path: tree.read(path).decode("utf-8-sig") for path in tree if path.endswith(suffixes)}


@cache
def picture(drawn: bool = False) -> Path:
    """Return a small picture on the disk: an SVG when it is `drawn`, otherwise bytes that are no text."""
    folder = Path(tempfile.mkdtemp(prefix="sinau-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / ("picture.svg" if drawn else "picture.png")
    path.write_bytes(DRAWING if drawn else PICTURE)
    return path
