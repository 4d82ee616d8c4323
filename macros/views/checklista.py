"""A checklist on a page of its own choosing: what is asked now, by document and section."""

from __future__ import annotations

from macros.model import Aterkommer
from macros.reading.library import Library
from macros.today.asked import Lage, asked_duties, grouped, list_for
from macros.views.sida import Sida, render


def checklista(
    library: Library, sida: Sida, roll: str = "", dokument: str = "", aterkommer: str = ""
) -> str:
    """Return a checklist of what is asked now, by document and section.

    Args:
        library: the library.
        sida: the page.
        roll: only what binds this role; else what binds any role.
        dokument: only what this document asks.
        aterkommer: only what comes round so.
    """
    wanted = library.roller[roll] if roll else None
    source = library.by_id[dokument] if dokument else None
    when = Aterkommer(aterkommer) if aterkommer else None
    items = asked_duties(library)
    mine = {punkt.id for punkt in (list_for(library, wanted, items).alla if wanted else items)}
    found = [
        punkt
        for punkt in items
        if punkt.lage is Lage.AKTUELL
        and punkt.id in mine
        and punkt.ansvar.roller
        and (source is None or punkt.dokument is source)
        and (when is None or punkt.ansvar.aterkommer is when)
    ]
    return render(
        "checklista.html", roll=wanted, dokument=source, aterkommer=when, library=library,
        grupper=grouped(found), antal=len(found), sida=sida,
    )  # fmt: skip
