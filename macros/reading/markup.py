"""A page rendered as the site renders it, with a note of all that must not be in it.

The site's own parser decides: what it takes for raw HTML or for attributes is noted and left
out, and the page that remains is held against what Markdown itself gives.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX

from macros.model import Avsnitt
from macros.reading.blocks import GUARD
from macros.reading.passages import HEADINGS, MARKER, StyrtextExtension, plain

EXTENSIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("toc", {"permalink": False}),
    ("tables", {"use_align_attribute": True}),
)
"""The extensions of `mkdocs.yml` but our own, with their settings."""
BUILT_IN = ("fenced_code",)
"""What the generator adds of itself."""
CODE = ("code", "pre")
LOOKS_LIKE_HTML = re.compile(r"</?[A-Za-z][^\s>]*|<[!?].{0,20}")
LEFT = re.compile(
    rf"[{{}}]|{LOOKS_LIKE_HTML.pattern}|\[\^[^\]\n]+\]|\][ ]?\[[^\]\n]*\]|^ *(?:///|{GUARD})", re.M
)
BOX = "section"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it is rendered.

    Attributes:
        level: 1–6.
        id: the id that is written for it; empty if none is.
        text: its words.
        box: whether it stands in a box of the layout.
        nested: whether it stands in a list, a quote or a table.
    """

    level: int
    id: str
    text: str
    box: bool
    nested: bool


@dataclass(slots=True)
class Rendered:
    """A rendered page and what was noted on the way.

    Attributes:
        html: what Markdown gives for the page, raw HTML and attributes left out.
        avsnitt: the sections of the page, as the site numbers them.
        raw: the raw HTML, each piece as written.
        attributes: element and attribute list of each that is not just a heading's id.
        headings: all headings.
        leftovers: what stays as visible text though it was meant as markup.
        early: the first words that stand before the first heading; empty if none do.
        notes: labels of the footnotes that have a text.
        noted: labels of the footnotes that are referred to.
    """

    html: str = ""
    avsnitt: tuple[Avsnitt, ...] = ()
    raw: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)
    early: str = ""
    notes: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()


class _RawBlocks(HtmlBlockPreprocessor):
    def __init__(self, md: markdown.Markdown, seen: Rendered) -> None:
        super().__init__(md)
        self.seen = seen

    def run(self, lines: list[str]) -> list[str]:
        stash = self.md.htmlStash.rawHtmlBlocks
        before = len(stash)
        result = super().run(lines)
        for number in range(before, len(stash)):
            self.seen.raw.append(str(stash[number]))
            stash[number] = ""
        return result


class _RawInline(HtmlInlineProcessor):
    def __init__(self, md: markdown.Markdown, seen: Rendered) -> None:
        super().__init__(HTML_RE, md)
        self.seen = seen

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[str, int, int]:
        self.seen.raw.append(self.backslash_unescape(self.unescape(m.group(1))))
        return "", m.start(0), m.end(0)


class _Attributes(AttrListTreeprocessor):
    def __init__(self, md: markdown.Markdown, seen: Rendered) -> None:
        super().__init__(md)
        self.seen = seen

    def assign_attrs(self, elem: etree.Element, attrs_string: str, *, strict: bool = False) -> str:
        attributes, rest = get_attrs_and_remainder(attrs_string)
        if strict and rest:
            return rest
        ids = [value for name, value in attributes if name == "id" and value]
        if elem.tag not in HEADINGS or len(attributes) != 1 or not ids:
            self.seen.attributes.append((elem.tag, attrs_string))
        if elem.tag in HEADINGS and ids:
            elem.set("id", ids[-1])
        return rest


class _Written(Treeprocessor):
    """Notes which ids are written, before the table of contents makes up the others."""

    def __init__(self, md: markdown.Markdown, seen: Rendered) -> None:
        super().__init__(md)
        self.seen = seen

    def run(self, root: etree.Element) -> None:
        self._headings(root, (), box=False)
        for text in _prose(root):
            self.seen.leftovers += (match.group() for match in LEFT.finditer(text))
        for child in root:
            if child.tag in HEADINGS:
                break
            words = HTML_PLACEHOLDER_RE.sub("", plain(child)).strip()
            if words or child.tag not in ("p", "div"):
                self.seen.early = words or child.tag
                break

    def _headings(self, parent: etree.Element, path: tuple[str, ...], *, box: bool) -> None:
        nested = any(tag != BOX for tag in path)
        for element in parent:
            if element.tag in HEADINGS:
                level, written = int(element.tag[1]), element.get("id", "")
                found = Heading(level, written, plain(element), box=box, nested=nested)
                self.seen.headings.append(found)
            self._headings(element, (*path, element.tag), box=box or element.tag == BOX)


def _prose(element: etree.Element) -> Iterator[str]:
    """Yield the text of an element that is not code, escaped characters left out."""
    if element.tag not in CODE and element.text:
        yield re.sub(f"{STX}[^{ETX}]*{ETX}", "·", element.text)
    for child in element:
        if element.tag not in CODE:
            yield from _prose(child)
        if child.tail:
            yield re.sub(f"{STX}[^{ETX}]*{ETX}", "·", child.tail)


class _Notes(Extension):
    def __init__(self, seen: Rendered) -> None:
        super().__init__()
        self.seen = seen

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        md.preprocessors.register(_RawBlocks(md, self.seen), "html_block", 20)
        md.inlinePatterns.register(_RawInline(md, self.seen), "html", 90)
        md.treeprocessors.register(_Attributes(md, self.seen), "attr_list", 8)
        md.treeprocessors.register(_Written(md, self.seen), "skrivet", 6)


def render(text: str, where: str = "") -> Rendered:
    """Render a page's Markdown, its macro calls left out.

    Args:
        text: the Markdown.
        where: `dokument/version/kapitel` of a page with the city's text; else empty.

    Raises:
        Exception: whatever Python-Markdown and its extensions raise on odd text.
    """
    seen = Rendered()
    names = [name for name, _ in EXTENSIONS]
    md = markdown.Markdown(
        extensions=[*names, *BUILT_IN, StyrtextExtension(), _Notes(seen)],
        extension_configs=dict(EXTENSIONS),
    )
    seen.html = md.convert(f"{MARKER} {where}\n\n{text}" if where else text)
    seen.avsnitt = getattr(md, "avsnitt", ())
    footnotes = md.inlinePatterns["footnote"].footnotes  # type: ignore[attr-defined]
    seen.notes, seen.noted = tuple(footnotes.footnotes), tuple(footnotes.footnote_order)
    return seen
