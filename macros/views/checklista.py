"""Checklists: which duties are on whose list, in which order, and how an item looks."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from macros.model import (
    Ansvar,
    Aterkommer,
    Avsnittsplats,
    Dagsstatus,
    Dokument,
    Modalitet,
    Roll,
    Status,
    Version,
)
from macros.reading.library import Library, VersionKey
from macros.today import versions
from macros.today.status import status_of_version
from macros.views.citat import Rubriker
from macros.views.sida import Sida, kapitel_url, render

FIRST = 7
"""So many items has the list to begin with, at most; a shorter list needs none."""
BINDING = (Modalitet.SKA, Modalitet.MASTE, Modalitet.FAR_INTE, Modalitet.ANSVARAR)
CONSTANT = (Aterkommer.STANDIGT, Aterkommer.ENGANGS)
PERIODS = (Aterkommer.ARLIGEN, Aterkommer.TERTIAL)
"""What comes round with a period that a calendar can keep."""
LONGEST = 70
"""So long may the heading of a section be in an item."""


class Lage(Enum):
    """Whether what a text asks is asked now."""

    AKTUELL = "aktuell"
    KOMMANDE = (
        "kommande"  # a version that is still to come, or that is proposed beside one in force
    )
    TIDIGARE = "tidigare"  # a proposal that a later one has taken the place of
    ALDRE = "aldre"


@dataclass(frozen=True, slots=True)
class Punkt:
    """A duty, and where it stands.

    Attributes:
        ansvar: the duty.
        dokument: the document that gives it.
        version: the wording that gives it.
        lage: whether it is asked now.
        status: what the wording is today.
        rubrik: what its section is called.
        url: the address of the passage, relative to the root.
    """

    ansvar: Ansvar
    dokument: Dokument
    version: Version
    lage: Lage
    status: Dagsstatus
    rubrik: str
    url: str

    @property
    def id(self) -> str:
        """The id of the item on a page."""
        coming = self.lage is Lage.KOMMANDE
        return f"a-{self.ansvar.id}" + (f"-{self.version.id}" if coming else "")

    @property
    def beslut(self) -> bool:
        """Whether it is a proposal for a decision that asks it."""
        return self.version.status is Status.FORSLAG

    @property
    def i_kalendern(self) -> bool:
        """Whether it is asked now, with a period."""
        return self.lage is Lage.AKTUELL and self.ansvar.aterkommer in PERIODS

    @property
    def avsnitt(self) -> tuple[str, str, str]:
        """Document, version and section."""
        return self.dokument.id, self.version.id, self.ansvar.avsnitt


def lage(library: Library, key: VersionKey) -> Lage:
    """Tell whether what a version asks is asked now.

    The wording in force counts, else the newest one that is decided or sent for consultation,
    or that is the latest proposal for a decision. Dropped and undated proposals are old texts.
    """
    _, version = library.versions[key]
    published = versions.published_versions(library, key[0])
    now = versions.current_version(library, key[0])
    if version is not now:
        after = now is not None and published.index(version) > published.index(now)
        return Lage.KOMMANDE if after else Lage.ALDRE
    if version.status in (Status.REMISS, Status.BESLUTAD):
        return Lage.AKTUELL
    points: set[str] = set()
    for beslut in reversed(library.beslut):
        own = {attsats.id for attsats in beslut.attsatser}
        if (beslut.dokument, beslut.version) == key:
            return Lage.TIDIGARE if own & points else Lage.AKTUELL
        points |= own
    return Lage.ALDRE


def punkter(library: Library) -> tuple[Punkt, ...]:
    """Return the duties of all documents, in the order of the register and the texts.

    A duty that several versions of its document give is told once: as the version of today
    has it, else as the last one before it has it. What a coming version changes is told too.
    """
    return library.minns("punkter", lambda known: tuple(_told_once(known)))


def _told_once(library: Library) -> Iterator[Punkt]:
    alla = tuple(alla_punkter(library))
    now = {p.ansvar.id: p for p in alla if p.lage in (Lage.AKTUELL, Lage.TIDIGARE)}
    last = {p.ansvar.id: p for p in alla if p.lage is Lage.ALDRE}
    for punkt in alla:
        if punkt.lage is Lage.KOMMANDE:
            if _new(punkt, now.get(punkt.ansvar.id)):
                yield punkt
        elif now.get(punkt.ansvar.id, last.get(punkt.ansvar.id)) is punkt:
            yield punkt


def _new(punkt: Punkt, now: Punkt | None) -> bool:
    return now is None or now.ansvar.hash != punkt.ansvar.hash


def alla_punkter(library: Library) -> Iterator[Punkt]:
    """Yield the duties of every published version, in the order of the register and the texts."""
    rubriker = Rubriker(library)
    for key, (dokument, version) in library.versions.items():
        found = library.ansvar(key) if version.status.publiceras else ()
        if not found:
            continue
        chapters = {avsnitt.id: avsnitt.kapitel for avsnitt in library.rubriker(key)}
        when = lage(library, key)
        for ansvar in found:
            yield Punkt(
                ansvar, dokument, version, when, status_of_version(library, key),
                rubrik=_heading(rubriker, key, ansvar),
                url=f"{kapitel_url(key, chapters[ansvar.avsnitt])}#{ansvar.stycke}",
            )  # fmt: skip


def _heading(rubriker: Rubriker, key: VersionKey, ansvar: Ansvar) -> str:
    plats = Avsnittsplats(dokument=key[0], version=key[1], avsnitt=ansvar.avsnitt)
    return textwrap.shorten(rubriker.av(plats), LONGEST, placeholder=" …")


@dataclass(frozen=True, slots=True)
class Lista:
    """What the texts ask of a role.

    Attributes:
        egna: the duties of the role itself that are asked now.
        vidare: those of each wider role, without what the role has itself.
        kommande: what a version asks that is still to come, or proposed.
        tidigare: what only an earlier proposal for the same decision asks.
        aldre: what old texts ask.
    """

    egna: tuple[Punkt, ...]
    vidare: tuple[tuple[Roll, tuple[Punkt, ...]], ...]
    kommande: tuple[Punkt, ...]
    tidigare: tuple[Punkt, ...]
    aldre: tuple[Punkt, ...]

    @property
    def alla(self) -> tuple[Punkt, ...]:
        """Every item of the checklist: own ones, then those of the wider roles."""
        return (*self.egna, *(punkt for _, found in self.vidare for punkt in found))

    @property
    def forst(self) -> tuple[Punkt, ...]:
        """The items to begin with."""
        return borja_har(self.alla, len(self.egna))


def lista(library: Library, roll: Roll, alla: Iterable[Punkt]) -> Lista:
    """Return what the texts ask of a role, out of all duties."""
    mine: dict[Lage, list[Punkt]] = defaultdict(list)
    now: list[Punkt] = []
    for punkt in alla:
        if roll.id in punkt.ansvar.roller:
            mine[punkt.lage].append(punkt)
        elif punkt.lage is Lage.AKTUELL:
            now.append(punkt)
    wider = []
    for other in library.vidare(roll):
        found = tuple(punkt for punkt in now if other.id in punkt.ansvar.roller)
        now = [punkt for punkt in now if other.id not in punkt.ansvar.roller]
        if found:
            wider.append((other, found))
    return Lista(
        tuple(mine[Lage.AKTUELL]), tuple(wider), tuple(mine[Lage.KOMMANDE]),
        tuple(mine[Lage.TIDIGARE]), tuple(mine[Lage.ALDRE]),
    )  # fmt: skip


def borja_har(items: Sequence[Punkt], egna: int) -> tuple[Punkt, ...]:
    """Return the items to begin with: a third of the list, never more than seven.

    A list of seven or fewer is short enough as it is. What binds (ska, måste, får inte,
    ansvarar) comes before the rest, what comes round before what always holds, the role's
    own before the wider role's, the programme and the guideline before proposals for
    decisions; then the order of the texts decides.

    Args:
        items: the list, the role's own items first.
        egna: how many of them are the role's own.
    """
    if len(items) <= FIRST:
        return tuple(items)
    ranked = sorted(
        enumerate(items),
        key=lambda numbered: (
            numbered[1].ansvar.modalitet not in BINDING,
            numbered[1].ansvar.aterkommer in CONSTANT,
            numbered[0] >= egna,
            numbered[1].beslut,
            numbered[0],
        ),
    )
    return tuple(punkt for _, punkt in ranked[: min(FIRST, -(-len(items) // 3))])


Grupper = list[tuple[Punkt, list[tuple[Punkt, list[Punkt]]]]]


def grupper(items: Iterable[Punkt]) -> Grupper:
    """Return items by document and section, each group with its first item as its name."""
    documents: Grupper = []
    for punkt in items:
        if not documents or documents[-1][0].version is not punkt.version:
            documents.append((punkt, []))
        sections = documents[-1][1]
        if not sections or sections[-1][0].avsnitt != punkt.avsnitt:
            sections.append((punkt, []))
        sections[-1][1].append(punkt)
    return documents


def aterkommande(items: Iterable[Punkt]) -> list[tuple[Aterkommer, list[Punkt]]]:
    """Return what comes round, by how often; what always holds is left out."""
    found = list(items)
    kinds = [kind for kind in Aterkommer if kind not in CONSTANT]
    by_kind = [(kind, [p for p in found if p.ansvar.aterkommer is kind]) for kind in kinds]
    return [(kind, there) for kind, there in by_kind if there]


def checklista(
    library: Library, sida: Sida, roll: str = "", dokument: str = "", aterkommer: str = ""
) -> str:
    """Return a checklist of what is asked now, by document and section.

    Args:
        library: the library.
        sida: the page.
        roll: only what binds this role; else what binds any role.
        dokument: only what this document asks.
        aterkommer: only what comes round so.
    """
    wanted = library.roller[roll] if roll else None
    source = library.by_id[dokument] if dokument else None
    when = Aterkommer(aterkommer) if aterkommer else None
    items = punkter(library)
    mine = {punkt.id for punkt in (lista(library, wanted, items).alla if wanted else items)}
    found = [
        punkt
        for punkt in items
        if punkt.lage is Lage.AKTUELL
        and punkt.id in mine
        and punkt.ansvar.roller
        and (source is None or punkt.dokument is source)
        and (when is None or punkt.ansvar.aterkommer is when)
    ]
    return render(
        "checklista.html", roll=wanted, dokument=source, aterkommer=when, library=library,
        grupper=grupper(found), antal=len(found), sida=sida,
    )  # fmt: skip
