# SPDX-License-Identifier: Apache-2.0
"""Ordering: the word `order` and a numbered list in the right order, which is shown shuffled."""

import re
from html import escape

from sinau.answers import Right, Shape, shuffled_letters
from sinau.answers.shape import MOST_ITEMS
from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.model import nodes
from sinau.model.assessment import Choice, Question
from sinau.model.nodes import Block, Inline, ListItem
from sinau.model.page import SourceText
from sinau.question_type import Controls, Parsed, Printed, QuestionBlock, QuestionType, Writer, has_boxes
from sinau.questions._choices import STRAY_TEXT, group
from sinau.questions._scoring import SCORING, check_scoring, is_partial

WORDS = ("order", "urutan")
FEWEST_ITEMS = 2
NUMBER = re.compile(rb"\d+")
NOTE = Message("Put these in the right order.", "Susun menurut urutan yang benar.")
PARTIAL_NOTE = Message(
    "Put these in the right order. What is in order counts, even if other items are not.",
    "Susun menurut urutan yang benar. Bagian yang sudah urut dihitung, meskipun yang lain belum.",
)
NUMBER_THEM = Message("Write the numbers 1 to {count} into the boxes.", "Tulis angka 1 sampai {count} di dalam kotak.")

NO_LIST = Rule(
    "C343",
    "order-without-list",
    Severity.ERROR,
    Message(
        "The question has no numbered list to put in order.", "Soal ini tidak memuat daftar bernomor untuk diurutkan."
    ),
    Message(
        "The right order is that of the numbers; a list without them has none.",
        "Urutan yang benar ditentukan oleh nomornya; daftar tanpa nomor tidak memiliki urutan.",
    ),
    Message(
        "Write the items in the right order, each on a line of its own: `1. ...`, `2. ...`, `3. ...`.",
        "Tulis butirnya menurut urutan yang benar, masing-masing pada baris tersendiri: `1. ...`, `2. ...`, `3. ...`.",
    ),
)
TWO_LISTS = Rule(
    "C344",
    "order-of-two-lists",
    Severity.ERROR,
    Message("Here is a second list.", "Di sini ada daftar kedua."),
    Message(
        "Only one list can be put in order, and the first one with numbers is taken for it.",
        "Hanya satu daftar yang dapat diurutkan, yaitu daftar bernomor yang pertama.",
    ),
    Message(
        "Join the two, with nothing but blank lines between their items. A list in the question's text has `-` for numbers.",
        "Gabungkan keduanya, dengan hanya baris kosong di antara butirnya. Daftar di dalam teks soal memakai `-`, bukan nomor.",
    ),
)
WRONG_NUMBER = Rule(
    "C345",
    "order-misnumbered",
    Severity.ERROR,
    Message(
        "This item has the number {found} where {expected} is expected.",
        "Butir ini bernomor {found}, padahal seharusnya {expected}.",
    ),
    Message(
        "Items are written in the right order; with other numbers it is not known whether the lines or the numbers are meant.",
        "Butir ditulis menurut urutan yang benar; dengan nomor lain tidak jelas apakah urutan baris atau nomornya yang dimaksud.",
    ),
    Message(
        "Bring the lines into the right order and number them 1. 2. 3.; all of them may have 1.",
        "Susun barisnya menurut urutan yang benar lalu beri nomor 1. 2. 3.; semuanya boleh bernomor 1.",
    ),
)
FEEDBACK = Rule(
    "C346",
    "order-with-feedback",
    Severity.ERROR,
    Message("An item to put in order has no feedback.", "Butir yang diurutkan tidak memiliki umpan balik."),
    Message(
        "Every answer has all of the items in it, so there is no answer that this would be said to.",
        "Setiap jawaban memuat semua butir, sehingga tidak ada jawaban tertentu yang dapat diberi umpan balik ini.",
    ),
    Message(
        "Write it into the explanation, below the list: `! ...`.",
        "Tulis di dalam pembahasan, di bawah daftar: `! ...`.",
    ),
)
NOT_A_LINE = Rule(
    "C347",
    "order-item-not-a-line",
    Severity.ERROR,
    Message(
        "An item is one paragraph of text; here is something else.", "Butir hanya satu paragraf teks; di sini bukan."
    ),
    Message(
        "An item stands beside its buttons, where lists, tables and blocks of code have no room.",
        "Butir berdiri di samping tombolnya; daftar, tabel, dan blok kode tidak muat di sana.",
    ),
    Message(
        "Write the item on one line, with `code`, formulas and pictures in it where needed; move the rest into the question's text.",
        "Tulis butirnya dalam satu baris, bila perlu dengan `kode`, rumus, dan gambar; pindahkan selebihnya ke teks soal.",
    ),
)
BAD_COUNT = Rule(
    "C348",
    "order-count",
    Severity.ERROR,
    Message("{count} items cannot be put in order.", "{count} butir tidak dapat diurutkan."),
    Message(
        "One item has no order, and very many are more than an LMS keeps and than learners can survey.",
        "Satu butir tidak memiliki urutan, sedangkan terlalu banyak butir tidak dapat disimpan LMS dan sulit ditinjau peserta.",
    ),
    Message("Write {least} to {most} items.", "Tulis {least} sampai {most} butir."),
)
DUPLICATE = Rule(
    "C349",
    "order-duplicate",
    Severity.ERROR,
    Message("Two items read the same.", "Dua butir berbunyi sama."),
    Message(
        "Learners cannot tell which of them comes first, and only one order would be right.",
        "Peserta tidak dapat membedakan mana yang lebih dahulu, padahal hanya satu urutan yang dianggap benar.",
    ),
    Message("Say in each of them what tells it from the other.", "Tulis pada masing-masing apa yang membedakannya."),
)


def _matches(block: QuestionBlock) -> bool:
    return any(word in block.words for word in WORDS)


def _starts(blocks: tuple[Block, ...], source: SourceText) -> int:
    """Return the number of the first numbered list, or of the first list where none has numbers."""
    lists = [number for number, block in enumerate(blocks) if isinstance(block, nodes.List)]
    return next((number for number in lists if _is_numbered(blocks[number])), (lists or [len(blocks)])[0])


def _is_numbered(block: Block) -> bool:
    return isinstance(block, nodes.List) and block.first is not None


def _parse(block: QuestionBlock) -> Parsed:
    report = Report()
    check_scoring(block, report)
    first, *others = block.answers or (None,)
    if not isinstance(first, nodes.List):
        if not block.misread:
            report.add(NO_LIST, block.span)
        return Parsed(None, tuple(report))
    if first.first is None and not has_boxes(first):
        report.add(NO_LIST, block.place(first))
    for other in others:
        if isinstance(other, nodes.List):
            report.add(TWO_LISTS, block.place(other))
        elif isinstance(other, nodes.Quote):  # a formatter has un-indented it
            report.add(FEEDBACK, block.place(other))
        elif not block.is_misread(other):
            report.add(STRAY_TEXT, block.place(other))
    if first.first is not None:
        _check_numbers(first, block, report)
    texts = [_text(item, block, report) for item in first.items]
    _check_items(first, texts, block, report)
    letters = shuffled_letters(block.id, min(len(texts), MOST_ITEMS))
    choices = [
        Choice(letter, False, text, (), block.place(item))
        for letter, text, item in zip(letters, texts, first.items, strict=False)
    ]
    return Parsed(tuple(choices), tuple(report))


def _check_numbers(listed: nodes.List, block: QuestionBlock, report: Report) -> None:
    """Report the first item whose number is not that of its place. All may have the same: formatters write lists so."""
    found = [NUMBER.match(block.source.utf8, item.start) for item in listed.items]
    numbers = [int(match[0]) for match in found if match]
    if len(numbers) < len(listed.items):
        return
    begin = numbers[0] if numbers[0] in (0, 1) else 1
    step = 0 if numbers[1:2] == [begin] else 1
    for place, (number, item) in enumerate(zip(numbers, listed.items, strict=True)):
        if number != begin + place * step:
            report.add(WRONG_NUMBER, block.place(item), found=number, expected=begin + place * step)
            return


def _text(item: ListItem, block: QuestionBlock, report: Report) -> tuple[Inline, ...]:
    """Return the text of `item`; nothing where it has none, which is reported."""
    text: tuple[Inline, ...] = ()
    for position, child in enumerate(item.children):
        if position == 0 and isinstance(child, nodes.Paragraph):
            text = child.children
        elif isinstance(child, nodes.Quote):
            report.add(FEEDBACK, block.place(child))
        elif not block.is_misread(child):
            report.add(NOT_A_LINE, block.place(child))
    if not item.children:
        report.add(NOT_A_LINE, block.place(item))
    return text


def _check_items(listed: nodes.List, texts: list[tuple[Inline, ...]], block: QuestionBlock, report: Report) -> None:
    """Report too few or too many items, and those that read like another one."""
    known: set[str] = set()
    for text, item in zip(texts, listed.items, strict=True):
        if not text:
            continue
        written = " ".join(block.source.utf8[text[0].start : text[-1].end].decode().split())
        if written in known:
            report.add(DUPLICATE, block.place(item))
        known.add(written)
    if not FEWEST_ITEMS <= len(texts) <= MOST_ITEMS and not block.misread:
        place = block.place(listed.items[min(len(texts) - 1, MOST_ITEMS)])
        report.add(BAD_COUNT, place, count=len(texts), least=FEWEST_ITEMS, most=MOST_ITEMS)


def _render(question: Question, writer: Writer) -> Controls:
    partial = is_partial(question)
    shown = _shown(question)
    correct = tuple(choice.id for choice in question.choices)
    items = "".join(
        f'<div class="choice" data-item="{choice.id}"><span class="choice-text">{writer.inlines(choice.text)}</span></div>'
        for choice in shown
    )
    return Controls(
        html=group(question, items, "checkbox"),
        note=(PARTIAL_NOTE if partial else NOTE).text(writer.language),
        shape=Shape("order", len(question.choices)),
        rule={"correct": [*correct], **({"partial": True} if partial else {})},
        labels={choice.id: writer.words(choice.text) for choice in shown},
        keys=(Right(correct),),
    )


def _print(question: Question, writer: Writer) -> Printed:
    boxes = "".join(
        f'<div class="choice written"><span class="box"></span><span class="choice-text">{writer.inlines(choice.text)}</span></div>'
        for choice in _shown(question)
    )
    asked = escape(NUMBER_THEM.text(writer.language, {"count": len(question.choices)}))
    return Printed(f'<div class="question-choices"><p>{asked}</p>{boxes}</div>')


def _shown(question: Question) -> list[Choice]:
    """Return the items in the order in which a page and a sheet of paper show them: that of their letters."""
    return sorted(question.choices, key=lambda choice: choice.id)


QUESTION_TYPE = QuestionType(
    name="ordering",
    matches=_matches,
    parse=_parse,
    render=_render,
    print=_print,
    words=WORDS,
    options=SCORING,
    named=True,
    starts=_starts,
    written=Message("`order` after the id and `1. ...` lines", "`urutan` setelah id dan baris `1. ...`"),
)
