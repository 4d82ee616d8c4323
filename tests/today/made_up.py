"""A library made of a few nouns, without a file: what a rule of the day needs, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from macros.model import (
    Ansvar,
    Attsats,
    Avslutat,
    Avsnitt,
    Beslut,
    Dokument,
    Roll,
    Stalle,
    Status,
    Stycke,
    Typ,
    Verkan,
    VerkanSlag,
    Version,
)
from macros.reading.chapter import Kapitel
from macros.reading.library import Library
from macros.reading.page import read
from macros.reading.tables import ANSVAR, Table
from tests.conftest import library_with

PLACE = Stalle(dokument="plan", version="v1", avsnitt="syfte", citat="Så är det.")


def a_version(name: str, status: Status = Status.BESLUTAD, **fields: object) -> Version:
    return Version.model_validate(
        {"id": name, "namn": f"Version {name}", "status": status, "kapitel": ("text",)} | fields
    )


def a_dokument(name: str, *versions: Version, **fields: object) -> Dokument:
    return Dokument.model_validate(
        {"id": name, "titel": name.title(), "kort": name.title(), "typ": Typ.PLAN,
         "versioner": versions} | fields
    )  # fmt: skip


def a_beslut(
    name: str, datum: str, repeals: Iterable[str] = (), *, text: tuple[str, str] = ("beslut", "v1"),
    fattat: str | None = None, points: Iterable[str] = ("kf-1",),
) -> Beslut:  # fmt: skip
    effects = tuple(
        Verkan(slag=VerkanSlag.UPPHAVER, dokument=(target,), citat="upphör") for target in repeals
    ) or (Verkan(slag=VerkanSlag.GODKANNER, citat="godkänns"),)
    return Beslut(
        id=name, titel=name, dokument=text[0], version=text[1], datum=datum, fattat=fattat,
        foreslas_av="Styrelsen",
        attsatser=tuple(
            Attsats(id=point, organ="Fullmäktige", nummer="1", passage="beslut-st1-p1", verkan=effects)
            for point in points
        ),
    )  # fmt: skip


def an_ansvar(name: str, *roller: str, **fields: object) -> Ansvar:
    return Ansvar.model_validate(
        {
            "id": name, "avsnitt": "syfte", "stycke": "syfte-st1", "citat": "Rollen ska göra det.",
            "modalitet": "ska", "roller": roller, "generell": not roller,
            "checklista": "Gör det.", "omrade": "kvalitet",
        } | fields
    )  # fmt: skip


def a_roll(name: str, del_av: str | None = None) -> Roll:
    return Roll(id=name, namn=name.title(), beskrivning="En roll.", del_av=del_av, kalla=PLACE)


class _Chapter(Kapitel):
    """A chapter whose sections are given, and not read from a text."""

    def __init__(self, path: str, sections: tuple[Avsnitt, ...]) -> None:
        super().__init__(path, sections[0].kapitel if sections else "text", read(path, ""))
        self.__dict__["avsnitt"] = sections
        self.__dict__["rubriker"] = sections


def sections(*names: str, **words: str) -> tuple[Avsnitt, ...]:
    """Return sections with one passage each, whose words are given by its name or made up."""
    return tuple(
        Avsnitt(
            id=name, rubrik=f"Om {name}", niva=2, kapitel="text",
            stycken=(Stycke(id=f"{name}-st1", text=words.get(name, f"Så är {name}.")),),
        )
        for name in names
    )  # fmt: skip


def a_library(
    dag: date,
    *dokument: Dokument,
    beslut: Iterable[Beslut] = (),
    avslutade: Iterable[Avslutat] = (),
    roller: Iterable[Roll] = (),
    ansvar: Mapping[tuple[str, str], Iterable[Ansvar]] | None = None,
    texts: Mapping[tuple[str, str], tuple[Avsnitt, ...]] | None = None,
    utkast: bool = False,
) -> Library:
    """Return a library of a day; a version without given sections has one, `syfte`."""
    keys = [(d.id, v.id) for d in dokument for v in d.versioner]
    found = {key: (texts or {}).get(key, sections("syfte")) for key in keys}
    tables = {
        path: Table(path, tuple(enumerate(duties)), None)
        for key, duties in (ansvar or {}).items()
        for path in (f"{ANSVAR}/{key[0]}/{key[1]}.yml",)
    }
    library = library_with(
        *dokument, *beslut, *roller, *avslutade, dag=dag, tables=tables, utkast=utkast
    )
    library._chapters.update(
        {key: (_Chapter(f"{key[0]}/{key[1]}", there),) for key, there in found.items()}
    )
    return library
