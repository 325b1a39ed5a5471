# SPDX-License-Identifier: Apache-2.0
"""Pages as authors of other tools write them, drawn from the manuals of those tools and not from ours.

A template is text in which `§` stands for a word, which becomes another one each time, and `¤` for something within a line. The same
`random.Random` gives the same pages; those of Hypothesis depend on what was imported before.
"""

import itertools
import random
import re
from collections.abc import Callable, Iterable, Iterator

INLINE = {
    "nested": ["**¤**", "*¤*", "~~¤~~", "[¤](https://a.example)", "[¤]{.mark}", "[¤]{.§}", "<sub>¤</sub>", "<kbd>¤</kbd>", "<b>¤</b>", "==¤==", "(¤)", "\"¤\"", "§¤§", "\\[¤]", "![¤](media/a.png)"],
    "plain texts": [
        "![§](media/a.png \"¤\")", "![¤](media/a.png \"¤ §\")", "![§](media/a.png){alt=\"¤\"}", "![¤](media/a.png){alt=\"§ ¤\" width=30}", "[§](https://a.example \"¤\")", "![](media/a.png \"¤\")",
        "[![¤](media/a.png)](https://a.example)",
    ],
    "plain": ["§", "§ §", "§, §.", "§ § §"],
    "GitHub": [
        "**§**", "*§ §*", "~~§~~", "`§`", "[§](https://a.example/b)", "![§](media/a.png)", "[§][ref]", "[§]", "https://a.example/x",
        "§[^1]", "§[^tak]", ":smile:", ":+1:", "@§", "#12", "$x^2$", "<kbd>§</kbd>", "§<br>§", "§<sub>§</sub>", "<!-- § -->", "<span>§</span>",
        "[:smile: §](https://a.example)", "[§](berkas saya.pdf)", "![§](foto saya.png)", "&nbsp;§", "\\*§\\*", "\\[[§]]", "[x] §", "**§ **", "[ §](a b", "<u>§</u>", "<§ §>",
    ],
    "Material": [
        "==§==", "[==§==](https://a.example)", "^^§^^", "++ctrl+alt+§++", "H~2~O", "x^2^", "{==§==}", "{++§++}", "{--§--}", "{>>§<<}", "[§](a.md){ .md-button }", ":material-§:",
        ":fontawesome-brands-github:", "![§](media/a.png){ width=300 }", "![§](media/a.png){: align=left }", "`#!python §`", "(c)", "-->", "{{ § }}",
        "[§]{.§}", "[TOC]",
    ],
    "Pandoc": [
        "[@§]", "[@§, h. 3; @§]", "@§2020", "[-@§]", "^[§ §]", "[§]{.smallcaps}", "[§]{custom-style=\"§\"}", "`§`{=html}", "$$x$$", "\\(x^2\\)", "{{< video §.mp4 >}}",
        "{{< var § >}}", "![§](media/a.png){#fig-§ width=50%}", "@fig-§", "[§]{#§ .§}", "\\newpage", "(@§)", "§ -- §",
        "\\textbf{§}", "\\emph{§} \\cite[§]{§}", "\\\\textbf{§}", "\\(\\frac{1}{2}\\)", "``§''", "§^2^", "§~§~",
    ],
    "MyST": [
        "{ref}`§`", "{doc}`§ <§>`", "{term}`§`", "{{ § }}", "{kbd}`§`", "{abbr}`§ (§)`", "[](#§)", "[](§.md)", "{math}`x`", "|§|", "<project:§>", "{cite:p}`§`",
    ],
    "Carpentries": ["{% include § %}", "{{ site.§ }}", "[§]({{ page.root }}/§)", "[§]({% link §.md %})", "[§][lesson-§]", "![](media/a.png){alt=\"§\"}"],
    "Kramdown": ["*§*{: .§}", "[§](b.html){: target=\"_blank\"}", "{::nomarkdown}", "{:toc}", "((§))", "<<§>>", "^§^", "[§](x){:.§}"],
    "Word": ["US$4 ¤ US$5", "“§”", "‘§’", "§\u00a0§", "§\u00ad§", "\u200b§", "…", "§\ufffd", "\uf0b7 §", "\u2028§", "[§]\u00a0(x)", "<o:p></o:p>", "**\u00a0§**"],
    "LiaScript": ["!?[§](https://youtu.be/x)", "?[§](https://a.example/a.mp3)", "??[§](https://a.example)", "{1}{§}", "{{1}}", "@§", "[[§]]", "[->[§]]", "[(X)]", "~~~§~~~"],
    "wikis": ["[[§]]", "[[§|§]]", "![[§.png]]", "#§", "''§''", "[https://a.example §]", "__§__", "//§//", "{{§.png}}", "^§", "'''§'''", "'''''§'''''", "[[§|¤]]", "_§_nya", "di_§_", "_§_nya, § di_§_", "_§_§", "_§ §", "_ § _", "§^1", "§^1, §", "`§", "§`", "``§`", "<https://a.example §", "§** §", "!(media/a.png)"],
}  # fmt: skip

BLOCKS = {
    "GitHub": [
        "¤ ¤", "# ¤", "## ¤", "##¤", "#¤", "### ¤ ###", "- ¤\n- ¤", "* ¤\n\n  ¤", "1. ¤\n2. ¤", "1) ¤", "- [ ] ¤\n- [x] ¤", "-[x] ¤", "[ ] ¤\n[x] ¤", "> ¤\n> ¤",
        "> [!NOTE]\n> ¤", "> [!WARNING] ¤", "> [!HATI-HATI]\n> ¤", "```python\n§ = 1\n```", "~~~\n§\n~~~", "    §", "```\n§", "| § | ¤ |\n|---|---|\n| ¤ | § |",
        "| § | § |\n|---|---|\n| § | § | ¤ |", "| § | § |\n| ¤ | § |", "§\n| § | § |\n|---|---|\n| § | § |", "| § | § |\n\n|---|---|\n| § | § |", "§ | §\n--- | ---\n§ | ¤",
        "[^1]: ¤", "[^takada]: ¤", "[ref]: https://a.example \"§\"", "[ref]: <a b>", "[§]: §", "[§]: § §", "[§]:\nhttps://a.example", "[§]: ¤", "[ref]: §\n\n[§][ref]", "---", "***\n¤", "§\n===", "¤\n---", "<details>\n<summary>§</summary>\n\n¤\n\n</details>",
        "<details>\n```yaml\n§\n```\n</details>", "<div align=\"center\">\n¤\n</div>", "<!-- §\n§ -->", "<!-- §", "<img src=\"media/a.png\" alt=\"§\">", "<table><tr><td>§</td></tr></table>", "<p>§</p>", "```mermaid\ngraph §\n```",
        "<<<<<<< HEAD\n¤\n=======\n¤\n>>>>>>> cabang", "¤\n\n<<<<<<< HEAD\n\n¤\n\n=======\n\n¤\n", "¤  \n¤", "¤\\\n¤", "[//]: # (§)", "<center>§</center>", "§:\n- ¤\n- ¤", "<style>.§ {}</style>", "<script>§</script>", "<iframe src=\"https://a.example\">§</iframe>",
    ],
    "Material": [
        "!!! note\n    ¤", "!!! warning \"§\"\n    ¤\n\n    ¤", "??? tip \"§\"\n    ¤", "???+ note\n    ¤", "=== \"§\"\n    ¤\n\n=== \"§\"\n\n    ¤", "--8<-- \"§.md\"",
        "*[§]: § §", "§\n: ¤", "/// note | §\n¤\n///", "/// tab | §\n¤\n///", "/// caption\n§\n///", "``` py title=\"§.py\" hl_lines=\"1\"\n§\n```", "[TOC]", "¤\n{ .§ }", "## § { #§ }",
        "<div class=\"grid cards\" markdown>\n\n- ¤\n\n</div>", "![§](media/a.png){ loading=lazy }\n/// caption\n§\n///", "1.  ¤\n2.  ¤{ .annotate }", "- ¤ (1)\n{ .annotate }\n\n1. ¤", "{% include \"§.md\" %}", "[=75% \"§\"]",
    ],
    "Pandoc": [
        "::: {.callout-note}\n¤\n:::", "::: {.callout-tip title=\"§\"}\n## §\n¤\n:::", ":::: {.columns}\n::: {.column width=\"50%\"}\n¤\n:::\n::::", "::: §\n¤\n:::", "::: {#§ .§}\n¤\n:::",
        "## § {#sec-§ .unnumbered}", "#. ¤\n#. ¤", "(1) ¤", "(@) ¤", "| §\n| §", "§\n:   ¤\n\n    ¤", "+---+---+\n| § | § |\n+===+===+\n| § | § |\n+---+---+", "  §   §\n---- ----\n  §   §\n---- ----",
        ": § {#tbl-§}", "Table: §", "```{python}\n#| label: §\n§\n```", "```{.python .numberLines}\n§\n```", "```{=html}\n§\n```", "{{< include §.qmd >}}", "{{< pagebreak >}}", "% §\n% §", "\\begin{align}\nx\n\\end{align}",
        "::: {.panel-tabset}\n## §\n¤\n:::", "[^n]: ¤\n\n    ¤", "i. ¤\nii. ¤", "a) ¤\nb) ¤", "![§](media/a.png){#fig-§}", "::: incremental\n- ¤\n:::",
    ],
    "MyST": [
        ":::{note}\n¤\n:::", ":::{admonition} §\n:class: tip\n¤\n:::", "```{note}\n¤\n```", "```{admonition} §\n:class: §\n¤\n```", "```{figure} media/a.png\n:name: §\n§\n```", "```{toctree}\n§\n```", "(§)=\n## ¤", "% §", "+++",
        "+++ {\"§\": 1}", "```{code-cell}\n§\n```", "::::{grid} 2\n:::{grid-item-card} §\n¤\n:::\n::::", ":::{exercise} §\n:label: §\n¤\n:::", ":::{dropdown} §\n¤\n:::", ".. note:: §\n   ¤", ".. image:: §.png", ":§: ¤", "$$\nx\n$$ (§)", "---\n§: §\n---",
        "```{eval-rst}\n.. note:: §\n```", ":::{tip} §\n¤", "`````{tab-set}\n````{tab-item} §\n¤\n````\n`````",
    ],
    "Carpentries": [
        "::: challenge\n## §\n¤\n\n::: solution\n## §\n¤\n:::\n:::", "::::::::::::: callout\n\n## §\n\n¤\n\n:::::::::::::", "::::::: objectives\n- ¤\n:::::::", ":::: questions\n- ¤\n::::", ":::::: keypoints\n\n- ¤\n- ¤\n\n::::::", "::: instructor\n¤\n:::", "::: prereq\n¤\n:::",
        "::: discussion\n¤\n:::", "::: spoiler\n### §\n¤\n:::", "::: hint\n¤\n:::", "::: checklist\n¤\n:::", "::: testimonial\n¤\n:::", "::: group-tab\n### §\n¤\n:::", "> ## §\n> ¤\n{: .callout}", "> ## §\n>\n> ¤\n>\n> > ## §\n> > ¤\n> {: .solution}\n{: .challenge}",
        "~~~\n§\n~~~\n{: .language-bash}", "{% include links.md %}", "```output\n§\n```", "::: challenge\n¤", "![§](media/a.png){alt='§'}", ":::: solution ::::\n¤\n::::",
    ],
    "Kramdown": [
        "{:toc}", "* TOC\n{:toc}", "¤\n{: .§ #§}", "{::comment}\n§\n{:/comment}", "{::options parse_block_html=\"true\" /}", "## ¤ {#§}", "§\n: ¤\n: ¤", "*[§]: §", "^\n¤", "{:.no_toc}\n## ¤", "| § | § |\n|===\n| § | § |", "{: .note }\n> ¤", "{% highlight ruby %}\n§\n{% endhighlight %}",
        "{% raw %}¤{% endraw %}", "|§|§|\n|:-|-:|\n|¤|§|\n{: .tabel}", "$$x$$", "{% assign § = 1 %}",
    ],
    "Word": [
        "•\t§\n•\t§", "• ¤", "▪ §", "\uf0b7 ¤", "o\t§", "–\t§", "1.\t¤\n2.\t¤", "a.\t¤", "“¤”", "#\u00a0§", "-\u00a0§\n-\u00a0§", "\u00a0\u00a0§", "§\u00a0|\u00a0§", "§\t§\t§", "\ufeff§", "__________", "................ §", "1.§\n2.§", "§§:", "\u200b## ¤", "-§\n-§", "*§", "*  §\n   ¤",
        "≥ §", "<!--[if gte mso 9]><xml>§</xml><![endif]-->", "<w:p>§</w:p>", "### **§**", "**§**\n¤", "\\§\\§", "§/§\\§",
    ],
    "LiaScript": [
        "    --{{0}}--\n¤", "--{{1}}--\n¤", "{{1}}\n¤", "{{1-2}}\n********\n¤\n********", "[[§]]", "[( )] ¤\n[(X)] ¤", "[[ ]] ¤\n[[X]] ¤", "    [( )] ¤\n    [(X)] ¤", "[[?]] ¤", "[[!]] ¤", "[[___]]", "!?[§](https://youtu.be/x)", "<!-- data-type=\"bar\" -->\n| § | § |\n|---|---|\n| 1 | 2 |", "@import(§)", "@end",
        "``` js\n§\n```\n<script>@input</script>", "> ❓ ¤", "[->[§][(§)]]", "(0) ¤", "[[(§)]]\n¤",
    ],
    "wikis": ["== § ==\n¤", "= § =", "h1. §", "||§||§||\n|§|§|", "{{§}}", "{|\n|§\n|}", "----\n¤", "%% § %%", "[[§]]", "> [!faq]- §\n> ¤", "^§-§", "#§ #§", "§:: §", "![[§#§]]", "* § ** §", ";§\n:¤", "!§", "bq. §", "{code}\n§\n{code}", "- [/] ¤", "- (x) ¤", "(x) ¤"],
    "plain texts": [
        "::: note ¤\n§\n:::", "::: tip § ¤\n¤\n:::", "::: {.callout-note title=\"¤\"}\n§\n:::", ":::{admonition} ¤\n§\n:::", "[gambar]: media/a.png \"¤\"\n\n![§][gambar]", "[ref]: https://a.example \"¤\"\n\n[§][ref]", "[ref]: https://a.example \"¤\"", "[ref]: a.md\n[ref]: b.md \"§\"\n\n[§][ref]",
        "[ref]: https://a.example/a\n\n> [REF]: https://a.example/b\n\n[ref]", "| ¤ | § |\n|:-:|---|\n| ![¤](media/a.png \"¤\") | ¤ |", "![¤](media/a.png \"¤\")", "![§](media/a.png)\n*¤*", "??? note \"¤\"\n    §", "``` py title=\"§\"\n§\n```",
        "<details>\n<summary>¤</summary>\n¤ ¤\n¤\n</details>", "::: question q-§\n¤\n\n- [ ] ![§](media/a.png \"¤\")\n  > ¤\n- [x] ¤\n\n? ¤\n\n! ¤\n:::", "::: question q-§\n¤ {{§ | *§}}.\n\n? ¤ ¤\n\n! ¤ ¤\n:::",
        "::: question q-§\n¤?\n\n- ¤ => ¤\n- => ¤\n:::", "::: question q-§ essay\n¤ ¤\n\n! ¤\n:::", "::: question q-§ likert\n¤\n\n- ¤\n- ¤\n:::", "---\n§: ¤\n---", "####### ¤", "#. ¤\n#. ¤", "\\begin{align}\n§ &= \\frac{1}{2}\n\\end{align}", "\\section{§}",
    ],
    "questions": [
        "::: question q-§\n¤?\n\n- [ ] ¤\n- [x] ¤\n:::", "::: question q-§ points=2\n¤?\n\n- [ ] ¤\n  > ¤\n- [x] ¤\n\n? ¤\n\n! ¤\n:::", "::: soal q-§ benar\n¤\n:::", "::: question q-§\n¤?\n\n= §\n= § §\n:::", "::: question q-§\n¤?\n\n= 70 +- 0.5\n! ¤\n:::",
        "::: question q-§\n¤?\n\n-[ ] ¤\n-[x] ¤\n:::", "::: question q-§\n¤?\n\n* [ ] ¤\n* [x] ¤\n\n¤\n:::", "::: question q-§\n¤?\n\n- ( ) ¤\n- (x) ¤\n:::", "::: question q-§\n¤?\n\n• [ ] ¤\n• [x] ¤\n:::", "::: question q-§\n§ {{§ / §}} §.\n:::", "::: question q-§ ordering\n¤\n\n1. ¤\n2. ¤\n:::",
        "::: question q-§\n¤\n\n- § => §\n- § => §\n:::", "::: question q-§\n¤?\n\n– [ ] ¤\n- [x] ¤\n- [ ] ¤\n:::", "::: question q-§\n¤?\n\n- [ ] ¤\n- [x] ¤\n\n## §\n\n? ¤\n:::", "::: question q-§\n¤?\n\n- [] ¤\n- [v] ¤\n:::", "::: note §\n¤\n:::", "::: catatan\n¤\n:::", "::: question q-§\n¤?\n\n- [ ] ¤\n- [x] ¤",
        "::: question q-§\n¤?\n\n- [ ] ¤\n\n  ¤\n- [x] ¤\n\n?¤\n\n!¤\n:::", "::: question q-§\n¤?\n\n- [ ] §: ¤\n- [x] ¤\n> ¤\n:::",
    ],
}  # fmt: skip

LINES = [text for texts in INLINE.values() for text in texts]
ALL_BLOCKS = [text for texts in BLOCKS.values() for text in texts]
HOLE = re.compile("[§¤]")
LETTERS = "bcdfghjklmnpqrstvz"
VOWELS = "aeiou"


def alone() -> list[str]:
    """Return a page for each template: by itself, and what stands within a line also between words."""
    lines = [text for part in LINES for text in (part, f"§ {part} §")]
    return [page_of(text.replace("¤", "§")) for text in (*ALL_BLOCKS, *lines)]


def worded(text: str) -> str:
    """Return `text` with another word for each `§`, so that none that is lost hides behind another one."""
    words = ("".join(parts) for parts in itertools.product(LETTERS, VOWELS, LETTERS, VOWELS, LETTERS))
    return re.sub("§", lambda _: next(words), text)


def drawn(chance: random.Random) -> str:
    """Return the template of a page: one block, or some of them with or without a blank line between."""
    blocks = [_within(_filled(chance.choice(ALL_BLOCKS), chance), chance) for _ in range(chance.randint(1, 3))]
    return chance.choice(["\n\n", "\n\n", "\n\n", "\n"]).join(blocks)


def templates(seed: int, numbers: Iterable[int]) -> Iterator[str]:
    """Yield the templates of the pages with these `numbers`. Each is drawn by itself, and the same whatever was drawn before."""
    for number in numbers:
        yield drawn(random.Random(f"{seed} {number}"))


def page_of(template: str) -> str:
    """Return the page of `template`, with words."""
    return worded(template) + "\n"


def shortest(template: str, shows: Callable[[str], bool]) -> str:
    """Return what is left of `template` when all lines, and then all words, are gone without which it still `shows` what it did."""
    for separator in ("\n", " "):
        parts = template.split(separator)
        at = 0
        while at < len(parts):
            fewer = parts[:at] + parts[at + 1 :]
            if fewer and shows(separator.join(fewer)):
                parts = fewer
            else:
                at += 1
        template = separator.join(parts)
    return template


# What a block may stand in: how its first line and the others begin, and what stands around it.
AROUND = [
    ("> ", "> ", "", ""), ("- ", "  ", "", ""), ("1.  ", "    ", "", ""), ("> - ", ">   ", "", ""), ("", "", "::: note\n", "\n:::"), ("", "", "::: challenge\n\n", "\n\n:::"),
    ("", "", "<details>\n<summary>§</summary>\n\n", "\n\n</details>"), ("", "", "::: question q-§\n§?\n\n- [ ] §\n- [x] §\n\n", "\n:::"), ("  > ", "  > ", "::: question q-§\n§?\n\n- [ ] §\n", "\n- [x] §\n:::"),
    ("", "", "::: question q-§\n", "\n\n- [ ] §\n- [x] §\n:::"), ("! ", "", "::: question q-§\n§?\n\n= §\n\n", "\n:::"), ("[^1]: ", "    ", "§[^1].\n\n", ""), (": ", "  ", "§\n", ""),
]  # fmt: skip


def _within(block: str, chance: random.Random) -> str:
    """Return `block`, one time in five within something else."""
    if chance.randrange(5):
        return block
    first, other, above, below = chance.choice(AROUND)
    return above + first + block.replace("\n", f"\n{other}") + below


def _filled(block: str, chance: random.Random) -> str:
    return HOLE.sub(lambda hole: _line(chance) if hole[0] == "¤" else "§", block)


def _line(chance: random.Random) -> str:
    """Return something within a line; what can have other things in it has another one as often as a word."""
    line = chance.choice(LINES)
    return line.replace("¤", chance.choice(["§", chance.choice(LINES).replace("¤", "§")]))
