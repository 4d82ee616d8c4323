"""How much of their wording two texts have in common."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.language.likeness import (
    Words,
    alike,
    common_runs,
    related,
    same_words,
    share_half,
    similarity,
)

NEW_WORDS = (f"ord{number}" for number in itertools.count())


def fresh(number: int) -> Words:
    """So many words that stand nowhere else."""
    return tuple(itertools.islice(NEW_WORDS, number))


def sharing(run: Words, *lengths: int) -> Iterator[Words]:
    """Paragraphs of some lengths that begin with the same words, and have no others in common."""
    for length in lengths:
        yield run + fresh(length - len(run))


def likeness(run: int, one: int, other: int) -> list[float]:
    """How alike two paragraphs of some lengths are that share a run of so many words."""
    old, new = sharing(fresh(run), one, other)
    return [share for _, _, share in related([old], [new])]


# Two paragraphs.


def test_two_paragraphs_are_related_if_half_of_the_shorter_stands_in_both():
    assert likeness(3, 6, 6) == [0.5]
    assert likeness(3, 7, 7) == []
    assert likeness(4, 9, 9) == []
    assert likeness(4, 8, 16) == [0.25]


def test_they_are_alike_if_that_is_a_quarter_of_the_longer():
    assert likeness(3, 6, 12) == [0.25]
    assert likeness(3, 12, 6) == [0.25]
    assert likeness(3, 6, 13) == [0]
    old, new = sharing(fresh(3), 6, 13)
    assert alike([" ".join(old)], [" ".join(new)]) == []


def test_two_words_in_a_row_are_nobodys():
    assert likeness(2, 4, 4) == []
    assert likeness(3, 4, 4) == [0.75]


def test_twelve_words_in_a_row_tie_long_paragraphs_together():
    assert likeness(12, 80, 80) == [0.15]
    assert likeness(11, 80, 80) == []
    assert likeness(12, 26, 100) == [0.12]
    assert likeness(13, 80, 80) == [pytest.approx(13 / 80)]


def test_several_runs_count_together():
    one, other = fresh(4), fresh(4)
    old = one + fresh(4) + other + fresh(4)
    new = one + fresh(5) + other + fresh(3)
    assert common_runs(old, new) == [4, 4]
    assert related([old], [new]) == [(0, 0, 0.5)]


def test_a_run_counts_wherever_it_stands():
    run = fresh(3)
    assert related([fresh(3) + run], [fresh(3) + run]) == [(0, 0, 0.5)]


def test_runs_count_in_the_same_order_only():
    one, other = fresh(5), fresh(3)
    assert common_runs(one + other, other + one) == [5]


def test_the_words_of_a_long_paragraph_all_count():
    # difflib takes a word that stands often in a long text for noise, unless it is told not to.
    words = ("ja", "nej") * 150
    assert common_runs(words, ("nu", *words)) == [300]


# Paragraphs of two texts.


def test_the_most_alike_come_first():
    run = fresh(6)
    old = [run + fresh(1)]
    new = [run + fresh(3), run + fresh(2), run + fresh(1)]
    assert [b for _, b, _ in related(old, new)] == [2, 1, 0]


def test_of_those_as_much_alike_the_nearest_comes_first():
    run = fresh(6)
    old = [fresh(6), fresh(6), run]
    new = [run, fresh(6), run]
    assert related(old, new) == [(2, 2, 1), (2, 0, 1)]
    assert related(new, old) == [(2, 2, 1), (0, 2, 1)]


def test_those_that_are_not_related_hide_none_that_is():
    pairs = [tuple(sharing(fresh(number), 9, 9)) for number in (4, 4, 5, 4, 5, 4)]
    old, new = ([pair[side] for pair in pairs] for side in (0, 1))
    assert [(a, b) for a, b, _ in related(old, new)] == [(2, 2), (4, 4)]


def test_near_means_near_in_the_whole_of_each_text():
    run = fresh(6)
    old = [fresh(6), run]
    new = [fresh(6), run, fresh(6), run, fresh(6), fresh(6)]
    # The second of two stands in the middle, and so does the fourth of six.
    assert [b for _, b, _ in related(old, new)] == [3, 1]


def test_words_that_stand_in_more_than_forty_paragraphs_tell_nothing():
    run = ("detta", "är", "viktigt")
    for number, found in ((40, 40), (41, 0)):
        new = list(sharing(run, *[6] * number))
        assert len(related(list(sharing(run, 6)), new)) == found, number


def test_of_many_that_are_related_only_the_eight_nearest_are_looked_at():
    run = fresh(3)
    texts = [list(sharing(run, *[6] * 9)) for _ in range(2)]
    pairs = {(a, b) for a, b, _ in related(*texts)}
    assert {(0, 7), (8, 1), (4, 4), (7, 0), (1, 8)} < pairs
    assert not {(0, 8), (8, 0)} & pairs


def test_of_many_those_with_most_words_in_common_are_looked_at_wherever_they_stand():
    few, more, most = fresh(3), fresh(6), fresh(9)
    # The first of the one text has most in common with the last of the other, which has more
    # in common with eight more.
    one = [few + more, *(few + most for _ in range(8))]
    other = [*(few + fresh(3) for _ in range(8)), more + most]
    assert (0, 8) in {(a, b) for a, b, _ in related(one, other)}
    assert (8, 0) in {(a, b) for a, b, _ in related(other, one)}


def test_a_repeated_run_counts_once():
    run = fresh(3)
    assert related([run * 4 + fresh(12)], [run + fresh(21)]) == []


# A few words.


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("handlingsplaner", "implementeringsplaner", True),
        ("abcde", "abcxy", True),
        ("abcdef", "abcxyz", False),
        ("bygga nya hus", "bygga nya broar", True),
        ("handlingsplaner för nämnden", "handlingsplan för nämnderna", True),
        ("ett två tre fyra", "ett två fem sex", True),
        ("ett två tre fyra", "fyra tre nio tio", True),
        ("ett två tre fyra", "ett fem sex sju", False),
        ("ett två tre fyra fem", "ett två", False),
        ("ett två tre", "ett två fem sex sju åtta", False),
        ("ett ett ett ett", "ett två tre fyra", False),
    ],
)
def test_half_of_the_words_or_most_of_the_letters_of_a_few(one: str, other: str, alike: bool):
    assert share_half(tuple(one.split()), tuple(other.split())) is alike
    assert share_half(tuple(other.split()), tuple(one.split())) is alike


def test_similarity_counts_words():
    assert similarity("a b c d", "a b c d") == 1
    assert similarity("a b", "c d") == 0
    assert similarity("nu " + "ja nej " * 150, "ja nej " * 150) == pytest.approx(600 / 601)


# The same words.


def pairs(old: str, new: str) -> list[tuple[int, int]]:
    """Which paragraphs, each a letter, are paired, in the order in which they are found."""
    return list(same_words([(each,) for each in old], [(each,) for each in new]))


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", []),
        ("ab", "", []),
        ("", "ab", []),
        ("abc", "abc", [(0, 0), (1, 1), (2, 2)]),
        ("abc", "xyz", []),
        ("abc", "axc", [(0, 0), (2, 2)]),
        ("abc", "abxc", [(0, 0), (1, 1), (2, 3)]),
        ("abcd", "xycd", [(3, 3), (2, 2)]),
        # The paragraph in the middle is found again where it went.
        ("xaby", "xbazy", [(0, 0), (3, 4), (1, 2), (2, 1)]),
        # Of the same paragraphs those at both ends come first.
        ("aa", "axa", [(0, 0), (1, 2)]),
        ("a", "aa", [(0, 0)]),
        ("aa", "a", [(0, 0)]),
        ("ba", "aa", [(1, 1)]),
        # The longest run of paragraphs answers, not the first of the same.
        ("xabcy", "zabqabcw", [(1, 4), (2, 5), (3, 6)]),
        # And what is left answers in the order of the text.
        ("xabay", "zaqabw", [(1, 3), (2, 4), (3, 1)]),
        ("xaabcdy", "zbcdqaaw", [(3, 1), (4, 2), (5, 3), (1, 5), (2, 6)]),
    ],
)
def test_paragraphs_with_the_same_words_answer_to_each_other_once(
    old: str, new: str, found: list[tuple[int, int]]
):
    assert pairs(old, new) == found


@given(st.text("abc", max_size=9), st.text("abc", max_size=9))
def test_as_many_paragraphs_are_paired_as_both_texts_have_and_each_once(old: str, new: str):
    found = pairs(old, new)
    assert all(old[a] == new[b] for a, b in found)
    assert len({a for a, _ in found}) == len({b for _, b in found}) == len(found)
    assert len(found) == (Counter(old) & Counter(new)).total()


def test_many_of_the_same_keep_their_order():
    many = "ab" * 150
    assert pairs(f"x{many}y", f"za{many}w") == [(n, n + 1) for n in range(1, 301)]
