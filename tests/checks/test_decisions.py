"""A decision binds those whom its words name."""

from __future__ import annotations

import dataclasses

import pytest

from macros.checks import decisions
from macros.checks.project import Project
from macros.model import Beslut
from macros.reading.library import Library
from macros.reading.tables import BESLUT


@pytest.fixture(scope="module")
def whole(known: Library) -> Project:
    return Project(known)


def with_roles(whole: Project, point: str, old: str, new: str) -> Project:
    """Return the project with another role in the effects of a point of the first decision."""

    def changed(noun: Beslut) -> Beslut:
        data = noun.model_dump()
        for attsats in data["attsatser"]:
            for verkan in attsats["verkan"] if attsats["id"] == point else ():
                verkan["roller"] = tuple(new if r == old else r for r in verkan["roller"])
        return Beslut.model_validate(data)

    table = whole.library.tables[BESLUT]
    nouns = tuple((n, changed(b)) if n == 0 and isinstance(b, Beslut) else (n, b) for n, b in table.nouns)  # fmt: skip
    tables = {**whole.library.tables, BESLUT: dataclasses.replace(table, nouns=nouns)}
    return dataclasses.replace(whole, library=dataclasses.replace(whole.library, tables=tables))


def test_the_real_decisions_name_their_roles(whole: Project):
    assert list(decisions.points_name_their_roles(whole)) == []


def test_another_role_than_the_one_that_a_point_names_is_refused_at_its_place(whole: Project):
    [problem] = decisions.points_name_their_roles(
        with_roles(whole, "ks-1", "stadsdirektoren", "chef")
    )
    assert str(problem) == (
        'data/beslut.yml:107:20 U013 punkten nämner inte rollen "chef" (Chef) – välj den roll som '
        "orden nämner, eller skriv textens ord som alias i data/roller.yml"
    )


def test_a_role_that_does_not_exist_is_refused(whole: Project):
    found = list(
        decisions.points_name_their_roles(with_roles(whole, "kf-3", "styrelser", "bolagsstyrelser"))
    )
    assert [(p.code, p.line) for p in found] == [("U007", 41)]
    assert found[0].message == 'rollen "bolagsstyrelser" finns inte'
