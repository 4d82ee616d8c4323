"""How far a misprint is from a word: what the browser must reckon, told in Python."""

from __future__ import annotations

from macros.language.search_terms import SHORTEST_STEM


def allowance(word: str) -> int:
    """Return how many misprints a word of its length may have."""
    return 0 if len(word) < SHORTEST_STEM else 1 if len(word) < 2 * SHORTEST_STEM else 2


def distance(one: str, other: str, limit: int) -> int:
    """Return the number of misprints between two words, a swap of neighbours being one.

    Args:
        one: a word, folded.
        other: another, folded.
        limit: what is more than this counts as one more.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (char != against))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, above = above, row
    return min(above[-1], limit + 1)
