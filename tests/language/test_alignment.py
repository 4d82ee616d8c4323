"""Which paragraphs of two texts answer to each other."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.language.alignment import align, longest_increasing

WORDS = "nämnden ska varje år följa upp planen och budgeten i staden , . –".split()
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
PARAGRAPHS = st.lists(
    st.lists(st.sampled_from("ett två tre fyra fem sex sju åtta".split()), max_size=9).map(
        " ".join
    ),
    max_size=6,
)
NEW_WORDS = (f"ord{number}" for number in itertools.count())


def fresh(number: int) -> str:
    """So many words that stand nowhere else."""
    return " ".join(itertools.islice(NEW_WORDS, number))


def text(*parts: str) -> str:
    return " ".join(parts)


def places(old: list[str], new: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(pair.old, pair.new) for pair in align(old, new)]


# The laws.


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_of_both_sides_is_used_once(old: list[str], new: list[str]):
    pairs = align(old, new)
    assert sorted(place for pair in pairs for place in pair.old) == list(range(len(old)))
    assert sorted(place for pair in pairs for place in pair.new) == list(range(len(new)))
    assert all(pair.old or pair.new for pair in pairs)


@given(PARAGRAPHS)
def test_a_text_aligned_with_itself_has_no_difference(text: list[str]):
    assert all(pair.equal and len(pair.old) == len(pair.new) == 1 for pair in align(text, text))


@given(PARAGRAPHS, PARAGRAPHS)
def test_paragraphs_called_the_same_have_the_same_words(old: list[str], new: list[str]):
    for pair in align(old, new):
        same = (
            " ".join(old[p] for p in pair.old).split() == " ".join(new[p] for p in pair.new).split()
        )
        assert pair.equal is same


def test_a_split_paragraph_answers_to_both_its_parts():
    whole = "den första meningen står här och den andra meningen kommer sedan"
    (pair,) = align(
        [whole], ["den första meningen står här", "och den andra meningen kommer sedan"]
    )
    assert (pair.old, pair.new, pair.equal) == ((0,), (0, 1), True)


def test_a_moved_paragraph_is_neither_lacking_nor_added():
    pairs = align(
        ["alfa beta gamma delta", "ett två tre fyra"], ["ett två tre fyra", "alfa beta gamma delta"]
    )
    assert [(pair.old, pair.new, pair.equal) for pair in pairs] == [
        ((1,), (0,), True),
        ((0,), (1,), True),
    ]


def test_unlike_paragraphs_are_not_paired():
    pairs = align(["alfa beta gamma delta"], ["ett två tre fyra"])
    assert {(pair.old, pair.new) for pair in pairs} == {((0,), ()), ((), (0,))}


@settings(max_examples=100)
@given(st.lists(SENTENCES, min_size=1, max_size=8), st.data())
def test_what_did_not_change_stays_paired_when_one_paragraph_is_edited(
    old: list[str], data: st.DataObject
):
    place = data.draw(st.integers(0, len(old) - 1))
    new = [*old]
    new[place] = data.draw(SENTENCES)
    pairs = align(old, new)
    assert pairs == align(old, new)
    kept = {(n, n) for n in range(len(old)) if n != place or old[n] == new[n]}
    assert kept <= {
        (pair.old[0], pair.new[0]) for pair in pairs if pair.equal and pair.new and pair.old
    }


@given(st.lists(st.integers(0, 30), unique=True, max_size=12))
def test_what_stands_in_order_is_a_longest_such_row(numbers: list[int]):
    kept = [numbers[place] for place in sorted(longest_increasing(numbers))]
    assert kept == sorted(kept)
    longest = [1] * len(numbers)
    for n in range(len(numbers)):
        longest[n] += max((longest[m] for m in range(n) if numbers[m] < numbers[n]), default=0)
    assert len(kept) == max(longest, default=0)


# In order.


def test_what_the_new_text_lacks_comes_first_then_its_own_order():
    gone, added, kept = fresh(4), fresh(4), fresh(4)
    assert places([kept, gone], [added, kept]) == [((1,), ()), ((), (0,)), ((0,), (1,))]


def test_what_is_gone_stands_in_the_order_of_the_old_text():
    assert places([fresh(4) for _ in range(3)], []) == [((0,), ()), ((1,), ()), ((2,), ())]


def test_each_paragraph_is_paired_with_the_one_most_like_it():
    run = fresh(6)
    near, far = text(run, fresh(1)), text(run, fresh(3))
    assert places([text(run, fresh(1))], [far, near]) == [((), (0,)), ((0,), (1,))]


# Split and joined.


def test_two_paragraphs_that_were_put_together_answer_to_the_whole():
    one, other = fresh(20), fresh(6)
    (pair,) = align([one, other], [text(one, other)])
    assert (pair.old, pair.new, pair.equal) == ((0, 1), (0,), True)


def test_a_paragraph_split_in_three_answers_to_all_its_parts_in_order():
    one, other, third = fresh(12), fresh(6), fresh(8)
    whole = text(one, other, third)
    assert places([whole], [one, other, third]) == [((0,), (0, 1, 2))]
    assert places([one, other, third], [whole]) == [((0, 1, 2), (0,))]


def test_what_stands_on_the_other_side_of_a_paragraph_is_not_joined():
    one, other, between = fresh(20), fresh(6), fresh(8)
    old, new = [one, between, other], [text(one, other), between]
    assert places(old, new) == [((2,), ()), ((0,), (0,)), ((1,), (1,))]
    assert places(new, old) == [((0,), (0,)), ((1,), (1,)), ((), (2,))]


def test_a_neighbour_is_joined_whether_it_stands_before_or_after():
    one, other = fresh(6), fresh(20)
    assert places([one, other], [text(one, other)]) == [((0, 1), (0,))]
    assert places([text(one, other)], [one, other]) == [((0,), (0, 1))]


def test_half_of_its_words_must_be_found_again_in_the_pair_that_a_paragraph_is_joined_to():
    one, run = fresh(20), fresh(3)
    assert places([one, text(run, fresh(3))], [text(one, run)]) == [((0, 1), (0,))]
    assert places([one, text(run, fresh(4))], [text(one, run)]) == [((1,), ()), ((0,), (0,))]


def test_words_that_have_found_their_place_are_not_found_again():
    start, end, run = fresh(20), fresh(3), fresh(3)
    # The end of the first paragraph stands in the second one too, and once in the new text.
    old = [text(start, end), text(end, fresh(3), run, fresh(3))]
    assert places(old, [text(start, end, run)]) == [((1,), ()), ((0,), (0,))]
    old = [text(start, end), text(end, run)]
    assert places(old, [text(start, end, run)]) == [((0, 1), (0,))]


def test_twelve_words_found_again_join_a_long_paragraph_too():
    start, end = fresh(30), fresh(5)
    for number, joined in ((12, True), (11, False)):
        run = fresh(number)
        old = [text(start, end), text(end, fresh(2), run, fresh(12))]
        found = places(old, [text(start, end, run)])
        assert (found == [((0, 1), (0,))]) is joined, number


def test_words_that_crossed_the_border_of_two_pairs_join_them():
    one, crossed, other = fresh(20), fresh(12), fresh(20)
    old, new = [text(one, crossed), other], [one, text(crossed, other)]
    (pair,) = align(old, new)
    assert (pair.old, pair.new, pair.equal) == ((0, 1), (0, 1), True)


def test_a_few_words_that_crossed_the_border_leave_the_pairs_apart():
    one, crossed, other = fresh(20), fresh(11), fresh(20)
    old, new = [text(one, crossed), other], [one, text(crossed, other)]
    assert places(old, new) == [((0,), (0,)), ((1,), (1,))]


# Between neighbours.

FIRST, LAST = fresh(5), fresh(5)


def test_a_word_that_was_replaced_between_the_same_neighbours_is_paired():
    old = [FIRST, "handlingsplaner", LAST]
    assert places(old, [FIRST, "implementeringsplaner", LAST]) == [
        ((0,), (0,)), ((1,), (1,)), ((2,), (2,)),
    ]  # fmt: skip


def test_at_the_beginning_and_at_the_end_too():
    assert places(["handlingsplaner", LAST], ["implementeringsplaner", LAST])[0] == ((0,), (0,))
    assert places([FIRST, "handlingsplaner"], [FIRST, "implementeringsplaner"])[1] == ((1,), (1,))
    assert places(["handlingsplaner"], ["implementeringsplaner"]) == [((0,), (0,))]


def test_between_other_neighbours_it_is_another_word():
    old, new = [FIRST, "handlingsplaner", LAST], [FIRST, LAST, "implementeringsplaner"]
    assert ((1,), ()) in places(old, new)


def test_a_neighbour_that_moved_away_frames_nothing():
    moved = fresh(5)
    old = [moved, FIRST, "handlingsplaner", LAST]
    new = [FIRST, moved, "implementeringsplaner", LAST]
    assert ((2,), (2,)) in places(old, new)


def test_those_left_between_neighbours_are_paired_in_order():
    old = [FIRST, "budgetplan", "årsplan nu", LAST]
    new = [FIRST, "årsplan då", "budgetplaner", LAST]
    # Once the year's plan has answered, the budget's stands before it: it is gone, and new.
    assert places(old, new) == [
        ((1,), ()), ((0,), (0,)), ((2,), (1,)), ((), (2,)), ((3,), (3,)),
    ]  # fmt: skip


def test_each_of_several_replaced_words_has_its_own_answer():
    old = [FIRST, "budgetplan", "årsplaner", "husbyggen", LAST]
    new = [FIRST, "budgetplaner", "årsplan", "husbygge", LAST]
    assert places(old, new) == [((n,), (n,)) for n in range(5)]


def test_a_word_answers_to_the_first_that_is_like_it_and_leaves_the_next_to_the_next():
    old = [FIRST, "budgetplan", "budgetplaner", LAST]
    new = [FIRST, "budgetplanen", "budgetplanerna", LAST]
    assert places(old, new) == [((n,), (n,)) for n in range(4)]


def test_a_replaced_word_is_sought_among_the_eight_next():
    others = [fresh(4) for _ in range(8)]
    for number, found in ((7, True), (8, False)):
        old = [FIRST, *others[:number], "handlingsplaner", LAST]
        answer = ((number + 1,), (1,))
        assert (answer in places(old, [FIRST, "implementeringsplaner", LAST])) is found, number


def test_a_paragraph_that_answers_already_is_not_asked_again():
    split = [fresh(8), fresh(6)]
    old = [FIRST, text(*split), "handlingsplaner", LAST]
    new = [FIRST, *split, "implementeringsplaner", LAST]
    assert places(old, new) == [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,)), ((3,), (4,))]
