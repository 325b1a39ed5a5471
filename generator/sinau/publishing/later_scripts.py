# SPDX-License-Identifier: Apache-2.0
"""Writes classic scripts that come later than the page: values as JSON, texts and style in front of a bundle."""

import json
import re
from collections.abc import Mapping

from sinau.model.rendered import JsonValue
from sinau.publishing.built_files import built_file
from sinau.publishing.question_views import View
from sinau.publishing.tokens import PLAYER_REM, with_sizes

UNSAFE = re.compile(r"[^a-z0-9._-]+")


def script_json(value: JsonValue) -> str:
    """Return `value` as JSON that can stand inside a `<script>` element and in a classic script of any age."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def view_script_name(question_type: str) -> str:
    """Return the name of the classic script that shows questions of a type which has a view of its own."""
    return f"view-{UNSAFE.sub('-', question_type.lower())}.js"


def view_script(view: View, words: Mapping[str, Mapping[str, JsonValue]], rem: int = PLAYER_REM) -> bytes:
    """Return `view` behind its style and texts: `words`, those of the interface that come with a view by language, and its own.

    What keeps its mistakes away from the page runs before it. The style is for pages whose `rem` has so many pixels.
    """
    texts: JsonValue = {language: {**known, **view.words(language)} for language, known in words.items()}
    guard = built_file("sinau_theme", "built/guard.js")
    return script_with_words_and_style(texts, with_sizes(view.style, rem)) + guard + view.script.encode()


def script_with_words_and_style(words: JsonValue, style: str) -> bytes:
    """Return the beginning of a script that comes later than the player."""
    return f"sinau.words({script_json(words)});\n".encode() + (style_script(style) if style else b"")


def style_script(style: str) -> bytes:
    """Return a script that puts `style` into the page."""
    return f"sinau.style={script_json(style)};\n".encode() + built_file("sinau_theme", "built/adopt.js")
