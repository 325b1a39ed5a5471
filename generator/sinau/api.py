# SPDX-License-Identifier: Apache-2.0
"""The interface for programs: `from sinau import load, check, build`.

Nothing here prints, ends the program, or sets a signal handler, and several threads may use it at once.

    >>> from sinau import load, check, build
    >>> catalogue = load("content")
    >>> [course.title for course in catalogue.courses]
    ['Money of the village']
    >>> for found in check(catalogue):
    ...     print(f"{found.span}: {found.rule.severity}: {found.message('en')}")
    money/01.md:8:1: warning: After a heading of level 2 comes one of level 4.
    >>> for artefact in build(catalogue, "dist", publications=["offline"]):
    ...     print(artefact.publication, artefact.course, artefact.path.as_posix())
    offline money dist/packages/money-1-offline.zip
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from sinau.compiler import Request
from sinau.compiler import build as build_request
from sinau.diagnostics import Diagnostic, Message, Severity
from sinau.extensions import plugin_problems
from sinau.loading import LoadedCatalogue
from sinau.loading import check as check_loaded
from sinau.loading import load as load_folder
from sinau.output.artefact import Artefact

MISTAKEN = Message("commands.api_mistaken")


class CatalogueError(Exception):
    """A catalogue has errors, so nothing was built. `diagnostics` are all that was found, warnings too, in reading order."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return self.text("en")

    def text(self, language: str) -> str:
        """Return how many errors there are, and the first of them, in `language`."""
        errors = [one for one in self.diagnostics if one.rule.severity is Severity.ERROR]
        values = {"place": str(errors[0].span), "code": errors[0].rule.code, "what": errors[0].message(language)}
        return MISTAKEN.text(language, {"count": len(errors), **values})


class Artefacts(tuple[Artefact, ...]):
    """What was built, in the order of the publications, and what has to be known of it.

    `diagnostics` are the catalogue's warnings, what a publication cannot carry, and which locks were written and have to be
    committed. `notes` are about the output folder: that another build was waited for, say.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    notes: tuple[Message, ...] = ()


def load(folder: str | os.PathLike[str]) -> LoadedCatalogue:
    """Return the catalogue in `folder`, also when there are mistakes in it: `check` tells them, those of reading too.

    Raises `OSError` when there is no such folder.

        >>> catalogue = load("content")
        >>> catalogue
        <Catalogue 'Village courses' of 'content': 1 courses>
        >>> [activity.title for activity in catalogue.courses[0].activities()]
        ['Principles']
    """
    return load_folder(Path(folder))


def check(catalogue: LoadedCatalogue, today: date | None = None) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with `catalogue`, in reading order: errors, warnings and notes.

    Plugins that cannot be used come first. Days on which sources have to be reviewed are compared with `today`; without it they are not.

        >>> found = check(load("content"))[0]
        >>> found.rule.code, found.rule.severity.value, found.span.file, found.span.line
        ('C502', 'warning', 'money/01.md', 8)
        >>> found.message("id")
        'Setelah judul tingkat 2 langsung tingkat 4.'
    """
    return (*plugin_problems(), *check_loaded(catalogue, today))


def build(
    catalogue: LoadedCatalogue,
    out: str | os.PathLike[str],
    publications: Iterable[str] = (),
    courses: Iterable[str] = (),
    *,
    today: date | None = None,
    replace_others: bool = False,
    locked: bool = False,
    wait: float = 300.0,
) -> Artefacts:
    """Build `catalogue` into the folder `out`, as `sinau build` does, and return what was built.

    `publications` and `courses` are names; without any, what the catalogue says. New questions get their permanent numbers
    in `ids.lock` in the catalogue's folder; with `locked` that is an error. `replace_others` gives up what others have put
    where results go. Another build into `out` is waited for `wait` seconds. `today` is as for `check`.

    Raises `CatalogueError` when the catalogue has errors, `UnknownNameError` for a name that there is not, `OutputError`
    when results may not go to `out`, and `OSError` when something cannot be written. Nothing is published then.

        >>> made = build(load("content"), "dist", courses=["money"])
        >>> made[0].path.as_posix(), made[0].publication, len(made[0].digest)
        ('dist/packages/money-1-offline.zip', 'offline', 64)
        >>> [found.rule.name for found in made.diagnostics]
        ['lock-written', 'heading-jump', 'lock-written']
        >>> build(load("content"), "dist", courses=["mony"])
        Traceback (most recent call last):
        sinau.compiler.UnknownNameError: There is no course mony. Did you mean money?
    """
    notes: list[Message] = []

    def tell(message: Message, values: Mapping[str, object]) -> None:
        notes.append(message.filled(**values))

    names = tuple(publications), tuple(courses)
    request = Request(
        catalogue.folder,
        Path(out),
        *names,
        today=today,
        replace=replace_others,
        locked=locked,
        wait=wait,
        loaded=catalogue,
    )
    built, found = build_request(request, tell)
    if any(one.rule.severity is Severity.ERROR for one in found):
        raise CatalogueError(found)
    artefacts = Artefacts(
        replace(item.artefact, publication=item.publication.name, course=item.course, sheets=item.sheets)
        for item in built
    )
    artefacts.diagnostics, artefacts.notes = found, tuple(notes)
    return artefacts
