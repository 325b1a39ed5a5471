# SPDX-License-Identifier: Apache-2.0
"""Marks of other tools are told where they stand, whatever stands around them."""

import pytest

from helpers.chain import lesson
from helpers.other_grammars import alone
from sinau.checks.forgotten_mark import FORGOTTEN_MARK
from sinau.checks.other_tools import UNREAD_MARKDOWN
from sinau.source.other_tool_marks import MARKS, SUSPECT, OtherToolMark

QUESTION = "::: question q\n{stem}\n\n- [ ] satu\n- [x] dua\n:::"

ALONE = alone()
# What no page of other tools holds by itself.
OTHERS = ("a\0{=html}", "{ref}\0", "satu\n-- dua", "satu\n!!! dua", "a\n^^b^^", "a&nbsp", "#Satu dua")


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
        ("<details>\n~~satu~~ **dua**\n</details>", ["2:1+16 ~~satu~~ **dua**"]),
        ("<details>\n~~satu~~ dan\n`dua`\n</details>", ["2:1+8 ~~satu~~", "3:1+5 `dua`"]),
        (
            "<details>\n</details>\n[[ ![satu](media/a.png){ ~~dua~~",
            ["3:1+4 [[ !", "3:4+29 ![satu](media/a.png){ ~~dua~~"],
        ),
        # Signs of lists.
        ("• [x] satu\n• [ ] dua", ["1:1+5 • [x]"]),
        ("• satu\n• dua", ["1:1+1 •"]),
        ("::: question q\nBenar?\n\n= ya\n\n! satu | [x] dua |\n|---|---|\n:::", ["6:10+3 [x]"]),
        (QUESTION.format(stem="[[x] satu]{.mark}"), ["2:2+3 [x]"]),
    ],
)
def test_marks_are_told(body: str, found: list[str]) -> None:
    assert marks(body) == found


@pytest.mark.parametrize(
    "body, found",
    [
        # LaTeX; two backslashes say that it is text, and a path is none.
        (r"Kata \textbf{tebal} dan \cite[12]{Budi}", [r"1:6+14 \textbf{tebal}", r"1:25+15 \cite[12]{Budi}"]),
        (r"\newpage", [r"1:1+8 \newpage"]),
        ("\\begin{align}\nx &= \\frac{1}{2}\n\\end{align}", [r"1:1+13 \begin{align}"]),
        (r"\(\frac{1}{2} = x\)", [r"1:1+19 \(\frac{1}{2} = x\)"]),
        (r"\\textbf{x} C:\textbf{x} `\textbf{x}` $\frac{1}{2}$ App\Models{x} \d{3}", []),
        # Wikis.
        ("'''tebal''' dan ''miring''", ["1:1+11 '''tebal'''", "1:17+10 ''miring''"]),
        ("isi '' atau '' dan ('', '')", []),
        ("[https://a.example teks]", ["1:1+24 [https://a.example teks]"]),
        ("kata //miring// kata, https://a.example//b", ["1:6+10 //miring//"]),
        ("== Judul ==", ["1:1+11 == Judul =="]),
        ("h2. Judul", ["1:1+9 h2. Judul"]),
        ("{code}\nx\n{code}", ["1:1+6 {code}", "3:1+6 {code}"]),
        ("; istilah\n: arti", ["1:1+1 ;"]),
        # Underscores that are no italics.
        ("Buka _file_nya sekarang.", ["1:6+6 _file_"]),
        ("Berkas di_upload_ sekarang.", ["1:8+10 di_upload_"]),
        ("## Judul {-}", ["1:10+3 {-}"]),
        ("kata'''''tebal'''''kata", ["1:5+15 '''''tebal'''''"]),
        ("::: question q\nApa?\n\n= ya\n\n! ~~~dua~~~ ``tiga`\n:::", ["6:3+17 ~~~dua~~~ ``tiga`"]),
        ("> ~~~dua~~~ x\n\nteks", ["1:3+11 ~~~dua~~~ x"]),
        ("> ~~~python\n> x\n\nteks", []),
        ('kata\n??? note "{term}`kata`"', ['2:1+23 ??? note "{term}`kata`"']),
        ("::: question q\nApa?\n\n- kata => [TOC]\n- dua => satu\n:::", ["4:8+8 => [TOC]"]),
        ("kata[(X)]kata, a[(x)]", ["1:5+5 [(X)]"]),
        (
            "::: question q\nBenar?\n\n= ya\n\n! <details>\n[[kata|`kode`]]\n</details>\n:::",
            ["7:1+15 [[kata|`kode`]]", "7:8+6 `kode`"],
        ),
        ("Simpan _file_nya, lalu di_upload_ ke situs.", ["1:13+14 _nya, lalu di_"]),
        ("_miring_teks", ["1:1+12 _miring_teks"]),
        ("ini _miring teks", ["1:5+12 _miring teks"]),
        ("ini _ miring _ ya", ["1:5+10 _ miring _"]),
        ("_miring_ snake_case_name __init__ nama\\_berkas super\\_ \\_miring_teks `_a_b`", []),
        # Numbers of footnotes; powers of units and letters are no marks.
        ("kata^1 lagi.", ["1:5+2 ^1"]),
        ("^1 Catatan", ["1:1+2 ^1"]),
        ("x^2, m^2, 10^6, sin^2 x, ^12.13", []),
        ("kata ^kata^ lain", ["1:6+6 ^kata^"]),
        ("teks ^id-blok", ["1:6+8 ^id-blok"]),
        # LiaScript.
        ("!?[judul](https://youtu.be/x)", ["1:1+29 !?[judul](https://youtu.be/x)"]),
        ("Lihat ?[judul](https://a.example/a.mp3)", ["1:7+33 ?[judul](https://a.example/a.mp3)"]),
        ("Benar?[ya](https://a.example) Awas! [itu](https://a.example)", []),
        ("{1}{teks} dan [(X)] dan [->[satu]]", ["1:1+3 {1}", "1:15+5 [(X)]", "1:25+10 [->[satu]]"]),
        ("    [( )] satu\n    [(X)] dua", ["1:5+10 [( )] satu"]),
        # Pandoc, Quarto and MyST.
        ("#. satu\n#. dua", ["1:1+2 #."]),
        ("| satu\n| dua", ["1:1+6 | satu"]),
        ("% judul\n% penulis", ["1:1+7 % judul"]),
        ("`x`{=html} dan @fig-alur", ["1:4+7 {=html}", "1:16+9 @fig-alur"]),
        ("+++", ["1:1+3 +++"]),
        ("satu\n\n---- ----", ["3:1+9 ---- ----"]),
        # Code.
        ("Kata `kode dan", ["1:6+5 `kode"]),
        ("`#!python x = 1` `#!/bin/sh`", ["1:1+16 `#!python x = 1`"]),
        ('``` py title="a.py" hl_lines="1"\nx\n```', ['1:8+12 title="a.py"']),
        ("```mermaid\ngraph a\n```", ["1:1+10 ```mermaid"]),
        # Others.
        (
            "++ctrl+alt+x++ {--hapus--} {>>kata<<}",
            ["1:1+14 ++ctrl+alt+x++", "1:16+11 {--hapus--}", "1:28+10 {>>kata<<}"],
        ),
        ("-[x] satu", ["1:1+4 -[x]"]),
        ("- [/] satu\n- [x ] dua", ["1:3+3 [/]", "2:3+4 [x ]"]),
        ("####### Judul", ["1:1+7 #######"]),
        ("text&nbsp dan &copy 2026, a?b=1&copy=2", ["1:5+5 &nbsp", "1:15+5 &copy"]),
        ("tebal** dan", ["1:6+2 **"]),
        ("<https://a.example dan", ["1:1+18 <https://a.example"]),
        ("Ini ! [gambar](media/a.png)", ["1:5+23 ! [gambar](media/a.png)"]),
        ("::: question q\nBenar?\n\n= ya\n\n! [gambar](media/a.png)\n:::", []),
        ("o\tsatu", ["1:1+1 o"]),
        ('[=75% "maju"]', ['1:1+13 [=75% "maju"]']),
    ],
)
def test_marks_that_nobody_was_told_of(body: str, found: list[str]) -> None:
    assert marks(body) == found


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.name)
def test_a_text_with_a_mark_holds_what_is_looked_for_first(mark: OtherToolMark) -> None:
    """Texts without these signs are not looked at any further."""
    with_it = [page for page in (*ALONE, *OTHERS) if mark.pattern.search(page)]

    assert [page for page in with_it if mark.sign not in page or not SUSPECT.search(page)] == []
