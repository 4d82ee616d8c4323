"""Builds the text of a page from its tree, while its elements stand in the order of the file."""

from __future__ import annotations

import bisect
import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markdown.util import AMP_SUBSTITUTE, ETX, STX, AtomicString

from macros.reading.layout_blocks import MadeBlock
from macros.reading.markdown_setup import UNBROKEN_CLASS
from macros.reading.numbering import ordinals
from macros.reading.plain import HEADINGS, SeenNode
from macros.reading.rendered_text import NOWHERE, RenderedText, Span
from macros.reading.words import decode

RAW = "raw:"
"""How a code in the tree begins that stands for raw HTML within a line."""
BREAK = "\x1f"
STASHED_CODE = re.compile(f"{STX}([^{STX}{ETX}]*){ETX}")
STASHED = re.compile(r"wzxhzdk:(\d+)")
ANY_TAG = re.compile(r"<[^>]*>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


@dataclass(slots=True)
class Unseen:
    """What was taken out of a page while it was parsed.

    Attributes:
        raw: the raw HTML within lines, by number.
        raw_blocks: the raw HTML between lines, by its number among what was put by.
        attributes: elements with the attribute lists that were written for them.
        blocks: the blocks `/// …` that were made.
        by_reference: addresses that are defined elsewhere in the file.
    """

    raw: Sequence[str]
    raw_blocks: Mapping[int, str]
    attributes: Sequence[tuple[etree.Element, str]]
    blocks: Sequence[MadeBlock]
    by_reference: Collection[str]


class Collector:
    """Builds the text of a page from its tree.

    Attributes:
        raw: each piece of raw HTML with the offset at which it begins.
        code: the stretch of each piece of code, with the sign before it.
        links: where each link and picture has its address, in the order of the page: what opens
            it, the address itself, and its words.
        attributes: the stretch of each attribute list, as they were given.
        blocks: the stretch of the first line of each block, as they were given.
    """

    def __init__(self, unseen: Unseen, stash: Sequence[object]) -> None:
        self._taken = unseen
        self._stash = stash
        self._parts: list[str] = []
        self._length = 0
        self._unseen: list[Span] = []
        self._footnotes: dict[str, Span] = {}
        self._nodes: dict[tuple[int, bool], Span] = {}
        # Where the parts between codes begin in a piece of text, and in the text of the page.
        self._parts_of: dict[tuple[int, bool], list[Span]] = {}
        self._elements: dict[int, Span] = {}
        self._attributes: dict[int, list[int]] = {}
        for number, (element, _) in enumerate(unseen.attributes):
            self._attributes.setdefault(id(element), []).append(number)
        self._blocks = {id(made.element): number for number, made in enumerate(unseen.blocks)}
        self.raw: list[tuple[str, int]] = []
        self.code: list[Span] = []
        self.links: list[tuple[Span, Span, str]] = []
        self.attributes: list[Span] = [NOWHERE] * len(unseen.attributes)
        self.blocks: list[Span] = [NOWHERE] * len(unseen.blocks)

    def collect(self, root: etree.Element) -> RenderedText:
        """Return the text of a page; codes for raw HTML are taken out of its tree."""
        self._walk(root)
        return RenderedText("".join(self._parts), tuple(self._unseen), self._footnotes)

    def spans(self, nodes: Iterable[SeenNode]) -> tuple[Span, ...]:
        """Return the stretches of some pieces of text."""
        found = (self._nodes.get((id(element), after)) for element, after in nodes)
        return tuple(span for span in found if span)

    def span(self, element: etree.Element) -> Span:
        """Return the stretch of an element, with the signs that mark it."""
        return self._elements.get(id(element), NOWHERE)

    def offset(self, node: SeenNode, shown: int) -> int:
        """Return where something stands in a piece of text.

        Args:
            node: the piece.
            shown: its place, with each code counted as one character.
        """
        element, after = node
        parts = self._parts_of.get((id(element), after), [(0, 0)])
        here, there = parts[bisect.bisect_right(parts, (shown, self._length)) - 1]
        return there + shown - here

    def _add(self, text: str) -> Span:
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start, self._length

    def _break(self) -> None:
        if self._parts and self._parts[-1] != BREAK:
            self._add(BREAK)

    def _hide(self, text: str) -> Span:
        self._break()
        span = self._add(decode(text))
        self._unseen.append(span)
        self._add(BREAK)
        return span

    def _walk(self, element: etree.Element) -> None:
        start = self._length
        name = element.get("class", "")
        transparent = element.tag == "span" and name == UNBROKEN_CLASS
        if not transparent:
            self._break()
        if name == "toc":
            self._hide("[TOC]")
        elif name == "footnote-ref":
            self._hide(f"[^{element.get('href', '').partition(':')[2]}]")
        elif element.tag == "div" and name == "footnote":
            self._walk_footnotes(element)
        elif name != "footnote-backref":
            self._walk_inside(element)
        if not transparent:
            self._break()
        self._elements[id(element)] = (start, self._length)

    def _walk_inside(self, element: etree.Element) -> None:
        link = len(self.links)
        address = element.get({"a": "href", "img": "src"}.get(element.tag, ""))
        if address is not None:
            self.links.append((NOWHERE, NOWHERE, ""))
        in_code = element.tag == "code"
        began = self._length
        self._before(element)
        numbers = dict(ordinals(element)) if element.tag == "ol" else {}
        self._text((element, False), in_code=in_code)
        for child in element:
            if child in numbers:
                self._break()
                self._add(numbers[child])
            self._walk(child)
            self._text((child, True), in_code=in_code)
        if in_code:
            self.code.append((began, self._length))
        if address is not None:
            self.links[link] = (
                *self._address(element, address, (began, self._length)),
                address,
            )
        if (block := self._blocks.get(id(element))) is not None:
            self._hide(self._taken.blocks[block].marks)
        for number in self._attributes.get(id(element), ()):
            self.attributes[number] = self._hide(f"{{{self._taken.attributes[number][1]}}}")

    def _before(self, element: etree.Element) -> None:
        """Add the signs that stand before what an element says."""
        number = self._blocks.get(id(element))
        if number is not None:
            made = self._taken.blocks[number]
            self.blocks[number] = self._hide(f"{made.marks} {made.kind} {made.argument}")
        elif element.tag in HEADINGS:
            self._hide("#" * int(element.tag[1]))
        elif element.tag == "code":
            self._hide("`")

    def _address(self, element: etree.Element, address: str, inside: Span) -> tuple[Span, Span]:
        """Add the address of a link or picture, and its title; return what opens it, and it."""
        if isinstance(element.text, AtomicString):
            return NOWHERE, inside  # <https://…>: what readers see is the address
        if element.tag == "img":
            self._hide(f"![{_uncoded(element.get('alt', ''))}")
        if address in self._taken.by_reference:
            return NOWHERE, NOWHERE
        opening = self._hide("](")
        written = self._hide(_uncoded(address)) if address else NOWHERE
        if element.get("title"):
            self._hide(_uncoded(element.get("title", "")))
        return opening, written

    def _walk_footnotes(self, div: etree.Element) -> None:
        for item in div.findall("ol/li"):
            start = self._length
            label = item.get("id", "").partition(":")[2]
            self._hide(f"[^{label}]:")
            self._walk(item)
            self._footnotes[label] = (start, self._length)

    def _text(self, node: SeenNode, *, in_code: bool) -> None:
        """Add a piece of text, and take the codes for raw HTML out of it."""
        element, after = node
        text = ((element.tail if after else element.text) or "").replace(AMP_SUBSTITUTE, "&")
        if not text:
            return
        start = self._length
        parts = self._parts_of[id(element), after] = [(0, start)]
        if STX not in text:
            self._seen(text, in_code=in_code)
        else:
            end = shown = 0
            for match in STASHED_CODE.finditer(text):
                self._seen(text[end : match.start()], in_code=in_code)
                self._code(match.group(1))
                shown += match.start() - end + 1
                parts.append((shown, self._length))
                end = match.end()
            self._seen(text[end:], in_code=in_code)
            if RAW in text:
                rest = re.sub(f"{STX}{RAW}[0-9]+{ETX}", "", text)
                if after:
                    element.tail = rest
                else:
                    element.text = rest
        self._nodes[id(element), after] = (start, self._length)

    def _seen(self, text: str, *, in_code: bool) -> None:
        # Within code, the parser has written each & as a code for it.
        self._add(decode(decode(text)) if in_code else decode(text))

    def _code(self, code: str) -> None:
        """Add what a code of the parser stands for."""
        if code.isdecimal():
            self._add(chr(int(code)))
        elif code.startswith(RAW):
            self._raw(self._taken.raw[int(code.removeprefix(RAW))])
        elif match := STASHED.fullmatch(code):
            number = int(match[1])
            if number in self._taken.raw_blocks:
                self._raw(self._taken.raw_blocks[number])
            elif str(self._stash[number]).startswith("<pre"):
                self._fence(str(self._stash[number]))

    def _raw(self, piece: str) -> None:
        self.raw.append((piece, self._hide(piece)[0]))

    def _fence(self, made: str) -> None:
        """Add a block of code, which the parser has made into HTML already."""
        opening = "".join(ANY_TAG.findall(made.partition("\n")[0].partition("</")[0])[:2])
        start = self._length
        self._hide("```")
        self._hide("~~~")
        for name, value in ATTRIBUTE.findall(opening):
            words = value.replace("language-", "")
            self._hide(words if name == "class" else f'{name}="{words}"')
        self._add(decode(html.unescape(ANY_TAG.sub("", made))))
        self.code.append((start, self._length))


def _uncoded(text: str) -> str:
    """Return an attribute without the codes of the parser."""
    if STX not in text:
        return text
    text = html.unescape(text.replace(AMP_SUBSTITUTE, "&"))
    return STASHED_CODE.sub(lambda match: chr(int(match[1])) if match[1].isdecimal() else "", text)
