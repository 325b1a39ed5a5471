# SPDX-License-Identifier: Apache-2.0
"""The page "what every button does": its list, and the script that brings it when a learner asks for it.

`BUTTONS` is the one list, for the site and for packages. An entry is the key of the button's own words, so the page always calls a button as
it is called; what it does is the text of that key in the section `buttons`. `<type>.<key>` is a button of the view of a question type.
"""

from collections.abc import Iterable

from sinau.model.rendered import JsonValue
from sinau.publishing.built_files import built_file
from sinau.publishing.later_scripts import script_json
from sinau.publishing.player import interface_strings
from sinau.publishing.question_views import views_of
from sinau.texts import words

BUTTONS_SCRIPT = "buttons.js"
BUTTONS = {
    "lesson": (
        "check_answer",
        "hint_button",
        "answer_again",
        "show_explanation",
        "ordering.up",
        "ordering.down",
        "done_go_on",
        "go_on",
    ),
    "assessment": ("start", "flag", "question_map", "hand_in", "hand_in_anyway", "go_back", "try_again", "show_all"),
    "progress": (
        "my_progress",
        "care_save",
        "care_load",
        "care_yes_load",
        "care_cancel",
        "care_rename",
        "care_not_me",
        "care_new",
        "care_switch",
        "understood",
        "practise",
        "practice_end",
        "buttons",
    ),
    "results": (
        "hand_on_these",
        "record_and_hand_on",
        "hand_on",
        "hand_on_show",
        "hand_on_share",
        "hand_on_copy",
        "hand_on_file",
        "hand_on_qr",
        "hand_on_record",
    ),
    "device": ("take", "take_stop", "take_go_on", "take_update", "take_remove", "take_remove_yes", "take_remove_no"),
    "around": (
        "contents",
        "search",
        "search_more",
        "search_close",
        "display",
        "to_dark",
        "to_light",
        "filter_reset",
        "exit",
    ),
}
# Buttons that only some pages have: those of the site's frame, those that take courses onto a device, those that only an LMS needs.
_OF_FRAME = {"to_dark", "to_light", "filter_reset", "record_and_hand_on"}
_OF_LMS = {"exit", "practise", "practice_end"}
# Of a key that several have, the last one's text: the site's frame has words of its own for its pages.
_SECTIONS = ("frame", "page", "player", "views", "view", "assess", "care", "results", "search", "site", "taking")


def button_help_script(languages: Iterable[str], publication: str, *, lms: bool = False) -> bytes:
    """Return the script with the list in each of `languages`, for pages of a publication; `lms`: an LMS has the results."""
    lists: JsonValue = {language: button_help(language, publication, lms=lms) for language in languages}
    return f"sinau.buttonLists={script_json(lists)};\n".encode() + built_file("sinau_theme", f"built/{BUTTONS_SCRIPT}")


def button_help(language: str, publication: str, *, lms: bool = False) -> list[JsonValue]:
    """Return the list in `language`: of each group its title, and of each button what stands on it and what it does."""
    does = words("buttons", language)
    called = {key: str(text) for key, text in interface_strings(language, *_SECTIONS).items()}
    for view in views_of(key.partition(".")[0] for keys in BUTTONS.values() for key in keys if "." in key).values():
        called |= view.words(language)
    missing = (set() if publication == "site" else _OF_FRAME) | (set() if lms else _OF_LMS)
    if publication not in {"site", "light"}:
        missing |= set(BUTTONS["device"])
    return [
        [does[f"title_{group}"], [[_without_values(called[key]), does[key.replace(".", "_")]] for key in shown]]
        for group, keys in BUTTONS.items()
        if (shown := [key for key in keys if key in called and key not in missing])
    ]


def _without_values(label: str) -> str:
    """Return the words of a button without what stands in brackets, which differs from page to page."""
    return label.partition(" (")[0].replace("{name}", "…")
