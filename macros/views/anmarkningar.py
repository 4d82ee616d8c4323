"""The notes on the sources: those in substance by kind, misprints by document."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model import Anmarkning, AnmarkningSlag, Dokument
from macros.reading.library import Library
from macros.today import versions
from macros.views.citat import Platser
from macros.views.sida import Sida, render

SIDA = "anmarkningar/"
SLAG = {
    AnmarkningSlag.MOTSAGELSE: ("Motsägelser", "Källorna säger olika saker."),
    AnmarkningSlag.SKILLNAD: (
        "Skillnader mellan 2021 och 2022",
        "Utlåtandet 2022 säger något annat än tjänsteutlåtandet 2021.",
    ),
    AnmarkningSlag.NAMNFORVAXLING: (
        "Namn att hålla isär",
        "Olika saker har liknande namn, eller samma sak har flera namn.",
    ),
    AnmarkningSlag.BEGREPPSGLIDNING: (
        "Olika ord för samma sak",
        "Källorna använder ord på skilda sätt.",
    ),
    AnmarkningSlag.FELCITAT: (
        "Avvikande citat",
        "En källa återger en annan med andra ord än de som står där.",
    ),
    AnmarkningSlag.LUCKA: ("Luckor", "Källorna svarar inte, eller bara delvis."),
    AnmarkningSlag.STATUS: ("Status", "Vad texterna är, och vad som saknas i underlaget."),
}
"""The kinds of notes in substance, in the order of the pages: heading and explanation."""


def anmarkning_url(note: Anmarkning) -> str:
    """Return the address of a note, relative to the root."""
    where = note.slag if note.slag.i_sak else f"skrivfel/{note.stallen[0].dokument}"
    return f"{SIDA}{where}/#{note.id}"


def note_kinds(library: Library) -> Iterator[tuple[AnmarkningSlag, str]]:
    """Yield the kinds of notes in substance that there are, each with the heading of its page."""
    there = {note.slag for note in library.anmarkningar}
    return ((kind, heading) for kind, (heading, _) in SLAG.items() if kind in there)


def misprinted(library: Library) -> Iterator[tuple[Dokument, int]]:
    """Yield the documents with misprints or unclear places, which have a page of them: how many."""
    notes = [note for note in library.anmarkningar if not note.slag.i_sak]
    for dokument in library.dokument:
        count = sum(any(s.dokument == dokument.id for s in note.stallen) for note in notes)
        if count:
            yield dokument, count


def anmarkningar(library: Library, sida: Sida, slag: str = "", dokument: str = "") -> str:
    """Return the notes on the sources.

    Args:
        library: the library.
        sida: the page.
        slag: only the notes of this kind, in full.
        dokument: only the misprints and unclear places of this document, in full.

    Returns:
        HTML; without arguments an overview that leads to all of them.
    """
    if slag:
        return _of_kind(library, sida, AnmarkningSlag(slag))
    if dokument:
        return _misprints(library, sida, dokument)
    in_substance = [note for note in library.anmarkningar if note.slag.i_sak]
    by_kind = [
        (kind, *words, [note for note in in_substance if note.slag is kind])
        for kind, words in SLAG.items()
    ]
    return render(
        "anmarkningar.html", kinds=[kind for kind in by_kind if kind[-1]],
        documents=list(misprinted(library)),
        total=len(library.anmarkningar), in_substance=len(in_substance),
        sida=sida, url=anmarkning_url, start=SIDA,
    )  # fmt: skip


def _of_kind(library: Library, sida: Sida, kind: AnmarkningSlag) -> str:
    notes = [note for note in library.anmarkningar if note.slag is kind]
    return render(
        "anmarkningar-slag.html", notes=notes, forklaring=SLAG[kind][1],
        platser=Platser(library, sida), sida=sida, start=SIDA,
    )  # fmt: skip


def _misprints(library: Library, sida: Sida, dokument: str) -> str:
    """Return the misprints of a document, section by section; a note's first row is its anchor."""
    seen: set[str] = set()
    rows = []
    for version in versions.visible_versions(library, library.by_id[dokument]):
        for avsnitt in library.rubriker((dokument, version.id)):
            for note in library.anmarkningar:
                for stalle in note.stallen if not note.slag.i_sak else ():
                    if (stalle.dokument, stalle.version, stalle.avsnitt) == (
                        dokument, version.id, avsnitt.id,
                    ):  # fmt: skip
                        rows.append((version, note, stalle, note.id not in seen))
                        seen.add(note.id)
    return render(
        "anmarkningar-skrivfel.html", rows=rows, dokument=library.by_id[dokument],
        platser=Platser(library, sida), sida=sida, start=SIDA,
    )  # fmt: skip
