# SPDX-License-Identifier: Apache-2.0
"""Cloze: gaps in the text, typed, `{{kas umum / buku kas}}`, or chosen from a drop-down list, `{{kas bank | *kas umum}}`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import zip_longest

from sinau.answers import Right, Shape, form_for_comparing, shuffled_letters
from sinau.answers.shape import GAP_WORDS, MOST_CHOICES, MOST_GAPS
from sinau.diagnostics import Message, Report, Span
from sinau.model.assessment import Question
from sinau.model.gaps import with_gaps
from sinau.model.nodes import Block
from sinau.model.page import SourceText
from sinau.model.rendered import JsonValue
from sinau.question_type import Controls, Parsed, Printed, QuestionBlock, QuestionType, Writer, has_boxes
from sinau.questions._choices import box
from sinau.questions._scoring import SCORING, check_scoring, is_partial
from sinau.questions._written_answers import EXACT, LONG_ANSWER, NUMBER_AS_TEXT, SAME_ANSWER, read_signed
from sinau.questions.cloze import rules
from sinau.questions.cloze.gap_notation import GapContent, first_untypable_character, is_visible_text, read_gap_content
from sinau.questions.cloze.gap_places import FoundGap, find_gaps
from sinau.source.text_damage import BROKEN

# What can be typed into a gap: all gaps together are one text, of which a standard of packages may let an LMS keep little.
MAX_TYPED = 80
# A field is as wide as one of these, so that it does not tell how long the answer is.
WIDTHS = (10, 20, 30)
WRITTEN = Message("cloze.written")
NOTES = {
    (True, False): Message("cloze.typed"),
    (False, True): Message("cloze.chosen"),
    (True, True): Message("cloze.both"),
}
FREE = Message("cloze.free")
STRICT = Message("cloze.strict")
EACH = Message("cloze.each")


@dataclass(frozen=True, slots=True)
class GapAnswers:
    """A gap of a question: what is accepted in it, or the entries of its list by the letters that they are shown in the order of.

    `right` is what is right as the journal keeps it: texts, or the letter of one entry.
    """

    right: tuple[str, ...]
    entries: tuple[tuple[str, str], ...] = ()


def _start_of_answers(blocks: tuple[Block, ...], source: SourceText) -> int:
    """Return that all blocks are the stem: the answers stand in it."""
    return len(blocks)


def _matches(block: QuestionBlock) -> bool:
    found = find_gaps(block.stem, block.source)
    # Beside other answers only what is a gap beyond doubt; where there are none, whatever looks like one.
    others = block.lines or any(map(has_boxes, block.stem)) or not set(EXACT).issuperset(block.words)
    return any(one.is_whole for one in found) if others else any(one.opened for one in found)


def _parse(block: QuestionBlock) -> Parsed:
    report = Report()
    check_scoring(block, report)
    gaps: dict[tuple[int, int], GapContent] = {}
    for one in find_gaps(block.stem, block.source):
        if _is_well_placed(one, block, report):
            blank = read_gap_content(one.content or "", table=one.table)
            _check_gap(blank, block.source.span(one.start, one.end), _is_exact(block), report)
            gaps[one.start, one.end] = blank
    if len(gaps) > MOST_GAPS or any(blank.chosen and len(blank.entries) > MOST_CHOICES for blank in gaps.values()):
        report.add(rules.TOO_MANY, block.span, gaps=MOST_GAPS, entries=MOST_CHOICES)
        return Parsed(None, tuple(report))
    places = {where: str(number) for number, where in enumerate(gaps, 1)}
    stem, left = with_gaps(block.stem, places, block.source)
    for where, id in places.items():
        if id in left:
            report.add(rules.NOT_PLAIN, block.source.span(*where))
    if report.errors:
        return Parsed(None, tuple(report))
    value = tuple(_answers_of_gap(blank, number, block) for number, blank in enumerate(gaps.values(), 1))
    return Parsed((), tuple(report), value=value, stem=stem)


def _is_well_placed(one: FoundGap, block: QuestionBlock, report: Report) -> bool:
    """Tell whether the gap that was found has a place and is whole; report why not."""
    place = block.source.span(one.start, one.end)
    if one.where != "text":
        report.add(rules.NO_ROOM, place, where=rules.WHERE[one.where])
    elif not one.opened or not one.closed:
        report.add(rules.UNPAIRED, place, lacks="}}" if one.opened else "{{")
    elif one.content is None:
        report.add(rules.NOT_PLAIN, place)
    else:
        return True
    return False


def _check_gap(blank: GapContent, place: Span, exact: bool, report: Report) -> None:
    """Report what is wrong with the texts of a gap."""
    if not all(is_visible_text(entry.text) for entry in blank.entries):
        report.add(rules.EMPTY, place)
        return
    if blank.chosen:
        _check_drop_down(blank, place, report)
    else:
        _check_typed_gap(blank, place, exact, report)


def _check_drop_down(blank: GapContent, place: Span, report: Report) -> None:
    if twice := _first_repeated_text(blank, lambda text: text):
        report.add(rules.ALIKE, place, text=twice)
    stars = sum(entry.right for entry in blank.entries)
    if len(blank.entries) == 1:
        report.add(rules.ONE_ENTRY, place)
    elif stars != 1:
        report.add(rules.STARS, place, count=stars)


def _check_typed_gap(blank: GapContent, place: Span, exact: bool, report: Report) -> None:
    if blank.stroke:
        report.add(rules.STROKE, place)
    if _first_repeated_text(blank, lambda text: form_for_comparing(text, exact=exact)):
        report.add(SAME_ANSWER, place)
    # Who gives several ways of writing it has thought of it.
    only, *more = blank.entries
    if not exact and not more and (number := read_signed(only.text)):
        _, plain, digits = number
        ways = " / ".join(dict.fromkeys((only.text, digits, plain)))
        report.add(NUMBER_AS_TEXT, place, text=only.text, mend=rules.NUMBER.filled(ways=f"{{{{{ways}}}}}"))
    for entry in blank.entries:
        if len(entry.text) > MAX_TYPED:
            report.add(LONG_ANSWER, place, limit=MAX_TYPED)
        elif (sign := first_untypable_character(entry.text)) and not BROKEN.match(
            sign
        ):  # a damaged character is told where the file is read
            report.add(rules.UNTYPED, place, text=entry.text, code=f"{ord(sign):04X}")


def _first_repeated_text(blank: GapContent, form: Callable[[str], str]) -> str:
    """Return the first text of `blank` that reads like one before it; "" when there is none."""
    forms = [form(entry.text) for entry in blank.entries]
    return next((entry.text for at, entry in enumerate(blank.entries) if forms[at] in forms[:at]), "")


def _answers_of_gap(blank: GapContent, number: int, block: QuestionBlock) -> GapAnswers:
    texts = [entry.text for entry in blank.entries]
    if not blank.chosen:
        by_form: dict[str, str] = {}
        for text in texts:
            by_form.setdefault(form_for_comparing(text, exact=_is_exact(block)), text)
        return GapAnswers(tuple(by_form.values()))
    letters = shuffled_letters(block.id, len(texts), f"gap {number}")
    right = next(letter for letter, entry in zip(letters, blank.entries, strict=True) if entry.right)
    return GapAnswers((right,), tuple(sorted(zip(letters, texts, strict=True))))


def _is_exact(question: Question | QuestionBlock) -> bool:
    return any(word in question.words for word in EXACT)


def _gaps_of_question(question: Question) -> tuple[GapAnswers, ...]:
    assert isinstance(question.value, tuple)
    return question.value


def _render(question: Question, writer: Writer) -> Controls:
    gaps, exact = _gaps_of_question(question), _is_exact(question)
    typed, chosen = any(not gap.entries for gap in gaps), any(gap.entries for gap in gaps)
    notes = [
        NOTES[typed, chosen],
        *([STRICT if exact else FREE] if typed else []),
        *([EACH] if is_partial(question) else []),
    ]
    parts = tuple(Shape("one", len(gap.entries)) if gap.entries else Shape("words", GAP_WORDS) for gap in gaps)
    whole: list[JsonValue] = [_rule_of_gap(gap, exact) for gap in gaps]
    return Controls(
        html='<div class="question-choices cloze-gaps"></div>',
        note=" ".join(note.text(writer.language) for note in notes),
        shape=Shape("gaps", parts=parts),
        rule={"correct": [], "gaps": whole, **({"partial": True} if is_partial(question) else {})},
        labels={f"{number}.{id}": text for number, gap in enumerate(gaps, 1) for id, text in gap.entries},
        keys=tuple(_right_answers(gaps)),
        gaps={str(number): _html_of_gap(gap) for number, gap in enumerate(gaps, 1)},
    )


def _rule_of_gap(gap: GapAnswers, exact: bool) -> dict[str, JsonValue]:
    if gap.entries:
        return {"correct": [*gap.right], "labels": dict(gap.entries)}
    return {"correct": [*gap.right], **({"exact": True} if exact else {})}


def _right_answers(gaps: tuple[GapAnswers, ...]) -> Iterator[Right]:
    """Yield right answers in which each accepted text is found: where a gap has no other, its first one."""
    for answer in zip_longest(*(gap.right for gap in gaps)):
        yield Right(tuple(gap.right[0] if text is None else text for text, gap in zip(answer, gaps, strict=True)))


def _html_of_gap(gap: GapAnswers) -> str:
    """Return what a page shows until the view makes a control of it: a line, or what there is to choose from."""
    if not gap.entries:
        longest = max(map(len, gap.right))
        width = next((width for width in WIDTHS if longest <= width), WIDTHS[-1])
        return f'<span class="cloze-line" data-size="{width}" data-most="{MAX_TYPED}"></span>'
    entries = " / ".join(f'<span data-entry="{id}">{escape(text)}</span>' for id, text in gap.entries)
    return f'<span class="cloze-list">({entries})</span>'


def _print(question: Question, writer: Writer) -> Printed:
    return Printed(
        '<div class="question-choices"></div>',
        {str(number): _gap_on_paper(gap) for number, gap in enumerate(_gaps_of_question(question), 1)},
    )


def _gap_on_paper(gap: GapAnswers) -> str:
    if not gap.entries:
        # Narrower than the line of a whole answer, and as wide whatever is to be written.
        return '<span class="line" style="width: 12em; max-width: 100%"></span>'
    return f"({' '.join(_with_box(text) for _, text in gap.entries)})"


def _with_box(text: str) -> str:
    """Return `text` with a box before it, and no end of a line between the two."""
    first, blank, rest = text.partition(" ")
    return f'<span style="white-space: nowrap">{box("radio")}{escape(first)}</span>{blank}{escape(rest)}'


QUESTION_TYPE = QuestionType(
    name="cloze",
    written=WRITTEN,
    matches=_matches,
    parse=_parse,
    render=_render,
    print=_print,
    words=EXACT,
    options=SCORING,
    reads=frozenset({"gaps"}),
    starts=_start_of_answers,
)
