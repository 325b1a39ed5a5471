# SPDX-License-Identifier: Apache-2.0
"""What the sheet says of answers with several parts: how they are written is what the adapters send, how they score what the player counts."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from helpers.node import call_each
from helpers.rendered import activity, course, question, rendered
from sinau.answers import Shape, shape_code
from sinau.model.rendered import JsonValue, RenderedQuestion
from sinau.output.artefact import Artefact
from sinau.texts import written_value as spelled
from sinau_scorm import package_format12, package_format2004
from sinau_scorm.package_format import PackageFormat
from sinau_scorm.sheet.answers import EXAMPLES
from sinau_scorm.sheet.document import sheet_html

ZIP = Artefact(Path("packages/demo-1.zip"), 1_234_567, "ab" * 32)
ORDER, PAIRS = Shape("order", 5), Shape("pairs", 2, 3)
GAPS = Shape("gaps", parts=(Shape("words", 12), Shape("words", 12)))
BOTH = pytest.mark.parametrize("language", ["en", "id"])
FORMATS = pytest.mark.parametrize(
    "form, old", [(package_format12.FORMAT, True), (package_format2004.SCORM2004_4, False)], ids=["12", "2004"]
)


def asked(id: str, shape: Shape, **rule: JsonValue) -> RenderedQuestion:
    one = question(id, 0)
    return replace(one, shape=shape, data={**one.data, "rule": {"correct": [], **rule}})


def lines(form: PackageFormat, language: str, *questions: RenderedQuestion) -> tuple[dict[str, list[str]], str]:
    content = rendered(course([activity("one", 0, questions=questions)]))
    section = html.fromstring(sheet_html(form, content, ZIP, language)).find(".//section[@id='answers']")
    assert section is not None
    found = {
        str(line.findtext("dt")): [" ".join(text.text_content().split()) for text in line.iterfind("dd")]
        for line in section.iterfind("dl/div")
    }
    return found, " ".join(text.text_content() for text in section.iterfind("p"))


def test_plain_choices_and_words_need_no_line() -> None:
    found, sentences = lines(package_format12.FORMAT, "en", question("q", 0), asked("w", Shape("words", 24)))

    assert found == {}
    assert "in part" not in sentences


@BOTH
@FORMATS
def test_each_kind_has_its_line_in_both_languages(form: PackageFormat, old: bool, language: str) -> None:
    several = [asked("s", Shape("some", 4)), asked("o", ORDER), asked("p", PAIRS), asked("g", GAPS, gaps=[])]
    found, sentences = lines(form, language, *several)

    names = [re.search(r"\((\S+)\)", name) for name in found]
    assert [name and name[1] for name in names] == ["choice", "sequencing", "matching", "fill-in"]
    order, pairs, gaps = list(found.values())[1:]
    assert ("c,a,b" if old else "c[,]a[,]b") in order[0]
    assert ("a.c,b.a" if old else "a[.]c[,]b[.]a") in pairs[0]
    one, two = ("cash", "month") if language == "en" else ("kas", "bulan")
    assert f"such as {one}{'; ' if old else '[,]'}{two}." in gaps[0].replace("misalnya", "such as")
    assert {len(texts) for texts in (order, pairs, gaps)} == {2}
    assert not re.search(r"sheet\.|[{}]", " ".join(text for texts in found.values() for text in texts) + sentences)


def test_the_examples_are_what_the_adapters_write() -> None:
    given = {"order": ["c", "a", "b"], "pairs": ["a.c", "b.a"], "gaps": ["kas", "bulan"]}
    for at, standard in enumerate(("1.2", "2004")):
        calls = [[standard, kind, answer] for kind, answer in given.items()]
        written = call_each("tests/scorm/sheet/notations.js", "response", calls)
        assert dict(zip(given, written, strict=True)) == {
            kind: spelled(examples[at], "id") for kind, examples in EXAMPLES.items()
        }


@BOTH
def test_whole_and_in_part_are_told_apart_by_id(language: str) -> None:
    whole, part, table = asked("p-1", PAIRS), asked("p-2", PAIRS, partial=True), asked("p-3", PAIRS, table=True)
    (alone,), sentences = (
        lines(package_format12.FORMAT, language, whole)[0].values(),
        lines(package_format12.FORMAT, language, whole)[1],
    )
    (mixed,) = lines(package_format12.FORMAT, language, whole, part, table)[0].values()
    told = lines(package_format12.FORMAT, language, part)[1]

    assert not alone[1].startswith("p-1")
    assert sorted(text[:4] for text in mixed[1:]) == ["p-1:", "p-2:", "p-3:"]
    assert len({text[4:] for text in mixed[1:]}) == 3
    assert told.startswith(sentences)
    assert len(told) > len(sentences), "a result between 0 and 1 is explained"


SCORES: list[tuple[Shape, dict[str, JsonValue], list[str], float]] = [
    (ORDER, {"correct": list("abcde"), "partial": True}, list("bcdae"), 0.75),  # 3/4, as the sheet says
    (ORDER, {"correct": list("abcde")}, list("bcdae"), 0),
    (PAIRS, {"correct": ["a.a", "b.b"], "partial": True}, ["a.a", "b.c"], 0.5),
    (PAIRS, {"correct": ["a.a", "b.b"], "table": True}, ["a.a", "b.c"], 0),
    (PAIRS, {"correct": ["a.a", "b.b"]}, ["a.a", "b.c"], 0),
    (GAPS, {"correct": [], "gaps": [{"correct": ["x"]}, {"correct": ["y"]}], "partial": True}, ["x", "z"], 0.5),
    (GAPS, {"correct": [], "gaps": [{"correct": ["x"]}, {"correct": ["y"]}]}, ["x", "z"], 0),
    (Shape("some", 4), {"correct": ["a", "b"], "partial": True}, ["a", "c"], 0),
]


def test_the_player_counts_as_the_sheet_says() -> None:
    calls = [[{"shape": shape_code(shape), "rule": rule}, answer] for shape, rule, answer, _ in SCORES]
    found = call_each("tests/themes/player/answers/invented.js", "scoreAnswer", calls)

    assert found == [score for *_, score in SCORES]
