# SPDX-License-Identifier: Apache-2.0
"""How a question is answered on a page, by keys alone or by a finger alone, for each kind of answer; and what a page shows as answered.

Nothing here knows a type. What is worked with is found by what every view of that kind has:

    one, some, truth     a control for each choice with its id as `value`: an input, or a button with `aria-pressed` or `aria-checked`
    words, number, text  the one field in `.answer`
    order                an element for each item, `[data-item="<id>"]`, whose first button moves it up and whose last one down
    pairs                a drop-down in the element of each prompt, `[data-prompt="<id>"]`, with the options' ids as values
    gaps                 a field or a drop-down in each `.question-gap`, in the order of the gaps
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from playwright.sync_api import Locator, expect

Hand = Literal["keys", "finger"]

CHOICES = "input[name=answer][value], button[value]"
FIELD = ".answer input, .answer textarea"
GAPS = ".question-gap input, .question-gap select"
IS_ON = "one => one.checked ?? [one.getAttribute('aria-pressed'), one.getAttribute('aria-checked')].includes('true')"


def press(control: Locator, hand: Hand, key: str = "Enter") -> None:
    """Press a control."""
    if hand == "finger":
        control.tap()
        return
    _reach(control)
    control.page.keyboard.press(key)


def _reach(control: Locator) -> None:
    """Bring the keyboard to a control; one that a keyboard cannot reach fails."""
    expect(control).to_be_visible()
    control.evaluate("one => { if (one.tabIndex < 0) throw Error('not for keys'); one.focus() }")
    expect(control).to_be_focused()


def give(form: Locator, kind: str, answer: Sequence[str], hand: Hand) -> None:
    """Answer a question with exactly this, whatever stands there."""
    GIVE[kind](form, answer, hand)


def shown(form: Locator, kind: str) -> list[str]:
    """What stands there, as a learner sees it: of what is written, as it was written."""
    return SHOWN[kind](form)


def as_shown(kind: str, answer: Sequence[str]) -> list[str]:
    """What has to stand there when this is the answer."""
    if kind in ("one", "some", "truth", "pairs"):
        return sorted(answer)
    return [answer[-1]] if kind in ("words", "number", "text") else list(answer)


def _choose(form: Locator, answer: Sequence[str], hand: Hand) -> None:
    for control in form.locator(CHOICES).all():
        if control.evaluate(IS_ON) == (control.get_attribute("value") in answer):
            continue
        native = control.evaluate("one => one.localName === 'input'")
        if native and hand == "finger":
            control.locator("xpath=ancestor::label[1]").tap()  # a finger hits the line
        elif not native or control.get_attribute("value") in answer or control.get_attribute("type") == "checkbox":
            press(control, hand, "Space")


def _chosen(form: Locator) -> list[str]:
    found = form.locator(CHOICES).evaluate_all(f"all => all.filter({IS_ON}).map(one => one.value)")
    return sorted(found)


def _write(form: Locator, answer: Sequence[str], hand: Hand) -> None:
    _fill(form.locator(FIELD), answer[-1], hand)


def _fill(field: Locator, text: str, hand: Hand) -> None:
    if hand == "finger":
        field.tap()
    else:
        _reach(field)
    field.page.keyboard.press("ControlOrMeta+A")
    field.page.keyboard.press("Delete")
    field.page.keyboard.type(text)
    # What is written is handed on at the latest when the field is left.
    field.blur()


def _written(form: Locator) -> list[str]:
    return [form.locator(FIELD).input_value()]


def _pick(menu: Locator, value: str, hand: Hand) -> None:
    if hand == "finger":
        menu.select_option(value)
        return
    _reach(menu)
    values = menu.locator("option:enabled").evaluate_all("all => all.map(one => one.value)")
    for _ in values:
        menu.page.keyboard.press("ArrowUp")
    for _ in values:
        if menu.input_value() != value:
            menu.page.keyboard.press("ArrowDown")


def _match(form: Locator, answer: Sequence[str], hand: Hand) -> None:
    pairs = dict(one.split(".") for one in answer)
    for row in form.locator("[data-prompt]").all():
        menu, value = row.locator("select"), pairs.get(row.get_attribute("data-prompt") or "", "")
        if menu.input_value() != value:
            _pick(menu, value, hand)


def _matched(form: Locator) -> list[str]:
    rows = [
        (row.get_attribute("data-prompt"), row.locator("select").input_value())
        for row in form.locator("[data-prompt]").all()
    ]
    return sorted(f"{prompt}.{option}" for prompt, option in rows if option)


def _sort(form: Locator, answer: Sequence[str], hand: Hand) -> None:
    if _sorted(form) == list(answer):  # an order that nobody has touched is no answer
        _move(form, answer[0], -1, hand)
        _move(form, answer[0], 0, hand)
    for place, item in enumerate(answer):
        for _ in range(_sorted(form).index(item) - place):
            _move(form, item, 0, hand)
    assert _sorted(form) == list(answer)


def _move(form: Locator, item: str, button: int, hand: Hand) -> None:
    press(form.locator(f'[data-item="{item}"] button').nth(button), hand)


def _sorted(form: Locator) -> list[str]:
    found: list[str] = form.locator("[data-item]").evaluate_all("all => all.map(one => one.dataset.item)")
    return found


def _complete(form: Locator, answer: Sequence[str], hand: Hand) -> None:
    for gap, text in zip(form.locator(GAPS).all(), answer, strict=True):
        if gap.input_value() == text:
            continue
        if gap.evaluate("one => one.localName === 'select'"):
            _pick(gap, text, hand)
        else:
            _fill(gap, text, hand)


def _completed(form: Locator) -> list[str]:
    return [gap.input_value() for gap in form.locator(GAPS).all()]


GIVE: dict[str, Callable[[Locator, Sequence[str], Hand], None]] = {
    **dict.fromkeys(("one", "some", "truth"), _choose),
    **dict.fromkeys(("words", "number", "text"), _write),
    "order": _sort,
    "pairs": _match,
    "gaps": _complete,
}
SHOWN: dict[str, Callable[[Locator], list[str]]] = {
    **dict.fromkeys(("one", "some", "truth"), _chosen),
    **dict.fromkeys(("words", "number", "text"), _written),
    "order": _sorted,
    "pairs": _matched,
    "gaps": _completed,
}
