"""What sections are called where they do not stand under their own chapter."""

from __future__ import annotations

from collections.abc import Sequence

from macros.model import Avsnitt, Avsnittsplats, Stalle, VersionKey
from macros.reading.library import Library


class SectionNames:
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
