"""The blocks of the sources' layout: boxes, pull quotes, captions, figures."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable
from typing import Any

import markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

Drawing = Callable[[str], str]
"""From a figure's name to its HTML."""


class RutaBlock(Block):
    """A box of the source's layout: a small section of its own."""

    NAME = "ruta"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the box."""
        return etree.SubElement(parent, "section", {"class": "ruta"})


class CitatrutaBlock(Block):
    """A pull quote of the source's layout: seen, but out of the reading flow."""

    NAME = "citatruta"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the quote; its words stand in the running text already."""
        return etree.SubElement(parent, "div", {"class": "citatruta", "aria-hidden": "true"})


class BildtextBlock(Block):
    """A caption whose picture is not in the material."""

    NAME = "bildtext"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make a caption that stands alone."""
        return etree.SubElement(parent, "div", {"class": "bildtext"})


class FigurBlock(Block):
    """A figure drawn anew, with the caption of the source."""

    NAME = "figur"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the figure with its drawing, text alternative and caption."""
        drawing: Drawing = self.config["drawing"]
        figure = etree.SubElement(parent, "figure", {"class": "figur"})
        etree.SubElement(figure, "p").text = self.md.htmlStash.store(drawing(self.argument.strip()))
        self._caption = etree.SubElement(figure, "figcaption")
        return figure

    def on_add(self, block: etree.Element) -> etree.Element:  # noqa: ARG002
        """Put what stands in the block into the caption."""
        # Not from `on_create`: the extension would look for its block for ever in a list.
        return self._caption


class LayoutBlocks(BlocksExtension):
    """The blocks `/// …` that a text may have."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        super().__init__()

    def extendMarkdownBlocks(  # noqa: N802
        self,
        md: markdown.Markdown,  # noqa: ARG002
        block_mgr: Any,
    ) -> None:
        """Register the blocks; called by the library."""
        for block in (RutaBlock, CitatrutaBlock, BildtextBlock):
            block_mgr.register(block, {})
        block_mgr.register(FigurBlock, {"drawing": self._drawing})
