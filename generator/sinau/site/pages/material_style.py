# SPDX-License-Identifier: Apache-2.0
"""Material's style without what no page of ours has: half of what a learner would load for nothing.

What authors may use themselves stays. What goes is of parts of Material that need a setting, its script or its search.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sinau.publishing.built_files import NotBuiltError

FOLDER = "templates/assets/stylesheets"
PARTS = ("main", "palette")
CHARSET = '@charset "UTF-8";'  # would have to come first; pages are in it, too
NOTICE = "/* Material for MkDocs, copyright (c) Martin Donath, MIT License */"
# Beginnings of the names of classes; of parts that templates write only where a setting asks for them, or the script.
ABSENT = re.compile(
    r"\.(?:md-(?:annotation|author|clipboard|code|consent|draft|feedback|meta|pagination|path|pin|post|progress|search|select|source|status|tabs|tag"
    r"|tooltip|top\b|version|header--lifted|nav--(?:integrated|lifted|primary)|nav__(?:button|container|source|toggle)"
    r"|nav__item--(?:nested|pruned|section)|sidebar--post|typeset__)"
    r"|filename|gloss|highlighttable|linenodiv|mermaid|no-js|tabbed)|data-md-toggle=search|^\.js "
)
# Quoted text is passed over: addresses of drawings have braces in them.
TOKEN = re.compile(r"""[{}]|"[^"]*"|'[^']*'""")
# A comma that parts selectors, not one inside of `:is()` or `[]`.
COMMA = re.compile(r",(?![^([]*[\])])")
DRAWING = re.compile(r"""(--md-[\w-]*icon[\w-]*):url\((?:"[^"]*"|'[^']*'|[^)]*)\);?""")
USED = re.compile(r"var\((--[\w-]+)")


@cache
def material_style() -> str:
    """Return the style that all pages need. Raises `NotBuiltError` where Material has none."""
    folder = files("material") / FOLDER
    names = sorted(file.name for file in folder.iterdir())
    parts = [next((name for name in names if re.fullmatch(rf"{part}\.\w+\.min\.css", name)), "") for part in PARTS]
    if not all(parts):
        raise NotBuiltError(f"material/{FOLDER}")
    style = "".join(_rules_in_use((folder / name).read_text(encoding="utf-8")) for name in parts)
    used = set(USED.findall(style))
    return NOTICE + DRAWING.sub(lambda found: found[0] if found[1] in used else "", style) + "\n"


def _rules_in_use(style: str) -> str:
    """Return the rules of `style` without selectors that select nothing here."""
    return "".join(_rules_without_unused(style.removeprefix(CHARSET).partition("/*#")[0]))


def _rules_without_unused(style: str) -> Iterator[str]:
    for head, body in _heads_and_bodies(style):
        if head.startswith(("@media", "@supports")):
            inner = "".join(_rules_without_unused(body))
            if inner:
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        else:
            selectors = [one for one in COMMA.split(head) if not ABSENT.search(one)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def _heads_and_bodies(style: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each pair of outermost braces, and what between them; minified style has little else."""
    start = opened = depth = 0
    for token in TOKEN.finditer(style):
        if token[0] == "{":
            if depth == 0:
                opened = token.start()
            depth += 1
        elif token[0] == "}":
            depth -= 1
            if depth == 0:
                yield style[start:opened], style[opened + 1 : token.start()]
                start = token.end()
