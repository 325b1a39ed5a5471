# SPDX-License-Identifier: Apache-2.0
"""Words for people in templates of pages and in styles, where the key of a text belongs."""

import re
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, nodes

from helpers.script_words import LETTERS, is_wording, literals

ROOT = Path(__file__).parents[2]
FOLDERS = ("generator", "scorm", "themes")
# Stands where a template puts a value. It is no letter, and no sign of HTML.
VALUE = "\x1a"
READ_ATTRIBUTES = {
    *("alt", "aria-description", "aria-label", "aria-roledescription", "aria-valuetext"),
    *("placeholder", "title", "label", "summary"),
}
# Elements whose attribute `value` is read, and names of `<meta>` whose `content` is.
BUTTONS = {"button", "submit", "reset"}
READ_META = {"description", "og:title", "og:description", "og:site_name", "og:image:alt"}
# What a macro writes into a start tag, which is read here as if it stood in the text.
ATTRIBUTE = re.compile(r"(?<=\s)(?:lang|dir|class|id|hidden)=\"[^\"]*\"")
PLACEHOLDER = re.compile(r"\$(?:\w+|\{\w+\})")  # of `string.Template`
DECLARATION = re.compile(r"(?<![\w-])content\s*:\s*([^;}]+)")
CSS_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\'\\]|\\.)*)\'')
CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def product_files(*endings: str) -> list[str]:
    """Return the tracked files of our packages with one of these endings."""
    listed = subprocess.run(["git", "ls-files", *FOLDERS], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.splitlines() if name.endswith(endings)]


def words_in_template(source: str) -> list[str]:
    """Return the words in a page's template, of Jinja or of `string.Template`, that no text file has."""
    reader = _Reader()
    reader.feed(PLACEHOLDER.sub(VALUE, "".join(_written(Environment().parse(source)))))
    reader.close()
    return reader.found


def words_in_style(source: str) -> list[str]:
    """Return the words that a style writes on the page by itself (`content`)."""
    return [
        text
        for declaration in DECLARATION.findall(COMMENT.sub("", source))
        for pair in CSS_STRING.findall(declaration)
        if LETTERS.search(text := CSS_ESCAPE.sub(_character, "".join(pair)))
    ]


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else escape[2]


def _written(node: nodes.Node) -> Iterator[str]:
    """Yield what a template writes, every branch of it: its own text, texts in its expressions, `VALUE` for all else."""
    if isinstance(node, nodes.Output):
        for part in node.nodes:
            yield from _expression(part)
    else:
        for child in node.iter_child_nodes(only=None):
            if isinstance(child, nodes.Stmt):
                yield from _written(child)


def _expression(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Const):
        yield str(node.value)
    elif isinstance(node, nodes.CondExpr):
        yield from _expression(node.expr1)
        if node.expr2:
            yield from _expression(node.expr2)
    elif isinstance(node, nodes.BinExpr | nodes.Concat):
        for child in node.iter_child_nodes():
            yield from _expression(child)
    elif isinstance(node, nodes.Filter) and node.node:
        yield from _expression(node.node)
    else:
        yield VALUE


class _Reader(HTMLParser):
    """Collects what people read or hear of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at the attributes that are read."""
        self._in = tag
        given = dict(attrs)
        read = {given.get(name) for name in READ_ATTRIBUTES}
        if tag == "input" and given.get("type") in BUTTONS:
            read.add(given.get("value"))
        if tag == "meta" and (given.get("name") or given.get("property")) in READ_META:
            read.add(given.get("content"))
        for text in read:
            self._look_at(text or "")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        self._in = ""

    def handle_data(self, data: str) -> None:
        """Look at a text; in scripts and styles, at what they write."""
        if self._in == "script":
            self.found += [one.text for one in literals(data.replace(VALUE, "0")) if is_wording(one)]
        elif self._in == "style":
            self.found += words_in_style(data)
        else:
            self._look_at(data)

    def _look_at(self, text: str) -> None:
        text = " ".join(ATTRIBUTE.sub("", text).replace(VALUE, " ").split())
        if LETTERS.search(text):
            self.found.append(text)
