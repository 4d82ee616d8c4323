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

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from macros.reading.words import Tokens

Region = tuple[int, int, int, int, int]
"""Words of the one text from and to, of the other from and to, and how many words in a row must
agree where the two begin to agree again."""
ROW = 3
FIRST_LOOK = 8
END = (1 << 60, 1 << 60)


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
    found = {rendered.word_starts[there]: written.word_starts[here] for here, there in pairs}
    broken = {group(start) for start in rendered.word_starts if start not in found}
    bounds = [
        (-1, -1),
        *((written.word_starts[here], rendered.word_starts[there]) for here, there in pairs),
        END,
    ]
    shown = [
        (sign, start)
        for sign, start in zip(rendered.signs, rendered.sign_starts, strict=True)
        if (number := group(start)) is None or number not in broken
    ]
    there = deque(shown)
    here = deque(zip(written.signs, written.sign_starts, strict=True))
    for _, (written_end, rendered_end) in pairwise(bounds):
        gap_there = _before(there, rendered_end)
        gap_here = _before(here, written_end)
        if gap_here and gap_there:
            found.update(_match_signs(gap_here, gap_there))
    return found


def _before(signs: deque[tuple[str, int]], end: int) -> list[tuple[str, int]]:
    taken = []
    while signs and signs[0][1] < end:
        taken.append(signs.popleft())
    return taken


def _matches(here: Sequence[str], there: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of words that answer to each other, in no order."""
    regions: list[Region] = [(0, len(here), 0, len(there), ROW)]
    while regions:
        i, end_here, j, end_there, row = regions.pop()
        while i < end_here and j < end_there:
            if here[i] == there[j]:
                yield i, j
                i, j = i + 1, j + 1
                continue
            again = _again(here, there, (i, end_here, j, end_there, row))
            if again is None:
                break
            if row > 1:
                regions.append((i, again[0], j, again[1], row - 1))
            i, j = again
        if row > 1 and i < end_here and j < end_there:
            regions.append((i, end_here, j, end_there, row - 1))


def _again(here: Sequence[str], there: Sequence[str], region: Region) -> tuple[int, int] | None:
    """Return the nearest place in a region from which some words in a row agree."""
    i, end_here, j, end_there, row = region
    look = FIRST_LOOK
    while True:
        seen: dict[tuple[str, ...], int] = {}
        for place in range(j, min(j + look, end_there)):
            seen.setdefault(tuple(there[place : min(place + row, end_there)]), place)
        best: tuple[int, int] | None = None
        for place in range(i, min(i + look, end_here)):
            other = seen.get(tuple(here[place : min(place + row, end_here)]))
            if other is not None and (best is None or place + other < sum(best)):
                best = place, other
        if best is not None:
            return best
        if i + look >= end_here and j + look >= end_there:
            return None
        look *= 2


def _match_signs(
    here: list[tuple[str, int]], there: list[tuple[str, int]]
) -> Iterator[tuple[int, int]]:
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


def _behind_backslashes(signs: list[tuple[str, int]]) -> set[int]:
    found: set[int] = set()
    for number, ((before, first), (_, second)) in enumerate(pairwise(signs)):
        if before == "\\" and second == first + 1 and number not in found:
            found.add(number + 1)
    return found
