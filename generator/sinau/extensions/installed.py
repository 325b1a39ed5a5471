# SPDX-License-Identifier: Apache-2.0
"""Looks for what other distributions add to Sinau: objects of `sinau.plugin` that their entry points name.

Nothing that a plugin does when it is loaded ends a command or hides another plugin: what is wrong with it is kept beside its name.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points

import click

from sinau.diagnostics import Diagnostic, Message, Report, Rule, Severity, Span
from sinau.extensions.entries import OURS, OWN
from sinau.plugin import INTERFACE, Plugin
from sinau.publication import Publication
from sinau.question_type import QuestionType

GROUP = "sinau.plugins"
CODE = re.compile(r"[A-Z]{2,}\d{3}\Z")

NOT_LOADED = Rule("C910", "plugin-not-loaded", Severity.WARNING)
FAILED = Message("commands.plugins_failed")
NO_PLUGIN = Message("commands.plugins_no_plugin")
WRONG_INTERFACE = Message("commands.plugins_wrong_interface")
WRONG_PART = Message("commands.plugins_wrong_part")
WRONG_CODE = Message("commands.plugins_wrong_code")
WRONG_KEY = Message("commands.plugins_wrong_key")
WRONG_GROUP = Message("commands.plugins_wrong_group")
TAKEN = Message("commands.plugins_taken")
LISTED = Message("commands.plugins_listed")
REFUSED = Message("commands.plugins_refused")
KINDS = {
    kind: Message(f"commands.plugins_kinds_{kind}")
    for kind in ("publications", "question_types", "commands", "forms", "rules")
}
# By kind: what there is, by name, and whose it is.
Names = dict[str, dict[str, str]]


class PluginRefusedError(Exception):
    """A plugin cannot be taken; `reason` says why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.text("en"))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class InstalledPlugin:
    """A plugin that is installed: the `name` of its entry point, its distribution and version, and `plugin` or what is wrong."""

    name: str
    distribution: str
    version: str
    plugin: Plugin | None = None
    problem: Message | None = None
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def diagnostic(self) -> Diagnostic | None:
        """Return that it is not used, and why; `None` when it is."""
        if self.problem is None:
            return None
        report = Report()
        named = {"plugin": self.name, "distribution": self.distribution, "version": self.version}
        report.add(NOT_LOADED, Span("."), **named, reason=self.problem)
        return next(iter(report))


def look_for_plugins(own: Callable[[], Names]) -> tuple[InstalledPlugin, ...]:
    """Return every plugin that is installed, in the order of their distributions; `own` gives the names that Sinau has itself.

    A plugin is not taken when something in it has the name of what there is, also in a plugin before it.
    """
    everything = entry_points()
    # In our own groups each entry names a folder of modules. Whatever else stands in them, or in other groups of ours, is a mistake.
    found = (entry for group in everything.groups if group.startswith(OURS) for entry in everything.select(group=group))
    foreign = {
        (_distribution_of(entry), entry.group, entry.name, entry.value): entry
        for entry in found
        if _distribution_of(entry)[0] != OWN
    }
    taken = own() if foreign else {}
    return tuple(_plugin_if_usable(foreign[key], taken) for key in sorted(foreign))


def _distribution_of(entry: EntryPoint) -> tuple[str, str]:
    """Return the name and the version of the distribution that `entry` belongs to."""
    return (str(entry.dist.name), str(entry.dist.version)) if entry.dist else ("?", "?")


def _plugin_if_usable(entry: EntryPoint, taken: Names) -> InstalledPlugin:
    distribution, version = _distribution_of(entry)
    named = InstalledPlugin(entry.name, distribution, version)
    try:
        if entry.group != GROUP:
            raise PluginRefusedError(WRONG_GROUP.filled(group=entry.group, right=GROUP))
        plugin = _load_plugin(entry)
        parts = {kind: tuple(names) for kind, names in _names_in_plugin(plugin).items()}
        _refuse_taken_names(parts, taken, distribution)
    except PluginRefusedError as error:
        return InstalledPlugin(entry.name, distribution, version, problem=error.reason)
    for kind, names in parts.items():
        taken.setdefault(kind, {}).update(dict.fromkeys(names, distribution))
    return InstalledPlugin(named.name, distribution, version, plugin, parts=parts)


def _load_plugin(entry: EntryPoint) -> Plugin:
    try:
        plugin = entry.load()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a plugin may raise anything, `SystemExit` too
        raise PluginRefusedError(FAILED.filled(kind=type(error).__name__, error=str(error))) from error
    if not isinstance(plugin, Plugin):
        raise PluginRefusedError(NO_PLUGIN.filled(place=entry.value, kind=type(plugin).__name__))
    if plugin.interface != INTERFACE:
        raise PluginRefusedError(WRONG_INTERFACE.filled(theirs=str(plugin.interface), ours=INTERFACE))
    return plugin


def _names_in_plugin(plugin: Plugin) -> dict[str, list[str]]:
    """Return the names of everything in `plugin`, by kind. Raises `PluginRefusedError` for what is of another kind."""
    kinds: dict[str, tuple[object, type]] = {
        "publications": (plugin.publications, Publication),
        "question_types": (plugin.question_types, QuestionType),
        "commands": (plugin.commands, click.Command),
        "rules": (plugin.rules, Rule),
    }
    found: dict[str, list[str]] = {}
    for kind, (parts, type_) in kinds.items():  # whatever a plugin has there
        if not isinstance(parts, tuple) or not all(isinstance(part, type_) for part in parts):
            raise PluginRefusedError(WRONG_PART.filled(part=kind, kind=type_.__name__))
        found[kind] = [*_names_of_parts(parts)]
    _refuse_unprefixed_keys(plugin)
    forms: object = plugin.forms  # whatever a plugin has there
    if not isinstance(forms, Mapping) or not all(callable(getattr(one, "write", None)) for one in forms.values()):
        raise PluginRefusedError(WRONG_PART.filled(part="forms", kind="Form"))
    found["forms"] = [*forms]
    wrong = [code for code in found["rules"] if not CODE.match(code)]
    if wrong:
        raise PluginRefusedError(WRONG_CODE.filled(code=wrong[0]))
    return found


def _refuse_unprefixed_keys(plugin: Plugin) -> None:
    """Raise `PluginRefusedError` for a setting whose keys do not begin with the name of whose it is: another one may have them."""
    parts: tuple[Publication | QuestionType, ...] = (*plugin.publications, *plugin.question_types)
    for part in parts:
        begin = part.name.replace("-", "_") + "_"
        for setting in part.settings:
            for key in (setting.name, setting.indonesian):
                if not key.startswith(begin):
                    raise PluginRefusedError(WRONG_KEY.filled(key=key, begin=begin))


def _names_of_parts(parts: Iterable[object]) -> Iterator[str]:
    for part in parts:
        yield str(part.code if isinstance(part, Rule) else getattr(part, "name", ""))


def _refuse_taken_names(parts: Mapping[str, Iterable[str]], taken: Names, distribution: str) -> None:
    for kind, names in parts.items():
        seen: set[str] = set()
        for name in names:
            owner = taken.get(kind, {}).get(name)
            if owner is not None or name in seen:
                raise PluginRefusedError(TAKEN.filled(kind=KINDS[kind], name=name, owner=owner or distribution))
            seen.add(name)


def plugin_lines(plugins: Iterable[InstalledPlugin], language: str) -> Iterator[str]:
    """Yield a line for each of `plugins`: what it brings, or why it is not used."""
    for one in plugins:
        named = {"name": one.name, "distribution": one.distribution, "version": one.version}
        if one.problem:
            yield REFUSED.text(language, {**named, "reason": one.problem})
        else:
            parts = [f"{KINDS[kind].text(language)} {', '.join(names)}" for kind, names in one.parts.items() if names]
            yield LISTED.text(language, {**named, "parts": "; ".join(parts)})
