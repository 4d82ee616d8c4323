"""Parses a page's Markdown, once, with a note of all that others ask of it."""

from __future__ import annotations

import markdown

from macros.reading.markdown_setup import MARKER, StyrtextExtension
from macros.reading.noting import Noting
from macros.reading.parsed import EMPTY, Parsed, SectionSpans, WrittenBlock


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
    noting = Noting(site)
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
        noted=tuple(footnotes.footnote_order),
    )
