"""Documents that cease or are announced."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import (
    Dagsstatus,
    Dokument,
    Handelse,
    HandelseSlag,
    RelationSlag,
    Stalle,
    Status,
    Version,
)
from macros.reading.library import Library
from macros.today import versions
from macros.today.repeals import taken_on
from macros.today.status import status_of_decision
from macros.views.citat import Platser
from macros.views.registerdelar import nar, punkt_url
from macros.views.sida import Sida, render

# Of the two directions of a relation, the one in which a document gives way to another.
_GIVES_WAY = (RelationSlag.OMFORMAD_TILL, RelationSlag.UTGICK_TILL_FORMAN_FOR)
_TAKES_OVER = (RelationSlag.ERSATTER, RelationSlag.UPPHAVER, RelationSlag.VAR_TANKT_ATT_ERSATTA)
_ENDS = (HandelseSlag.OMFORMAD, HandelseSlag.UTGICK)


@dataclass(frozen=True, slots=True)
class Efterfoljare:
    """What a source says came, or should have come, in a document's place.

    Attributes:
        ord: the relation in words, said of the document that gives way.
        dokument: the other document.
        version: its newest version; None if its text is not here.
        omfattning: a limitation, as the source says it.
        kalla: the words.
    """

    ord: str
    dokument: Dokument
    version: Version | None
    omfattning: str | None
    kalla: Stalle


@dataclass(frozen=True, slots=True)
class RepealingPoint:
    """A decision point that repeals a document.

    Attributes:
        titel: the decision.
        status: what the decision is: a proposal, or decided.
        fattat: when it was decided; None for a proposal.
        punkt: the point in words.
        url: the link to its words.
    """

    titel: str
    status: Dagsstatus
    fattat: str | None
    punkt: str
    url: str


@dataclass(frozen=True, slots=True)
class CeasingRow:
    """A document that ceases or gives way.

    Attributes:
        dokument: the document.
        antagen: the events by which it was adopted.
        upphor: the decision points that repeal it.
        slut: the events by which it ended in another way.
        efterfoljare: what came or should have come in its place.
    """

    dokument: Dokument
    antagen: tuple[Handelse, ...]
    upphor: tuple[RepealingPoint, ...]
    slut: tuple[Handelse, ...]
    efterfoljare: tuple[Efterfoljare, ...]

    @property
    def utgick(self) -> bool:
        """Whether it lapsed as a proposal."""
        return any(v.status is Status.UTGICK for v in self.dokument.versioner[-1:])


def ersatta(library: Library, sida: Sida, dokument: str = "", beslut: str = "") -> str:
    """Return the table of superseded documents.

    Args:
        library: the library.
        sida: the page.
        dokument: id of a document; then only what that one replaces.
        beslut: id of a decision; then only what ceases through that one.

    Raises:
        KeyError: there is no such document or decision.
    """
    decisions = {found.id: found for found in library.beslut}
    caption = "Dokument som har ersatts, omformats eller utgått, eller föreslås upphöra"
    if dokument:
        caption = f"Dokument som ersätts av {library.by_id[dokument].kort}"
    if beslut:
        caption = f"Dokument som upphör genom: {decisions[beslut].titel}"
    rows = [
        row
        for row in _rows(library, sida, beslut)
        if (not dokument or dokument in library.ersatt_av.get(row.dokument.id, ()))
        and (not beslut or row.upphor)
    ]
    return render(
        "ersatta.html",
        rows=rows,
        caption=caption,
        sida=sida,
        nar=nar,
        platser=Platser(library, sida),
    )


def aviserade(library: Library, sida: Sida) -> str:
    """Return the announced documents whose text is not in the material."""
    rows = [
        (found, [library.by_id[id_] for id_ in found.kompletterar])
        for found in library.dokument
        if found.aviserad
    ]
    return render("aviserade.html", rows=rows, sida=sida, platser=Platser(library, sida))


def _rows(library: Library, sida: Sida, beslut: str) -> list[CeasingRow]:
    """Return every document that ceases or gives way, in the order of the register."""
    rows = []
    for dokument in library.dokument:
        row = CeasingRow(
            dokument,
            tuple(h for h in dokument.handelser if h.slag is HandelseSlag.ANTAGEN),
            _repeals(library, sida, dokument, beslut),
            tuple(h for h in dokument.handelser if h.slag in _ENDS),
            _successors(library, dokument),
        )
        if row.upphor or row.efterfoljare:
            rows.append(row)
    return rows


def _repeals(
    library: Library, sida: Sida, dokument: Dokument, beslut: str
) -> tuple[RepealingPoint, ...]:
    return tuple(
        RepealingPoint(
            found.titel,
            status_of_decision(library, found),
            taken_on(library, found),
            f"{attsats.organ}, punkt {attsats.nummer}",
            sida.till(punkt_url(library, found, attsats)),
        )
        for found, attsats in library.upphavs_genom.get(dokument.id, ())
        if beslut in ("", found.id)
    )


def _successors(library: Library, dokument: Dokument) -> tuple[Efterfoljare, ...]:
    own = [(r.slag.label, r.dokument, r) for r in dokument.relationer if r.slag in _GIVES_WAY]
    said = [
        (r.slag.omvant, other, r)
        for other, r in library.omvant.get(dokument.id, ())
        if r.slag in _TAKES_OVER
    ]
    return tuple(
        Efterfoljare(
            words,
            library.by_id[other],
            versions.current_version(library, other),
            relation.omfattning,
            relation.kalla,
        )
        for words, other, relation in (*own, *said)
    )
