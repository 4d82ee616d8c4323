"""What held when: dates of any precision, and answers that never say more than is told."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from macros.language.dates import FOREVER, first_day, last_day
from macros.today.validity import Held, Validity, held_periods

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
    return Validity(start, draw(st.none() | later), draw(st.none() | later))


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
