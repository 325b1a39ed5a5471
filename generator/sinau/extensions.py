# SPDX-License-Identifier: Apache-2.0
"""Finds what is added by adding a file: commands, publications, question types, printed forms, rules."""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.abc import InspectLoader
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

import click

import sinau.diagnostics.forms
import sinau.questions
from sinau.diagnostics import Rule
from sinau.publication import Publication
from sinau.question_type import QuestionType


def modules_of(package: ModuleType) -> list[ModuleType]:
    """Return the modules of `package` in the order of their names; those whose names start with `_` are shared code."""
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__) if not info.name.startswith("_"))
    return [import_module(f"{package.__name__}.{name}") for name in names]


@cache
def publications() -> dict[str, Publication]:
    """Return every publication by its name: each module of each package in the entry-point group `sinau.publications`."""
    found: dict[str, Publication] = {}
    for entry in sorted(entry_points(group="sinau.publications"), key=lambda entry: entry.name):
        for module in modules_of(entry.load()):
            publication = module.PUBLICATION
            if publication.name in found:
                raise ValueError(f"two publications are called {publication.name!r}")
            found[publication.name] = publication
    return found


@cache
def commands() -> dict[str, click.Command]:
    """Return every command by its name: each module of each package in the entry-point group `sinau.commands`."""
    found: dict[str, click.Command] = {}
    for entry in sorted(entry_points(group="sinau.commands"), key=lambda entry: entry.name):
        for module in modules_of(entry.load()):
            name = module.__name__.rpartition(".")[2]
            if name in found:
                raise ValueError(f"two commands are called {name!r}")
            found[name] = module.COMMAND
    return found


@cache
def question_types() -> dict[str, QuestionType]:
    """Return every question type by its name: each folder of `sinau.questions` with a `type.py`."""
    types = [import_module(f"sinau.questions.{name}.type").QUESTION_TYPE for name in _type_folders()]
    return {question_type.name: question_type for question_type in types}


def question_folders() -> dict[str, Path]:
    """Return the folder of every question type by the type's name."""
    return {
        import_module(f"sinau.questions.{name}.type").QUESTION_TYPE.name: folder
        for name, folder in _type_folders().items()
    }


def _type_folders() -> dict[str, Path]:
    """Return the folders of question types by their names."""
    return {folder.name: folder for folder in sinau.questions.folders()}


@cache
def forms() -> dict[str, ModuleType]:
    """Return every printed form of diagnostics by its name: each module of `sinau.diagnostics.forms`."""
    return {module.__name__.rpartition(".")[2]: module for module in modules_of(sinau.diagnostics.forms)}


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of their codes: of Sinau, and of the packages that its entry points lead to.

    Only modules whose text declares a rule are imported: MkDocs takes longer than all the others together.
    """
    groups = (
        entry for group in entry_points().groups if group.startswith("sinau.") for entry in entry_points(group=group)
    )
    packages = {"sinau", *(entry.module.partition(".")[0] for entry in groups)}
    found: dict[str, Rule] = {}
    for package in sorted(packages):
        for name in _declaring(package):
            for value in vars(import_module(name)).values():
                if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                    raise ValueError(f"two rules have the code {value.code}")
    return tuple(found[code] for code in sorted(found))


def _declaring(package: str) -> Iterator[str]:
    """Yield the names of the modules below `package` that declare a rule."""
    root = import_module(package).__path__
    found = [*pkgutil.walk_packages(root, f"{package}.")]
    # The folder of a question type need not be a package.
    for folder in _type_folders() if package == sinau.__name__ else ():
        inside = f"sinau.questions.{folder}"
        found += pkgutil.walk_packages(import_module(inside).__path__, f"{inside}.")
    for info in found:
        spec = info.module_finder.find_spec(info.name, None)
        loader = spec.loader if spec else None
        if isinstance(loader, InspectLoader) and " = Rule(" in (loader.get_source(info.name) or ""):
            yield info.name
