"""`beslut.json`: the decisions, point by point, with their words."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from macros import views
from macros.model import Attsats, Beslut, Dagsstatus, VerkanSlag
from macros.reading.library import Library
from macros.today.repeals import taken_on
from macros.today.status import status_of_decision
from macros.views.registerdelar import punkt_url
from scripts.publicera.api.base import Item


class VerkanItem(Item):
    """One effect of a point."""

    slag: VerkanSlag
    dokument: list[str] = Field(description="Dokument som punkten verkar på")
    roller: list[str] = Field(description="Vilka den binder eller berör")
    citat: str = Field(description="Punktens ord för just detta, ordagrant")


class AttsatsItem(Item):
    """A numbered point."""

    id: str = Field(description="Samma i alla beslut för den punkt som motsvarar den")
    organ: str = Field(description="Vem som ska besluta")
    nummer: str
    text: str = Field(description="Punktens ord; varje underpunkt på en egen rad")
    verkan: list[VerkanItem]
    url: str


class BeslutItem(Item):
    """A decision, or a proposal for one."""

    id: str
    titel: str
    dokument: str
    version: str
    status: Dagsstatus = Field(
        description="beslutad när beslutet är fattat; forslag betyder att det inte är det, så långt underlaget visar"
    )
    upplysning: str | None
    datum: str = Field(description="Datum för texten som beslutet står i")
    fattat: str | None = Field(
        description="ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ, när beslutet fattades; null för ett förslag"
    )
    foreslas_av: str
    aterges: str | None = Field(
        description="Adressen till avsnittet där punkterna står en gång till"
    )
    attsatser: list[AttsatsItem]
    url: str


def beslut_items(library: Library) -> Iterable[BeslutItem]:
    """Yield every decision, in the order of time."""
    for found in library.beslut:
        key = (found.dokument, found.version)
        _, version = library.versions[key]
        again = next((a for a in library.rubriker(key) if a.id == found.aterges), None)
        yield BeslutItem(
            **found.model_dump(exclude={"attsatser", "aterges", "fattat"}),
            fattat=taken_on(library, found),
            status=status_of_decision(library, found),
            upplysning=version.upplysning,
            aterges="/" + views.avsnitt_url(key, again) if again else None,
            attsatser=[_attsats(library, found, attsats) for attsats in found.attsatser],
            url="/" + punkt_url(library, found, found.attsatser[0]).partition("#")[0],
        )


def _attsats(library: Library, found: Beslut, attsats: Attsats) -> AttsatsItem:
    return AttsatsItem(
        **attsats.model_dump(exclude={"passage"}),
        text="\n".join(
            stycke.text
            for avsnitt in library.avsnitt((found.dokument, found.version))
            for stycke in avsnitt.stycken
            if stycke.id == attsats.passage or stycke.id.startswith(f"{attsats.passage}-p")
        ),
        url="/" + punkt_url(library, found, attsats),
    )
