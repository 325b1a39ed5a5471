# SPDX-License-Identifier: Apache-2.0
"""Writes what attribute lists say of the nodes that they belong to."""

from dataclasses import replace
from html import escape

from sinau.markdown.hole_marks import HoleMarks
from sinau.model.nodes import AttributeList, Attributes, Break, Image, Inline, Paragraph, TextSpan


def attributes_as_html(marks: HoleMarks, attributes: Attributes | None) -> str:
    """Return what a start tag says of a list's id and values."""
    if attributes is None:
        return ""
    id = f' id="{marks.ids}{escape(attributes.id)}"' if attributes.id else ""
    return id + "".join(f' {key}="{escape(value)}"' for key, value in attributes.values)


def with_list_attributes(marks: HoleMarks, element: str, attributes: Attributes | None, text: str) -> str:
    """Return `text`, which is HTML, in an `element` with the `attributes` of its list; each class of that is an element in it."""
    if attributes is None:
        return f"<{element}>{text}</{element}>"
    marks.uses |= {element, *attributes.elements}
    start = "".join(f"<{one}>" for one in attributes.elements)
    end = "".join(f"</{one}>" for one in reversed(attributes.elements))
    return f"<{element}{attributes_as_html(marks, attributes)}>{start}{text}{end}</{element}>"


def span_as_html(marks: HoleMarks, node: TextSpan, text: str) -> str:
    """Return `text`, the HTML of what stands in `node`, as the elements that its classes make, or as a span."""
    first, *others = node.attributes.elements or ("span",)
    return with_list_attributes(marks, first, replace(node.attributes, elements=tuple(others)), text)


def is_hidden_behind_picture(node: Inline) -> bool:
    """Tell whether `node`, which stands behind a picture, is its attribute list or the end of the line before that."""
    return isinstance(node, AttributeList) or (isinstance(node, Break) and not node.hard)


def figure_of(paragraph: Paragraph) -> Image | None:
    """Return the picture of a `paragraph` that is this and nothing else, so that there is room for a caption below it."""
    if paragraph.tight or not paragraph.children or not all(map(is_hidden_behind_picture, paragraph.children[1:])):
        return None
    first = paragraph.children[0]
    return first if isinstance(first, Image) else None
