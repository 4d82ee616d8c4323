"""Where in a file something stands: from offsets and sought words to line and column."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator

from macros.problems import Place

FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??(?P=fence)[ ]*$", re.M | re.S)
CODE_SPAN = re.compile(
    r"(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)(?P=ticks)(?!`)", re.S
)
ADDRESS = re.compile(
    r"\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:[^\n()]|\([^\n()]*\))*?)(?:\s+[\"'][^\n]*?[\"'])?\s*\))"
    r"|^ {0,3}\[[^\]\n]+\]:\s*<?(?P<defined>[^\s>]*)"
    r"|<(?P<automatic>[^\s<>]+)>",
    re.M,
)


def blank(text: str) -> str:
    """Return text of the same length and lines with nothing in it."""
    return re.sub(r"[^\n]", " ", text)


class Places:
    """Tells where something stands in a text.

    Attributes:
        text: the text.
        prose: the text with all code blanked out.
        lines: its lines, with fenced code blanked out.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        fenced = FENCE.sub(lambda match: blank(match.group()), text)
        self.prose = CODE_SPAN.sub(lambda match: blank(match.group()), fenced)
        self.lines = fenced.split("\n")
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, offset: int) -> Place:
        """Return line and column of an offset."""
        line = bisect.bisect_right(self._starts, offset) - 1
        return line + 1, offset - self._starts[line] + 1

    def start(self, line: int) -> int:
        """Return the offset at which a line begins."""
        return self._starts[line - 1]

    def matches(self, pattern: str | re.Pattern[str]) -> Iterator[tuple[re.Match[str], Place]]:
        """Yield every match outside code with its place."""
        for match in re.finditer(pattern, self.prose):
            yield match, self.at(match.start())


class Finder:
    """Finds strings in the order of the text: what is sought again is found further on.

    Findings come in the order of the text, so a string's second mention is its second place.
    """

    def __init__(self, places: Places) -> None:
        self.places = places
        self._after: dict[str, int] = {}

    def offset(self, needle: str) -> int | None:
        """Return where a string begins, outside code if it can; None if it is nowhere."""
        needle = needle.strip("\n")
        if not needle:
            return None
        start = self._after.get(needle, 0)
        prose, text = self.places.prose, self.places.text
        for where, begin in ((prose, start), (prose, 0), (text, 0)):
            found = where.find(needle, begin)
            if found >= 0:
                self._after[needle] = found + 1
                return found
        return None

    def next(self, *needles: str) -> Place:
        """Return where the first of some strings stands that stands anywhere.

        If none does, where the text begins.
        """
        for needle in needles:
            for part in (needle, needle.strip().split("\n", 1)[0]):
                found = self.offset(part)
                if found is not None:
                    return self.places.at(found)
        begin = re.search(r"\S", self.places.text)
        return self.places.at(begin.start()) if begin else (1, 1)

    def address(self, same: Callable[[str], bool]) -> Place:
        """Return where the next link address stands that `same` recognises."""
        key = "]("
        for start in (self._after.get(key, 0), 0):
            for match in ADDRESS.finditer(self.places.prose, start):
                name = match.lastgroup
                if name and same(match.group(name)):
                    self._after[key] = match.end()
                    return self.places.at(match.start(name))
        return self.next()
