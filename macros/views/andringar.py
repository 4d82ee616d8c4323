"""What has changed: for a role, and the feeds in which one can follow it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from macros.changes.andring import Andring, AndringSlag
from macros.changes.published import changes_for_role
from macros.model.addresses import ALLA, flode_url
from macros.reading.library import Library
from macros.views.registerdelar import asset
from macros.views.sida import Sida, render


def andrat_for(library: Library, sida: Sida, roll: str) -> str:
    """Return what has changed for a role, by day, the newest first.

    What stood here on the first day is no change.
    """
    days = [post.datum for post in library.laskedja]
    changed = [
        andring
        for andring in changes_for_role(library, roll)
        if andring.slag is not AndringSlag.VERSION or andring.fran or andring.datum > min(days)
    ]
    return render(
        "andringar.html", part="roll", dagar=_by_day(changed), sida=sida,
        sedan=min(days, default=None), flode=_link(sida, "roll", roll),
        script=asset(sida, "page/changes.js"), versioner=library.versions,
    )  # fmt: skip


def _by_day(found: Iterable[Andring]) -> list[tuple[str, list[Andring]]]:
    return [(day, list(there)) for day, there in groupby(found, lambda andring: andring.datum)]


def prenumerera(sida: Sida, dokument: str) -> str:
    """Return the link to the feed of a document."""
    return render("andringar.html", part="prenumerera", flode=_link(sida, "dokument", dokument))


def floden(library: Library, sida: Sida) -> str:
    """Return a list of the feeds, linked."""
    documents = [
        (dokument, _link(sida, "dokument", dokument.id))
        for dokument in library.dokument
        if any(version.status.publiceras for version in dokument.versioner)
    ]
    return render(
        "andringar.html", part="floden", alla=_link(sida, ALLA), dokument=documents, sida=sida,
    )  # fmt: skip


def _link(sida: Sida, slag: str, noun: str = "") -> str:
    return sida.till(flode_url(slag, noun)).rstrip("/")
