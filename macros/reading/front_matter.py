"""The head of a page, between lines `---`, as a generator would read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from macros.reading.lines import blank

YAML_HEAD = re.compile(r"-{3}[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
KEY_HEAD = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):")


class HeadKind(Enum):
    """How a page begins."""

    NONE = "without a head"
    YAML = "with a head"
    UNCLOSED = "with a head that never ends"
    KEY = "with a line that a generator takes for a head"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The head of a page.

    Attributes:
        kind: how the page begins.
        text: for a head, its YAML with as many lines before it as the page has; for a line that is
            taken for a head, its key.
        body: the page with its head blanked out.
    """

    kind: HeadKind
    text: str
    body: str


def front_matter(text: str) -> FrontMatter:
    """Part a page's head from its body; each keeps its lines and columns."""
    if re.match(r"-{3}[ \t]*(\n|$)", text):
        match = YAML_HEAD.match(text)
        if match is None:
            begin = re.match(r"(?:[-\s]*\n)*-*", text)
            end = begin.end() if begin else 0
            return FrontMatter(HeadKind.UNCLOSED, "", blank(text[:end]) + text[end:])
        head = blank(text[: match.start("yaml")]) + match["yaml"]
        return FrontMatter(HeadKind.YAML, head, blank(match.group()) + text[match.end() :])
    match = KEY_HEAD.match(text)
    return FrontMatter(HeadKind.KEY, match["key"], text) if match else _without_head(text)


def _without_head(text: str) -> FrontMatter:
    return FrontMatter(HeadKind.NONE, "", text)
