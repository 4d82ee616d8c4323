"""A page as the parser of Markdown sees it."""

from __future__ import annotations

from dataclasses import dataclass, field

from macros.model import Avsnitt
from macros.reading.rendered_text import RenderedText, Span


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
        noted: labels of the footnotes that are referred to.
    """

    html: str = ""
    text: RenderedText = field(default_factory=lambda: RenderedText("", (), {}))
    avsnitt: tuple[Avsnitt, ...] = ()
    sections: tuple[SectionSpans, ...] = ()
    headings: tuple[tuple[Heading, Span], ...] = ()
    blocks: tuple[WrittenBlock, ...] = ()
    raw: tuple[tuple[str, int], ...] = ()
    attributes: tuple[tuple[str, str, Span], ...] = ()
    leftovers: tuple[tuple[str, int], ...] = ()
    early: Span | None = None
    code: tuple[Span, ...] = ()
    links: tuple[tuple[Span, Span, str], ...] = ()
    noted: tuple[str, ...] = ()


EMPTY = Parsed()
"""A page that says nothing."""
