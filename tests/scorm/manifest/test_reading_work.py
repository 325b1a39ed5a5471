# SPDX-License-Identifier: Apache-2.0
"""`sinau play` reads any manifest: four times as much of anything in it takes about four times the work, which is counted."""

from collections.abc import Callable

import pytest

from helpers.counting import steps
from helpers.playable import MANIFEST_2004
from sinau_scorm.manifest.reading import read_manifest

Grow = Callable[[int], str]
OPENED = "<imsss:objectives>"
ADLSEQ = 'xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"'


def many(write: Callable[[int], str]) -> Grow:
    return lambda count: "".join(write(number) for number in range(count))


def primary(number: int) -> str:
    return f'<imsss:primaryObjective objectiveID="p{number}"/>'


def objective(name: str, target: str = "") -> str:
    maps = f'<imsss:mapInfo targetObjectiveID="{target}"/>' if target else ""
    return f'<imsss:objective objectiveID="{name}">{maps}</imsss:objective>'


def added(name: str, target: str) -> str:
    return f'<adlseq:objective objectiveID="{name}"><adlseq:mapInfo targetObjectiveID="{target}"/></adlseq:objective>'


def group(grow: Grow) -> Grow:
    """Behind the last group of an activity, one more of the 4th edition's."""
    return lambda count: f"<adlseq:objectives {ADLSEQ}>{grow(count)}</adlseq:objectives>"


def maps(count: int) -> str:
    return "".join(f'<imsss:mapInfo targetObjectiveID="t{number}"/>' for number in range(count))


def condition(number: int) -> str:
    return f'<imsss:ruleCondition condition="satisfied" referencedObjective="o{number}"/>'


# What is repeated, and before which text of the manifest it stands.
SHAPES: dict[str, tuple[str, Grow]] = {
    "objectives": ("</imsss:objectives>", many(lambda n: objective(f"o{n}"))),
    "objectives with maps": ("</imsss:objectives>", many(lambda n: objective(f"o{n}", f"t{n}"))),
    "objectives of one name": ("</imsss:objectives>", many(lambda n: objective("o"))),
    "objectives of one name, each with another map": ("</imsss:objectives>", many(lambda n: objective("o", f"t{n}"))),
    "objectives of one name and map": ("</imsss:objectives>", many(lambda n: objective("o", "t"))),
    "objectives without a name": ("</imsss:objectives>", many(lambda n: objective("", f"t{n}"))),
    "primary objectives": ("</imsss:objectives>", many(primary)),
    "primary objectives between others": ("</imsss:objectives>", many(lambda n: primary(n) + objective(f"o{n}"))),
    "maps of one objective": (
        "</imsss:objectives>",
        lambda count: f'<imsss:objective objectiveID="o">{maps(count)}</imsss:objective>',
    ),
    "one map and others after it": (
        "</imsss:objectives>",
        lambda count: (
            f'<imsss:objective objectiveID="o">{maps(count)}</imsss:objective>'
            + "".join(objective("o", f"t{number}") for number in range(count))
        ),
    ),
    "objectives of the 4th edition": ("</imsss:sequencing>", group(many(lambda n: added(f"o{n}", f"t{n}")))),
    "groups of the 4th edition": ("</imsss:sequencing>", many(lambda n: group(lambda _: added(f"o{n}", "t"))(1))),
    "conditions": ("</imsss:ruleConditions>", many(condition)),
    "items": ("</organization>", many(lambda n: f'<item identifier="i{n}"><title>x</title></item>')),
    "resources": ("</resources>", many(lambda n: f'<resource identifier="r{n}" href="r.html"/>')),
    "collected sequencings": (
        "</imsss:sequencingCollection>",
        many(lambda n: f'<imsss:sequencing ID="s{n}"/>'),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_as_much_is_about_four_times_the_work(shape: str) -> None:
    before, grow = SHAPES[shape]
    text = MANIFEST_2004
    if before == "</imsss:sequencingCollection>" and before not in text:
        text = text.replace("</manifest>", f"<imsss:sequencingCollection>{before}</manifest>")
    assert before in text

    def work(count: int) -> int:
        data = text.replace(before, grow(count) + before, 1).encode()
        read_manifest(data)  # what is made once for a process
        return steps(lambda: read_manifest(data))

    start, less, more = (work(count) for count in (1, 100, 400))
    assert more - start <= 5 * (less - start) + start, (start, less, more)


def test_objectives_with_one_name_are_one_and_keep_the_order_of_their_maps() -> None:
    text = (
        primary(1)
        + objective("a", "t1")
        + primary(2)  # the last primary one counts; the one before is forgotten
        + objective("a", "t2")
        + objective("a", "t1")
        + objective("p2", "t3")
        + objective("p1", "t4")
    )
    start = MANIFEST_2004.index(OPENED) + len(OPENED)
    end = MANIFEST_2004.index("</imsss:objectives>")
    manifest = read_manifest((MANIFEST_2004[:start] + text + MANIFEST_2004[end:]).encode())
    sequencing = next(item.sequencing for item in manifest.organization.walk() if "primaryObjective" in item.sequencing)

    def shape(found: dict[str, object]) -> tuple[object, list[str]]:
        entries = found["mapInfo"]
        assert isinstance(entries, list)
        return found["objectiveID"], [entry["targetObjectiveID"] for entry in entries]

    assert shape(sequencing["primaryObjective"]) == ("p2", ["t3"])
    assert sequencing["primaryObjective"]["isPrimary"] is True
    assert [shape(one) for one in sequencing["objectives"]] == [("a", ["t1", "t2"]), ("p1", ["t4"])]
