# SPDX-License-Identifier: Apache-2.0
"""What holds for every rule: its code and name are its own, and both languages say the same things."""

import re
from collections import Counter

import pytest

from helpers.rules import rules_of
from sinau.diagnostics import Rule

RULES = [*rules_of("sinau"), *(rule for rule in rules_of("sinau_scorm") if rule not in rules_of("sinau"))]
LANGUAGES = ("en", "id")
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@pytest.fixture(params=RULES, ids=lambda rule: f"{rule.code} {rule.name}")
def rule(request: pytest.FixtureRequest) -> Rule:
    return request.param  # type: ignore[no-any-return]


def test_codes_and_names_are_given_once() -> None:
    for words in ([rule.code for rule in RULES], [rule.name for rule in RULES]):
        assert [word for word, count in Counter(words).items() if count > 1] == []


def test_the_code_has_its_form(rule: Rule) -> None:
    assert re.fullmatch(r"C[1-9]\d\d", rule.code)
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule.name)


def test_both_languages_are_there(rule: Rule) -> None:
    for message in (rule.message, rule.explanation, rule.hint):
        texts = [message.template(language) for language in LANGUAGES]
        assert [text.strip() for text in texts] == texts
        assert all(texts)
    assert rule.message.template("en") != rule.message.template("id")


def test_both_languages_say_the_same(rule: Rule) -> None:
    for message in (rule.message, rule.hint):
        assert values(message.template("en")) == values(message.template("id"))
    # An explanation is printed as it is.
    assert [values(rule.explanation.template(language)) for language in LANGUAGES] == [set(), set()]


def values(text: str) -> set[str]:
    """Return the placeholders of `text`; doubled braces are braces."""
    return set(PLACEHOLDER.findall(text.replace("{{", "").replace("}}", "")))


def test_texts_are_sentences(rule: Rule) -> None:
    for message in (rule.message, rule.explanation, rule.hint):
        for text in (message.template("en"), message.template("id")):
            assert text[0].isupper() or text[0] in "{`" or text.startswith(("catalogue.", "course.yml", "ids.lock"))
            assert text[-1] in ".})`?" or re.search(r": \S+$", text), text
