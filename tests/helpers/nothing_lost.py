# SPDX-License-Identifier: Apache-2.0
"""Nothing is lost without a word: what an author wrote is published, or a diagnostic stands where it was written.

Two things are looked for. A word of the source that is neither in what is published nor where a diagnostic is. And a mark, of ours or of another
tool, that is published as text without a diagnostic where it was written, nor a backslash, which says that it is meant. What is understood is nowhere
asked: published text is compared with written text, so that what comes to be understood needs no change here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from helpers.chain import FRONT, Outcome, lesson
from helpers.published_text import OTHER, Published, published
from sinau.answers.shape import BadShapeError
from sinau.diagnostics import Diagnostic, Severity
from sinau.rendering import render_checked_catalogue

LESSON = "kursus/01.md"
WORD = re.compile(r"[^\W_]+")
TAGS = (
    "a abbr b blockquote body br button center code details dd del div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head header hr html i iframe"
    " img input ins kbd label li link mark meta nav o:p ol option p picture pre q s samp script section select small source span strong style sub summary sup"
    " svg table tbody td tfoot th thead tr tt u ul var video audio w:p xml"
)
TAG = rf"</?(?:{TAGS.replace(' ', '|')})(?=[\s/>])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*/?>"
# What a line may begin with: quotations, items, descriptions, footnotes, hints.
BEGINS = r"^[ \t]*(?:(?:[>]|(?:[-*+:?!]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)(?=[ \t]))[ \t]*)*"
# What is written and is no text: learners never read it, understood or not.
NO_TEXT = tuple(
    re.compile(pattern, re.MULTILINE | flags)
    for pattern, flags in (
        (r"\A---\n.*?\n---[ \t]*$", re.DOTALL),
        (rf"<!--.*?(?:-->|\Z)|{BEGINS}\[//\]: # .*?$", re.DOTALL),
        (r"<(style|script)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE),
        (r"\$\$.+?\$\$", re.DOTALL),
        (r"(?<![\\$])\$(?=[^\s$])[^$\n]*(?<=[^\s$\\])\$(?![\d$])", 0),
        (rf"{BEGINS}(?:`{{3,}}|~{{3,}})[^`\n]*$", 0),
        (r"^[ \t]*:{3,}[ \t]*(?:question|soal|include|sertakan)\b.*$", 0),
        (r"^[ \t]*:{3,}[ \t]*\{?[.\w:-]+\}?", 0),
        (r"(?<=\])\((?:<[^<>\n]*>|(?:[^\s()]|\([^\s()]*\))+)", 0),
        (
            rf"{BEGINS}\[[^\]^\n][^\]\n]*\]:[ \t]*(?:\n[ \t>]*)?(?:<[^<>\n]*>|\S*(?:[/#]|\.(?=\w))\S*)(?=(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$)",
            0,
        ),
        (r"(?<=\])\[[^\]\n]*\]", 0),
        (r"\[\^[^\]\s]+\]", 0),
        (r"\[![\w-]+\][+-]?", 0),
        (TAG, re.IGNORECASE),
        (r"<[\w.+-]+@[\w.-]+>", 0),
        (r"\{:?[ ]?(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}]+))(?:[ ]+[^{}\n]*)?\}", 0),
        (r"[\w-]+=(?=\")", 0),
        (r"(?<![\w:/]):*:[a-z0-9_+-]+:(?![\w:])", 0),
        (r"\w*&(?:#\w+|\w+);\w*", 0),
        (rf"{BEGINS}(?<=[ \t])\[[ xX]\](?=\s)", 0),
        (rf"{BEGINS}\d+[.)](?=\s)", 0),
    )
)
# Where a link leads to, in one word: no text if something refers to it, by the label that is repeated there.
DEFINITION = re.compile(rf"{BEGINS}\[([^\]^\n]+)\]:[ \t]*\S+[ \t]*$", re.MULTILINE)
MARKS = tuple(
    re.compile(pattern, re.MULTILINE | re.IGNORECASE)
    for pattern in (
        r"^\[[ x]\](?=\s)", r"\]\(", r"\{[#.:](?!\w+,)\w?", r"\{ ?(?:width|height|alt|style|target|class|loading|align)\b ?=", r":{3,}", r"^\|(?:[^|\n]*\|){2,}",
        r"^\+(?:[-=]+\+)+", r"^ ?-{3,}(?: +-{3,})+ *$", r"^\|?[ ]*:?-{3,}:?[ ]*(?:\|[ ]*:?-{3,}:?[ ]*)+\|?$", r"^(?:===[!+]?) \"", r"^-+8<-+", r"^\[TOC\]$", r"\[\[(?!\]\]|[^\[\]\n]*\](?!\]))",
        r"\\\((?=[^()\n]*[\^_=\\])", r"^(?:<{7}|>{7})(?= |$)", r"^={7}$", r"^#{2,6}(?=[^\s#])", r"^\*\[[^\]\n]+\]:", r"^(?:`{3,}|~{3,})", r"^/{3,} \w", r"^(?:!!!|\?\?\?\+?) ?\w",
        r"(?<![\w:/]):[a-z][a-z0-9_+-]*:(?![\w:/])", r"\{[a-z][\w:-]*\}(?=\0)", r"(?<!\])\^\[", r"\[-?@\w", r"\[\^\w+\]", r"(?<![\w=])==\w[^=\n]*==(?!=)", r"(?<![\w+])\+\+\w[^+\n]*\+\+(?!\+)",
        r"\*\*(?=\w)", r"\^\^\w", r"~~\w", rf"{TAG}", r"&(?:nbsp|amp|lt|gt|quot|#\d+);", r"^\.\. [a-z][\w-]*::", r"\{[%<{]{1,2}[ <]?[\w.@-]", r"^--\{\{", r"^\[\([ x]\)\](?=\s|$)", r"^%%", r"^[•▪\uf0b7]",
        r"\\[a-z]{2,}\{", r"\\(?:newpage|item|begin)\b", r"(?<!\w)'{2,5}(?=\w)", r"^(={1,6}) [^=\n]+ \1$", r"^(?:h[1-6]|bq)\. ", r"\{(?:--|>>|~~)\w", r"(?<![\w:/.])//\w[^/\n]*\w//", r"\[https?://[^\s\[\]]+ [^\[\]\n]+\]", r"(?<!\w)`|`(?!\w)",
        r"(?<!\w)_\w[^_\n]*\w_(?=(?:nya|kan|an)(?!\w))", r"(?<=\s)\^\w[\w-]*$", r"(?<=[a-z]{3})\^\d(?!\w)", r"\[\([ x]\)\]", r"\[->", r"^#\. ", r"^\+{3,}(?: \{|$)", r"^-?\[[/x ]? ?\](?= )", r"^@(?:end|import\()", r"(?<![\w@])@(?:fig|tbl)-", r"&(?:nbsp|copy)(?![\w;=])",
        r"<!--", r"^\[![a-z-]+\]", r"^\[//\]:", r"^!\?\[", r"^\{\|", r"^\(\w+\)=$", r"\ufffd",
    )
)  # fmt: skip
# Half of a pair, which no tool takes alone: a page without the other one writes about it.
RAW, END_OF_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}"), re.compile(r"\{%-?\s*endraw\s*-?%\}")
# Of these the first line says it for the others around it.
OF_SEVERAL_LINES = re.compile(r"[|+•▪\uf0b7\\#-]")


@dataclass(frozen=True, slots=True)
class Loss:
    """What was lost without a word, in `line` and `column` of the source (from 1): a `word`, or a forgotten `mark` with `text`."""

    line: int
    column: int
    what: str
    text: str

    def __str__(self) -> str:
        return f"{self.line}:{self.column} {self.what}: {self.text!r}"


def looked_at(body: str, front: str = FRONT, **others: str | bytes) -> tuple[Outcome, list[Loss] | None]:
    """Return what became of a lesson, and what of it is lost. `None`: it cannot be shown before its errors are mended.

    Most pages with an error can; all of what else is wrong with them is to be told in the same run. Questions that could not be read are
    taken out, and unknown boxes opened, so that the rest is looked at.
    """
    outcome = lesson(body, front, **others)
    try:
        rendered = outcome.rendered or render_checked_catalogue(outcome.catalogue)
        page = rendered.courses[0].activities[0]
    except (KeyError, IndexError, BadShapeError) as error:
        assert outcome.report.errors
        rest = _without_refused(front + body, outcome, error)[len(front) :]
        return outcome, looked_at(rest, front, **others)[1] if rest != body else None
    told = [one for one in outcome.report if one.span.file == LESSON]
    return outcome, losses(front + body, published(page), told)


def _without_refused(source: str, outcome: Outcome, error: Exception) -> str:
    """Return `source` without the questions that cannot be shown, and without the lines of other directives around what they hold."""
    lines = source.split("\n")
    refused = {one.span.line for one in outcome.report if one.rule.severity is Severity.ERROR}
    if isinstance(place := error.args[0], tuple):  # of a question: its file, line and column
        refused.add(place[1])
    if isinstance(
        error, BadShapeError
    ):  # of a question with an error in it, read so far that it has answers of no shape
        asked = (number for number, line in enumerate(lines, 1) if QUESTION.match(line))
        refused |= {number for number in asked if refused.intersection(_inside(lines, number))}
    for number in sorted(refused):
        if number <= len(lines) and OPENING.match(lines[number - 1]):
            end = max([number, *_inside(lines, number)]) + 1
            gone = range(number, end + 1) if QUESTION.match(lines[number - 1]) else (number, end)
            for one in gone:
                lines[one - 1 : one] = [""] * len(lines[one - 1 : one])
    return "\n".join(lines)


def losses(source: str, published: Published, found: Iterable[Diagnostic]) -> list[Loss]:
    """Return what of a page's `source` is lost, where `found` was reported in it."""
    lines = source.split("\n")
    told = [place for one in found for place in _places_of(one, lines)]
    told += _definitions_of(lines, told)
    return [*_words(source, published.words, told), *_marks(source, published.lines, told)]


Told = Sequence[tuple[int, int, int]]
FOR_GOOD = 1_000_000  # more columns than lines have
CODE_FENCE = re.compile(r"`{3,}|~{3,}")
OPENING, CLOSING = re.compile(r"[ ]{0,3}:{3,}[ ]*[^:\s]"), re.compile(r"[ ]{0,3}:{3,}[ ]*$")
QUESTION = re.compile(r"\s*:{3,}\s*(?:question|soal)\b")
SECTION = re.compile(r"[?!=][ \t]")
FOLD, FOLD_END = re.compile(r"<details\b", re.IGNORECASE), re.compile(r"</details\b", re.IGNORECASE)
ITEM = re.compile(rf"{BEGINS}")  # numbers and labels are no words of what they begin


def _places_of(found: Diagnostic, lines: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield where a diagnostic stands: its line, the first column and the one behind the last.

    A span ends with its line. One that covers a whole line may be of something that goes on: to the end of these lines, and with what is
    indented. An error at a directive's opening is of the directive to its end, one at a fence of code or `<details>` of all that is refused with it, one at the sign of a hint or explanation of that.
    """
    span = found.span
    yield span.line, span.column, span.column + span.length
    line = lines[span.line - 1] if span.line <= len(lines) else ""
    if fence := CODE_FENCE.match(line, span.column - 1):
        yield span.line, span.column, FOR_GOOD
        if found.rule.severity is Severity.ERROR:
            yield from ((number, 1, FOR_GOOD) for number in _fenced(lines, span.line, fence[0]))
    if FOLD.match(line, span.column - 1) and found.rule.severity is Severity.ERROR:
        yield from ((number, 1, FOR_GOOD) for number in _inside(lines, span.line, FOLD_END))
    if span.column == 1 and SECTION.match(line) and found.rule.severity is Severity.ERROR:
        yield from ((number, 1, FOR_GOOD) for number in _section(lines, span.line))
    if OPENING.match(line) and found.rule.severity is Severity.ERROR:
        yield from ((number, 1, FOR_GOOD) for number in _inside(lines, span.line))
    if WORD.search(ITEM.sub("", line[: span.column - 1])) or span.column + span.length <= len(line.rstrip()):
        return
    indented = _indent(line)
    for number, other in enumerate(lines[span.line :], span.line + 1):
        # A line right below one of a paragraph goes on with it, wherever it begins.
        if other.strip() and not lines[number - 2].strip() and _indent(other) <= indented:
            return
        yield number, 1, FOR_GOOD


TITLED = re.compile(rf"{BEGINS}\[([^\]^\n]+)\]:")


def _definitions_of(lines: Sequence[str], told: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield the lines that define a label which is referred to where something is told: their titles are published there, or not."""
    for number, line in enumerate(lines, 1):
        if defined := TITLED.match(line):
            use = re.compile(rf"\[{re.escape(defined[1])}\](?!:)", re.IGNORECASE)
            if any(
                _is_told(at, one.start() + 1, one.end() + 1, told)
                for at, other in enumerate(lines, 1)
                for one in use.finditer(other)
            ):
                yield number, 1, FOR_GOOD


def _inside(lines: Sequence[str], opening: int, end: re.Pattern[str] | None = None) -> Iterator[int]:
    """Yield the numbers of the lines below an `opening` (its line's number) to the line that closes its directive, or to what is the `end`."""
    depth = 1
    for number, line in enumerate(lines[opening:], opening + 1):
        depth += 1 if OPENING.match(line) else -1 if CLOSING.match(line) else 0
        if not depth:
            return
        yield number
        if end and end.search(line):
            return


def _section(lines: Sequence[str], first: int) -> Iterator[int]:
    """Yield the numbers of the lines of a hint or an explanation that begins in the line `first`."""
    yield first
    for number, line in enumerate(lines[first:], first + 1):
        if SECTION.match(line) or CLOSING.match(line):
            return
        yield number


def _fenced(lines: Sequence[str], opening: int, fence: str) -> Iterator[int]:
    """Yield the numbers of the lines below the `opening` of a block of code (its line's number) to those that close it."""
    closing = re.compile(rf"[ \t>]*{fence}{fence[0]}*[ \t]*$")
    for number, line in enumerate(lines[opening:], opening + 1):
        yield number
        if closing.match(line):
            return


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def written_words(source: str) -> Iterator[tuple[int, int, str]]:
    """Yield the words that learners are to read: line, column and word."""
    for line in DEFINITION.finditer(source):
        if re.search(rf"\[{re.escape(line[1])}\](?!:)", source, re.IGNORECASE):
            source = source[: line.start()] + " " * len(line[0]) + source[line.end() :]
    for pattern in NO_TEXT:
        source = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source)
    for number, line in enumerate(source.split("\n"), 1):
        for word in WORD.finditer(line):
            yield number, word.start() + 1, word[0]


def _words(source: str, words: str, told: Told) -> Iterator[Loss]:
    written = list(written_words(source))
    missing = Counter(word for _, _, word in written) - Counter(WORD.findall(words))
    if not missing:
        return
    squashed = re.sub(r"[\W_]+", "", words)
    places: dict[str, list[tuple[int, int]]] = {}
    for line, column, word in written:
        if word in missing:
            places.setdefault(word, []).append((line, column))
    for word, at in places.items():
        # A word can have marks within it.
        lost = len(at) - squashed.count(word)
        silent = [(line, column) for line, column in at if not _is_told(line, column, column + len(word), told)]
        if lost > len(at) - len(silent):
            yield Loss(*silent[0], "word", word)


def _is_told(line: int, start: int, end: int, told: Told) -> bool:
    return any(at == line and first < end and start < last for at, first, last in told)


def _marks(source: str, lines: Sequence[str], told: Told) -> Iterator[Loss]:
    seen: Counter[str] = Counter()
    if not END_OF_RAW.search(source):
        lines = [RAW.sub("", line) for line in lines]
    for shown in lines:
        taken: list[tuple[int, int]] = []
        for pattern in MARKS:
            for match in pattern.finditer(shown):
                if not any(match.start() < end and start < match.end() for start, end in taken):
                    taken.append(match.span())
                    seen[match[0].replace(OTHER, "")] += 1
    if not seen:
        return
    written = source.split("\n")
    plain = [_unescaped(line)[0] for line in written]
    for text, number in seen.items():
        mark = text
        # A line with links in it is written in another way; how it begins is not. Where a backslash is shown, it was read as text.
        while len(mark) > 1 and not any(mark in line for line in (written if "\\" in mark else plain)):
            mark = mark[:-1]
        places = list(_places(written, mark))
        silent = [
            place
            for place in places
            if not place[3]
            and not _is_told(place[0], place[1], place[2] + 1, told)
            and not _around(written, place, told)
        ]
        # What is read out in several places, as the title of a reference is, was written once.
        if number > len(places) - len(silent) and (silent or not places):
            line, column = silent[0][:2] if silent else (1, 1)
            yield Loss(line, column, "mark", mark)


Place = tuple[int, int, int, bool]


def _places(lines: Sequence[str], mark: str) -> Iterator[Place]:
    """Yield where `mark` may have been written, and whether a backslash says that it is meant, which is none of the mark."""
    own = mark.count("\\")
    for number, line in enumerate(lines, 1):
        plain, columns = (line, [*range(len(line))]) if own else _unescaped(line)
        at = plain.find(mark)
        while at >= 0:
            start, end = columns[at], columns[at + len(mark) - 1] + 1
            yield number, start + 1, end + 1, line.count("\\", max(0, start - 1), end) > own
            at = plain.find(mark, at + 1)


def _unescaped(line: str) -> tuple[str, list[int]]:
    """Return `line` without backslashes before punctuation, and for each character of that its column from 0."""
    columns = [
        at
        for at, sign in enumerate(line)
        if not (sign == "\\" and at + 1 < len(line) and not line[at + 1].isalnum() and not line[at + 1].isspace())
    ]
    return "".join(line[at] for at in columns), columns


def _around(lines: Sequence[str], place: Place, told: Told) -> bool:
    """Tell whether a line above, in the same block, says it for this one, too."""
    number, start, _, _ = place
    if not OF_SEVERAL_LINES.match(lines[number - 1][start - 1 :]):
        return False
    while number > 1 and lines[number - 2].strip():
        number -= 1
        if any(line == number for line, _, _ in told):
            return True
    return False
