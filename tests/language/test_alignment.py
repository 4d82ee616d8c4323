"""Which paragraphs of two texts answer to each other."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.language.alignment import align, longest_increasing

WORDS = "nämnden ska varje år följa upp planen och budgeten i staden , . –".split()
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)


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
