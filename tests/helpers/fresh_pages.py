# SPDX-License-Identifier: Apache-2.0
"""Other pages than those of `make test` through the invariant: `PYTHONPATH=tests python -m helpers.fresh_pages SEED... [--pages 20000]`.

Printed is each page on which something is lost without a word, as short as it can be, and how many there were of each seed.
"""

import argparse
import sys

from helpers.nothing_lost import looked_at
from helpers.other_grammars import page_of, shortest, templates

MEDIA: dict[str, str | bytes] = {"kursus/media/a.png": b"\x89PNG\r\n\x1a\n"}


def is_lost(template: str) -> bool:
    """Tell whether something of the page of `template` is lost; an error is one about that page."""
    page = page_of(template)
    try:
        return bool(looked_at(page, **MEDIA)[1])
    except Exception as error:
        error.add_note(page)
        raise


def explained(template: str) -> str:
    """Return the shortest page that shows what the page of `template` does, what is lost of it, and what is told."""
    page = page_of(shortest(template, is_lost))
    outcome, lost = looked_at(page, **MEDIA)
    told = [f"{one.span.line}:{one.span.column}+{one.span.length} {one.rule.code}" for one in outcome.report]
    return f"{page!r}: lost {[str(one) for one in lost or ()]}, told {told}"


def main() -> int:
    """Look at the pages of some seeds, or print how this is called."""
    options = argparse.ArgumentParser(description="what of generated pages would be lost without a word")
    options.add_argument("seeds", type=int, nargs="+")
    options.add_argument("--pages", type=int, default=20_000)
    chosen = options.parse_args()
    total = 0
    for seed in chosen.seeds:
        found = [template for template in templates(seed, range(chosen.pages)) if is_lost(template)]
        total += len(found)
        print(f"seed {seed}: {len(found)} of {chosen.pages} pages", *map(explained, found), sep="\n", flush=True)
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
