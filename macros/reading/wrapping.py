"""Puts the city's words, and nothing else, in elements of class `styrtext`."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping

import markdown
from markdown.treeprocessors import Treeprocessor

from macros.model import Avsnitt
from macros.reading.numbering import NumberedSection, number
from macros.reading.plain import is_apparatus

Apparatus = Callable[[str, tuple[Avsnitt, ...]], Mapping[str, str]]
"""From a page (`dokument/version/kapitel`) and its sections to what stands beside each passage."""


class HeadingFirst(Treeprocessor):
    """Moves the page's heading before what a macro said ahead of it.

    MkDocs takes a page's title from its first element, if that is a heading.
    """

    def run(self, root: etree.Element) -> None:
        """Move the heading."""
        heading = root.find("h1")
        if heading is not None and root[0] is not heading:
            root.remove(heading)
            root.insert(0, heading)


class CityText(Treeprocessor):
    """Numbers the passages and wraps the city's words; runs when all else is done.

    Attributes:
        page: `dokument/version/kapitel` of the page, if it holds the city's text; else None.
        sections: the sections that were found on it.
    """

    def __init__(self, md: markdown.Markdown, apparatus: Apparatus) -> None:
        super().__init__(md)
        self.page: str | None = None
        self.sections: tuple[NumberedSection, ...] = ()
        self._apparatus = apparatus

    def run(self, root: etree.Element) -> None:
        """Number and wrap, on a page that holds the city's text."""
        if self.page is None:
            return
        self.sections = number(root, self.page.rpartition("/")[2])
        avsnitt = tuple(section.avsnitt for section in self.sections)
        self._wrap(root, self._apparatus(self.page, avsnitt))

    def _wrap(self, root: etree.Element, beside: Mapping[str, str]) -> None:
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
            if is_apparatus(child) or child.get("class") == "citatruta":
                run = None
                (root if box is None or is_apparatus(child) else box).append(child)
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
