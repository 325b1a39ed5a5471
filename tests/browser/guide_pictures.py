# SPDX-License-Identifier: Apache-2.0
"""Takes the pictures of the documentation, of what its own tutorial makes: `make guide-pictures`."""

import io
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from browser.chromium import launch
from helpers.guide import GUIDE
from helpers.tutorial import LOCALES, command_of, do_tutorial, environment

WIDTH, QUALITY = 720, 60
# The button that launches a course in the window of `sinau play`, and the course of the documentation that shows it.
LAUNCH = {"authors": "Launch", "penulis": "Jalankan"}
HOSTS = {"authors": "hosts", "penulis": "penyelenggara"}
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*")


@contextmanager
def started(line: str, course: str, folder: Path) -> Iterator[str]:
    """Start the server of the command `line` in `folder`, and give its address."""
    running = subprocess.Popen(
        command_of(line),
        cwd=folder,
        env=environment(course),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert running.stdout
        yield next(found[0] for text in running.stdout if (found := ADDRESS.search(text)))
    finally:
        running.terminate()
        running.wait()


def save(page: Page, course: str, name: str) -> None:
    """Save what `page` shows as a picture of the course `course`, at most 720 px wide."""
    picture = Image.open(io.BytesIO(page.screenshot()))
    if picture.width > WIDTH:
        picture = picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)), Image.Resampling.LANCZOS)
    path = GUIDE / course / "media" / f"{name}.webp"
    path.parent.mkdir(exist_ok=True)
    picture.convert("RGB").save(path, "WEBP", quality=QUALITY, method=6)
    print(path.relative_to(GUIDE), path.stat().st_size)


def take(browser: Browser, course: str, folder: Path) -> None:
    """Take the pictures of one language in `folder`, where the tutorial was done."""
    (lesson,) = folder.glob("content/*/*/*.md")
    place = lesson.relative_to(folder / "content").with_suffix(".html").as_posix()
    page = browser.new_page(viewport={"width": WIDTH, "height": 620})
    page.goto((folder / "dist/site" / place).as_uri())
    question = page.locator("form.question").first
    question.locator("input").last.check()
    question.get_by_role("button").first.click()
    question.evaluate("element => element.scrollIntoView({ block: 'start' })")
    page.evaluate("scrollBy(0, -80)")
    save(page, course, "question")

    written = lesson.read_text(encoding="utf-8")
    with started("sinau serve --port 0", course, folder) as address:
        page.goto(f"{address}{place}")
        lesson.write_text(written.replace("[x]", "[ ]", 1), encoding="utf-8")
        page.get_by_text("C301").wait_for()
        save(page, course, "mistake")
    lesson.write_text(written, encoding="utf-8")

    (package,) = (folder / "dist/packages").glob("*-scorm12.zip")
    wide = browser.new_page(viewport={"width": 1280, "height": 760})
    with started(f"sinau play --no-browser {package.relative_to(folder).as_posix()}", course, folder) as address:
        wide.goto(address)
        wide.get_by_role("button", name=LAUNCH[course]).click()
        wide.wait_for_timeout(8000)  # the course stands in frames in a frame
        save(wide, HOSTS[course], "play")
    for one in (page, wide):
        one.close()


def main() -> None:
    """Take all pictures, in both languages."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as temporary:
        browser = launch(playwright)
        for course in LOCALES:
            folder = Path(temporary) / course
            folder.mkdir()
            do_tutorial(course, folder)
            take(browser, course, folder)
        browser.close()


if __name__ == "__main__":
    main()
