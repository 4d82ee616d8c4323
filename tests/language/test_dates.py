"""A date of any precision means every day that it can mean."""

from __future__ import annotations

from datetime import date

import pytest

from macros.language.dates import first_day, last_day


@pytest.mark.parametrize(
    ("datum", "first", "last"),
    [
        ("2013", date(2013, 1, 1), date(2013, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-07-15", date(2021, 7, 15), date(2021, 7, 15)),
    ],
)
def test_a_date_means_every_day_that_it_can_mean(datum: str, first: date, last: date):
    assert (first_day(datum), last_day(datum)) == (first, last)
