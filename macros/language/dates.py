"""Dates as the sources tell them: of a day, a month or a year."""

from __future__ import annotations

import calendar
from datetime import date

FOREVER = date.max
"""The last day of what has no end."""


def first_day(datum: str) -> date:
    """Return the first day that a date of any precision can mean.

    Raises:
        ValueError: there is no such day.

    Example:
        >>> first_day("2020-02")
        datetime.date(2020, 2, 1)
    """
    year, month, day = (*(int(part) for part in datum.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(datum: str) -> date:
    """Return the last day that a date of any precision can mean.

    Raises:
        ValueError: there is no such day.

    Example:
        >>> last_day("2020-02")
        datetime.date(2020, 2, 29)
    """
    parts = [int(part) for part in datum.split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, calendar.monthrange(parts[0], month)[1])
