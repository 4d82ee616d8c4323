"""A redline gives back both texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

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


def test_a_word_replaced_everywhere_is_shown_as_that_word_in_each_place():
    old = (
        "Stadens handlingsplaner och nämndernas handlingsplaner, samt handlingsplaner för bolagen."
    )
    new = old.replace("handlingsplaner", "implementeringsplaner")
    changes = [(p.kind.value, p.text) for p in redline(old, new) if p.kind is not DiffKind.EQUAL]
    assert changes == [("bort", "handlingsplaner"), ("till", "implementeringsplaner")] * 3


def test_words_that_only_happen_to_be_the_same_are_not_left_between_changes():
    parts = redline(
        "Nämnden följer varje år upp planen och redovisar resultatet.",
        "Kommunstyrelsen prövar om budgeten räcker och meddelar sedan kommunfullmäktige.",
    )
    # What is left of the common words is the full stop.
    assert [part.kind.value for part in parts] == ["bort", "till"]


def test_an_added_sentence_leaves_the_rest_untouched():
    old = "Staden växer."
    new = "Staden växer. Fler bostäder behövs, och fler skolor, och fler vägar till dem."
    assert [part.kind for part in redline(old, new)] == [DiffKind.EQUAL, DiffKind.ADDED]
