"""What the texts ask of the city in general, which is on no role's list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from macros.reading.library import Library
from macros.today.asked import (
    AskedDuty,
    Lage,
    asked_duties,
    grouped,
)
from macros.views.sida import Sida, render

MANY = 40


HEL_STAD = "roller/staden-i-stort/"


def staden_i_stort(library: Library, sida: Sida, dokument: str = "", kapitel: str = "") -> str:
    """Return what the texts ask of the city in general, which is on no role's list.

    Args:
        library: the library.
        sida: the page.
        dokument: only what this document asks, item by item.
        kapitel: only what this chapter of it asks.
    """
    found = [
        punkt
        for punkt in asked_duties(library)
        if punkt.ansvar.generell
        and punkt.lage is Lage.AKTUELL
        and (not dokument or (punkt.dokument.id, _chapter(punkt)) == (dokument, kapitel))
    ]
    many = Counter(punkt.dokument.id for punkt in found)
    return render(
        "staden-i-stort.html", grupper=grouped(found), sida=sida,
        kapitel={
            name: _chapters(library, [punkt for punkt in found if punkt.dokument.id == name])
            if not dokument and many[name] > MANY else []
            for name in many
        },
    )  # fmt: skip


def general_chapters(library: Library) -> Iterator[tuple[str, str, str]]:
    """Yield the chapters that have a page of what they ask of the city in general.

    Each with its document and its heading without the number: those of a document that asks so
    much in general that one page does not hold it.
    """
    found = [p for p in asked_duties(library) if p.ansvar.generell and p.lage is Lage.AKTUELL]
    for dokument, count in Counter(punkt.dokument.id for punkt in found).items():
        if count > MANY:
            here = [punkt for punkt in found if punkt.dokument.id == dokument]
            names = {_chapter(punkt) for punkt in here}
            for kapitel in library.kapitel((dokument, here[0].version.id)):
                if kapitel.namn in names and kapitel.rubriker:
                    yield dokument, kapitel.namn, kapitel.rubriker[0].rubrik_utan_nummer


def staden_forr(library: Library, sida: Sida) -> str:
    """Return what earlier proposals and old texts ask of the city in general."""
    found = [p for p in asked_duties(library) if p.ansvar.generell and p.lage is not Lage.AKTUELL]
    none: dict[str, list[str]] = {punkt.dokument.id: [] for punkt in found}
    return render("staden-i-stort.html", grupper=grouped(found), kapitel=none, sida=sida)


def _chapter(punkt: AskedDuty) -> str:
    return punkt.url.partition("#")[0].rstrip("/").rpartition("/")[2]


def _chapters(library: Library, items: list[AskedDuty]) -> list[tuple[str, str, int]]:
    """Return each chapter that asks something: its heading, its page here, how much it asks."""
    first = items[0]
    counts = Counter(_chapter(punkt) for punkt in items)
    return [
        (
            kapitel.rubriker[0].rubrik,
            f"{HEL_STAD}{first.dokument.id}/{kapitel.namn}/",
            counts[kapitel.namn],
        )
        for kapitel in library.kapitel((first.dokument.id, first.version.id))
        if counts[kapitel.namn]
    ]
