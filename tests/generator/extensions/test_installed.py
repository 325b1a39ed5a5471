# SPDX-License-Identifier: Apache-2.0
"""Plugins that cannot be used: each is named with the reason and what to do, and all others are taken."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import sinau
from helpers.plugins import install_broken
from sinau import extensions
from sinau.command_line.program import main
from sinau.extensions import installed_plugins
from sinau.extensions.installed import Names, look_for_plugins

PUBLICATION = (
    "from sinau.plugin import Plugin, Publication, FileTree, Message, Rule, Severity\n"
    "def publish(rendered, selection): return FileTree(), ()\n"
    "def named(name): return Publication(name, Message('trial.title'), 'document', publish)\n"
)
BROKEN = {
    "an import that fails": ("import nowhere_at_all", "it cannot be loaded (ModuleNotFoundError: "),
    "an error of its own": ("1 / 0", "it cannot be loaded (ZeroDivisionError: "),
    "a mistake of syntax": ("PLUGIN = (", "it cannot be loaded (SyntaxError: "),
    "an end of the program": ("raise SystemExit(3)", "it cannot be loaded (SystemExit: 3)"),
    "no such object": ("", "it cannot be loaded (AttributeError: "),
    "what it was made with is no longer there": (
        "from sinau.plugin import Plugin\nPLUGIN = Plugin(interface=1, exporters=())",
        "it cannot be loaded (TypeError: ",
    ),
    "it asks what there is": (
        "from sinau.extensions import publications\npublications()",
        "it cannot be loaded (RuntimeError: ",
    ),
    "another object": ("PLUGIN = {}", "sinau_trial:PLUGIN is a dict, not a Plugin"),
    "a later interface": (
        "from sinau.plugin import Plugin\nPLUGIN = Plugin(interface=2)",
        "it is made for interface 2 of plugins, and this Sinau has 1",
    ),
    "no tuple": (
        "from sinau.plugin import Plugin\nPLUGIN = Plugin(interface=1, publications=[])",
        "something in its publications is no Publication",
    ),
    "a part of another kind": (
        "from sinau.plugin import Plugin\nPLUGIN = Plugin(interface=1, commands=(print,))",
        "something in its commands is no Command",
    ),
    "a form that writes nothing": (
        "from sinau.plugin import Plugin\nPLUGIN = Plugin(interface=1, forms={'x': 1})",
        "something in its forms is no Form",
    ),
    "a name of ours": (
        PUBLICATION + "PLUGIN = Plugin(interface=1, publications=(named('site'),))",
        "there is a publication site already, from sinau",
    ),
    "a name twice": (
        PUBLICATION + "PLUGIN = Plugin(interface=1, publications=(named('own'), named('own')))",
        "there is a publication own already, from sinau-trial",
    ),
    "a setting that others may have": (
        PUBLICATION + "from sinau.plugin import Field, TextKind\nfrom dataclasses import replace\n"
        "field = Field('own_size', 'ukuran', TextKind(), Message('trial.size'))\n"
        "PLUGIN = Plugin(interface=1, publications=(replace(named('own'), settings=(field,)),))",
        "the setting ukuran does not begin with own_",
    ),
    "a code like ours": (
        PUBLICATION + "PLUGIN = Plugin(interface=1, rules=(Rule('C401', 'trial', Severity.ERROR),))",
        "the code C401 of a rule is not made of two or more capital letters and three digits",
    ),
}  # fmt: skip
BASE = Path(__file__).parents[1] / "cases/base"
OWN: Names = {"publications": {"site": "sinau"}}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on Python's path, as one that pip installs into."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        if name.startswith("sinau_"):
            del sys.modules[name]


def own() -> Names:
    return {kind: dict(names) for kind, names in OWN.items()}


@pytest.fixture
def loading(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Have plugins looked for anew, as at the start of a program."""

    def anew() -> None:
        monkeypatch.setattr("sinau.extensions._plugins", [])
        for found in caches:
            found.cache_clear()

    caches = (extensions.publications, extensions.printed_forms)
    yield anew
    for found in caches:
        found.cache_clear()


@pytest.mark.parametrize("what", BROKEN)
def test_what_cannot_be_used_is_told_and_another_plugin_is_taken(
    what: str, folder: Path, loading: Callable[[], None]
) -> None:
    loading()
    code, reason = BROKEN[what]
    install_broken(folder, "sinau-trial", code)
    install_broken(folder, "sinau-works", PUBLICATION + "PLUGIN = Plugin(interface=1, publications=(named('works'),))")

    # As programs ask: a plugin that asks what there is would ask for itself.
    broken, works = installed_plugins()

    assert (works.problem, works.parts["publications"]) == (None, ("works",))
    assert broken.plugin is None
    found = broken.diagnostic()
    assert found
    assert found.message("en").startswith(f"The plugin sinau-trial of sinau-trial 0.1 is not used: {reason}")
    assert found.message("id").startswith("Plugin sinau-trial dari sinau-trial 0.1 tidak dipakai: ")
    assert "pip uninstall sinau-trial" in found.hint("en")
    assert "pip uninstall sinau-trial" in found.hint("id")


def test_of_two_plugins_with_one_name_the_first_is_taken(folder: Path) -> None:
    for name in ("sinau-b", "sinau-a"):
        install_broken(folder, name, PUBLICATION + "PLUGIN = Plugin(interface=1, publications=(named('own'),))")

    first, second = look_for_plugins(own)

    assert first.distribution == "sinau-a"
    assert first.plugin
    assert second.problem
    assert second.problem.text("en") == "there is a publication own already, from sinau-a"


@pytest.mark.parametrize("group", ["sinau.commands", "sinau.publications"])
def test_folders_are_ours_alone(folder: Path, group: str) -> None:
    install_broken(folder, "sinau-old", "raise RuntimeError", value="sinau_old.commands", group=group)

    (found,) = look_for_plugins(own)

    assert found.problem
    assert found.problem.text("en") == (
        f"it stands in the group {group} of entry points, which is for Sinau's own files; plugins stand in sinau.plugins"
    )
    assert "sinau_old" not in sys.modules


def test_a_form_of_messages_is_taken_and_what_cannot_be_used_is_told_once(
    folder: Path, loading: Callable[[], None]
) -> None:
    loading()
    form = "class Count:\n    STANDARD_OUTPUT = True\n    write = staticmethod(lambda report, *_: f'{len(report)} found')\n"
    install_broken(
        folder,
        "sinau-form",
        f"from sinau.plugin import Plugin\n{form}PLUGIN = Plugin(interface=1, forms={{'count': Count}})",
    )
    install_broken(folder, "sinau-trial", "1 / 0")

    result = CliRunner().invoke(main, ["check", "--content", str(BASE), "--format", "count", "--lang", "id"])

    assert (result.exit_code, result.stdout) == (0, "0 found")
    assert result.stderr.count("sinau-trial") == result.stderr.splitlines()[0].count("sinau-trial") > 0
    assert result.stderr.startswith(
        "peringatan[C910] plugin-not-loaded: Plugin sinau-trial dari sinau-trial 0.1 tidak dipakai"
    )
    # Programs have it among the diagnostics.
    assert [one.rule.code for one in sinau.check(sinau.load(BASE))] == ["C910"]
