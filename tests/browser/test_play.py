# SPDX-License-Identifier: Apache-2.0
"""A person tries packages with `sinau play`: every button, every profile, and sequencing from the manifest."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.learner import Learner
from browser.lms import ROOT
from browser.lms_window import LmsWindow
from browser.screens import SCREENS, TORTURE
from browser.tiny import tiny_package
from browser.watch import Watch
from helpers.playable import MANIFEST_12, MANIFEST_2004, write_package
from helpers.shaped import Shape
from sinau_lms.attempts import Attempts
from sinau_lms.package import PlayedPackage
from sinau_lms.playing import PlayServers
from sinau_lms.window import PROFILES

AXE = (ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
SINAU = Path(sys.executable).parent / "sinau"
FIND = "axe.run().then(result => result.violations.map(v => [v.id, v.nodes[0].html]))"

NewContext = Callable[..., BrowserContext]
Play = Callable[..., LmsWindow]
Courses = Callable[[str, str], Path]

# A SCO of SCORM 2004 that waits for a person to choose how it ends.
SCO_2004 = """<!doctype html><html lang="en"><meta charset="utf-8"><title>SCO</title><h1></h1>
<p id="may"></p><button id="fail">fail</button><button id="pass">pass</button><button id="on">pass and go on</button><script>
const api = parent.API_1484_11;
document.querySelector("h1").textContent = location.search.slice(1);
const ok = (answer) => { if (answer !== "true") throw new Error(api.GetLastError()); };
ok(api.Initialize(""));
document.getElementById("may").textContent = api.GetValue("adl.nav.request_valid.continue");
const end = (scaled, status, request) => {
  ok(api.SetValue("cmi.exit", "normal"));
  ok(api.SetValue("cmi.score.min", "0")); ok(api.SetValue("cmi.score.max", "100"));
  ok(api.SetValue("cmi.score.raw", String(scaled * 100))); ok(api.SetValue("cmi.score.scaled", String(scaled)));
  ok(api.SetValue("cmi.success_status", status)); ok(api.SetValue("cmi.completion_status", "completed"));
  ok(api.SetValue("cmi.session_time", "PT1S"));
  if (request) ok(api.SetValue("adl.nav.request", request));
  ok(api.Terminate(""));
  document.documentElement.dataset.ended = "yes";
};
fail.onclick = () => end(0.2, "failed");
pass.onclick = () => end(1, "passed");
on.onclick = () => end(1, "passed", "continue");
</script></html>"""


@pytest.fixture
def play(new_context: NewContext, watch: Watch) -> Iterator[Play]:
    """Opens a package in the window of the local LMS."""
    with ExitStack() as stack:

        def start(path: Path, language: str = "en", **settings: object) -> LmsWindow:
            package = PlayedPackage(path)
            stack.callback(package.close)
            playing = stack.enter_context(PlayServers(package, Attempts(), language))
            watch.hosts |= {urlsplit(origin).netloc for origin in (playing.origin, playing.course_origin)}
            return LmsWindow.open(new_context(**settings), playing.origin)

        yield start


@pytest.fixture
def course(package: Courses) -> Path:
    return package("records-receipts", "scorm12")


def answered(learner: Learner) -> str:
    """Answer the first question of a lesson; the name that the LMS sees it by."""
    lesson = learner.lessons[0]
    learner.open(lesson["id"])
    key = learner.key(lesson["questions"][0]["id"])
    learner.answer(key.id, key.correct)
    learner.check(key.id)
    learner.saved(key.id)
    return key.id


def test_a_course_is_launched_left_and_resumed(play: Play, course: Path) -> None:
    window = play(course)
    sco = window.page.locator("#contents [data-item]").get_attribute("data-item") or ""
    expect(window.state(sco)).to_have_text("not begun")
    expect(window.button("leave")).to_be_disabled()
    window.press("launch")
    learner = window.learner.ready()
    question = answered(learner)
    expect(window.calls("LMSSetValue", f'"{question}_').first).to_contain_text("cmi.interactions.0.id")
    expect(window.value("cmi.interactions.0.id")).to_have_text(re.compile(rf"{question}(_|$)"))
    expect(window.value("cmi.interactions.0.result")).to_have_text("correct")
    expect(window.state(sco)).to_have_text("incomplete")
    expect(window.problems()).to_have_count(0)
    shown, place = (window.page.locator(selector).bounding_box() for selector in ("#lms", "#sco-place"))
    assert shown
    assert place
    assert min(shown["width"] / place["width"], shown["height"] / place["height"]) > 0.9, "the course fills its place"
    window.press("leave")
    expect(window.running()).to_have_count(0)
    expect(window.calls("LMSFinish")).to_have_count(1)
    expect(window.button("launch")).to_have_text("Resume")
    window.press("launch")
    window.learner.ready()
    expect(window.value("cmi.core.entry")).to_have_text("resume")
    assert window.learner.here() == learner.lessons[0]["id"]


@pytest.mark.long
@pytest.mark.parametrize("publication", ["scorm2004-4", *(["scorm2004-3"] if TORTURE else [])])
def test_our_own_packages_of_2004_run_too(play: Play, package: Courses, publication: str) -> None:
    window = play(package("records-receipts", publication))
    window.press("launch")
    question = answered(window.learner.ready())
    expect(window.value("cmi.interactions.0.id")).to_have_text(question)
    asked = window.frame.locator(f"#q-{question} .question-stem").inner_text()
    expect(window.value("cmi.interactions.0.description")).to_have_text(" ".join(asked.split()))
    expect(window.value("cmi.interactions.0.result")).to_have_text("correct")
    expect(window.problems()).to_have_count(0)
    window.press("leave")
    expect(window.calls("Terminate")).to_have_count(1)
    window.press("launch")
    window.learner.ready()
    expect(window.value("cmi.entry")).to_have_text("resume")


def test_what_the_course_changes_is_marked(play: Play, course: Path) -> None:
    window = play(course)
    window.press("launch")
    answered(window.learner.ready())
    row = window.page.locator("#model-rows tr.changed", has_text="cmi.interactions.0.result")
    expect(row).to_contain_text("changed")
    expect(row).to_have_count(0)


def test_an_expired_session_is_told_to_the_learner(play: Play, course: Path) -> None:
    window = play(course)
    window.press("launch")
    learner = window.learner.ready()
    window.press("expire")
    expect(window.says()).to_contain_text("expired")
    answered(learner)
    expect(learner.saved_line()).to_have_attribute("data-state", "warn")
    refused = window.calls("LMSCommit", "commit expired").first
    expect(refused).to_contain_text("false")
    expect(window.problems()).to_have_count(0)


def test_a_lost_connection_comes_back(play: Play, course: Path) -> None:
    window = play(course)
    window.press("launch")
    learner = window.learner.ready()
    window.press("offline")
    expect(window.button("offline")).to_have_attribute("aria-pressed", "true")
    question = answered(learner)
    expect(window.calls("LMSCommit", "commit refused").first).to_be_visible()
    window.press("offline")
    window.press("leave")
    window.press("launch")
    window.learner.ready()
    expect(window.value("cmi.interactions.0.id").or_(window.value("cmi.interactions.1.id")).first).to_have_text(
        re.compile(rf"{question}_")
    )


def test_a_killed_frame_says_nothing_more(play: Play, tmp_path: Path) -> None:
    script = """API.LMSInitialize(""); set("cmi.core.lesson_status", "incomplete"); set("cmi.core.exit", "suspend"); commit();
        addEventListener("pagehide", () => { set("cmi.suspend_data", "bye"); API.LMSFinish("") });"""
    for button, kept in (("kill", ""), ("leave", "bye")):
        window = play(tiny_package(tmp_path / f"{button}.zip", script))
        window.press("launch")
        expect(window.frame.locator("html")).to_have_attribute("data-ready", "yes")
        window.press(button)
        expect(window.running()).to_have_count(0)
        expect(window.calls("LMSFinish")).to_have_count(1 if kept else 0)
        window.press("launch")
        expect(window.value("cmi.core.entry")).to_have_text("resume")
        expect(window.value("cmi.suspend_data")).to_have_text(kept)
        window.page.close()


def test_a_new_attempt_and_a_reset_begin_anew(play: Play, tmp_path: Path) -> None:
    script = """API.LMSInitialize(""); say(get("cmi.core.entry") + "|" + get("cmi.suspend_data"));
        set("cmi.core.lesson_status", "incomplete"); set("cmi.core.exit", "suspend"); set("cmi.suspend_data", "mine"); commit();"""
    window = play(tiny_package(tmp_path / "renew.zip", script))
    said = window.frame.locator("#said")
    number = window.page.locator("#attempt-number")
    for button, entry, attempt in (
        ("launch", "ab-initio|", 1),
        ("launch", "resume|mine", 1),
        ("renew", "ab-initio|", 2),
    ):
        window.press(button)
        expect(window.value("cmi.core.entry")).to_have_text(entry.partition("|")[0])
        expect(said).to_have_text(entry)
        expect(number).to_have_text(f"Attempt {attempt}")
    window.press("reset")
    expect(window.running()).to_have_count(0)
    expect(number).to_have_text("Attempt 1")
    expect(window.state("I")).to_have_text("not begun")
    window.press("launch")
    expect(said).to_have_text("ab-initio|")


def test_the_log_shows_the_rule_that_a_call_breaks(play: Play, tmp_path: Path) -> None:
    script = """API.LMSInitialize(""); set("cmi.core.lesson_status", "incomplete"); set("cmi.core.score.raw", "100.5");
        say(API.LMSGetDiagnostic("")); commit();"""
    window = play(tiny_package(tmp_path / "wrong.zip", script), language="id")
    window.press("launch")
    wrong = window.calls("LMSSetValue", "100.5")
    expect(wrong).to_contain_text("405")
    expect(wrong).to_contain_text("value cmi.core.score.raw")
    expect(wrong).to_contain_text('= "100.5" tidak cocok dengan ')
    expect(window.frame.locator("#said")).to_contain_text('= "100.5" tidak cocok dengan ')
    expect(window.problems()).to_have_count(1)
    expect(window.page.locator("#log-count")).to_contain_text("1 bermasalah")
    window.page.locator("#only-problems").check()
    expect(wrong).to_be_visible()
    expect(window.calls("LMSCommit")).not_to_be_visible()
    window.choose_runtime("scorm-again")
    window.press("clear-log")
    expect(window.calls("LMSCommit")).to_have_count(0)
    window.press("launch")
    expect(window.calls("LMSSetValue", "100.5")).to_contain_text("error 405")
    expect(window.calls("LMSSetValue", "100.5")).to_contain_text('menjawab "false"')


# The scenarios are played in all of them as well, so that a few do here.
@pytest.mark.parametrize("profile", PROFILES if TORTURE else ["late"])
def test_the_course_runs_in_every_lms(play: Play, course: Path, profile: str) -> None:
    window = play(course)
    assert window.profiles() == list(PROFILES)
    window.behave(profile)
    window.press("launch")
    learner = window.learner
    expect(learner.article()).to_be_visible()
    expect(window.calls("LMSInitialize")).to_have_count(1)
    answered(learner)
    expect(window.calls("LMSSetValue", "cmi.interactions.0.id").first).to_be_visible()
    expect(window.problems()).to_have_count(0)


def test_moodle_does_not_import_what_it_stumbles_over(play: Play, tmp_path: Path) -> None:
    window = play(Shape(prefix="imsss").package(tmp_path, "scorm2004-4"))
    window.behave("moodle")
    expect(window.says()).to_contain_text('Attempt to assign property "mapinfos" on null')
    window.press("launch")
    window.page.locator("#contents [data-item]").first.click()
    expect(window.calls("Initialize")).to_have_count(0)
    expect(window.running()).to_have_count(0)
    window.behave("strict")
    expect(window.says()).to_contain_text("Ready")
    window.press("launch")
    expect(window.calls("Initialize")).to_have_count(1)

    window = play(Shape().package(tmp_path / "new", "scorm2004-4"))
    window.behave("moodle")
    window.press("launch")
    expect(window.calls("Initialize")).to_have_count(1)


def test_prerequisites_lock_until_they_are_met(play: Play, tmp_path: Path) -> None:
    page = """<!doctype html><html lang="en"><title>A</title><p>sco</p><script>
      const ok = (answer) => { if (answer !== "true") throw new Error(parent.API.LMSGetLastError()) };
      ok(parent.API.LMSInitialize("")); ok(parent.API.LMSSetValue("cmi.core.lesson_status", "completed")); ok(parent.API.LMSCommit(""));
    </script></html>"""
    files = {"course/a.html": page, "course/second/b.html": page, "course/c.html": page}
    window = play(write_package(tmp_path / "two.zip", MANIFEST_12, files))
    expect(window.item("A")).to_contain_text("First <b>")
    expect(window.item("B")).to_have_attribute("aria-disabled", "true")
    window.item("A").click()
    expect(window.state("A")).to_have_text("completed")
    expect(window.item("B")).not_to_have_attribute("aria-disabled", "true")
    # The LMS keeps something more of A while the learner presses B.
    window.item("B").hover()
    window.page.mouse.down()
    window.frame.locator("html").evaluate(
        """() => { parent.API.LMSSetValue("cmi.core.score.raw", "70"); parent.API.LMSCommit("") }"""
    )
    expect(window.state("A")).to_contain_text("70")
    window.page.mouse.up()
    expect(window.value("cmi.student_data.mastery_score")).to_have_text("80")


def test_who_fails_the_pretest_studies_and_then_sits_the_posttest(play: Play, tmp_path: Path) -> None:
    window = play(write_package(tmp_path / "seq.zip", MANIFEST_2004, {"sco.html": SCO_2004}))
    title = window.frame.locator("h1")
    window.press("launch")
    expect(title).to_have_text("pre")
    expect(window.frame.locator("#may")).to_have_text("true")
    expect(window.calls("GetValue", "request_valid").locator("td").nth(3)).to_have_text("true")
    window.frame.locator("#fail").click()
    expect(window.frame.locator("html")).to_have_attribute("data-ended", "yes")
    expect(window.state("PRE")).to_contain_text("failed")
    window.press("next")
    expect(title).to_have_text("lesson")
    expect(window.item("POST")).to_have_attribute("aria-disabled", "true")
    window.frame.locator("#on").click()
    expect(title).to_have_text("post")
    expect(window.item("POST")).not_to_have_attribute("aria-disabled", "true")
    window.frame.locator("#pass").click()
    expect(window.state("POST")).to_contain_text("passed")
    expect(window.problems()).to_have_count(0)


def test_who_passes_the_pretest_skips_the_lesson(play: Play, tmp_path: Path) -> None:
    window = play(write_package(tmp_path / "seq.zip", MANIFEST_2004, {"sco.html": SCO_2004}))
    title = window.frame.locator("h1")
    window.press("launch")
    expect(title).to_have_text("pre")
    window.frame.locator("#on").click()
    expect(title).to_have_text("post")
    expect(window.state("LESSON")).to_contain_text("not begun")
    expect(window.problems()).to_have_count(0)


def test_sequencing_survives_a_closed_window(play: Play, tmp_path: Path, new_context: NewContext) -> None:
    window = play(write_package(tmp_path / "seq.zip", MANIFEST_2004, {"sco.html": SCO_2004}))
    window.press("launch")
    window.frame.locator("#fail").click()
    expect(window.state("PRE")).to_contain_text("failed")
    window.press("next")
    expect(window.frame.locator("h1")).to_have_text("lesson")
    origin = window.page.url
    window.page.close()
    again = LmsWindow.open(new_context(), origin)
    again.item("POST").click()
    expect(again.says()).to_contain_text("Sequencing does not let")
    again.item("LESSON").click()
    expect(again.frame.locator("h1")).to_have_text("lesson")
    again.frame.locator("#on").click()
    expect(again.frame.locator("h1")).to_have_text("post")


@pytest.mark.parametrize("width, scheme", SCREENS if TORTURE else SCREENS[:1])
def test_nobody_is_left_out(play: Play, course: Path, width: int, scheme: str) -> None:
    window = play(course, language="id", viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = window.page
    found = []
    for step in ("launch", "expire", "kill"):
        page.evaluate(AXE)
        found += page.evaluate(FIND)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        window.press(step)
        if step == "launch":
            answered(window.learner.ready())
            expect(page.locator("#log-rows td:nth-child(2)").first).to_have_text(re.compile(r"^\d+,\d\d$"))
    page.evaluate(AXE)
    found += page.evaluate(FIND)
    assert found == []


def test_the_keyboard_reaches_everything(play: Play, tmp_path: Path) -> None:
    window = play(tiny_package(tmp_path / "keys.zip", 'API.LMSInitialize("");'))
    reached = []
    for _ in range(25):
        window.page.keyboard.press("Tab")
        reached.append(window.page.evaluate("document.activeElement.id || document.activeElement.dataset.item || ''"))
    for name in ("I", "profile", "runtime", "launch", "renew", "reset", "only-problems", "clear-log", "log-scroll"):
        assert name in reached, (name, reached)
    window.button("launch").focus()
    window.page.keyboard.press("Enter")
    expect(window.calls("LMSInitialize")).to_have_count(1)


def test_the_command_plays_until_it_is_stopped(
    course: Path, new_context: NewContext, watch: Watch, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.json"
    command = [
        str(SINAU),
        "play",
        str(course),
        "--no-browser",
        "--lang",
        "id",
        "--profile",
        "moodle",
        "--keep",
        str(kept),
    ]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert running.stdout
        found = re.search(r"http://127\.0\.0\.1:\d+/", running.stdout.readline())
        assert found
        watch.hosts.add(urlsplit(found[0]).netloc)
        # The course's port is any, and told to the window alone.
        watch.tolerated.append("a request to another host: http://127.0.0.1:")
        window = LmsWindow.open(new_context(), found[0])
        expect(window.button("launch")).to_have_text("Jalankan")
        expect(window.page.locator("#profile")).to_have_value("moodle")
        window.press("launch")
        window.learner.ready()
        expect(window.button("launch")).to_have_text("Lanjutkan")
        window.page.close()
    finally:
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=20)
    assert (running.returncode, said.strip()) == (130, "Dihentikan.")
    assert "incomplete" in kept.read_text(encoding="utf-8")
