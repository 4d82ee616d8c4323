"""How documents hang together: numbers, repeals said twice, references to what has ceased."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.project import Project
from macros.model import Dokument, RelationSlag, Status
from macros.problems import Problem
from macros.reading.tables import DOKUMENT

# How the city's registers number a matter: "031-786/2012", "KS 2021/866", "1995:159", "T2019-01182".
DNR = re.compile(r"\d{3}-\d+/\d{4}|\d{4}:\d+|[A-ZÅÄÖ]{1,4} \d{4}/\d+|[A-ZÅÄÖ]{1,4}\d{4}-\d+")


def numbers_are_well_formed(project: Project) -> Iterator[Problem]:
    """A registration number is well formed, or a note says that the source writes it so."""
    table = project.library.tables[DOKUMENT]
    noted = {s.citat for note in project.library.anmarkningar for s in note.stallen}
    for number, dokument in project.documents:
        dnr = dokument.dnr
        if dnr and not DNR.fullmatch(dnr) and not any(dnr in citat for citat in noted):
            yield table.problem(
                (number, "dnr"), "R001", f"diarienumret {dnr} följer inget känt mönster",
                "rätta det, eller skriv en anmärkning om källan har det så",
            )  # fmt: skip


def repeals_agree(project: Project) -> Iterator[Problem]:
    """A repeal that is stated both as a relation and as a point of a decision is the same."""
    library = project.library
    table = library.tables[DOKUMENT]
    for number, dokument in project.documents:
        deciding = [beslut for beslut in library.beslut if beslut.dokument == dokument.id]
        if not deciding:
            continue
        repealed = {
            target
            for target, points in library.upphavs_genom.items()
            if any(beslut in deciding for beslut, _ in points)
        }
        for place, relation in enumerate(dokument.relationer):
            if relation.slag is RelationSlag.UPPHAVER and relation.dokument not in repealed:
                yield table.problem(
                    (number, "relationer", place, "dokument"), "R002",
                    f"ingen beslutspunkt i {dokument.id} upphäver {relation.dokument}",
                    "rätta relationen eller beslutspunkten i data/beslut.yml",
                )  # fmt: skip


def references_to_ceased_are_noted(project: Project) -> Iterator[Problem]:
    """A decided text that refers to a document that has ceased says so in a note."""
    library = project.library
    decided = {d.id for d in library.dokument if _decided(d)}
    ceased = {
        old
        for old, replacing in library.ersatt_av.items()
        if any(new in decided for new in replacing)
    }
    table = library.tables[DOKUMENT]
    for number, dokument in project.documents:
        for place, relation in enumerate(dokument.relationer):
            if dokument.id not in decided or relation.slag is not RelationSlag.HANVISAR_TILL:
                continue
            kalla = relation.kalla
            where = (kalla.dokument, kalla.version, kalla.avsnitt)
            if relation.dokument in ceased and where not in library.anmarkt:
                yield table.problem(
                    (number, "relationer", place, "dokument"), "R003",
                    f"texten hänvisar till {relation.dokument}, som har upphört",
                    "skriv en anmärkning vid avsnittet i data/anmarkningar.yml",
                )  # fmt: skip


def _decided(dokument: Dokument) -> bool:
    return any(version.status is Status.BESLUTAD for version in dokument.versioner)


RULES = (numbers_are_well_formed, repeals_agree, references_to_ceased_are_noted)
