# SPDX-License-Identifier: Apache-2.0
"""Whatever stands inside whatever: includes, questions, banks, hints, explanations, feedback, footnotes and terms of the glossary.

Either it is published, or a diagnostic says at its place why not.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.chain import CATALOGUE, COURSE, FRONT, Outcome, compiled, misplaced, published

GLOSSARY = (
    "terms:\n  - {term: Kades, meaning: Kepala desa}\n  - {term: carik, meaning: Sekdes, superseded_by: sekdes}\n"
)
CHOICES = "- [x] Kades carik[^k]\n  > Ya, Kades[^k].\n- [ ] Sekdes\n  > Bukan.\n"
NOTE = "\n[^k]: Sejak 2014, *carik* é.\n"
LEAVES = {
    "text": "Kades é dan carik.\n",
    "footnote": f"Kades[^k] carik.\n{NOTE}",
    "question": f"::: soal dalam\nSiapa Kades?[^k]\n\n{CHOICES}:::\n{NOTE}",
    "true or false": "::: soal dalam benar\nKades.\n:::\n",
    "choices": CHOICES + NOTE,
    "heading": "## Kades\n\n- a\n  - b\n",
    "html": " <div>é <b>carik</b></div>\n",
}
AROUND = {
    "note": "::: catatan Kades\n{}\n:::\n",
    "details": ":::: details Kades\n{}\n::::\n",
    "stem": "::: soal s-{id}\nSiapa?\n\n{}\n\n" + CHOICES + ":::\n",
    "hint": "::: soal s-{id}\nSiapa?\n\n" + CHOICES + "? Baca.\n\n{}\n\n:::\n",
    "explanation": "::: soal s-{id}\nSiapa?\n\n" + CHOICES + "! Kades.\n\n{}\n\n:::\n",
    "after the choices": "::: soal s-{id}\nSiapa?\n\n" + CHOICES + "\n{}\n\n:::\n",
    "after answers": "::: soal s-{id}\nSiapa?\n\n= Kades\n\n{}\n\n:::\n",
    "true or false": "::: soal s-{id} salah\n{}\n:::\n",
    "include": "",
}
ASSESSMENT = "---\nid: satu\ntitle: Satu\nkind: quiz\nbank: bank.md\n---\n"
QUESTION = "::: soal lain\nApa?\n\n- [x] Ini\n- [ ] Itu\n:::\n"
Files = dict[str, str | bytes]


def survives(files: Files) -> Outcome:
    """Take `files` as far as into a player; every error has its place in a file that is there."""
    base: Files = {
        "catalogue.yml": CATALOGUE + "html: yes\n",
        "kursus/course.yml": COURSE,
        "kursus/istilah.yml": GLOSSARY,
    }
    outcome = compiled({**base, **files})
    assert misplaced(outcome) == []
    if outcome.rendered:
        published(outcome)
    return outcome


def nested(chain: tuple[str, ...], leaf: str) -> tuple[str, Files]:
    """Return a text in which the things in `chain` stand one in the other around `leaf`, and the files it includes."""
    text, files = LEAVES[leaf], Files()
    for number, name in enumerate(reversed(chain)):
        if name == "include":
            files[f"kursus/bagian{number}.md"] = text
            text = f"::: include bagian{number}.md\n"
        else:
            text = AROUND[name].replace("{id}", str(number)).replace("{}", text)
    return text, files


@pytest.mark.parametrize("leaf", LEAVES)
@pytest.mark.parametrize("outer", AROUND)
def test_everything_inside_everything(outer: str, leaf: str) -> None:
    for inner in AROUND:
        text, files = nested((outer, inner), leaf)
        survives({"kursus/01.md": FRONT + text + NOTE, **files})
        survives({"kursus/01.md": ASSESSMENT + text, "kursus/bank.md": QUESTION + text + NOTE, **files})


@pytest.mark.parametrize("place", ["stem", "hint", "explanation"])
@pytest.mark.parametrize("leaf", ["text", "footnote", "heading", "html"])
def test_a_question_may_include_what_is_no_question(place: str, leaf: str) -> None:
    text, files = nested((place, "include"), leaf)
    outcome = survives({"kursus/01.md": FRONT + text + NOTE, **files})

    assert outcome.rendered
    (question,) = outcome.rendered.courses[0].activities[0].questions
    assert {"heading": "<li>b</li>", "html": "carik"}.get(leaf, "Kades") in str(question)


PIECES = st.recursive(
    st.sampled_from(sorted(LEAVES)).map(lambda name: LEAVES[name])
    | st.sampled_from(["a.md", "b.md", "c.md", "bank.md", "01.md"]).map(lambda name: f"::: include {name}\n"),
    lambda inner: st.tuples(
        st.sampled_from(sorted(set(AROUND) - {"include"})), st.lists(inner, max_size=3), st.integers(0, 99)
    ).map(lambda made: AROUND[made[0]].replace("{id}", str(made[2])).replace("{}", "\n".join(made[1]))),
    max_leaves=6,
)
PAGE = st.lists(PIECES, max_size=3).map("\n".join)


@given(st.sampled_from([FRONT, ASSESSMENT]), *[PAGE] * 5)
def test_files_that_include_each_other(front: str, page: str, bank: str, a: str, b: str, c: str) -> None:
    survives(
        {
            "kursus/01.md": front + page + NOTE,
            "kursus/bank.md": QUESTION + bank,
            "kursus/a.md": a,
            "kursus/b.md": b,
            "kursus/c.md": c + NOTE,
        }
    )
