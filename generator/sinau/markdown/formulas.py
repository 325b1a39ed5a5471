# SPDX-License-Identifier: Apache-2.0
"""Formulas as MathML, made at build: the only module that imports latex2mathml. Browsers and screen readers need nothing else.

The library writes out whatever it read, so what it makes is rebuilt here from lists of what MathML Core knows.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING

from sinau.diagnostics import Message

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_LENGTH = 1000
MAX_DEPTH = 100
TOO_DEEP = Message("content.formulas_too_deep")
ELEMENTS = {
    *("math", "menclose", "merror", "mfenced", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded"),
    *("mphantom", "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup"),
    *("mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none"),
}
ATTRIBUTES = {
    *("accent", "accentunder", "columnalign", "columnlines", "columnspacing", "columnspan", "depth", "display"),
    *("displaystyle", "fence", "form", "height", "largeop", "linethickness", "lspace", "mathcolor", "mathsize"),
    *("mathvariant", "maxsize", "minsize", "movablelimits", "notation", "rowlines", "rowspacing", "rowspan", "rspace"),
    *("scriptlevel", "separator", "stretchy", "symmetric", "voffset", "width"),
}
COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
VALUE = re.compile(r"[\w.%# +-]{0,60}\Z", re.ASCII)


class FormulaError(ValueError):
    """A formula cannot be read; `reason` says why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.text("en"))
        self.reason = reason


@lru_cache(maxsize=4096)
def mathml(formula: str, display: bool) -> str:
    """Return `formula`, written in LaTeX, as an element `<math>`; raises `FormulaError`."""
    return _element_as_text(parsed_formula(formula, display), 0)


def formula_text(formula: str, display: bool) -> str:
    """Return the signs of `formula` one behind the other; the formula as it was written when it cannot be read."""
    try:
        return "".join(unescape(element.text or "") for element in parsed_formula(formula, display).iter())
    except FormulaError:
        return formula


@lru_cache(maxsize=256)
def parsed_formula(formula: str, display: bool) -> Element:
    """Return `formula` as the library reads it, which nobody may change; raises `FormulaError`."""
    if not formula.strip():
        raise FormulaError(Message("content.formulas_it_is_empty"))
    if len(formula) > MAX_LENGTH:
        raise FormulaError(Message("content.formulas_too_long").filled(limit=MAX_LENGTH))
    _check_braces(formula)
    # With the first formula: the library brings what reads addresses and web pages, and most pages have none.
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415

    try:
        return convert_to_element(" ".join(formula.split()), display="block" if display else "inline")
    except RecursionError as error:
        raise FormulaError(TOO_DEEP) from error
    except Exception as error:
        raise FormulaError(Message("content.formulas_something_is_missing_in_it_or")) from error


def _check_braces(formula: str) -> None:
    depth = 0
    for char in COMMAND.sub("", formula):
        depth += (char == "{") - (char == "}")
        if depth < 0:
            break
    if depth:
        raise FormulaError(Message("content.formulas_and_do_not_match"))


def _element_as_text(element: Element, depth: int) -> str:
    if depth > MAX_DEPTH:
        raise FormulaError(TOO_DEEP)
    name = element.tag
    text = unescape(element.text or "")
    if name not in ELEMENTS:
        raise FormulaError(Message("content.formulas_unknown").filled(name=name))
    if name == "mi" and text.startswith("\\") and len(text) > 1:
        raise FormulaError(Message("content.formulas_unknown_command").filled(name=text))
    if name == "mi" and text == "&":
        raise FormulaError(Message("content.formulas_stands_outside_a_table"))
    if name == "mi" and len(text) == 1 and unicodedata.category(text) in {"Sm", "Po"} and text != "∞":
        name = "mo"  # the library takes ± for a name
    attributes = ""
    for key, value in element.attrib.items():
        if key == "xmlns":
            continue
        if key not in ATTRIBUTES or not VALUE.match(value):
            raise FormulaError(Message("content.formulas_not_set").filled(name=key))
        attributes += f' {key}="{escape(value)}"'
    inner = "".join(_element_as_text(child, depth + 1) for child in element)
    return f"<{name}{attributes}>{escape(text, quote=False)}{inner}</{name}>"
