"""Markdown to the city's text: its passages and their ids.

A page that carries the text of a version begins with the marker line that the macro
`styrtext()` gives. The treeprocessor then numbers every paragraph and list item, wraps the
city's words (and nothing else) in elements of class `styrtext`, and leaves the sections
it found in `Markdown.avsnitt` for those who want the text as data.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass, field

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

from macros.model import Avsnitt, Kanal, Stycke
from macros.reading.layout_blocks import Drawing, LayoutBlocks
from macros.reading.ready_html import ReadyPreprocessor

MARKER = "!styrtext"
APPARATUS = "apparat"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = ("ul", "ol")
# A number keeps its groups of thousands, its unit and its paragraph sign on one line.
UNBROKEN = (
    r"(§+ ?\d+(?:[:.]\d+)*|\d+(?: \d{3})+(?: (?:mnkr|kr|procent|%))?|\d+ (?:mnkr|kr|procent|%))"
)


Apparatus = Callable[[str, tuple[Avsnitt, ...]], dict[str, str]]
"""From a page (`dokument/version/kapitel`) and its sections to what stands beside each passage."""


@dataclass(slots=True)
class _Found:
    """A section while its passages are still being found."""

    avsnitt: Avsnitt
    stycken: list[Stycke] = field(default_factory=list)
    number: int = 0
    captions: int = 0
    items: int = 0
    lead_in: bool = False

    def freeze(self) -> Avsnitt:
        return self.avsnitt.model_copy(update={"stycken": tuple(self.stycken)})


def plain(element: etree.Element) -> str:
    """Return the words of an element, without footnote signs, whitespace normalised."""

    def walk(node: etree.Element) -> str:
        if node.tag == "sup" or node.get("class") == "footnote-backref":
            return ""
        inner = "".join(
            walk(child) + (child.tail or "") for child in node if child.tag not in LISTS
        )
        return (node.text or "") + inner

    return " ".join(walk(element).replace(NBSP_PLACEHOLDER, "").split())


class _Marker(BlockProcessor):
    """Takes the marker line out of the text and remembers where the text belongs."""

    def test(self, parent: etree.Element, block: str) -> bool:  # noqa: ARG002
        return block.startswith(MARKER)

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:  # noqa: ARG002
        first, _, rest = blocks.pop(0).partition("\n")
        self.parser.md.styrtext = first[len(MARKER) :].strip()  # type: ignore[attr-defined]
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
        span = etree.Element("span", {"class": "obruten"})
        span.text = m.group(1)
        return span, m.start(0), m.end(0)


class _Passages(Treeprocessor):
    """Numbers the passages and wraps the city's words; runs when all else is done."""

    def __init__(self, md: markdown.Markdown, apparatus: Apparatus) -> None:
        super().__init__(md)
        self._apparatus = apparatus

    def run(self, root: etree.Element) -> None:
        self.md.avsnitt = ()  # type: ignore[attr-defined]
        where = getattr(self.md, "styrtext", None)
        if where is None:
            return
        self._kapitel = where.rpartition("/")[2]
        self._found: list[_Found] = []
        # Which section each footnote is referred to from, by the footnote's label.
        self._references: dict[str, _Found] = {}
        self._number(root, None, ruta=False)
        self.md.avsnitt = tuple(found.freeze() for found in self._found)  # type: ignore[attr-defined]
        self._wrap(root, self._apparatus(where, self.md.avsnitt))  # type: ignore[attr-defined]

    def _number(self, parent: etree.Element, current: _Found | None, *, ruta: bool) -> None:
        """Number what stands in `parent`; text after a box belongs to the section around it."""
        for element in parent:
            if _is_apparatus(element):
                continue
            if element.tag in HEADINGS:
                current = self._section(element, ruta=ruta)
            elif element.tag == "section":
                self._number(element, current, ruta=True)
            elif current is None:
                continue
            elif element.get("class") == "footnote":
                self._footnotes(element, current)
            elif element.get("class") == "citatruta":
                quote = " ".join("".join(element.itertext()).split())
                current.stycken.append(Stycke(id="", text=quote, kanal=Kanal.CITATRUTA))
            elif element.tag in ("figure", "div"):
                self._captions(element, current)
            else:
                self._passage(element, current)

    def _section(self, heading: etree.Element, *, ruta: bool) -> _Found:
        found = _Found(
            Avsnitt(
                id=heading.get("id", ""),
                rubrik=plain(heading),
                niva=int(heading.tag[1]),
                kapitel=self._kapitel,
                ruta=ruta,
            )
        )
        self._found.append(found)
        return found

    def _footnotes(self, element: etree.Element, current: _Found) -> None:
        for item in element.iter("li"):
            label = item.get("id", "")
            owner = self._references.get(label.partition(":")[2], current)
            owner.stycken.append(Stycke(id=label, text=plain(item), kanal=Kanal.FOTNOT))

    def _captions(self, element: etree.Element, current: _Found) -> None:
        current.lead_in = False
        for paragraph in element.iter("p"):
            if _is_apparatus(paragraph):
                continue
            current.captions += 1
            paragraph.set("id", f"{current.avsnitt.id}-bildtext{current.captions}")
            current.stycken.append(Stycke(id=paragraph.get("id", ""), text=plain(paragraph)))

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
            current.stycken.append(Stycke(id=element.get("id", ""), text=plain(element)))
            self._refer(element, current)

    def _items(self, element: etree.Element, current: _Found, prefix: str, before: int) -> int:
        number = before
        for place, item in enumerate(element.findall("li"), int(element.get("start", "1"))):
            number += 1
            item.set("id", f"{prefix}-p{number}")
            ordinal = f"{place}." if element.tag == "ol" else ""
            current.stycken.append(Stycke(id=item.get("id", ""), text=plain(item), ordinal=ordinal))
            self._refer(item, current)
            inner = 0
            for nested in item:
                if nested.tag in LISTS:
                    inner = self._items(nested, current, item.get("id", ""), inner)
        return number

    def _refer(self, element: etree.Element, current: _Found) -> None:
        for link in element.iter("a"):
            if link.get("class") == "footnote-ref":
                self._references[link.get("href", "").partition(":")[2]] = current

    def _wrap(self, root: etree.Element, beside: dict[str, str]) -> None:
        """Put every run of the city's words in an element of class `styrtext`.

        What the site itself says (the macros' HTML, the apparatus of a passage, figures,
        pull quotes) stands beside the runs, never within one.
        """
        children = list(root)
        for child in children:
            root.remove(child)
        run: etree.Element | None = None
        # What stands beside the latest passage: its notes, and a pull quote after them.
        box: etree.Element | None = None
        for child in children:
            if _is_apparatus(child) or child.get("class") == "citatruta":
                run = None
                (root if box is None or _is_apparatus(child) else box).append(child)
                continue
            if child.tag == "figure":
                run = None
                for caption in child.iter("figcaption"):
                    caption.set("class", "styrtext")
                root.append(child)
            else:
                if run is None:
                    run = etree.SubElement(root, "div", {"class": "styrtext"})
                run.append(child)
            notes = [beside[i.get("id", "")] for i in child.iter() if i.get("id") in beside]
            box = None
            if notes:
                run, box = None, etree.SubElement(root, "div", {"class": "bredvid"})
                for note in notes:
                    etree.SubElement(box, "p").text = self.md.htmlStash.store(note)


class _HeadingFirst(Treeprocessor):
    """Moves the page's heading before what a macro said ahead of it.

    MkDocs takes a page's title from its first element, if that is a heading.
    """

    def run(self, root: etree.Element) -> None:
        heading = root.find("h1")
        if heading is not None and root[0] is not heading:
            root.remove(heading)
            root.insert(0, heading)


def _is_apparatus(element: etree.Element) -> bool:
    """Tell what the site says from what the city wrote.

    Raw HTML in a page with the city's text comes from macros alone: the gate lets no
    other through.
    """
    stashed = element.tag == "p" and (element.text or "").startswith(STX) and not len(element)
    return stashed or element.get("class") == APPARATUS


class StyrtextExtension(Extension):
    """All that a page of this site needs beyond plain Markdown."""

    def __init__(self, drawing: Drawing | None = None, apparatus: Apparatus | None = None) -> None:
        super().__init__()
        self._drawing = drawing or (lambda namn: "")
        self._apparatus = apparatus or (lambda page, avsnitt: {})

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        """Register the parts, in the order in which they need each other."""
        md.registerExtensions(
            ["attr_list", "footnotes"],
            {
                "footnotes": {
                    "BACKLINK_TEXT": "",
                    "BACKLINK_TITLE": "Tillbaka till fotnot {} i texten",
                    "SUPERSCRIPT_TEXT": "{}",
                }
            },
        )
        LayoutBlocks(self._drawing).extendMarkdown(md)
        md.preprocessors.register(ReadyPreprocessor(md), "fardigt", 25)
        md.parser.blockprocessors.register(_Marker(md.parser), "styrtext", 200)
        md.inlinePatterns.register(_Unbroken(UNBROKEN, md), "obruten", 5)
        md.treeprocessors.register(_HeadingFirst(md), "rubrik-forst", 2)
        md.treeprocessors.register(_Passages(md, self._apparatus), "styrtext", -10)
