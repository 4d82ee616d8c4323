"""Parts of the parser that note what others ask of a page, and leave out what must not be in it.

The site's own parser decides: what it takes for raw HTML or for attributes is noted and left
out, and the page that remains can be held against what Markdown itself gives.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, field

import markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder
from markdown.inlinepatterns import ENTITY_RE, HTML_RE, HtmlInlineProcessor, InlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX

from macros.reading.blocks import GUARD
from macros.reading.collector import RAW, Collector, Unseen
from macros.reading.markdown_setup import StyrtextExtension
from macros.reading.parsed import Heading
from macros.reading.plain import HEADINGS, SeenNode, plain
from macros.reading.rendered_text import RenderedText

CODE_ELEMENTS = ("code", "pre")
LOOKS_LIKE_HTML = re.compile(r"</?[A-Za-z][^\s>]*|<[!?].{0,20}")
LEFT = re.compile(
    rf"[{{}}]|{LOOKS_LIKE_HTML.pattern}|\[\^[^\]\n]+\]|\][ ]?\[[^\]\n]*\]|^ *(?:///|{GUARD})", re.M
)
CODED = re.compile(f"{STX}[^{ETX}]*{ETX}")
RAW_HTML = re.compile(f"{HTML_PLACEHOLDER_RE.pattern}|{STX}{RAW}[0-9]+{ETX}")
BOX = "section"


@dataclass(slots=True)
class Notes:
    """What the parts of the parser note while a page is parsed.

    Attributes:
        raw: the raw HTML within lines, each piece as written.
        raw_blocks: the raw HTML between lines, by its number among what was put by.
        attributes: elements with the attribute lists that were written for them.
        only_ids: the numbers of those that only give a heading its id.
        headings: all headings, with their elements.
        leftovers: what stays as text though it was meant as markup, with its place in the text.
        early: the first element that stands before the first heading.
    """

    raw: list[str] = field(default_factory=list)
    raw_blocks: dict[int, str] = field(default_factory=dict)
    attributes: list[tuple[etree.Element, str]] = field(default_factory=list)
    only_ids: set[int] = field(default_factory=set)
    headings: list[tuple[Heading, etree.Element]] = field(default_factory=list)
    leftovers: list[tuple[str, SeenNode, int]] = field(default_factory=list)
    early: etree.Element | None = None


class _RawBlocks(HtmlBlockPreprocessor):
    def __init__(self, md: markdown.Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, lines: list[str]) -> list[str]:
        stash = self.md.htmlStash.rawHtmlBlocks
        before = len(stash)
        result = super().run(lines)
        for number in range(before, len(stash)):
            self.notes.raw_blocks[number] = str(stash[number])
            stash[number] = ""
        return result


class _RawInline(HtmlInlineProcessor):
    def __init__(self, md: markdown.Markdown, notes: Notes) -> None:
        super().__init__(HTML_RE, md)
        self.notes = notes

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[str, int, int]:
        self.notes.raw.append(self.backslash_unescape(self.unescape(m.group(1))))
        return f"{STX}{RAW}{len(self.notes.raw) - 1}{ETX}", m.start(0), m.end(0)


class _Character(InlineProcessor):
    """Reads a code for a character as that character, which is then no markup."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[str, int, int]:
        signs = html.unescape(m.group(1))
        return "".join(f"{STX}{ord(sign)}{ETX}" for sign in signs), m.start(0), m.end(0)


class _Attributes(AttrListTreeprocessor):
    def __init__(self, md: markdown.Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def assign_attrs(self, elem: etree.Element, attrs_string: str, *, strict: bool = False) -> str:
        attributes, rest = get_attrs_and_remainder(attrs_string)
        if strict and rest:
            return rest
        ids = [value for name, value in attributes if name == "id" and value]
        if elem.tag in HEADINGS and len(attributes) == 1 and ids:
            self.notes.only_ids.add(len(self.notes.attributes))
        self.notes.attributes.append((elem, attrs_string))
        if elem.tag in HEADINGS and ids:
            elem.set("id", ids[-1])
        return rest


class _Written(Treeprocessor):
    """Notes which ids are written, before the table of contents makes up the others."""

    def __init__(self, md: markdown.Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: etree.Element) -> None:
        self._headings(root, (), box=False)
        for node in _prose(root):
            element, after = node
            text = CODED.sub("·", (element.tail if after else element.text) or "")
            self.notes.leftovers += (
                (match.group(), node, match.start()) for match in LEFT.finditer(text)
            )
        for child in root:
            if child.tag in HEADINGS:
                break
            words = RAW_HTML.sub("", plain(child)).strip()
            if words or child.tag not in ("p", "div"):
                self.notes.early = child
                break

    def _headings(self, parent: etree.Element, path: tuple[str, ...], *, box: bool) -> None:
        nested = any(tag != BOX for tag in path)
        for element in parent:
            if element.tag in HEADINGS:
                level, written = int(element.tag[1]), element.get("id", "")
                words = CODED.sub(_uncoded, plain(element))
                found = Heading(level, written, words, box=box, nested=nested)
                self.notes.headings.append((found, element))
            self._headings(element, (*path, element.tag), box=box or element.tag == BOX)


def _uncoded(match: re.Match[str]) -> str:
    code = match.group()[1:-1]
    return chr(int(code)) if code.isdecimal() else ""


def _prose(element: etree.Element) -> Iterator[SeenNode]:
    """Yield the pieces of text in an element that are not code."""
    if element.tag not in CODE_ELEMENTS:
        yield element, False
    for child in element:
        if element.tag not in CODE_ELEMENTS:
            yield from _prose(child)
        yield child, True


class _Collect(Treeprocessor):
    """Collects what the page says while its elements still stand in the order of the file."""

    def __init__(self, md: markdown.Markdown, notes: Notes, site: StyrtextExtension) -> None:
        super().__init__(md)
        self.notes = notes
        self.site = site
        self.text = RenderedText("", (), {})

    def run(self, root: etree.Element) -> None:
        taken = Unseen(
            self.notes.raw,
            self.notes.raw_blocks,
            self.notes.attributes,
            self.site.blocks.made,
            frozenset(address for address, _ in self.md.references.values()),
        )
        self.found = Collector(taken, self.md.htmlStash.rawHtmlBlocks)
        self.text = self.found.collect(root)


class Noting(Extension):
    """Registers the parts.

    Attributes:
        notes: what they have noted of the page that is being parsed.
        collect: what collects the text of the page.
    """

    def __init__(self, site: StyrtextExtension) -> None:
        super().__init__()
        self.notes = Notes()
        self.site = site

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        """Register every part in the place of the one it stands in for."""
        self.collect = _Collect(md, self.notes, self.site)
        md.preprocessors.register(_RawBlocks(md, self.notes), "html_block", 20)
        md.inlinePatterns.register(_RawInline(md, self.notes), "html", 90)
        md.inlinePatterns.register(_Character(ENTITY_RE, md), "entity", 80)
        md.treeprocessors.register(_Attributes(md, self.notes), "attr_list", 8)
        md.treeprocessors.register(_Written(md, self.notes), "written", 6)
        md.treeprocessors.register(self.collect, "collect", 3)
