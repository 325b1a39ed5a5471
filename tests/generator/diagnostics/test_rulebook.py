# SPDX-License-Identifier: Apache-2.0
"""`sinau explain`: every rule, in both languages, and a page that we can publish ourselves."""

import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from helpers.rules import rules_of
from sinau.command_line.program import main
from sinau.diagnostics import Message
from sinau.diagnostics.rulebook import FAMILIES, reference_page
from sinau.extensions import rules
from sinau.markdown.builders import plain_text
from sinau.markdown.walk import walk
from sinau.model.catalogue import FreePage
from sinau.model.nodes import Heading, RawHtml
from sinau.model.page import SourceText
from sinau.parsing.activity import parse_free_page

LANGUAGES = ["en", "id"]


def explain(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["explain", *words])
    return result.exit_code, result.output


def test_knows_every_rule_of_every_package() -> None:
    everything = {rule.code: rule for package in ("sinau", "sinau_scorm") for rule in rules_of(package)}

    assert {rule.code: rule for rule in rules()} == everything
    assert any(rule.code.startswith("C6") for rule in rules())


def test_does_not_wait_for_mkdocs() -> None:
    program = (
        "import sys; from sinau.extensions import rules; rules(); print([n for n in sys.modules if 'mkdocs' in n])"
    )

    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert result.stdout == "[]\n"


def test_codes_and_names_are_unique_and_families_known() -> None:
    assert len({rule.name for rule in rules()}) == len(rules())
    assert {rule.code[:2] for rule in rules()} == set(FAMILIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_speaks_both_languages(language: str) -> None:
    for rule in rules():
        for message in (rule.message, rule.explanation, rule.hint):
            assert isinstance(message, Message)
            assert message.text(language).strip(), rule.code
        assert rule.explanation.text("en") != rule.explanation.text("id"), rule.code


@pytest.mark.parametrize("word", ["C301", "c301", "no-correct-choice"])
def test_explains_a_rule(word: str) -> None:
    status, said = explain(word)
    assert status == 0
    assert said.splitlines()[0] == "C301 no-correct-choice (error)"
    assert "What to do: Write [x] in front of each right answer." in said

    status, said = explain(word, "--lang", "id")
    assert said.splitlines()[0] == "C301 no-correct-choice (kesalahan)"
    assert "Tulis [x] di depan setiap jawaban benar." in said


def test_leaves_no_placeholder() -> None:
    for rule in rules():
        for language in LANGUAGES:
            _, said = explain(rule.code, "--lang", language)
            # Two braces are written: they are those of a gap.
            assert "{" not in re.sub(r"\{\{[^{}]+\}\}|\\\{\{|\{ \{", "", said), rule.code


def test_an_unknown_word_is_told_what_was_meant() -> None:
    assert explain("no-corect-choice") == (1, "There is no rule no-corect-choice. Did you mean no-correct-choice?\n")
    assert explain("C999", "--lang", "id")[0] == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_all_rules_by_family(language: str) -> None:
    status, said = explain("--lang", language)

    assert status == 0
    lines = said.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ")] == [rule.code for rule in rules()]
    assert [line.split("  ")[0] for line in lines if line[:1] == "C"] == list(FAMILIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_all_rules_is_a_page_we_can_publish(language: str) -> None:
    status, text = explain("--markdown", "--lang", language)

    page, found = parse_free_page(SourceText("rules.md", text))

    assert status == 0
    assert isinstance(page, FreePage)
    assert found == ()
    nodes = list(walk(page.page.blocks))
    headings = [plain_text(node.children) for node in nodes if isinstance(node, Heading) and node.level == 3]
    assert headings == [f"{rule.code} {rule.name}" for rule in rules()]
    assert not any(isinstance(node, RawHtml) for node in nodes)
    assert reference_page(rules(), language) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_the_rules_say(language: str) -> None:
    page, _ = parse_free_page(SourceText("rules.md", reference_page(rules(), language)))
    assert isinstance(page, FreePage)
    said = " ".join(
        plain_text(node.children)
        for node in walk(page.page.blocks)
        if hasattr(node, "children") and hasattr(node, "tight")
    )

    for rule in rules():
        for message in (rule.message, rule.explanation, rule.hint):
            text = re.sub(r"(?<!\{)\{(?:key_(\w+)|\w+)\}", lambda found: found[1] or "…", message.text(language))
            assert text == "…" or text.replace("`", "") in said, rule.code
