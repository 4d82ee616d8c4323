"""`begrepp.json`: terms and abbreviations, and what the texts say that they mean."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from macros.model import Stalle
from macros.reading.library import Library
from macros.views.begrepp import begrepp_url, textvis
from scripts.publicera.api.base import Citat, Item, citat


class BegreppItem(Item):
    """A term."""

    id: str
    term: str
    alias: list[str] = Field(description="Andra ord som texterna har för samma sak")
    forkortning_for: str | None = Field(description="Det som en förkortning står för")
    definitioner: list[Citat] = Field(
        description="Orden som förklarar begreppet, den nyaste texten först, remissvar sist; "
        "tom om ingen text förklarar det"
    )
    anvands: list[Citat] = Field(description="Där texterna använder ordet, i samma ordning")
    skillnad: str | None = Field(description="Hur texterna skiljer sig åt")
    anmarkning: str | None = Field(description="Anmärkningens id i anmarkningar.json")
    se_aven: list[str] = Field(description="Andra begrepps id")
    url: str


def begrepp_items(library: Library) -> Iterable[BegreppItem]:
    """Yield every term, in the order of the data."""
    for term in library.begrepp.values():
        yield BegreppItem(
            **term.model_dump(exclude={"definitioner", "anvands"}),
            definitioner=_newest_first(library, term.definitioner),
            anvands=_newest_first(library, term.anvands),
            url="/" + begrepp_url(term),
        )


def _newest_first(library: Library, stallen: Iterable[Stalle]) -> list[Citat]:
    return [citat(library, place) for said in textvis(library, stallen) for place in said.stallen]
