"""A section that a later version lacks has an end on record, and one that stands has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from macros.checks.project import Project, Text
from macros.model import Avslutat, VersionKey
from macros.problems import Problem, shown
from macros.reading.tables import AVSLUTADE, DOKUMENT


def ended_sections_are_on_record(project: Project) -> Iterator[Problem]:
    """A section that a later version lacks has an end on record, and one that stands has none."""
    table = project.library.tables[AVSLUTADE]
    recorded: dict[tuple[str, str, str], tuple[int, Avslutat]] = {}
    for number, noun in table.nouns:
        if not isinstance(noun, Avslutat):
            continue
        if (noun.dokument, noun.version, noun.avsnitt) in recorded:
            yield table.problem(
                (number, "avsnitt"), "L009", f'avsnittet "{noun.avsnitt}" är redan avslutat i {noun.version}',
                "delas avsnittet skriver du alla nya avsnitt under till: i en enda post; ta bort den andra",
            )  # fmt: skip
        recorded.setdefault((noun.dokument, noun.version, noun.avsnitt), (number, noun))
    texts: dict[str, list[Text]] = {}
    for text in project.texts:
        texts.setdefault(text.dokument.id, []).append(text)
    places = {
        text.key: {avsnitt.id for avsnitt in project.sections(text)}
        for each in texts.values()
        if len(each) > 1
        for text in each
        if project.readable(text)
    }
    for each in texts.values():
        for older, newer in pairwise(each):
            if older.key not in places or newer.key not in places:
                continue
            for gone in sorted(places[older.key] - places[newer.key]):
                if (*newer.key, gone) not in recorded and project.whole(AVSLUTADE):
                    yield project.library.tables[DOKUMENT].problem(
                        (*newer.at, "id"), "L008",
                        f'avsnittet "{gone}" finns i {older.version.id} men inte i {newer.version.id}',
                        "sätt tillbaka det, eller skriv vart det tog vägen: styrdok ny-version "
                        f"{newer.dokument.id} {newer.version.id} --avsluta {gone} "
                        f"(eller --flytta {gone} <nytt avsnitt>)",
                    )  # fmt: skip
    for number, noun in recorded.values():
        yield from _end(project, places, number, noun)


def _end(
    project: Project, places: Mapping[VersionKey, set[str]], number: int, noun: Avslutat
) -> Iterator[Problem]:
    table = project.library.tables[AVSLUTADE]
    key, avsnitt = (noun.dokument, noun.version), noun.avsnitt
    if key[0] not in project.library.by_id:
        return  # told where places are checked
    versions = [v.id for v in project.library.by_id[key[0]].versioner]
    if key[1] not in versions[1:]:
        yield table.problem(
            (number, "version"), "L009", f"versionen {'/'.join(key)} finns inte, eller har ingen före sig",
            "ange den första version som inte har avsnittet",
        )  # fmt: skip
        return
    here, before = places.get(key), places.get((key[0], versions[versions.index(key[1]) - 1]))
    if here is None or before is None:
        return
    if avsnitt in here:
        yield table.problem(
            (number, "avsnitt"), "L009", f'avsnittet "{avsnitt}" är avslutat men står kvar i {key[1]}',
            "ta bort posten; ska avsnittet bort ur texten tar du bort det där i stället",
        )  # fmt: skip
    if avsnitt not in before:
        yield table.problem(
            (number, "avsnitt"), "L009", f'avsnittet "{avsnitt}" finns inte i versionen före {key[1]}',
            "använd ett id som står vid en rubrik där",
        )  # fmt: skip
    for order, (document, section) in enumerate(noun.mal):
        if document == key[0]:
            known = section in here
        else:
            known = document in project.library.by_id and any(
                section in project.library.avsnitt_med_id((document, v.id))
                for v in project.library.by_id[document].versioner
            )
        if not known:
            yield table.problem(
                (number, "till", order), "L009", f'avsnittet "{shown(noun.till[order])}" finns inte',
                f"använd ett id som står vid en rubrik i {key[1]}, eller <dokument>/<avsnitt>",
            )  # fmt: skip


RULES = (ended_sections_are_on_record,)
