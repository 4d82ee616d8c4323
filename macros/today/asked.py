"""What is asked of whom on the day: which duties are on whose list, and in which order."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from macros.model import (
    Ansvar,
    Aterkommer,
    Avsnittsplats,
    Dagsstatus,
    Dokument,
    LabelledEnum,
    Modalitet,
    Roll,
    Status,
    Version,
    VersionKey,
)
from macros.model.addresses import kapitel_url
from macros.reading.library import Library
from macros.reading.section_names import SectionNames
from macros.today.status import status_of_document, status_of_version
from macros.today.versions import current_version, is_coming, published_keys, published_versions

FIRST_ITEMS = 7
"""So many items has the list to begin with, at most; a shorter list needs none."""
BINDING_MODALITIES = (Modalitet.SKA, Modalitet.MASTE, Modalitet.FAR_INTE, Modalitet.ANSVARAR)
NOT_RECURRING = (Aterkommer.STANDIGT, Aterkommer.ENGANGS)
CALENDAR_PERIODS = (Aterkommer.ARLIGEN, Aterkommer.TERTIAL)
"""What comes round with a period that a calendar can keep."""
LONGEST_HEADING = 70
"""So long may the heading of a section be in an item."""


class Lage(LabelledEnum):
    """Whether what a text asks is asked now, in the order in which lists tell it.

    `KOMMANDE` is a version that is still to come, or that is proposed beside one in force;
    `TIDIGARE` a proposal that a later one has taken the place of; `ALDRE` what asks no longer.
    """

    AKTUELL = "aktuell", "Begärs nu"
    KOMMANDE = "kommande", "Kommande"
    TIDIGARE = "tidigare", "Tidigare förslag"
    ALDRE = "aldre", "Äldre text"


@dataclass(frozen=True, slots=True)
class AskedDuty:
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
        return self.lage is Lage.AKTUELL and self.ansvar.aterkommer in CALENDAR_PERIODS

    @property
    def key(self) -> VersionKey:
        """Document and version."""
        return self.dokument.id, self.version.id

    @property
    def avsnitt(self) -> tuple[str, str, str]:
        """Document, version and section."""
        return (*self.key, self.ansvar.avsnitt)


def lage_of(library: Library, key: VersionKey) -> Lage:
    """Tell whether what a version asks is asked now.

    The wording in force counts, else the newest one that is decided or sent for consultation,
    or that is the latest proposal for a decision. Dropped and undated proposals are old texts,
    and so is all of a document that has been repealed. A draft is still to come.
    """
    dokument, version = library.versions[key]
    if not version.status.publiceras or is_coming(library, version):
        return Lage.KOMMANDE
    published = published_versions(library, key[0])
    now = current_version(library, key[0])
    if now and version.id != now.id:
        order = [found.id for found in published]
        return Lage.KOMMANDE if order.index(version.id) > order.index(now.id) else Lage.ALDRE
    if status_of_document(library, dokument) is Dagsstatus.UPPHAVD:
        return Lage.ALDRE
    if version.status in (Status.REMISS, Status.BESLUTAD):
        return Lage.AKTUELL
    points: set[str] = set()
    for beslut in reversed(library.beslut):
        own = {attsats.id for attsats in beslut.attsatser}
        if (beslut.dokument, beslut.version) == key:
            return Lage.TIDIGARE if own & points else Lage.AKTUELL
        points |= own
    return Lage.ALDRE


def asked_duties(library: Library) -> tuple[AskedDuty, ...]:
    """Return the duties of all documents, in the order of the register and the texts.

    A duty that several versions of its document give is told once: as the version of today
    has it, else as the last one before it has it. What a coming version changes is told too.
    """
    return library.derive("asked_duties", lambda known: tuple(_told_once(known)))


def _told_once(library: Library) -> Iterator[AskedDuty]:
    alla = tuple(every_duty(library))
    now = {p.ansvar.id: p for p in alla if p.lage in (Lage.AKTUELL, Lage.TIDIGARE)}
    last = {p.ansvar.id: p for p in alla if p.lage is Lage.ALDRE}
    for punkt in alla:
        if punkt.lage is Lage.KOMMANDE:
            if _new(punkt, now.get(punkt.ansvar.id)):
                yield punkt
        elif now.get(punkt.ansvar.id, last.get(punkt.ansvar.id)) is punkt:
            yield punkt


def _new(punkt: AskedDuty, now: AskedDuty | None) -> bool:
    return now is None or now.ansvar.hash != punkt.ansvar.hash


def every_duty(library: Library) -> Iterator[AskedDuty]:
    """Yield the duties of every published version, in the order of the register and the texts."""
    rubriker = SectionNames(library)
    for key in published_keys(library):
        dokument, version = library.versions[key]
        chapters = {avsnitt.id: avsnitt.kapitel for avsnitt in library.rubriker(key)}
        when = lage_of(library, key)
        for ansvar in library.ansvar(key):
            if ansvar.avsnitt not in chapters:
                continue  # told of where duties are checked
            yield AskedDuty(
                ansvar, dokument, version, when, status_of_version(library, key),
                rubrik=_heading(rubriker, key, ansvar),
                url=f"{kapitel_url(key, chapters[ansvar.avsnitt])}#{ansvar.stycke}",
            )  # fmt: skip


def _heading(rubriker: SectionNames, key: VersionKey, ansvar: Ansvar) -> str:
    plats = Avsnittsplats(dokument=key[0], version=key[1], avsnitt=ansvar.avsnitt)
    return textwrap.shorten(rubriker.av(plats), LONGEST_HEADING, placeholder=" …")


@dataclass(frozen=True, slots=True)
class RoleList:
    """What the texts ask of a role.

    Attributes:
        egna: the duties of the role itself that are asked now.
        vidare: those of each wider role, without what the role has itself.
        kommande: what a version asks that is still to come, or proposed.
        tidigare: what only an earlier proposal for the same decision asks.
        aldre: what old texts ask.
    """

    egna: tuple[AskedDuty, ...]
    vidare: tuple[tuple[Roll, tuple[AskedDuty, ...]], ...]
    kommande: tuple[AskedDuty, ...]
    tidigare: tuple[AskedDuty, ...]
    aldre: tuple[AskedDuty, ...]

    @property
    def alla(self) -> tuple[AskedDuty, ...]:
        """Every item of the checklist: own ones, then those of the wider roles."""
        return (*self.egna, *(punkt for _, found in self.vidare for punkt in found))

    @property
    def forst(self) -> tuple[AskedDuty, ...]:
        """The items to begin with."""
        return first_items(self.alla, len(self.egna))


def list_for(library: Library, roll: Roll, alla: Iterable[AskedDuty]) -> RoleList:
    """Return what the texts ask of a role, out of all duties."""
    mine: dict[Lage, list[AskedDuty]] = defaultdict(list)
    now: list[AskedDuty] = []
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
    return RoleList(
        tuple(mine[Lage.AKTUELL]), tuple(wider), tuple(mine[Lage.KOMMANDE]),
        tuple(mine[Lage.TIDIGARE]), tuple(mine[Lage.ALDRE]),
    )  # fmt: skip


def first_items(items: Sequence[AskedDuty], egna: int) -> tuple[AskedDuty, ...]:
    """Return the items to begin with: a third of the list, never more than seven.

    A list of seven or fewer is short enough as it is. What binds (ska, måste, får inte,
    ansvarar) comes before the rest, what comes round before what always holds, the role's
    own before the wider role's, the programme and the guideline before proposals for
    decisions; then the order of the texts decides.

    Args:
        items: the list, the role's own items first.
        egna: how many of them are the role's own.
    """
    if len(items) <= FIRST_ITEMS:
        return tuple(items)
    ranked = sorted(
        enumerate(items),
        key=lambda numbered: (
            numbered[1].ansvar.modalitet not in BINDING_MODALITIES,
            numbered[1].ansvar.aterkommer in NOT_RECURRING,
            numbered[0] >= egna,
            numbered[1].beslut,
            numbered[0],
        ),
    )
    return tuple(punkt for _, punkt in ranked[: min(FIRST_ITEMS, -(-len(items) // 3))])


DutyGroups = list[tuple[AskedDuty, list[tuple[AskedDuty, list[AskedDuty]]]]]


def grouped(items: Iterable[AskedDuty]) -> DutyGroups:
    """Return items by document and section, each group with its first item as its name."""
    documents: DutyGroups = []
    for punkt in items:
        if not documents or documents[-1][0].version is not punkt.version:
            documents.append((punkt, []))
        sections = documents[-1][1]
        if not sections or sections[-1][0].avsnitt != punkt.avsnitt:
            sections.append((punkt, []))
        sections[-1][1].append(punkt)
    return documents


def recurring(items: Iterable[AskedDuty]) -> list[tuple[Aterkommer, list[AskedDuty]]]:
    """Return what comes round, by how often; what always holds is left out."""
    found = list(items)
    kinds = [kind for kind in Aterkommer if kind not in NOT_RECURRING]
    by_kind = [(kind, [p for p in found if p.ansvar.aterkommer is kind]) for kind in kinds]
    return [(kind, there) for kind, there in by_kind if there]
