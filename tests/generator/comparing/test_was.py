# SPDX-License-Identifier: Apache-2.0
"""A question whose new hash names hashes of before: answers to those count, and `sinau compare` says so."""

import json
import random
import shutil
from pathlib import Path

import pytest

from helpers.node import call_each
from helpers.rendered import activity, course
from helpers.rendered import question as rendered_question
from helpers.updates import edited, lay_out, package, swap
from sinau.answers import shape_of_code
from sinau.comparing import compare, open_state
from sinau.comparing.answer_outcomes import _tag_of_earlier_answers, are_answers_indistinguishable, asks_the_same
from sinau.comparing.outline import ComparedActivity, ComparedQuestion
from sinau.comparing.wording import Wording
from sinau.diagnostics import Report
from sinau.model.rendered import RenderedQuestion
from sinau.publishing.outlines import course_data

LESSON = ComparedActivity("satu", 0, "lesson", "Satu", None, {})
RAISED = swap("course.yml", '"1"', '"2"')


def question(*hashes: str, shape: str = "one4") -> ComparedQuestion:
    return ComparedQuestion("q", 0, "choice", 1.0, shape_of_code(shape), hashes[0], LESSON, Wording(), hashes[1:])


@pytest.mark.parametrize(
    "old, new, same, unseen",
    [
        (question("a1"), question("a1"), True, False),
        (question("a1"), question("b2"), False, False),
        (question("a1"), question("a2"), False, True),
        (question("a1"), question("22"), False, True),  # 2 is what marks answers to a version before a1
        (question("a1"), question("b2", "a1"), True, False),
        (question("a1"), question("b2", "c3", "a1"), True, False),
        (question("a1"), question("a2", "a1"), True, False),
        (question("a1"), question("22", "a1"), True, True),  # what was earlier for a1 would count
        (question("a1"), question("b2", "21", "a1"), True, True),
        (question("a1"), question("b2", "a3"), False, True),
        (question("b2", "a1"), question("b2", "a1"), True, False),
        (question("b2", "a1"), question("c3", "b2", "a1"), True, False),
        (question("b2", "a1"), question("b2"), False, False),  # answers to a1 do not count any more, those to b2 do
        (question("b2", "a1"), question("c3"), False, False),
        (question("b2", "a1"), question("a4"), False, True),
        (question("a1"), question("b2", "a1", shape="some4"), False, True),
        (question("a1"), question("b2", "a1", shape="one5"), False, True),
    ],
)
def test_what_counts_and_what_cannot_be_told_apart(
    old: ComparedQuestion, new: ComparedQuestion, same: bool, unseen: bool
) -> None:
    assert (asks_the_same(old, new), are_answers_indistinguishable(old, new)) == (same, unseen)


def test_earlier_answers_are_marked_as_the_player_marks_them() -> None:
    numbers = random.Random(5)
    questions = [[f"{numbers.randrange(1 << 24):06x}" for _ in range(numbers.randint(1, 18))] for _ in range(400)]

    marks = call_each(
        "themes/sinau_theme/player/events_by_activity.js",
        "tagOfEarlierVersion",
        [[{"hash": one[0], "was": one[1:]}] for one in questions],
    )

    assert [_tag_of_earlier_answers(question(*one)) for one in questions] == marks


def with_was(zipped: Path, folder: Path, question: str, was: list[str]) -> Path:
    """Return the package with hashes of before for a question, as a later version of Sinau writes them."""
    shutil.unpack_archive(zipped, folder)
    page = folder / "index.html"
    text = page.read_text(encoding="utf-8")
    at = text.index('"hash":"', text.index(f'{{"id":"{question}"'))
    page.write_text(f'{text[:at]}"was":{json.dumps(was)},{text[at:]}', encoding="utf-8")
    return Path(shutil.make_archive(f"{folder}-zip", "zip", folder))


def test_packages_with_hashes_of_before(tmp_path: Path) -> None:
    old = lay_out(tmp_path / "lama")
    new = edited(
        old, tmp_path / "baru", RAISED, swap("01.md", "Siapa yang *mewakili* desa?", "Siapa yang mewakili desa?")
    )
    before, after = package(old, tmp_path / "a"), package(new, tmp_path / "b")
    hash_ = next(iter(open_state(str(before), old).courses.values())).questions["s-1"].hash
    report, changed = Report(), Report()

    without = compare(open_state(str(before), old), open_state(str(after), old), changed)
    fates = compare(
        open_state(str(before), old), open_state(str(with_was(after, tmp_path / "c", "s-1", [hash_])), old), report
    )

    assert [found.rule.code for found in changed] == ["C860"]
    assert [found.rule.code for found in report] == []
    assert (fates.stay, fates.earlier, fates.lost) == (without.stay + 1, without.earlier - 1, without.lost)


def test_the_player_is_told_of_them_where_there_are_any() -> None:
    def told(**more: object) -> dict[str, object]:
        one = rendered_question("q-1", 0)
        found = RenderedQuestion(**{name: getattr(one, name) for name in one.__slots__} | more)  # type: ignore[arg-type]
        data = course_data(course([activity("satu", 0, questions=[found])]), "offline")
        return data["activities"][0]["questions"][0]  # type: ignore[index, call-overload, return-value]

    assert told(was=("ab12", "cd34"))["was"] == ["ab12", "cd34"]
    assert "was" not in told()
