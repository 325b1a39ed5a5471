# SPDX-License-Identifier: Apache-2.0
"""The texts that new files begin with: files in `templates/<language>/`, with places to fill in such as `<<title>>`."""

import json
import re
from pathlib import Path

from sinau.diagnostics import Report
from sinau.source.yaml import YamlMapping, YamlScalar, read_yaml
from sinau.texts import fallback_languages

FOLDER = Path(__file__).parent / "templates"
# A text that can stand in brackets as well, and is no number in any notation.
WORDS = re.compile(r"(?!0[xo])[^\W_](?=.*[^\W\d_]{2})[^\[\]{},#]*\Z")
PLACE = re.compile(r"<<(\w+)>>")


def template_text(name: str, language: str) -> str:
    """Return the template `name` in the best language for `language`."""
    for tag in fallback_languages(language):
        path = FOLDER / tag / name
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError(name)


def fill_template(text: str, **values: str) -> str:
    """Return `text` with `values` in its places."""
    return PLACE.sub(lambda place: values[place[1]], text)


def yaml_value(text: str) -> str:
    """Return `text` as it is written behind a key in YAML: plain where that reads as the same text, else in quotation marks."""
    found = Report()
    node = read_yaml("", f"key: {text}\n", found)
    value = node.pairs[0][1] if isinstance(node, YamlMapping) and len(node.pairs) == 1 else None
    plain = isinstance(value, YamlScalar) and value.text == text and not value.quoted and not len(found)
    # Editors read some words as a number, a day, yes or no: what two letters stand side by side in is none of these.
    is_text = WORDS.match(text) and text.casefold() not in {"true", "false", "null", "yes", "no", "on", "off"}
    return text if plain and is_text else json.dumps(text, ensure_ascii=False)
