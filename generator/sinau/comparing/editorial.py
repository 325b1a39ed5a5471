# SPDX-License-Identifier: Apache-2.0
"""Whether the change of a question can be editorial: other words that ask the same, so that old answers go on counting.

Strict: type and shape, number and order of the choices, what is right and how it is scored must be what they were. What the
words mean only the author knows.
"""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from sinau.answers import form_for_comparing
from sinau.comparing.answer_outcomes import TAGS, are_answers_indistinguishable, are_earlier_answers_indistinguishable
from sinau.comparing.outline import ComparedQuestion
from sinau.diagnostics import Message
from sinau.model.rendered import JsonValue

NEW_TYPE = Message("updates.editorial_new_type")
NEW_NUMBER = Message("updates.editorial_new_number")
MOVED = Message("updates.editorial_moved")
NEW_KEY = Message("updates.editorial_new_key")
NEW_SCORING = Message("updates.editorial_new_scoring")
UNKNOWN_KIND = Message("updates.editorial_unknown_kind")
UNKNOWN_KEY = Message("updates.editorial_unknown_key")
UNSEEN = Message("updates.editorial_unseen")
TOO_MANY = Message("updates.editorial_too_many")
# A choice that is at least so much like another one of before, and more like that than like its own, has moved.
ALIKE = 0.6
# Shapes whose choices, right answers and scoring are all looked at here. Of others nothing is declared on good faith.
KNOWN = {"one", "some", "truth", "order", "pairs", "words", "number", "text"}
# What of a choice is looked at.
LONGEST = 500


def why_not_editorial(old: ComparedQuestion, new: ComparedQuestion) -> Message | None:
    """Return why the step from `old` to `new` cannot be editorial; `None` when it can be declared so."""
    if (old.type, old.shape) != (new.type, new.shape):
        return NEW_NUMBER if (old.type, old.shape.kind) == (new.type, new.shape.kind) else NEW_TYPE
    if new.shape.kind not in KNOWN:
        return UNKNOWN_KIND
    if len(old.wording.choices) != len(new.wording.choices):
        return NEW_NUMBER
    if moved := next(_moved_choices(old.wording.choices, new.wording.choices), None):
        return MOVED.filled(old=moved[0] + 1, new=moved[1] + 1)
    rules = [question.wording.scoring_rule(question.id) for question in (old, new)]
    before, after = rules
    if before is None or after is None:
        return UNKNOWN_KEY
    try:
        if _right_answers(before, old.shape.kind) != _right_answers(after, new.shape.kind):
            return NEW_KEY
    except ValueError:  # numbers that are none: a package that was changed by hand
        return UNKNOWN_KEY
    return NEW_SCORING if _is_scored_by_choice(before) != _is_scored_by_choice(after) else None


def why_not_told_apart(
    old: ComparedQuestion, new: ComparedQuestion, wordings: list[ComparedQuestion]
) -> Message | None:
    """Return why `new`, with all hashes whose answers would count for it, cannot be told from other versions in an LMS.

    `wordings` are those whose answers would count, each as it was once published.
    """
    if len(set(new.packed_tags)) == TAGS:
        return TOO_MANY
    return (
        UNSEEN
        if are_answers_indistinguishable(old, new) or are_earlier_answers_indistinguishable(wordings, new)
        else None
    )


def _moved_choices(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield old and new place of each choice that stands at another place now, as far as its words tell."""
    changed = [place for place, text in enumerate(new) if text != old[place]]
    for place in changed:
        own = _text_similarity(old[place], new[place])
        for other in changed:
            likeness = 0.0 if other == place else _text_similarity(old[other], new[place])
            if likeness >= ALIKE and likeness > own:
                yield other, place


def _text_similarity(one: str, other: str) -> float:
    return SequenceMatcher(None, one[:LONGEST].casefold(), other[:LONGEST].casefold(), autojunk=False).ratio()


def _right_answers(rule: Mapping[str, JsonValue], kind: str) -> object:
    """Return all that is right by `rule` of a shape of this kind, whatever version of Sinau wrote it.

    The order in which an author wrote it makes no difference, but where it is the answer.
    """
    if isinstance(ranges := rule.get("ranges"), list):
        # A number is written with its unit, and with the decimal mark of the course's language.
        return _joined_ranges(ranges), rule.get("unit") or "", rule.get("decimal")
    texts = [str(text) for text in _as_list(rule.get("correct"))]
    if "exact" in rule:
        return {form_for_comparing(text, exact=rule["exact"] is True) for text in texts}, rule["exact"]
    return texts if kind == "order" else set(texts)


def _joined_ranges(ranges: list[JsonValue]) -> list[tuple[float, float]]:
    """Return the numbers that are in any of `ranges`: rows that do not touch one another, in their order."""
    found = sorted(tuple(float(str(bound)) for bound in _as_list(one)[:2]) for one in ranges)
    joined: list[tuple[float, float]] = []
    for low, high in found:
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined


def _is_scored_by_choice(rule: Mapping[str, JsonValue]) -> bool:
    """Tell whether choices are scored one by one. Before there were shapes, the kind of the rule said so."""
    return rule.get("partial") is True or rule.get("kind") == "partial"


def _as_list(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []
