"""Time as the sources tell it: dates of a day, a month or a year, and what holds when.

A date that is only a year could be any day of it. So a document's time has a span of
which we know that it held, and days on which it may have held; the rest is untold.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

FOREVER = date(9999, 12, 31)


def first_day(datum: str) -> date:
    """Return the first day that a date of any precision can mean.

    Raises:
        ValueError: there is no such day.
    """
    year, month, day = (*(int(part) for part in datum.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(datum: str) -> date:
    """Return the last day that a date of any precision can mean.

    Raises:
        ValueError: there is no such day.
    """
    parts = [int(part) for part in datum.split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, calendar.monthrange(parts[0], month)[1])


class Svar(StrEnum):
    """Whether a document held on a day, as far as the sources tell."""

    GALLDE = "gallde"
    KANSKE = "kanske"
    NEJ = "nej"


@dataclass(frozen=True, slots=True)
class Giltighet:
    """When something held.

    Attributes:
        fran: when it began to hold, with the precision that the source has.
        till: when it ceased to hold; None where the sources do not tell.
        annu: the latest time at which a source treats it as still in force.
    """

    fran: str
    till: str | None = None
    annu: str | None = None

    def den(self, day: date) -> Svar:
        """Tell whether it held on a day."""
        if day < first_day(self.fran) or (self.till and day > last_day(self.till)):
            return Svar.NEJ
        certain_from = last_day(self.fran)
        return Svar.GALLDE if certain_from <= day <= self._certain_to() else Svar.KANSKE

    def _certain_to(self) -> date:
        """Return the last day of which it is certain that it held, if it had begun by then."""
        told = [first_day(datum) for datum in (self.till, self.annu) if datum]
        # Without a told end or a later witness only the beginning is certain.
        return max(told, default=last_day(self.fran))

    def brytdagar(self) -> tuple[date, ...]:
        """Return the days on which the answer changes."""
        ends = [self._certain_to(), *([last_day(self.till)] if self.till else [])]
        after = (day + timedelta(days=1) for day in ends)
        return (first_day(self.fran), last_day(self.fran), *after)


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which the same documents held.

    Attributes:
        fran: first day.
        till: last day; `FOREVER` for the last period.
        gallde: ids of those that held.
        kanske: ids of those that may have held.
    """

    fran: date
    till: date
    gallde: tuple[str, ...]
    kanske: tuple[str, ...]


def perioder(giltigheter: Iterable[tuple[str, Giltighet]]) -> tuple[Period, ...]:
    """Return the periods between which what held changes, from the first day told of."""
    known = tuple(giltigheter)
    days = sorted({day for _, giltighet in known for day in giltighet.brytdagar()})
    periods: list[Period] = []
    for number, start in enumerate(days):
        end = days[number + 1] - timedelta(days=1) if number + 1 < len(days) else FOREVER
        answers = {name: giltighet.den(start) for name, giltighet in known}
        held = tuple(name for name, svar in answers.items() if svar is Svar.GALLDE)
        maybe = tuple(name for name, svar in answers.items() if svar is Svar.KANSKE)
        same = periods and (periods[-1].gallde, periods[-1].kanske) == (held, maybe)
        begin = periods.pop().fran if same else start
        periods.append(Period(begin, end, held, maybe))
    return tuple(periods)
