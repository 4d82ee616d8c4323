"""`dokument.json`: every document, those known by name alone too."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from macros.model import Dagsstatus, Dokument, HandelseSlag, Kand, RelationSlag, Typ
from macros.reading.library import Library
from macros.today.status import status_of_decision, status_of_document
from macros.views.registerdelar import punkt_url
from scripts.publicera.api.base import Citat, Item, citat
from scripts.publicera.api.texter import Kalla, kallor


class VariantItem(Item):
    """Another way in which the texts write a title."""

    skrivs: str
    kalla: Citat


class BeslutasAv(Item):
    """Who decides a document, as a source says."""

    vem: str
    kalla: Citat


class HandelseItem(Item):
    """A dated fact."""

    slag: HandelseSlag
    datum: str = Field(description="ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ, så noga som källan anger")
    ungefar: bool
    kalla: Citat


class PeriodItem(Item):
    """Years that a document's title or text gives for it."""

    fran: str
    till: str
    kalla: Citat


class RelationItem(Item):
    """How a document stands to another."""

    slag: RelationSlag
    dokument: str = Field(description="Det andra dokumentets id")
    omfattning: str | None = Field(description="Begränsning, så som källan säger den")
    kalla: Citat


class Upphavande(Item):
    """A point of a decision that repeals a document."""

    beslut: str
    attsats: str
    status: Dagsstatus = Field(
        description="beslutad eller forslag; ett förslag har inte upphävt något"
    )
    url: str


class DokumentItem(Item):
    """A governing document, law or standard."""

    id: str
    titel: str
    kort: str
    typ: Typ
    dnr: str | None
    status: Dagsstatus | Kand = Field(
        description=(
            "Status dagen då webbplatsen byggdes: den aktuella versionens; "
            "utan text här vad som är känt"
        )
    )
    versioner: list[str]
    ersatter: list[str]
    ersatt_av: list[str]
    kompletterar: list[str]
    kompletteras_av: list[str]
    varianter: list[VariantItem] = Field(description="Andra sätt som texterna skriver titeln på")
    beslutas_av: BeslutasAv | None = Field(
        description="Vem som beslutar; säger inte att beslutet är fattat"
    )
    handelser: list[HandelseItem]
    period: PeriodItem | None
    relationer: list[RelationItem] = Field(description="Vad källorna säger att dokumentet gör")
    omvanda_relationer: list[RelationItem] = Field(
        description="Samma relationer från andra hållet: dokument är det som gör något med detta"
    )
    upphavs_genom: list[Upphavande]
    aviserad: Citat | None
    omnamnd: list[Citat]
    anmarkning: str | None
    kalla: list[Kalla] = Field(description="De mottagna filerna; tom för dokument utan text här")
    url: str


def dokument_items(library: Library) -> Iterable[DokumentItem]:
    """Yield every document but those that are only drafts, in the order of the register."""
    for found in library.dokument:
        status = status_of_document(library, found)
        if status is not Dagsstatus.UTKAST:
            yield _item(library, found, status)


def _item(library: Library, found: Dokument, status: Dagsstatus | Kand) -> DokumentItem:
    versions = [version.id for version in found.versioner if version.status.publiceras]
    others = library.omvant.get(found.id, ())
    complementing = (RelationSlag.KOMPLETTERAR, RelationSlag.DEL_AV)
    return DokumentItem(
        **found.model_dump(include={"id", "titel", "kort", "typ", "dnr", "anmarkning"}),
        status=status,
        versioner=versions,
        ersatter=list(found.ersatter),
        ersatt_av=list(library.ersatt_av.get(found.id, ())),
        kompletterar=list(found.kompletterar),
        kompletteras_av=[other for other, relation in others if relation.slag in complementing],
        varianter=[
            VariantItem(skrivs=variant.skrivs, kalla=citat(library, variant.kalla))
            for variant in found.varianter
        ],
        beslutas_av=BeslutasAv(
            vem=found.beslutas_av.vem, kalla=citat(library, found.beslutas_av.kalla)
        )
        if found.beslutas_av
        else None,
        handelser=[
            HandelseItem(
                **event.model_dump(exclude={"kalla"}), kalla=citat(library, event.kalla)
            )
            for event in found.handelser
        ],
        period=PeriodItem(
            fran=found.period.fran, till=found.period.till, kalla=citat(library, found.period.kalla)
        )
        if found.period
        else None,
        relationer=[
            RelationItem(
                **relation.model_dump(exclude={"kalla"}), kalla=citat(library, relation.kalla)
            )
            for relation in found.relationer
        ],
        omvanda_relationer=[
            RelationItem(
                slag=relation.slag, dokument=other, omfattning=relation.omfattning,
                kalla=citat(library, relation.kalla),
            )
            for other, relation in others
        ],
        upphavs_genom=[
            Upphavande(
                beslut=beslut.id, attsats=attsats.id,
                status=status_of_decision(library, beslut),
                url="/" + punkt_url(library, beslut, attsats),
            )
            for beslut, attsats in library.upphavs_genom.get(found.id, ())
        ],
        aviserad=citat(library, found.aviserad) if found.aviserad else None,
        omnamnd=[citat(library, place) for place in found.omnamnd],
        kalla=[kalla for version in versions for kalla in kallor(library, (found.id, version))],
        url=f"/{found.id}/",
    )  # fmt: skip
