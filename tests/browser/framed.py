# SPDX-License-Identifier: Apache-2.0
"""A small course in frames of other people's pages: what their sandboxes allow, where the course lies, and a learner who uses it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import BrowserContext, Error, FrameLocator, Locator, Page, expect

from browser.learner import Learner
from browser.scenarios.courses import Question, choice, multiple, number, short, true_false
from sinau.compiler import Request, build
from sinau.diagnostics import Report

# What real pages allow the frames in which courses stand; None: the frame is no sandbox.
SANDBOXES: dict[str, str | None] = {
    # Moodle (mod/scorm), Open edX (frontend-app-learning, ContentIFrame.jsx; xblock-lti-consumer, lti_iframe.html; the SCORM
    # XBlock) and Canvas (ui/shared/external-tools/react/components/ToolLaunchIframe.tsx) set "allow" and no "sandbox".
    "none": None,
    # Kolibri (kolibri/plugins/html5_viewer/options.py, the default): an origin of its own, so no storage and no parent.
    "kolibri": "allow-scripts",
    # Kolibri since 0.15 (kolibri/plugins/html5_viewer/frontend/views/Html5AppRendererIndex.vue).
    "kolibri-new": "allow-scripts allow-same-origin",
    # Stud.IP (Krassmus/LernmodulePlugin, views/html/view.php).
    "studip": "allow-forms allow-modals allow-orientation-lock allow-pointer-lock allow-popups allow-presentation allow-scripts",
    # What portals and H5P-like embeddings usually copy from one another.
    "portal": (
        "allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-presentation allow-same-origin "
        "allow-scripts allow-top-navigation-by-user-activation"
    ),
}
FLAGS = (
    "allow-downloads", "allow-forms", "allow-modals", "allow-orientation-lock", "allow-pointer-lock", "allow-popups",
    "allow-popups-to-escape-sandbox", "allow-presentation", "allow-same-origin", "allow-scripts",
    "allow-storage-access-by-user-activation", "allow-top-navigation", "allow-top-navigation-by-user-activation",
)  # fmt: skip
EVERY = {"all-flags": " ".join(FLAGS)}
# Each flag is the one that is missing, once; and the one that scripts have beside them, once.
ALL_SANDBOXES: dict[str, str | None] = {
    **SANDBOXES,
    **EVERY,
    **{f"without-{flag}": " ".join(other for other in FLAGS if other != flag) for flag in FLAGS},
    **{f"scripts-and-{flag}": f"allow-scripts {flag}" for flag in FLAGS if flag != "allow-scripts"},
    "nothing": "",
}

ELSEWHERE = "elsewhere.example"
OUTSIDE = f"https://{ELSEWHERE}/page"
MOUSE = (choice("c1"), multiple("m1"), true_false("t1"), short("s1"), number("n1"))
KEYS = (choice("c2"), multiple("m2"), true_false("t2"), short("s2"), number("n2"))
EXAM = (choice("e1"), short("e2"))
HOST = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">
<style>body{margin:0}iframe{border:0;width:100%;height:95vh}</style><body><script>
const asked = new URLSearchParams(location.search);
const frame = document.createElement("iframe");
frame.id = "sco";
if (asked.has("sandbox")) frame.setAttribute("sandbox", asked.get("sandbox"));
frame.src = asked.get("src");
document.body.append(frame);
</script></html>
"""
COURSE = """id: framed
title: Framed
language: en
version: "1"
mastery_score: 60%
completion: lessons and exam
objectives:
  - id: order
    text: Keep order
modules:
  - id: all
    title: All
    lessons: [one.md, two.md]
exam: exam.md
"""
LINKS = f"""
Read [the notes](media/notes.txt), [the rule](media/rule.pdf) and [another host]({OUTSIDE}), write to
[the office](mailto:kantor@desa.example), or go on with [the second lesson](two.md).
"""


def write(content: Path) -> None:
    """Write the catalogue."""
    course = content / "framed"
    (course / "media").mkdir(parents=True)
    (content / "catalogue.yml").write_text("format: 1\ntitle: Frames\nlanguages: [en]\n", encoding="utf-8")
    (course / "course.yml").write_text(COURSE, encoding="utf-8")
    (course / "media" / "notes.txt").write_text("Notes.\n", encoding="utf-8")
    (course / "media" / "rule.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    pages = {"one": ("", LINKS, MOUSE), "two": ("", "", KEYS), "exam": ("kind: exam\nfeedback: at end\n", "", EXAM)}
    for name, (front, text, asked) in pages.items():
        questions = "\n".join(question.markdown for question in asked)
        page = f"---\nid: {name}\ntitle: Page {name}\n{front}---\n\nSome words.\n{text}\n{questions}"
        (course / f"{name}.md").write_text(page, encoding="utf-8")


def published(folder: Path, *publications: str) -> dict[str, Path]:
    """Build the course; the zip of each publication."""
    write(folder / "content")
    report = Report()
    report.collect(build(Request(folder / "content", folder / "out", publications)))
    assert not report.errors, [each.message("en") for each in report]
    return {name: next((folder / "out" / "packages").glob(f"*-{name}.zip")) for name in publications}


def framing(host: str, sandbox: str | None, source: str) -> str:
    """Address of a host's page that shows `source` in a frame."""
    return f"{host}host.html?{urlencode({'src': source} | ({} if sandbox is None else {'sandbox': sandbox}))}"


@dataclass(frozen=True)
class Frame:
    """What a frame allows the course in it."""

    sandbox: str | None
    own_page: bool  # the page around it is of the course's own origin

    def allows(self, flag: str) -> bool:
        """Whether the sandbox, if it is one, allows something."""
        return self.sandbox is None or flag in self.sandbox.split()

    @property
    def reaches_parent(self) -> bool:
        """Whether an API in the page around it can be called."""
        return self.own_page and self.allows("allow-same-origin")


def by_mouse(learner: Learner, question: Question) -> None:
    """Answer a question as it is right with the pointer, and read the verdict."""
    learner.answer(question.id, question.right)
    assert learner.check(question.id) is True, question.id


def by_keyboard(learner: Learner, question: Question) -> None:
    """The same with nothing but keys: space and letters to answer, Enter to have it checked."""
    form = learner.question(question.id)
    field: Locator = learner.field(question.id)
    if field.count():
        field.focus()
        learner.page.keyboard.type("".join(question.right))
    else:
        for value in question.right:
            box = form.locator(f'input[name=answer][value="{value}"]')
            box.focus()
            learner.page.keyboard.press("Space")
    learner.page.keyboard.press("Enter")
    verdict = form.locator(".question-verdict")
    expect(verdict).to_be_visible()
    assert verdict.get_attribute("data-right") is not None, question.id


def study(page: Page, place: FrameLocator) -> Learner:
    """Answer all of the course, once with the mouse and once with the keyboard, and hand the exam in."""
    learner = Learner(page, place)
    learner.is_at("one")
    for question in MOUSE:
        by_mouse(learner, question)
    learner.finish_lesson()
    learner.is_at("two")
    for question in KEYS:
        by_keyboard(learner, question)
    learner.finish_lesson()
    learner.is_at("exam")
    learner.start_assessment()
    first, second = EXAM
    learner.answer(first.id, first.right)
    learner.field(second.id).fill(second.right[0])
    learner.page.keyboard.press("Enter")
    result = learner.hand_in()
    assert (result.passed, result.score) == (True, 100), result
    return learner


def follow(context: BrowserContext, learner: Learner, name: str, allowed: bool) -> None:
    """Follow a link that leads out of the course: it opens beside it, or its address is there to copy."""
    link = learner.article().get_by_role("link", name=name)
    address = link.evaluate("link => link.href")
    before = learner.page.frames[-1].url
    if allowed:
        with context.expect_page() as opened:
            link.click()
        opened.value.wait_for_url(address)
        _harmless(opened.value)
        opened.value.close()
    else:
        # What shows it comes a moment after the page.
        shown = learner.article().get_by_text(address)
        for _ in range(20):
            link.click()
            learner.page.wait_for_timeout(250)
            if shown.count():
                break
        expect(shown).to_be_visible()
    assert learner.page.frames[-1].url == before, "the course's own frame went elsewhere"


def _harmless(opened: Page) -> None:
    """What was opened has no hold on the course; in a sandbox of no origin it inherits one that forbids to move others."""
    if opened.evaluate("window.opener !== null"):
        opened.evaluate("try { opener.location = 'about:blank' } catch (error) { }")
        opened.wait_for_timeout(200)


def drawn(page: Page) -> str:
    """All text that is drawn in the frame of a page, also where no script may run."""
    try:
        # A sandbox without an origin is a process of its own, which the page's session does not see.
        session = page.context.new_cdp_session(page.frames[-1])
    except Error:
        session = page.context.new_cdp_session(page)
    found = session.send("DOMSnapshot.captureSnapshot", {"computedStyles": []})
    session.detach()
    strings = found["strings"]
    return " ".join(strings[at] for one in found["documents"] for at in one["layout"]["text"] if at >= 0)
