# SPDX-License-Identifier: Apache-2.0
"""The supervisor's page: it knows the courses and what they ask for, and needs nobody."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

from helpers.chain import COURSE, FRONT, compiled
from helpers.rendered import demo_course, publish, rendered
from sinau.diagnostics import Report
from sinau.model.rendered import Selection
from sinau.publications.collect import PUBLICATION

ASKS = """\
collect:
  - {id: nomor, label: Nomor peserta, required: yes, role: learner}
  - {id: desa, label: Desa}
hand_on_in_lms: yes
"""


def built(*courses: str) -> tuple[dict[str, Any], list[str]]:
    """Return what the page knows when each of `courses` adds some settings, and the codes of what was reported."""
    files = {"catalogue.yml": "format: 1\ntitle: Katalog\npublisher: Balai\npublications: [collect]\n"}
    for number, settings in enumerate(courses):
        files[f"k{number}/course.yml"] = COURSE.replace("id: kursus", f"id: k{number}") + settings
        files[f"k{number}/01.md"] = f"{FRONT}\n::: question q\nWhich?\n\n- [x] Kas\n- [ ] Bank\n:::\n"
    outcome = compiled(files)
    assert outcome.rendered, [f"{one.span} {one.message('en')}" for one in outcome.report]
    report = Report()
    ids = tuple(one.course.id for one in outcome.rendered.courses)
    tree = report.collect(PUBLICATION.publish(outcome.rendered, Selection(ids)))
    script = tree.read("courses.js").decode()
    known = json.loads(script.removeprefix("window.sinauCollecting=").rstrip().removesuffix(";"))
    return known, [one.rule.code for one in report]


def test_it_knows_the_fields_and_the_questions_of_its_courses() -> None:
    known, codes = built(ASKS, "")
    assert codes == []
    assert known["fields"] == [
        {"id": "nomor", "label": "Nomor peserta", "required": True, "role": "learner"},
        {"id": "desa", "label": "Desa", "required": False, "role": "group"},
    ]
    first, second = known["courses"]
    assert (first["collect"], first["hand_on_in_lms"]) == (known["fields"], True)
    assert "collect" not in second
    (question,) = first["activities"][0]["questions"]
    assert (question["prompt"], question["labels"]) == ("Which?", {"a": "Kas", "b": "Bank"})
    assert known["title"] == "Balai · Katalog"


def test_one_field_means_one_thing_in_all_courses() -> None:
    known, codes = built(ASKS, ASKS.replace("Desa}", "Desa, role: learner}"))
    assert codes == ["C631"]
    assert [one["role"] for one in known["fields"]] == ["learner", "group"]


def test_settings_are_checked_at_their_place() -> None:
    outcome = compiled(
        {
            "catalogue.yml": "format: 1\ntitle: K\n",
            "k/course.yml": COURSE + "minta:\n  - {id: nomor, label: Nomor, peran: orang}\n  - {label: Desa}\n",
            "k/01.md": FRONT,
        }
    )
    found = [(one.rule.name, one.span.line) for one in outcome.report]
    assert ("missing-key", 14) in found
    assert any(line == 13 for _, line in found), found


def test_the_page_has_everything_and_asks_nobody() -> None:
    tree = publish(PUBLICATION, rendered(demo_course()))
    icons = ["icon-192.png", "icon-512.png", "icon-maskable.png"]
    assert list(tree) == [
        "collect.css",
        "collect.js",
        "courses.js",
        *icons,
        "index.html",
        "manifest.webmanifest",
        "sw.js",
    ]
    page = tree.read("index.html").decode()
    assert re.findall(r'(?:src|href)="([^"]*)"', page) == ["icon-192.png", "collect.css", "courses.js", "collect.js"]
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src")
    assert "connect-src" not in policy[1]


def test_its_worker_knows_the_content_of_all_files_and_changes_with_it() -> None:
    tree = publish(PUBLICATION, rendered(demo_course()))
    first, _, rest = tree.read("sw.js").decode().partition(";\n")
    known = dict(json.loads(first.removeprefix("self.sinauFiles=")))
    assert known == {name: sha256(tree.read(name)).hexdigest() for name in tree if name != "sw.js"}
    assert "skipWaiting" in rest


def test_it_can_be_installed_under_a_name_of_its_own() -> None:
    tree = publish(PUBLICATION, rendered(demo_course()))
    manifest = json.loads(tree.read("manifest.webmanifest"))
    assert (manifest["name"], manifest["start_url"], manifest["display"]) == (
        "Hasil peserta",
        "index.html",
        "standalone",
    )
    assert {one["src"] for one in manifest["icons"]} <= set(tree)


def test_both_languages_are_there() -> None:
    script = publish(PUBLICATION, rendered(demo_course())).read("courses.js").decode()
    assert '"collect_title":"Hasil peserta"' in script
    assert '"collect_title":"Results of learners"' in script


def test_every_text_that_the_page_asks_for_is_there() -> None:
    folder = Path(__file__).resolve().parents[3] / "themes/sinau_theme"
    known = json.loads((folder / "texts/en/collect.json").read_text(encoding="utf-8"))
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((folder / "collect").rglob("*.js")))
    asked = set(re.findall(r"\bt\('([a-z_]+)'", code)) | set(re.findall(r"'(count_few|count_learners)'", code))
    assert asked - set(known) == set()
    made = re.compile(r"(noticed|refused|collect|camera)_[a-z_]+")
    assert [key for key in known if key not in asked and not made.fullmatch(key) and key != "language_name"] == []
