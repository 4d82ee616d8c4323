"""How much of their wording two texts have in common."""

from __future__ import annotations

from macros.language.likeness import similarity


def test_similarity_counts_words():
    assert similarity("a b c d", "a b c d") == 1
    assert similarity("a b", "c d") == 0
