# SPDX-License-Identifier: Apache-2.0
"""The main journeys in the installed Firefox (Debian's `firefox-esr`): a lesson, every type of question, the exam, a course taken offline,
results handed on and collected. Only with SINAU_TORTURE: whatever these journeys do is tried in Chromium by the other tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from browser import firefox
from browser.folder import serve
from browser.gestures import as_shown, give, press, shown
from browser.learner import MENU, MENU_BUTTON, Learner
from browser.screens import TORTURE
from browser.test_collect import COURSE, take
from browser.test_collect_hosted import folder_with, handed_on_by_learners, names
from browser.test_offline import unpack
from browser.test_taking import answer, open_home
from browser.test_taking import take as take_course
from browser.test_types import Questions, questions, rendered_types
from browser.versions import COURSE as VERSIONED
from browser.versions import PAGES, Host, build_version
from browser.watch import Watch
from sinau.extensions import publications
from sinau.model.rendered import Selection
from sinau.output.artefact import write_folder

pytestmark = pytest.mark.skipif(not TORTURE, reason="the same journeys as in Chromium")
__all__ = ["questions"]
NewContext = Callable[..., BrowserContext]
CATCH = """() => {
  const make = URL.createObjectURL;
  window.caught = null;
  URL.createObjectURL = (file) => { window.caught = file.text(); URL.createObjectURL = make; return make.call(URL, file); };
}"""
CARE = f'{MENU} a[href="#sinau-care"]'
# This Firefox emulates neither colour schemes nor touch.
PHONE: dict[str, Any] = {
    **dict.fromkeys(("color_scheme", "reduced_motion", "forced_colors", "contrast"), "null"),
    "viewport": {"width": 360, "height": 740},
    "locale": "id-ID",
    "accept_downloads": True,
}


@pytest.fixture(scope="module")
def gecko(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Firefox for all of them."""
    assert firefox.executable(), "make browser installs Firefox on Debian"
    running = firefox.launch(playwright, tmp_path_factory.mktemp("firefox"))
    yield running
    running.close()


@pytest.fixture
def new_context(gecko: Browser, watch: Watch) -> Iterator[NewContext]:
    """Makes another device, a phone in Indonesian."""
    made: list[BrowserContext] = []

    def make(**settings: Any) -> BrowserContext:
        made.append(gecko.new_context(**{**PHONE, **settings}))
        return watch.over(made[-1])

    yield make
    for context in made:
        context.close()


@pytest.fixture(scope="module")
def all_types(questions: Questions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course that asks questions of every type, as a site, as one file and for a disk."""
    folder = tmp_path_factory.mktemp("types")
    rendered = rendered_types(questions, folder)
    for name in ("site", "onefile", "offline"):
        tree, _ = publications()[name].publish(rendered, Selection(("types",)))
        write_folder(tree, folder / name)
    return folder


@pytest.mark.parametrize("place", ["site/types/lesson.html", "site/light/types/lesson.html", "onefile", "offline"])
def test_every_type_of_question_is_answered_and_kept(
    new_context: NewContext, watch: Watch, all_types: Path, questions: Questions, place: str
) -> None:
    with serve(all_types) as address:
        watch.hosts.add(urlsplit(address).netloc)
        page = new_context(locale="en-US").new_page()
        if place.startswith("site/"):
            page.goto(address + place)
        else:
            (file,) = (all_types / place).glob("*.html")
            page.goto(f"{file.as_uri()}#lesson")
        learner = Learner(page, page).ready()
        learner.is_at("lesson")
        for one in questions[0]:
            name = "partly" if "partly" in one.answers else "right"
            form = learner.question(one.id)
            give(form, one.shape.kind, one.answers[name], "keys")
            press(learner.button("check_answer", form), "keys")
            if one.shape.scored:
                expect(form.locator(".question-verdict")).to_be_visible()
            learner.saved(one.id)
        page.reload()
        learner = Learner(page, page).ready()
        for one in questions[0]:
            name = "partly" if "partly" in one.answers else "right"
            given = as_shown(one.shape.kind, one.answers[name])
            form = learner.question(one.id)
            expect(learner.button("answer_again", form)).to_be_visible()
            assert shown(form, one.shape.kind) == given, one.id


def written(page: Page, button: str) -> str:
    """Press a button that saves a file; return what is in it. WebDriver tells of no file that comes from a page's own memory."""
    page.evaluate(CATCH)
    page.get_by_role("button", name=button).click()
    page.wait_for_function("() => window.caught")
    return str(page.evaluate("() => window.caught"))


def study_and_sit(page: Page) -> Learner:
    """Answer the first question of the course, and pass its exam."""
    learner = Learner(page, page).ready()
    lesson = next(one for one in learner.lessons if one["questions"])
    learner.open(lesson["id"])
    key = learner.key(lesson["questions"][0]["id"])
    learner.answer(key.id, key.correct)
    assert learner.check(key.id) is True
    learner.saved(key.id)
    learner.open(learner.exam["id"])
    learner.start_assessment()
    shown_now = page.locator("article.activity form.question").evaluate_all(
        "all => all.map(one => one.id.replace(/^.*q-/, ''))"
    )
    learner.sit(True, [one for one in learner.exam["questions"] if one["id"] in shown_now])
    assert learner.hand_in().passed is True
    return learner


@pytest.mark.parametrize("edition", ["onefile", "offline", "light"])
def test_the_exam_is_passed_and_handed_on_and_all_of_it_is_there_after_a_reload(
    new_context: NewContext,
    built: Path,
    package: Callable[[str, str], Path],
    site: str,
    watch: Watch,
    tmp_path: Path,
    edition: str,
) -> None:
    watch.hosts.add(urlsplit(site).netloc)
    page = new_context().new_page()
    page.goto(
        {
            "onefile": (built / f"onefile/{COURSE}.html").as_uri,
            "offline": lambda: unpack(package(COURSE, "offline"), tmp_path / "stick"),
            "light": lambda: f"{site}light/{COURSE}/index.html",
        }[edition]()
    )
    learner = study_and_sit(page)
    page.reload()
    learner = Learner(page, page).ready()
    learner.is_at(learner.exam["id"])
    assert learner.result().passed is True
    if not page.locator(CARE).is_visible():
        page.locator(MENU_BUTTON).click()
    page.locator(CARE).click()
    page.get_by_role("button", name="Kirim hasil", exact=True).click()
    for label, value in (("Nama Anda", "Siti"), ("Nomor peserta", "0032"), ("Desa", "Sukamaju")):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Lihat yang akan dikirim").click()
    message = page.locator(".sinau-hand-on textarea").first.input_value()
    assert len(message) <= 1000
    file = tmp_path / "hasil.txt"
    file.write_text(written(page, "Kirim sebagai berkas"), encoding="utf-8")
    assert file.read_text(encoding="utf-8").startswith("sinau-progress 1 ")

    supervisor = new_context().new_page()
    supervisor.goto((built / "collect/index.html").as_uri())
    take(supervisor, message)
    with supervisor.expect_file_chooser() as chooser:
        supervisor.get_by_role("button", name="Berkas").click()
    chooser.value.set_files(file)
    expect(names(supervisor)).to_have_text(["Siti"])
    expect(supervisor.locator('.counts [data-status="passed"] dd')).to_have_text("1")
    supervisor.reload()
    expect(names(supervisor)).to_have_text(["Siti"])


def test_a_course_that_was_taken_opens_without_network(new_context: NewContext, watch: Watch, tmp_path: Path) -> None:
    host = Host(build_version(0, tmp_path))
    try:
        watch.hosts.add(urlsplit(host.address).netloc)
        context = new_context(viewport={"width": 360, "height": 740})
        take_course(open_home(context, host))
        host.stop()
        page = context.new_page()
        for path in PAGES:
            page.goto(f"{host.address}{VERSIONED}/{path}")
            expect(page.locator("h1")).to_be_visible()
        page.goto(f"{host.address}{VERSIONED}/01-tanah.html")
        given = answer(page, "tanah-1")
        page.reload()
        Learner(page, page).ready().shows("tanah-1", given)
    finally:
        host.stop()


def test_the_supervisors_page_opens_without_network_under_its_policy(
    new_context: NewContext, built: Path, watch: Watch, tmp_path: Path
) -> None:
    handed_on = handed_on_by_learners()
    host = Host(built / "collect", "hasil", (built / "policy.txt").read_text(encoding="utf-8").strip())
    try:
        watch.hosts.add(urlsplit(host.address).netloc)
        page = new_context().new_page()
        page.goto(host.address)
        expect(page.get_by_text("terbuka tanpa jaringan")).to_be_visible()
        host.stop()
        page.reload()
        take(page, handed_on["messages"][0])
        # WebDriver gives this Firefox files, and no folders.
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Berkas").click()
        chooser.value.set_files(
            [file for file in folder_with(handed_on, tmp_path / "Hasil").rglob("*") if file.is_file()]
        )
        expect(page.locator(".intake-result")).to_contain_text("Diterima: 5.")
        page.get_by_label("Nama", exact=True).uncheck()
        assert "P-" in written(page, "Tabel (CSV)")
        assert '"secret"' in written(page, "Simpan untuk saya")
        assert '"secret"' not in written(page, "Kumpulan untuk diteruskan")
        page.reload()
        expect(names(page)).to_have_count(7)
    finally:
        host.stop()
