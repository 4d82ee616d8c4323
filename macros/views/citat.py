"""Quotes and their places: where a reader finds the words, and what the place is called."""

from __future__ import annotations

import textwrap
from functools import cached_property

from macros.model import Avsnitt, Avsnittsplats, Stalle, VersionKey
from macros.reading.library import Library
from macros.reading.section_names import SectionNames
from macros.views.sida import Sida, avsnitt_url, kapitel_url, plats_url

LONGEST_PLACE = 80
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

    def kapitel(self, key: VersionKey, kapitel: str) -> str:
        """Return the link to a chapter of a version."""
        return self._sida.till(kapitel_url(key, kapitel))

    def avsnittslank(self, plats: Stalle | Avsnittsplats) -> str:
        """Return the link to a section."""
        return self._sida.till(avsnitt_url((plats.dokument, plats.version), self.avsnitt(plats)))

    def dokument(self, dokument: str) -> str:
        """Return the name of a document."""
        return self._library.by_id[dokument].kort

    @cached_property
    def rubriker(self) -> SectionNames:
        """What sections are called."""
        return SectionNames(self._library)

    def namn(self, plats: Stalle | Avsnittsplats) -> str:
        """Return what a section is called, with its document."""
        return textwrap.shorten(
            f"{self.dokument(plats.dokument)}: {self.rubriker.av(plats)}",
            LONGEST_PLACE,
            placeholder=" …",
        )
