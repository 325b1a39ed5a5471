# SPDX-License-Identifier: Apache-2.0
"""The command line in its reader's language: the help of commands and options, and click's own words.

Texts of commands and options are the section `help`: a command's under its name, an option's under `<command>_<option>`, or
`option_<option>` where several commands have it. Words of click are the section `click`, under what they are in English.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import click

from sinau.texts import language_of
from sinau.texts.finding import words
from sinau.texts.message import plural_form

HELP = {"-h", "--help"}
_spoken = ["en"]
# Whether help is asked for.
_helps = [False]


def language_option(arguments: Sequence[str], otherwise: Callable[[], str]) -> str:
    """Return the language that the command line asks for by --lang, however the rest of it is: errors come in it, too."""
    for number, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == "--lang":
            return value if equals else next(iter(arguments[number + 1 : number + 2]), "") or otherwise()
    return otherwise()


def set_language(main: click.Group, arguments: Sequence[str], language: str) -> None:
    """Have the command line `main` talk in `language`. Only the program does so, once, before anything is read."""
    _spoken[:] = [language]
    _helps[:] = [not arguments or bool(HELP & set(arguments))]
    _translate_click(language)
    set_texts_below(main, "")


def set_texts_below(command: click.Command, path: str) -> None:
    """Have `command`, whose name below the program is `path` ("": the program), and all below it talk in the same language."""
    _name_path_arguments(command)
    if any(_helps):
        _set_help(command, path, words("help", current_language()))


def help_of_command(name: str) -> str:
    """Return the help of the command `name` of ours."""
    found = words("help", current_language()).get(name, "")
    return found if isinstance(found, str) else ""


def current_language() -> str:
    """Return the language in which the command line writes."""
    return _spoken[0]


def _translate_click(language: str) -> None:
    """Have click look for its own words in our files: it takes them from gettext, which reads compiled files only."""
    texts = words("click", language)
    current_language = language_of(language)

    def one(text: str) -> str:
        found = texts.get(text, text)
        return found if isinstance(found, str) else plural_form(found, 1, current_language)

    def translated_plural(text: str, several: str, count: int) -> str:
        found = texts.get(text, text if count == 1 else several)
        return found if isinstance(found, str) else plural_form(found, count, current_language)

    for name, module in list(sys.modules.items()):
        if name.startswith("click."):
            for known, ours in (("_", one), ("ngettext", translated_plural)):
                if hasattr(module, known):
                    setattr(module, known, ours)


def _name_path_arguments(command: click.Command) -> None:
    """Give the places on the disk that `command` asks for their name in the language: each took it when it was declared."""
    texts = words("click", current_language())
    for option in _all_parameters(command):
        if isinstance(option.type, click.Path):
            kinds = {(True, False): "file", (False, True): "directory"}
            name = kinds.get((option.type.file_okay, option.type.dir_okay), "path")
            found = texts.get(name, name)
            option.type.name = (
                found if isinstance(found, str) else plural_form(found, 1, language_of(current_language()))
            )


def _all_parameters(command: click.Command) -> Iterator[click.Parameter]:
    yield from command.params
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        yield from _all_parameters(below)


def _set_help(command: click.Command, path: str, texts: Mapping[str, Any]) -> None:
    """Put the `help` texts of `command`, whose name below the program is `path`, and of all below it."""
    command.help = texts.get(path or "sinau", command.help)
    for option in command.params:
        if isinstance(option, click.Option):
            own, shared = f"{path}_{option.name}", f"option_{option.name}"
            option.help = texts.get(own) or texts.get(shared) or option.help
    for name, below in command.commands.items() if isinstance(command, click.Group) else ():
        _set_help(below, f"{path}_{name}".strip("_"), texts)
