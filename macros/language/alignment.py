"""Finds which paragraphs of two texts answer to each other."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.language.likeness import (
    LONG_RUN,
    NEAREST,
    RELATED_SHARE,
    Likeness,
    Pairing,
    Words,
    common_runs,
    related,
    same_words,
    share_half,
    words_of,
)


@dataclass(frozen=True, slots=True)
class ParagraphPair:
    """Paragraphs of two texts that answer to each other.

    Attributes:
        old: the places of the paragraphs in the old text; empty for what the new one adds.
        new: the places of the paragraphs in the new text; empty for what it lacks.
        equal: whether the words are the same.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    equal: bool


def align(old: Sequence[str], new: Sequence[str]) -> tuple[ParagraphPair, ...]:
    """Return which paragraphs of two texts answer to each other, in the order of the new one.

    A paragraph may be split or joined, so several may answer to one. Each paragraph of both
    texts stands in one pair; what only the old text has comes first.

    Paragraphs with the same words are paired first, then each with the one most like it. One
    that is left is joined to its neighbour's pair if that finds more of its words again. Last,
    those that are left between the same neighbours are paired if half of their words are
    the same.

    Example:
        The first paragraph was split, the second stayed, the third is gone.

        >>> for pair in align(
        ...     ["Planen följs upp varje år. Bristerna rättas till genast.", "Ja.", "Nej."],
        ...     ["Planen följs upp varje år.", "Bristerna rättas till genast.", "Ja."],
        ... ):
        ...     print(pair.old, pair.new, pair.equal)
        (2,) () False
        (0,) (0, 1) True
        (1,) (2,) True
    """
    groups = _Groups(words_of(old), words_of(new))
    groups.pair(same_words(groups.old, groups.new))
    candidates = groups.related()
    groups.pair((a, b) for a, b, share in candidates if share)
    groups.join((a, b) for a, b, _ in candidates)
    groups.pair_between()
    pairs = (
        ParagraphPair(tuple(sorted(group.old)), tuple(sorted(group.new)), groups.equal(group))
        for group in groups.all()
    )
    return tuple(sorted(pairs, key=lambda pair: (pair.new, pair.old)))


def longest_increasing(numbers: Sequence[int]) -> frozenset[int]:
    """Return the places of a longest subsequence that increases.

    It tells what kept its order: what is left out has moved.

    Example:
        The paragraph that stood last (3) stands first now; the others stand as they stood.

        >>> sorted(longest_increasing([3, 0, 1, 2]))
        [1, 2, 3]
    """
    ends: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        length = bisect.bisect_left(ends, number, key=lambda at: numbers[at])
        before.append(ends[length - 1] if length else None)
        ends[length : length + 1] = [place]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(kept)


@dataclass(frozen=True, slots=True)
class _Group:
    """Paragraphs that answer to each other: their places in the old text and in the new."""

    old: frozenset[int] = frozenset()
    new: frozenset[int] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether it has paragraphs of both texts."""
        return bool(self.old and self.new)

    def beside(self, other: _Group) -> bool:
        """Tell whether nothing stands between the two, in either text."""
        return _beside(self.old, other.old) and _beside(self.new, other.new)

    def with_(self, other: _Group) -> _Group:
        """Return the paragraphs of both groups."""
        return _Group(self.old | other.old, self.new | other.new)


def _beside(one: frozenset[int], other: frozenset[int]) -> bool:
    return not one or not other or (min(one) <= max(other) + 1 and min(other) <= max(one) + 1)


class _Groups:
    """The paragraphs of two texts, put together bit by bit."""

    def __init__(self, old: list[Words], new: list[Words]) -> None:
        self.old, self.new = old, new
        self._of_old: dict[int, _Group] = {}
        self._of_new: dict[int, _Group] = {}

    def pair(self, pairs: Iterable[Pairing]) -> None:
        """Put two paragraphs together if neither has another yet."""
        for a, b in pairs:
            if a not in self._of_old and b not in self._of_new:
                self._put(_Group(frozenset({a}), frozenset({b})))

    def related(self) -> list[Likeness]:
        """Return the paragraphs without another that are related, the most alike first."""
        old = [a for a in range(len(self.old)) if a not in self._of_old]
        new = [b for b in range(len(self.new)) if b not in self._of_new]
        found = related([self.old[a] for a in old], [self.new[b] for b in new])
        return [(old[a], new[b], share) for a, b, share in found]

    def join(self, pairs: Iterable[Pairing]) -> None:
        """Put neighbours together as long as that finds more of their words again."""
        left = [(a, b) for a, b in pairs if a in self._of_old or b in self._of_new]
        joined = True
        while joined:
            joined = False
            for a, b in left:
                joined |= self._joined(a, b)

    def _joined(self, a: int, b: int) -> bool:
        one = self._of_old.get(a) or _Group(old=frozenset({a}))
        other = self._of_new.get(b) or _Group(new=frozenset({b}))
        if one is other or not one.beside(other):
            return False
        wider = one.with_(other)
        gain = self._shared(wider) - self._shared(one) - self._shared(other)
        # What is put to a pair is a part of it; two pairs share what crosses their border.
        parts = [group for group in (one, other) if not group.whole] or [one, other]
        size = min(len(words) for group in parts for words in self._words(group) if words)
        if not gain or gain < min(RELATED_SHARE * size, LONG_RUN):
            return False
        self._put(wider)
        return True

    def pair_between(self) -> None:
        """Pair those that are left between the same neighbours, in order."""
        whole = [group for group in self.all() if group.whole]
        whole.sort(key=lambda group: min(group.new))
        kept = longest_increasing([min(group.old) for group in whole])
        frames = [whole[place] for place in sorted(kept)]
        end = _Group(frozenset({len(self.old)}), frozenset({len(self.new)}))
        a = b = 0
        for frame in [*frames, end]:
            old = [at for at in range(a, min(frame.old)) if at not in self._of_old]
            new = [at for at in range(b, min(frame.new)) if at not in self._of_new]
            self._pair_in_order(old, new)
            a, b = max(a, *frame.old), max(b, *frame.new)

    def _pair_in_order(self, old: list[int], new: list[int]) -> None:
        start = 0
        for b in new:
            for at in range(start, min(start + NEAREST, len(old))):
                if share_half(self.old[old[at]], self.new[b]):
                    self.pair([(old[at], b)])
                    start = at + 1
                    break

    def all(self) -> list[_Group]:
        """Return the groups, each paragraph in one."""
        groups = dict.fromkeys((*self._of_old.values(), *self._of_new.values()))
        gone = (a for a in range(len(self.old)) if a not in self._of_old)
        added = (b for b in range(len(self.new)) if b not in self._of_new)
        return [
            *groups,
            *(_Group(old=frozenset({a})) for a in gone),
            *(_Group(new=frozenset({b})) for b in added),
        ]

    def equal(self, group: _Group) -> bool:
        """Tell whether the paragraphs of both texts have the same words."""
        before, after = self._words(group)
        return before == after

    def _put(self, group: _Group) -> None:
        self._of_old.update(dict.fromkeys(group.old, group))
        self._of_new.update(dict.fromkeys(group.new, group))

    def _shared(self, group: _Group) -> int:
        """Return how many words stand in both texts of a group, in runs."""
        return sum(common_runs(*self._words(group)))

    def _words(self, group: _Group) -> tuple[Words, Words]:
        return (
            tuple(word for a in sorted(group.old) for word in self.old[a]),
            tuple(word for b in sorted(group.new) for word in self.new[b]),
        )
