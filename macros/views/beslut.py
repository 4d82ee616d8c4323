"""The decisions point by point, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.language.alignment import align
from macros.language.redline import DiffKind, DiffPart, redline
from macros.model import (
    Attsats,
    Avsnitt,
    Beslut,
    Roll,
    Stalle,
    Stycke,
    Verkan,
    VerkanSlag,
    lower_first,
)
from macros.reading.library import Library
from macros.today.repeals import taken_on
from macros.views.citat import Platser
from macros.views.sida import Sida, kapitel_url, render

TILL = {
    VerkanSlag.GODKANNER: "",
    VerkanSlag.UPPHAVER: "",
    VerkanSlag.DELEGERAR: " till",
    VerkanSlag.GER_UPPDRAG: " till",
    VerkanSlag.UPPMANAR: "",
    VerkanSlag.FORESKRIVER: " för",
}
"""How an effect is tied to the one it is directed to."""


@dataclass(frozen=True, slots=True)
class WordedPoint:
    """A point of a decision with its words.

    Attributes:
        beslut: the decision.
        attsats: the point.
        avsnitt: the section that holds its words.
        stycken: its passages: the item, then what is nested in it.
        delar: for each passage its words against the decision before.
        inledning: the words that lead its list in: a paragraph, or the heading.
        inledning_id: where they stand.
    """

    beslut: Beslut
    attsats: Attsats
    avsnitt: Avsnitt
    stycken: tuple[Stycke, ...]
    delar: tuple[tuple[DiffPart, ...], ...]
    inledning: str
    inledning_id: str

    def plats(self, citat: str) -> Stalle:
        """Return the place of a quote, whose words stand in the point."""
        return Stalle(
            dokument=self.beslut.dokument, version=self.beslut.version, avsnitt=self.avsnitt.id,
            citat=citat,
        )  # fmt: skip

    def passage(self, citat: str) -> str:
        """Return the id of the point's passage that holds a quote."""
        return next((s.id for s in self.stycken if citat in s.text), self.attsats.passage)


def beslutsjamforelse(library: Library, sida: Sida) -> str:
    """Return the decisions point by point, the later with its changes against the earlier."""
    names = {attsats.id: attsats for beslut in library.beslut for attsats in beslut.attsatser}
    found: dict[str, dict[str, WordedPoint]] = {}
    for name in names:
        before: tuple[Stycke, ...] = ()
        found[name] = {}
        for beslut in library.beslut:
            for attsats in beslut.attsatser:
                if attsats.id == name:
                    point = _point(library, beslut, attsats, before)
                    before = point.stycken
                    found[name][beslut.id] = point
    organs = dict.fromkeys(attsats.organ for attsats in names.values())
    return render(
        "beslutsjamforelse.html", beslut=library.beslut, sida=sida,
        grupper=[
            (organ, [(a, found[name]) for name, a in names.items() if a.organ == organ])
            for organ in organs
        ],
        platser=Platser(library, sida), library=library, riktad=_directed,
        roll=lambda name: named_within(library.roller[name]),
        fattade={b.id: day for b in library.beslut if (day := taken_on(library, b))},
        aterges=[(beslut, *_again(library, beslut)) for beslut in library.beslut if beslut.aterges],
        text=lambda beslut: kapitel_url((beslut.dokument, beslut.version), "index"),
    )  # fmt: skip


def _point(
    library: Library, beslut: Beslut, attsats: Attsats, before: Sequence[Stycke]
) -> WordedPoint:
    name = attsats.passage
    for avsnitt in library.avsnitt((beslut.dokument, beslut.version)):
        stycken = tuple(s for s in avsnitt.stycken if s.id == name or s.id.startswith(f"{name}-p"))
        if stycken:
            lead = name.rpartition("-p")[0]
            words, where = next(
                ((s.text, s.id) for s in avsnitt.stycken if s.id == lead),
                (avsnitt.rubrik, avsnitt.id),
            )
            delar = _against(before, stycken)
            return WordedPoint(beslut, attsats, avsnitt, stycken, delar, words, where)
    raise LookupError(f"{beslut.id}: {name}")


def _against(before: Sequence[Stycke], after: Sequence[Stycke]) -> tuple[tuple[DiffPart, ...], ...]:
    """Return the words of each passage against those that it answers to, if there are any."""
    if not before:
        return tuple((DiffPart(DiffKind.EQUAL, s.text),) for s in after)
    old, new = [s.text for s in before[1:]], [s.text for s in after[1:]]
    parts = [redline(before[0].text, after[0].text)]
    for pair in align(old, new):
        was = " ".join(old[place] for place in pair.old)
        parts.append(redline(was, " ".join(new[place] for place in pair.new)))
    return tuple(parts)


def _directed(verkan: Verkan) -> str:
    """Return the words that lead in an effect: what it does, and to whom it is directed."""
    if verkan.slag is VerkanSlag.FORESKRIVER and not verkan.roller:
        return f"{verkan.slag.label} om"
    return verkan.slag.label + (TILL[verkan.slag] if verkan.roller else "")


def named_within(roll: Roll) -> str:
    """Return a role's name as it stands within a sentence: proper names keep their capital."""
    proper = any(letter.isupper() for letter in roll.namn[1:])
    return roll.namn if proper else lower_first(roll.namn)


def _again(library: Library, beslut: Beslut) -> tuple[Avsnitt, Stalle]:
    """Return the section that states a decision a second time, and its place."""
    sections = library.avsnitt((beslut.dokument, beslut.version))
    found = next(avsnitt for avsnitt in sections if avsnitt.id == beslut.aterges)
    return found, Stalle(
        dokument=beslut.dokument, version=beslut.version, avsnitt=found.id, citat=found.rubrik
    )
