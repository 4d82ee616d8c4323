"""A decision repeals once it is taken, and not a day before."""

from __future__ import annotations

from datetime import date

import pytest

from macros.today.repeals import repealed_on, taken_on
from tests.today.made_up import a_beslut, a_dokument, a_library

TAKEN = a_beslut("b", "2030-01-10", ["plan"], fattat="2030-05-02")
PROPOSED = a_beslut("b", "2030-01-10", ["plan"])


@pytest.mark.parametrize(
    ("fattat", "day", "taken"),
    [
        ("2030-05-02", date(2030, 5, 1), False),
        ("2030-05-02", date(2030, 5, 2), True),
        ("2030-05", date(2030, 4, 30), False),
        ("2030-05", date(2030, 5, 1), True),
        ("2030", date(2029, 12, 31), False),
        ("2030", date(2030, 1, 1), True),
        (None, date(2099, 1, 1), False),
    ],
)
def test_a_decision_is_a_proposal_until_the_day_on_which_it_was_taken(
    fattat: str | None, day: date, taken: bool
):
    beslut = a_beslut("b", "2030-01-10", fattat=fattat)
    assert taken_on(a_library(day, beslut=[beslut]), beslut) == (fattat if taken else None)


def test_what_is_proposed_repeals_nothing():
    known = a_library(date(2040, 1, 1), a_dokument("plan"), beslut=[PROPOSED])
    assert repealed_on(known, "plan") is None


def test_what_a_taken_decision_does_not_repeal_is_not_repealed():
    known = a_library(date(2040, 1, 1), a_dokument("annan"), beslut=[TAKEN])
    assert repealed_on(known, "annan") is None


@pytest.mark.parametrize(("day", "found"), [(1, None), (2, "2030-05-02"), (3, "2030-05-02")])
def test_a_document_is_repealed_from_the_day_of_the_decision(day: int, found: str | None):
    known = a_library(date(2030, 5, day), a_dokument("plan"), beslut=[TAKEN])
    assert repealed_on(known, "plan") == found


def test_the_first_decision_is_the_one_that_repeals():
    later = a_beslut("c", "2031-01-10", ["plan"], fattat="2031-05-02")
    known = a_library(date(2040, 1, 1), a_dokument("plan"), beslut=[later, PROPOSED, TAKEN])
    assert repealed_on(known, "plan") == "2030-05-02"


@pytest.mark.parametrize(
    ("begun", "found"),
    [
        ("2030-05-01", "2030-05-02"),
        ("2030-05-02", None),  # what is decided together with the repeal of what was before
        ("2030-05-03", None),
        ("2030", "2030-05-02"),
        (None, "2030-05-02"),
    ],
)
def test_a_wording_that_began_later_is_not_touched(begun: str | None, found: str | None):
    known = a_library(date(2040, 1, 1), a_dokument("plan"), beslut=[TAKEN])
    assert repealed_on(known, "plan", begun) == found


def test_a_wording_after_a_first_repeal_is_ended_by_the_next():
    later = a_beslut("c", "2035-01-10", ["plan"], fattat="2035-05-02")
    known = a_library(date(2040, 1, 1), a_dokument("plan"), beslut=[TAKEN, later])
    assert repealed_on(known, "plan", "2033-01-01") == "2035-05-02"
