"""The sections of a chapter, read from its Markdown."""

from __future__ import annotations

import functools
import re

import markdown

from macros.model import Avsnitt
from macros.reading.markdown_setup import MARKER, StyrtextExtension


# Pure and slow: a preview reads again only the chapters that changed.
@functools.lru_cache(maxsize=4096)
def sections(text: str, kapitel: str) -> tuple[Avsnitt, ...]:
    """Return the sections of one chapter's Markdown, macro calls left out.

    Args:
        text: the file's whole Markdown.
        kapitel: the chapter's name.
    """
    extension = StyrtextExtension()
    md = markdown.Markdown(extensions=[extension])
    body = re.sub(r"^\{\{.*\}\}$", "", text, flags=re.MULTILINE)
    md.convert(f"{MARKER} {kapitel}\n\n{body}")
    return tuple(section.avsnitt for section in extension.city_text.sections)


_HEADING = re.compile(r"^(#{1,6}) (.+?) \{ #(\S+) \}$")


def headings(text: str, kapitel: str) -> tuple[Avsnitt, ...]:
    """Return the sections of one chapter's Markdown without what stands in them, at once.

    Args:
        text: the file's whole Markdown.
        kapitel: the chapter's name.
    """
    found: list[Avsnitt] = []
    box = False
    for line in text.splitlines():
        if line.startswith("///"):
            box = line.split()[1:2] == ["ruta"]
        elif match := _HEADING.match(line):
            level, heading, name = match.groups()
            rubrik = re.sub(r"\\(.)", r"\1", heading)
            found.append(
                Avsnitt(id=name, rubrik=rubrik, niva=len(level), kapitel=kapitel, ruta=box)
            )
    return tuple(found)
