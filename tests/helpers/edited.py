# SPDX-License-Identifier: Apache-2.0
"""A small catalogue with everything in it on which a page may hang, and edits of it, drawn at random."""

from collections.abc import Callable
from pathlib import Path
from random import Random

COURSE = """id: {id}
title: Course {id}
language: {language}
version: '1'
completion: lessons
modules:
  - id: m
    title: M
    lessons: [{lessons}]
"""
CATALOGUE = "format: 1\ntitle: Trial\npublisher: Desa\nlanguages: [en]\nhtml: {html}\npublications: [offline]\n"
TERMS = "istilah:\n  - istilah: {term}\n    arti: Meaning {number}.\n{more}"
LESSON = """---
id: {name}
title: Lesson {name}
---

## Head {number}

## Fixed

Word {number} of kas desa and buku besar. See [the next]({link}#{anchor}) and ![A plan]({picture}).

{include}

{raw}<details><summary>More</summary>Text</details>

::: question {name}-q

Question {number}, see [it]({asked})?

- [ ] A {number}
- [x] B
  > Because of kas desa.

! Explained.
:::
"""
PART = "A part {number} with [a link](../k/{link}.md).\n\n### Deep {number}\n"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h{number}"/></svg>\n'


def lesson(random: Random, name: str, names: list[str], wrong: float = 0.05) -> str:
    """Return the text of a lesson: most of them right, some with a broken link, anchor or picture (`wrong`: how many)."""

    def seldom(strange: str, usual: str) -> str:
        return strange if random.random() < wrong else usual

    number = random.randrange(4)
    return LESSON.format(
        name=name,
        number=number,
        link=seldom("gone.md", f"{random.choice(names)}.md"),
        raw=seldom("<b>bold</b> ", ""),
        anchor=seldom(random.choice([f"head-{number}", "deep-1"]), "fixed"),
        picture=seldom(random.choice(["plan.svg", "other.svg", "talk.mp4"]), "../k/plan.svg"),
        asked=random.choice(["https://example.org", "https://example.org", f"{random.choice(names)}.md"]),
        include=seldom("::: include lost.md", random.choice(["", "::: include ../k/part.md"])),
    )


def begin(folder: Path, random: Random) -> None:
    """Write the catalogue."""
    names = ["a", "b", "c", "d"]
    for name in names:
        write(folder, f"k/{name}.md", lesson(random, name, names, 0))
    write(folder, "k/course.yml", COURSE.format(id="k", language="en", lessons=", ".join(f"{n}.md" for n in names)))
    write(folder, "l/course.yml", COURSE.format(id="l", language="id", lessons="one.md"))
    write(folder, "l/one.md", lesson(random, "one", ["one"], 0))
    write(folder, "catalogue.yml", CATALOGUE.format(html="false"))
    write(folder, "index.md", "---\ntitle: Front\n---\n\nSee [a](k/a.md) and [one](l/one.md).\n")
    write(folder, "k/part.md", PART.format(number=1, link="a"))
    write(folder, "k/plan.svg", PICTURE.format(number=1))


def write(folder: Path, name: str, text: str) -> None:
    """Write a file of the catalogue in `folder`."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def edit(folder: Path, random: Random) -> str:
    """Make one edit of the catalogue in `folder`, and tell which."""
    change = random.choice(EDITS)
    change(folder, random)
    return change.__name__


def _lessons(folder: Path) -> list[str]:
    return sorted(path.stem for path in (folder / "k").glob("*.md") if path.stem != "part" and "." not in path.stem)


def _list(folder: Path, language: str = "en") -> None:
    lessons = ", ".join(f"{name}.md" for name in _lessons(folder))
    write(folder, "k/course.yml", COURSE.format(id="k", language=language, lessons=lessons))


def _lead_elsewhere(folder: Path, old: str, new: str) -> None:
    """Have all links to the lesson `old` lead to `new`."""
    for path in folder.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace(f"({old}.md", f"({new}.md").replace(f"k/{old}.md", f"k/{new}.md"), encoding="utf-8"
        )


def mend(folder: Path, random: Random) -> None:
    """Write all lessons anew, and all of them right."""
    names = _lessons(folder)
    for name in names:
        write(folder, f"k/{name}.md", lesson(random, name, names, 0))
    write(folder, "k/part.md", PART.format(number=1, link=names[0]))
    write(folder, "k/plan.svg", PICTURE.format(number=1))
    write(folder, "index.md", f"---\ntitle: Front\n---\n\nSee [it](k/{names[0]}.md) and [one](l/one.md).\n")
    _list(folder)


def change_page(folder: Path, random: Random) -> None:
    """Write a lesson anew."""
    names = _lessons(folder)
    name = random.choice(names)
    write(folder, f"k/{name}.md", lesson(random, name, names))


def add_page(folder: Path, random: Random) -> None:
    """Add a lesson."""
    name = random.choice("efgh")
    write(folder, f"k/{name}.md", lesson(random, name, [*_lessons(folder), name]))
    _list(folder)


def delete_page(folder: Path, random: Random) -> None:
    """Delete a lesson, and sometimes forget that the course names it."""
    names = _lessons(folder)
    if len(names) > 2:
        gone = random.choice(names)
        (folder / f"k/{gone}.md").unlink()
        if random.random() < 0.8:
            _list(folder)
            _lead_elsewhere(folder, gone, next(name for name in names if name != gone))


def rename_page(folder: Path, random: Random) -> None:
    """Give a lesson another file name."""
    names = _lessons(folder)
    free = next((name for name in "xyzuvw" if name not in names), None)
    if free:
        name = random.choice(names)
        (folder / f"k/{name}.md").rename(folder / f"k/{free}.md")
        _list(folder)
        if random.random() < 0.8:
            _lead_elsewhere(folder, name, free)


def rename_id(folder: Path, random: Random) -> None:
    """Give a lesson another id: links to it lead to another address."""
    path = folder / f"k/{random.choice(_lessons(folder))}.md"
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[1] = f"id: id-{random.randrange(9)}-{path.stem}"
    path.write_text("\n".join(lines), encoding="utf-8")


def change_draft(folder: Path, random: Random) -> None:
    """Make a lesson a draft, or none."""
    path = folder / f"k/{random.choice(_lessons(folder))}.md"
    text = path.read_text(encoding="utf-8")
    draft = "draft: true\n---\n"
    text = text.replace(draft, "---\n") if draft in text else text.replace("\n---\n", f"\n{draft}", 1)
    path.write_text(text, encoding="utf-8")


def change_anchor(folder: Path, random: Random) -> None:
    """Change a heading that others may link to."""
    path = folder / f"k/{random.choice(_lessons(folder))}.md"
    text = path.read_text(encoding="utf-8")
    change = ("## Other", "## Fixed") if "## Other" in text else ("## Fixed", "## Other")
    path.write_text(text.replace(*change, 1), encoding="utf-8")


def change_part(folder: Path, random: Random) -> None:
    """Change, delete or bring back a file that pages include."""
    if random.random() < 0.2:
        (folder / "k/part.md").unlink(missing_ok=True)
    else:
        write(folder, "k/part.md", PART.format(number=random.randrange(3), link=random.choice(_lessons(folder))))


def change_terms(folder: Path, random: Random) -> None:
    """Change the terms of the course or of the catalogue."""
    more = "    diganti: kas baru\n" if random.random() < 0.3 else ""
    term = random.choice(["kas desa", "buku besar"])
    place = random.choice(["istilah.yml", "k/istilah.yml"])
    if random.random() < 0.2:
        (folder / place).unlink(missing_ok=True)
    else:
        write(folder, place, TERMS.format(term=term, number=random.randrange(3), more=more))


def change_settings(folder: Path, random: Random) -> None:
    """Change a setting of the course or of the catalogue."""
    if random.random() < 0.5:
        _list(folder, random.choice(["en", "id", "ar"]))
    else:
        write(folder, "catalogue.yml", CATALOGUE.format(html=random.choice(["true", "false"])))


def change_media(folder: Path, random: Random) -> None:
    """Add, change or delete a picture, or a recording with its transcript."""
    name = random.choice(["k/plan.svg", "k/other.svg", "k/talk.mp4", "k/talk.transcript.md", "k/Plan.svg"])
    if (folder / name).exists() and random.random() < 0.4:
        (folder / name).unlink()
    elif name.endswith(".svg"):
        write(folder, name, PICTURE.format(number=random.randrange(9)))
    else:
        write(folder, name, f"Spoken words {random.randrange(3)}.\n" * random.randrange(1, 3))


EDITS: list[Callable[[Path, Random], None]] = [
    change_page,
    change_page,
    add_page,
    delete_page,
    rename_page,
    rename_id,
    change_draft,
    change_anchor,
    change_part,
    change_terms,
    change_settings,
    change_media,
    mend,
    mend,
]
