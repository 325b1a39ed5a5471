# SPDX-License-Identifier: Apache-2.0
"""A learner at the player: what a person does there, as verbs. Every selector of the browser tests stands in this file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from playwright.sync_api import FrameLocator, Locator, Page, expect

from browser.sealed import Key, key_of
from sinau.publishing.player import interface_strings

MENU = "#sinau-menu"
MENU_BUTTON = "#sinau-menu-button"
DONE = "#sinau-steps .sinau-done"
EXIT = "#sinau-exit"
SAVED_LINE = "#sinau-saved, [data-sinau-saved]"  # in the player; on a page of the site
NOTICES = "#sinau-notices"
# The whole course: it stands in the page, or in a script that the page names. Neither is taken from the player's own code.
OUTLINE = """async () => {
  const beside = document.getElementById('sinau-outline');
  const own = beside ? { outline: beside.src }
    : JSON.parse(['course', 'page', 'inside'].map((name) => document.getElementById(`sinau-${name}`)).find(Boolean).textContent);
  if (!own.outline) return own;
  const { sinau } = window;
  const taken = sinau.outline;
  const course = await new Promise((resolve, reject) => {
    const script = document.createElement('script');
    sinau.outline = resolve;
    script.onerror = reject;
    script.src = own.outline;
    document.head.append(script);
  });
  sinau.outline = taken;
  course.activities.forEach((one) => { if (one.url) one.url = own.root + one.url; });
  return course;
}"""


@dataclass(frozen=True)
class Result:
    """What stands on the page after an assessment was handed in. `passed` is None where there is no pass mark."""

    passed: bool | None
    score: float


class Learner:
    """One learner in one page. `place` is the page, or the frame in which an LMS shows the player."""

    def __init__(self, page: Page, place: Page | FrameLocator) -> None:
        self.page = page
        self.place = place

    # What the page carries

    @cached_property
    def course(self) -> dict[str, Any]:
        """The course's outline; of a page of the site with addresses as seen from it."""
        return cast(dict[str, Any], self.place.locator(":root").evaluate(OUTLINE))

    @cached_property
    def strings(self) -> dict[str, str]:
        """The words of the interface."""
        # Not from the page: the words of what comes later travel with its scripts.
        return cast(dict[str, str], interface_strings(self.course["language"]))

    def activities(self, *kinds: str) -> list[dict[str, Any]]:
        """Activities of the outline in learning order; all, or those of some kinds."""
        return [activity for activity in self.course["activities"] if not kinds or activity["kind"] in kinds]

    @property
    def lessons(self) -> list[dict[str, Any]]:
        """The lessons in learning order."""
        return self.activities("lesson")

    @property
    def exam(self) -> dict[str, Any]:
        """The course's exam."""
        return self.activities("exam")[0]

    def button(self, word: str, within: Locator | None = None) -> Locator:
        """The button with a word of the interface on it."""
        return (within or self.place.locator("body")).get_by_role("button", name=self.strings[word], exact=True)

    # Finding one's way

    def ready(self) -> Learner:
        """Wait until the player says that all is saved, which it says only after it has opened what was done before."""
        expect(self.saved_line()).to_have_attribute("data-state", "ok")
        return self

    def saved_line(self) -> Locator:
        """The line that says what is saved where; its `data-state` is ok, wait or warn."""
        return self.place.locator(SAVED_LINE)

    def notices(self) -> Locator:
        """What the player tells the learner, beside the lesson."""
        return self.place.locator(NOTICES)

    def article(self) -> Locator:
        """The activity that is shown."""
        return self.place.locator("article.activity")

    def here(self) -> str:
        """Id of the activity that is shown."""
        return self.article().get_attribute("data-activity") or ""

    def is_at(self, activity_id: str) -> None:
        """Wait until an activity is shown."""
        expect(self.article()).to_have_attribute("data-activity", activity_id)

    def link(self, activity_id: str) -> Locator:
        """An activity's entry in the menu; its `data-state` is done, begun, failed or locked."""
        return self.place.locator(f'{MENU} [data-activity-link="{activity_id}"]')

    def open(self, activity_id: str) -> None:
        """Go to an activity by the menu, and wait until it is there."""
        if self.here() != activity_id:
            if not self.link(activity_id).is_visible():
                self.place.locator(MENU_BUTTON).click()
            self.link(activity_id).click()
            self.is_at(activity_id)

    def ticks(self) -> set[str]:
        """Ids of the activities that the menu shows as done."""
        done = self.place.locator(f"{MENU} [data-activity-link][data-state=done]")
        return set(done.evaluate_all("all => all.map(link => link.dataset.activityLink)"))

    def exit(self) -> None:
        """Press the button that ends the session with the LMS."""
        self.place.locator(EXIT).click()

    # Questions

    def question(self, question_id: str) -> Locator:
        """The form of a question."""
        return self.place.locator(f'[id="q-{question_id}"]')

    def key(self, question_id: str) -> Key:
        """What is right in a question of the activity that is shown."""
        sealed = self.question(question_id).get_attribute("data-question")
        assert sealed
        return key_of(sealed, question_id)

    def field(self, question_id: str) -> Locator:
        """Where a question is answered in writing; no element where it is answered by choosing."""
        return self.question(question_id).locator(".answer input")

    def answer(self, question_id: str, choices: Iterable[str]) -> None:
        """Choose exactly these, or write the one text."""
        field = self.field(question_id)
        if field.count():
            field.fill("".join(choices))
            return
        wanted = set(choices)
        for box in self.question(question_id).locator("input[name=answer]").all():
            if box.is_checked() != (box.get_attribute("value") in wanted):
                # A person hits the line, not the small circle in it.
                box.locator("xpath=ancestor::label[1]").click()

    def check(self, question_id: str) -> bool:
        """Ask whether the answer is right, and wait for the word."""
        form = self.question(question_id)
        self.button("check_answer", form).click()
        verdict = form.locator(".question-verdict")
        expect(verdict).to_be_visible()
        return verdict.get_attribute("data-right") is not None

    def saved(self, question_id: str, state: str = "saved") -> None:
        """Wait until the question says that its answer is safe on this device, or where nothing can be stored, that it is not."""
        expect(self.question(question_id).locator(".question-saved")).to_have_attribute("data-state", state)

    def shows(self, question_id: str, choices: Iterable[str]) -> None:
        """Wait until exactly these choices are ticked, or this text is there."""
        field = self.field(question_id)
        if field.count():
            expect(field).to_have_value("".join(choices))
            return
        wanted = set(choices)
        for choice in self.key(question_id).choices:
            box = self.question(question_id).locator(f'input[name=answer][value="{choice}"]')
            expect(box).to_be_checked(checked=choice in wanted)

    # Lessons

    def finish_lesson(self) -> None:
        """Press "done, go on" and wait for the next activity."""
        before = self.here()
        self.place.locator(DONE).click()
        expect(self.article()).not_to_have_attribute("data-activity", before)

    # Assessments

    def start_assessment(self, again: bool = False) -> None:
        """Begin the first attempt, or another one."""
        self.button("try_again" if again else "start", self.article()).click()
        expect(self.article()).to_have_attribute("data-stage", "open")

    def sit(self, right: bool, questions: list[dict[str, Any]], state: str = "saved") -> None:
        """Answer every question of the open attempt rightly or wrongly, and see each one `saved`.

        The clicks are the page's own: `answer` has shown that a pointer works, and an exam has many questions.
        """
        for question in questions:
            key = self.key(question["id"])
            wanted = list(key.correct if right else key.wrong)
            if not key.choices:
                self.field(question["id"]).fill("".join(wanted))
                self.field(question["id"]).blur()
                continue
            self.question(question["id"]).locator("input[name=answer]").evaluate_all(
                "(all, wanted) => all.forEach(i => { if (i.checked !== wanted.includes(i.value)) i.click() })", wanted
            )
        for question in questions:
            self.saved(question["id"], state)

    def hand_in(self) -> Result:
        """Hand the attempt in, sure of it if asked, and read the result."""
        article = self.article()
        self.button("hand_in", article).click()
        sure = self.button("hand_in_anyway", article)
        if sure.is_visible():
            sure.click()
        return self.result()

    def result(self) -> Result:
        """What the page says of the last attempt."""
        verdict = self.article().locator(".sinau-verdict")
        expect(verdict).to_be_visible()
        passed = verdict.get_attribute("data-passed")
        if self.article().get_attribute("data-kind") == "pretest":
            # It says how many of how many questions are known already.
            right, asked = map(int, re.findall(r"\d+", verdict.text_content() or ""))
            return Result(None, right / asked * 100)
        text = self.article().locator(".sinau-score").text_content() or ""
        number = re.search(r"\d+(?:[.,]\d+)?", text)
        assert number, text
        return Result(None if passed is None else passed == "true", float(number[0].replace(",", ".")))
