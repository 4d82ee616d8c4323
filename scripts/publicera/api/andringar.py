"""`andringar.json`: every change that was published, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from pydantic import Field

from macros.changes.andring import AndringSlag
from macros.changes.published import published_changes
from macros.reading.library import Library
from scripts.publicera.api.base import Item


class AndringItem(Item):
    """One change."""

    id: str = Field(description="Beständigt: samma ändring har alltid samma id")
    slag: AndringSlag
    datum: str = Field(description="Dagen då ändringen publicerades här, ÅÅÅÅ-MM-DD")
    dokument: str
    version: str = Field(description="Versionen som ändringen kom med")
    fran: str | None = Field(
        description="Versionen som ändringen räknas från; null för dokumentets första"
    )
    avsnitt: str | None
    rubrik: str = Field(description="Vad som ändrades: avsnittets rubrik, ansvaret eller versionen")
    ansvar: str | None
    roller: list[str] = Field(description="Rollerna vars ansvar berörs")
    text: str = Field(description="Ändringen i en mening")
    url: str = Field(description="Där ändringen syns")


def andring_items(library: Library) -> Iterable[AndringItem]:
    """Yield every change, the newest first."""
    for andring in published_changes(library):
        fields = asdict(andring) | {"roller": list(andring.roller), "url": f"/{andring.url}"}
        yield AndringItem(**fields)
