"""Time: what happened when, and what held on a day."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from macros.language.dates import FOREVER, first_day, last_day
from macros.model import (
    Attsats,
    Beslut,
    Dagsstatus,
    Dokument,
    Handelse,
    Kand,
    Relation,
    RelationSlag,
    Stalle,
    Stallning,
)
from macros.reading.library import Library
from macros.today import versions
from macros.today.repeals import repealed_on, taken_on
from macros.today.status import status_of_document
from macros.today.validity import held_periods, validities
from macros.views.citat import Platser
from macros.views.registerdelar import asset, nar, punkt_url
from macros.views.sida import Sida, datum_i_ord, render

# The drawing's measures, in its own units; its figures are shown at most this wide.
WIDTH = 360
AXIS, LABEL = 58, 78
LINE, EMPTY_YEAR, GAP, TOP = 19, 10, 14, 14
CHARACTERS = 33


@dataclass(frozen=True, slots=True)
class Handelserad:
    """What happened to a document on a date.

    Attributes:
        datum: the date, with the precision of the source.
        nar: the date in words.
        ungefar: whether the source says "ca" or the like.
        dokument: the document.
        vad: what happened, in words.
        forslag: whether it is a proposal for a decision.
        kallor: the words that say so.
        punkter: the link to the point that says so, for a decision or a proposal for one.
    """

    datum: str
    nar: str
    ungefar: bool
    dokument: Dokument
    vad: str
    forslag: bool
    kallor: tuple[Stalle, ...]
    punkter: str = ""

    @property
    def ordning(self) -> tuple[date, date, bool]:
        """The place in the order of time."""
        return first_day(self.datum), last_day(self.datum), self.forslag


@dataclass(frozen=True, slots=True)
class Ar:
    """A year on the axis at which something happened.

    Attributes:
        ar: the year.
        y: the base line of its number.
    """

    ar: int
    y: int


@dataclass(frozen=True, slots=True)
class Marke:
    """An event on the axis.

    Attributes:
        y: the height of its sign.
        tecken: `dag` for a known day, `omkring` for a month or year, `forslag` for a proposal.
        rader: its words with their base lines; the first of them name the document.
    """

    y: int
    tecken: str
    rader: tuple[tuple[str, int, bool], ...]


@dataclass(frozen=True, slots=True)
class Teckning:
    """The drawn timeline.

    Attributes:
        hojd: its height.
        ar: the years with events.
        streck: the heights of the years without.
        marken: the events.
    """

    hojd: int
    ar: tuple[Ar, ...]
    streck: tuple[int, ...]
    marken: tuple[Marke, ...]


def tidslinje(library: Library, sida: Sida) -> str:
    """Return the drawn timeline and its table."""
    events = handelserader(library, sida)
    return render(
        "tidslinje.html", odaterade=odaterade(library), events=events, teckning=teckna(events), sida=sida,
        platser=Platser(library, sida), bredd=WIDTH,
        fattade=any(taken_on(library, beslut) for beslut in library.beslut), axel=AXIS, spalt=LABEL,
    )  # fmt: skip


def handelserader(library: Library, sida: Sida) -> list[Handelserad]:
    """Return all dated events in the order of time, those of a document and day as one."""
    told: dict[tuple[str, str, bool], list[Handelse]] = {}
    for dokument in library.dokument:
        for handelse in dokument.handelser:
            same = (dokument.id, handelse.datum, handelse.ungefar)
            told.setdefault(same, []).append(handelse)
    rows = [
        Handelserad(
            datum, nar(found[0]), ungefar, library.by_id[dokument_id],
            " och ".join(handelse.slag.label for handelse in found),
            forslag=False, kallor=tuple(handelse.kalla for handelse in found),
        )
        for (dokument_id, datum, ungefar), found in told.items()
    ]  # fmt: skip
    for beslut in library.beslut:
        vad = ("beslut", f"förslag till beslut av {beslut.foreslas_av.lower()}")
        rows.append(_decided(library, sida, beslut.dokument, (beslut, beslut.attsatser[0]), vad))
    for dokument_id, points in library.upphavs_genom.items():
        point = next((point for point in points if taken_on(library, point[0])), points[-1])
        rows.append(_decided(library, sida, dokument_id, point, ("upphävd", "föreslås upphöra")))
    return sorted(rows, key=lambda row: row.ordning)


def _decided(
    library: Library, sida: Sida, dokument: str, point: tuple[Beslut, Attsats], vad: tuple[str, str]
) -> Handelserad:
    """Return what a point does to a document: by a decision that is taken, or by a proposal."""
    taken = taken_on(library, point[0])
    day = taken or point[0].datum
    return Handelserad(
        day, datum_i_ord(day), False, library.by_id[dokument], vad[0] if taken else vad[1],
        forslag=not taken, kallor=(), punkter=sida.till(punkt_url(library, *point)),
    )  # fmt: skip


def odaterade(library: Library) -> list[tuple[Dokument, Relation, Dokument]]:
    """Return what replaces, complements or yields to what at a time that the sources do not tell."""
    slag = (
        RelationSlag.ERSATTER,
        RelationSlag.KOMPLETTERAR,
        RelationSlag.UTGICK_TILL_FORMAN_FOR,
        RelationSlag.VAR_TANKT_ATT_ERSATTA,
    )
    return [
        (dokument, relation, library.by_id[relation.dokument])
        for dokument in library.dokument
        for relation in dokument.relationer
        if relation.slag in slag
        and (
            relation.slag is not RelationSlag.ERSATTER
            or relation.dokument not in library.upphavs_genom
        )
    ]


def teckna(events: Iterable[Handelserad]) -> Teckning:
    """Return the drawing of events: years downwards, a year as high as what happened in it."""
    by_year: dict[int, list[Handelserad]] = {}
    for event in events:
        by_year.setdefault(int(event.datum[:4]), []).append(event)
    years: list[Ar] = []
    empty: list[int] = []
    marks: list[Marke] = []
    y = TOP
    for year in range(min(by_year), max(by_year) + 1) if by_year else ():
        if year not in by_year:
            empty.append(y + EMPTY_YEAR // 2)
            y += EMPTY_YEAR
            continue
        y += GAP // 2
        years.append(Ar(year, y + LINE - 5))
        for event in by_year[year]:
            marks.append(_mark(event, y))
            y += LINE * len(marks[-1].rader) + GAP
    return Teckning(y + TOP, tuple(years), tuple(empty), tuple(marks))


def _mark(event: Handelserad, y: int) -> Marke:
    name = textwrap.wrap(event.dokument.kort, CHARACTERS - 2)
    # The year stands beside the axis.
    _, _, rest = event.datum.partition("-")
    when = event.nar.removesuffix(event.datum[:4]).strip()
    when = f"{'den' if '-' in rest else 'i'} {when}" if rest else when
    what = textwrap.wrap(f"{event.vad} {when}".strip(), CHARACTERS)
    lines = [(line, True) for line in name] + [(line, False) for line in what]
    known = "dag" if "-" in rest and not event.ungefar else "omkring"
    return Marke(
        y + LINE // 2,
        "forslag" if event.forslag else known,
        tuple((line, y + LINE * n + LINE - 5, bold) for n, (line, bold) in enumerate(lines)),
    )


def gallde(library: Library, sida: Sida) -> str:
    """Return what held when: a table of periods, and whose time the sources do not tell."""
    told = validities(library)
    own = [(name, time) for name, time in told if not library.by_id[name].typ.utanfor]
    periods = [
        (period.fran.isoformat(), period.till.isoformat(), period_i_ord(period.fran, period.till),
         [library.by_id[name] for name in period.gallde],
         [library.by_id[name] for name in period.kanske])
        for period in held_periods(own)
    ]  # fmt: skip
    known = {name for name, _ in told}
    return render(
        "gallde.html",
        periods=periods,
        groups=_untold(library, known),
        perioder_i_titeln=[
            (library.by_id[name].period, max(proposals), library.by_id[name])
            for name, _ in own
            if library.by_id[name].period and (proposals := _proposed(library, name))
        ],
        utanfor=[d for d in library.dokument if d.typ.utanfor and d.id in known],
        nar=nar,
        status_av=partial(status_of_document, library),
        aktuell=partial(versions.current_version, library),
        sida=sida,
        script=asset(sida, "page/in-force.js"),
    )


def _proposed(library: Library, dokument: str) -> list[str]:
    """Return the dates of the proposals to repeal a document that has not been repealed."""
    if repealed_on(library, dokument):
        return []
    points = library.upphavs_genom.get(dokument, ())
    return [beslut.datum for beslut, _ in points if not taken_on(library, beslut)]


def period_i_ord(fran: date, till: date) -> str:
    """Return a period as a reader writes it."""
    if till == FOREVER:
        return f"från {datum_i_ord(fran.isoformat())}"
    if fran == till:
        return datum_i_ord(fran.isoformat())
    return f"{datum_i_ord(fran.isoformat())} – {datum_i_ord(till.isoformat())}"


def _untold(library: Library, known: set[str]) -> list[tuple[str, str, list[Dokument]]]:
    """Return the documents of which the sources do not tell when they held, by what is known."""
    rest = [d for d in library.dokument if d.id not in known and not d.typ.utanfor]
    proposals = {name: _proposed(library, name) for name in library.upphavs_genom}
    proposals = {name: dates for name, dates in proposals.items() if dates}
    dates = sorted({datum for found in proposals.values() for datum in found})
    witnessed = " och ".join(f"den {datum_i_ord(datum)}" for datum in dates)
    kinds: tuple[tuple[str, str, Callable[[Dokument], bool]], ...] = (
        ("galler-enligt-forslag", f"Gällde enligt förslagen till beslut {witnessed}, men sedan "
         "när framgår inte", lambda d: d.id in proposals),
        ("upphavda", "Har upphört genom beslut, men sedan när de gällde framgår inte",
         lambda d: status_of_document(library, d) is Dagsstatus.UPPHAVD),
        ("handlingar", "Handlingar som föreslår beslut; de gäller inte själva",
         lambda d: d.typ.stallning is Stallning.HANDLING),
        ("utgangna", "Utgick", lambda d: status_of_document(library, d) is Dagsstatus.UTGICK),
        ("text-har", "Texten finns här, men om och när den började gälla framgår inte",
         lambda d: bool(d.versioner)),
        ("daterade", "Har ett datum, men om och när de började gälla framgår inte",
         lambda d: bool(d.handelser)),
        ("aviserade", "Aviserade; om och när de började gälla framgår inte",
         lambda d: d.status is Kand.AVISERAD),
        ("namnda", "Nämns utan tid", lambda d: True),
    )  # fmt: skip
    groups = []
    for name, words, belongs in kinds:
        group = [d for d in rest if belongs(d)]
        rest = [d for d in rest if not belongs(d)]
        if group:
            groups.append((name, words, group))
    return groups
