# SPDX-License-Identifier: Apache-2.0
"""Marks of other tools that are read as plain text here, and would reach learners as they stand.

Authors know GitHub, MkDocs Material, Pandoc, Quarto, MyST, Kramdown, the Carpentries, LiaScript and Word. What of their marks is understood
never comes here: the check looks at what is left as text. A backslash before a mark says that it is meant.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sinau.checks._index import FileIndex
from sinau.checks._written import Written
from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.markdown import emoji
from sinau.markdown.builders import is_inline
from sinau.markdown.walk import nodes_of_type, walk
from sinau.model import nodes
from sinau.model.nodes import Inline
from sinau.model.page import Page
from sinau.model.page_facts import ShownOn
from sinau.source.schema import nearest_names
from sinau.source.text_damage import CONFLICT, NO_BLANK, ODD_BLANKS, SIDES

FORGOTTEN_MARK = Rule("C145", "mark-of-another-tool", Severity.WARNING)
BLANK_IN_ADDRESS = Rule("C146", "blank-in-address", Severity.ERROR)
UNREAD_MARKDOWN = Rule("C154", "markdown-in-html", Severity.WARNING)
EMOJI_MEANT = Message("other_tools.emoji_meant")
SHOWN = 40  # characters of a mark that a message repeats
LINK = re.compile(r"!?\[[^\[\]\n]*\]\(([^()<>\n]*[^()<>\s][ \t]+[^()<>\n]*)\)")
# A definition of a link with a blank in its address is a line of text.
DEFINITION = re.compile(
    r"^(\[[^\[\]\n^][^\[\]\n]*\]:[ \t]+)((?:[^\s<>]+[ \t]+){1,20}[^\s<>]*[^\s<>.]\.[A-Za-z][A-Za-z0-9]{1,4})$",
    re.MULTILINE,
)
TITLE = re.compile(r"""[ \t]+(?:"[^"]*"|'[^']*')\s*\Z""")
# An address names a file, a folder or a place on the web.
ADDRESS = re.compile(r"[./#:]")
# `\(` is a bracket here, and the start of a formula elsewhere; an arrow of two signs is code.
FORMULA = re.compile(
    rb"(?<!\\)\\(?:\((?![^()\n]*=>)(?=[^()\n]*(?:[\^_=+<>]|\\[a-z]))[^\n]*?\\\)|\[(?![^\[\]\n]*=>)(?=[^\[\]\n]*(?:[\^_=+<>]|\\[a-z]))[^\n]*?\\\])"
)
ODD_BLANK = re.compile(f"[{ODD_BLANKS}]")
# A blank that is none, where a mark would need one.
BLANK = re.compile(
    rf"^(?:#{{1,6}}|[-*+>]|\d{{1,9}}[.)]|:{{3,}}|[=?!])([{ODD_BLANKS}])|^([{ODD_BLANKS}]+)(?=(?:#{{1,6}}|[-*+>]|\d{{1,9}}[.)]|:{{3,}})[ ])",
    re.MULTILINE,
)
CONFLICT_END = re.compile(rb">{7} \S")
LEADING_NAME = re.compile(rb":[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*:(?![\w/])")
SHORT_CLOSER = re.compile(rb"(::)[ \t]*(?:\n|\Z)")
FENCED_LINE = re.compile(rb"~{3,}[ \t]*[^~\s][^~\n]*~+[ \t]*$", re.MULTILINE)
# A line that begins so has been told as a directive that is none.
TOLD = re.compile(rb"[^\w:]*:::")
# Half of a pair, which no tool takes alone: a page without the other one writes about it.
RAW, END_OF_RAW = re.compile(rb"\{%-?\s*raw\s*-?%\}"), re.compile(rb"\{%-?\s*endraw\s*-?%\}")
TICKED = re.compile(rb"\S+[ \t]+\[[ xX]\]")
# A tick behind another bracket, in a table, or in the feedback of a choice is no tick of a choice.
NO_CHOICE = re.compile(rb"\[|\||>[ \t]+\Z")
# The signs at the two ends of a mark with a backslash among them; of a link, which may lack its end, those before and behind its words.
MEANT = re.compile(r"\A.?[^\w\\]*\\|\\\W*\Z")
MEANT_LINK = re.compile(r"\A.?[^\w\\]*\\|\\\]\(|\]\\\(")
LOWERED = re.compile(rb"(?<=\w)~[\w+-]{1,6}~(?!~)")
NAME = r"[A-Za-z][\w-]*"
VALUE = r"""(?:"[^"\n]*"|'[^'\n]*'|[\w.%/-]+)"""
ATTRIBUTE = rf"(?:[#.]{NAME}|{NAME}={VALUE})"

# An address, as it stands in a link.
WHERE = r"(?:https?:|www\.|mailto:|#|\.{0,2}/)?[\w./%@:?&=#-]*(?:://|\.(?:md|pdf|html?|png|jpe?g|svg|docx?|xlsx?|pptx?|com|org|id|net)\b)[^()\[\]\s]*"


@dataclass(frozen=True, slots=True)
class OtherToolMark:
    """A mark of another tool, as it looks in text whose lines end with `\\n`. What to write instead stands under its `name`."""

    name: str
    pattern: re.Pattern[str]
    # Within a question it has a meaning, or a rule of its own reports it.
    in_questions: bool = True
    # The first line of several says it for the others.
    once: bool = False


def _mark(name: str, pattern: str, in_questions: bool = True, once: bool = False) -> OtherToolMark:
    return OtherToolMark(name, re.compile(pattern, re.MULTILINE), in_questions, once)


# A mark that is found first hides others at the same place.
MARKS = (
    _mark("snippet", r"^-+8<-+(?: .*)?$"),
    _mark("table_of_contents", r"^\[(?:TOC|toc|\[_TOC_\])\]$|^\{:toc\}$"),
    _mark(
        "setting",
        r"^:(?:class|name|label|alt|width|height|scale|align|figclass|open|icon|caption|header-rows|widths|lineno-start|emphasize-lines):(?=\s|$).*$",
    ),
    _mark("shortcode", r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}"),
    _mark("tab", r'^(?:===[!+]?|///) ?(?:tab \| )?"?[^\s"=][^"\n]*"?$'),
    _mark("kramdown", r"\{:[:/].*?\}|\{:[a-z][\w-]*\}"),
    _mark("role", r"\{[a-z][\w:-]*\}(?=\0)"),
    _mark("target", r"^\([A-Za-z][\w:.-]*\)=$"),
    _mark("table_of_wiki", r"^\{\|.*$"),
    _mark("tag", r"</?[a-z]+:[a-z]+(?:\s[^<>\n]*)?/?>"),
    _mark("box", r"^(?:\[\( ?\)\]|\[\([xX]\)\]|\[\[[ xX]\]\])(?=\s|$)"),
    _mark("side", r"^={7}$"),
    _mark("struck", r"~{3,}(?=\S)[^~\n]+~{3,}"),
    _mark("note", r"(?<=\n)(?:!!!|\?\?\?\+?) +\w.*$"),
    _mark("attributes", rf"\{{:?[ ]?{ATTRIBUTE}(?:[ ]+(?:{ATTRIBUTE}|{NAME}))*[ ]?\}}"),
    _mark("picture_of_wiki", r"!\[\[[^\[\]\n]+\]\]"),
    _mark("wiki_link", r"\[\[[^\[\]\n]+(?:\]\]|$)"),
    _mark("citation", r"\[(?:[^\[\]\n]*[\s;])?-?@[\w:.#$%&+?<>~/-]+[^\[\]\n]*\]"),
    _mark("inline_footnote", r"\^\[[^\[\]\n]+\]"),
    _mark("abbreviation", r"^\*\[[^\[\]\n]+\]:"),
    _mark("alert", r"^\[![A-Za-z][\w-]*\][+-]?(?=\s|$)"),
    _mark("gap", r"\{\{[^{}\n]+\}\}", in_questions=False),
    _mark("directive", r"^\.\. [a-z][\w-]*::"),
    _mark("heading", r"^#{2,6}(?=[^\s#])"),
    _mark(
        "table",
        r"^\|(?:[^|\n]*\|){2,}[ ]*$|^\+(?:[-=]+\+)+$|^\|?[ ]*:?-{3,}:?[ ]*(?:\|[ ]*:?-{3,}:?[ ]*)+\|?$|^\|[ ]*:?-+:?[ ]*\|$|^-{3,}(?: +-{3,})+ *$",
        once=True,
    ),
    _mark("emoji", r"(?<![\w:/]):(?:[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*|[+-]1):(?![\w:/])"),
    _mark("tick", r"^\[[ xXvV✓✔]\](?=\s|$)", in_questions=False),
    _mark("bullet", r"^[•▪●◦‣·➢](?:[ \t]+(?:\[[ xX]\](?=\s|$))?|(?=\w))", in_questions=False, once=True),
    _mark("highlight", r"(?<![=\w])==(?![=\s])[^=\n]+(?<!\s)==(?![=\w])"),
    _mark("inserted", r"(?<![+\w])\+\+(?![+\s])[^+\n]+(?<!\s)\+\+(?![+\w])"),
    _mark("raised", r"(?<=\w)\^[\w+-]{1,12}\^(?!\w)|\^\^(?![\^\s])[^\^\n]+(?<!\s)\^\^"),
    _mark("emphasis", r"\*\*(?![*\s])[^*\n]+\*\*|\*\*[^\S\n]+[^*\n]+\*\*"),
    _mark("comment_begun", r"<!--"),
    _mark("comment", r"^%%.*$|^\[(?://|comment)\]: #.*$"),
    _mark("colons", r"(?<=[^:\n]):{3,}", in_questions=False),
    _mark("link", r"!?\[[^\[\]\n]*\]\([^){}\n]*\)?"),
    _mark("link", r"\]\("),
    # The two halves of a link apart, or in the other order.
    _mark("link", rf"!?\[[^\[\]\n]+\][ \t]+\({WHERE}\)"),
    _mark("link", rf"\([^()\n]+\)\[{WHERE}\]"),
    _mark("scheme", r"\bhttps?(?::/(?=\w)|//(?=\w)|:(?=www\.))[\w.-]*|<(?:[\w-]+\.)+(?:id|com|org|net)(?:/[^\s<>]*)?>"),
    _mark("bbcode", r"\[([bius]|url|img|color|size|quote)(?:=[^\[\]\n]*)?\][^\n]{0,200}?\[/\1\]"),
    _mark("nested", r"^\*{2,5}[^\S\n]+\S.*$|(?<=\n)--[^\S\n]+\S.*$"),
    _mark("unclosed", r"(?<![\w*])\*\*(?=[^\W_])"),
    _mark("lowered", r"(?<=\w)~[\w+-]{1,6}~(?![~\w])|(?<=[A-Z])~\d+~(?=[A-Z])"),
    _mark("closer", r"^::$"),
    _mark("hash", r"\A#(?=[^\W\d_])[^\n#.?!]{0,100}?[^\S\n][^\n#.?!]*\Z", in_questions=False),
)
# What each of the marks holds for certain. Most texts of a page have nothing of the kind, and are done with after one look.
SUSPECT = re.compile(
    r"\][ \t]*\(|\)\[|https?(?::/\w|//|:www)|\w~\w|<!|<\w|\[/|[{}^]|\*\*|~~~|</?[a-z]+:|:::|:[a-z0-9_+-]+:|\[\[|\[[^\[\]\n]*@|==|\+\+|^--[ \t]|^[<>|+=/%*.#\[(!?:•▪●◦‣·➢-]",
    re.MULTILINE,
)
# Markdown between tags of HTML, where it is not read.
UNREAD = re.compile(
    r"(\*\*?)(?![*\s])[^*\n]+\1|~~(?![~\s])[^~\n]+~~|`[^`\n]+`|!?\[[^\]\n]*\]\([^)\n]*\)|^[ ]*(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)[ ]+\S.*|^[ ]*\|.*\||^[ ]*(?:`{3,}|~{3,}).*$",
    re.MULTILINE,
)


def check_page(page: Page, host: ShownOn, index: FileIndex, report: Report) -> None:
    """Report marks of other tools in what is published as text."""
    questions = [node for node in nodes_of_type(page, nodes.Directive) if node.name == "question"]
    checker = _Checker(page, questions, report)
    lines = list(_lines_of(page))
    clean = _is_clean(page, lines)
    for children, read in lines:
        if not (clean and _is_text(children)):
            checker.lines(children, read)
    for code in nodes_of_type(page, nodes.CodeBlock):
        checker.code(code)
    for quote in nodes_of_type(page, nodes.Quote):
        if CONFLICT_END.match(page.source.utf8, quote.start):
            report.add(CONFLICT, page.source.node(quote))
    for description in nodes_of_type(page, nodes.Description):
        for first, *_ in filter(None, description.details):
            # The engine has taken its first colon for that of a description.
            if name := LEADING_NAME.match(page.source.utf8, first.start - 1):
                checker.add("emoji", *name.span())
            elif closer := SHORT_CLOSER.match(page.source.utf8, first.start - 1):
                checker.add("closer", *closer.span(1))
    for styled in nodes_of_type(page, nodes.Styled):
        # Also with one tilde text is struck out, which is what nobody means who writes H~2~O.
        if styled.style == "del" and (lowered := LOWERED.match(page.source.utf8, styled.start)):
            checker.add("lowered", *lowered.span())


class _Checker:
    def __init__(self, page: Page, questions: Sequence[nodes.Directive], report: Report) -> None:
        self._source, self._data = page.source, page.source.utf8
        self._report = report
        self._questions = [(one.start, one.end) for one in questions]
        self._asking = [_asking(one) for one in questions]

    def add(self, name: str, start: int, end: int, written: str = "") -> None:
        """Report the mark `name` at the bytes `start` to `end`, and repeat what is `written` there or only this."""
        span, written = self._source.span(start, end), written or self._data[start:end].decode()
        mend = Message(f"other_tools.{name}")
        if name == "emoji" and (close := nearest_names(written[1:-1], _names_like(written), cutoff=0.75)):
            mend = EMOJI_MEANT.filled(name=f":{close[0]}:")
        self._report.add(FORGOTTEN_MARK, span, written=_short(written), mend=mend)

    def code(self, code: nodes.CodeBlock) -> None:
        """Report what was to be run, and a line of text that opens `code`."""
        if code.language.startswith("{"):
            self.add("code_cell", code.start, code.start + len(code.language.encode()), code.language)
        if line := FENCED_LINE.match(self._data, code.start):
            self.add("fence", *line.span())

    def lines(self, children: Sequence[Inline], read: bool) -> None:
        """Report the marks in some lines, and the first of all that would be Markdown if they were `read` as that."""
        if not children:
            return
        text = Written.of(children, self._data)
        taken = [] if read else self._unread(text)
        for blank in BLANK.finditer(text.text):
            at = blank.lastindex or 0
            start = text.place(blank.start(at))
            span = self._source.span(start, start + len(blank[at].encode()))
            self._report.add(NO_BLANK, span, code=f"U+{ord(blank[at][0]):04X}")
        for side in SIDES.finditer(text.text):
            self._report.add(CONFLICT, self._source.span(*text.span(side)))
        if SUSPECT.search(text.text):
            taken += self._addresses(text)
            for mark in MARKS:
                taken += self._marks(mark, text, taken)
        if (
            b"\\(" in self._data[children[0].start : children[-1].end]
            or b"\\[" in self._data[children[0].start : children[-1].end]
        ):
            self._formulas(children)

    def _unread(self, text: Written) -> list[tuple[int, int]]:
        """Report the first piece of Markdown in a text that is not read as such; return its place in the text."""
        match = UNREAD.search(text.text)
        if not match:
            return []
        first = match.end() - len(match[0].lstrip())
        start, end = text.place(first), text.span(match)[1]
        written = self._data[start:end].decode()
        self._report.add(UNREAD_MARKDOWN, self._source.span(start, end), written=_short(written))
        return [match.span()]

    def _addresses(self, text: Written) -> Iterator[tuple[int, int]]:
        """Report links and pictures whose address has a blank; yield where they stand."""
        for match in DEFINITION.finditer(text.text):
            start, end = text.span(match)
            if not self._meant(start, end):
                self._report.add(BLANK_IN_ADDRESS, self._source.span(start, end), written=f"{match[1]}<{match[2]}>")
                yield match.span()
        for match in LINK.finditer(text.text):
            start, end = text.span(match)
            written = self._data[start:end].decode()
            label, _, address = written[:-1].partition("](")
            title = TITLE.search(address)
            address = address[: title.start()] if title else address
            if not ADDRESS.search(address) or " " not in address.strip() or self._meant(start, end):
                continue
            mended = f"{label}](<{address.strip()}>{title[0] if title else ''})"
            self._report.add(BLANK_IN_ADDRESS, self._source.span(start, end), written=mended)
            yield match.span()

    def _marks(self, mark: OtherToolMark, text: Written, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
        found = []
        ordered = sorted(taken)
        starts, reached = [start for start, _ in ordered], [*accumulate((end for _, end in ordered), max)]
        for match in mark.pattern.finditer(text.text):
            before = bisect_left(starts, match.end())
            if before and reached[before - 1] > match.start():
                continue
            start, end = text.span(match)
            meant = self._meant(start, end, MEANT_LINK if mark.name == "link" else MEANT)
            if meant and mark.name != "link":
                continue  # what else stands there may be forgotten
            found.append(match.span())
            if meant:
                continue
            if not (mark.once and len(found) > 1) and not self._is_wanted(mark, start):
                self.add(mark.name, start, end)
        return found

    def _is_wanted(self, mark: OtherToolMark, start: int) -> bool:
        """Tell whether `mark` has a meaning at the byte `start`, is only written about, or another rule reports it there."""
        if mark.name == "shortcode" and RAW.match(self._data, start):
            return END_OF_RAW.search(self._data) is None
        if mark.in_questions:
            return False
        if mark.name == "colons":
            return TOLD.match(self._data, self._source.line_start(start), start) is not None
        if mark.name == "gap":
            return _within(start, self._asking)
        if mark.name == "bullet" and not TICKED.match(self._data, start):
            return False
        before = self._data[self._source.line_start(start) : start]
        return _within(start, self._questions) and not NO_CHOICE.search(before)

    def _meant(self, start: int, end: int, signs: re.Pattern[str] = MEANT_LINK) -> bool:
        """Tell whether a backslash before a mark, or among its `signs`, says that it is text."""
        return signs.search(self._data[max(0, start - 1) : end].decode(errors="replace")) is not None

    def _formulas(self, children: Sequence[Inline]) -> None:
        apart = [
            (node.start, node.end) for node in walk(children) if isinstance(node, nodes.InlineCode | nodes.Formula)
        ]
        for match in FORMULA.finditer(self._data, children[0].start, children[-1].end):
            if not any(start <= match.start() < end for start, end in apart):
                self.add("formula", *match.span())


def _names_like(written: str) -> list[str]:
    """Return the names of emoji that begin with the same letter as the one in `written`."""
    return [name for name in emoji.names() if name[0] == written[1]]


def _asking(question: nodes.Directive) -> tuple[int, int]:
    """Return where `question` can have gaps: not in its choices, hints and explanation."""
    end = question.sections[1].start if question.sections[1:] else question.end
    lists = [block for part in question.sections for block in part.children if isinstance(block, nodes.List)]
    ticked = [item.start for found in lists for item in found.items if item.checked is not None]
    return question.start, min([end, *ticked])


def _within(start: int, places: Iterable[tuple[int, int]]) -> bool:
    return any(first <= start < last for first, last in places)


def _short(written: str) -> str:
    return written if len(written) <= SHOWN else f"{written[:SHOWN]}…"


def _lines_of(page: Page) -> Iterator[tuple[Sequence[Inline], bool]]:
    """Yield the lines of `page`, and whether they are read as Markdown."""
    yield from ((node.children, not node.bare) for node in nodes_of_type(page, nodes.Paragraph))
    yield from ((node.children, True) for node in nodes_of_type(page, nodes.Heading))
    yield from ((node.children, True) for node in nodes_of_type(page, nodes.TableCell))
    for description in nodes_of_type(page, nodes.Description):
        yield description.term, True
    for element in nodes_of_type(page, nodes.Element):
        if element.name == "summary":
            line: list[Inline] = [one for one in element.children if is_inline(one)]  # type: ignore[misc]
            yield line, not element.block


def _is_text(children: Sequence[Inline]) -> bool:
    """Tell whether `children` are one text and nothing else, as most lines of a page are."""
    return len(children) == 1 and type(children[0]) is nodes.Text


def _is_clean(page: Page, lines: Iterable[tuple[Sequence[Inline], bool]]) -> bool:
    """Tell whether no line that is one text can hold any mark; one look at all of them is faster than many."""
    data = page.source.utf8
    if b"\\(" in data or b"\\[" in data or any(not read for _, read in lines):
        return False
    joined = "\n".join([children[0].text for children, _ in lines if _is_text(children)])  # type: ignore[union-attr]
    side = "<" * 7 in joined or ">" * 7 in joined
    return not (side or ODD_BLANK.search(joined) or SUSPECT.search(joined))
