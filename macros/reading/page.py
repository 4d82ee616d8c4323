"""A page of `docs/`, read once: what it says, how it is built, and where each part is written."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lxml import html

from macros.model import Avsnitt
from macros.problems import INVISIBLE, Place, Problem
from macros.reading import expressions
from macros.reading.blocks import BlockLine, block_lines, block_problems, guarded
from macros.reading.expressions import Command, MacroLine
from macros.reading.footnotes import FootnoteText, footnote_texts
from macros.reading.frontmatter import FrontMatter, front_matter, head_problems
from macros.reading.lines import Lines, blank
from macros.reading.origins import find_origins
from macros.reading.parse import parse
from macros.reading.parsed import EMPTY, Heading, Parsed, WrittenBlock
from macros.reading.rendered_text import Span
from macros.reading.words import Token, Tokens, tokens

MAIN = "\n"
"""Stands for the part of a page that is no footnote; no footnote has such a name."""
REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*<?(?P<address>[^\s>]*)", re.MULTILINE)
BEFORE_ADDRESS = re.compile(r"\(\s*<?")
NO_TOKENS = Tokens([], [], [], [])


@dataclass(frozen=True, eq=False)
class Page:
    """One Markdown file.

    Attributes:
        path: the file, relative to the project's root.
        text: all of it; empty if there is none.
        where: `dokument/version/kapitel` of a page with the city's text; else empty.
        head: its head.
        parsed: what the parser makes of it.
        readable: whether the parser could bear it; if not, nothing of it is known.
    """

    path: str
    text: str
    where: str
    head: FrontMatter
    parsed: Parsed
    readable: bool = True

    @property
    def namn(self) -> str:
        """The name of the file without `.md`: that of the chapter; `index` for a title page."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in its head and its blocks, and whether it can be read at all."""
        found = [
            *head_problems(self.path, self.head),
            *block_problems(self.path, self.block_lines),
        ]
        if not self.readable:
            found.append(
                Problem(
                    self.path, 1, 1, "M009", "sidan går inte att tolka som Markdown",
                    "förenkla den: för många nivåer av listor, citat eller länkar i varandra",
                )
            )  # fmt: skip
        return tuple(found)

    @property
    def avsnitt(self) -> tuple[Avsnitt, ...]:
        """The sections of a page with the city's text, in order."""
        return self.parsed.avsnitt

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings, in order."""
        return tuple(heading for heading, _ in self.parsed.headings)

    @property
    def blocks(self) -> tuple[WrittenBlock, ...]:
        """The blocks `/// …`."""
        return self.parsed.blocks

    @cached_property
    def macro_lines(self) -> tuple[MacroLine, ...]:
        """The lines with double braces."""
        return tuple(expressions.macro_lines(self.head.body))

    @cached_property
    def commands(self) -> tuple[Command, ...]:
        """The commands and comments of Jinja."""
        return tuple(expressions.commands(self.head.body))

    @cached_property
    def block_lines(self) -> tuple[BlockLine, ...]:
        """The lines that open and close blocks."""
        return tuple(block_lines(self.prose)) if "///" in self.text else ()

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The rendered page, parsed as a browser would."""
        source = INVISIBLE.sub("", self.parsed.html)
        return html.document_fromstring(f"<html><body>{source}</body></html>")

    @cached_property
    def ids(self) -> frozenset[str]:
        """All ids of the rendered page, those of its passages too."""
        return frozenset(str(name) for name in self.tree.xpath("//@id"))

    # Where things are written.

    @cached_property
    def lines(self) -> Lines:
        """Tells on which line something stands."""
        return Lines(self.text)

    @cached_property
    def _tokens(self) -> tuple[Tokens, Tokens]:
        """The words and signs that are written, and those of the page's text."""
        written = guarded(expressions.blanked(self.head.body))
        return tokens(written), tokens(self.parsed.text.text)

    @cached_property
    def origins(self) -> Mapping[int, int]:
        """For each word and sign of the page's text, the offset at which it is written."""
        text, (written, published) = self.parsed.text, self._tokens
        if not text.footnotes:
            return find_origins(written, published, text.unseen_at)
        # Of a footnote that has two texts the last one counts, as for the parser.
        ranges = {note.label: (note.start, note.end) for note in self._footnote_texts}
        here = written.split(_part_of(ranges))
        found: dict[int, int] = {}
        for part, there in published.split(_part_of(text.footnotes)).items():
            found |= find_origins(here.get(part, NO_TOKENS), there, text.unseen_at)
        return found

    @cached_property
    def _footnote_texts(self) -> tuple[FootnoteText, ...]:
        return tuple(footnote_texts(self.head.body, self.parsed.text.footnotes))

    @property
    def footnotes(self) -> tuple[tuple[str, Place], ...]:
        """The text of each footnote, by its name, and where it begins."""
        return tuple(
            (note.label, self.lines.at(note.start))
            for note in self._footnote_texts
            if self.prose[note.start] != " "
        )

    @property
    def unpublished(self) -> tuple[Token, ...]:
        """The words and signs of the file that became nothing, or markup."""
        used = frozenset(self.origins.values())
        return tuple(token for token in self._tokens[0] if token.start not in used)

    @property
    def unwritten(self) -> tuple[Token, ...]:
        """The words and signs that readers see and that nobody wrote there."""
        seen = self.parsed.text.unseen_at
        return tuple(
            token
            for token in self._tokens[1]
            if token.start not in self.origins and seen(token.start) is None
        )

    @cached_property
    def _known(self) -> list[int]:
        return sorted(self.origins)

    @cached_property
    def _starts(self) -> list[int]:
        written, _ = self._tokens
        return sorted([*written.word_starts, *written.sign_starts])

    def offset(self, span: Span) -> int | None:
        """Return the offset of the first word or sign of a stretch of the page's text.

        None if nothing of it was found in the file.
        """
        number = bisect.bisect_left(self._known, span[0])
        if number < len(self._known) and self._known[number] < span[1]:
            return self.origins[self._known[number]]
        return None

    def place(self, span: Span) -> Place:
        """Return line and column of the first word or sign of a stretch of the page's text.

        If nothing of it was found in the file: of what was found before it.
        """
        offset = self.offset(span)
        if offset is None:
            number = bisect.bisect_left(self._known, span[0]) - 1
            begin = len(self.text) - len(self.text.lstrip())
            offset = self.origins[self._known[number]] if number >= 0 else begin
        return self.lines.at(offset)

    @cached_property
    def heading_places(self) -> tuple[Place, ...]:
        """The line of each heading."""
        return tuple((self.place(span)[0], 1) for _, span in self.parsed.headings)

    @cached_property
    def link_places(self) -> tuple[Place, ...]:
        """Where the address of each link and picture stands, in the order of the page."""
        return tuple(self._link_place(*spans) for spans in self.parsed.links)

    def _link_place(self, opening: Span, address: Span, written: str) -> Place:
        offset = self.offset(address)
        if (bracket := self.origins.get(opening[1] - 1)) is not None:
            begin = BEFORE_ADDRESS.match(self.text, bracket)
            offset = begin.end() if begin else offset
        if offset is None:
            offset = self._references.get(written)
        return self.place(opening) if offset is None else self.lines.at(offset)

    @cached_property
    def _references(self) -> Mapping[str, int]:
        """Where each address stands that is defined apart from the links that lead to it."""
        return {match["address"]: match.start("address") for match in REFERENCE.finditer(self.text)}

    @cached_property
    def prose(self) -> str:
        """The text of the page with its head and all code blanked out."""
        text, parts, end = self.head.body, [], 0
        for start, finish in sorted(filter(None, map(self._written, self.parsed.code))):
            parts += [text[end:start], blank(text[max(start, end) : finish])]
            end = max(end, finish)
        return "".join([*parts, text[end:]])

    def _written(self, span: Span) -> Span | None:
        """Return the stretch of the file that a stretch of the page's text comes from."""
        first, last = (bisect.bisect_left(self._known, end) for end in span)
        found = [self.origins[start] for start in self._known[first:last]]
        if not found:
            return None
        after = bisect.bisect_right(self._starts, max(found))
        return min(found), self._starts[after] if after < len(self._starts) else len(self.text)

    def word_places(self, section: int, passage: int | None = None) -> tuple[Place, ...]:
        """Return line and column of each word of a passage.

        Args:
            section: which of the page's sections.
            passage: which of its passages; None for its heading.
        """
        spans = self.parsed.sections[section]
        chosen = spans.heading if passage is None else spans.passages[passage]
        return tuple(self.place(word) for word in self.parsed.text.words(chosen))


# Pure and slow: a preview reads again only the pages that changed.
@lru_cache(maxsize=4096)
def read_page(path: str, text: str, where: str = "") -> Page:
    """Return a page. Never raises: what the parser cannot read is a problem.

    Args:
        path: the file, relative to the project's root.
        text: all of it.
        where: `dokument/version/kapitel` of a page with the city's text; else empty.
    """
    head = front_matter(text)
    try:
        parsed = parse(guarded(expressions.with_ids(expressions.blanked(head.body))), where)
    except Exception:  # the parser and its extensions promise no set of exceptions
        return Page(path, text, where, head, EMPTY, readable=False)
    return Page(path, text, where, head, parsed)


def _part_of(ranges: Mapping[str, Span]) -> Callable[[int], str]:
    """Return what tells to which footnote an offset belongs; MAIN if to none."""
    ordered = sorted((start, end, label) for label, (start, end) in ranges.items())
    starts = [start for start, _, _ in ordered]

    def part(offset: int) -> str:
        number = bisect.bisect_right(starts, offset) - 1
        return ordered[number][2] if number >= 0 and offset < ordered[number][1] else MAIN

    return part
