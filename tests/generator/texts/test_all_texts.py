# SPDX-License-Identifier: Apache-2.0
"""The texts that there are: each one the code asks for exists, each that exists is asked for, and no language has slips."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from helpers.commands import below
from helpers.trial_texts import FOLDER as OF_TESTS
from sinau.command_line.program import main
from sinau.extensions import find_all_texts
from sinau.texts import languages, read_section, text_folders
from sinau.texts.finding import split_key
from sinau.texts.review import review_language

ROOT = Path(__file__).parents[3]
CODE = [*(ROOT / "generator/sinau").rglob("*.py"), *(ROOT / "scorm").rglob("*.py")]
# Sections whose texts are asked for in another way: rules by their codes, the command line by its names, pages by templates.
OTHERWISE = re.compile(
    r"C\d|help|click|language|page|player|views|view|assess|care|collect|results|buttons|search|site|taking|worker|frame|material|window|calls|\w+_view"
)
KEY = re.compile(r"[a-z_0-9]+\.[a-z0-9_]+\Z")
find_all_texts()


def keys_in(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the keys of texts that a module asks for; whether it is only how some begin."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Message", "sheet_text"}
        ):
            continue
        key = node.args[0] if node.args else None
        if isinstance(key, ast.Constant):
            yield str(key.value), False
        elif isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
            yield str(key.values[0].value), True


def english() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for folder in text_folders():
        for path in sorted((folder / "en").glob("*.json")) if folder != OF_TESTS else ():
            found.setdefault(path.stem, []).extend(read_section(folder, "en", path.stem))
    return found


ENGLISH = english()
ASKED = [key for path in CODE for key in keys_in(path)]


def test_each_text_that_the_code_asks_for_is_there() -> None:
    known = {f"{name}.{key}" for name, keys in ENGLISH.items() for key in keys}
    assert len(ASKED) > 300

    assert [key for key, starts in ASKED if not starts and key not in known] == []
    assert [key for key, starts in ASKED if starts and not any(one.startswith(key) for one in known)] == []


def test_each_text_is_asked_for() -> None:
    whole = {key for key, starts in ASKED if not starts}
    begun = tuple(key for key, starts in ASKED if starts)
    texts = [f"{name}.{key}" for name, keys in ENGLISH.items() if not OTHERWISE.fullmatch(name) for key in keys]

    assert [key for key in texts if key not in whole and not key.startswith(begun)] == []


def test_each_text_of_the_strict_lmss_is_told() -> None:
    """That each key they tell is there, is the type checker's to see (`Key` in call_texts.js)."""
    scripts = [path.read_text(encoding="utf-8") for path in (ROOT / "scorm/sinau_lms").rglob("*.js")]
    whole = {key for script in scripts for key in re.findall(r'\bcallText\("(\w+)"', script)}
    begun = tuple({key for script in scripts for key in re.findall(r"\bcallText\(`(\w+)\$\{", script)})
    assert len(whole) > 50

    assert [key for key in ENGLISH["calls"] if key not in whole and not key.startswith(begun)] == []


def test_each_key_stands_in_one_place() -> None:
    for name, keys in ENGLISH.items():
        if name != "language":
            assert [key for key, count in Counter(keys).items() if count > 1] == [], name


@pytest.mark.parametrize("language", languages())
def test_no_language_has_slips(language: str) -> None:
    assert review_language(language).slips == ()


def test_indonesian_lacks_nothing() -> None:
    assert review_language("id").lacks == ()


def test_each_command_and_option_has_its_help() -> None:
    def lacking(command: click.Command, path: str) -> Iterator[str]:
        if path not in texts:
            yield path
        for option in command.params:
            if isinstance(option, click.Option) and option.name != "help":
                names.update(asked := {f"{path}_{option.name}", f"option_{option.name}"})
                if not asked & texts:
                    yield f"{path}_{option.name}"
        for name, one in below(command).items():
            names.add(under := f"{path}_{name}".removeprefix("sinau_"))
            yield from lacking(one, under)

    texts = set(ENGLISH["help"])
    names = {"sinau"}

    assert list(lacking(main, "sinau")) == []
    assert texts - names == set()


def test_each_word_of_click_that_people_see_can_be_translated() -> None:
    never_seen = {
        "_termui_impl",
        "_winconsole",
        "shell_completion",
        "termui",
        "utils",
    }  # we ask nothing, and edit nothing
    folder = Path(click.__file__).parent
    words: set[str] = {"required"}
    for path in folder.glob("*.py"):
        if path.stem in never_seen:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                words |= {node.args[0].value} if isinstance(node.args[0], ast.Constant) else set()

    assert {word for word in words if not OF_PROGRAMMERS.search(word)} - set(ENGLISH["click"]) == set()


# What click says to who declares commands, or of what we have none of: deprecated commands, prompts, UUIDs.
OF_PROGRAMMERS = re.compile(
    r"Deprecat|declar|defined twice|start character|cannot use the same flag|UUID|No options defined|Do you want|"
    r"Confirm the|Choice\("
)


def test_a_key_is_recognised() -> None:
    assert split_key("C401.message") == ("C4", "C401", "message")
    assert split_key("commands.stopped") == ("commands", "stopped", "")
    assert split_key("click.Usage: a.b") == ("click", "Usage: a.b", "")
