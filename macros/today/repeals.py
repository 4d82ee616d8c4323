"""Decisions that are taken, and what they repealed."""

from __future__ import annotations

from macros.language.dates import first_day
from macros.model import Beslut
from macros.reading.library import Library


def taken_on(library: Library, beslut: Beslut) -> str | None:
    """Return when a decision was taken; None if that is not done by today: it is a proposal."""
    return beslut.fattat if beslut.fattat and first_day(beslut.fattat) <= library.dag else None


def repealed_on(library: Library, dokument: str, begun: str | None = None) -> str | None:
    """Return when a decision that is taken repealed a document; None if none has.

    Args:
        library: the library.
        dokument: id of the document.
        begun: when the wording in question began to hold, or of when it is. A wording is not
            touched by a decision that was taken before it, or together with it.
    """
    points = library.upphavs_genom.get(dokument, ())
    dates = (day for beslut, _ in points if (day := taken_on(library, beslut)))
    touching = (d for d in dates if begun is None or first_day(begun) < first_day(d))
    return min(touching, key=first_day, default=None)
