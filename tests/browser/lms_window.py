# SPDX-License-Identifier: Apache-2.0
"""A person at the window of `sinau play`: what they do there, as verbs. Every selector of that window stands in this file."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, FrameLocator, Locator, Page, expect

from browser.learner import Learner


class LmsWindow:
    """The window in one page of a browser."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    def open(cls, context: BrowserContext, origin: str) -> LmsWindow:
        """Go there, and wait until its buttons work."""
        page = context.new_page()
        page.goto(origin)
        expect(page.locator("html")).to_have_attribute("data-ready", "yes")
        return cls(page)

    def press(self, button: str) -> None:
        """Press a button by its id: launch, leave, renew, expire, offline, kill, reset, next, previous, clear-log."""
        self.button(button).click()

    def button(self, name: str) -> Locator:
        """A button by its id."""
        return self.page.locator(f"button#{name}")

    def behave(self, profile: str) -> None:
        """Choose what the LMS is like from the next launch on."""
        self.page.locator("#profile").select_option(profile)

    def profiles(self) -> list[str]:
        """Those that can be chosen."""
        options = self.page.locator("#profile option")
        return [str(value) for value in options.evaluate_all("all => all.map(option => option.value)")]

    def choose_runtime(self, runtime: str) -> None:
        """Choose the LMS of the next launch."""
        self.page.locator("#runtime").select_option(runtime)

    @property
    def frame(self) -> FrameLocator:
        """Where the course is: in the LMS's page, which is in a frame of the window."""
        return self.page.frame_locator("#lms").frame_locator("#sco")

    @property
    def learner(self) -> Learner:
        """A learner at the course."""
        return Learner(self.page, self.frame)

    def running(self) -> Locator:
        """The frame of the LMS's page; no element where nothing runs."""
        return self.page.locator("#lms")

    def item(self, identifier: str) -> Locator:
        """An item in the contents."""
        return self.page.locator(f'#contents [data-item="{identifier}"]')

    def state(self, identifier: str) -> Locator:
        """What the contents say of an item."""
        return self.item(identifier).locator(".state")

    def calls(self, method: str, having: str = "") -> Locator:
        """Rows of the log: calls of a method with some text in them."""
        return self.page.locator(f'#log-rows tr[data-method="{method}"]').filter(has_text=having)

    def problems(self) -> Locator:
        """Rows of the log that break a rule."""
        return self.page.locator("#log-rows tr.problem")

    def value(self, element: str) -> Locator:
        """The cell of the data model with an element's value."""
        return self.page.locator(f'#model-rows tr[data-element="{element}"] td')

    def says(self) -> Locator:
        """The line that tells what has just happened."""
        return self.page.locator("#say")
