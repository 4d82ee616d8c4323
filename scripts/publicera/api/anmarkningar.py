"""`anmarkningar.json`: what is wrong, unclear or at odds in the sources."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from macros.model import AnmarkningSlag
from macros.reading.library import Library
from macros.views.anmarkningar import anmarkning_url
from scripts.publicera.api.base import Citat, Item, citat


class AnmarkningItem(Item):
    """A note on the sources."""

    id: str
    slag: AnmarkningSlag
    rubrik: str | None
    text: str | None = Field(description="Vad ställena säger")
    foljd: str | None = Field(description="Vad det betyder för den som läser")
    las: str | None = Field(description="Rätt läsning av ett skrivfel, där den är säker")
    stallen: list[Citat]
    url: str


def anmarkning_items(library: Library) -> Iterable[AnmarkningItem]:
    """Yield every note, in the order of the data."""
    for note in library.anmarkningar:
        yield AnmarkningItem(
            **note.model_dump(exclude={"stallen"}),
            stallen=[citat(library, place) for place in note.stallen],
            url="/" + anmarkning_url(note),
        )
