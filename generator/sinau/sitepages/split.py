# SPDX-License-Identifier: Apache-2.0
"""Parts the text of the front page, so that its courses stand after the welcome and before the long story."""

from html.parser import HTMLParser

VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


class _FirstSection(HTMLParser):
    """Finds the first second-level heading that stands in no other element; `place` is its line and column."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.place: tuple[int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count the elements that are open."""
        if tag == "h2" and self.depth == 0 and self.place is None:
            self.place = self.getpos()
        self.depth += tag not in VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over an element that closes itself."""

    def handle_endtag(self, tag: str) -> None:
        """Count the elements that are open."""
        self.depth -= tag not in VOID


def split_before_sections(html: str) -> tuple[str, str]:
    """Return `html` up to its first section and from there on; no element is cut in two."""
    parser = _FirstSection()
    parser.feed(html)
    parser.close()
    if parser.place is None:
        return html, ""
    line, column = parser.place
    # The parser counts "\n" only; `splitlines` knows more line ends than that.
    start = sum(len(text) + 1 for text in html.split("\n")[: line - 1]) + column
    return html[:start], html[start:]
