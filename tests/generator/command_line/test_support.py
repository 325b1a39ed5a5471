# SPDX-License-Identifier: Apache-2.0
"""`sinau support`: reads what the player writes, notices what was heard wrong, and says it in both languages."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from sinau.command_line.program import main
from sinau.command_line.support_code import (
    KINDS,
    PARTS,
    PHASES,
    PRIME,
    SYMBOLS,
    WHERES,
    UnreadableCodeError,
    course_bits,
    read_support_code,
    version_bits,
)
from sinau.commands import support as command

ROOT = Path(__file__).parents[3]
VECTORS = json.loads((ROOT / "tests/themes/player/support_vectors.json").read_text(encoding="utf-8"))
CODES = [(entry["code"], entry["facts"]) for entry in VECTORS["codes"]]


def support(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["support", *words])
    return result.exit_code, result.output


def written(**facts: int) -> str:
    """Write a code as the player does; held to the vectors below."""
    number = 0
    for name, width in PARTS:
        number = number << width | facts.get(name, 0)
    digits = [number >> shift & 31 for shift in range(85, -1, -5)] + [number % PRIME // 32, number % PRIME % 32]
    return "".join(SYMBOLS[digit] for digit in digits)


@pytest.mark.parametrize("code, facts", CODES)
def test_reads_what_the_player_writes(code: str, facts: dict[str, int]) -> None:
    assert asdict(read_support_code(code)) == facts
    assert written(**facts) == code.replace("-", "")


def test_marks_are_the_players() -> None:
    for entry in VECTORS["marks"]:
        assert course_bits(entry["course"]) == entry["course_mark"]
        assert version_bits(entry["course"], entry["version"]) == entry["version_mark"]


def test_blanks_case_and_letters_that_look_alike_do_not_matter() -> None:
    code, facts = CODES[0]
    heard = " " + code.lower().replace("-", "  ").replace("0", "o") + "\n"
    assert asdict(read_support_code(heard)) == facts
    one = written(format=1, app=1)
    assert (
        read_support_code(one.replace("1", "l")) == read_support_code(one.replace("1", "I")) == read_support_code(one)
    )


@given(st.data())
def test_one_symbol_heard_wrong_or_two_that_changed_places_always_show(data: st.DataObject) -> None:
    facts = {name: data.draw(st.integers(0, 2**width - 1)) for name, width in PARTS} | {"format": 1}
    code = written(**facts)
    assert asdict(read_support_code(code)) == facts
    place = data.draw(st.integers(0, 19))
    wrong = data.draw(st.sampled_from([symbol for symbol in SYMBOLS if symbol != code[place]]))
    with pytest.raises(UnreadableCodeError, match="check"):
        read_support_code(code[:place] + wrong + code[place + 1 :])
    at = data.draw(st.integers(0, 18))
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    if swapped != code:
        with pytest.raises(UnreadableCodeError, match="check"):
            read_support_code(swapped)


@pytest.mark.parametrize(
    "code, said",
    [
        ("", "20 letters and digits"),
        ("4000-0000", "20 letters and digits"),
        (CODES[0][0] + "0", "20 letters and digits"),
        (CODES[0][0][:-1] + "U", "(U)"),
        (CODES[0][0][:-1] + "3", "does not add up"),
        (written(format=2), "another version of Sinau"),
    ],
)
def test_says_why_a_code_cannot_be_read(code: str, said: str) -> None:
    status, output = support(code, "--lang", "en")
    assert (status, said in output) == (1, True), output


def test_explains_in_both_languages() -> None:
    code = CODES[2][0]
    status, english = support(code, "--lang", "en")
    assert status == 0
    assert english.splitlines() == [
        (
            f"Course: mark {course_bits('keuangan-desa'):06x}, version {version_bits('keuangan-desa', '2026.1'):04x} "
            "(--content DIR names them)"
        ),
        "Publication: scorm12",
        "Done: 7 of 14 activities",
        "Answers: 23",
        "Saved: on the device",
        "LMS: it refuses to save",
        "Last error of the LMS: 3xx",
        "Some records were lost or damaged on the device; the learner has been told.",
        "The device holds answers of an earlier attempt that the LMS has not given back.",
        "Format of the course data: 1",
    ]
    _, indonesian = support(code, "--lang", "id")
    assert "Selesai: 7 dari 14 pelajaran" in indonesian
    assert not set(english.splitlines()) & set(indonesian.splitlines()) - {"LMS"}


def test_names_course_and_version_of_a_catalogue() -> None:
    content = str(ROOT / "content")
    found = CODES[2][0]
    assert "Course: keuangan-desa, version 2026.1\n" in support(found, "--content", content, "--lang", "en")[1]
    facts = asdict(replace(read_support_code(found), version=1))
    assert "another version than 2026.1" in support(written(**facts), "--content", content, "--lang", "en")[1]
    facts["course"] ^= 1
    assert "none of this catalogue" in support(written(**facts), "--content", content, "--lang", "en")[1]


def test_every_word_that_a_code_can_say_has_its_sentence() -> None:
    assert set(command.WHERE_SAVED) == set(WHERES)
    assert set(command.AT_LMS) == set(PHASES)
    assert len(KINDS) <= 16
    for where in range(8):
        for phase in range(16):
            assert support(written(format=1, where=where, phase=phase, kind=15), "--lang", "en")[0] == 0


def test_full_counts_mean_at_least() -> None:
    assert "Answers: at least 2047" in support(written(format=1, answers=2047), "--lang", "en")[1]
