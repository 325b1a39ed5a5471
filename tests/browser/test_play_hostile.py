# SPDX-License-Identifier: Apache-2.0
"""A package that means harm is played: whatever its scripts try, the controls of `sinau play` are pressed by nobody but a person."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.lms_window import LmsWindow
from browser.tiny import tiny_package
from browser.watch import Watch
from sinau_lms.attempts import Attempts
from sinau_lms.package import PlayedPackage
from sinau_lms.playing import PlayServers

# Each attack alone, in the SCO and again in the LMS's page, whose scripts the SCO can replace. WINDOW is the window's address.
ATTACKS = """
const W = "WINDOW";
const tried = {};
const attempt = (name, act) => { try { tried[name] = String(act()); } catch (error) { tried[name] = "!" + error.name; } };
const real = window.top;
attempt("top document", () => real.document.getElementById("reset").click());
attempt("top property", () => real.settings);
attempt("top eval", () => real.eval("1"));
attempt("top frames", () => real.frames[0].frameElement);
attempt("parent descriptor", () => Object.getOwnPropertyDescriptor(Window.prototype, "parent"));
attempt("events", () => real.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" })));
attempt("click event", () => real.document.activeElement.dispatchEvent(new MouseEvent("click")));
attempt("focus", () => { real.focus(); document.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" })); });
attempt("name", () => { real.name = "x"; });
attempt("location", () => { real.location = "about:blank"; });
attempt("location href", () => { real.location.href = W + "/?x"; });
attempt("location replace", () => real.location.replace("about:blank"));
attempt("close", () => real.close());
attempt("stop", () => real.stop());
attempt("open top", () => window.open("about:blank", "_top"));
attempt("link top", () => { const a = document.createElement("a"); a.href = "about:blank"; a.target = "_top"; document.body.append(a); a.click(); });
attempt("form top", () => { const f = document.createElement("form"); f.action = W + "/lms/reset"; f.method = "post"; f.target = "_top"; document.body.append(f); f.submit(); });
attempt("history", () => { history.back(); history.go(-5); });
attempt("meta", () => { const m = document.createElement("base"); m.target = "_top"; document.head.append(m); });
attempt("frame of the window", () => { const f = document.createElement("iframe"); f.src = W; document.body.append(f); });
attempt("form in a frame", () => { const f = document.createElement("iframe"); f.name = "hole"; document.body.append(f);
  const form = document.createElement("form"); form.action = W + "/lms/reset"; form.method = "post"; form.enctype = "text/plain"; form.target = "hole";
  const field = document.createElement("input"); field.name = '{"x":"'; field.value = '"}'; form.append(field); document.body.append(form); form.submit(); });
attempt("beacon", () => navigator.sendBeacon(W + "/lms/reset", "{}"));
attempt("image", () => { new Image().src = W + "/lms/attempts"; });
attempt("script", () => { const s = document.createElement("script"); s.src = W + "/lms/attempts"; document.body.append(s); });
attempt("request", () => { const r = new XMLHttpRequest(); r.open("POST", W + "/lms/reset", false); r.send("{}"); return r.status; });
for (const [name, path, body] of [["reset", "/lms/reset", "{}"], ["end", "/lms/end", '{"launch":1}'], ["sequencing", "/lms/sequencing", '{"state":"x"}'],
  ["launch", "/lms/launch", '{"sco":"I","renew":true,"runtime":"strict","profile":"strict","title":"t","sequencing":null,"session":"none"}']])
  for (const mode of ["cors", "no-cors"])
    fetch(W + path, { method: "POST", mode, body }).then((r) => { tried["fetch " + name + " " + mode] = r.type + r.status; }, (e) => { tried["fetch " + name + " " + mode] = "!" + e.name; });
fetch("/lms/reset", { method: "POST", body: "{}" }).then((r) => { tried["own reset"] = r.status; });
fetch("/lms/attempt", { method: "POST", body: '{"sco":"I","token":"x","launch":99,"save":1,"attempt":{"values":{"a":"b"},"total":""}}' }).then((r) => { tried["own attempt"] = r.status; });
import(W + "/play/page/window.js").then(() => { tried["import"] = "ran"; }, (e) => { tried["import"] = "!" + e.name; });
attempt("open the window", () => { const w = window.open(W); setTimeout(() => { try { w.document.getElementById("reset").click(); tried["opened"] = "clicked"; } catch (e) { tried["opened"] = "!" + e.name; } }, 600); });
const lies = ["ready", "left", "kept", "began", "reported", "call", "violation", "values", "commit", "leave", "reset", "launch", "end", "click", "__proto__", "", 1, null];
for (const kind of lies) for (const launch of [1, 2, "1", null, undefined])
  for (const extra of [{}, { method: "Terminate", args: ["x"] }, { method: "constructor", args: [{}] }, { call: { method: "<img src=x onerror=1>", args: "x", error: "y", n: {} } }, { values: { a: {}, "__proto__": 1 } }, { violation: [] }])
    attempt("message", () => real.postMessage({ kind, launch, ...extra }, "*"));
attempt("message", () => real.postMessage("x".repeat(1e6), "*"));
attempt("pop-up", () => { addEventListener("message", (event) => { if (event.data.popup) Object.assign(tried, event.data.popup); }); return window.open("/content/index.html?popup"); });
addEventListener("beforeunload", (event) => { event.preventDefault(); event.returnValue = "stay"; return "stay"; });
setTimeout(() => { document.documentElement.dataset.tried = JSON.stringify(tried); }, 1500);
"""
INNER = 'const s = parent.document.createElement("script"); s.src = "/content/evil.js"; parent.document.body.append(s);'
# What a window that the course has opened tries: it is in no frame, and in no sandbox.
POPUP = """if (location.search === "?popup") {
  const tried = {}, attempt = (name, act) => { try { tried[name] = String(act()); } catch (error) { tried[name] = "!" + error.name; } };
  const outer = opener.top;
  attempt("popup: document", () => outer.document.getElementById("reset").click());
  attempt("popup: location", () => { outer.location = "about:blank"; });
  attempt("popup: replace", () => outer.location.replace("about:blank"));
  attempt("popup: close", () => outer.close());
  attempt("popup: open", () => opener.open("about:blank", "_top"));
  attempt("popup: window", () => { window.open("WINDOW"); });
  opener.postMessage({ popup: tried }, "*");
  return;
}"""
BEGIN = 'API.LMSInitialize(""); set("cmi.suspend_data", "kept"); set("cmi.core.lesson_status", "incomplete"); commit();'


class Trial(NamedTuple):
    """A hostile package that is played."""

    window: LmsWindow
    attempts: Attempts
    playing: PlayServers


Try = Callable[[str], Trial]


@pytest.fixture
def trial(new_context: Callable[..., BrowserContext], watch: Watch, tmp_path: Path) -> Iterator[Try]:
    opened: list[tuple[PlayServers, PlayedPackage]] = []

    def start(script: str) -> Trial:
        path = tiny_package(tmp_path / "hostile.zip", f"{POPUP} {script}")
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("evil.js", "EVIL")
        package = PlayedPackage(path)
        attempts = Attempts()
        playing = PlayServers(package, attempts).__enter__()
        opened.append((playing, package))
        real = package.read

        def read(name: str) -> bytes | None:
            found = ATTACKS.encode() if name == "evil.js" else real(name)
            return found and found.replace(b"WINDOW", playing.origin.encode())

        package.read = read  # type: ignore[method-assign]
        watch.hosts |= {urlsplit(origin).netloc for origin in (playing.origin, playing.course_origin)}
        # It leaves errors without number behind; what counts is what became of the window.
        watch.tolerated.append("")
        return Trial(LmsWindow.open(new_context(), playing.origin), attempts, playing)

    yield start
    for playing, package in opened:
        playing.__exit__(None, None, None)
        package.close()


OWN = 'const s = document.createElement("script"); s.src = "evil.js"; document.body.append(s);'


@pytest.mark.parametrize("where, script", [("the SCO", OWN), ("the LMS's page", INNER)])
def test_no_control_is_pressed(trial: Try, where: str, script: str) -> None:
    window, attempts, _ = trial(f"{BEGIN} {script}")
    before = window.page.url
    window.press("launch")
    place = window.frame if where == "the SCO" else window.page.frame_locator("#lms")
    expect(place.locator("html")).to_have_attribute("data-tried", re.compile(".+"), timeout=20_000)
    tried = json.loads(place.locator("html").get_attribute("data-tried") or "{}")
    window.page.wait_for_timeout(500)
    # The window is where it was and as it was.
    assert window.page.url == before
    expect(window.page.locator("#attempt-number")).to_have_text("Attempt 1")
    expect(window.page.locator("#profile")).to_have_value("strict")
    expect(window.button("offline")).to_have_attribute("aria-pressed", "false")
    assert attempts.all()["attempts"]["I"]["values"]["cmi.suspend_data"] == "kept"
    assert attempts.all()["numbers"] == {}
    assert attempts.all()["sequencing"] is None
    # What was done stays in the log, and nothing that the package wrote became markup.
    expect(window.calls("LMSInitialize")).to_have_count(1)
    expect(window.calls("LMSCommit")).to_have_count(1)
    assert window.page.locator("#log-rows img").count() == 0
    # The attacks were made, and refused where something answers.
    for name in (
        "top document",
        "top property",
        "top eval",
        "click event",
        "location",
        "location href",
        "location replace",
        "name",
    ):
        assert tried[name].startswith("!"), (name, tried[name])
    assert {tried[name] for name in tried if name.startswith("fetch")} <= {"!TypeError", "opaque0"}
    assert tried["popup: document"] == "!SecurityError"
    assert tried["popup: location"].startswith("!")
    assert tried["own reset"] == 404
    assert tried["own attempt"] == 400
    assert tried["import"].startswith("!")
    assert tried.get("opened", "!").startswith("!")
    # And the person still can.
    window.press("leave")
    expect(window.running()).to_have_count(0, timeout=10_000)
    window.press("reset")
    expect(window.says()).to_contain_text("gone")
    assert attempts.all()["attempts"] == {}


def test_a_course_that_hangs_does_not_hold_the_controls(trial: Try) -> None:
    window, attempts, _ = trial(f"{BEGIN} setTimeout(() => {{ for (;;) ; }}, 300);")
    window.press("launch")
    expect(window.calls("LMSCommit")).to_have_count(1)
    window.page.wait_for_timeout(1_000)
    window.press("kill")
    expect(window.running()).to_have_count(0)
    window.press("reset")
    expect(window.says()).to_contain_text("gone")
    assert attempts.all()["attempts"] == {}


def test_what_the_course_stores_is_not_there_in_the_next_run(trial: Try) -> None:
    script = """localStorage.setItem("mine", "x"); API.LMSInitialize(""); say(String(localStorage.length) + parent.localStorage.length);"""
    window, _, playing = trial(script)
    window.press("launch")
    expect(window.frame.locator("#said")).to_have_text("11")
    assert window.page.evaluate("localStorage.length") == 0, "nor in the window"
    again, _, other = trial('API.LMSInitialize(""); say(String(localStorage.length))')
    assert other.course_origin != playing.course_origin
    again.press("launch")
    expect(again.frame.locator("#said")).to_have_text("0")


def test_a_sco_finds_its_lms_as_in_any(trial: Try) -> None:
    """By ADL's climb, at once; a question is asked; a window of its own finds the API through its opener."""
    script = """
      let win = window, steps = 0; while (!win.API && win.parent && win.parent !== win && steps < 500) { win = win.parent; steps += 1; }
      API.LMSInitialize(""); const child = window.open("index.html?child"); const there = child.opener.parent.API === parent.API;
      say([steps, win === parent, win.parent === win, there].join(" ")); child.close();"""
    window, _, _ = trial(f"if (!location.search) {{ {script} }}")
    window.press("launch")
    expect(window.frame.locator("#said")).to_have_text("1 true true true")
