# SPDX-License-Identifier: Apache-2.0
"""Finds what there is: commands, publications, question types, printed forms, rules.

Ours are found by adding a file to a folder, those of other distributions by their plugins (`installed.py`).
"""

import pkgutil
import threading
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.abc import InspectLoader
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import cast

import click

import sinau.diagnostics.forms
import sinau.questions
from sinau.diagnostics import Diagnostic, Rule
from sinau.extensions.installed import OWN, Installed, Names, look_for_plugins
from sinau.plugin import Form, Plugin
from sinau.publication import Publication
from sinau.question_type import QuestionType
from sinau.source.schema import Field
from sinau.texts import add_folder


def modules_of(package: ModuleType) -> list[ModuleType]:
    """Return the modules of `package` in the order of their names; those whose names start with `_` are shared code."""
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__) if not info.name.startswith("_"))
    return [import_module(f"{package.__name__}.{name}") for name in names]


_lock = threading.RLock()
_plugins: list[tuple[Installed, ...] | None] = []


def plugins() -> tuple[Installed, ...]:
    """Return every plugin that is installed, also those that cannot be used. They are loaded once."""
    with _lock:  # others wait; a plugin that asks for plugins while it is loaded would ask for itself
        if not _plugins:
            _plugins.append(None)
            try:
                _plugins[0] = look_for_plugins(_own_names)
            except BaseException:
                _plugins.clear()
                raise
            for folder in (one.texts for one in _taken()):
                if folder:
                    add_folder(folder)
        if _plugins[0] is None:
            raise RuntimeError("what there is cannot be asked for while plugins are loaded")
        return _plugins[0]


def problems() -> tuple[Diagnostic, ...]:
    """Return which plugins cannot be used, and why."""
    return tuple(found for one in plugins() if (found := one.diagnostic()))


def _taken() -> list[Plugin]:
    return [one.plugin for one in plugins() if one.plugin]


def _own_names() -> Names:
    """Return the names of all that Sinau has itself, by kind."""
    kinds: dict[str, Iterable[str]] = {
        "publications": _own_publications(),
        "question_types": _own_types(),
        "commands": _own_commands(),
        "forms": _own_forms(),
    }
    return {kind: dict.fromkeys(found, OWN) for kind, found in kinds.items()}


@cache
def publications() -> dict[str, Publication]:
    """Return every publication by its name: of Sinau, and of plugins."""
    return _own_publications() | {one.name: one for plugin in _taken() for one in plugin.publications}


def _own_publications() -> dict[str, Publication]:
    return {module.PUBLICATION.name: module.PUBLICATION for module in _own_modules("sinau.publications")}


def default_publications() -> tuple[str, ...]:
    """Return what a catalogue is published as that names no publications: the site first, then packages."""
    chosen = [one for one in publications().values() if one.default]
    return tuple(one.name for one in sorted(chosen, key=lambda one: one.kind != "tree"))


@cache
def publication_settings() -> tuple[Field, ...]:
    """Return the settings of courses that publications declare; those that several share once."""
    found = {field.name: field for one in publications().values() for field in one.settings}
    return tuple(found.values())


@cache
def commands() -> dict[str, click.Command]:
    """Return every command by its name: of Sinau, and of plugins."""
    return _own_commands() | {str(one.name): one for plugin in _taken() for one in plugin.commands}


def _own_commands() -> dict[str, click.Command]:
    return {module.__name__.rpartition(".")[2]: module.COMMAND for module in _own_modules("sinau.commands")}


def _own_modules(group: str) -> list[ModuleType]:
    """Return the modules in the folders of Sinau's own distribution that its entry-point group `group` names."""
    entries = [entry for entry in entry_points(group=group) if entry.dist is None or entry.dist.name == OWN]
    return [module for entry in sorted(entries, key=lambda entry: entry.name) for module in modules_of(entry.load())]


@cache
def question_types() -> dict[str, QuestionType]:
    """Return every question type by its name: of Sinau, and of plugins."""
    return _own_types() | {one.name: one for plugin in _taken() for one in plugin.question_types}


def _own_types() -> dict[str, QuestionType]:
    """Return the type of each folder of `sinau.questions` with a `type.py`."""
    types = [import_module(f"sinau.questions.{folder.name}.type").QUESTION_TYPE for folder in sinau.questions.folders()]
    return {question_type.name: question_type for question_type in types}


def question_folders() -> dict[str, Path]:
    """Return the folder of every question type by the type's name: where its view is, if it has one."""
    own = {
        import_module(f"sinau.questions.{folder.name}.type").QUESTION_TYPE.name: folder
        for folder in sinau.questions.folders()
    }
    return own | {one.name: one.folder for plugin in _taken() for one in plugin.question_types if one.folder}


@cache
def forms() -> dict[str, Form]:
    """Return every printed form of diagnostics by its name: of Sinau, and of plugins."""
    return _own_forms() | {name: form for plugin in _taken() for name, form in plugin.forms.items()}


def _own_forms() -> dict[str, Form]:
    found = modules_of(sinau.diagnostics.forms)
    return {module.__name__.rpartition(".")[2]: cast(Form, module) for module in found}


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule: of Sinau and of the packages that its own entry points lead to, in the order of their codes; of plugins.

    Only modules whose text declares a rule are imported: MkDocs takes longer than all the others together.
    """
    groups = (
        entry for group in entry_points().groups if group.startswith("sinau.") for entry in entry_points(group=group)
    )
    own = {entry.module.partition(".")[0] for entry in groups if entry.dist is None or entry.dist.name == OWN}
    found: dict[str, Rule] = {}
    for package in sorted({"sinau", *own}):
        for name in _declaring(package):
            for value in vars(import_module(name)).values():
                if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                    raise ValueError(f"two rules have the code {value.code}")
    of_plugins = {rule.code: rule for plugin in _taken() for rule in plugin.rules}
    return (*(found[code] for code in sorted(found)), *(of_plugins[code] for code in sorted(of_plugins)))


def _declaring(package: str) -> Iterator[str]:
    """Yield the names of the modules below `package` that declare a rule."""
    root = import_module(package).__path__
    found = [*pkgutil.walk_packages(root, f"{package}.")]
    # The folder of a question type need not be a package.
    for folder in sinau.questions.folders() if package == sinau.__name__ else ():
        inside = f"sinau.questions.{folder.name}"
        found += pkgutil.walk_packages(import_module(inside).__path__, f"{inside}.")
    for info in found:
        spec = info.module_finder.find_spec(info.name, None)
        loader = spec.loader if spec else None
        if isinstance(loader, InspectLoader) and " = Rule(" in (loader.get_source(info.name) or ""):
            yield info.name
