"""Word-level differences between two wordings."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterable, Sequence
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


# Pure and slow, and asked again for the same texts at each build of a preview.
@functools.lru_cache(maxsize=4096)
def redline(old: str, new: str) -> tuple[Del, ...]:
    """Return how one wording became another, word by word.

    The parts that are not added give back `old`, those that are not removed `new`.
    """
    before, after = TOKENS.findall(old), TOKENS.findall(new)
    # With autojunk, common words of a long text would be taken for noise.
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    parts: list[Del] = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            parts.append(Del(Andring.LIKA, "".join(before[a1:a2])))
            continue
        if a2 > a1:
            parts.append(Del(Andring.BORT, "".join(before[a1:a2])))
        if b2 > b1:
            parts.append(Del(Andring.TILL, "".join(after[b1:b2])))
    return tuple(parts)


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
"""Two paragraphs are paired if the one has this share of the words of the shorter."""
RUN = 3
"""Fewer words in a row are nobody's."""
MOVED = 12
"""So many words in a row tie two paragraphs together even if the rest differs."""


def align(old: Sequence[str], new: Sequence[str]) -> tuple[Par, ...]:
    """Return which paragraphs of two texts answer to each other, in the order of the new one.

    A paragraph may be split or joined, so several may answer to one. Each paragraph of both
    sides stands in one pair; what only the old text has comes first.
    """
    equal = _equal(old, new)
    links = [(a, b) for a, b in equal.items()]
    taken = set(equal.values())
    rest = [b for b in range(len(new)) if b not in taken]
    for a in range(len(old)):
        links += [(a, b) for b in rest if a not in equal and _related(old[a], new[b])]
    groups = _connected(links, len(old), len(new))
    pairs = (Par(fore, efter, _words(old, fore) == _words(new, efter)) for fore, efter in groups)
    return tuple(sorted(pairs, key=lambda pair: (pair.efter[:1], pair.fore)))


def _equal(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return which paragraphs have the same words, each at most once."""
    places: dict[str, list[int]] = {}
    for b, text in enumerate(new):
        places.setdefault(" ".join(text.split()), []).append(b)
    words = enumerate(" ".join(text.split()) for text in old)
    return {a: places[text].pop(0) for a, text in words if places.get(text)}


def _related(one: str, other: str) -> bool:
    """Tell whether much of the shorter text, or a long run of words, stands in both."""
    before, after = one.split(), other.split()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    runs = [block.size for block in matcher.get_matching_blocks() if block.size >= RUN]
    shorter = min(len(before), len(after))
    return bool(runs) and (max(runs) >= MOVED or sum(runs) >= LIKENESS * shorter)


def _connected(
    links: Iterable[tuple[int, int]], old: int, new: int
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the groups into which links join the places of two texts, each place in one."""
    group = {(side, n): {(side, n)} for side, count in ((0, old), (1, new)) for n in range(count)}
    for a, b in links:
        joined = group[0, a] | group[1, b]
        for place in joined:
            group[place] = joined
    unique = {min(places): places for places in group.values()}
    return [
        tuple(tuple(sorted(n for side, n in places if side == which)) for which in (0, 1))  # type: ignore[misc]
        for places in unique.values()
    ]


def _words(texts: Sequence[str], places: tuple[int, ...]) -> list[str]:
    return " ".join(texts[place] for place in places).split()
