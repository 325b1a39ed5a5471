# SPDX-License-Identifier: Apache-2.0
"""Reads what learners see of questions from a page's HTML.

The hash of a question depends on its id too, so it cannot tell that a question was only given another id: its words can.
Links and places of pictures are left out, because they differ from one publication to another.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from sinau.model.rendered import JsonValue
from sinau.publishing.linking import open_sealed_question


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a question: its stem and its choices, in order. `sealed` is what the player is told besides, sealed."""

    stem: str = ""
    choices: tuple[str, ...] = ()
    sealed: str = field(default="", compare=False)

    def scoring_rule(self, id: str) -> Mapping[str, JsonValue] | None:
        """Return the rule by which answers to the question `id` are scored; `None` where it cannot be read."""
        try:
            rule = open_sealed_question(self.sealed, id)["rule"]
        except (ValueError, KeyError, RecursionError):
            return None
        return rule if isinstance(rule, dict) else None


def read_page_wordings(html: str) -> tuple[str, dict[str, Wording]]:
    """Return the visible text of a page, and the wording of each question in it by id."""
    reader = _WordingReader()
    reader.feed(html)
    reader.close()
    return _on_one_line(reader.text), {
        name: Wording(_on_one_line(stem), tuple(map(_on_one_line, choices)), reader.sealed.get(name, ""))
        for name, (stem, choices) in reader.questions.items()
    }


def _on_one_line(words: list[str]) -> str:
    return " ".join(" ".join(words).split())


class _WordingReader(HTMLParser):
    """Walks along a page; `where` is the list that words go to besides the page's text."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.questions: dict[str, tuple[list[str], list[list[str]]]] = {}
        self.sealed: dict[str, str] = {}
        self._open: tuple[list[str], list[list[str]]] | None = None
        self._where: list[str] | None = None
        self._skipping = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        classes = values.get("class", "").split()
        if tag in {"script", "style", "sup"} and (tag != "sup" or "footnote-ref" in classes):
            self._skipping = tag  # a footnote's number changes with the page above it
        elif tag == "form" and "question" in classes:
            name = values.get("id", "").removeprefix("q-")
            self._open = self.questions.setdefault(name, ([], []))
            self.sealed[name] = values.get("data-question", "")
        elif self._open and "question-stem" in classes:
            self._where = self._open[0]
        elif self._open and "choice-text" in classes:
            self._open[1].append([])
            self._where = self._open[1][-1]
        elif self._open and "question-choices" in classes:
            self._where = None
        if values.get("alt"):
            self.handle_data(values["alt"])

    def handle_endtag(self, tag: str) -> None:
        if tag == self._skipping:
            self._skipping = ""
        if tag == "form":
            self._open = self._where = None
        # A choice ends with its label, its item of a list or its block; items and blocks in the stem end nothing.
        elif tag == "label" or (tag in {"li", "div"} and self._open and self._where is not self._open[0]):
            self._where = None

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        self.text.append(data)
        if self._where is not None:
            self._where.append(data)
