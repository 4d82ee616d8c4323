"""Where in a chapter's file a published word stands."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from macros.model import Avsnitt
from macros.problems import Place
from macros.reading.page import Page

NOT_TEXT = re.compile(
    r"\[\^[^\]\n]*\]:?|\{[^{}\n]*\}|^[ ]*(?:[-*+]|\d+\.)[ ]+|^#{1,6}[ ]+|^/{3,}.*$|\]\([^)\n]*\)"
    r"|(?<!\\)[*_`\[\]]|\\(?=[^\w\s])",
    re.MULTILINE,
)
WINDOW = 6
"""So many words of a passage tell it from the others."""


def word(page: Page, avsnitt: Avsnitt, passage: str, number: int) -> Place:
    """Return where a word of a passage stands.

    Args:
        page: the chapter.
        avsnitt: the section.
        passage: the words of the passage, as they are published.
        number: which of them, from 0; one past the last is where the passage ends.
    """
    begin = next(
        (place[0] for heading, place in zip(page.headings, page.heading_places, strict=True) if heading.id == avsnitt.id),
        1,
    )  # fmt: skip
    words = passage.split()
    for line in (begin, 1):
        found = _written(page, line)
        start = _find([text for text, _ in found], words[:WINDOW])
        if start is not None:
            break
    else:
        return begin, 1
    offset = min(start + min(number, max(len(words) - 1, 0)), len(found) - 1)
    return page.places.at(found[offset][1])


def _written(page: Page, begin: int) -> list[tuple[str, int]]:
    """Return the words of the file from a line on, each with its offset, markup left out."""
    start = page.places.start(begin)
    text = NOT_TEXT.sub(lambda match: "\0" * len(match.group()), page.places.text[start:])
    found = []
    for match in re.finditer(r"[^\s]+", text):
        clean = html.unescape(match.group().replace("\0", ""))
        if clean:
            shift = len(match.group()) - len(match.group().lstrip("\0"))
            found.append((clean, start + match.start() + shift))
    return found


def _find(words: Sequence[str], sought: Sequence[str]) -> int | None:
    if not sought:
        return None
    for start in range(len(words) - len(sought) + 1):
        if words[start] == sought[0] and list(words[start : start + len(sought)]) == list(sought):
            return start
    return None
