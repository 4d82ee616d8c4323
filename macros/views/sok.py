"""The page of the search: a form for the browser to fill, and ways in for those without script."""

from __future__ import annotations

from macros.reading.library import Library
from macros.views.registerdelar import asset
from macros.views.sida import Sida, render


def sok(library: Library, sida: Sida) -> str:
    """Return the form and its filters; what it finds is put in by the script."""
    texts = [d for d in library.dokument if any(v.status.publiceras for v in d.versioner)]
    return render(
        "sok.html", dokument=texts, roller=library.roller.values(), sida=sida,
        script=asset(sida, "search/results.js"), style=asset(sida, "sok.css"),
    )  # fmt: skip
