"""Corrections can be undone, one after the other, until the text is as it was published."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.changes.corrections import undo_corrections
from macros.model import Rattelse
from tests.test_checks_fuzz import PROFILE


def correction(name: str, fore: str | None, efter: str | None) -> Rattelse:
    return Rattelse(
        id=name, dokument="d", version="v", avsnitt="a", datum="2031-01-01",
        fore=fore, efter=efter, skal="Skrivfel.",
    )  # fmt: skip


@given(
    st.lists(st.sampled_from(["ett", "två", "tre", "fyra", "fem"]), min_size=1, max_size=9),
    st.data(),
)
@PROFILE
def test_any_row_of_corrections_can_be_undone(words: list[str], data: st.DataObject) -> None:
    heading, text = "1. Rubrik", " ".join(words)
    first, made = text, []
    for number in range(data.draw(st.integers(0, 4))):
        old = data.draw(st.sampled_from(sorted(set(text.split()))))
        new = f"ord{number}"
        text = text.replace(old, new, 1)
        # So many words that they stand there only once: all of them.
        before = text.replace(new, old, 1)
        made.append(correction(f"r{number}", before, text))
    assert undo_corrections(heading, text, made) == (heading, first)


def test_a_correction_whose_words_stand_there_twice_undoes_nothing() -> None:
    assert undo_corrections("Rubrik", "ett två ett", [correction("r", "tre", "ett")]) is None
    assert undo_corrections("Rubrik", "ett två", [correction("r", "tre", "fyra")]) is None


def test_a_correction_of_the_markup_undoes_nothing_and_is_no_mistake() -> None:
    assert undo_corrections("Rubrik", "ett", [correction("r", None, None)]) == ("Rubrik", "ett")


def test_a_heading_can_be_corrected() -> None:
    made = [correction("r", "Rubrk", "Rubrik")]
    assert undo_corrections("1. Rubrik", "ett", made) == ("1. Rubrk", "ett")
