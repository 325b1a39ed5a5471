# SPDX-License-Identifier: Apache-2.0
"""The rules as texts for people: `sinau explain`, and the reference page of the documentation."""

import re
import textwrap
from collections.abc import Iterable, Iterator

from sinau.diagnostics import Message, Rule
from sinau.diagnostics.forms.full import SEVERITIES

FAMILIES = {
    "C1": Message("commands.rulebook_families_c1"),
    "C2": Message("commands.rulebook_families_c2"),
    "C3": Message("commands.rulebook_families_c3"),
    "C4": Message("commands.rulebook_families_c4"),
    "C5": Message("commands.rulebook_families_c5"),
    "C6": Message("commands.rulebook_families_c6"),
    "C7": Message("commands.rulebook_families_c7"),
    "C8": Message("commands.rulebook_families_c8"),
    "C9": Message("commands.rulebook_families_c9"),
}
OF_PLUGINS = Message("commands.rulebook_families_other")
TITLE = Message("commands.rulebook_title")
INTRODUCTION = Message("commands.rulebook_introduction")
WHY = Message("commands.rulebook_why")
WHAT_TO_DO = Message("commands.rulebook_what_to_do")
NEAREST = Message("commands.rulebook_nearest")
# Two braces are those of a gap. `{key_title}` stands for the key of a setting, in the language of a file.
PLACEHOLDER = re.compile(r"(?<!\{)\{(?:key_(\w+)|\w+)\}")
# What Markdown would read as more than text. Code between backticks stays as it is.
MARKUP = re.compile(r"([\\*_\[\]<>&#|~$])")
WIDTH = 100


def find_rule(word: str, rules: Iterable[Rule]) -> Rule | None:
    """Return the rule whose code or name is `word`, whatever its letter case."""
    wanted = word.strip().casefold()
    return next((rule for rule in rules if wanted in {rule.code.casefold(), rule.name}), None)


def explanation_text(rule: Rule, language: str) -> str:
    """Return what `rule` is about: what happened, why it matters, what to do."""
    severity = SEVERITIES[rule.severity].text(language)
    parts = [f"{rule.code} {rule.name} ({severity})", _filled_paragraph(text_with_ellipses(rule.message, language))]
    for title, text in _why_and_what_to_do(rule, language):
        parts.append(_filled_paragraph(f"{title}: {text}"))
    return "\n\n".join(parts) + "\n"


def overview_of_rules(rules: Iterable[Rule], language: str) -> str:
    """Return the list of all `rules` by family, a line for each."""
    lines: list[str] = []
    widest = max(len(word.text(language)) for word in SEVERITIES.values())
    for family, members in _rules_by_family(rules):
        lines += ["", f"{family}  {FAMILIES.get(family, OF_PLUGINS).text(language)}"]
        width = max(len(rule.name) for rule in members)
        for rule in members:
            severity = SEVERITIES[rule.severity].text(language)
            lines.append(
                f"  {rule.code} {severity:<{widest}} {rule.name:<{width}}  {text_with_ellipses(rule.message, language)}"
            )
    return "\n".join(lines).lstrip("\n") + "\n"


def reference_page(rules: Iterable[Rule], language: str) -> str:
    """Return the page of the documentation about all `rules`, as Markdown with front matter."""
    parts = [f"---\ntitle: {TITLE.text(language)}\n---", _escaped(INTRODUCTION.text(language))]
    for family, members in _rules_by_family(rules):
        parts.append(f"## {family}: {FAMILIES.get(family, OF_PLUGINS).text(language)}")
        for rule in members:
            parts.append(f"### {rule.code} {rule.name}")
            severity = SEVERITIES[rule.severity].text(language)
            parts.append(f"**{severity.capitalize()}.** {_escaped(text_with_ellipses(rule.message, language))}")
            parts += [f"*{title}:* {_escaped(text)}" for title, text in _why_and_what_to_do(rule, language)]
    return "\n\n".join(parts) + "\n"


def _rules_by_family(rules: Iterable[Rule]) -> Iterator[tuple[str, list[Rule]]]:
    known = list(rules)
    for family in dict.fromkeys([*FAMILIES, *(rule.code[:-2] for rule in known)]):
        members = [rule for rule in known if rule.code[:-2] == family]
        if members:
            yield family, members


def _why_and_what_to_do(rule: Rule, language: str) -> Iterator[tuple[str, str]]:
    yield WHY.text(language), text_with_ellipses(rule.explanation, language)
    hint = NEAREST if PLACEHOLDER.sub("", rule.hint.template("en")).strip() == "" else rule.hint
    yield WHAT_TO_DO.text(language), text_with_ellipses(hint, language)


def text_with_ellipses(message: Message, language: str) -> str:
    """Return `message` with an ellipsis for what a diagnostic fills in."""
    return PLACEHOLDER.sub(lambda match: match[1] or "…", message.text(language))


def _filled_paragraph(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _escaped(text: str) -> str:
    parts = text.split("`")
    if len(parts) % 2 == 0:  # a lone backtick is no code
        return MARKUP.sub(r"\\\1", text.replace("`", "\\`"))
    return "`".join(part if number % 2 else MARKUP.sub(r"\\\1", part) for number, part in enumerate(parts))
