"""Tells word by word how one wording became another."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

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
    matches = [_Match(m.a, m.a + m.size, m.b, m.b + m.size) for m in matcher.get_matching_blocks()]
    matches = _readable(before, after, [match for match in matches if match.a < match.a_end])
    shorter = min(_count(before), _count(after))
    if sum(_count(before[match.a : match.a_end]) for match in matches) < RARE * shorter:
        matches = []
    parts: list[DiffPart] = []
    a = b = 0
    for match in [*matches, _end(before, after)]:
        fates = (
            (DiffKind.REMOVED, before[a : match.a]),
            (DiffKind.ADDED, after[b : match.b]),
            (DiffKind.EQUAL, before[match.a : match.a_end]),
        )
        parts += [DiffPart(kind, "".join(words)) for kind, words in fates if words]
        a, b = match.a_end, match.b_end
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class _Match:
    """A row of tokens that stands in both texts: where it begins and ends in each."""

    a: int
    a_end: int
    b: int
    b_end: int


def _end(before: Sequence[str], after: Sequence[str]) -> _Match:
    return _Match(len(before), len(before), len(after), len(after))


def _readable(before: Sequence[str], after: Sequence[str], matches: list[_Match]) -> list[_Match]:
    """Return the common rows without those that are shorter than the changes on both sides."""
    kept = list(matches)
    place = 0
    while place < len(kept):
        here = kept[place]
        last = kept[place - 1] if place else _Match(0, 0, 0, 0)
        following = kept[place + 1] if place + 1 < len(kept) else _end(before, after)
        left = max(_count(before[last.a_end : here.a]), _count(after[last.b_end : here.b]))
        right = max(
            _count(before[here.a_end : following.a]), _count(after[here.b_end : following.b])
        )
        if _count(before[here.a : here.a_end]) < min(left, right):
            del kept[place]
            # What stands before it borders on a longer change now.
            place = max(place - 1, 0)
        else:
            place += 1
    return kept


def _count(tokens: Iterable[str]) -> int:
    """Return how many tokens are words or signs."""
    return sum(not token.isspace() for token in tokens)
