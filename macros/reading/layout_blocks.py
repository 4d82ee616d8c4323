"""The blocks `/// …` that a page may hold, as the parser of Markdown knows them."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

Drawing = Callable[[str], str]
"""From a figure's name to its HTML."""


@dataclass(frozen=True, slots=True)
class MadeBlock:
    """A block that the parser made.

    Attributes:
        element: what it became.
        kind: its word after `///`.
        argument: what stands after `|`; empty if nothing does.
        marks: the slashes that it begins and ends with.
    """

    element: etree.Element
    kind: str
    argument: str
    marks: str


class _Noted(Block):
    """A block that tells that it was made."""

    def note(self, element: etree.Element) -> etree.Element:
        """Remember what the block became."""
        argument = (self.argument or "").strip()
        self.config["made"].append(MadeBlock(element, self.NAME, argument, "/" * self.length))
        return element


class RutaBlock(_Noted):
    """A box of the source's layout: a small section of its own."""

    NAME = "ruta"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the box."""
        return self.note(etree.SubElement(parent, "section", {"class": "ruta"}))


class CitatrutaBlock(_Noted):
    """A pull quote of the source's layout: seen, but out of the reading flow."""

    NAME = "citatruta"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the quote; its words stand in the running text already."""
        hidden = {"class": "citatruta", "aria-hidden": "true"}
        return self.note(etree.SubElement(parent, "div", hidden))


class BildtextBlock(_Noted):
    """A caption whose picture is not in the material."""

    NAME = "bildtext"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make a caption that stands alone."""
        return self.note(etree.SubElement(parent, "div", {"class": "bildtext"}))


class FigurBlock(_Noted):
    """A figure drawn anew, with the caption of the source."""

    NAME = "figur"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the figure with its drawing, text alternative and caption."""
        drawing: Drawing = self.config["drawing"]
        figure = etree.SubElement(parent, "figure", {"class": "figur"})
        etree.SubElement(figure, "p").text = self.md.htmlStash.store(drawing(self.argument.strip()))
        self._caption = etree.SubElement(figure, "figcaption")
        return self.note(figure)

    def on_add(self, block: etree.Element) -> etree.Element:  # noqa: ARG002
        """Put what stands in the block into the caption."""
        # Not from `on_create`: the extension would look for its block for ever in a list.
        return self._caption


BLOCK_CLASSES: tuple[type[_Noted], ...] = (RutaBlock, CitatrutaBlock, BildtextBlock, FigurBlock)
TAKES_NAME = {kind.NAME: bool(kind.ARGUMENT) for kind in BLOCK_CLASSES}
"""The word of each kind, and whether it has a name after `|`."""


class LayoutBlocks(BlocksExtension):
    """Registers the kinds of blocks.

    Attributes:
        made: the blocks of the page that is being read, in the order of the file.
    """

    def __init__(self, drawing: Drawing) -> None:
        self.made: list[MadeBlock] = []
        self._drawing = drawing
        super().__init__()

    def extendMarkdownBlocks(  # noqa: N802
        self,
        md: markdown.Markdown,  # noqa: ARG002
        block_mgr: Any,
    ) -> None:
        """Register every kind."""
        for kind in BLOCK_CLASSES:
            block_mgr.register(kind, {"drawing": self._drawing, "made": self.made})
