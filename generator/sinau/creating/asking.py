# SPDX-License-Identifier: Apache-2.0
"""Asks people on a terminal for what the options have not said; where nobody can be asked, what is usual is taken."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import click

from sinau.creating.planning import CreationError
from sinau.diagnostics import Message

MISSING = Message("creating.missing")
WHICH = Message("creating.which")
NOT_A_CHOICE = Message("creating.not_a_choice")
EMPTY = Message("creating.empty")
# Says what is wrong with an answer; `None`: nothing.
Check = Callable[[str], Message | None]


def is_on_terminal() -> bool:
    """Tell whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


@dataclass(frozen=True, slots=True)
class Dialog:
    """Asks in `language`, or does not ask at all (`asks`)."""

    language: str
    asks: bool

    def ask_text(self, given: str | None, option: str, question: Message, usual: str | None, check: Check) -> str:
        """Return the text that was `given` by `option`, or the answer to `question`; `usual` is offered for it.

        Raises `CreationError` where it is wrong, or not given and there is nobody to ask.
        """
        taken = usual if given is None and not self.asks else given
        if taken is not None or not self.asks:
            if taken is None:
                raise CreationError(MISSING.filled(option=option))
            found = " ".join(taken.split())
            if problem := check(found):
                raise CreationError(problem)
            return found
        while True:
            found = " ".join(self._read_answer(question.text(self.language), usual).split())
            problem = check(found)
            if problem is None:
                return found
            click.echo(f"  {problem.text(self.language)}")

    def ask_choice(
        self, given: str | None, option: str, question: Message, offered: Mapping[str, str], usual: str | None
    ) -> str:
        """Return which key of `offered` was given, or is answered by its number or name. One that stands alone is taken without a word."""
        if given is not None:
            if given not in offered:
                raise CreationError(NOT_A_CHOICE.filled(given=given, known=list(offered)))
            return given
        if len(offered) == 1:
            return next(iter(offered))
        if not self.asks:
            if usual is None:
                raise CreationError(WHICH.filled(option=option, known=list(offered)))
            return usual
        click.echo(question.text(self.language))
        keys = list(offered)
        for number, (key, words) in enumerate(offered.items(), 1):
            click.echo(f"  {number}  {words}" + (f" ({key})" if key not in words else ""))
        while True:
            answer = self._read_answer(">", str(keys.index(usual) + 1) if usual else None).strip()
            if answer in offered:
                return answer
            if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(keys):
                return keys[int(answer) - 1]
            click.echo(f"  {NOT_A_CHOICE.filled(given=answer, known=list(offered)).text(self.language)}")

    @staticmethod
    def _read_answer(question: str, usual: str | None) -> str:
        try:
            suffix = " " if question == ">" else ": "
            return str(click.prompt(question, default=usual, prompt_suffix=suffix, show_default=bool(usual)))
        except click.Abort:  # Ctrl-C, or the end of what was typed
            raise KeyboardInterrupt from None


def why_empty_or_unprintable(text: str) -> Message | None:
    """Say that `text` has nothing to read in it, or something that cannot be read."""
    return None if text.isprintable() and any(char.isalnum() for char in text) else EMPTY


def why_unprintable(text: str) -> Message | None:
    """Say that `text` has something in it that cannot be read."""
    return None if text.isprintable() else EMPTY
