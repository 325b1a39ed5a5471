# SPDX-License-Identifier: Apache-2.0
"""Marks in a text that is being written, and the pieces that are made of it when it is done.

A mark is a number between two halves of a surrogate pair. Such a half is no character: no file, no entity and no setting can
bring one into a text, so an author cannot write a mark, and what is between two of them is always a number of ours.
"""

from sinau.model.html_pieces import Hole, Pieces, PublicationMark, ScreenOrPaper

MARK = "\ud800"
# Before the end of a heading whose level is a hole.
LEVEL = "\ud802"
# Before a link that stands in another one, which ends there: HTML has none in one another.
NESTED = "\ud803"
# A mark that takes the place of a whole attribute is that attribute's value until cleaning is over. Where it takes none,
# the attribute has a name that HTML does not know.
FREE = "hole"
HOLDERS = ("href", "src", "poster", FREE)
END = ";"


class HoleMarks:
    """The holes of one page and what it needs, noted while it is written.

    `uses` are the elements that need a style of their own; `opening` is the text of the first paragraph, `None` before it.
    """

    def __init__(self) -> None:
        self._holes: dict[Hole, int] = {}
        self._levels: set[int] = set()
        self.uses: set[str] = set()
        self.opening: str | None = None
        self.ids = self.mark_for_hole(PublicationMark("ids"))

    def mark_for_hole(self, hole: Hole) -> str:
        """Return a mark for `hole`, to stand in a text or in the value of an attribute."""
        return f"{MARK}{self._number_of_hole(hole)}{MARK}"

    def mark_for_attribute(self, hole: Hole, holder: str = FREE) -> str:
        """Return a mark for `hole`, to stand in a start tag for an attribute; one tag takes one of each `holder`."""
        return f' {holder}="{MARK}{self._number_of_hole(hole)}{END}{MARK}"'

    def heading_html(self, level: int, attributes: str, text: str) -> str:
        """Return a heading; those of a page stand two levels lower on paper, below those of the course."""
        paper = min(6, level + 2)
        if level in {1, paper}:
            return f"<h{level}{attributes}>{text}</h{level}>"
        hole = ScreenOrPaper(str(level), str(paper))
        self._levels.add(level)
        return f"<h{level}{self.mark_for_attribute(hole)}{attributes}>{text}{LEVEL}</h{level}>"

    def pieces_of_text(self, text: str) -> Pieces:
        """Return `text`, which has been cleaned, as pieces."""
        if MARK not in text:
            return Pieces((text,) if text else ())
        text = self.with_bare_marks(text)
        for level in self._levels:
            mark = self.mark_for_hole(ScreenOrPaper(str(level), str(min(6, level + 2))))
            text = text.replace(f"<h{level}{mark}", f"<h{mark}").replace(f"{LEVEL}</h{level}>", f"</h{mark}>")
        text = text.replace(LEVEL, "")
        holes = list(self._holes)
        found: list[str | Hole] = list(text.split(MARK))
        found[1::2] = [holes[int(number)] for number in text.split(MARK)[1::2]]
        return Pieces(tuple(part for part in found if part != ""))

    def with_bare_marks(self, text: str) -> str:
        """Return `text`, which has been cleaned, with its marks in start tags bare: `<p hole="1">` becomes `<p1>`."""
        for holder in HOLDERS:
            text = text.replace(f' {holder}="{MARK}', MARK)
        return text.replace(f'{END}{MARK}"', MARK)

    def _number_of_hole(self, hole: Hole) -> int:
        return self._holes.setdefault(hole, len(self._holes))
