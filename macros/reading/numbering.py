"""Sections and passages of a page, and the ids by which others link to them."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable
from dataclasses import dataclass, field

from macros.model import Avsnitt, Kanal, Stycke
from macros.reading.plain import (
    HEADINGS,
    LISTS,
    SeenNode,
    all_text_nodes,
    is_apparatus,
    node_text,
    text_nodes,
)


@dataclass(frozen=True, slots=True)
class NumberedSection:
    """A section with the pieces of text that it was made of.

    Attributes:
        avsnitt: the section.
        heading: the pieces of its heading.
        passages: the pieces of each of its passages.
    """

    avsnitt: Avsnitt
    heading: tuple[SeenNode, ...]
    passages: tuple[tuple[SeenNode, ...], ...]


def number(root: etree.Element, kapitel: str) -> tuple[NumberedSection, ...]:
    """Give every passage of a page its id, and return the sections.

    Args:
        root: the rendered page.
        kapitel: the chapter's name.
    """
    numbering = _Numbering(kapitel)
    numbering.page(root, None, ruta=False)
    return tuple(found.freeze() for found in numbering.found)


@dataclass(slots=True)
class _Found:
    """A section while its passages are still being found."""

    avsnitt: Avsnitt
    heading: tuple[SeenNode, ...]
    stycken: list[tuple[Stycke, tuple[SeenNode, ...]]] = field(default_factory=list)
    number: int = 0
    captions: int = 0
    items: int = 0
    lead_in: bool = False

    def add(
        self, name: str, nodes: Iterable[SeenNode], kanal: Kanal = Kanal.TEXT, ordinal: str = ""
    ) -> None:
        nodes = tuple(nodes)
        stycke = Stycke(id=name, text=_words(nodes), ordinal=ordinal, kanal=kanal)
        self.stycken.append((stycke, nodes))

    def freeze(self) -> NumberedSection:
        stycken = tuple(stycke for stycke, _ in self.stycken)
        return NumberedSection(
            self.avsnitt.model_copy(update={"stycken": stycken}),
            self.heading,
            tuple(nodes for _, nodes in self.stycken),
        )


def _words(nodes: Iterable[SeenNode]) -> str:
    return " ".join("".join(map(node_text, nodes)).split())


class _Numbering:
    def __init__(self, kapitel: str) -> None:
        self._kapitel = kapitel
        self.found: list[_Found] = []
        # Which section each footnote is referred to from, by the footnote's label.
        self._references: dict[str, _Found] = {}

    def page(self, parent: etree.Element, current: _Found | None, *, ruta: bool) -> None:
        """Number what stands in `parent`; text after a box belongs to the section around it."""
        for element in parent:
            if is_apparatus(element):
                continue
            if element.tag in HEADINGS:
                current = self._section(element, ruta=ruta)
            elif element.tag == "section":
                self.page(element, current, ruta=True)
            elif current is None:
                continue
            elif element.get("class") == "footnote":
                self._footnotes(element, current)
            elif element.get("class") == "citatruta":
                current.add("", all_text_nodes(element), Kanal.CITATRUTA)
            elif element.tag in ("figure", "div"):
                self._captions(element, current)
            else:
                self._passage(element, current)

    def _section(self, heading: etree.Element, *, ruta: bool) -> _Found:
        nodes = tuple(text_nodes(heading))
        avsnitt = Avsnitt(
            id=heading.get("id", ""),
            rubrik=_words(nodes),
            niva=int(heading.tag[1]),
            kapitel=self._kapitel,
            ruta=ruta,
        )
        found = _Found(avsnitt, nodes)
        self.found.append(found)
        return found

    def _footnotes(self, element: etree.Element, current: _Found) -> None:
        for item in element.iter("li"):
            label = item.get("id", "")
            owner = self._references.get(label.partition(":")[2], current)
            owner.add(label, text_nodes(item), Kanal.FOTNOT)

    def _captions(self, element: etree.Element, current: _Found) -> None:
        current.lead_in = False
        for paragraph in element.iter("p"):
            if is_apparatus(paragraph):
                continue
            current.captions += 1
            paragraph.set("id", f"{current.avsnitt.id}-bildtext{current.captions}")
            current.add(paragraph.get("id", ""), text_nodes(paragraph))

    def _passage(self, element: etree.Element, current: _Found) -> None:
        # A list belongs to the paragraph that leads it in, as in "första stycket 2 p.".
        continues = element.tag in LISTS and current.lead_in
        if not continues:
            current.number += 1
            current.items = 0
            element.set("id", f"{current.avsnitt.id}-st{current.number}")
        current.lead_in = True
        if element.tag in LISTS:
            prefix = f"{current.avsnitt.id}-st{current.number}"
            current.items = self._items(element, current, prefix, current.items)
        else:
            current.add(element.get("id", ""), text_nodes(element))
            self._refer(element, current)

    def _items(self, element: etree.Element, current: _Found, prefix: str, before: int) -> int:
        count = before
        for item, place in ordinals(element):
            count += 1
            item.set("id", f"{prefix}-p{count}")
            current.add(item.get("id", ""), text_nodes(item), ordinal=place)
            self._refer(item, current)
            inner = 0
            for nested in item:
                if nested.tag in LISTS:
                    inner = self._items(nested, current, item.get("id", ""), inner)
        return count

    def _refer(self, element: etree.Element, current: _Found) -> None:
        for link in element.iter("a"):
            if link.get("class") == "footnote-ref":
                self._references[link.get("href", "").partition(":")[2]] = current


def ordinals(element: etree.Element) -> list[tuple[etree.Element, str]]:
    """Return the items of a list, each with the number that a browser shows for it."""
    first = int(element.get("start", "1"))
    return [
        (item, f"{place}." if element.tag == "ol" else "")
        for place, item in enumerate(element.findall("li"), first)
    ]
