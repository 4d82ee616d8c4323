"""The consultation: who was asked, and what they said about what."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import Avsnitt, Avsnittsplats, InstansSlag, Remissvar, Svar, Synpunkt
from macros.reading.library import Kapitel, Library, VersionKey
from macros.today import versions
from macros.views.citat import Platser
from macros.views.sida import Sida, render
from macros.views.uttalanden import uttalanden

__all__ = ["fraga", "instans_url", "remissinstanser", "remissvar_om", "uttalanden"]

SIDA = "remissvar/"
EGEN_SIDA = 15
"""A chapter on which so much was said has a page of its own."""
INSTANSSIDOR = {
    InstansSlag.FACKNAMND: "facknamnder",
    InstansSlag.STADSDELSNAMND: "stadsdelsnamnder",
    InstansSlag.KONCERN: "bolag",
    InstansSlag.BOLAG: "bolag",
}
"""On which page a body's own points stand, by its kind."""
NUMBERS = (
    "ingen", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
)  # fmt: skip

Sagt = tuple[tuple[Remissvar, Synpunkt], ...]


def antal(number: int) -> str:
    """Return a number as it is written in running Swedish."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def sagt_om(library: Library, key: VersionKey, avsnitt: str) -> Sagt:
    """Return what was said about a section."""
    plats = Avsnittsplats(dokument=key[0], version=key[1], avsnitt=avsnitt)
    return library.synpunkter_om.get(plats, ())


def _has_a_page(library: Library, key: VersionKey, kapitel: Kapitel) -> bool:
    said = (sagt_om(library, key, found.id) for found in kapitel.rubriker)
    return sum(len(points) for points in said) >= EGEN_SIDA


def kapitelsida(library: Library, key: VersionKey, kapitel: Kapitel) -> str:
    """Return the address of the page with what was said about a chapter."""
    own = f"{kapitel.namn}/" if _has_a_page(library, key, kapitel) else ""
    return f"{SIDA}{key[0]}/{own}"


def fraga(library: Library, key: VersionKey, avsnitt: Avsnitt) -> tuple[int, str] | None:
    """Return how many points concern a section and the address where they stand, if any do."""
    said = sagt_om(library, key, avsnitt.id)
    # The page with the whole text names itself as chapter, so the chapter is looked up.
    for kapitel in library.kapitel(key) if said else ():
        if any(found.id == avsnitt.id for found in kapitel.rubriker):
            return len(said), f"{kapitelsida(library, key, kapitel)}#{avsnitt.id}"
    return None


def instans_url(remissvar: Remissvar) -> str:
    """Return the address of a body's own points, relative to the root."""
    return f"{SIDA}instanser/{INSTANSSIDOR[remissvar.slag]}/#{remissvar.id}"


@dataclass(frozen=True, slots=True)
class _Bodies:
    """Bodies that were asked by the same one, with the answers counted."""

    svar: tuple[Remissvar, ...]

    def antal(self, svar: Svar) -> str:
        return antal(sum(one.svar is svar for one in self.svar))

    def namn(self, svar: Svar) -> str:
        names = [one.instans for one in self.svar if one.svar is svar]
        return " och ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def remissinstanser(library: Library, sida: Sida, slag: str = "") -> str:
    """Return the consulted bodies.

    Args:
        library: the library.
        sida: the page.
        slag: a page of `INSTANSSIDOR`: only its bodies, with all their points.
    """
    values = {"sida": sida, "platser": Platser(library, sida), "svarslank": _answer, "start": SIDA}
    if slag:
        bodies = [one for one in library.remissvar if INSTANSSIDOR[one.slag] == slag]
        return render("remissinstanser-slag.html", instanser=bodies, **values)
    direct = _Bodies(tuple(one for one in library.remissvar if one.via is None))
    through = [
        (asking, _Bodies(asked))
        for asking in direct.svar
        if (asked := tuple(one for one in library.remissvar if one.via == asking.id))
    ]
    return render(
        "remissinstanser.html", direkt=direct, genom=through, antal=antal, Svar=Svar,
        url=instans_url, dokument=_dokument(library), **values,
    )  # fmt: skip


def _answer(platser: Platser, one: Remissvar) -> str | None:
    """Return the link to where the text tells of a body's answer, None where it does not."""
    if one.kapitel and one.beslut:
        return platser.kapitel(one.beslut, one.kapitel)
    places = (one.hallning_kalla, *(synpunkt.kalla for synpunkt in one.synpunkter))
    return next((platser.lank(stalle) for stalle in places if stalle), None)


def _dokument(library: Library) -> tuple[str, ...]:
    """Return the ids of the documents on which something was said, in the register's order."""
    said = {plats.dokument for plats in library.synpunkter_om}
    return tuple(dokument.id for dokument in library.dokument if dokument.id in said)


def remissvar_om(library: Library, sida: Sida, dokument: str, kapitel: str = "") -> str:
    """Return what was said about a document, section by section.

    Args:
        library: the library.
        sida: the page.
        dokument: id of the document.
        kapitel: only this chapter, which has a page of its own.
    """
    here: list[tuple[VersionKey, Avsnitt, Sagt]] = []
    elsewhere: list[tuple[str, str, int]] = []
    for version in versions.visible_versions(library, library.by_id[dokument]):
        key = (dokument, version.id)
        for chapter in library.kapitel(key):
            sections = [
                (key, found, said)
                for found in chapter.rubriker
                if (said := sagt_om(library, key, found.id))
            ]
            own = _has_a_page(library, key, chapter)
            if chapter.namn == kapitel or (not own and not kapitel):
                here += sections
            elif own:
                count = sum(len(said) for _, _, said in sections)
                url = kapitelsida(library, key, chapter)
                elsewhere.append((chapter.rubriker[0].rubrik, url, count))
    whole = [
        (remissvar, synpunkt)
        for remissvar in library.remissvar
        for synpunkt in remissvar.synpunkter
        if synpunkt.helheten == dokument and not kapitel
    ]
    return render(
        "remissvar-om.html", sida=sida, platser=Platser(library, sida), avsnitt=here,
        andra=[] if kapitel else elsewhere, helheten=whole, dokument=library.by_id[dokument],
        kapitel=kapitel, start=SIDA, plats=_plats,
    )  # fmt: skip


def _plats(key: VersionKey, avsnitt: Avsnitt) -> Avsnittsplats:
    return Avsnittsplats(dokument=key[0], version=key[1], avsnitt=avsnitt.id)
