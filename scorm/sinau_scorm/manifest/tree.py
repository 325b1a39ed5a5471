# SPDX-License-Identifier: Apache-2.0
"""Looking into a manifest's tree by names without their namespace."""

from __future__ import annotations

from lxml import etree


def name_of(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname


def children(element: etree._Element | None, *names: str) -> list[etree._Element]:
    """The children with one of these names; none where there is no element."""
    if element is None:
        return []
    return [each for each in element if isinstance(each.tag, str) and name_of(each) in names]


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child with one of these names."""
    return next(iter(children(element, *names)), None)


def text_of(element: etree._Element | None) -> str:
    """An element's own text without the blanks around it; empty where there is no element."""
    return (element.text or "").strip() if element is not None else ""


def attribute(element: etree._Element | None, name: str) -> str:
    """An attribute by its name without namespace; empty where it is missing."""
    if element is None:
        return ""
    if (plain := element.get(name)) is not None:
        return plain.strip()
    qualified = (str(key) for key in element.attrib if etree.QName(key).localname == name)
    return next((str(element.attrib[key]).strip() for key in qualified), "")


def measure_from_text(text: str) -> float | None:
    """A number from -1 to 1, or None for anything else: measures of sequencing are never larger."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if -1 <= number <= 1 else None
