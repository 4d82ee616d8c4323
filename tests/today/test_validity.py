"""What held when: dates of any precision, and answers that never say more than is told."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.language.dates import FOREVER, first_day, last_day
from macros.model import Dokument, Handelse, HandelseSlag, Relation, RelationSlag, Status, Version
from macros.today.validity import Held, HeldPeriod, Validity, held_periods
from macros.today.validity import validities as told_validities
from tests.today.made_up import PLACE, a_beslut, a_dokument, a_library, a_version

YEARS = st.integers(1990, 2030)
DATES = st.one_of(
    YEARS.map(str),
    st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(lambda day: f"{day:%Y-%m}"),
    st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(date.isoformat),
)


@st.composite
def validities(draw: st.DrawFn) -> Validity:
    start = draw(DATES)
    later = DATES.filter(lambda datum: first_day(datum) >= last_day(start))
    return Validity(start, *(draw(st.none() | later) for _ in range(3)))


REGISTERS = st.lists(validities(), max_size=6).map(
    lambda found: [(f"d{number}", giltighet) for number, giltighet in enumerate(found)]
)


def test_within_the_year_of_adoption_it_is_not_known_whether_a_document_held():
    program = Validity("2013", annu="2022-02-09")
    assert program.on(date(2012, 12, 31)) is Held.NEJ
    assert program.on(date(2013, 6, 1)) is Held.KANSKE
    assert program.on(date(2014, 1, 1)) is Held.GALLDE
    assert program.on(date(2022, 2, 9)) is Held.GALLDE


def test_after_the_last_witness_it_is_not_known_whether_a_document_held():
    assert Validity("2013", annu="2022-02-09").on(date(2022, 2, 10)) is Held.KANSKE


def test_after_the_told_end_a_document_did_not_hold():
    assert Validity("2013", till="2018").on(date(2019, 1, 1)) is Held.NEJ


@given(REGISTERS, st.dates(date(1985, 1, 1), date(2035, 12, 31)))
def test_the_prepared_periods_agree_with_the_intervals_on_any_day(
    register: list[tuple[str, Validity]], day: date
):
    found = [p for p in held_periods(register) if p.fran <= day <= p.till]
    held = tuple(name for name, giltighet in register if giltighet.on(day) is Held.GALLDE)
    maybe = tuple(name for name, giltighet in register if giltighet.on(day) is Held.KANSKE)
    if found:
        (period,) = found
        assert (period.gallde, period.kanske) == (held, maybe)
    else:
        assert (held, maybe) == ((), ())


@given(REGISTERS.filter(bool))
def test_periods_follow_one_another_without_gap_or_overlap(register: list[tuple[str, Validity]]):
    periods = held_periods(register)
    for one, other in itertools.pairwise(periods):
        assert one.till + timedelta(days=1) == other.fran
        assert (one.gallde, one.kanske) != (other.gallde, other.kanske)
    assert periods[-1].till == FOREVER


# Boundaries: the first and the last day count.

DAYS_TOLD = {
    "2030-01-01": Held.NEJ, "2030-01-02": Held.GALLDE, "2030-06-30": Held.GALLDE,
    "2030-07-01": Held.NEJ,
}  # fmt: skip


@pytest.mark.parametrize(
    "validity",
    [
        Validity("2030-01-02", till="2030-06-30"),
        Validity("2030-01-02", upphavd="2030-07-01"),
        Validity("2030-01-02", till="2030-06-30", upphavd="2031-01-01"),
        Validity("2030-01-02", till="2030-12-31", upphavd="2030-07-01", annu="2030-06-30"),
    ],
)
def test_a_document_held_from_its_first_day_to_its_last(validity: Validity):
    assert {day: validity.on(date.fromisoformat(day)) for day in DAYS_TOLD} == DAYS_TOLD


@pytest.mark.parametrize(
    ("validity", "answers"),
    [
        # It began in March, ended in June: only April and May are certain.
        (
            Validity("2030-03", till="2030-06"),
            {"2030-02-28": "nej", "2030-03-01": "kanske", "2030-03-31": "gallde",
             "2030-06-01": "gallde", "2030-06-02": "kanske", "2030-06-30": "kanske",
             "2030-07-01": "nej"},
        ),
        # A decision in June ended it: on the first of June at the earliest, on the last at the latest.
        (
            Validity("2030-03", upphavd="2030-06"),
            {"2030-05-31": "gallde", "2030-06-01": "kanske", "2030-06-29": "kanske",
             "2030-06-30": "nej"},
        ),
        # Nothing tells of an end: only the beginning is certain.
        (Validity("2030-03"), {"2030-03-30": "kanske", "2030-03-31": "gallde", "2030-04-01": "kanske"}),
        # The latest witness counts.
        (
            Validity("2030-03", till="2033", annu="2031-05"),
            {"2031-05-02": "gallde", "2033-01-01": "gallde", "2033-01-02": "kanske",
             "2034-01-01": "nej"},
        ),
        (Validity("2030-03", annu="2031-05"), {"2031-05-01": "gallde", "2031-05-02": "kanske"}),
    ],
)  # fmt: skip
def test_an_answer_says_no_more_than_the_dates_do(validity: Validity, answers: dict[str, str]):
    assert {day: validity.on(date.fromisoformat(day)).value for day in answers} == answers


def test_the_answer_changes_on_the_turning_days_alone():
    validity = Validity("2030-03", till="2030-06")
    assert validity.turning_days() == (
        date(2030, 3, 1), date(2030, 3, 31), date(2030, 6, 2), date(2030, 7, 1),
    )  # fmt: skip
    repealed = Validity("2030-03", upphavd="2030-06")
    assert repealed.turning_days() == (
        date(2030, 3, 1), date(2030, 3, 31), date(2030, 6, 1), date(2030, 6, 30),
    )  # fmt: skip


def test_periods_name_what_held_and_what_may_have():
    told = (("a", Validity("2030-01-01", till="2030-12-31")), ("b", Validity("2030-07")))
    assert held_periods(told) == (
        HeldPeriod(date(2030, 1, 1), date(2030, 6, 30), ("a",), ()),
        HeldPeriod(date(2030, 7, 1), date(2030, 7, 30), ("a",), ("b",)),
        HeldPeriod(date(2030, 7, 31), date(2030, 7, 31), ("a", "b"), ()),
        HeldPeriod(date(2030, 8, 1), date(2030, 12, 31), ("a",), ("b",)),
        HeldPeriod(date(2031, 1, 1), FOREVER, (), ("b",)),
    )
    assert held_periods(()) == ()


# What the register tells.

TODAY = date(2040, 1, 1)


def event(slag: HandelseSlag, datum: str, *, ungefar: bool = False) -> Handelse:
    return Handelse(slag=slag, datum=datum, ungefar=ungefar, kalla=PLACE)


def became(other: str) -> Relation:
    return Relation(slag=RelationSlag.OMFORMAD_TILL, dokument=other, kalla=PLACE)


def told_of(*dokument: Dokument, **more: Any) -> dict[str, Validity]:
    return dict(told_validities(a_library(TODAY, *dokument, **more)))


ADOPTED = event(HandelseSlag.ANTAGEN, "2010-05-01")


@pytest.mark.parametrize("slag", HandelseSlag)
def test_a_document_begins_when_it_is_adopted_reshaped_or_comes_into_force(slag: HandelseSlag):
    begins = slag in (HandelseSlag.ANTAGEN, HandelseSlag.OMFORMAD, HandelseSlag.TRADER_I_KRAFT)
    plan = a_dokument("plan", handelser=(event(slag, "2010-05-01"),))
    assert told_of(plan) == ({"plan": Validity("2010-05-01")} if begins else {})


def test_the_first_beginning_and_the_first_end_count():
    plan = a_dokument(
        "plan",
        handelser=(
            event(HandelseSlag.TRADER_I_KRAFT, "2010-07-01"), ADOPTED,
            event(HandelseSlag.UTGICK, "2013"), event(HandelseSlag.UTGICK, "2012-05-01"),
        ),
    )  # fmt: skip
    assert told_of(plan) == {"plan": Validity("2010-05-01", till="2012-05-01")}


def test_an_approximate_date_tells_neither_a_beginning_nor_an_end():
    about = event(HandelseSlag.UTGICK, "2012", ungefar=True)
    assert told_of(a_dokument("plan", handelser=(ADOPTED, about))) == {
        "plan": Validity("2010-05-01")
    }
    about = event(HandelseSlag.ANTAGEN, "2010", ungefar=True)
    assert told_of(a_dokument("plan", handelser=(about,))) == {}


@pytest.mark.parametrize("told_on_the_new", [True, False])
def test_a_reshaped_document_ends_when_the_other_begins(told_on_the_new: bool):
    reshaped = event(HandelseSlag.OMFORMAD, "2012-03-01")
    old = a_dokument(
        "gammal", relationer=(became("ny"),),
        handelser=(ADOPTED,) if told_on_the_new else (ADOPTED, reshaped),
    )  # fmt: skip
    new = a_dokument("ny", handelser=(reshaped,) if told_on_the_new else ())
    assert told_of(old, new) == {
        "gammal": Validity("2010-05-01", till="2012-03-01"), "ny": Validity("2012-03-01"),
    }  # fmt: skip


def test_a_reshaping_is_no_beginning_of_the_document_that_it_ends():
    old = a_dokument(
        "gammal",
        relationer=(became("ny"),),
        handelser=(event(HandelseSlag.OMFORMAD, "2012-03-01"),),
    )
    assert told_of(old, a_dokument("ny")) == {"ny": Validity("2012-03-01")}


def test_a_document_that_another_only_replaces_does_not_begin_with_it():
    old = a_dokument("gammal", handelser=(ADOPTED,))
    kinds = [slag for slag in RelationSlag if slag is not RelationSlag.OMFORMAD_TILL]
    for slag in kinds:
        relation = Relation(slag=slag, dokument="gammal", kalla=PLACE)
        new = a_dokument("ny", relationer=(relation,), handelser=(event(HandelseSlag.OMFORMAD, "2012"),))  # fmt: skip
        assert told_of(old, new) == {"gammal": Validity("2010-05-01"), "ny": Validity("2012")}


def test_a_reshaping_of_which_no_day_is_told_tells_nothing():
    old = a_dokument("gammal", relationer=(became("ny"),), handelser=(ADOPTED,))
    assert told_of(old, a_dokument("ny")) == {"gammal": Validity("2010-05-01")}


def of_versions(*found: Version) -> Validity:
    [time] = told_of(a_dokument("plan", *found)).values()
    return time


FIRST = a_version("v1", galler_fran="2011-01-01", galler_till="2011-12-31")


def test_the_versions_tell_when_their_document_held():
    second = a_version("v2", galler_fran="2012-01-01", galler_till="2012-12-31")
    draft = a_version("v3", Status.UTKAST, galler_fran="2005-01-01", galler_till="2050-12-31")
    found = of_versions(FIRST, second, draft)
    assert found == Validity("2011-01-01", till="2012-12-31", annu="2012-12-31")


def test_versions_without_a_gap_show_that_their_document_held_until_today():
    last = a_version("v2", galler_fran="2012-01-01")
    assert of_versions(FIRST, last) == Validity("2011-01-01", annu="2040-01-01")
    found = of_versions(FIRST, a_version("v2", galler_fran="2012-01-02"))
    assert found == Validity("2011-01-01", annu="2011-12-31")  # a day on which none held
    before = a_version("v0", galler_fran="2010-01-01")  # it held until the next one came
    assert of_versions(before, FIRST, last) == Validity("2010-01-01", annu="2040-01-01")


@pytest.mark.parametrize("status", [Status.REMISS, Status.FORSLAG, Status.UTGICK])
def test_what_was_not_decided_shows_nothing(status: Status):
    last = a_version("v2", status, galler_fran="2012-01-01")
    assert of_versions(FIRST, last) == Validity("2011-01-01", annu="2011-12-31")


def test_what_was_not_decided_hides_nothing_of_what_was():
    proposed = a_version("v0", Status.REMISS, galler_fran="2010-01-01")
    last = a_version("v2", galler_fran="2012-01-01")
    assert of_versions(proposed, FIRST, last) == Validity("2010-01-01", annu="2040-01-01")


def test_what_is_still_to_come_shows_nothing():
    coming = a_version("v2", galler_fran="2040-01-02")
    now = a_version("v1", galler_fran="2012-01-01", galler_till="2040-01-01")
    assert of_versions(now, coming) == Validity("2012-01-01", annu="2040-01-01")
    assert of_versions(coming) == Validity("2040-01-02")
    told = a_version("v1", galler_fran="2012-01-01", galler_till="2040-06-30")
    assert of_versions(told, coming) == Validity("2012-01-01", annu="2040-06-30")


def test_a_proposal_to_repeal_is_a_witness_that_it_still_held():
    proposals = [a_beslut(f"b{d}", d, ["plan"]) for d in ("2021-07-15", "2022-02-09", "2020")]
    found = told_of(a_dokument("plan", handelser=(ADOPTED,)), beslut=proposals)
    assert found == {"plan": Validity("2010-05-01", annu="2022-02-09")}


def test_a_decision_to_repeal_ends_it():
    decided = a_beslut("b", "2021-07-15", ["plan"], fattat="2022-02-21")
    proposed = a_beslut("c", "2021-05-01", ["plan"])
    plan = a_dokument("plan", handelser=(ADOPTED,))
    assert told_of(plan, beslut=[decided, proposed]) == {
        "plan": Validity("2010-05-01", annu="2021-05-01", upphavd="2022-02-21")
    }
    before = a_library(date(2022, 2, 20), plan, beslut=[decided])
    assert dict(told_validities(before)) == {"plan": Validity("2010-05-01", annu="2021-07-15")}


def test_the_told_last_day_counts_before_the_decision():
    decided = a_beslut("b", "2021-07-15", ["plan"], fattat="2022-02-21")
    version = a_version("v1", galler_fran="2012-01-01", galler_till="2022-12-31")
    assert told_of(a_dokument("plan", version), beslut=[decided]) == {
        "plan": Validity("2012-01-01", till="2022-12-31", annu="2022-12-31")
    }


def test_a_decision_of_before_the_newest_version_ends_nothing():
    decided = a_beslut("b", "2011-07-15", ["plan"], fattat="2011-12-01")
    for fields in ({"galler_fran": "2012-01-01"}, {"datum": "2012-01-01"}):
        plan = a_dokument("plan", a_version("v1", **fields), handelser=(ADOPTED,))
        assert told_of(plan, beslut=[decided])["plan"].upphavd is None
    undated = a_dokument("plan", a_version("v1"), handelser=(ADOPTED,))
    assert told_of(undated, beslut=[decided])["plan"].upphavd == "2011-12-01"
