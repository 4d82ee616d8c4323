"""From offsets in a text to line and column."""

from __future__ import annotations

import bisect
import re

from macros.problems import Place


def blank(text: str) -> str:
    """Return text of the same length and lines with nothing in it."""
    return re.sub(r"[^\n]", " ", text)


class Lines:
    r"""Tells on which line of a text something stands.

    Example:
        >>> Lines("ab\nc").at(3)
        (2, 1)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, offset: int) -> Place:
        """Return line and column of an offset."""
        line = bisect.bisect_right(self._starts, offset) - 1
        return line + 1, offset - self._starts[line] + 1

    def start(self, line: int) -> int:
        """Return the offset at which a line begins."""
        return self._starts[line - 1]

    def line(self, number: int) -> str:
        """Return a line, without what ends it."""
        end = self._starts[number] - 1 if number < len(self._starts) else len(self._text)
        return self._text[self._starts[number - 1] : end]
