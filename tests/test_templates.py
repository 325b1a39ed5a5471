# SPDX-License-Identifier: Apache-2.0
"""No wording is in templates and styles: it would be in one language on the pages of all."""

from pathlib import Path

import pytest

from helpers.template_words import product_files, words_in_style, words_in_template

ROOT = Path(__file__).parents[1]
# Names, which are the same in every language.
NAMES = {"Sinau", "sinau play", "· sinau play", "HTML", "PDF", "scorm-again"}


def test_no_wording_stands_in_templates() -> None:
    found = {
        f"{name}: {words}"
        for name in product_files(".html", ".j2")
        for words in words_in_template((ROOT / name).read_text(encoding="utf-8"))
        if words not in NAMES
    }

    assert found == set(), (
        "write the text into texts/en/<section>.json and texts/id/<section>.json, and print it by its key"
    )


def test_no_wording_stands_in_styles() -> None:
    found = {
        f"{name}: {words}"
        for name in product_files(".css")
        for words in words_in_style((ROOT / name).read_text(encoding="utf-8"))
    }

    assert found == set(), "a page's language decides on its words: have the template or the script write them"


@pytest.mark.parametrize(
    "source, words",
    [
        ("<p>{{ title }} is saved</p>", ["is saved"]),
        ("<p>{# a note #}{% if draft %}Draft{% else %}{{ name }}{% endif %}</p>", ["Draft"]),
        ('<p>{{ "Draft" if draft else strings["ready"] }}</p>', ["Draft"]),
        ('<p>{{ "Part " ~ number }}</p>', ["Part"]),
        ('{% macro row(x) %}<li aria-label="Open">{{ x }}</li>{% endmacro %}', ["Open"]),
        ('{% block title %}{% for x in xs %}<img alt="A map">{% endfor %}{% endblock %}', ["A map"]),
        ('<input type="submit" value="Send"><input type="hidden" value="send it">', ["Send"]),
        ('<meta name="description" content="A course">', ["A course"]),
        ("<title>$title · by me</title>", ["· by me"]),
        ("<script>place.textContent = 'Saved';</script>", ["Saved"]),
        ("<style>a::after { content: 'new'; }</style>", ["new"]),
        ("<p>&#83;&#97;ved</p>", ["Saved"]),
    ],
)
def test_wording_in_templates_would_be_noticed(source: str, words: list[str]) -> None:
    assert words_in_template(source) == words


@pytest.mark.parametrize(
    "source",
    [
        "<!-- The page has been saved. --><p>{{ strings.saved }}: {{ t('saved') }}</p>",
        '<p class="{{ "is open" if open }}" id="a-b">{{ names | join(", ") }} ✓ · 1</p>',
        '{% set kind = "not read" %}<html lang="$lang" data-state="not saved">',
        "<script>const rest = `translate(${x}px)`;</script>",
    ],
)
def test_what_is_no_wording_is_passed_over(source: str) -> None:
    assert words_in_template(source) == []


@pytest.mark.parametrize(
    "source, words",
    [
        ('a::after { content: "\\53 aved"; }', ["Saved"]),
        ("a::after{content:attr(title) ' (new)'}", [" (new)"]),
        (
            '/* content: "no" */ a { justify-content: "no"; content: "✓ " / ""; } b { content: counter(page) "\\a0" }',
            [],
        ),
    ],
)
def test_wording_in_styles_would_be_noticed(source: str, words: list[str]) -> None:
    assert words_in_style(source) == words
