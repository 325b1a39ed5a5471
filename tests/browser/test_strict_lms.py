# SPDX-License-Identifier: Apache-2.0
"""The LMS for the tests, itself tested: a SCO that behaves passes both LMSs, and each wrong one is caught."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.chromium import OwnChromium
from browser.lms import Lms
from browser.tiny import tiny_package
from browser.watch import Watch

MakeLms = Callable[..., Lms]
NewContext = Callable[..., BrowserContext]

GOOD = """
API.LMSInitialize("");
say([get("cmi.core.entry"), get("cmi.suspend_data"), get("cmi.core.total_time"), get("cmi.core.lesson_status")].join("|"));
set("cmi.core.lesson_status", "incomplete"); set("cmi.core.exit", "suspend"); commit();
const n = Number(get("cmi.interactions._count"));
set(`cmi.interactions.${n}.id`, "q1"); set(`cmi.interactions.${n}.type`, "choice");
set(`cmi.interactions.${n}.student_response`, "a,c"); set(`cmi.interactions.${n}.result`, "correct");
set("cmi.core.score.min", "0"); set("cmi.core.score.max", "100"); set("cmi.core.score.raw", "50");
set("cmi.suspend_data", "state"); set("cmi.core.session_time", "0000:01:30.00"); commit();
set("cmi.suspend_data", "never committed");
"""

RESUMED = r"resume\|state\|(00)?00:01:30(\.00)?\|incomplete"

INIT = 'API.LMSInitialize(""); set("cmi.core.lesson_status", "incomplete");'


def launch(context: BrowserContext, lms: Lms) -> Page:
    """Open the LMS and wait until the SCO's script has ended."""
    page = context.new_page()
    page.goto(lms.origin)
    expect(page.frame_locator("#sco").locator("html")).to_have_attribute("data-ready", "yes")
    return page


def said(page: Page) -> str:
    """What the SCO has shown."""
    return page.frame_locator("#sco").locator("#said").text_content() or ""


def test_a_good_sco_is_kept_and_resumed(
    make_lms: MakeLms, new_context: NewContext, runtime: str, tmp_path: Path
) -> None:
    lms = make_lms(tiny_package(tmp_path / "good.zip", GOOD), runtime=runtime)
    page = launch(new_context(), lms)
    assert re.fullmatch(r"ab-initio\|\|(00)?00:00:00(\.00)?\|not attempted", said(page))
    page.close()
    assert lms.values["cmi.suspend_data"] == "state"
    assert re.fullmatch(r"(00)?00:01:30(\.00)?", lms.values["cmi.core.session_time"])
    page = launch(new_context(), lms)
    assert re.fullmatch(RESUMED, said(page))
    assert [row["student_response"] for row in lms.interactions] == ["a,c", "a,c"]
    assert {call["method"] for call in lms.calls} == {"LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit"}


def test_a_wrong_sco_is_caught(make_lms: MakeLms, new_context: NewContext, runtime: str, tmp_path: Path) -> None:
    """The rules one by one are tested in tests/lms; this is the way from a page to the test."""
    script = INIT + 'commit(); set("cmi.core.score.raw", "100.5"); API.LMSFinish(""); commit();'
    lms = make_lms(tiny_package(tmp_path / "wrong.zip", script), runtime=runtime)
    launch(new_context(), lms)
    rules = [violation["rule"] for violation in lms.violations]
    assert rules == {"strict": ["value cmi.core.score.raw", "after-finish"], "scorm-again": ["error 405"]}[runtime]
    lms.violations.clear()


def test_leaving_is_kept_by_a_beacon_unless_it_is_lost(
    make_lms: MakeLms, new_context: NewContext, runtime: str, tmp_path: Path
) -> None:
    script = (
        INIT + 'set("cmi.core.exit", "suspend"); commit();'
        'addEventListener("pagehide", () => { set("cmi.suspend_data", "bye"); API.LMSFinish("") });'
    )
    package = tiny_package(tmp_path / "leave.zip", script)
    context = new_context()
    for faults, kept in (({}, "bye"), ({"leaving": "lost"}, "")):
        lms = make_lms(package, runtime=runtime, faults=faults)
        page = launch(context, lms)
        page.goto("about:blank")
        page.wait_for_timeout(200)
        assert lms.values.get("cmi.suspend_data", "") == kept
        assert lms.called("LMSFinish"), "the call of the leaving page was not heard"


def test_faults_are_real_and_not_held_against_the_sco(
    make_lms: MakeLms, new_context: NewContext, runtime: str, tmp_path: Path
) -> None:
    script = INIT + 'set("cmi.suspend_data", "x"); say(commit() + API.LMSGetLastError());'
    package = tiny_package(tmp_path / "faults.zip", script)
    context = new_context()
    for commit, expected in (("refused", "false101"), ("lost", "true0"), ("kept", "true0")):
        lms = make_lms(package, runtime=runtime, faults={"commit": commit})
        page = launch(context, lms)
        assert said(page) == expected
        assert (lms.attempt is not None) == (commit == "kept")


def test_the_api_may_be_late_or_absent(
    make_lms: MakeLms, new_context: NewContext, runtime: str, tmp_path: Path
) -> None:
    script = (
        "const at = Date.now(); while (!parent.API && Date.now() - at < 1500) { await new Promise((r) => setTimeout(r, 20)) }"
        'API = parent.API; say(API ? "after " + (Date.now() - at >= 300) : "none");'
    )
    package = tiny_package(tmp_path / "late.zip", script)
    context = new_context()
    for api, expected in (("present", "after false"), ("late", "after true"), ("absent", "none")):
        lms = make_lms(package, runtime=runtime, faults={"api": api, "lateMs": 600})
        page = launch(context, lms)
        assert said(page) == expected


def test_what_was_committed_survives_a_killed_browser(
    make_lms: MakeLms, own_chromium: OwnChromium, runtime: str, tmp_path: Path
) -> None:
    lms = make_lms(tiny_package(tmp_path / "good.zip", GOOD), runtime=runtime)
    launch(own_chromium.start(), lms)
    own_chromium.kill()
    assert lms.values["cmi.suspend_data"] == "state"
    page = launch(own_chromium.start(), lms)
    assert re.fullmatch(RESUMED, said(page))


def test_the_watch_sees_other_hosts_errors_and_dialogs(
    make_lms: MakeLms, new_context: NewContext, watch: Watch, tmp_path: Path
) -> None:
    script = """alert("no"); console.error("seen"); setTimeout(() => { throw new Error("thrown") });
        new Image().src = "http://127.0.0.1:9/"; await new Promise((r) => setTimeout(r, 300));"""
    launch(new_context(), make_lms(tiny_package(tmp_path / "bad.zip", script)))
    for part in ("another host: http://127.0.0.1:9/", "console error: seen", "uncaught: thrown", "a dialog: alert no"):
        assert any(part in fault for fault in watch.faults), (part, watch.faults)
    with pytest.raises(AssertionError, match="another host"):
        watch.check()
    watch.faults.clear()
