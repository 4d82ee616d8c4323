"""What can be found: sections with their duties, terms, roles and documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from macros import views
from macros.model import Ansvar, Avsnitt, Dagsstatus, Dokument, Roll, VersionKey
from macros.reading.library import Library
from macros.today.status import status_of_document, status_of_version
from macros.today.versions import current_version, published_keys

LONG = 7
"""A title of more words is no name that anybody uses; it stands in the text of the unit."""
EXPLAINED, UNEXPLAINED, PAST, NAMED = 0.5, 0.35, 0.65, 0.7
"""How much counts against a text: a term that is explained in one, a term that none explains, a role
that only older texts have, and a document that is known by its name alone."""


SOUGHT = frozenset(
    {Dagsstatus.REMISS, Dagsstatus.BESLUTAD, Dagsstatus.KOMMANDE, Dagsstatus.GALLANDE}
)
"""What a document is whose text readers ask for: no proposal, and nothing that is over."""


class EnhetSlag(StrEnum):
    """The kinds of what can be found."""

    AVSNITT = "avsnitt"
    BEGREPP = "begrepp"
    ROLL = "roll"
    DOKUMENT = "dokument"


@dataclass(frozen=True, slots=True)
class Plikt:
    """A duty, shown with its section.

    Attributes:
        stycke: id of the passage.
        roller: names of those who bear it.
        text: the duty in plain words.
    """

    stycke: str
    roller: str
    text: str


@dataclass(frozen=True, slots=True)
class Enhet:
    """Something that a query can find.

    Attributes:
        slag: its kind.
        grupp: the heading under which it is shown.
        upplysning: the status of the text, in a word or two.
        url: its address, relative to the root.
        rubrik: its title.
        namn: other names.
        nummer: section number or registration number.
        stig: the headings above it.
        stycken: its text: id of the passage and words.
        plikter: the duties that it gives.
        roller: ids of the roles that have to do with it.
        dokument: id of the document, empty if it belongs to none.
        aldre: whether it belongs to the older texts.
        sokord: words by which people look for it; never shown.
        forklarar: the terms that it explains.
        vikt: how much it counts against others.
    """

    slag: EnhetSlag
    grupp: str
    upplysning: str
    url: str
    rubrik: str
    namn: tuple[str, ...] = ()
    nummer: str = ""
    stig: tuple[str, ...] = ()
    stycken: tuple[tuple[str, str], ...] = ()
    plikter: tuple[Plikt, ...] = ()
    roller: tuple[str, ...] = ()
    dokument: str = ""
    aldre: bool = False
    sokord: tuple[str, ...] = ()
    forklarar: tuple[str, ...] = ()
    vikt: float = 1.0

    @property
    def texter(self) -> Iterator[str]:
        """Yield its names, its text, and the words by which people look for it."""
        yield self.rubrik
        yield from self.namn
        yield from self.sokord
        yield from (text for _, text in self.stycken)


def enheter(library: Library) -> tuple[Enhet, ...]:
    """Return all that can be found, what belongs together in a row."""
    return (*_begrepp(library), *_roller(library), *_dokument(library), *_texter(library))


def is_sought(library: Library, key: VersionKey) -> bool:
    """Tell whether a version is what readers ask for: the wording of today, and no old text."""
    dokument, version = library.versions[key]
    now = current_version(library, dokument.id)
    return version is now and status_of_document(library, dokument) in SOUGHT


def _notice(library: Library, key: VersionKey) -> str:
    """Return which version a text is of, and what time has made of it since it was named so."""
    _, version = library.versions[key]
    status = status_of_version(library, key)
    return (
        version.namn if status.value == version.status.value else f"{version.namn} · {status.label}"
    )


def _texter(library: Library) -> Iterator[Enhet]:
    explained = _explained(library)
    for key in published_keys(library):
        dokument, _ = library.versions[key]
        duties: dict[str, list[Ansvar]] = defaultdict(list)
        for ansvar in library.ansvar(key):
            duties[ansvar.avsnitt].append(ansvar)
        above: list[Avsnitt] = []
        over = _over(library, key)
        for avsnitt in library.avsnitt(key):
            while above and (
                above[-1].niva >= avsnitt.niva or above[-1].kapitel != avsnitt.kapitel
            ):
                above.pop()
            own = duties[avsnitt.id]
            yield Enhet(
                slag=EnhetSlag.AVSNITT,
                grupp=dokument.kort,
                upplysning=_notice(library, key),
                url=views.avsnitt_url(key, avsnitt),
                rubrik=avsnitt.rubrik_utan_nummer,
                nummer=avsnitt.nummer or "",
                stig=(*over.get(avsnitt.kapitel, ()), *(parent.rubrik for parent in above)),
                stycken=tuple((s.id, s.text) for s in avsnitt.stycken if s.id),
                plikter=tuple(_plikt(library, ansvar) for ansvar in own),
                roller=tuple(sorted({roll for ansvar in own for roll in ansvar.roller})),
                dokument=dokument.id,
                aldre=not is_sought(library, key),
                forklarar=explained[key, avsnitt.id],
                sokord=library.sokord.get(f"{dokument.id}#{avsnitt.id}", ()),
            )
            above.append(avsnitt)


def _over(library: Library, key: VersionKey) -> dict[str, tuple[str]]:
    """Return for the chapters of an appendix its heading: their ids begin with its own."""
    chapters = library.kapitel(key)
    return {
        part.namn: (whole.rubriker[0].rubrik,)
        for whole in chapters
        for part in chapters
        if part.namn.startswith(f"{whole.namn}-")
    }


def _explained(library: Library) -> dict[tuple[VersionKey, str], tuple[str, ...]]:
    """Return for each section the names of the terms that it explains."""
    found: dict[tuple[VersionKey, str], tuple[str, ...]] = defaultdict(tuple)
    for begrepp in library.begrepp.values():
        for stalle in begrepp.definitioner:
            found[(stalle.dokument, stalle.version), stalle.avsnitt] += begrepp.namn
    return found


def _plikt(library: Library, ansvar: Ansvar) -> Plikt:
    names = [library.roller[roll].namn for roll in ansvar.roller]
    return Plikt(ansvar.stycke, ", ".join(names), ansvar.checklista)


def _begrepp(library: Library) -> Iterator[Enhet]:
    for begrepp in library.begrepp.values():
        long = (begrepp.forkortning_for,) if begrepp.forkortning_for else ()
        said = (*begrepp.definitioner, *begrepp.anvands)
        yield Enhet(
            slag=EnhetSlag.BEGREPP,
            grupp="Begrepp",
            upplysning="",
            url=f"begrepp/#{begrepp.id}",
            rubrik=begrepp.term,
            namn=(*long, *begrepp.alias),
            stycken=tuple(("", stalle.citat) for stalle in said),
            sokord=library.sokord.get(f"begrepp/{begrepp.id}", ()),
            vikt=EXPLAINED if begrepp.definitioner else UNEXPLAINED,
        )


def _roller(library: Library) -> Iterator[Enhet]:
    for roll in library.roller.values():
        yield Enhet(
            slag=EnhetSlag.ROLL,
            grupp="Roller",
            upplysning="Bara i äldre texter" if roll.historisk else "",
            url=f"roller/{roll.id}/",
            rubrik=roll.namn,
            namn=roll.alias,
            stycken=(("", roll.beskrivning), *(("", text) for text in _asked(library, roll))),
            roller=(roll.id,),
            sokord=library.sokord.get(f"roller/{roll.id}", ()),
            vikt=PAST if roll.historisk else 1.0,
        )


def _asked(library: Library, roll: Roll) -> Iterator[str]:
    for key in published_keys(library):
        if is_sought(library, key):
            for ansvar in library.ansvar(key):
                if roll.id in ansvar.roller:
                    yield ansvar.checklista


def _dokument(library: Library) -> Iterator[Enhet]:
    with_text = {dokument for dokument, _ in published_keys(library)}
    for dokument in library.dokument:
        status = status_of_document(library, dokument)
        if status is Dagsstatus.UTKAST:
            continue
        yield Enhet(
            slag=EnhetSlag.DOKUMENT,
            grupp="Dokument",
            upplysning=f"{dokument.typ.label} · {status.label}",
            url=f"{dokument.id}/",
            rubrik=dokument.kort,
            namn=_names(dokument),
            nummer=dokument.dnr or "",
            stycken=tuple(("", text) for text in _about(library, dokument)),
            dokument=dokument.id,
            sokord=(*_short_id(dokument), *library.sokord.get(f"dokument/{dokument.id}", ())),
            vikt=1.0 if dokument.id in with_text else NAMED,
        )


def _names(dokument: Dokument) -> tuple[str, ...]:
    names = (dokument.titel, *(variant.skrivs for variant in dokument.varianter))
    short = (name for name in names if len(name.split()) <= LONG and name != dokument.kort)
    return tuple(dict.fromkeys(short))


def _short_id(dokument: Dokument) -> tuple[str, ...]:
    """Return the id of a document, if that is what people call it: `lss`, `osl`."""
    return () if "-" in dokument.id or dokument.varianter else (dokument.id,)


def _about(library: Library, dokument: Dokument) -> Iterator[str]:
    """Yield what the register says of a document: never more than its own words."""
    if dokument.titel != dokument.kort:
        yield dokument.titel
    if dokument.dnr:
        yield f"Dnr {dokument.dnr}"
    for version in dokument.versioner:
        if version.status.publiceras and version.upplysning:
            yield version.upplysning
    for event in dokument.handelser:
        yield f"{event.slag.label.capitalize()} {views.datum_i_ord(event.datum)}"
    if dokument.status:
        yield status_of_document(library, dokument).label
    if dokument.anmarkning:
        yield dokument.anmarkning
