"""The glossary: every term from A to Ö, with what each text says that it means."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from macros.language.dates import last_day
from macros.model import (
    Anmarkning,
    Begrepp,
    Dagsstatus,
    Dokument,
    Roll,
    Stalle,
    Version,
    VersionKey,
)
from macros.reading.library import Library
from macros.today.status import status_of_version
from macros.views.anmarkningar import anmarkning_url
from macros.views.citat import Platser
from macros.views.register import alfabetiskt
from macros.views.sida import Sida, render

GLOSSARY_URL = "begrepp/"
_PLAIN = str.maketrans({"Å": "ao", "Ä": "ae", "Ö": "oe"})


@dataclass(frozen=True, slots=True)
class TextOnTerm:
    """What one text says of a term.

    Attributes:
        dokument: the document.
        version: its version.
        status: what the version is today.
        remissvar: whether a consulted body says it, in an answer that the document gives.
        stallen: the quotes, in the order of the data.
    """

    dokument: Dokument
    version: Version
    status: Dagsstatus
    remissvar: bool
    stallen: tuple[Stalle, ...]


@dataclass(frozen=True, slots=True)
class Uppslag:
    """A term with all that its entry shows.

    Attributes:
        begrepp: the term.
        definitioner: what explains it, text by text.
        anvands: where it is used, text by text.
        anmarkning: the note that concerns it.
        roller: the roles that bear its name.
        dokument: the documents that bear its name.
        se_aven: the terms that it leads on to.
    """

    begrepp: Begrepp
    definitioner: tuple[TextOnTerm, ...]
    anvands: tuple[TextOnTerm, ...]
    anmarkning: Anmarkning | None
    roller: tuple[Roll, ...]
    dokument: tuple[Dokument, ...]
    se_aven: tuple[Begrepp, ...]


@dataclass(frozen=True, slots=True)
class GlossaryRow:
    """A row of the glossary: a term, or another word that leads to one.

    Attributes:
        ord: the word that the row is found by.
        begrepp: the term that it leads to.
        uppslag: the term's entry; None where the word only leads to it.
    """

    ord: str
    begrepp: Begrepp
    uppslag: Uppslag | None = None


def begrepp_url(begrepp: Begrepp) -> str:
    """Return the address of a term, relative to the root."""
    return f"{GLOSSARY_URL}#{begrepp.id}"


def begreppslista(library: Library, sida: Sida) -> str:
    """Return every term from A to Ö with its definitions."""
    letters = [
        (letter, f"bokstav-{letter.translate(_PLAIN).lower()}", list(rows))
        for letter, rows in itertools.groupby(
            glossary_rows(library), key=lambda rad: rad.ord[0].upper()
        )
    ]
    return render(
        "begrepp.html", letters=letters, antal=len(library.begrepp), platser=Platser(library, sida),
        sida=sida, anmarkning_url=anmarkning_url,
    )  # fmt: skip


def glossary_rows(library: Library) -> list[GlossaryRow]:
    """Return the rows of the glossary in the order of the Swedish alphabet."""
    rows = [
        GlossaryRow(term.term, term, uppslag(library, term)) for term in library.begrepp.values()
    ]
    rows += [GlossaryRow(alias, term) for term in library.begrepp.values() for alias in term.alias]
    return sorted(rows, key=lambda row: alfabetiskt(row.ord))


def uppslag(library: Library, begrepp: Begrepp) -> Uppslag:
    """Return a term with all that its entry shows."""
    names = {name.casefold() for name in begrepp.namn}
    notes = (note for note in library.anmarkningar if note.id == begrepp.anmarkning)
    return Uppslag(
        begrepp=begrepp,
        definitioner=textvis(library, begrepp.definitioner),
        anvands=textvis(library, begrepp.anvands),
        anmarkning=next(notes, None),
        roller=tuple(
            roll
            for roll in library.roller.values()
            if names & {name.casefold() for name in (roll.namn, *roll.alias)}
        ),
        dokument=tuple(d for d in library.dokument if d.kort.casefold() in names),
        se_aven=tuple(library.begrepp[other] for other in begrepp.se_aven),
    )


def textvis(library: Library, stallen: Iterable[Stalle]) -> tuple[TextOnTerm, ...]:
    """Return quotes text by text, the newest text first.

    What a consulted body says comes last: the city's own texts do not say it.
    """
    texts: dict[tuple[VersionKey, bool], list[Stalle]] = {}
    for stalle in stallen:
        key = (stalle.dokument, stalle.version)
        texts.setdefault((key, _i_remissvar(library, stalle)), []).append(stalle)
    order = {key: number for number, key in enumerate(library.versions)}
    ranked = sorted(
        texts.items(),
        key=lambda item: (item[0][1], -_dag(library, item[0][0]).toordinal(), order[item[0][0]]),
    )
    return tuple(
        TextOnTerm(*library.versions[key], status_of_version(library, key), remissvar, tuple(found))
        for (key, remissvar), found in ranked
    )


def _dag(library: Library, key: VersionKey) -> date:
    """Return the latest day that a version can be of; an undated text counts as the oldest."""
    datum = library.versions[key][1].datum
    return last_day(datum) if datum else date.min


def _i_remissvar(library: Library, stalle: Stalle) -> bool:
    avsnitt = library.avsnitt_med_id((stalle.dokument, stalle.version))[stalle.avsnitt]
    place = (stalle.dokument, stalle.version, avsnitt.kapitel)
    return any(place == (one.dokument, one.version, one.kapitel) for one in library.remissvar)
