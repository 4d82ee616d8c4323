"""The words of rendered elements."""

from __future__ import annotations

import html
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.util import AMP_SUBSTITUTE, STX

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = ("ul", "ol")
APPARATUS = "apparat"

SeenNode = tuple[etree.Element, bool]
"""A piece of text in a tree: an element's own text, or with True the text after the element."""


def text_nodes(element: etree.Element) -> Iterator[SeenNode]:
    """Yield the pieces of text that are the words of an element.

    Lists within it have words of their own, and the sign of a footnote is no word.
    """
    if element.tag == "sup" or element.get("class") == "footnote-backref":
        return
    yield element, False
    for child in element:
        if child.tag not in LISTS:
            yield from text_nodes(child)
            yield child, True


def all_text_nodes(element: etree.Element) -> Iterator[SeenNode]:
    """Yield every piece of text in an element."""
    yield element, False
    for child in element:
        yield from all_text_nodes(child)
        yield child, True


def node_text(node: SeenNode) -> str:
    """Return a piece of text; empty if nothing stands there."""
    element, after = node
    text = (element.tail if after else element.text) or ""
    if STX in text:
        text = text.replace(NBSP_PLACEHOLDER, "")
        if AMP_SUBSTITUTE in text:  # an address of mail, in which each letter is a code
            text = html.unescape(text.replace(AMP_SUBSTITUTE, "&"))
    return text


def plain(element: etree.Element) -> str:
    """Return the words of an element, without footnote signs, whitespace normalised."""
    return " ".join("".join(map(node_text, text_nodes(element))).split())


def is_apparatus(element: etree.Element) -> bool:
    """Tell what the site says from what the city wrote.

    Raw HTML in a page with the city's text comes from macros alone: the gate lets no
    other through.
    """
    stashed = element.tag == "p" and (element.text or "").startswith(STX) and not len(element)
    return stashed or element.get("class") == APPARATUS
