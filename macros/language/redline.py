"""Tells word by word how one wording became another."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

TOKENS = re.compile(r"\s+|\w+(?:[-/.:]\w+)*|[^\w\s]")
"""What a redline never splits: white space, a word, a sign. `dnr 171/2021` has one word more."""
RARE = 0.25
"""If fewer of the words of the shorter text stand in both, the texts are told whole."""


class DiffKind(StrEnum):
    """What happened to some words."""

    EQUAL = "lika"
    REMOVED = "bort"
    ADDED = "till"


@dataclass(frozen=True, slots=True)
class DiffPart:
    """Words in a row that share a fate.

    Attributes:
        kind: what happened to them.
        text: the words, white space included.
    """

    kind: DiffKind
    text: str


# Pure and slow, and asked again for the same texts at each build of a preview.
@functools.lru_cache(maxsize=4096)
def redline(old: str, new: str) -> tuple[DiffPart, ...]:
    """Return how one wording became another, word by word.

    The parts that are not added give back `old`, those that are not removed `new`. A lone
    common word between longer changes is told as changed too, and two texts that have little
    in common are told whole: the reader reads phrases, not confetti.

    Example:
        >>> for part in redline("Nämnden ska planera.", "Nämnden ska följa upp."):
        ...     print(part.kind, repr(part.text))
        lika 'Nämnden ska '
        bort 'planera'
        till 'följa upp'
        lika '.'
    """
    if old == new:
        return (DiffPart(DiffKind.EQUAL, old),) if old else ()
    before, after = TOKENS.findall(old), TOKENS.findall(new)
    # With autojunk, common words of a long text would be taken for noise. White space says
    # nothing of what answers to what.
    matcher = difflib.SequenceMatcher(str.isspace, before, after, autojunk=False)
    rows = _readable(before, after, [_START, *matcher.get_matching_blocks()])
    common = sum(_count(before[row.a : row.a + row.size]) for row in rows)
    if common < RARE * min(_count(before), _count(after)):
        rows = [rows[0], rows[-1]]
    parts: list[DiffPart] = []
    for last, row in pairwise(rows):
        fates = (
            (DiffKind.REMOVED, before[last.a + last.size : row.a]),
            (DiffKind.ADDED, after[last.b + last.size : row.b]),
            (DiffKind.EQUAL, before[row.a : row.a + row.size]),
        )
        parts += [DiffPart(kind, "".join(words)) for kind, words in fates if words]
    return tuple(parts)


_START = difflib.Match(0, 0, 0)
"""An empty row of common tokens at the beginning of both texts; difflib gives one at the end."""


def _readable(
    before: Sequence[str], after: Sequence[str], rows: list[difflib.Match]
) -> list[difflib.Match]:
    """Return the common rows without those that are shorter than the changes on both sides.

    The first row and the last stay: they are the beginning and the end of both texts.
    """

    def change(one: difflib.Match, other: difflib.Match) -> int:
        """Return how many tokens went between two common rows, or came, whichever is more."""
        gone, come = before[one.a + one.size : other.a], after[one.b + one.size : other.b]
        return max(_count(gone), _count(come))

    kept = list(rows)
    place = 1
    while place < len(kept) - 1:
        last, here, following = kept[place - 1 : place + 2]
        size = _count(before[here.a : here.a + here.size])
        if size < min(change(last, here), change(here, following)):
            del kept[place]
            # What stands before it borders on a longer change now.
            place = max(place - 1, 1)
        else:
            place += 1
    return kept


def _count(tokens: Iterable[str]) -> int:
    """Return how many tokens are words or signs."""
    return sum(not token.isspace() for token in tokens)
