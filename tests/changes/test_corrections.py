"""Corrections can be undone, one after the other, until the text is as it was published."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.changes.andring import Andring, AndringSlag
from macros.changes.corrections import undo_corrections
from macros.changes.published import published_changes
from macros.model import Rattelse
from tests.smastad import Smastad, duty
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


def test_corrections_are_undone_from_the_last_to_the_first() -> None:
    made = [correction("r1", "ett", "två"), correction("r2", "två", "tre")]
    assert undo_corrections("Rubrik", "tre", made) == ("Rubrik", "ett")
    assert undo_corrections("Rubrik", "tre", made[::-1]) is None


def test_a_correction_of_the_markup_does_not_stop_those_before_it() -> None:
    made = [correction("r1", "ett", "två"), correction("r2", None, None)]
    assert undo_corrections("Rubrik", "två", made) == ("Rubrik", "ett")


def test_a_correction_may_reach_from_the_heading_into_the_text() -> None:
    made = [correction("r", "Rubrk\nEtt", "Rubrik\nEtt")]
    assert undo_corrections("Rubrik", "Ett\ntvå", made) == ("Rubrk", "Ett\ntvå")


# As changes.


@pytest.fixture
def stad(tmp_path: Path) -> Smastad:
    stad = Smastad(tmp_path / "smastad")
    text = (
        "# Mål { #mal }\n\nHär: Nämnden ska cykla och gå, och kansliet ska vänta:\n\n"
        "- på våren\n- på hösten\n\n# Mått { #matt }\n\nEtt mått.\n"
    )
    stad.version(
        "program", "2031", {"k": text},
        duty("cykla", "mal", "Nämnden ska cykla", "namnden"),
        duty("vanta", "mal", "på våren", "kansliet", inledning="kansliet ska vänta", stycke="mal-st1-p1"),
        duty("mata", "matt", "Ett mått.", "staden"),
    )  # fmt: skip
    stad.publicera("2031-01-01")
    return stad


def corrected(
    stad: Smastad, fore: str | None, efter: str | None, *later: tuple[str, str]
) -> Andring:
    """The change that a correction of the goals is, when some later ones have been made."""
    path = stad.root / "docs/program/2031/k.md"
    for number, (old, new) in enumerate([(fore, efter), *later]):
        stad.rattelser.append(
            {"id": f"r{number}", "dokument": "program", "version": "2031", "avsnitt": "mal",
             "datum": "2031-02-01", "skal": "Felskrivning."}
            | ({"fore": old, "efter": new} if old else {})
        )  # fmt: skip
        if old and new:
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    found = published_changes(stad.publicera("2031-02-01"))
    return next(andring for andring in found if andring.id == "rattelse/r0")


@pytest.mark.parametrize(
    ("fore", "efter", "roller"),
    [
        ("cykla och", "cycla och", ("namnden",)),
        ("gå", "gå fort", ()),
        ("Nämnden", "Nämden", ("namnden",)),
        ("kansliet ska vänta", "kansliet skall vänta", ("kansliet",)),
        ("på våren", "om våren", ("kansliet",)),
        ("på hösten", "om hösten", ()),
        # The words of the duty still stand there, and some of them were in the correction.
        ("cykla och", "cykla eller", ("namnden",)),
        ("Här: Nämnden", "Där: Nämnden", ("namnden",)),
        # What only borders on the words of a duty leaves them as they were.
        (" och gå", " eller gå", ()),
        ("Här: ", "Där: ", ()),
        # And a heading is no duty.
        ("Mål", "Målen", ()),
    ],
)
def test_a_correction_touches_those_whose_words_it_changed(
    stad: Smastad, fore: str, efter: str, roller: tuple[str, ...]
) -> None:
    assert corrected(stad, fore, efter).roller == roller


def test_a_correction_whose_words_were_corrected_again_may_touch_all_duties_of_its_section(
    stad: Smastad,
) -> None:
    assert corrected(stad, "gå", "gå fort", ("gå fort", "springa")).roller == (
        "namnden", "kansliet",
    )  # fmt: skip


def test_the_heading_leads_a_duty_in_as_other_words_do(stad: Smastad) -> None:
    path = stad.root / "data/ansvar/program/2031.yml"
    path.write_text(path.read_text("utf-8").replace("kansliet ska vänta", "Mål"), "utf-8")
    assert corrected(stad, "gå", "gå fort").roller == ()
    assert corrected(stad, "Mål", "Mal").roller == ("kansliet",)


def test_a_correction_of_what_is_nowhere_hides_none_that_comes_after_it(stad: Smastad) -> None:
    stad.rattelser.append(
        {"id": "a0", "dokument": "program", "version": "2031", "avsnitt": "finns-inte",
         "datum": "2031-02-01", "skal": "Felskrivning.", "fore": "ett", "efter": "två"}
    )  # fmt: skip
    assert corrected(stad, "gå", "gå fort").avsnitt == "mal"


def test_a_correction_of_the_markup_touches_nobody(stad: Smastad) -> None:
    assert corrected(stad, None, None).roller == ()


def test_a_correction_is_a_change_of_its_section(stad: Smastad) -> None:
    found = corrected(stad, "gå", "gå fort")
    assert (found.slag, found.avsnitt, found.rubrik) == (AndringSlag.RATTELSE, "mal", "Mål")
    assert (found.fran, found.ansvar, found.version) == (None, None, "2031")
    assert found.text == "Avsnittet Mål har rättats: felskrivning."
    assert found.url == "program/2031/k/#mal"
