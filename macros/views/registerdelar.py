"""What the views of the register share: decision points, dates of events."""

from __future__ import annotations

from macros.model import Attsats, Beslut, Handelse
from macros.reading.library import Library
from macros.views.sida import Sida, datum_i_ord, kapitel_url


def punkt_url(library: Library, beslut: Beslut, attsats: Attsats) -> str:
    """Return the address of a decision point, relative to the root."""
    key = (beslut.dokument, beslut.version)
    for avsnitt in library.avsnitt(key):
        if any(stycke.id == attsats.passage for stycke in avsnitt.stycken):
            return f"{kapitel_url(key, avsnitt.kapitel)}#{attsats.passage}"
    return kapitel_url(key, "index")


def nar(handelse: Handelse) -> str:
    """Return the date of an event in words, as exact as the source is."""
    return ("ca " if handelse.ungefar else "") + datum_i_ord(handelse.datum)


def asset(sida: Sida, name: str) -> str:
    """Return the link from a page to a file of the theme."""
    return sida.till(f"assets/{name}").rstrip("/")
