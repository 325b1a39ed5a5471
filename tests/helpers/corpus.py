# SPDX-License-Identifier: Apache-2.0
"""A folder of other people's pages through the invariant: `PYTHONPATH=tests python -m helpers.corpus FOLDER [--draw 200 --seed 13]`.

Each page of Markdown is taken as a lesson by itself, the files beside it as its media. Printed is what is lost without a word, how many lines there are,
and how often each rule speaks; with `--draw` diagnostics drawn at random, with the line that they speak of, for a reader to check.
"""

import argparse
import random
import re
import sys
from collections import Counter
from pathlib import Path

from helpers.chain import FRONT
from helpers.nothing_lost import looked_at

ENDINGS = {".md", ".markdown", ".qmd", ".rmd"}
HEAD = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# The folders of the corpus are not those of a course: what links and pictures lead to is not what is looked at.
NOT_COUNTED = ("C40", "C41", "C5")


def main() -> int:
    """Look at a folder, or print how this is called."""
    options = argparse.ArgumentParser(description="what of the pages in a folder would be lost without a word")
    options.add_argument("folder", type=Path)
    options.add_argument("--draw", type=int, default=0, help="how many diagnostics to print, drawn at random")
    options.add_argument("--seed", type=int, default=13)
    chosen = options.parse_args()
    pages = sorted(path for path in chosen.folder.rglob("*") if path.suffix.casefold() in ENDINGS and path.is_file())
    lines = lost = refused = 0
    rules: Counter[str] = Counter()
    told: list[str] = []
    for path in pages:
        text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").removeprefix("\ufeff")
        head = HEAD.match(text)
        above = text.count("\n", 0, head.end()) if head else 0
        body = text[head.end() :] if head else text
        lines += body.count("\n")
        outcome, found = looked_at(body)
        refused += found is None
        written, shift = (FRONT + body).split("\n"), above - FRONT.count("\n")
        for loss in found or ():
            lost += 1
            print(f"{path}:{loss.line + shift}: {loss.what} {loss.text!r}: {written[loss.line - 1].strip()[:120]}")
        for one in outcome.report:
            name = f"{one.rule.code} {one.rule.name}"
            rules[name] += 1
            if not one.rule.code.startswith(NOT_COUNTED) and one.span.line <= len(written):
                line = written[one.span.line - 1].strip()
                told.append(f"{path}:{one.span.line + shift}: {name}: {one.message('en')} | {line[:160]}")
    print(
        f"{len(pages)} pages, {lines} lines: {lost} losses, {len(told)} diagnostics of texts, {refused} pages only after mending"
    )
    for name, number in rules.most_common():
        print(f"{number:7} {name}")
    drawn = random.Random(chosen.seed).sample(told, min(chosen.draw, len(told)))
    print(*drawn, sep="\n")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
