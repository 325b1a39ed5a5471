# SPDX-License-Identifier: Apache-2.0
"""Marks of other tools, as they look where they are not understood and stand in the text.

Whoever adds one writes what to write instead under its name into `texts/*/other_tools.json`, and what it holds for certain into `SUSPECT`.
"""

import re
from dataclasses import dataclass, field

# The signs at the two ends of a mark with a backslash among them; of a link, which may lack its end, those before and behind its words;
# of a mark that begins with a backslash itself, a second one.
MEANT = re.compile(r"\A.?[^\w\\]*\\(?![^\W_])|\\[\W_]*\Z")
MEANT_LINK = re.compile(r"\A.?[^\w\\]*\\(?![^\W_])|\\\]\(|\]\\\(")
MEANT_COMMAND = re.compile(r"\A\\\\")
NAME = r"[A-Za-z][\w-]*"
VALUE = r"""(?:"[^"\n]*"|'[^'\n]*'|[\w.%/-]+)"""
ATTRIBUTE = rf"(?:[#.]{NAME}|{NAME}={VALUE})"

# An address, as it stands in a link.
WHERE = r"(?:https?:|www\.|mailto:|#|\.{0,2}/)?[\w./%@:?&=#-]*(?:://|\.(?:md|pdf|html?|png|jpe?g|svg|docx?|xlsx?|pptx?|com|org|id|net)\b)[^()\[\]\s]*"


@dataclass(frozen=True, slots=True)
class OtherToolMark:
    """A mark of another tool, as it looks in text whose lines end with `\\n`. What to write instead stands under its `name`.

    `meant` finds the backslash that says that it is text, in what was written from the character before the mark to its end.
    """

    name: str
    # What every text holds that has the mark; "" where nothing is for certain.
    sign: str
    pattern: re.Pattern[str]
    # Within a question it has a meaning, or a rule of its own reports it.
    in_questions: bool = True
    # The first line of several says it for the others.
    once: bool = False
    meant: re.Pattern[str] = field(default=MEANT)


def _make_mark(
    name: str, sign: str, pattern: str, in_questions: bool = True, once: bool = False, meant: re.Pattern[str] = MEANT
) -> OtherToolMark:
    return OtherToolMark(name, sign, re.compile(pattern, re.MULTILINE), in_questions, once, meant)


# Commands of LaTeX that stand without braces.
COMMANDS = (
    "newline|newpage|pagebreak|linebreak|noindent|clearpage|centering|hline|item|LaTeX|TeX|bigskip|medskip|smallskip|quad|qquad"
    "|times|cdot|div|pm|leq|geq|neq|approx|infty|alpha|beta|gamma|delta|pi|theta|sigma|lambda|omega|sum|int|rightarrow|leftarrow|Rightarrow|ldots"
)
# Those that may stand right behind a word.
BRACED = r"text[a-z]+|emph|underline|cite[a-z]*|ref|footnote|label|index|url|href|frac|sqrt|math[a-z]+"
# What stands before an underscore that begins no word in italics.
BEFORE = r"\-\w\\/.$@<\])"
# What is written right behind a foreign word in italics, and right before it.
SUFFIXES = "nya|kan|an|lah|kah|pun|ku|mu|i|s|ing|ed"
PREFIXES = "di|ke|me|mem|men|meng|meny|ber|ter|pe|pem|pen|peng|per|se|nge"

# A mark that is found first hides others at the same place.
MARKS = (
    _make_mark("snippet", "8<", r"^-+8<-+(?: .*)?$"),
    _make_mark("note", "\n", r"(?<=\n)(?:!!!|\?\?\?\+?) +\w.*$"),
    _make_mark(
        "table_of_contents",
        "",
        r"(?:^|=>[ ])\[(?:TOC|toc|\[_TOC_\])\](?=$|[ ]=>)|^\{:toc\}$|^@\[toc\]$|^\{toc(?::[^{}\n]*)?\}$",
    ),
    _make_mark(
        "setting",
        ":",
        r"^:(?:class|name|label|alt|width|height|scale|align|figclass|open|icon|caption|header-rows|widths|lineno-start|emphasize-lines):(?=\s|$).*$",
    ),
    _make_mark("shortcode", "{", r"\{\{[<%].{0,400}?[>%]\}\}|\{%.{0,400}?%\}|\{\{[<%][^{}\n]*$|\{%[ ][^{}\n]*$"),
    _make_mark("tab", "", r'^(?:===[!+]?|///) ?(?:tab \| )?"?[^\s"=][^"\n]*"?$'),
    _make_mark("kramdown", "{", r"\{:[:/].{0,400}?\}|\{:[a-z][\w-]*\}"),
    _make_mark("role", "{", r"\{[a-z][\w:-]*\}(?=\0)"),
    _make_mark("target", ")=", r"^\([A-Za-z][\w:.-]*\)=$"),
    _make_mark("table_of_wiki", "{|", r"^\{\|.*$"),
    _make_mark("tag", "<", r"</?[a-z]+:[a-z]+(?:\s[^<>\n]*)?/?>"),
    _make_mark("raw_format", "{", r"(?<=\0)\{=[a-z]\w*\}"),
    _make_mark("command", "\\", r"\\begin\{(\w+\*?)\}[^\0]{0,2000}?\\end\{\1\}", meant=MEANT_COMMAND),
    _make_mark(
        "command",
        "\\",
        rf"(?<![\w\\:/.$])\\(?:[A-Za-z]{{2,30}}\*?(?:\[[^\[\]\n]{{0,80}}\])?\{{[^{{}}\n]{{0,200}}\}}?|(?:{COMMANDS})(?![A-Za-z]))",
        meant=MEANT_COMMAND,
    ),
    _make_mark(
        "command",
        "\\",
        rf"(?<=\w)\\(?:{BRACED})\*?(?:\[[^\[\]\n]{{0,80}}\])?\{{[^{{}}\n]{{0,200}}\}}?",
        meant=MEANT_COMMAND,
    ),
    _make_mark(
        "box",
        "[",
        r"^(?:\[\( ?\)\]|\[\([xX]\)\]|\[\[[ xX]\]\])(?=\s|$)|(?:(?<![\w\])])|(?<=[^\W\d_]{3}))\[\([ xX]\)\]|\[->\[[^\[\]\n]*\]\]?",
    ),
    _make_mark("effect", "{", r"\{\d{1,3}(?:-\d{1,3})?\}(?=\{)"),
    _make_mark("progress", "[=", r'^\[=\d{1,3}%(?: "[^"\n]*")?\]'),
    _make_mark("side", "=======", r"^={7}$"),
    _make_mark("struck", "~~~", r"~{3,}(?=\S)[^~\n]+~{3,}"),
    _make_mark(
        "attributes",
        "{",
        rf"\{{:?[ ]?{ATTRIBUTE}(?:[ ]+(?:{ATTRIBUTE}|{NAME}))*[ ]?\}}|(?<=[^\S\n])\{{-\}}$|\{{:?[ ]?(?:alt|class|height|style|target|width)=\S*",
    ),
    _make_mark("picture_of_wiki", "![[", r"!\[\[[^\[\]\n]+\]\]"),
    _make_mark("wiki_link", "[", r"\[\[[^\[\]\n]+(?:\]\]|$|(?=\[))"),
    _make_mark("citation", "@", r"\[(?:[^\[\]\n]*[\s;])?-?@[\w:.#$%&+?<>~/-]+[^\[\]\n]*\]"),
    _make_mark("inline_footnote", "^[", r"\^\[[^\[\]\n]+\]"),
    _make_mark("abbreviation", "*[", r"^\*\[[^\[\]\n]+\]:"),
    _make_mark("alert", "[!", r"^\[![A-Za-z][\w-]*\][+-]?(?=\s|$)"),
    _make_mark("gap", "{{", r"\{\{[^{}\n]+\}\}", in_questions=False),
    _make_mark("directive", ".. ", r"^\.\. [a-z][\w-]*::"),
    _make_mark("heading", "##", r"^#{2,6}(?=[^\s#])"),
    _make_mark("deep_heading", "##", r"^#{7,}(?=[^\S\n])"),
    _make_mark("heading_of_wiki", "", r"^(={1,6})[ \t]+[^=\n]+[ \t]+\1$|^h[1-6]\.[ \t]+\S.*$"),
    _make_mark("quote_of_wiki", "bq", r"^bq\.[ \t]+(?=\S)"),
    _make_mark(
        "macro_of_wiki", "{", r"^\{(?:code|noformat|quote|panel|color|info|note|tip|warning|expand)(?::[^{}\n]*)?\}"
    ),
    _make_mark("line_block", "|", r"^\|[ ]+[^|\n]+$(?=\n\|[ ])", once=True),
    _make_mark("numbering", "", r"^(?:#\.|\(@[\w-]*\))(?=[ \t])", once=True),
    _make_mark("block_break", "+++", r"^\+{3,}(?:[ \t]*\{[^{}\n]*\})?$"),
    _make_mark(
        "table",
        "",
        r"^\|(?:[^|\n]*\|){2,}[ ]*$|^\+(?:[-=]+\+)+$|^\|?[ ]*:?-{3,}:?[ ]*(?:\|[ ]*:?-{3,}:?[ ]*)+\|?$|^\|[ ]*:?-+:?[ ]*\|$|^-{3,}(?: +-{3,})+ *$",
        once=True,
    ),
    _make_mark("emoji", ":", r"(?<![\w:/]):(?:[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*|[+-]1):(?![\w:/])"),
    _make_mark("tick", "[", r"^-?\[[ xXvV✓✔]\](?=\s|$)", in_questions=False),
    _make_mark("odd_tick", "[", r"^-?\[(?:[/><!?*-]|[xX] | [xX]| {2,}|)\](?=[^\S\n])", in_questions=False),
    _make_mark(
        "bullet",
        "",
        r"^[•▪●◦‣·➢](?:[ \t]+(?:\[[ xX]\](?=\s|$))?|(?=\w))|^[oØü§–—](?:\t+|[ \u00a0]{3,})(?=\S)",
        in_questions=False,
        once=True,
    ),
    _make_mark("critic", "{", r"\{(?:--[^{}\n]+--|>>[^{}\n]+<<|[^{}\n]+~>[^{}\n]+)\}"),
    _make_mark("highlight", "==", r"(?<![=\w])==(?![=\s])[^=\n]+(?<!\s)==(?![=\w])"),
    _make_mark(
        "inserted", "++", r"(?<![+\w])\+\+(?![+\s])[^+\n]+(?<!\s)\+\+(?![+\w])|(?<!\+)\+\+[\w-]+(?:\+[\w-]+)+\+\+(?!\+)"
    ),
    _make_mark(
        "raised",
        "^",
        r"(?<=\w)\^[\w+-]{1,12}\^(?!\w)|\^\^(?![\^\s])[^\^\n]+(?<!\s)\^\^|(?<=[^\W\d_])\^\d{1,3}\^(?=[^\W\d_])|(?<![\w^])\^[\w+-]{1,12}\^(?![\w^])",
    ),
    _make_mark(
        "note_number",
        "^",
        r"(?<=[^\W\d_]{3})(?<!log)(?<!sin)(?<!cos)(?<!tan)(?<!det)\^\d{1,2}(?![\w^]|[.,]\d)|(?:^|(?<=[\s.,;:!?”\"]))\^\d{1,2}(?=[\s.,;:)]|$)(?![.,]\d)",
    ),
    _make_mark("block_id", "^", r"(?:^|(?<=[^\S\n]))\^[A-Za-z][\w-]*$"),
    _make_mark("emphasis", "**", r"\*\*(?![*\s])[^*\n]+\*\*|\*\*[^\S\n]+[^*\n]+\*\*"),
    _make_mark("comment_begun", "<!--", r"<!--"),
    _make_mark("comment", "", r"^%%.*$|\A%[ \t]+\S.*$|^\[(?://|comment)\]: #.*$"),
    _make_mark("colons", ":::", r"(?<=[^:\n]):{3,}", in_questions=False),
    _make_mark("link", "(", r"!?\[[^\[\]\n]*\]\([^){}\n]*\)?", meant=MEANT_LINK),
    _make_mark("link", "(", r"\]\(", meant=MEANT_LINK),
    # The two halves of a link apart, or in the other order.
    _make_mark("link", "(", rf"!?\[[^\[\]\n]+\][ \t]+\({WHERE}\)", meant=MEANT_LINK),
    _make_mark("link", "(", rf"\([^()\n]+\)\[{WHERE}\]", meant=MEANT_LINK),
    _make_mark(
        "scheme",
        "",
        r"\bhttps?(?::/(?=\w)|//(?=\w)|:(?=www\.))[\w.-]*|<(?:[\w-]+\.)+(?:id|com|org|net)(?:/[^\s<>]*)?>|<https?://[^\s<>]+(?=[^\S\n]|$)",
    ),
    _make_mark(
        "entity",
        "&",
        r"&(?:nbsp|ndash|mdash|hellip|laquo|raquo|copy|reg|trade|times|rarr|larr|deg)(?![\w;=])|&nbsp(?!;)",
    ),
    _make_mark("link", "(", r"!\([\w./%~-]+\.(?:png|jpe?g|gif|svg|webp|avif)\)", meant=MEANT_LINK),
    _make_mark("wiki_link", "[", r"\[https?://[^\s\[\]<>]+[ ][^\[\]\n]+\]"),
    _make_mark("cross_reference", "@", r"(?<![\w@.])@(?:fig|tbl|sec|eq|lst|thm|exm)-[\w-]+"),
    _make_mark("macro", "@", r"^@(?:end|import\([^()\n]*\))$"),
    _make_mark(
        "quotes_of_wiki",
        "''",
        r"(?<![\w'])'{2,5}(?=[^\W_])[^'\n]*(?<=[\w.!?)…%])'{2,5}(?![\w'])|(?<=\w)'{3,5}(?=[^\W_])[^'\n]*(?<=\w)'{3,5}(?!')",
    ),
    _make_mark("italics_of_wiki", "//", r"(?<![\w:/.])//(?=[^\W_])[^/\n]*(?<=[\w.!?)])//(?![\w/])"),
    _make_mark("bbcode", "[/", r"\[([bius]|url|img|color|size|quote)(?:=[^\[\]\n]*)?\][^\n]{0,200}?\[/\1\]"),
    _make_mark("nested", "", r"^\*{2,5}[^\S\n]+\S.*$|(?<=\n)--[^\S\n]+\S.*$"),
    _make_mark("unclosed", "**", r"(?<![\w*])\*\*(?=[^\W_])|(?<=[^\W\d_])\*\*(?=[\s.,;:!?]|$)"),
    _make_mark(
        "underscore",
        "_",
        rf"(?<![{BEFORE}])_(?=[^\W_])[^_\n]*(?<=[^\W_])_(?=(?:{SUFFIXES})(?!\w))|(?<!\w)(?:{PREFIXES})_(?=[^\W_])[^_\n]*(?<=[^\W_])_(?!\w)",
    ),
    # The outer two of `_file_nya, lalu di_upload_` are one pair of italics.
    _make_mark(
        "underscore",
        "_",
        rf"(?<=[^\W_])_(?:{SUFFIXES})(?!\w)[^_\n\0]*(?<!\w)(?:{PREFIXES})_(?=[^\W_])",
    ),
    _make_mark(
        "underscore", "_", rf"(?<![{BEFORE}])_(?=[^\W_])[^_\n]*\s_(?!\w)|(?<!\w)_[^\S\n][^_\n]*[^\s_][ ]*_(?![\w_])"
    ),
    _make_mark("underscore", "_", rf"(?<![{BEFORE}'\"])_[a-z]+_[a-z]+(?![\w(]|[.]\w)"),
    _make_mark(
        "underscore",
        "_",
        rf"(?<![{BEFORE}'\"])_{{1,2}}(?=[a-z]{{2,}}[ ][a-z])[^_\n]*$|(?<![\w\\*])[a-z]{{2,}}_(?=[^\S\n]|$)",
    ),
    _make_mark("code_begun", "`", r"(?<![`\w])`{1,2}[^\s`]+`*|(?<=[^\s`])`{1,2}(?![`\w])"),
    _make_mark("lowered", "~", r"(?<=\w)~[\w+-]{1,6}~(?![~\w])|(?<=[A-Z])~\d+~(?=[A-Z])"),
    _make_mark("closer", "::", r"^::$"),
    _make_mark("hash", "#", r"\A#(?=[^\W\d_])[^\n#.?!]{0,100}?[^\S\n][^\n#.?!]*\Z", in_questions=False),
    # What other marks have left of one.
    _make_mark("wiki_link", "[", r"\[\[(?=\w)(?=[^\[\]\n]*[\0\\{}<~(\[])"),
    _make_mark("attributes", "{", r"\{:?[ ]?(?:alt|class|height|style|target|width)="),
    _make_mark("code_begun", "`", r"(?<!\w)`+|`+(?!\w)"),
)
# What each of the marks holds for certain. Most texts of a page have nothing of the kind, and are done with after one look.
SUSPECT = re.compile(
    r"\][ \t]*\(|\)\[|https?(?::/\w|//|:www)|\w~\w|<!|<\w|\[/|[{}^_`]|\*\*|~~~|</?[a-z]+:|:::|:[a-z0-9_+-]+:|\[[\[(-]|\[[^\[\]\n]*@|==|\+\+|''|//|!\(|@\w+-|&\w|\\[A-Za-z]|=>[ ]\["
    r"|^--[ \t]|^[<>|+=/%*.#\[(!?:•▪●◦‣·➢oØü§–—@-]|^(?:bq|h[1-6])\.",
    re.MULTILINE,
)
