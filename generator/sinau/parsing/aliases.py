# SPDX-License-Identifier: Apache-2.0
"""Reads a page's earlier addresses, which the site goes on answering."""

import posixpath
from collections.abc import Iterator

from sinau.diagnostics import Report, Rule, Severity
from sinau.model.catalogue import Alias
from sinau.source.files import MAX_NAME, SLUG
from sinau.source.paths import page_path, read_reference
from sinau.source.schema import Record
from sinau.source.yaml import YamlScalar

ENDINGS = (".html", ".htm")
INVALID_ALIAS = Rule("C423", "invalid-alias", Severity.ERROR)


def read_aliases(record: Record, file: str, report: Report) -> tuple[Alias, ...]:
    """Return the earlier addresses that `record`, the front matter of `file`, names."""
    return tuple(_aliases(record, file, report))


def _aliases(record: Record, file: str, report: Report) -> Iterator[Alias]:
    for written in record.items("aliases", YamlScalar):
        text = written.text.strip()
        from_root = text.startswith("/") and not text.startswith("//")
        reference = read_reference("" if from_root else file, text.lstrip("/") if from_root else text)
        path = reference.path
        if text.endswith("/") or (path and not posixpath.splitext(path)[1]):
            path = f"{path}/index.html".removeprefix("./")
        elif path.endswith(".md"):
            path = page_path(path)
        if reference.kind != "local" or not _is_path_of_page(path) or "?" in text or "#" in text:
            report.add(INVALID_ALIAS, written.span, alias=text[:60])
        else:
            yield Alias(path, written.span)


def _is_path_of_page(path: str) -> bool:
    *folders, name = path.split("/")
    # A folder that is called like a page would stand in the way of one.
    is_page = name.endswith(ENDINGS) and not any(folder.casefold().endswith(ENDINGS) for folder in folders)
    return is_page and all(SLUG.match(part) and len(part) <= MAX_NAME for part in (*folders, name))
