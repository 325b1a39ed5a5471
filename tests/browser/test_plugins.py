# SPDX-License-Identifier: Apache-2.0
"""Another distribution adds a question type with a view, a publication and a command: built as a wheel, installed where there is
no Node, beside a broken one, and its questions answered in the LMSs of both standards.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from browser.learner import Learner
from browser.lms import Lms
from browser.visits import enter, eventually
from helpers.plugins import PLUGINS, Environment, environment, install, install_broken, wheel

NewContext = Callable[..., BrowserContext]
MakeLms = Callable[..., Lms]
FILES = {
    "catalogue.yml": "format: 1\ntitle: Roads\nlanguages: [en]\npublications: [cards, scorm12, scorm2004-4]\n",
    "roads/course.yml": (
        "id: roads\ntitle: Roads\nlanguage: en\nversion: '1'\nmodules:\n  - {id: all, title: All, lessons: [one.md]}\n"
    ),
    "roads/one.md": """\
---
id: one
title: One
---

Read this.

::: question way signs

Which sign leads from the market to the village hall, past the school and over the bridge?

- [ ] The **red** one
- [x] The blue one
  > Over the bridge.

:::
""",
}


@dataclass(frozen=True)
class Made:
    """The environment with the plugin, a folder with what was built, and what the build said."""

    environment: Environment
    folder: Path
    output: str
    errors: str


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("plugins")
    own = environment(folder / "venv")
    (folder / "wheel").mkdir()
    built = wheel(PLUGINS / "kiosk", folder / "wheel")
    names = zipfile.ZipFile(built).namelist()
    assert {
        "sinau_kiosk/signs/view.js",
        "sinau_kiosk/signs/example/id.md",
        "sinau_kiosk/texts/id/signs_view.json",
        "sinau_kiosk/texts/en/kiosk.json",
    } <= set(names)
    install(own, built)
    install_broken(own.packages, "sinau-broken", "import module_that_is_nowhere\n")
    for name, text in FILES.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    run = own.run("build", cwd=folder)
    assert run.returncode == 0, run.stderr
    return Made(own, folder, run.stdout, run.stderr)


def test_a_broken_plugin_is_named_once_and_everything_else_goes_on(made: Made) -> None:
    told = [line for line in made.errors.splitlines() if "sinau-broken" in line]

    assert len(told) == 1
    assert told[0].startswith(
        "warning[C910] plugin-not-loaded: The plugin sinau-broken of sinau-broken 0.1 is not used: it cannot be loaded "
        "(ModuleNotFoundError: No module named 'module_that_is_nowhere'). Install a version"
    )
    assert "pip uninstall sinau-broken" in told[0]


def test_its_publication_is_built_and_tells_in_its_own_words(made: Made) -> None:
    cards = (made.folder / "dist/handouts/roads-1-cards.txt").read_text(encoding="utf-8")

    assert cards.startswith("way: Which sign leads from the market")
    assert "KIOSK101" in made.errors
    assert "The question way has 90 letters." in made.errors


def test_its_command_and_its_rule_are_there_and_it_is_listed(made: Made) -> None:
    counted = made.environment.run("kiosk", "content", cwd=made.folder)
    explained = made.environment.run("explain", "KIOSK101", "--lang", "id", cwd=made.folder)
    version = made.environment.run("--version", cwd=made.folder)

    assert counted.stdout == "1 questions\n"
    assert "Kartu hanya muat sedikit kata." in explained.stdout
    assert version.stdout.splitlines()[1:] == [
        (
            "plugin sinau-broken (sinau-broken 0.1) is not used: it cannot be loaded "
            "(ModuleNotFoundError: No module named 'module_that_is_nowhere')"
        ),
        "plugin kiosk (sinau-kiosk 1.2): publication cards; question type signs; command kiosk; rule KIOSK101",
    ]


def test_its_example_begins_a_new_question(made: Made) -> None:
    content = made.folder / "new"
    shutil.copytree(made.folder / "content", content)

    run = made.environment.run(
        "new", "question", "signs", "--content", "new", "--page", "roads/one.md", cwd=made.folder
    )

    assert run.returncode == 0, run.stderr
    assert "::: question one-1 signs\n" in (content / "roads/one.md").read_text(encoding="utf-8")
    assert "error[" not in made.environment.run("check", "--content", "new", cwd=made.folder).stderr


def test_its_setting_is_read_checked_with_its_place_and_in_the_schema_for_editors(made: Made) -> None:
    def run(setting: str, *words: str) -> str:
        content = made.folder / "content/roads/course.yml"
        content.write_text(FILES["roads/course.yml"] + setting, encoding="utf-8")
        try:
            return made.environment.run(*words, cwd=made.folder).stderr
        finally:
            content.write_text(FILES["roads/course.yml"], encoding="utf-8")

    build = ("build", "--publication", "cards", "--out", "cards")
    assert "KIOSK101" not in run("cards_huruf: 90\n", *build)
    assert "KIOSK101" not in run("cards_letters: 10\n", *build, "--cards-letters", "90")
    assert "error[" not in run("signs_note: Tap one sign.\n", "build", "--publication", "offline", "--out", "notes")
    with zipfile.ZipFile(made.folder / "notes/packages/roads-1-offline.zip") as archive:
        assert b'<p class="question-note">Tap one sign.' in archive.read("index.html")
    assert "content/roads/course.yml:7:13: error[C203]" in run("signs_note: [a]\n", "check", "--format", "concise")
    wrong = run("cards_letters: many\n", "check", "--format", "concise")
    assert "content/roads/course.yml:7:16: error[C203]" in wrong
    schema = json.loads(made.environment.run("schema", "course", "--lang", "id", cwd=made.folder).stdout)
    assert schema["properties"]["cards_letters"]["description"] == "Huruf terbanyak tiap kartu."
    assert schema["properties"]["signs_note"]["description"] == "Kalimat di bawah tiap soal rambu."


def sign(learner: Learner, id: str) -> Locator:
    """The button of a choice."""
    return learner.question("way").locator(f'button.sign-button[value="{id}"]')


@pytest.mark.parametrize("publication", ["scorm12", "scorm2004-4"])
def test_its_question_is_answered_in_an_lms_and_kept(
    made: Made, make_lms: MakeLms, new_context: NewContext, publication: str
) -> None:
    lms = make_lms(made.folder / f"dist/packages/roads-1-{publication}.zip")
    learner = enter(lms, new_context()).ready()
    sign(learner, "a").click()
    assert learner.check("way") is False
    learner.button("answer_again", learner.question("way")).click()
    sign(learner, "b").click()
    assert learner.check("way") is True
    expect(sign(learner, "b")).to_have_text("The blue one (this way)")
    expect(sign(learner, "b")).to_have_css("outline-color", "rgb(7, 8, 9)")
    expect(learner.question("way")).to_contain_text("Over the bridge.")
    eventually(learner.page, lambda: len(lms.interactions) >= 1, "the answer at the LMS")
    assert lms.interactions[0]["type"] == "choice"
    learner.page.close(run_before_unload=True)

    other = enter(lms, new_context()).ready()
    expect(sign(other, "b")).to_have_attribute("aria-pressed", "true")
