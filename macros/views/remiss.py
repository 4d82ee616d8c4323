"""The consultations: who was asked, and what they said about what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from macros.model import (
    Avsnitt,
    Avsnittsplats,
    Dokument,
    InstansSlag,
    Remissvar,
    Svar,
    Synpunkt,
    VersionKey,
    lower_first,
)
from macros.reading.library import Library
from macros.reading.page import Page
from macros.today.versions import visible_versions
from macros.views.citat import Platser
from macros.views.remisser import consultation_name, consultations, which
from macros.views.sida import Sida, render
from macros.views.uttalanden import uttalanden

__all__ = ["fraga", "instans_url", "remissinstanser", "remissvar_om", "uttalanden"]

REMISS_URL = "remissvar/"
EGEN_SIDA = 15
"""A chapter on which so much was said has a page of its own."""
INSTANSSIDOR = {
    InstansSlag.FACKNAMND: "facknamnder",
    InstansSlag.STADSDELSNAMND: "stadsdelsnamnder",
    InstansSlag.KONCERN: "bolag",
    InstansSlag.BOLAG: "bolag",
}
"""On which page a body's own points stand, by its kind."""
BODY_HEADINGS = {
    "facknamnder": "Facknämndernas synpunkter",
    "stadsdelsnamnder": "Stadsdelsnämndernas synpunkter",
    "bolag": "Bolagens synpunkter",
}
"""The heading of each of those pages."""
NUMBERS = (
    "ingen", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
)  # fmt: skip

SaidPoints = tuple[tuple[Remissvar, Synpunkt], ...]


def antal(number: int) -> str:
    """Return a number as it is written in running Swedish."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def sagt_om(library: Library, key: VersionKey, avsnitt: str) -> SaidPoints:
    """Return what was said about a section."""
    plats = Avsnittsplats(dokument=key[0], version=key[1], avsnitt=avsnitt)
    return library.synpunkter_om.get(plats, ())


def chapters_with_a_page(library: Library, dokument: str) -> frozenset[str]:
    """Return the chapters of a document on which so much was said that each has a page."""
    name = ("chapters_with_a_page", dokument)
    return library.derive(name, lambda known: _much_said(known, dokument))


def _much_said(library: Library, dokument: str) -> frozenset[str]:
    count: Counter[str] = Counter()
    for version in visible_versions(library, library.by_id[dokument]):
        key = (dokument, version.id)
        for kapitel in library.kapitel(key):
            count[kapitel.namn] += sum(len(sagt_om(library, key, a.id)) for a in kapitel.avsnitt)
    return frozenset(name for name, points in count.items() if points >= EGEN_SIDA)


def kapitelsida(library: Library, key: VersionKey, kapitel: Page) -> str:
    """Return the address of the page with what was said about a chapter."""
    own = f"{kapitel.namn}/" if kapitel.namn in chapters_with_a_page(library, key[0]) else ""
    return f"{REMISS_URL}{key[0]}/{own}"


def said_anchor(library: Library, key: VersionKey, avsnitt: str) -> str:
    """Return the id of what was said about a section, on the page that tells it.

    It is that of the section. Of versions that were sent out after one another the later ones
    add their own id to it.
    """
    dokument = library.by_id[key[0]]
    said = (v.id for v in dokument.versioner if sagt_om(library, (dokument.id, v.id), avsnitt))
    return avsnitt if next(said, key[1]) == key[1] else f"{avsnitt}-{key[1]}"


def matter_pages(library: Library) -> Iterator[tuple[str, str, str]]:
    """Yield what has a page of what was said about it: document, chapter or "", and heading."""
    for dokument in _dokument(library, library.remissvar):
        name = _in_a_sentence(library.by_id[dokument])
        yield dokument, "", f"Vad sa remissinstanserna om {name}?"
        left = set(chapters_with_a_page(library, dokument))
        for version in visible_versions(library, library.by_id[dokument]):
            for kapitel in library.kapitel((dokument, version.id)):
                if kapitel.namn in left:
                    left.remove(kapitel.namn)
                    yield dokument, kapitel.namn, f"Remissvar: {kapitel.avsnitt[0].rubrik}"


def _in_a_sentence(dokument: Dokument) -> str:
    return dokument.bestamd or dokument.kort


def body_pages(library: Library) -> list[tuple[str, str]]:
    """Return the pages of the bodies' own points: name and heading."""
    there = {INSTANSSIDOR[one.slag] for one in library.remissvar}
    return [(page, heading) for page, heading in BODY_HEADINGS.items() if page in there]


def fraga(library: Library, key: VersionKey, avsnitt: Avsnitt) -> tuple[int, str] | None:
    """Return how many points concern a section and the address where they stand, if any do."""
    said = sagt_om(library, key, avsnitt.id)
    # The page with the whole text names itself as chapter, so the chapter is looked up.
    for kapitel in library.kapitel(key) if said else ():
        if any(found.id == avsnitt.id for found in kapitel.avsnitt):
            place = said_anchor(library, key, avsnitt.id)
            return len(said), f"{kapitelsida(library, key, kapitel)}#{place}"
    return None


def instans_url(remissvar: Remissvar) -> str:
    """Return the address of a body's own points, relative to the root."""
    return f"{REMISS_URL}instanser/{INSTANSSIDOR[remissvar.slag]}/#{remissvar.id}"


@dataclass(frozen=True, slots=True)
class _Bodies:
    """Bodies that were asked by the same one, with the answers counted."""

    svar: tuple[Remissvar, ...]

    def antal(self, svar: Svar) -> str:
        return antal(sum(one.svar is svar for one in self.svar))

    def namn(self, svar: Svar) -> str:
        names = [one.instans for one in self.svar if one.svar is svar]
        return " och ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


@dataclass(frozen=True, slots=True)
class _Remiss:
    """A consultation as it is shown.

    Attributes:
        id: its anchor.
        namn: what a reader calls it.
        dokument: the names of the documents on which something was said in it.
        direkt: who was asked.
        genom: who asked others in turn, and whom.
    """

    id: str
    namn: str
    dokument: tuple[str, ...]
    direkt: _Bodies
    genom: tuple[tuple[Remissvar, _Bodies], ...]


def _remiss(library: Library, key: VersionKey) -> _Remiss:
    mine = tuple(one for one in library.remissvar if (one.dokument, one.version) == key)
    direct = _Bodies(tuple(one for one in mine if one.via is None))
    through = tuple(
        (asking, _Bodies(asked))
        for asking in direct.svar
        if (asked := tuple(one for one in mine if one.via == asking.id))
    )
    names = tuple(library.by_id[name].kort for name in _dokument(library, mine))
    name = consultation_name(library, key)
    return _Remiss(f"remiss-{key[0]}-{key[1]}", name, names, direct, through)


def remissinstanser(library: Library, sida: Sida, slag: str = "") -> str:
    """Return the consulted bodies, consultation by consultation.

    Args:
        library: the library.
        sida: the page.
        slag: a page of `INSTANSSIDOR`: only its bodies, with all their points.
    """
    values = {
        "sida": sida, "platser": Platser(library, sida), "svarslank": _answer, "start": REMISS_URL,
        "vilken": partial(which, library),
    }  # fmt: skip
    if slag:
        here = [one for one in library.remissvar if INSTANSSIDOR[one.slag] == slag]
        return render("remissinstanser-slag.html", instanser=here, **values)
    told = {(one.dokument, one.version) for one in library.remissvar}
    return render(
        "remissinstanser.html", antal=antal, Svar=Svar, url=instans_url, lower_first=lower_first,
        remisser=[_remiss(library, key) for key in consultations(library) if key in told],
        dokument=_dokument(library, library.remissvar), **values,
    )  # fmt: skip


def _answer(platser: Platser, one: Remissvar) -> str | None:
    """Return the link to where the text tells of a body's answer, None where it does not."""
    if one.kapitel and one.beslut:
        return platser.kapitel((one.dokument, one.version), one.kapitel)
    places = (one.hallning_kalla, *(synpunkt.kalla for synpunkt in one.synpunkter))
    return next((platser.lank(stalle) for stalle in places if stalle), None)


def _dokument(library: Library, answers: Iterable[Remissvar]) -> tuple[str, ...]:
    """Return the ids of the documents on which something was said, in the register's order."""
    points = [synpunkt for one in answers for synpunkt in one.synpunkter]
    said = {plats.dokument for synpunkt in points for plats in synpunkt.galler}
    return tuple(dokument.id for dokument in library.dokument if dokument.id in said)


def remissvar_om(library: Library, sida: Sida, dokument: str, kapitel: str = "") -> str:
    """Return what was said about a document, section by section.

    Args:
        library: the library.
        sida: the page.
        dokument: id of the document.
        kapitel: only this chapter, which has a page of its own.
    """
    here: list[tuple[VersionKey, Avsnitt, SaidPoints]] = []
    elsewhere: dict[str, tuple[str, str, int]] = {}
    own = chapters_with_a_page(library, dokument)
    for version in visible_versions(library, library.by_id[dokument]):
        key = (dokument, version.id)
        for chapter in library.kapitel(key):
            sections = [
                (key, found, said)
                for found in chapter.avsnitt
                if (said := sagt_om(library, key, found.id))
            ]
            if chapter.namn == kapitel or (chapter.namn not in own and not kapitel):
                here += sections
            elif chapter.namn in own:
                before = elsewhere.get(chapter.namn, ("", "", 0))[2]
                count = before + sum(len(said) for _, _, said in sections)
                url = kapitelsida(library, key, chapter)
                elsewhere[chapter.namn] = (chapter.avsnitt[0].rubrik, url, count)
    whole = [
        (remissvar, synpunkt)
        for remissvar in library.remissvar
        for synpunkt in remissvar.synpunkter
        if synpunkt.helheten == dokument and not kapitel
    ]
    sent = {(plats.dokument, plats.version) for plats in library.synpunkter_om}
    return render(
        "remissvar-om.html", sida=sida, platser=Platser(library, sida), avsnitt=here,
        andra=[] if kapitel else list(elsewhere.values()), helheten=whole,
        dokument=library.by_id[dokument], kapitel=kapitel, start=REMISS_URL, plats=_plats,
        ankare=partial(said_anchor, library), vilken=partial(which, library),
        version=lambda key: library.versions[key][1],
        flera_versioner=sum(key[0] == dokument for key in sent) > 1,
        flera_remisser=len({(one.dokument, one.version) for one in library.remissvar}) > 1,
    )  # fmt: skip


def _plats(key: VersionKey, avsnitt: Avsnitt) -> Avsnittsplats:
    return Avsnittsplats(dokument=key[0], version=key[1], avsnitt=avsnitt.id)
