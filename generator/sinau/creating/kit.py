# SPDX-License-Identifier: Apache-2.0
"""What a catalogue's folder has beside the catalogue: settings of an editor, of git, and of forges that publish what is sent to them.

All are files in `kit/`. Places to fill in (`<<name>>`) are values, or texts under `creating.kit_<name>` in the catalogue's language.
"""

import json
from pathlib import Path

from sinau import __version__
from sinau.creating.examples import examples_by_type
from sinau.creating.templates import PLACE, template_text
from sinau.diagnostics import Message
from sinau.parsing.editor_schemas import schema_text

FOLDER = Path(__file__).parent / "kit"
# Where each file goes, by its name in `kit/`.
ALWAYS = {
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "requirements.txt": "requirements.txt",
    "vscode/settings.json": ".vscode/settings.json",
    "vscode/extensions.json": ".vscode/extensions.json",
    "vscode/tasks.json": ".vscode/tasks.json",
}
FORGES = {
    "github": {"github.yml": ".github/workflows/sinau.yml"},
    "gitlab": {"gitlab-ci.yml": ".gitlab-ci.yml"},
}
SCHEMAS = ("catalogue", "course", "glossary")


def kit_files(folder: Path, title: str, language: str, forges: tuple[str, ...]) -> dict[Path, str]:
    """Return the files of the kit for the catalogue `title` in `folder`, in `language`; `forges` are keys of `FORGES`."""
    places = ALWAYS | {name: path for forge in forges for name, path in FORGES[forge].items()}
    steps = (Message(f"creating.kit_publish_{forge}").text(language) for forge in forges)
    values = {
        "version": __version__,
        "language": language,
        "title": title,
        "forges": "".join(f"\n{step}\n" for step in steps),
    }
    files = {
        path: _fill_places((FOLDER / name).read_text(encoding="utf-8"), language, values)
        for name, path in places.items()
    }
    files[".vscode/sinau.code-snippets"] = _snippets_of_questions(language)
    files |= {f".vscode/schemas/{name}.schema.json": schema_text(name, language) for name in SCHEMAS}
    files["README.md"] = _fill_places(template_text("README.md", language), language, values)
    return {folder / path: text for path, text in files.items()}


def _fill_places(text: str, language: str, values: dict[str, str]) -> str:
    return PLACE.sub(
        lambda place: values[place[1]] if place[1] in values else Message(f"creating.kit_{place[1]}").text(language),
        text,
    )


def _snippets_of_questions(language: str) -> str:
    """Return the question types' examples as snippets of VS Code: `soal` or the type's name, then Tab, writes one."""
    keywords = Message("creating.kit_snippet_keyword").text(language)
    found = {
        example.name: {
            "scope": "markdown",
            "prefix": [f"{keywords}-{name}"],
            "body": _snippet_lines(example.text, example.id),
        }
        for name, example in examples_by_type(language).items()
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _snippet_lines(text: str, id: str) -> list[str]:
    """Return the lines of a snippet that writes `text`, with the id as the first thing to type over."""
    escaped = text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
    return escaped.replace(f" {id}", f" ${{1:{id}}}", 1).rstrip("\n").split("\n")
