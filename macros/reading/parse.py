"""Parses a page's Markdown once, with a note of all that others ask of it.

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

from macros.model import Avsnitt
from macros.reading.markdown_setup import MARKER, StyrtextExtension
from macros.reading.plain import HEADINGS, Node, plain
from macros.reading.rendered_text import RAW, Collector, RenderedText, Span, Unseen

GUARD = "\u2044\u2044\u2044"
"""Stands for `///` in a list or quote, where the parser could look for its end for ever."""
INSIDE = re.compile(r"^(?P<before>(?:[ >]|[-*+] |\d+[.)] |\[\^[^\]\n]*\]:)+)/{3,}", re.MULTILINE)
CODE = ("code", "pre")
LOOKS_LIKE_HTML = re.compile(r"</?[A-Za-z][^\s>]*|<[!?].{0,20}")
LEFT = re.compile(
    rf"[{{}}]|{LOOKS_LIKE_HTML.pattern}|\[\^[^\]\n]+\]|\][ ]?\[[^\]\n]*\]|^ *(?:///|{GUARD})", re.M
)
CODED = re.compile(f"{STX}[^{ETX}]*{ETX}")
RAW_HTML = re.compile(f"{HTML_PLACEHOLDER_RE.pattern}|{STX}{RAW}[0-9]+{ETX}")
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


@dataclass(frozen=True, slots=True)
class WrittenBlock:
    """A block `/// …` as the parser understood it.

    Attributes:
        kind: its word.
        argument: what stands after `|`; empty if nothing does.
        span: its first line, in the text of the page.
    """

    kind: str
    argument: str
    span: Span


@dataclass(frozen=True, slots=True)
class SectionSpans:
    """Where the words of a section stand in the text of the page.

    Attributes:
        heading: those of its heading.
        passages: those of each of its passages.
    """

    heading: tuple[Span, ...]
    passages: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page as the parser sees it.

    Attributes:
        html: what Markdown gives for the page, raw HTML and attributes left out.
        text: all that the page says, in the order of the file.
        avsnitt: the sections of a page with the city's text, as the site numbers them.
        sections: where the words of each section stand.
        headings: all headings, with their stretches of the text.
        blocks: all blocks.
        raw: the raw HTML, each piece as written, with its place in the text.
        attributes: element, attribute list and stretch of each that is not just a heading's id.
        leftovers: what stays as visible text though it was meant as markup, with its place.
        early: the stretch of what stands before the first heading; None if nothing does.
        code: the stretches of code.
        links: for each link and picture, the stretches of what opens its address, and of it, and
            the address.
        notes: labels of the footnotes that have a text.
        noted: labels of the footnotes that are referred to.
    """

    html: str
    text: RenderedText
    avsnitt: tuple[Avsnitt, ...]
    sections: tuple[SectionSpans, ...]
    headings: tuple[tuple[Heading, Span], ...]
    blocks: tuple[WrittenBlock, ...]
    raw: tuple[tuple[str, int], ...]
    attributes: tuple[tuple[str, str, Span], ...]
    leftovers: tuple[tuple[str, int], ...]
    early: Span | None
    code: tuple[Span, ...]
    links: tuple[tuple[Span, Span, str], ...]
    notes: tuple[str, ...]
    noted: tuple[str, ...]


def guarded(text: str) -> str:
    """Return a page's text in which a block inside a list or quote is none.

    The extension can look for the end of such a block for ever.
    """
    return INSIDE.sub(lambda match: match["before"] + GUARD, text)


@dataclass(slots=True)
class _Notes:
    """What the parts of the parser note while a page is parsed."""

    raw: list[str] = field(default_factory=list)
    raw_blocks: dict[int, str] = field(default_factory=dict)
    attributes: list[tuple[etree.Element, str]] = field(default_factory=list)
    only_ids: set[int] = field(default_factory=set)
    headings: list[tuple[Heading, etree.Element]] = field(default_factory=list)
    leftovers: list[tuple[str, Node, int]] = field(default_factory=list)
    early: etree.Element | None = None


class _RawBlocks(HtmlBlockPreprocessor):
    def __init__(self, md: markdown.Markdown, notes: _Notes) -> None:
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
    def __init__(self, md: markdown.Markdown, notes: _Notes) -> None:
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
    def __init__(self, md: markdown.Markdown, notes: _Notes) -> None:
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

    def __init__(self, md: markdown.Markdown, notes: _Notes) -> None:
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


def _prose(element: etree.Element) -> Iterator[Node]:
    """Yield the pieces of text in an element that are not code."""
    if element.tag not in CODE:
        yield element, False
    for child in element:
        if element.tag not in CODE:
            yield from _prose(child)
        yield child, True


class _Collect(Treeprocessor):
    """Collects what the page says while its elements still stand in the order of the file."""

    def __init__(self, md: markdown.Markdown, notes: _Notes, site: StyrtextExtension) -> None:
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


class _Noting(Extension):
    def __init__(self, site: StyrtextExtension) -> None:
        super().__init__()
        self.notes = _Notes()
        self.site = site

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        self.collect = _Collect(md, self.notes, self.site)
        md.preprocessors.register(_RawBlocks(md, self.notes), "html_block", 20)
        md.inlinePatterns.register(_RawInline(md, self.notes), "html", 90)
        md.inlinePatterns.register(_Character(ENTITY_RE, md), "entity", 80)
        md.treeprocessors.register(_Attributes(md, self.notes), "attr_list", 8)
        md.treeprocessors.register(_Written(md, self.notes), "written", 6)
        md.treeprocessors.register(self.collect, "collect", 3)


def parse(text: str, where: str = "") -> Parsed:
    """Parse a page's Markdown, its macro calls left out.

    Args:
        text: the Markdown.
        where: `dokument/version/kapitel` of a page with the city's text; else empty.

    Raises:
        Exception: whatever Python-Markdown and its extensions raise on odd text.
    """
    if not text.strip():
        return EMPTY
    site = StyrtextExtension()
    noting = _Noting(site)
    md = markdown.Markdown(extensions=[site, noting])
    made = md.convert(f"{MARKER} {where}\n\n{text}" if where else text)
    notes, found = noting.notes, noting.collect.found
    footnotes = md.inlinePatterns["footnote"].footnotes  # type: ignore[attr-defined]
    numbered = site.city_text.sections
    return Parsed(
        html=made,
        text=noting.collect.text,
        avsnitt=tuple(section.avsnitt for section in numbered),
        sections=tuple(
            SectionSpans(
                found.spans(section.heading),
                tuple(found.spans(nodes) for nodes in section.passages),
            )
            for section in numbered
        ),
        headings=tuple((heading, found.span(element)) for heading, element in notes.headings),
        blocks=tuple(
            WrittenBlock(made.kind, made.argument, span)
            for made, span in zip(site.blocks.made, found.blocks, strict=True)
        ),
        raw=tuple(found.raw),
        attributes=tuple(
            (element.tag, written, span)
            for number, ((element, written), span) in enumerate(
                zip(notes.attributes, found.attributes, strict=True)
            )
            if number not in notes.only_ids
        ),
        leftovers=tuple((left, found.offset(node, place)) for left, node, place in notes.leftovers),
        early=None if notes.early is None else found.span(notes.early),
        code=tuple(found.code),
        links=tuple(found.links),
        notes=tuple(footnotes.footnotes),
        noted=tuple(footnotes.footnote_order),
    )


EMPTY = Parsed(
    "", RenderedText("", (), {}), (), (), (), (), (), (), (), None, (), (), (), ()
)  # fmt: skip
