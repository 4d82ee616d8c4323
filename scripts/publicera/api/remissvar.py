"""`remissvar.json` and `uttalanden.json`: the consultation, and what was stated beside it."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from macros import views
from macros.model import Hallning, InstansSlag, Svar, UttalandeSlag
from macros.reading.library import Library
from macros.views.remiss import instans_url
from scripts.publicera.api.base import Citat, Item, Plats, citat, plats


class UttalandeItem(Item):
    """A reservation or statement."""

    id: str
    organ: str
    remissvar: str | None = Field(description="Remissinstansens id, om organet är en remissinstans")
    slag: UttalandeSlag
    partier: list[str] = Field(description="Partierna bakom, i källans ordning")
    dokument: str
    version: str
    avsnitt: str
    grupp: str | None = Field(description="Texter med samma grupp är varianter av en text")
    forlaga: bool = Field(description="Om de andra i gruppen jämförs med detta")
    hanvisar_till: str | None = Field(
        description="Uttalandet som detta bara hänvisar till eller instämmer i"
    )
    url: str


class SynpunktItem(Item):
    """What a body said on a matter."""

    amne: str
    kalla: Citat
    galler: list[Plats] = Field(description="Avsnitten som synpunkten gäller")
    helheten: str | None = Field(description="Dokumentets id, om synpunkten gäller hela dokumentet")


class RemissvarItem(Item):
    """What a consulted body answered."""

    id: str
    instans: str
    dokument: str = Field(description="Dokumentet som redovisar remissen")
    version: str
    slag: InstansSlag
    via: str | None = Field(description="Instansen som den tillfrågades genom")
    svar: Svar
    beslutsdatum: str | None
    tjansteutlatande: str | None = Field(description="Datum för förvaltningens tjänsteutlåtande")
    beslut: Citat | None
    hallning: Hallning = Field(description="En bedömning av hela svaret efter dess ord")
    hallning_kalla: Citat | None
    synpunkter: list[SynpunktItem]
    uttalanden: list[UttalandeItem]
    url: str


def uttalande_items(library: Library) -> Iterable[UttalandeItem]:
    """Yield every statement, those of bodies that were not consulted too."""
    bodies = {(one.dokument, one.version, one.instans): one.id for one in library.remissvar}
    for found in library.uttalanden:
        key = (found.dokument, found.version)
        avsnitt = next(a for a in library.rubriker(key) if a.id == found.avsnitt)
        yield UttalandeItem(
            **found.model_dump(),
            remissvar=bodies.get((*key, found.organ)),
            url="/" + views.avsnitt_url(key, avsnitt),
        )


def remissvar_items(library: Library) -> Iterable[RemissvarItem]:
    """Yield every consulted body, in the order of the source."""
    statements = list(uttalande_items(library))
    for found in library.remissvar:
        yield RemissvarItem(
            **found.model_dump(exclude={"kapitel", "beslut", "hallning_kalla", "synpunkter"}),
            beslut=citat(library, found.beslut) if found.beslut else None,
            hallning_kalla=citat(library, found.hallning_kalla) if found.hallning_kalla else None,
            synpunkter=[
                SynpunktItem(
                    amne=said.amne,
                    kalla=citat(library, said.kalla),
                    galler=[plats(library, place) for place in said.galler],
                    helheten=said.helheten,
                )
                for said in found.synpunkter
            ],
            uttalanden=[statement for statement in statements if statement.remissvar == found.id],
            url="/" + instans_url(found),
        )
