"""What the sources say on exceptions."""

from __future__ import annotations

from macros.reading.library import Library
from macros.views.anmarkningar import anmarkning_url
from macros.views.citat import Platser
from macros.views.sida import Sida, render


def undantag(library: Library, sida: Sida) -> str:
    """Return questions on exceptions, each with the answer that the quotes bear."""
    notes = {note.id: note for note in library.anmarkningar}
    questions = [(fraga, notes.get(fraga.anmarkning or "")) for fraga in library.undantag]
    return render(
        "undantag.html", fragor=questions, platser=Platser(library, sida), sida=sida,
        url=anmarkning_url,
    )  # fmt: skip
