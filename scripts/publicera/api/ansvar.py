"""`ansvar.json`: every duty and mandate that the texts give, with its words."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from macros.model import Aterkommer, Dagsstatus, Modalitet, Omrade
from macros.reading.library import Library
from macros.today.asked import Lage, every_duty
from macros.today.permalinks import staying_url
from scripts.publicera.api.base import Item


class AnsvarItem(Item):
    """A duty or mandate."""

    id: str
    dokument: str
    version: str
    status: Dagsstatus = Field(description="Versionens status dagen då webbplatsen byggdes")
    lage: Lage = Field(
        description=(
            "aktuell: begärs nu; tidigare: ett senare förslag om samma beslut har tagit dess plats;"
            " aldre: en text som inte gäller; kommande: en version som ännu inte har börjat gälla, eller som är föreslagen."
            " Bara det aktuella står på en rolls checklista"
        )
    )
    avsnitt: str
    stycke: str = Field(description="Styckets id på sidan")
    citat: str = Field(description="Orden, ordagrant")
    inledning: str | None = Field(
        description="Orden som inleder listan, ordagrant, där verbet står i dem"
    )
    modalitet: Modalitet = Field(description="Kraften, efter textens verb")
    roller: list[str] = Field(description="Vilka det binder; tom om det begärs av hela staden")
    generell: bool = Field(description="Om det begärs av staden i stort och inte av någon roll")
    ansvarig: list[str] = Field(description="De som texten säger är ansvariga")
    deltar: list[str] = Field(description="De som texten säger deltar")
    sak: str | None = Field(description="Saken, där flera ansvar säger vem som ansvarar för den")
    checklista: str = Field(description="Samma sak som en uppmaning, utan tillägg")
    aterkommer: Aterkommer
    omrade: Omrade
    hash: str = Field(description="Ändras när inledningen, citatet eller uppmaningen ändras")
    url: str = Field(description="Stycket där orden står")
    permalank: str


def ansvar_items(library: Library) -> Iterable[AnsvarItem]:
    """Yield every duty of every published version, in the order of the register and the texts."""
    for duty in every_duty(library):
        yield AnsvarItem(
            **duty.ansvar.model_dump(),
            dokument=duty.dokument.id,
            version=duty.version.id,
            status=duty.status,
            lage=duty.lage,
            hash=duty.ansvar.hash,
            url="/" + duty.url,
            permalank=f"/{staying_url(duty.key, duty.ansvar.avsnitt)}",
        )
