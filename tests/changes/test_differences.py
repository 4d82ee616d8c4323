"""What follows from a comparison: which sections changed, ended, moved, and whom it touches."""

from __future__ import annotations

import pytest

from macros.changes.differences import (
    AnsvarComparison,
    AnsvarSlag,
    AvsnittComparison,
    AvsnittSlag,
    StyckePair,
    VersionComparison,
)
from macros.language.redline import DiffKind, DiffPart
from macros.model import Ansvar
from tests.changes.texts import section

SAME = DiffPart(DiffKind.EQUAL, "Staden växer.")
NEW = DiffPart(DiffKind.ADDED, " Nu.")


def duty(*roller: str) -> Ansvar:
    return Ansvar.model_validate(
        {"id": "plan", "avsnitt": "mal", "stycke": "mal-st1", "citat": "x", "modalitet": "ska",
         "roller": roller, "checklista": "x", "omrade": "it"}
    )  # fmt: skip


def compared(name: str, slag: AvsnittSlag, *, moved: bool = False) -> AvsnittComparison:
    return AvsnittComparison(slag, section(name, "k"), section(name, "l"), (), (), moved, None)


@pytest.mark.parametrize(
    ("pair", "equal", "changed"),
    [
        (StyckePair((), (), (SAME,)), True, False),
        (StyckePair((), (), (SAME, NEW)), False, True),
        (StyckePair((), (), (SAME,), origin="mal"), True, True),
        (StyckePair((), (), (SAME,), moved=True), True, True),
        (StyckePair((), (), (SAME, NEW), origin="mal", moved=True), False, True),
    ],
)
def test_a_passage_has_changed_if_its_words_have_or_its_place(
    pair: StyckePair, equal: bool, changed: bool
):
    assert (pair.equal, pair.changed) == (equal, changed)


def test_a_section_is_shown_as_the_other_version_has_it_and_else_as_the_first_one_had_it():
    old, new = section("mal", "k"), section("mal", "l")
    both = AvsnittComparison(AvsnittSlag.OFORANDRAT, old, new, (), (), True, None)
    ended = AvsnittComparison(AvsnittSlag.AVSLUTAT, old, None, (), (), False, None)
    assert (both.avsnitt, ended.avsnitt) == (new, old)
    assert both.id == ended.id == "mal"


def test_a_changed_duty_touches_those_who_bore_it_and_those_who_bear_it():
    found = AnsvarComparison(AnsvarSlag.ANDRAT, duty("chef", "namnd"), duty("namnd", "staden"))
    assert found.roller == ("chef", "namnd", "staden")
    assert AnsvarComparison(AnsvarSlag.TILLAGT, None, duty("chef")).roller == ("chef",)
    assert AnsvarComparison(AnsvarSlag.AVSLUTAT, duty("chef"), None).roller == ("chef",)


def test_a_duty_is_shown_as_the_other_version_has_it_and_else_as_the_first_one_had_it():
    old, new = duty("chef"), duty("namnd")
    assert AnsvarComparison(AnsvarSlag.ANDRAT, old, new).ansvar == new
    assert AnsvarComparison(AnsvarSlag.AVSLUTAT, old, None).ansvar == old
    assert AnsvarComparison(AnsvarSlag.AVSLUTAT, old, None).id == "plan"


def test_a_comparison_lists_its_sections_by_what_happened_to_them():
    sections = [
        compared("ett", AvsnittSlag.OFORANDRAT),
        compared("tva", AvsnittSlag.ANDRAT, moved=True),
        compared("tre", AvsnittSlag.TILLAGT),
        compared("fyra", AvsnittSlag.AVSLUTAT),
        compared("fem", AvsnittSlag.OFORANDRAT, moved=True),
    ]
    found = VersionComparison(("d", "1"), ("d", "2"), tuple(sections), ())
    lists = (found.changed, found.added, found.ended, found.moved)
    assert [[one.id for one in each] for each in lists] == [
        ["tva"], ["tre"], ["fyra"], ["tva", "fem"],
    ]  # fmt: skip


def test_a_comparison_touches_the_roles_of_its_duties_each_once():
    duties = (
        AnsvarComparison(AnsvarSlag.TILLAGT, None, duty("namnd", "chef")),
        AnsvarComparison(AnsvarSlag.AVSLUTAT, duty("chef", "staden"), None),
    )
    found = VersionComparison(("d", "1"), ("d", "2"), (), duties)
    assert found.roller == ("namnd", "chef", "staden")
