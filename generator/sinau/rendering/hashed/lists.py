# SPDX-License-Identifier: Apache-2.0
"""The elements and attributes that are left in the hashed text: those that were published when it was frozen."""

EVERYWHERE = {"dir", "id", "lang", "title"}
OF_AUTHORS = {
    *("abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del", "div", "dl", "dt", "em"),
    *("figcaption", "figure", "hr", "i", "ins", "kbd", "li", "mark", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp"),
    *("small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "tfoot", "thead", "tr", "u", "ul", "var"),
    *("wbr", "details", "ol", "td", "th", "time"),
}
OF_FORMULAS = {
    *("math", "menclose", "merror", "mfenced", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded"),
    *("mphantom", "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup"),
    *("mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none"),
}
FORMULA_ATTRIBUTES = {
    *("accent", "accentunder", "columnalign", "columnlines", "columnspacing", "columnspan", "depth", "display"),
    *("displaystyle", "fence", "form", "height", "largeop", "linethickness", "lspace", "mathcolor", "mathsize"),
    *("mathvariant", "maxsize", "minsize", "movablelimits", "notation", "rowlines", "rowspacing", "rowspan", "rspace"),
    *("scriptlevel", "separator", "stretchy", "symmetric", "voffset", "width"),
}
OF_PAGES = {
    "a": {"href", "title", "class", "aria-label", "rel"},
    "abbr": {"tabindex"},
    "audio": {"src", "controls", "preload", "aria-label"},
    "code": {"class"},
    "details": {"class", "open"},
    "figure": {"class"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "h1": {"id"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "img": {"src", "alt", "loading"},
    "li": {"class"},
    "ol": {"start"},
    "p": {"class"},
    "pre": {"tabindex"},
    "section": {"class", "aria-label"},
    "span": {"class"},
    "sup": {"class"},
    "td": {"class", "colspan", "rowspan"},
    "th": {"class", "scope", "colspan", "rowspan"},
    "time": {"datetime"},
    "track": {"kind", "srclang", "label", "src"},
    "video": {"src", "controls", "preload", "playsinline", "poster", "aria-label"},
}
TAGS = {*OF_PAGES, *OF_AUTHORS, *OF_FORMULAS}
ATTRIBUTES = {
    name: OF_PAGES.get(name, set())
    | (EVERYWHERE if name in OF_AUTHORS else set())
    | (FORMULA_ATTRIBUTES if name in OF_FORMULAS else set())
    for name in TAGS
}
SCHEMES = {"http", "https", "mailto", "tel", "media", "activity", "page"}
# Elements without an end tag.
VOID = {"br", "hr", "wbr"}
# What Pygments takes a piece of code for; the longest name that fits decides.
CODE = {
    "Token.Keyword": "kw",
    "Token.Name.Tag": "kw",
    "Token.Operator.Word": "kw",
    "Token.Literal.String": "str",
    "Token.Name.Attribute": "name",
    "Token.Literal.Number": "num",
    "Token.Keyword.Constant": "num",
    "Token.Comment": "com",
    "Token.Generic.Prompt": "com",
    "Token.Name.Function": "name",
    "Token.Name.Class": "name",
    "Token.Name.Decorator": "name",
    "Token.Name.Builtin": "name",
    "Token.Generic.Heading": "kw",
    "Token.Generic.Deleted": "del",
    "Token.Generic.Inserted": "ins",
}
