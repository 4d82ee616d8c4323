"""Quotes and their places: where a reader finds the words, and what the place is called."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from functools import cached_property

from macros.model import Avsnitt, Avsnittsplats, Stalle
from macros.reading.library import Library, VersionKey
from macros.views.sida import Sida, avsnitt_url, kapitel_url, plats_url

LONGEST = 80
"""So long may the name of a place be; some headings are whole sentences."""


class Platser:
    """The places that one page links to."""

    def __init__(self, library: Library, sida: Sida) -> None:
        self._library = library
        self._sida = sida

    def avsnitt(self, plats: Stalle | Avsnittsplats) -> Avsnitt:
        """Return the section of a place."""
        return self._library.avsnitt_med_id((plats.dokument, plats.version))[plats.avsnitt]

    def lank(self, stalle: Stalle) -> str:
        """Return the link to the passage that holds a quote."""
        return self._sida.till(plats_url(self._library, stalle))

    def passage(self, plats: Stalle | Avsnittsplats, passage: str) -> str:
        """Return the link to a passage of a section, by its id."""
        chapter = kapitel_url((plats.dokument, plats.version), self.avsnitt(plats).kapitel)
        return self._sida.till(f"{chapter}#{passage}")

    def kapitel(self, plats: Stalle | Avsnittsplats, kapitel: str) -> str:
        """Return the link to a chapter of the version that a place is in."""
        return self._sida.till(kapitel_url((plats.dokument, plats.version), kapitel))

    def avsnittslank(self, plats: Stalle | Avsnittsplats) -> str:
        """Return the link to a section."""
        return self._sida.till(avsnitt_url((plats.dokument, plats.version), self.avsnitt(plats)))

    def dokument(self, dokument: str) -> str:
        """Return the name of a document."""
        return self._library.by_id[dokument].kort

    @cached_property
    def rubriker(self) -> Rubriker:
        """What sections are called."""
        return Rubriker(self._library)

    def namn(self, plats: Stalle | Avsnittsplats) -> str:
        """Return what a section is called, with its document."""
        return textwrap.shorten(
            f"{self.dokument(plats.dokument)}: {self.rubriker.av(plats)}", LONGEST, placeholder=" …"
        )


class Rubriker:
    """What sections are called where they do not stand under their own chapter."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[VersionKey, dict[str, str]] = {}

    def av(self, plats: Stalle | Avsnittsplats) -> str:
        """Return the heading of a section; a box gets that of the section it belongs to."""
        key = (plats.dokument, plats.version)
        if key not in self._known:
            self._known[key] = {
                found.id: rubrik
                for kapitel in self._library.kapitel(key)
                for found, rubrik in zip(kapitel.rubriker, _names(kapitel.rubriker), strict=True)
            }
        return self._known[key][plats.avsnitt]


def _names(sections: Sequence[Avsnitt]) -> list[str]:
    names: list[str] = []
    around = ""
    for found in sections:
        names.append(f"{around}: {found.rubrik}" if found.ruta and around else found.rubrik)
        if not found.ruta:
            around = found.rubrik
    return names
