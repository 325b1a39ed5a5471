# SPDX-License-Identifier: Apache-2.0
"""Looks for what acts or loads in the text of a drawing, knowing nothing of how drawings are cleaned."""

import re

# What runs in a page, and what reaches out of it: an SVG can be opened by itself, where scripts do run.
# Names may have a prefix, as XML lets authors choose one; entities could spell anything, so where one would matter it counts too.
ACTIVE_SVG = re.compile(
    r"<\s*(?:[\w.-]+:)?(?:script|foreignObject|iframe|frame|embed|object|applet|handler|listener|meta|link|base|form|input|button"
    r"|audio|video|img|source)\b"
    r"|<!(?:DOCTYPE|ENTITY)\b|<\?xml-stylesheet\b|\A<\?xml\b[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])[^\"']*"
    r"|(?<=[\s\"'/:])on[a-z]{3,}\s*=|\bxml:base\s*="
    r"|(?:href|src)\s*=\s*(?:\"\s*|'\s*)(?!#|data:image/(?:png|jpeg|webp|gif)[;,])[^\"']"
    r"|\battributeName\s*=\s*[\"']\s*(?:[\w.-]+:)?(?:href|src|style|on[a-z]+|[^\"'&]*&)"
    r"|@import|\bimage(?:-set)?\(|url\(\s*[\"']?\s*(?:&quot;|&apos;)?(?!#)[^)\s\"']"
    r"|\bstyle\s*=\s*(?:\"[^\"]*(?:&#|\\)|'[^']*(?:&#|\\))",
    re.IGNORECASE,
)


def active_in(text: str) -> str:
    """Return what in the drawing `text` could act or reach out, `""` when nothing could."""
    # Fonts that are written out in a style sheet are no addresses.
    rest = re.sub(r"url\([\"']?data:font/[^)]*\)", "", text)
    found = ACTIVE_SVG.search(rest)
    return found[0] if found else ""
