# SPDX-License-Identifier: Apache-2.0
"""The list of what every button does has each button that the code makes, and no other."""

import re
from pathlib import Path

import pytest

from helpers.template_words import product_files
from sinau.publishing.button_help import BUTTONS, button_help
from sinau.texts import words

ROOT = Path(__file__).parents[3]
KEYS = [key for keys in BUTTONS.values() for key in keys]
ELEMENT = re.compile(r"\bh\('(?:button|summary)'")
TEXT = re.compile(r"\bt\((?:\w+ \? '(\w+)' : )?'(\w+)'")
# What makes buttons of a word that is given to it.
MAKERS = re.compile(
    r"makeButton\(t\('(\w+)'\)|questionButton\('\w+', '[\w-]*', [^;]*?this\.t\('(\w+)'\)|startButton\([\w.]+, t\('(\w+)'\)"
    r"|this\.(?:button|quietButton)\('(\w+)'|: \['(\w+)', |practise = (?:[^;]*?)\['(\w+)'|Button\.textContent = t\('(\w+)'"
)
IN_TEMPLATE = re.compile(
    r'<button[^>]*aria-label="\{\{ (?:sinau\.)?strings\.(\w+) \}\}"|<button[^>]*>\{\{ strings\.(\w+) \}\}|<label class="md-header__button md-icon" title="\{\{ sinau\.strings\.(\w+)'
)
# What is folded is told by itself; a question's number is the button to it.
FOLDED = {"objectives", "admin_files", "known_already", "care_copy", "question_number"}
# A sign stands for the word that is heard.
SIGNS = {"display_sign": "display"}
# Elements whose words come from elsewhere: from what calls the function (MAKERS), from the page, from a view's `way`.
WORDED_ELSEWHERE = {
    "question.js",
    "taking_panel.js",
    "assessment_panels.js",
    "hand_on.js",
    "attempt_bar.js",
    "notices.js",
    "whole_course.js",
    "view.js",
}


def sources(*endings: str) -> list[Path]:
    names = [
        name
        for name in product_files(*endings)
        if name.startswith(("themes/sinau_theme/player", "themes/sinau_theme/site", "generator/sinau/questions"))
    ]
    return [ROOT / name for name in names]


def balanced(code: str, start: int, brackets: str) -> int:
    """Return the end of what begins with the first of two brackets at `start`; there are none in strings of our scripts' buttons."""
    depth = 0
    for place in range(start, len(code)):
        depth += (code[place] == brackets[0]) - (code[place] == brackets[1])
        if not depth:
            return place + 1
    raise AssertionError(code[start : start + 80])


def keys_on(code: str) -> list[list[str]]:
    """Return the keys of the texts on each button or summary that a script makes."""
    found = []
    for element in ELEMENT.finditer(code):
        call = code[element.end() : balanced(code, element.start() + 1, "()")]
        begin = call.find("{")
        end = balanced(call, begin, "{}")
        on = [key for keys in TEXT.findall(call[end:]) for key in keys if key]
        found.append(on or re.findall(r"'aria-label': t\('(\w+)'", call[begin:end]))
    return found


def made() -> set[str]:
    """The keys of all buttons that scripts and templates make."""
    found: set[str] = set()
    for path in sources(".js"):
        code = path.read_text(encoding="utf-8")
        found.update(key for keys in (*keys_on(code), *MAKERS.findall(code)) for key in keys if key)
    for path in sources(".html", ".j2"):
        found.update(key for keys in IN_TEMPLATE.findall(path.read_text(encoding="utf-8")) for key in keys if key)
    return {SIGNS.get(key, key) for key in found - FOLDED}


def test_each_button_is_in_the_list() -> None:
    assert made() - set(KEYS) == set()


def test_each_entry_is_a_button() -> None:
    from_views = {key for key in KEYS if "." in key}
    view = (ROOT / "generator/sinau/questions/ordering/view.js").read_text(encoding="utf-8")

    assert set(KEYS) - from_views - made() == set()
    assert all(f"button('{key.partition('.')[2]}'" in view for key in from_views)


def test_no_button_is_made_whose_text_is_found_nowhere() -> None:
    wordless = {path.name for path in sources(".js") if [] in keys_on(path.read_text(encoding="utf-8"))}

    assert wordless == WORDED_ELSEWHERE


def test_a_button_without_an_entry_would_be_noticed() -> None:
    assert keys_on("h('button', { type: 'button', onclick: () => { go({ a: 1 }); } }, this.t('no_such'))") == [
        ["no_such"]
    ]
    assert keys_on("h('button', { 'aria-label': t('quiet_one') })") == [["quiet_one"]]


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_list_says_of_each_button_what_stands_on_it(language: str) -> None:
    whole = [
        entry
        for publication in ("site", "scorm12")
        for _, entries in button_help(language, publication, lms=publication != "site")
        for entry in entries
    ]

    assert {key.replace(".", "_") for key in KEYS} | {f"title_{group}" for group in BUTTONS} == set(
        words("buttons", language)
    )
    assert all(label and does.endswith(".") and "{" not in label + does for label, does in whole)


def test_pages_list_only_the_buttons_that_they_have() -> None:
    def labels(publication: str, *, lms: bool = False) -> set[str]:
        return {label for _, entries in button_help("en", publication, lms=lms) for label, _ in entries}

    assert "Exit" in labels("scorm12", lms=True)
    assert "Exit" not in labels("site")
    assert "Take this course" in labels("light")
    assert "Take this course" not in labels("offline")
