"""All that a page says, as one text in the order of the file, and what of it readers do not see.

What is written in the file and is no word for readers (addresses, ids, a footnote's name, raw
HTML) stands in this text too, marked as unseen, so that every word of the file has something
that it answers to.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

Span = tuple[int, int]
"""A stretch of the text: where it begins, and where it has ended."""
NOWHERE: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class RenderedText:
    """What a page says.

    Attributes:
        text: all of it, in the order of the file.
        unseen: the stretches that readers do not see.
        footnotes: the stretch of each footnote, by its label; the file has them where it likes.
    """

    text: str
    unseen: tuple[Span, ...]
    footnotes: Mapping[str, Span]

    def unseen_at(self, offset: int) -> int | None:
        """Return the number of the unseen stretch that holds an offset; None if it is seen."""
        number = bisect.bisect_right(self.unseen, (offset, len(self.text) + 1)) - 1
        return number if number >= 0 and offset < self.unseen[number][1] else None

    def words(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return the words of some stretches that belong together, as readers see them."""
        text = ""
        here: list[int] = []
        there: list[int] = []
        for start, end in self._seen(spans):
            here.append(len(text))
            there.append(start)
            text += self.text[start:end]

        def back(offset: int) -> int:
            number = bisect.bisect_right(here, offset) - 1
            return there[number] + offset - here[number]

        return tuple(
            (back(match.start()), back(match.end() - 1) + 1) for match in re.finditer(r"\S+", text)
        )

    def _seen(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Yield what readers see of some stretches."""
        for start, end in spans:
            at = start
            number = max(bisect.bisect_right(self.unseen, (start, start)) - 1, 0)
            while number < len(self.unseen) and self.unseen[number][0] < end:
                begin, finish = self.unseen[number]
                if begin > at:
                    yield at, begin
                at = max(at, finish)
                number += 1
            if at < end:
                yield at, end
