"""Tells how much of their wording two paragraphs, or two texts, have in common.

What counts are runs: three or more words in a row that stand in both. Two paragraphs are
*related* if the runs hold half of the shorter one's words, or if one run is long; they are
*alike* if the runs are also a fair share of the longer one.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence

RELATED_SHARE = 0.5
"""Two paragraphs are related if both have this share of the words of the shorter."""
ALIKE_SHARE = 0.25
"""And alike if that is at least this share of the words of the longer."""
RUN = 3
"""Fewer words in a row are nobody's."""
LONG_RUN = 12
"""So many words in a row tie two paragraphs together even if the rest differs."""
COMMON = 40
"""Words in a row that stand in more paragraphs than this tell nothing."""
NEAREST = 8
"""So many paragraphs are looked at closely as answers to one."""
LETTERS_SHARE = 0.6
"""A few words are paired with a few others if they have this share of the letters."""

Words = tuple[str, ...]
"""A paragraph, word by word."""
Pairing = tuple[int, int]
"""The place of a paragraph in each text."""
Likeness = tuple[int, int, float]
"""The places of two related paragraphs, and the share of the longer one that stands in both.

The share is 0 for two that are related, but not alike.
"""


def words_of(texts: Sequence[str]) -> list[Words]:
    """Return the words of each text."""
    return [tuple(text.split()) for text in texts]


def similarity(one: str, other: str) -> float:
    """Return how alike two texts are, 0–1, counted in words.

    Example:
        >>> similarity("planen följs upp", "planen revideras")
        0.4
    """
    return difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def alike(old: Sequence[str], new: Sequence[str]) -> list[Likeness]:
    """Return which paragraphs of two texts are alike, the most alike first.

    Example:
        The second paragraph of the old text became the first of the new one; five of its
        six words are left in a row.

        >>> alike(["Staden växer.", "Nämnden följer upp planen varje år."],
        ...       ["Nämnden följer upp planen varje månad."])
        [(1, 0, 0.8333333333333334)]
    """
    return [each for each in related(words_of(old), words_of(new)) if each[2]]


def related(old: Sequence[Words], new: Sequence[Words]) -> list[Likeness]:
    """Return which paragraphs of two texts are related, the most alike first."""
    found: list[tuple[float, int, int, int]] = []
    for a, b in _sharing(old, new):
        runs = common_runs(old[a], new[b])
        shorter, longer = sorted((len(old[a]), len(new[b])))
        if max(runs) < LONG_RUN and sum(runs) < RELATED_SHARE * shorter:
            continue
        close = max(runs) >= LONG_RUN or sum(runs) >= ALIKE_SHARE * longer
        # Of those that are as much alike, the nearest first.
        found.append((-sum(runs) / longer if close else 0, _away(a, b, old, new), a, b))
    return [(a, b, -share) for share, _, a, b in sorted(found)]


def _away(a: int, b: int, old: Sequence[Words], new: Sequence[Words]) -> int:
    """Return how far apart two paragraphs stand, each in its text, in steps of no unit."""
    return abs(a * len(new) - b * len(old))


def _sharing(old: Sequence[Words], new: Sequence[Words]) -> set[Pairing]:
    """Return the paragraphs that may be related: only those are worth a close look.

    Each two of them have three words in a row in common.
    """
    where: dict[Words, list[int]] = {}
    for b, words in enumerate(new):
        for run in _short_runs(words):
            where.setdefault(run, []).append(b)
    by_old: dict[int, list[tuple[int, int, int]]] = {}
    by_new: dict[int, list[tuple[int, int, int]]] = {}
    for a, words in enumerate(old):
        shared: Counter[int] = Counter()
        for run in _short_runs(words):
            places = where.get(run, ())
            if len(places) <= COMMON:
                shared.update(places)
        for b, count in shared.items():
            # A run of n words holds n - 2 runs of three, so no more words than this are shared.
            if RUN * count >= RELATED_SHARE * min(len(words), len(new[b])) or count > LONG_RUN - RUN:  # fmt: skip
                away = _away(a, b, old, new)
                by_old.setdefault(a, []).append((-count, away, b))
                by_new.setdefault(b, []).append((-count, away, a))
    near = {(a, b) for a, ranked in by_old.items() for _, _, b in sorted(ranked)[:NEAREST]}
    near |= {(a, b) for b, ranked in by_new.items() for _, _, a in sorted(ranked)[:NEAREST]}
    return near


def _short_runs(words: Words) -> set[Words]:
    return {words[n : n + RUN] for n in range(len(words) - RUN + 1)}


def common_runs(one: Words, other: Words) -> list[int]:
    """Return the lengths of the runs of words that stand in both, in the same order."""
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return [block.size for block in matcher.get_matching_blocks() if block.size >= RUN]


def share_half(one: Words, other: Words) -> bool:
    """Tell whether two paragraphs have half of the longer one's words in common, in any order.

    A word or a few have too few words to count: their letters are compared.

    Example:
        >>> share_half(("handlingsplaner",), ("handlingsplanerna",))
        True
        >>> share_half(("budget",), ("handlingsplaner",))
        False
    """
    longer = max(len(one), len(other))
    if longer <= RUN:
        letters = difflib.SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False)
        return letters.ratio() >= LETTERS_SHARE
    common = Counter(one) & Counter(other)
    return common.total() >= RELATED_SHARE * longer


def same_words(old: Sequence[Words], new: Sequence[Words]) -> Iterator[Pairing]:
    """Yield which paragraphs of two texts have the same words, each paragraph at most once.

    Where the same words stand in several paragraphs, those in the same order answer to each
    other: from both ends inwards, then the longest runs of paragraphs, then any.
    """
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        yield head, head
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
        yield len(old) - tail, len(new) - tail
    for a, b in _same_within(old[head : len(old) - tail], new[head : len(new) - tail]):
        yield head + a, head + b


def _same_within(old: Sequence[Words], new: Sequence[Words]) -> Iterator[Pairing]:
    """Yield the same paragraphs, the longest runs of them first."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    paired_old: set[int] = set()
    paired_new: set[int] = set()
    for block in matcher.get_matching_blocks():
        for n in range(block.size):
            paired_old.add(block.a + n)
            paired_new.add(block.b + n)
            yield block.a + n, block.b + n
    places: dict[Words, list[int]] = {}
    for b, words in enumerate(new):
        if b not in paired_new:
            places.setdefault(words, []).append(b)
    for a, words in enumerate(old):
        if a not in paired_old and places.get(words):
            yield a, places[words].pop(0)
