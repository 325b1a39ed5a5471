# SPDX-License-Identifier: Apache-2.0
"""`ids.lock`: a number once given stays with its id for ever, whatever authors do to the course."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.chain import COURSE, compiled
from sinau.diagnostics import Severity
from sinau.model.catalogue import IdsLock
from sinau.model.page import SourceText
from sinau.parsing.ids_lock import lock_text, read_lock
from sinau.parsing.ids_lock_mending import PublishedNumbers, PublishedState, mended_lock

IDS = st.from_regex(r"[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
# A course at one moment: the ids of its lessons, each with those of its questions, in any order.
EDITIONS = st.lists(
    st.dictionaries(
        st.sampled_from("abcdef"), st.lists(st.integers(0, 9), max_size=3, unique=True), min_size=1, max_size=5
    ),
    min_size=2,
    max_size=5,
)


def numbered(edition: dict[str, list[int]], lock: str) -> IdsLock:
    """Return the numbers that a course gets whose last numbers are `lock`."""
    lessons = ", ".join(f"{name}.md" for name in edition)
    files: dict[str, str | bytes] = {
        "catalogue.yml": "format: 1\ntitle: K\n",
        "kursus/course.yml": COURSE.replace("01.md", lessons),
        **{f"kursus/{name}.md": page(name, questions) for name, questions in edition.items()},
    }
    if lock:
        files["kursus/ids.lock"] = lock
    outcome = compiled(files)
    assert outcome.catalogue.courses, outcome.codes
    assert "C216" not in outcome.codes
    return outcome.catalogue.courses[0].lock


def page(name: str, questions: list[int]) -> str:
    return f"---\nid: {name}\ntitle: T\n---\n\nText.\n" + "".join(
        f"\n::: question {name}-{n} true\nx\n:::\n" for n in questions
    )


@given(EDITIONS)
def test_numbers_are_only_ever_added(editions: list[dict[str, list[int]]]) -> None:
    text, before = "", IdsLock()
    for edition in editions:
        after = numbered(edition, text)
        for old, new in ((before.activities, after.activities), (before.questions, after.questions)):
            assert old.items() <= new.items()
            assert sorted(new.values()) == list(range(len(new)))  # none twice, none left out
        assert set(edition) <= set(after.activities)
        assert {f"{name}-{n}" for name, numbers in edition.items() for n in numbers} <= set(after.questions)
        text, before = lock_text(after), after


@given(EDITIONS)
def test_the_same_course_changes_nothing(editions: list[dict[str, list[int]]]) -> None:
    once = lock_text(numbered(editions[0], ""))

    assert lock_text(numbered(editions[0], once)) == once


@given(st.dictionaries(IDS, st.integers(0, 999)), st.dictionaries(IDS, st.integers(0, 999)))
def test_what_is_written_is_read_again(activities: dict[str, int], questions: dict[str, int]) -> None:
    lock = IdsLock(unique(activities), unique(questions))

    assert read_soundly(lock_text(lock)) == lock


def read_soundly(text: str) -> IdsLock:
    """Return what stands in `text`, in which no line is wrong; numbers may be missing."""
    lock, found = read_lock(SourceText("ids.lock", text))
    assert [one for one in found if one.rule.severity is Severity.ERROR] == []
    return lock


def unique(numbers: dict[str, int]) -> dict[str, int]:
    return {name: number for name, number in numbers.items() if list(numbers.values()).count(number) == 1}


def test_a_number_is_not_given_again_when_the_highest_is_gone() -> None:
    lock = "activity a 0\nactivity b 7\nquestion a-1 3\n"

    after = numbered({"c": [1], "a": []}, lock)

    assert after.activities == {"a": 0, "b": 7, "c": 8}
    assert after.questions == {"a-1": 3, "c-1": 4}


@pytest.mark.parametrize(
    "line",
    [
        "activity a",
        "activity a x",
        "activity a -1",
        "activity A 1",
        "lesson a 1",
        "activity a 1 2",
        "question a 123456",
        "<<<<<<< HEAD",
        "activity b 0",
        "activity a 9",
    ],
)
def test_a_damaged_line_stops_the_build(line: str) -> None:
    files = {
        "catalogue.yml": "format: 1\ntitle: K\n",
        "kursus/course.yml": COURSE.replace("01", "a"),
        "kursus/a.md": page("a", []),
    }

    outcome = compiled({**files, "kursus/ids.lock": f"activity a 0\n{line}\n"})

    assert [f"{d.span} {d.rule.code}" for d in outcome.report] == ["kursus/ids.lock:2:1 C216"]
    assert outcome.rendered is None


NAMES = st.lists(st.sampled_from([f"q-{letter}" for letter in "abcdefghij"]), max_size=5, unique=True)


@given(NAMES, NAMES, NAMES, st.booleans(), st.sampled_from(["\n", "\r\n"]), st.integers(7, 9))
def test_a_merge_keeps_every_number_of_its_first_side(
    base: list[str], ours: list[str], theirs: list[str], whole: bool, ends: str, marks: int
) -> None:
    one, other = ([*base, *(name for name in added if name not in base)] for added in (ours, theirs))
    sides = [[f"question {name} {n}" for n, name in enumerate(side)] for side in (one, other)]
    common = len(base)
    conflict = [
        "<" * marks + " HEAD",
        *sides[0][common:],
        *(["|" * marks + " base"] if whole else []),
        "=" * marks,
        *sides[1][common:],
        ">" * marks + " other",
    ]
    text = ends.join(["activity a 0", *sides[0][:common], *conflict, ""])

    result = mended_lock(text)

    numbers = result.lock.questions
    assert {name: numbers[name] for name in one} == {name: n for n, name in enumerate(one)}
    assert set(numbers) == {*one, *other}
    assert sorted(numbers.values()) == list(range(len(numbers)))
    assert result.conflicts == 1
    assert {moved.id for moved in result.moved} == {name for n, name in enumerate(other) if numbers[name] != n}


CHANGES = st.lists(
    st.sampled_from([("a", "b"), ("b", "c"), ("c", "a"), ("a", "d"), ("d", "e")]), max_size=4, unique=True
)


@given(CHANGES, CHANGES, CHANGES, st.booleans())
def test_a_merge_keeps_the_editorial_changes_of_all_sides(
    base: list[tuple[str, str]], ours: list[tuple[str, str]], theirs: list[tuple[str, str]], whole: bool
) -> None:
    both, one, other = (
        [f"same q {old * 6} {new * 6}" for old, new in dict.fromkeys((*base, *added))] for added in ([], ours, theirs)
    )
    marked = [
        "<<<<<<< HEAD",
        *one[len(both) :],
        *(["||||||| base"] if whole else []),
        "=======",
        *other[len(both) :],
        ">>>>>>> x",
    ]
    text = "\n".join(["activity a 0", "question q 0", *both, *marked])

    result = mended_lock(text)

    lines = lock_text(result.lock).splitlines()
    assert sorted(line for line in lines if line.startswith("same")) == sorted({*one, *other})
    assert mended_lock(lock_text(result.lock)).lock == result.lock
    assert read_soundly(lock_text(result.lock)) == result.lock


def test_an_editorial_change_of_no_question_is_left_out_with_a_word() -> None:
    result = mended_lock("question q 0\nsame q 111111 222222\nsame r 111111 222222\n")

    assert [line.text for line in result.unreadable] == ["same r 111111 222222"]
    assert lock_text(result.lock).endswith("question q 0\nsame q 111111 222222\n")


LINES = st.sampled_from(
    [
        "<<<<<<< a",
        "=======",
        "||||||| b",
        ">>>>>>> c",
        "question q 1",
        "question r 1",
        "activity q 0",
        "same q 111111 222222",
        "same r 222222 333333",
        "",
        "# x",
        "soal",
    ]
)


@given(st.lists(LINES, max_size=12), st.dictionaries(IDS, st.integers(0, 9)))
def test_whatever_is_mended_can_be_read(lines: list[str], given: dict[str, int]) -> None:
    published = PublishedState(questions=PublishedNumbers(unique(given), 10))

    result = mended_lock("\n".join(lines), published)

    assert read_soundly(lock_text(result.lock)) == result.lock
    assert published.questions.given.items() <= result.lock.questions.items()
    assert set(range(10)) <= set(result.lock.questions.values())  # whatever was given once has an owner
