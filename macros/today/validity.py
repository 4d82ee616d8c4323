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


def giltigheter(library: Library) -> tuple[tuple[str, Giltighet], ...]:
    """Return the ids of the documents whose beginning is told, each with its time.

    A document that was reshaped into another ended, and the other began, at the date of
    the reshaping. A decision that repeals a document shows that it still held on that date.
    """
    found = ((dokument.id, _giltighet(library, dokument)) for dokument in library.dokument)
    return tuple((dokument_id, time) for dokument_id, time in found if time)


def _giltighet(library: Library, dokument: Dokument) -> Giltighet | None:
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
    starts += [version.galler_fran for version in dokument.versioner if version.galler_fran]
    if not starts:
        return None
    stops = [h.datum for h in ends if not h.ungefar]
    stops += [version.galler_till for version in dokument.versioner[-1:] if version.galler_till]
    later = [beslut.datum for beslut, _ in library.upphavs_genom.get(dokument.id, ())]
    return Giltighet(
        fran=min(starts, key=first_day),
        till=min(stops, key=last_day, default=None),
        annu=max(later, key=first_day, default=None),
    )


def _reshaping(old: Dokument, new: Dokument) -> Handelse | None:
    """Return the event by which one document became another, on whichever it is told."""
    events = (h for d in (old, new) for h in d.handelser if h.slag is HandelseSlag.OMFORMAD)
    return next(events, None)
