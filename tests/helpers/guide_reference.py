# SPDX-License-Identifier: Apache-2.0
"""Writes the reference of the documentation from the program itself, into a copy of the documentation.

Nothing is told twice: the texts are those of `--help`, of the editors' schemas and of `sinau explain`.
"""

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from helpers.guide import GUIDE, all_commands, languages
from sinau.command_line.program import main
from sinau.creating.examples import examples_by_type
from sinau.diagnostics import rulebook
from sinau.extensions import publications, question_types, rules
from sinau.markdown.callouts import CALLOUTS
from sinau.markdown.opening_line import DIRECTIVES
from sinau.parsing.editor_schemas import SCHEMAS
from sinau.publication import Option
from sinau.source import kinds
from sinau.source.schema import Field
from sinau.texts import Message
from sinau.texts.finding import words
from sinau_lms.known_lmss import known_lmss
from sinau_lms.window import PROFILES

TEXTS: dict[str, dict[str, str]] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
REFERENCE = ("acuan", "reference")
MARKUP = re.compile(r"([\\*_\[\]<>&#|~$`{}])")
# Marks of Markdown that messages name without saying that they are code.
COLONS = re.compile(r"(?<![`\w]):{3}(?![`\w ]*`)")
SIMPLE: dict[type, Message] = {
    kinds.TextKind: kinds.TEXT,
    kinds.PathKind: kinds.PATH,
    kinds.IdKind: kinds.AN_ID,
    kinds.DayKind: kinds.A_DAY,
    kinds.ShareKind: kinds.A_SHARE,
    kinds.ColourKind: kinds.A_COLOUR,
    kinds.DrawKind: kinds.A_DRAW,
    kinds.FlagKind: kinds.FLAG,
}
# What stands behind an option whose values depend on what is installed.
NAMES = {"language": "TAG", "form": "FORM"}
Rows = Iterable[Sequence[str]]


def assemble(folder: Path) -> Path:
    """Make `folder` a copy of the documentation with its reference, and return it."""
    shutil.copytree(GUIDE, folder)
    for course, language in languages().items():
        for name, text in _bodies(language) if course in REFERENCE else ():
            (folder / course / f"{name}.md").write_text(_page(name, text, language), encoding="utf-8", newline="\n")
    return folder


def _page(name: str, body: str, language: str) -> str:
    subject, _, family = name.partition("-")
    title = f"{TEXTS[language][f'title_{subject}']} {family.upper()}".strip()
    return f"---\nid: {name}\ntitle: {title}\n---\n\n{body.strip()}\n"


def _bodies(language: str) -> Iterator[tuple[str, str]]:
    """Yield the pages in `language`: their names, and their Markdown without front matter."""
    yield "commands", "\n\n".join(_commands(language))
    yield "settings", "\n\n".join(_settings(language))
    yield "directives", _directives(language)
    yield "types", "\n\n".join(_types(language))
    yield "publications", "\n\n".join(_publications(language))
    yield "lms", "\n\n".join(_lms(language))
    for family in rulebook.FAMILIES:
        members = [rule for rule in rules() if rule.code.startswith(family)]
        body = rulebook.reference_page(members, language).split("---\n", 2)[2]
        yield f"rules-{family.casefold()}", COLONS.sub("`:::`", body).replace(r"\[^…\]", "`[^…]`")


def _escaped(text: str) -> str:
    """Return `text` so that Markdown reads it as it is, but for code between backticks."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return MARKUP.sub(r"\\\1", text)
    return "`".join(part if number % 2 else MARKUP.sub(r"\\\1", part) for number, part in enumerate(parts))


def _code(*texts: str) -> str:
    return ", ".join(f"`{text}`" for text in texts)


def _list(rows: Rows) -> str:
    """Return `rows` as a list: what each begins with, then the rest. Tables of three columns are too wide for phones."""
    return "\n".join(f"- {first}: {' '.join(' '.join(rest).split())}" for first, *rest in rows)


def _commands(language: str) -> Iterator[str]:
    texts, ours = words("help", language), TEXTS[language]
    yield ours["commands"]
    yield f"## `sinau`\n\n{_escaped(str(texts['sinau']))}"
    yield _list([["`--version`", _escaped(str(texts["option_version"]))]])
    for path, command in all_commands():
        name = path.replace(" ", "_")
        usage = " ".join(command.collect_usage_pieces(click.Context(command)))
        yield f"## `sinau {path}`"
        yield _escaped(str(texts.get(name, command.help)))
        yield f"```text\nsinau {path} {usage}\n```"
        context = click.Context(command, parent=click.Context(main))
        rows = [
            _option(option, name, language)
            for option in command.get_params(context)
            if option.param_type_name == "option"
        ]
        yield _list(row for row in rows if row)
        if path == "play":
            yield f"{ours['profiles']} {_code(*PROFILES)}."


def _option(option: click.Parameter, command: str, language: str) -> list[str]:
    """Return the row of the table that tells of `option`; nothing of those that are not shown."""
    assert isinstance(option, click.Option)
    if option.hidden or "--help" in option.opts:
        return []
    texts = words("help", language)
    found = texts.get(f"{command}_{option.name}") or texts.get(f"option_{option.name}") or ""
    if command == "build" and (own := _options_of_publications().get(str(option.name))):
        found = own.help.text(language)
    written = ", ".join(option.opts)
    if not option.is_flag:
        written += f" {option.metavar or NAMES.get(str(option.name)) or option.type.name.upper()}"
    return [f"`{written}`", _escaped(str(found))]


def _options_of_publications() -> dict[str, Option]:
    return {option.setting: option for one in publications().values() for option in one.options}


def _settings(language: str) -> Iterator[str]:
    ours = TEXTS[language]
    yield ours["settings"]
    for name, described in SCHEMAS.items():
        yield f"## {_escaped(described.title.text(language))} {{#{name}}}"
        yield from _fields(described.fields, language, "")


def _fields(fields: Iterable[Field], language: str, path: str) -> Iterator[str]:
    """Yield a table of `fields`, then one for each that holds settings itself; `path` leads to them."""
    ours, inner = TEXTS[language], []
    rows = []
    for field in fields:
        keys = _code(*dict.fromkeys((field.name, field.indonesian)))
        needed = f" **{ours['required']}**" if field.required else ""
        value = _kind(field.kind, language)
        rows.append([f"{keys} ({value})", f"{_escaped(field.description.text(language))}{needed}"])
        record = field.kind.item if isinstance(field.kind, kinds.ListKind) else field.kind
        if isinstance(record, kinds.RecordKind):
            inner.append((f"{path}{field.name}", record.fields))
    yield _list(rows)
    for name, below in inner:
        yield f"{ours['inside']} `{name}`:"
        yield from _fields(below, language, f"{name}.")


def _kind(kind: object, language: str) -> str:
    """Return in a few words what a value may be."""
    if isinstance(kind, kinds.ListKind):
        return f"{TEXTS[language]['list']} {_kind(kind.item, language)}"
    if isinstance(kind, kinds.WordKind | kinds.LanguageKind):
        return _code(*kind.words)
    if isinstance(kind, kinds.NumberKind):
        return _escaped(Message("settings.number").filled(limits=f"{kind.low:.0f} – {kind.high:.0f}").text(language))
    if isinstance(kind, kinds.RecordKind):
        return kinds.SETTINGS.text(language)
    known = SIMPLE.get(type(kind))
    return _escaped(known.text(language)) if known else TEXTS[language]["special"]


def _directives(language: str) -> str:
    ours = TEXTS[language]
    own = [[_code(name, kind.indonesian), _escaped(kind.title.text(language))] for name, kind in DIRECTIVES.items()]
    others = [
        [_code(name), _code(callout.kind) + (f" ({_escaped(callout.title.text(language))})" if callout.title else "")]
        for name, callout in CALLOUTS.items()
    ]
    return "\n\n".join(
        [
            ours["directives"],
            _list(own),
            f"## {ours['callouts_heading']}\n\n{ours['callouts']}",
            _list(others),
        ]
    )


def _types(language: str) -> Iterator[str]:
    ours = TEXTS[language]
    yield ours["types"]
    shown = examples_by_type(language)
    for name, kind in question_types().items():
        yield f"## {_escaped(shown[name].name)} {{#{name}}}"
        yield f"{ours['type_name']} `{name}`."
        if kind.words:
            yield f"{ours['words']} {_code(*kind.words)}."
        if kind.options:
            yield f"{ours['options']} {_code(*kind.options)}."
        yield f"```markdown\n{shown[name].text.strip()}\n```"


def _lms(language: str) -> Iterator[str]:
    ours = TEXTS[language]
    yield ours["lms"]
    for one in known_lmss():
        yield f"## {_escaped(one.title)}"
        yield "\n".join(
            f"- {_escaped(said.text.text(language))} *({_escaped(said.source)})*" for said in one.statements
        )


def _publications(language: str) -> Iterator[str]:
    ours = TEXTS[language]
    yield ours["publications"]
    for name, one in publications().items():
        yield f"## `{name}`: {_escaped(one.title.text(language))}"
        if purpose := one.purpose.text(language):
            yield _escaped(purpose)
        folder = {"tree": f"{name}/", "package": "packages/", "document": f"{one.folder}/"}[one.kind]
        yield f"{ours['place']} `dist/{folder}`"
        if one.settings:
            yield f"{ours['its_settings']} {_code(*(field.name for field in one.settings))}."
