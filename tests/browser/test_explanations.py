# SPDX-License-Identifier: Apache-2.0
"""Try again before you are told: when a question is explained, what that changes, and that it is remembered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from browser.learner import Learner
from browser.screens_course import PHONES, SURFACES, MakeScreens

PHONE = PHONES["phone"]


def explained(form: Locator) -> Locator:
    """The explanation below a question."""
    return form.locator(".question-explanation")


def marks(form: Locator) -> dict[str, str]:
    """How each choice is marked."""
    found = form.locator(".choice").evaluate_all(
        "all => all.map(one => [one.querySelector('input').value, one.dataset.mark || ''])"
    )
    return {str(choice): str(mark) for choice, mark in found if mark}


def answer(learner: Learner, question: str, *choices: str) -> bool:
    """Answer once more and ask whether it is right."""
    again = learner.button("answer_again", learner.question(question))
    if again.is_visible():
        again.click()
    learner.answer(question, choices)
    return learner.check(question)


@pytest.mark.parametrize("surface", SURFACES)
def test_in_a_lesson(screens: MakeScreens, surface: str) -> None:
    on = screens(surface, PHONE)
    learner = on.open("catat")
    form = learner.question("catat-hari")
    ask = learner.button("show_explanation", form)

    assert answer(learner, "catat-hari", "b") is False
    assert (explained(form).count(), ask.is_visible(), marks(form)) == (0, False, {"b": "wrong"})
    expect(form.locator(".question-feedback")).to_be_visible()

    assert answer(learner, "catat-hari", "b") is False, "the same once more is a second try"
    expect(ask).to_be_visible()
    assert explained(form).count() == 0
    ask.click()
    assert on.fault(explained(form)) == ""
    assert marks(form) == {"b": "wrong", "a": "missed"}
    expect(ask).to_be_hidden()

    learner.saved("catat-hari")
    on.open("catat")
    expect(explained(form)).to_be_visible()
    assert answer(learner, "catat-hari", "a") is True
    assert marks(form) == {"a": "right"}
    learner.answer("catat-saldo", ["250"])
    assert learner.check("catat-saldo") is True
    expect(explained(learner.question("catat-saldo"))).to_be_visible()


def test_in_a_quiz_that_marks_at_once(screens: MakeScreens) -> None:
    on = screens("player", PHONE)
    learner = on.open("kuis")
    learner.start_assessment()
    form = learner.question("kuis-hari")
    assert answer(learner, "kuis-hari", "b") is False
    assert explained(form).count() == 0
    assert answer(learner, "kuis-hari", "c") is False
    learner.button("show_explanation", form).click()
    assert on.fault(explained(form)) == ""
    expect(form.locator("input").first).to_be_disabled()
    learner.saved("kuis-hari")

    on.open("kuis")
    expect(form.locator("input").first).to_be_disabled()
    expect(explained(form)).to_be_visible()
    learner.answer("kuis-saldo", ["250"])
    assert learner.check("kuis-saldo") is True
    expect(learner.field("kuis-saldo")).to_have_js_property("readOnly", True)
    assert learner.hand_in().score == 50
