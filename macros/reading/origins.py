"""Which written word or sign each word and sign of a rendered text comes from.

The parser of Markdown keeps no places, but it keeps the order of words. So the words of the
file and the words of what it became are walked side by side, once and forward. Where they
differ, the nearest place is sought from which they agree again; then the signs between two
words that were found are matched in the same way. What Markdown takes for markup are signs
that only the file has.

The search looks at twice as many words each time it fails, and goes on behind what it found:
the work grows as the text does.
"""

from __future__ import annotations

import bisect
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from macros.reading.words import Tokens

Sign = tuple[str, int]
"""A sign, and the offset at which it stands."""
Region = tuple[int, int, int, int, int]
"""Words of the one text from and to, of the other from and to, and how many words in a row must
agree where the two begin to agree again."""
ROW = 3
FIRST_LOOK = 8


def find_origins(
    written: Tokens, rendered: Tokens, group: Callable[[int], int | None]
) -> dict[int, int]:
    """Return for each rendered word and sign that was found the offset at which it is written.

    Args:
        written: what stands in the file.
        rendered: what it became.
        group: for an offset in what it became, the number of the piece that a reader does not
            see (an address, say); None for what readers see. The signs of such a piece are
            matched only if all of its words were.
    """
    pairs = sorted(_matches(written.words, rendered.words))
    here = [written.word_starts[place] for place, _ in pairs]
    there = [rendered.word_starts[place] for _, place in pairs]
    found = dict(zip(there, here, strict=True))
    broken: set[int | None] = set()
    if len(found) < len(rendered.words):
        broken = {group(start) for start in rendered.word_starts if start not in found} - {None}
    gaps: dict[int, list[Sign]] = {}
    for sign, start in zip(rendered.signs, rendered.sign_starts, strict=True):
        if not broken or group(start) not in broken:
            gaps.setdefault(bisect.bisect(there, start), []).append((sign, start))
    for gap, signs in gaps.items():
        first = bisect.bisect(written.sign_starts, here[gap - 1]) if gap else 0
        last = len(written.signs)
        if gap < len(here):
            last = bisect.bisect(written.sign_starts, here[gap], lo=first)
        between = list(zip(written.signs[first:last], written.sign_starts[first:last], strict=True))
        found.update(_match_signs(between, signs))
    return found


def _matches(here: Sequence[str], there: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of words that answer to each other, in no order."""
    regions: list[Region] = [(0, len(here), 0, len(there), ROW)]
    while regions:
        i, end_here, j, end_there, row = regions.pop()
        while i < end_here and j < end_there:
            same = _same(here, there, (i, end_here, j, end_there, row))
            yield from zip(range(i, i + same), range(j, j + same), strict=True)
            i, j = i + same, j + same
            again = _again(here, there, (i, end_here, j, end_there, row))
            if again is None:
                break
            if row > 1:
                regions.append((i, again[0], j, again[1], row - 1))
            i, j = again
        if row > 1 and i < end_here and j < end_there:
            regions.append((i, end_here, j, end_there, row - 1))


def _same(here: Sequence[str], there: Sequence[str], region: Region) -> int:
    """Return with how many of the same words a region begins on both sides."""
    i, end_here, j, end_there, _ = region
    length = min(end_here - i, end_there - j)
    known, look = 0, 1
    while known < length:
        look = min(look, length - known)
        at, other = i + known, j + known
        if here[at : at + look] == there[other : other + look]:
            known, look = known + look, look * 2
        elif look == 1:
            break
        else:
            look = max(look // 4, 1)
    return known


def _again(here: Sequence[str], there: Sequence[str], region: Region) -> tuple[int, int] | None:
    """Return the nearest place in a region from which some words in a row agree."""
    i, end_here, j, end_there, row = region
    look = FIRST_LOOK
    while True:
        seen: dict[tuple[str, ...], int] = {}
        for place in range(j, min(j + look, end_there)):
            seen.setdefault(tuple(there[place : min(place + row, end_there)]), place)
        found = [
            (place, other)
            for place in range(i, min(i + look, end_here))
            if (other := seen.get(tuple(here[place : min(place + row, end_here)]))) is not None
        ]
        if found:
            # The fewest words are passed by; of two such places, that where both sides pass some:
            # there a word stands for another.
            return min(found, key=lambda each: (sum(each), max(each[0] - i, each[1] - j)))
        if i + look >= end_here and j + look >= end_there:
            return None
        look *= 2


def _match_signs(here: list[Sign], there: list[Sign]) -> Iterator[tuple[int, int]]:
    """Yield rendered and written offsets of the signs between two words.

    A sign that is written behind a backslash is always rendered, the same sign without one may
    be markup. So where not all can be meant, those behind a backslash are.
    """
    if [sign for sign, _ in here] == [sign for sign, _ in there]:
        yield from ((there_, here_) for (_, here_), (_, there_) in zip(here, there, strict=True))
        return
    literal = _behind_backslashes(here)
    plain: dict[str, deque[int]] = defaultdict(deque)
    sure: dict[str, deque[int]] = defaultdict(deque)
    for number, (sign, _) in enumerate(here):
        (sure if number in literal else plain)[sign].append(number)
    wanted: dict[str, int] = defaultdict(int)
    for sign, _ in there:
        wanted[sign] += 1
    last = -1
    for sign, start in there:
        for places in (plain[sign], sure[sign]):
            while places and places[0] <= last:
                places.popleft()
        choice = [p for p in (plain[sign], sure[sign]) if p]
        if choice:
            must = wanted[sign] <= len(sure[sign])
            places = sure[sign] if must else min(choice, key=lambda each: each[0])
            last = places.popleft()
            yield start, here[last][1]
        wanted[sign] -= 1


def _behind_backslashes(signs: list[Sign]) -> set[int]:
    found: set[int] = set()
    for number, ((before, first), (_, second)) in enumerate(pairwise(signs)):
        if before == "\\" and second == first + 1 and number not in found:
            found.add(number + 1)
    return found
