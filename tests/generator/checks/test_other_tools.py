# SPDX-License-Identifier: Apache-2.0
"""Marks of other tools are told where they stand, whatever stands around them."""

import pytest

from helpers.chain import lesson
from sinau.checks.other_tools import FORGOTTEN_MARK, UNREAD_MARKDOWN

QUESTION = "::: question q\n{stem}\n\n- [ ] satu\n- [x] dua\n:::"


def marks(body: str) -> list[str]:
    """Return the places of marks in `body`, from its first line, with what is repeated of each."""
    return [
        f"{one.span.line - 4}:{one.span.column}+{one.span.length} {one.message('en').split(' is not ')[0]}"
        for one in lesson(body + "\n", **{"kursus/media/a.png": b"\x89PNG\r\n\x1a\n"}).report
        if one.rule in {FORGOTTEN_MARK, UNREAD_MARKDOWN}
    ]


@pytest.mark.parametrize(
    "body, found",
    [
        # Within emphasis, links, spans and elements.
        ("**[TOC]**", ["1:3+5 [TOC]"]),
        ("**[(X)]** benar", ["1:3+5 [(X)]"]),
        ("==**penting**==", ["1:1+15 ==**penting**=="]),
        ("[[[halaman]]]{.mark}", ["1:2+11 [[halaman]]"]),
        ("[{ref}`judul`]{.mark}", ["1:2+5 {ref}"]),
        ("Air <sub>==dua==</sub>", ["1:10+7 ==dua=="]),
        ("<kbd>==</kbd> [==]{.kbd} **==x==**{.kbd}", []),
        ("satu<br>[x] dua", ["1:9+3 [x]"]),
        ("## [TOC] {#isi}", ["1:4+5 [TOC]"]),
        # A list in a span belongs to what stands before it.
        ("[*a*{: .x} [b](https://x.example){target=_blank}]{.mark}", []),
        # Beside other marks.
        ("[Foto](a b{ .kelas }", ["1:1+10 [Foto](a b", "1:11+10 { .kelas }"]),
        ("[[satu](https://a.example)](https://b.example)", ["1:1+46 [[satu](https://a.example)](https://b.ex…"]),
        ("kata](alamat", ["1:5+2 ]("]),
        # A backslash counts where it stands: before a mark, or among the signs at its ends.
        ("{% raw %}\\(x^2\\){% endraw %}", ["1:1+9 {% raw %}", "1:10+7 \\(x^2\\)", "1:17+12 {% endraw %}"]),
        ("Tulis {% raw %} di awal.", []),
        ("{% raw %}\n\nsatu\n\n{% endraw %}", ["1:1+9 {% raw %}", "5:1+12 {% endraw %}"]),
        ("\\[{ref}`judul`]", ["1:3+5 {ref}"]),
        ("![\\[judul]](media/a.png)", ["1:11+2 ]("]),
        ("[[nama\\_berkas]]", ["1:1+16 [[nama\\_berkas]]"]),
        ("\\[[judul]] [\\[judul]] [[judul\\]] \\==a== =\\=a== ==a\\==", []),
        ("[ judul](a \\*kata\\*", ["1:1+19 [ judul](a \\*kata\\*"]),
        ("\\[judul](a b) [judul\\](a b) [judul]\\(a b)", []),
        ("&lt;&lt; [[judul]]", ["1:10+9 [[judul]]"]),
        # Bold that does not close or begin at a blank of any kind.
        ("a**\u00a0b\u00a0**c", ["1:2+7 ** b **"]),
        # What is not read as Markdown has other marks, too.
        ("<details>\n[( )] satu **dua**\n</details>", ["2:1+5 [( )]", "2:12+7 **dua**"]),
        # Colons of a box behind other text; at the beginning of a line a rule of its own tells of them.
        ("Lihat ::: note dan ::: tip", ["1:7+3 :::", "1:20+3 :::"]),
        ("- ::: note :::", []),
        ("Judul\n    ---- ----", ["2:5+9 ---- ----"]),
        ("<details>\n~~satu~~ **dua**\n</details>", ["2:1+8 ~~satu~~", "2:10+7 **dua**"]),
        # Signs of lists.
        ("• [x] satu\n• [ ] dua", ["1:1+5 • [x]"]),
        ("• satu\n• dua", ["1:1+1 •"]),
        ("::: question q\nBenar?\n\n= ya\n\n! satu | [x] dua |\n|---|---|\n:::", ["6:10+3 [x]"]),
        (QUESTION.format(stem="[[x] satu]{.mark}"), ["2:2+3 [x]"]),
    ],
)
def test_marks_are_told(body: str, found: list[str]) -> None:
    assert marks(body) == found
