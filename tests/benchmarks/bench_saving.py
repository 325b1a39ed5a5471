# SPDX-License-Identifier: Apache-2.0
"""What saving an answer costs a learner with a slow phone. `make bench` runs it.

From the tap on "check answer" until the page says "saved", in a Chromium whose processor is slowed six times; what each answer
writes to the device's two stores; and what it asks of an LMS, whose page answers at once: how many calls with how many
characters. `BENCH_ANSWERS` (40) changes how many are given on each surface.
"""

import os
import statistics
from pathlib import Path

import pytest
from playwright.sync_api import Frame, sync_playwright

from browser import rehearsal
from browser.chromium import launch
from browser.learner import SAVED_LINE
from browser.lms import Json
from browser.robot import QUESTIONS, SOURCE
from browser.surfaces import PUBLICATIONS, SURFACES, LmsSurface, Surface, open_surface
from browser.watch import Watch

ANSWERS = int(os.environ.get("BENCH_ANSWERS", "40"))
SLOWED = 6
AIM_MS = 50

# Counts what the player writes, and taps as often as it is told. A tap is what the browser makes of a finger: its time is the
# event's own, so that what the page does before its first line of script counts.
COUNTER = """
window.written = { indexedDB: 0, localStorage: 0, puts: 0, sets: 0 };
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (value, key) {
  written.puts += 1;
  written.indexedDB += JSON.stringify([value, key]).length;
  return put.call(this, value, key);
};
const set = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  written.sets += 1;
  written.localStorage += key.length + String(value).length;
  return set.call(this, key, value);
};
"""
# What an LMS takes to answer is its own affair: its page sends what it was told without waiting.
AT_ONCE = """
const Real = window.XMLHttpRequest;
window.XMLHttpRequest = class extends Real {
  open(method, path, later) { this.told = method === 'POST' && !later ? path : ''; if (!this.told) super.open(method, path, later); }
  send(body) { if (this.told) fetch(this.told, { method: 'POST', body, keepalive: false }); else super.send(body); }
  get status() { return this.told ? 200 : super.status; }
  get responseText() { return this.told ? '' : super.responseText; }
};
"""
TAP = """async ([id, answer]) => {
  const form = document.getElementById(`q-${id}`);
  const field = form.querySelector('.answer input');
  if (field) { field.value = answer; field.dispatchEvent(new Event('input', { bubbles: true })); }
  else form.querySelector(`input[value="${answer}"]`).click();
  const mark = form.querySelector('.question-saved');
  const button = form.querySelector('.question-check');
  // A pause between answers, as a person makes one: what an answer leaves to be done later is not the next one's.
  await new Promise((resolve) => setTimeout(resolve, 150));
  const begun = performance.now();
  button.click();
  const inTask = performance.now() - begun;
  if (mark.dataset.state !== 'saving') throw new Error(mark.dataset.state);
  await new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (mark.dataset.state !== 'saved') return;
      observer.disconnect();
      resolve();
    });
    observer.observe(mark, { attributes: true });
  });
  return [performance.now() - begun, inTask];
}"""


@pytest.fixture(scope="module")
def rehearsals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rehearsal, published."""
    return rehearsal.build(tmp_path_factory.mktemp("rehearsal"), *PUBLICATIONS)


def answer_all(frame: Frame) -> tuple[list[float], list[float]]:
    """Give the answers; milliseconds until each was called saved, and of the first task, which holds the page up."""
    session = frame.page.context.new_cdp_session(frame.page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    times = [frame.evaluate(TAP, [name, "word" if name.startswith("w") else "b"]) for name in (QUESTIONS * 9)[:ANSWERS]]
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return [total for total, _ in times], [first for _, first in times]


def calls_of(surface: Surface, frame: Frame) -> list[Json]:
    """The calls that the LMS has seen, once it has everything."""
    if not isinstance(surface, LmsSurface):
        return []
    frame.wait_for_selector(f":is({SAVED_LINE})[data-state=ok]")
    frame.page.wait_for_timeout(300)  # what AT_ONCE sends behind the page's back arrives
    return surface.lms.visit()


def percentile(values: list[float], part: float) -> float:
    """The value that `part` of all do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


@pytest.mark.parametrize("surface", SURFACES)
def test_saving(rehearsals: Path, tmp_path: Path, surface: str) -> None:
    assert len(QUESTIONS) >= ANSWERS, "each question is answered once"
    with sync_playwright() as playwright, open_surface(surface, rehearsals, tmp_path, Watch(hosts=set())) as opened:
        browser = launch(playwright)
        context = browser.new_context()
        context.add_init_script(COUNTER + AT_ONCE)
        frame = opened.visit(context, rehearsal.LESSON, {})
        frame.evaluate(SOURCE)
        frame.evaluate("id => robot.open(id)", rehearsal.LESSON)
        calls = calls_of(opened, frame)
        before, written = len(calls), frame.evaluate("({ ...written })")
        times, first = answer_all(frame)
        calls, after = calls_of(opened, frame)[before:], frame.evaluate("written")
        browser.close()
    each = {name: (after[name] - written[name]) / ANSWERS for name in after}
    timing = (
        f"{surface}: from tap to saved, processor slowed {SLOWED} times, {ANSWERS} answers: median "
        f"{statistics.median(times):.0f} ms, 95th percentile {percentile(times, 0.95):.0f} ms (aim: {AIM_MS}); "
        f"in the tap's own task: median {statistics.median(first):.0f} ms"
    )
    stores = (
        f"  an answer writes {each['indexedDB']:.0f} characters in {each['puts']:.1f} records to IndexedDB and "
        f"{each['localStorage']:.0f} in {each['sets']:.1f} to localStorage"
    )
    lines = [timing, stores]
    if calls:
        sent = sum(len(str(part)) for call in calls for part in call["args"])
        commits = sum("Commit" in call["method"] for call in calls)
        lines.append(
            f"  an answer makes {len(calls) / ANSWERS:.1f} LMS calls with {sent / ANSWERS:.0f} characters, "
            f"{commits / ANSWERS:.2f} of the calls commits"
        )
    print("\n" + "\n".join(lines))
    assert len(times) == ANSWERS
