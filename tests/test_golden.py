# SPDX-License-Identifier: Apache-2.0
"""What is published of a small fixed catalogue, word by word."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from helpers.parsed_html import unsealed
from helpers.references import html_of
from sinau.compiler import render_catalogue
from sinau.diagnostics import Report
from sinau.extensions import publications
from sinau.model.rendered import Rendered, Selection
from sinau.output.filetree import FileTree
from sinau.parsing.ids_lock import lock_text

GOLDEN = Path(__file__).parent / "golden"
PUBLISHED = GOLDEN / "published"
FORM = re.compile(r'id="q-([^"]+)" data-question="([^"]+)"')
Compare = Callable[[Path, str], None]


@cache
def rendered() -> Rendered:
    report = Report()
    found = report.collect(render_catalogue(GOLDEN / "catalogue"))
    assert found, [f"{d.span} {d.message('en')}" for d in report]
    assert len(report) == 0
    return found


@cache
def tree(publication: str) -> FileTree:
    report = Report()
    made = report.collect(publications()[publication].publish(rendered(), Selection(("kebun",))))
    assert len(report) == 0
    return made


def page(activity: str) -> str:
    """Return the article of an activity as the player shows it."""
    name = f"lesson-{activity}.js"
    files = tree("offline")
    if name in files:
        return html_of(name, files.read(name).decode())
    index = files.read("index.html").decode()
    return index[index.index('<article class="activity"') : index.index("</article>") + len("</article>\n")]


def readable(text: str) -> str:
    """Return HTML with a line for each block, and without the sealed data."""
    text = FORM.sub(r'id="q-\1" data-question="(sealed)"', text)
    return (
        re.sub(
            r"(?<!\n)(<(?:form|div|label|p class|figure|figcaption|tr|thead|tbody|section|li|dt|dd)\b)", r"\n\1", text
        ).strip()
        + "\n"
    )


ACTIVITIES = ["awal", "tanah", "kuis", "ujian"]


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_page_of_an_activity(activity: str, golden: Compare) -> None:
    golden(PUBLISHED / f"{activity}.html", readable(page(activity)))


def test_what_is_sealed_into_questions(golden: Compare) -> None:
    data = [unsealed(sealed, name) for activity in ACTIVITIES for name, sealed in FORM.findall(page(activity))]

    golden(PUBLISHED / "questions.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def test_document_of_the_player(golden: Compare) -> None:
    text = tree("offline").read("index.html").decode()
    text = re.sub(r"(?s)<style>.*?</style>", "<style>(styles)</style>", text)
    text = re.sub(r'(?s)(<script type="application/json" id="[^"]+">).*?</script>', r"\1(data)</script>", text)
    text = re.sub(r'(?s)<article class="activity".*?</article>', "(article)", text)

    golden(PUBLISHED / "index.html", text)


@pytest.mark.parametrize("publication", ["offline", "scorm12"])
def test_data_of_the_course(publication: str, golden: Compare) -> None:
    text = tree(publication).read("index.html").decode()
    (data,) = re.findall(r'(?s)id="sinau-course">(.*?)</script>', text)
    course = json.loads(data)
    golden(PUBLISHED / f"course-{publication}.json", json.dumps(course, ensure_ascii=False, indent=1) + "\n")


def test_manifest(golden: Compare) -> None:
    golden(PUBLISHED / "imsmanifest.xml", tree("scorm12").read("imsmanifest.xml").decode())


@pytest.mark.parametrize("publication", ["offline", "scorm12"])
def test_files_of_a_package(publication: str, golden: Compare) -> None:
    golden(PUBLISHED / f"files-{publication}.txt", "".join(f"{path}\n" for path in tree(publication)))


def test_numbers_of_ids(golden: Compare) -> None:
    golden(PUBLISHED / "ids.lock", lock_text(rendered().catalogue.courses[0].lock))
