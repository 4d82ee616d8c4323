"""A redline gives back both texts."""

from __future__ import annotations

import pytest
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


def told(old: str, new: str) -> str:
    """A redline as one line: `[-removed-]`, `[+added+]`."""
    signs = {DiffKind.EQUAL: "{}", DiffKind.REMOVED: "[-{}-]", DiffKind.ADDED: "[+{}+]"}
    return "".join(signs[part.kind].format(part.text) for part in redline(old, new))


def test_nothing_became_nothing_without_a_part():
    assert redline("", "") == ()
    assert told("", "Staden växer.") == "[+Staden växer.+]"
    assert told("Staden växer.", "") == "[-Staden växer.-]"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("dnr 171/2021 gäller", "dnr 172/2021 gäller", "dnr [-171/2021-][+172/2021+] gäller"),
        ("se it-plan nu", "se it-program nu", "se [-it-plan-][+it-program+] nu"),
        ("se 5.3.1 nu", "se 5.4.1 nu", "se [-5.3.1-][+5.4.1+] nu"),
        ("(a) här", "(b) här", "([-a-][+b+]) här"),
        ("ett, två", "ett; två", "ett[-,-][+;+] två"),
        ("ett\ntvå tre", "ett två tre", "ett[-\n-][+ +]två tre"),
    ],
)
def test_a_word_a_number_and_a_sign_are_never_split(old: str, new: str, shown: str):
    assert told(old, new) == shown


COMMON = "Här står sex ord som blir kvar:"


def test_a_lone_common_word_between_longer_changes_is_changed_too():
    assert (
        told(f"{COMMON} a b X c d", f"{COMMON} e f X g h") == f"{COMMON} [-a b X c d-][+e f X g h+]"
    )
    assert told(f"{COMMON} a X c d", f"{COMMON} e X g h") == (
        f"{COMMON} [-a-][+e+] X [-c d-][+g h+]"
    )
    assert told(f"{COMMON} a b X c", f"{COMMON} e f X g") == (
        f"{COMMON} [-a b-][+e f+] X [-c-][+g+]"
    )


def test_a_change_is_as_long_as_the_longer_of_what_went_and_what_came():
    for old, new in (("a b", "e"), ("a", "e f")):
        for other, another in (("c d", "g"), ("c", "g h")):
            one, two = f"{COMMON} {old} X {other}", f"{COMMON} {new} X {another}"
            assert " X " in told(one, two)
            assert "] X [" not in told(one, two)


def test_at_the_beginning_of_a_text_and_at_its_end_too():
    rest = "och här står sex ord till"
    for old, new in (("a b X c d", "e X g"), ("a X c", "e f X g h")):
        assert told(f"{old} {rest}", f"{new} {rest}") == f"[-{old}-][+{new}+] {rest}"
        assert told(f"{rest} {old}", f"{rest} {new}") == f"{rest} [-{old}-][+{new}+]"


def test_white_space_is_no_word():
    # One common word, and one changed on each side, with white space of its own around it.
    assert told(f"{COMMON} a\n\nX\n\nb", f"{COMMON} c X d") == (
        f"{COMMON} [-a\n\n-][+c +]X[-\n\nb-][+ d+]"
    )


def test_what_borders_on_a_longer_change_once_a_lone_word_is_gone_goes_too():
    old, new = "a b c X Y d e Z f g", "h i j X Y k l Z m n"
    assert told(f"{COMMON} {old}", f"{COMMON} {new}") == f"{COMMON} [-{old}-][+{new}+]"
    # But the last common word before the end of the text does not take all with it.
    assert told(f"{old} {COMMON}", f"{new} {COMMON}") == f"[-{old}-][+{new}+] {COMMON}"


def test_two_texts_with_a_quarter_of_the_words_in_common_are_told_word_by_word():
    assert told("ett två tre fyra", "ett fem sex sju åtta nio") == (
        "ett [-två tre fyra-][+fem sex sju åtta nio+]"
    )
    assert told("ett fem sex sju åtta nio", "ett två tre fyra") == (
        "ett [-fem sex sju åtta nio-][+två tre fyra+]"
    )


def test_two_texts_with_less_in_common_are_told_whole():
    old, new = "ett två tre fyra fem", "ett sex sju åtta nio tio"
    assert told(old, new) == f"[-{old}-][+{new}+]"
    assert told(new, old) == f"[-{new}-][+{old}+]"


def test_in_a_long_text_every_word_counts():
    # difflib takes a word that stands often in a long text for noise, unless it is told not to.
    words = ["nämnden", "ska"] * 200
    old, new = (" ".join([*words[:200], word, *words[200:]]) for word in ("planera", "bygga"))
    half = " ".join(words[:200])
    assert told(old, new) == f"{half} [-planera-][+bygga+] {half}"
