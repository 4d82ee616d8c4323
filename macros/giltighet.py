"""When each document held, as far as the sources tell."""

from __future__ import annotations

from macros.library import Library
from macros.model import Dokument, Handelse, HandelseSlag, RelationSlag
from macros.tid import Giltighet, first_day, last_day


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
