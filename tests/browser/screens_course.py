# SPDX-License-Identifier: Apache-2.0
"""A small course with every kind of screen, as a site and as a folder, and where something stands on the screen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import cast

from playwright.sync_api import BrowserContext, Locator, Page

from browser.learner import Learner
from browser.test_offline import unpack
from sinau.compiler import Request, build

CONTENT = Path(__file__).with_name("screens_content")
COURSE = "layar"
SURFACES = ("site", "player")
PHONES = {"phone": (360, 740), "keyboard": (360, 560)}

# Whether an element begins and ends between what is fixed at the window's top and the window's end, and has the focus.
PLACE = """element => {
  const { top, bottom } = element.getBoundingClientRect();
  const fixed = Array.from(document.querySelectorAll('body *')).filter((one) => {
    const { position } = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    return (position === 'fixed' || position === 'sticky') && box.width > innerWidth / 2 && box.top <= 0 && box.bottom > 0
      && box.height < innerHeight / 2 && one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  }).reduce((low, one) => Math.max(low, one.getBoundingClientRect().bottom), 0);
  return { below: Math.round(top - fixed), above: Math.round(innerHeight - bottom), focused: element.contains(document.activeElement) };
}"""


def build_course(out: Path) -> dict[str, str]:
    """Build the course; gives the address of its folder's page as `player`, and the path of the site as `site`."""
    content = out / "content"
    shutil.copytree(CONTENT, content)
    build(Request(content, out / "built", ("site", "offline")))
    (package,) = (out / "built" / "packages").glob("*.zip")
    return {"site": str(out / "built" / "site"), "player": unpack(package, out / "player")}


class Screens:
    """One learner on one surface of the course. `address` is the player's page, or the site's with a slash at its end."""

    def __init__(self, context: BrowserContext, surface: str, address: str) -> None:
        self.surface = surface
        self.address = address
        self.page: Page = context.new_page()

    def open(self, activity: str) -> Learner:
        """Go to an activity by its address."""
        page = self.page
        if self.surface == "site":
            page.goto(f"{self.address}{COURSE}/{activity}.html")
        else:
            page.goto(f"{self.address}#{activity}")
        learner = Learner(page, page)
        learner.is_at(activity)
        return learner.ready()

    def fault(self, element: Locator, *, focused: bool = True) -> str:
        """What keeps the element from being seen; '' if nothing does."""
        element.wait_for()
        self.page.wait_for_function(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
        )
        place = cast(dict[str, int], element.evaluate(PLACE))
        faults = []
        if place["below"] < 0:
            faults.append(f"{-place['below']} px under what is fixed at the top")
        if place["above"] < 0:
            faults.append(f"{-place['above']} px below the window")
        if focused and not place["focused"]:
            faults.append(f"the focus is on {self.focus()}")
        return ", ".join(faults)

    def focus(self) -> str:
        """The element that has the focus."""
        return str(self.page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))


MakeScreens = Callable[[str, tuple[int, int]], Screens]
