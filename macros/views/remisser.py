"""The consultations: a text that tells what the bodies answered is one."""

from __future__ import annotations

from macros.model import Remissvar, Uttalande, VersionKey
from macros.reading.library import Library


def consultations(library: Library) -> tuple[VersionKey, ...]:
    """Return the texts that tell of a consultation, in the order of the register."""
    nouns: tuple[Remissvar | Uttalande, ...] = (*library.remissvar, *library.uttalanden)
    told = {(noun.dokument, noun.version) for noun in nouns}
    return tuple(key for key in library.versions if key in told)


def consultation_name(library: Library, key: VersionKey) -> str:
    """Return what a reader calls a consultation, by the text that tells of it."""
    dokument, version = library.versions[key]
    return f"{dokument.kort}, {version.namn.lower()}"


def which(library: Library, noun: Remissvar | Uttalande) -> str:
    """Return of which consultation something is; empty while there is only one."""
    several = len(consultations(library)) > 1
    return consultation_name(library, (noun.dokument, noun.version)) if several else ""
