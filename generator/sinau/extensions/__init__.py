# SPDX-License-Identifier: Apache-2.0
"""Finds what there is: commands, publications, question types, printed forms, rules.

Ours are found by adding a file to a folder, those of other distributions by their plugins (`installed.py`).
"""

from __future__ import annotations

import pkgutil
import threading
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

from sinau.extensions.entries import OWN, may_have_plugins, own_folders, own_groups
from sinau.texts import add_text_folder

# Whatever asks for one kind must not pay for the others: `sinau --help` only asks which commands there are.
if TYPE_CHECKING:
    import click

    from sinau.diagnostics import Diagnostic, Rule
    from sinau.extensions.installed import InstalledPlugin, Names
    from sinau.plugin import Form, Plugin
    from sinau.publication import Publication
    from sinau.question_type import QuestionType
    from sinau.source.schema import Field


def modules_in_package(package: ModuleType) -> list[ModuleType]:
    """Return the modules of `package` in the order of their names; those whose names start with `_` are shared code."""
    return [import_module(name) for name in _names_in(package)]


def _names_in(package: ModuleType) -> list[str]:
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__) if not info.name.startswith("_"))
    return [f"{package.__name__}.{name}" for name in names]


_lock = threading.RLock()
_plugins: list[tuple[InstalledPlugin, ...] | None] = []


def installed_plugins() -> tuple[InstalledPlugin, ...]:
    """Return every plugin that is installed, also those that cannot be used. They are loaded once."""
    with _lock:  # others wait; a plugin that asks for plugins while it is loaded would ask for itself
        if not _plugins:
            _plugins.append(None)
            try:
                _plugins[0] = _look_for_plugins() if may_have_plugins() else ()
            except BaseException:
                _plugins.clear()
                raise
            for folder in (one.texts for one in _usable_plugins()):
                if folder:
                    add_text_folder(folder)
        if _plugins[0] is None:
            raise RuntimeError("what there is cannot be asked for while plugins are loaded")
        return _plugins[0]


def _look_for_plugins() -> tuple[InstalledPlugin, ...]:
    from sinau.extensions.installed import look_for_plugins  # noqa: PLC0415 - it brings all that plugins are made of

    return look_for_plugins(_own_names)


def find_all_texts() -> None:
    """Have the texts of all that there is found: question types and packages add theirs when they are imported."""
    for name in ("sinau.questions", *(package for group in own_groups() for package in own_folders(group))):
        import_module(name)
    installed_plugins()


def plugin_problems() -> tuple[Diagnostic, ...]:
    """Return which plugins cannot be used, and why."""
    return tuple(found for one in installed_plugins() if (found := one.diagnostic()))


def _usable_plugins() -> list[Plugin]:
    return [one.plugin for one in installed_plugins() if one.plugin]


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
    return _own_publications() | {one.name: one for plugin in _usable_plugins() for one in plugin.publications}


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


def course_settings() -> tuple[Field, ...]:
    """Return the settings of courses that publications and question types declare."""
    return (*publication_settings(), *(field for one in question_types().values() for field in one.settings))


@cache
def commands() -> dict[str, click.Command]:
    """Return every command by its name: of Sinau, and of plugins."""
    return _own_commands() | {str(one.name): one for plugin in _usable_plugins() for one in plugin.commands}


def command(name: str) -> click.Command | None:
    """Return the command `name`, for which nothing else of ours is imported."""
    own = command_modules().get(name)
    if own:
        return cast("click.Command", import_module(own).COMMAND)
    return next((one for plugin in _usable_plugins() for one in plugin.commands if one.name == name), None)


def command_names() -> list[str]:
    """Return the names of all commands, sorted. Those of ours are not imported."""
    return sorted({*command_modules(), *(str(one.name) for plugin in _usable_plugins() for one in plugin.commands)})


@cache
def command_modules() -> dict[str, str]:
    """Return the module of each command of ours by the command's name."""
    return {name.rpartition(".")[2]: name for name in _own_module_names("sinau.commands")}


def _own_commands() -> dict[str, click.Command]:
    return {name: import_module(module).COMMAND for name, module in command_modules().items()}


def _own_modules(group: str) -> list[ModuleType]:
    """Return the modules in the folders of Sinau's own distribution that its entry-point group `group` names."""
    return [import_module(name) for name in _own_module_names(group)]


def _own_module_names(group: str) -> list[str]:
    return [name for package in own_folders(group) for name in _names_in(import_module(package))]


@cache
def question_types() -> dict[str, QuestionType]:
    """Return every question type by its name: of Sinau, and of plugins."""
    return _own_types() | {one.name: one for plugin in _usable_plugins() for one in plugin.question_types}


def _own_types() -> dict[str, QuestionType]:
    """Return the type of each folder of `sinau.questions` with a `type.py`."""
    from sinau import questions  # noqa: PLC0415

    types = [import_module(f"sinau.questions.{folder.name}.type").QUESTION_TYPE for folder in questions.type_folders()]
    return {question_type.name: question_type for question_type in types}


def question_folders() -> dict[str, Path]:
    """Return the folder of every question type by the type's name: where its view is, if it has one."""
    from sinau import questions  # noqa: PLC0415

    own = {
        import_module(f"sinau.questions.{folder.name}.type").QUESTION_TYPE.name: folder
        for folder in questions.type_folders()
    }
    return own | {one.name: one.folder for plugin in _usable_plugins() for one in plugin.question_types if one.folder}


@cache
def printed_forms() -> dict[str, Form]:
    """Return every printed form of diagnostics by its name: of Sinau, and of plugins."""
    return _own_forms() | {name: form for plugin in _usable_plugins() for name, form in plugin.forms.items()}


def _own_forms() -> dict[str, Form]:
    from sinau.diagnostics import forms  # noqa: PLC0415

    return {module.__name__.rpartition(".")[2]: cast("Form", module) for module in modules_in_package(forms)}


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule: of Sinau and of the packages that its own entry points lead to, in the order of their codes; of plugins.

    Only modules whose text declares a rule are imported: MkDocs takes longer than all the others together.
    """
    from sinau.diagnostics import Rule  # noqa: PLC0415

    own = {package.partition(".")[0] for group in own_groups() for package in own_folders(group)}
    found: dict[str, Rule] = {}
    for package in sorted({OWN, *own}):
        for name in _modules_with_rules(package):
            for value in vars(import_module(name)).values():
                if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                    raise ValueError(f"two rules have the code {value.code}")
    of_plugins = {rule.code: rule for plugin in _usable_plugins() for rule in plugin.rules}
    return (*(found[code] for code in sorted(found)), *(of_plugins[code] for code in sorted(of_plugins)))


def _modules_with_rules(package: str) -> Iterator[str]:
    """Yield the names of the modules below `package` that declare a rule."""
    from importlib.abc import InspectLoader  # noqa: PLC0415

    from sinau import questions  # noqa: PLC0415

    root = import_module(package).__path__
    found = [*pkgutil.walk_packages(root, f"{package}.")]
    # The folder of a question type need not be a package.
    for folder in questions.type_folders() if package == OWN else ():
        inside = f"sinau.questions.{folder.name}"
        found += pkgutil.walk_packages(import_module(inside).__path__, f"{inside}.")
    for info in found:
        spec = info.module_finder.find_spec(info.name, None)
        loader = spec.loader if spec else None
        if isinstance(loader, InspectLoader) and " = Rule(" in (loader.get_source(info.name) or ""):
            yield info.name
