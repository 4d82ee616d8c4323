"""Word-level differences between two wordings."""

from __future__ import annotations

import bisect
import difflib
import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

TOKENS = re.compile(r"\s+|\w+(?:[-/.:]\w+)*|[^\w\s]")


class Andring(StrEnum):
    """What happened to some words."""

    LIKA = "lika"
    BORT = "bort"
    TILL = "till"


@dataclass(frozen=True, slots=True)
class Del:
    """Words that share a fate.

    Attributes:
        andring: what happened to them.
        text: the words, white space included.
    """

    andring: Andring
    text: str


RARE = 0.25
"""If fewer of the words of the shorter text stand in both, the texts are told whole."""


# Pure and slow, and asked again for the same texts at each build of a preview.
@functools.lru_cache(maxsize=4096)
def redline(old: str, new: str) -> tuple[Del, ...]:
    """Return how one wording became another, word by word.

    The parts that are not added give back `old`, those that are not removed `new`. Lone words
    that happen to stand between longer changes are told as changed too, and two texts that
    have little in common are told whole: who reads it reads phrases, not confetti.
    """
    if old == new:
        return (Del(Andring.LIKA, old),) if old else ()
    before, after = TOKENS.findall(old), TOKENS.findall(new)
    # With autojunk, common words of a long text would be taken for noise. White space says
    # nothing of what answers to what.
    matcher = difflib.SequenceMatcher(str.isspace, before, after, autojunk=False)
    blocks = [(b.a, b.a + b.size, b.b, b.b + b.size) for b in matcher.get_matching_blocks()]
    blocks = _readable(before, after, [block for block in blocks if block[0] < block[1]])
    shorter = min(_count(before), _count(after))
    if sum(_count(before[a1:a2]) for a1, a2, _, _ in blocks) < RARE * shorter:
        blocks = []
    parts: list[Del] = []
    a = b = 0
    for a1, a2, b1, b2 in [*blocks, (len(before), len(before), len(after), len(after))]:
        fates = (Andring.BORT, before[a:a1]), (Andring.TILL, after[b:b1]), (Andring.LIKA, before[a1:a2])  # fmt: skip
        parts += [Del(fate, "".join(words)) for fate, words in fates if words]
        a, b = a2, b2
    return tuple(parts)


Block = tuple[int, int, int, int]
"""Tokens that stand in both texts: from and to in the one, from and to in the other."""


def _readable(before: Sequence[str], after: Sequence[str], blocks: list[Block]) -> list[Block]:
    """Return the common tokens without those that fewer than the changes on both sides are."""
    kept = list(blocks)
    place = 0
    while place < len(kept):
        a1, a2, b1, b2 = kept[place]
        a0, b0 = (kept[place - 1][1], kept[place - 1][3]) if place else (0, 0)
        a3, b3 = (
            (kept[place + 1][0], kept[place + 1][2])
            if place + 1 < len(kept)
            else (len(before), len(after))
        )
        left = max(_count(before[a0:a1]), _count(after[b0:b1]))
        right = max(_count(before[a2:a3]), _count(after[b2:b3]))
        if _count(before[a1:a2]) < min(left, right):
            del kept[place]
            # What stands before it borders on a longer change now.
            place = max(place - 1, 0)
        else:
            place += 1
    return kept


def _count(tokens: Iterable[str]) -> int:
    return sum(not token.isspace() for token in tokens)


def similarity(one: str, other: str) -> float:
    """Return how alike two texts are, 0–1, counted in words."""
    return difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


@dataclass(frozen=True, slots=True)
class Par:
    """Paragraphs of two texts that answer to each other.

    Attributes:
        fore: the places of the paragraphs of the first text; empty for what the other adds.
        efter: the places of the paragraphs of the other; empty for what it lacks.
        lika: whether the words are the same.
    """

    fore: tuple[int, ...]
    efter: tuple[int, ...]
    lika: bool = False


LIKENESS = 0.5
"""Two paragraphs are related if both have this share of the words of the shorter."""
PART = 0.25
"""And alike if that is at least this share of the words of the longer."""
RUN = 3
"""Fewer words in a row are nobody's."""
MOVED = 12
"""So many words in a row tie two paragraphs together even if the rest differs."""
COMMON = 40
"""Words in a row that stand in more paragraphs than this tell nothing."""
NEAREST = 8
"""So many paragraphs are looked at closely as answers to one."""
LETTERS = 0.6
"""A few words are paired with a few others if they have this share of the letters."""

Words = tuple[str, ...]
Pairing = tuple[int, int]
"""The place of a paragraph in each text."""


def align(old: Sequence[str], new: Sequence[str]) -> tuple[Par, ...]:
    """Return which paragraphs of two texts answer to each other, in the order of the new one.

    A paragraph may be split or joined, so several may answer to one. Each paragraph of both
    sides stands in one pair; what only the old text has comes first.

    Paragraphs with the same words are paired first, then each with the one most like it; one
    that is left is joined to its neighbour's pair if that leaves words to answer to it; last,
    those that are left between the same neighbours are paired if half of their words are
    the same.
    """
    groups = _Groups(_words(old), _words(new))
    groups.pair(_equal(groups.old, groups.new))
    candidates = groups.related()
    groups.pair((a, b) for a, b, share in candidates if share)
    groups.join((a, b) for a, b, _ in candidates)
    groups.pair_between()
    pairs = (
        Par(tuple(sorted(fore)), tuple(sorted(efter)), groups.same(fore, efter))
        for fore, efter in groups.all()
    )
    return tuple(sorted(pairs, key=lambda pair: (pair.efter[:1], pair.fore)))


def alike(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, float]]:
    """Return which paragraphs have much in common, the most alike first.

    Each comes with the share of the longer one's words that stands in both.
    """
    return [each for each in _related(_words(old), _words(new)) if each[2]]


def in_order(numbers: Sequence[int]) -> frozenset[int]:
    """Return the places of the longest run of numbers that grow, others left out."""
    ends: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect.bisect_left(ends, number, key=lambda at: numbers[at])
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [place]
    kept: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return frozenset(kept)


def _words(texts: Sequence[str]) -> list[Words]:
    return [tuple(text.split()) for text in texts]


class _Groups:
    """Paragraphs of two texts, put together bit by bit."""

    def __init__(self, old: list[Words], new: list[Words]) -> None:
        self.old, self.new = old, new
        self._of_old: dict[int, tuple[set[int], set[int]]] = {}
        self._of_new: dict[int, tuple[set[int], set[int]]] = {}

    def pair(self, pairs: Iterable[Pairing]) -> None:
        """Put two paragraphs together if neither has another yet."""
        for a, b in pairs:
            if a not in self._of_old and b not in self._of_new:
                self._of_old[a] = self._of_new[b] = ({a}, {b})

    def related(self) -> list[tuple[int, int, float]]:
        """Return the paragraphs without another that are related, the most alike first."""
        old = [a for a in range(len(self.old)) if a not in self._of_old]
        new = [b for b in range(len(self.new)) if b not in self._of_new]
        found = _related([self.old[a] for a in old], [self.new[b] for b in new])
        return [(old[a], new[b], share) for a, b, share in found]

    def join(self, pairs: Iterable[Pairing]) -> None:
        """Put neighbours together as long as that lets more of their words answer."""
        left = [(a, b) for a, b in pairs if a in self._of_old or b in self._of_new]
        joined = True
        while joined:
            joined = False
            for a, b in left:
                joined |= self._joined(a, b)

    def _joined(self, a: int, b: int) -> bool:
        one = self._of_old.get(a, ({a}, set()))
        other = self._of_new.get(b, (set(), {b}))
        if one is other or not (_beside(one[0], other[0]) and _beside(one[1], other[1])):
            return False
        wider = (one[0] | other[0], one[1] | other[1])
        apart = sum(sum(_runs(*self._said(*group))) for group in (one, other))
        gain = sum(_runs(*self._said(*wider))) - apart
        # What is put to a pair is a part of it; two pairs share what crosses their border.
        parts = [group for group in (one, other) if not all(group)] or [one, other]
        size = min(len(words) for group in parts for words in self._said(*group) if words)
        if not gain or gain < min(LIKENESS * size, MOVED):
            return False
        self._of_old.update(dict.fromkeys(wider[0], wider))
        self._of_new.update(dict.fromkeys(wider[1], wider))
        return True

    def pair_between(self) -> None:
        """Pair those that are left between the same neighbours, in order."""
        whole = [group for group in self.all() if all(group)]
        whole.sort(key=lambda group: min(group[1]))
        kept = in_order([min(group[0]) for group in whole])
        frames = [whole[place] for place in sorted(kept)]
        a = b = 0
        for fore, efter in [*frames, ({len(self.old)}, {len(self.new)})]:
            old = [at for at in range(a, min(fore)) if at not in self._of_old]
            new = [at for at in range(b, min(efter)) if at not in self._of_new]
            self._pair_in_order(old, new)
            a, b = max(a, *fore) + 1, max(b, *efter) + 1

    def _pair_in_order(self, old: list[int], new: list[int]) -> None:
        start = 0
        for b in new:
            for at in range(start, min(start + NEAREST, len(old))):
                if _half(self.old[old[at]], self.new[b]):
                    self.pair([(old[at], b)])
                    start = at + 1
                    break

    def all(self) -> list[tuple[set[int], set[int]]]:
        """Return the groups, each paragraph in one."""
        groups = {id(group): group for group in (*self._of_old.values(), *self._of_new.values())}
        alone: list[tuple[set[int], set[int]]] = [
            *(({a}, set()) for a in range(len(self.old)) if a not in self._of_old),
            *((set(), {b}) for b in range(len(self.new)) if b not in self._of_new),
        ]
        return [*groups.values(), *alone]

    def same(self, fore: set[int], efter: set[int]) -> bool:
        """Tell whether paragraphs of both texts have the same words."""
        before, after = self._said(fore, efter)
        return before == after

    def _said(self, fore: set[int], efter: set[int]) -> tuple[Words, Words]:
        return (
            tuple(word for a in sorted(fore) for word in self.old[a]),
            tuple(word for b in sorted(efter) for word in self.new[b]),
        )


def _beside(one: set[int], other: set[int]) -> bool:
    """Tell whether nothing stands between two rows of places."""
    return not one or not other or (min(one) <= max(other) + 1 and min(other) <= max(one) + 1)


def _equal(old: list[Words], new: list[Words]) -> Iterator[Pairing]:
    """Yield which paragraphs have the same words, each at most once.

    Where the same words stand in several paragraphs, those in the same order answer to each
    other: from both ends inwards, then the longest runs, then any.
    """
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        yield head, head
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
        yield len(old) - tail, len(new) - tail
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    if not before or not after:
        return
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    known: set[int] = set()
    places: dict[Words, list[int]] = {}
    for block in matcher.get_matching_blocks():
        for n in range(block.size):
            known |= {block.a + n, -1 - block.b - n}
            yield head + block.a + n, head + block.b + n
    for b, words in enumerate(after):
        if -1 - b not in known:
            places.setdefault(words, []).append(b)
    for a, words in enumerate(before):
        if a not in known and places.get(words):
            yield head + a, head + places[words].pop(0)


def _related(old: list[Words], new: list[Words]) -> list[tuple[int, int, float]]:
    """Return the related paragraphs with the share of the longer one, the most alike first.

    The share is 0 for those that are related, but not alike.
    """
    found: list[tuple[float, int, int, int]] = []
    for a, b in _sharing(old, new):
        runs = _runs(old[a], new[b])
        shorter, longer = sorted((len(old[a]), len(new[b])))
        if not runs or (max(runs) < MOVED and sum(runs) < LIKENESS * shorter):
            continue
        close = max(runs) >= MOVED or sum(runs) >= PART * longer
        # Of those that are as much alike, the nearest first.
        found.append((-sum(runs) / longer if close else 0, abs(a * len(new) - b * len(old)), a, b))
    return [(a, b, -share) for share, _, a, b in sorted(found)]


def _sharing(old: list[Words], new: list[Words]) -> list[Pairing]:
    """Return the paragraphs that may be related: only those are worth a close look."""
    where: dict[Words, list[int]] = {}
    for b, words in enumerate(new):
        for run in _short_runs(words):
            where.setdefault(run, []).append(b)
    by_old: dict[int, list[tuple[int, int, int]]] = {}
    by_new: dict[int, list[tuple[int, int, int]]] = {}
    for a, words in enumerate(old):
        shared: dict[int, int] = {}
        for run in _short_runs(words):
            places = where.get(run, ())
            if len(places) <= COMMON:
                for b in places:
                    shared[b] = shared.get(b, 0) + 1
        for b, count in shared.items():
            # A run of n words holds n - 2 runs of three, so no more words than this are shared.
            if RUN * count >= LIKENESS * min(len(words), len(new[b])) or count > MOVED - RUN:
                away = abs(a * len(new) - b * len(old))
                by_old.setdefault(a, []).append((-count, away, b))
                by_new.setdefault(b, []).append((-count, away, a))
    near = {(a, b) for a, ranked in by_old.items() for _, _, b in sorted(ranked)[:NEAREST]}
    near |= {(a, b) for b, ranked in by_new.items() for _, _, a in sorted(ranked)[:NEAREST]}
    return sorted(near, key=lambda pair: (pair[1], pair[0]))


def _short_runs(words: Words) -> set[Words]:
    return {words[n : n + RUN] for n in range(len(words) - RUN + 1)}


def _runs(one: Words, other: Words) -> list[int]:
    """Return the lengths of the runs of words that stand in both, in the same order."""
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return [block.size for block in matcher.get_matching_blocks() if block.size >= RUN]


def _half(one: Words, other: Words) -> bool:
    """Tell whether two paragraphs have half of the longer one's words in common."""
    longer = max(len(one), len(other))
    if longer <= RUN:
        letters = difflib.SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False)
        return letters.ratio() >= LETTERS
    common = Counter(one) & Counter(other)
    return common.total() >= LIKENESS * longer
