"""Word-level differences between two wordings."""

from __future__ import annotations

import difflib
import re
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
