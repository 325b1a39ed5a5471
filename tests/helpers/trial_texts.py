# SPDX-License-Identifier: Apache-2.0
"""Texts of rules that only tests have: whoever imports this has them in `texts/` beside it, under codes from C990 on."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sinau.texts import add_text_folder, remove_text_folder

FOLDER = Path(__file__).parent / "texts"
add_text_folder(FOLDER)


@contextmanager
def added_texts(folder: Path, files: Mapping[str, Mapping[str, Any]]) -> Iterator[None]:
    """Have further texts in `folder` meanwhile: `files` are its files, by names like `en/commands`."""
    for name, texts in files.items():
        path = folder / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    add_text_folder(folder)
    try:
        yield
    finally:
        remove_text_folder(folder)
