"""How this site reads Markdown: the one list of extensions, and our own among them.

A page that carries the text of a version begins with the marker line that the macro
`styrtext()` gives. Its passages are then numbered, and the city's words wrapped.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from macros.reading.layout_blocks import Drawing, LayoutBlocks
from macros.reading.ready_html import ReadyPreprocessor
from macros.reading.wrapping import Apparatus, CityText, HeadingFirst

ENTRY_POINT = "macros.extension"
"""The extension that `mkdocs.yml` names; it brings all others."""
EXTENSIONS: dict[str, dict[str, Any]] = {
    "toc": {"permalink": False},
    "tables": {"use_align_attribute": True},
    "fenced_code": {},
    "attr_list": {},
    "footnotes": {
        "BACKLINK_TEXT": "",
        "BACKLINK_TITLE": "Tillbaka till fotnot {} i texten",
        "SUPERSCRIPT_TEXT": "{}",
    },
}
"""What comes with the parser and is used here, with its settings."""
MARKER = "!styrtext"
# A number keeps its groups of thousands, its unit and its paragraph sign on one line.
UNBROKEN = (
    r"(§+ ?\d+(?:[:.]\d+)*|\d+(?: \d{3})+(?: (?:mnkr|kr|procent|%))?|\d+ (?:mnkr|kr|procent|%))"
)
UNBROKEN_CLASS = "obruten"


class _Marker(BlockProcessor):
    """Takes the marker line out of the text and tells where the text belongs."""

    def __init__(self, parser: Any, city_text: CityText) -> None:
        super().__init__(parser)
        self._city_text = city_text

    def test(self, parent: etree.Element, block: str) -> bool:  # noqa: ARG002
        return block.startswith(MARKER)

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:  # noqa: ARG002
        first, _, rest = blocks.pop(0).partition("\n")
        self._city_text.page = first[len(MARKER) :].strip()
        if rest:
            blocks.insert(0, rest)
        return True


class _Unbroken(InlineProcessor):
    """Keeps a number and what belongs to it on one line, without changing a character."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[etree.Element, int, int]:
        span = etree.Element("span", {"class": UNBROKEN_CLASS})
        span.text = m.group(1)
        return span, m.start(0), m.end(0)


class StyrtextExtension(Extension):
    """All that a page of this site needs beyond plain Markdown.

    Attributes:
        blocks: the kinds of blocks, and those that a page was found to have.
        city_text: what numbers and wraps, and the sections that it found.
    """

    blocks: LayoutBlocks
    city_text: CityText

    def __init__(self, drawing: Drawing | None = None, apparatus: Apparatus | None = None) -> None:
        super().__init__()
        self._drawing = drawing or (lambda namn: "")
        self._apparatus = apparatus or (lambda page, avsnitt: {})

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        """Register the parts, in the order in which they need each other."""
        # A generator's own table of contents stays: it reads the menu of a page from it.
        names = [name for name in EXTENSIONS if name != "toc" or "toc" not in md.treeprocessors]
        md.registerExtensions(names, EXTENSIONS)
        self.blocks = LayoutBlocks(self._drawing)
        self.blocks.extendMarkdown(md)
        self.city_text = CityText(md, self._apparatus)
        md.preprocessors.register(ReadyPreprocessor(md), "ready-html", 25)
        md.parser.blockprocessors.register(_Marker(md.parser, self.city_text), "marker", 200)
        md.inlinePatterns.register(_Unbroken(UNBROKEN, md), "unbroken", 5)
        md.treeprocessors.register(HeadingFirst(md), "heading-first", 2)
        md.treeprocessors.register(self.city_text, "city-text", -10)
