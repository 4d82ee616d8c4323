"""A redline gives back both texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.language.likeness import similarity
from macros.language.redline import DiffKind, redline

TEXTS = st.lists(
    st.sampled_from("bilaga 1 4 till – ( ) handlingsplaner och, . \n".split(" ")), max_size=30
).map(" ".join)


@given(TEXTS, TEXTS)
def test_a_redline_gives_back_both_texts(old: str, new: str):
    parts = redline(old, new)
    assert "".join(part.text for part in parts if part.kind is not DiffKind.ADDED) == old
    assert "".join(part.text for part in parts if part.kind is not DiffKind.REMOVED) == new


@given(TEXTS)
def test_a_text_that_did_not_change_has_no_change(text: str):
    assert all(part.kind is DiffKind.EQUAL for part in redline(text, text))


def test_a_redline_changes_whole_words():
    parts = redline(
        "tillämpningsanvisningar och handlingsplaner till",
        "tillämpningsanvisningar och implementeringsplaner till",
    )
    assert [(part.kind.value, part.text) for part in parts if part.kind is not DiffKind.EQUAL] == [
        ("bort", "handlingsplaner"),
        ("till", "implementeringsplaner"),
    ]


def test_similarity_counts_words():
    assert similarity("a b c d", "a b c d") == 1
    assert similarity("a b", "c d") == 0
