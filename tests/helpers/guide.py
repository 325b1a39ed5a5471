# SPDX-License-Identifier: Apache-2.0
"""The documentation of Sinau, `content/panduan`: its pages, what is shown in them, and what has to be named there.

`GUIDE` is what is committed; the reference is added in a copy (`guide_reference.py`), as it comes from the program.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from helpers.commands import below
from sinau.command_line.program import main

GUIDE = Path(__file__).parents[2] / "content/panduan"
# Each course in Indonesian, with the same one in English.
COURSES = {"penulis": "authors", "penyelenggara": "hosts", "acuan": "reference"}
FENCE = re.compile(r"^( *)(`{3,}|~{3,})([^\n`]*)\n(.*?)^\1\2[ ]*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of code in a page: `language` is its first word, `file` the name of the file that it is (`""`: of none)."""

    page: Path
    line: int
    language: str
    file: str
    text: str


def languages() -> dict[str, str]:
    """Return the language of each course of the documentation, by its folder."""
    return {folder: language for pair in COURSES.items() for folder, language in zip(pair, ("id", "en"), strict=True)}


def pages(folder: Path) -> list[Path]:
    """Return the pages below `folder`."""
    return sorted(folder.rglob("*.md"))


def written_pages(language: str) -> list[Path]:
    """Return the pages in `language` that somebody has written."""
    return [page for folder, spoken in languages().items() if spoken == language for page in pages(GUIDE / folder)]


def shown_in(page: Path) -> Iterator[Shown]:
    """Yield the blocks of code in `page`. The name of the file that it is ends the line above: "`course.yml`:"."""
    text = page.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        above = text[: match.start()].rstrip("\n").rpartition("\n")[2]
        named = re.search(r"`([^`\s]+\.[a-z]+)`:\s*\Z", above)
        indent = match[1]
        inside = "".join(line.removeprefix(indent) for line in match[4].splitlines(keepends=True))
        yield Shown(page, text.count("\n", 0, match.start()) + 1, match[3].strip(), named[1] if named else "", inside)


def code_in(page: Path) -> str:
    """Return all that `page` shows as code, in blocks and in lines."""
    text = page.read_text(encoding="utf-8")
    blocks = [match[4] for match in FENCE.finditer(text)]
    return "\n".join([*blocks, *(match[2] for match in CODE.finditer(FENCE.sub("", text)))])


def commands_in(shown: Shown) -> Iterator[str]:
    """Yield the command lines of a block: in one of the kind `console`, what stands behind `$ `."""
    lines = shown.text.replace("\\\n", " ").splitlines()
    yield from (line[2:].partition("  #")[0] for line in lines if line.startswith("$ "))


def all_commands() -> Iterator[tuple[str, click.Command]]:
    """Yield each command of the program with the words by which it is called."""

    def walk(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
        if path:
            yield path, command
        for name, inner in sorted(below(command).items()):
            yield from walk(f"{path} {name}".strip(), inner)

    yield from walk("", main)


def wrong_in(line: str) -> str:
    """Return what the program would refuse of the command line `line`, which begins with `sinau`; `""`: nothing.

    Files that it names need not be there.
    """
    words = shlex.split(line)[1:]
    command: click.Command = main
    while words and not words[0].startswith("-") and words[0] in below(command):
        command = below(command)[words.pop(0)]
    if words and command is main and not words[0].startswith("-"):
        return f"there is no command {words[0]}"
    context = click.Context(command)
    try:
        options, left, _ = command.make_parser(context).parse_args([word for word in words if word != "--help"])
        for option in command.get_params(context):
            is_named = isinstance(option, click.Option) and option.name in options
            if is_named and not isinstance(option.type, click.Path):
                option.type_cast_value(context, options[option.name])
    except click.UsageError as error:
        return f"{line}: {error.format_message()}"
    return f"{line}: {' '.join(left)}" if left and not isinstance(command, click.Group) else ""
