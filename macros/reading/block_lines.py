"""The lines of a page that open and close blocks, `/// …`, as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINE = re.compile(r"(?P<marks>/{3,}) *(?P<rest>.*?) *")


@dataclass(frozen=True, slots=True)
class BlockLine:
    """A line that begins with `///`.

    Attributes:
        number: the line.
        marks: how many slashes it begins with.
        rest: what stands after them: kind and name of a block that begins; empty where one ends.
        indented_after: whether the next line is indented as settings would be.
    """

    number: int
    marks: int
    rest: str
    indented_after: bool


def block_lines(text: str) -> Iterator[BlockLine]:
    """Yield every such line of a text."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        match = LINE.fullmatch(line) if line.startswith("///") else None
        if match:
            after = lines[number] if number < len(lines) else ""
            indented = bool(re.match(r" {4,}\S", after))
            yield BlockLine(number, len(match["marks"]), match["rest"], indented)
