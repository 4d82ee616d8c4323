"""When each document held, as far as the sources tell.

A date that is only a year could be any day of it. So a document's time has a span of
which we know that it held, and days on which it may have held; the rest is untold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from macros.language.dates import FOREVER, first_day, last_day
from macros.model import Dokument, Handelse, HandelseSlag, RelationSlag
from macros.reading.library import Library
from macros.today.repeals import repealed_on, taken_on
from macros.today.versions import in_force, is_over, published_versions

ONE_DAY = timedelta(days=1)


class Held(StrEnum):
    """Whether a document held on a day, as far as the sources tell."""

    GALLDE = "gallde"
    KANSKE = "kanske"
    NEJ = "nej"


@dataclass(frozen=True, slots=True)
class Validity:
    """When something held.

    Attributes:
        fran: when it began to hold, with the precision that the source has.
        till: when it ceased to hold; None where the sources do not tell.
        annu: the latest time at which a source treats it as still in force.
        upphavd: when a decision repealed it; from then on it does not hold.
    """

    fran: str
    till: str | None = None
    annu: str | None = None
    upphavd: str | None = None

    def on(self, day: date) -> Held:
        """Tell whether it held on a day."""
        if day < first_day(self.fran) or any(day > last for last in self._last_days()):
            return Held.NEJ
        certain_from = last_day(self.fran)
        return Held.GALLDE if certain_from <= day <= self._certain_to() else Held.KANSKE

    def _certain_to(self) -> date:
        """Return the last day of which it is certain that it held, if it had begun by then."""
        told = [first_day(datum) for datum in (self.till, self.annu) if datum]
        told += [first_day(self.upphavd) - ONE_DAY] if self.upphavd else []
        # Without a told end or a later witness only the beginning is certain.
        return max(told, default=last_day(self.fran))

    def _last_days(self) -> tuple[date, ...]:
        """Return the last day on which it can have held, as each of its ends tells it."""
        ended = (last_day(self.till),) if self.till else ()
        return (*ended, last_day(self.upphavd) - ONE_DAY) if self.upphavd else ended

    def turning_days(self) -> tuple[date, ...]:
        """Return the days on which the answer changes."""
        after = (day + ONE_DAY for day in (self._certain_to(), *self._last_days()))
        return (first_day(self.fran), last_day(self.fran), *after)


@dataclass(frozen=True, slots=True)
class HeldPeriod:
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


def held_periods(told: Iterable[tuple[str, Validity]]) -> tuple[HeldPeriod, ...]:
    """Return the periods between which what held changes, from the first day told of."""
    known = tuple(told)
    days = sorted({day for _, time in known for day in time.turning_days()})
    periods: list[HeldPeriod] = []
    for number, start in enumerate(days):
        end = days[number + 1] - ONE_DAY if number + 1 < len(days) else FOREVER
        answers = {name: time.on(start) for name, time in known}
        held = tuple(name for name, svar in answers.items() if svar is Held.GALLDE)
        maybe = tuple(name for name, svar in answers.items() if svar is Held.KANSKE)
        same = periods and (periods[-1].gallde, periods[-1].kanske) == (held, maybe)
        begin = periods.pop().fran if same else start
        periods.append(HeldPeriod(begin, end, held, maybe))
    return tuple(periods)


def validities(library: Library) -> tuple[tuple[str, Validity], ...]:
    """Return the ids of the documents whose beginning is told, each with its time.

    A document that was reshaped into another ended, and the other began, at the date of
    the reshaping. A proposal to repeal a document shows that it still held on that date, and so
    do versions that follow on one another without a gap, the last of them until today. A
    decision to repeal a document ended it, unless its last day is told.
    """
    found = ((dokument.id, _validity(library, dokument)) for dokument in library.dokument)
    return tuple((dokument_id, time) for dokument_id, time in found if time)


def _validity(library: Library, dokument: Dokument) -> Validity | None:
    reshaped = [
        event
        for other in dokument.till(RelationSlag.OMFORMAD_TILL)
        if (event := _reshaping(dokument, library.by_id[other]))
    ]
    begins = [h for h in dokument.handelser if h.slag.borjar_galla and h not in reshaped]
    begins += [
        event
        for other, relation in library.omvant.get(dokument.id, ())
        if relation.slag is RelationSlag.OMFORMAD_TILL
        and (event := _reshaping(library.by_id[other], dokument))
    ]
    ends = [h for h in dokument.handelser if h.slag is HandelseSlag.UTGICK] + reshaped
    # "About 2013" may be another year: then the sources do not tell.
    starts = [h.datum for h in begins if not h.ungefar]
    versions = published_versions(library, dokument.id)
    starts += [version.galler_fran for version in versions if version.galler_fran]
    if not starts:
        return None
    stops = [h.datum for h in ends if not h.ungefar]
    stops += [version.galler_till for version in versions[-1:] if version.galler_till]
    points = library.upphavs_genom.get(dokument.id, ())
    later = [beslut.datum for beslut, _ in points if not taken_on(library, beslut)]
    later += _in_force_one_after_another(library, dokument.id)
    begun = next((v.galler_fran or v.datum for v in reversed(versions)), None)
    return Validity(
        fran=min(starts, key=first_day),
        till=min(stops, key=last_day, default=None),
        annu=max(later, key=first_day, default=None),
        upphavd=None if stops else repealed_on(library, dokument.id, begun),
    )


def _in_force_one_after_another(library: Library, dokument: str) -> list[str]:
    """Return dates on which the versions of a document, in a row, show that it still held."""
    days: list[str] = []
    ended: str | None = None
    for version in published_versions(library, dokument):
        key = (dokument, version.id)
        begins = version.galler_fran
        if not begins or not (is_over(library, key) or in_force(library, key)):
            continue
        if ended and first_day(begins) > last_day(ended) + ONE_DAY:
            break
        ended = version.galler_till
        days += [day for day in (begins, ended) if day]
        if in_force(library, key):
            days.append(library.dag.isoformat())
    return days


def _reshaping(old: Dokument, new: Dokument) -> Handelse | None:
    """Return the event by which one document became another, on whichever it is told."""
    events = (h for d in (old, new) for h in d.handelser if h.slag is HandelseSlag.OMFORMAD)
    return next(events, None)
