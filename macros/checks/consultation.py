"""A consultation hangs together: bodies, chapters, statements and their groups.

That the document and the version exist in which an answer or a statement stands is asked where
all places are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from macros.checks.project import Project
from macros.model import Remissvar, Svar, Uttalande, VersionKey
from macros.problems import Problem
from macros.reading.tables import DOKUMENT, REMISSVAR, UTTALANDEN


def consulted_bodies_are_known(project: Project) -> Iterator[Problem]:
    """A body is asked by one that exists, and its answer stands in a chapter that exists."""
    library = project.library
    table = library.tables[REMISSVAR]
    known = {found.id: (found.dokument, found.version) for found in library.remissvar}
    for number, noun in table.nouns:
        if not isinstance(noun, Remissvar):
            continue
        key = (noun.dokument, noun.version)
        if noun.via and known.get(noun.via) != key and project.whole(REMISSVAR):
            told = "hör till en annan remiss" if noun.via in known else "finns inte"
            yield table.problem(
                (number, "via"), "C001", f'instansen "{noun.via}" {told}',
                "använd ett id ur samma fil",
            )  # fmt: skip
        text = project.text_by_key.get(key)
        if noun.kapitel and text and noun.kapitel not in text.kapitel:
            yield table.problem(
                (number, "kapitel"), "C002",
                f'kapitlet "{noun.kapitel}" finns inte i {"/".join(key)}',
                "använd namnet på en kapitelfil",
            )  # fmt: skip
        if noun.svar is not Svar.SVARAT and noun.synpunkter:
            yield table.problem(
                (number, "svar"),
                "C003",
                f"{noun.instans} har synpunkter men har inte svarat",
                "rätta svaret eller ta bort synpunkterna",
            )
        for place, synpunkt in enumerate(noun.synpunkter):
            if not synpunkt.galler and not synpunkt.helheten:
                yield table.problem(
                    (number, "synpunkter", place),
                    "C004",
                    "synpunkten säger inte vad den gäller",
                    'lägg till "galler:" eller "helheten:"',
                )
            elif (
                synpunkt.helheten
                and synpunkt.helheten not in library.by_id
                and project.whole(DOKUMENT)
            ):
                yield table.problem(
                    (number, "synpunkter", place, "helheten"),
                    "C005",
                    f'dokumentet "{synpunkt.helheten}" finns inte',
                    f"använd ett id ur {DOKUMENT}",
                )


def statements_stand_in_sections(project: Project) -> Iterator[Problem]:
    """A statement stands in a section that exists; a group has one text to compare with."""
    library = project.library
    table = library.tables[UTTALANDEN]
    known = {uttalande.id for uttalande in library.uttalanden}
    sections: dict[VersionKey, set[str]] = {}
    models = Counter(noun.grupp for noun in library.uttalanden if noun.forlaga)
    for number, noun in table.nouns:
        if not isinstance(noun, Uttalande):
            continue
        key = (noun.dokument, noun.version)
        text = project.text_by_key.get(key)
        if text and key not in sections:
            sections[key] = {avsnitt.id for avsnitt in project.sections(text)}
        if text and project.readable(text) and noun.avsnitt not in sections[key]:
            yield table.problem(
                (number, "avsnitt"), "C006",
                f'avsnittet "{noun.avsnitt}" finns inte i {"/".join(key)}',
                "använd ett id som står vid en rubrik i texten",
            )  # fmt: skip
        if noun.hanvisar_till and noun.hanvisar_till not in known and project.whole(UTTALANDEN):
            yield table.problem(
                (number, "hanvisar_till"),
                "C007",
                f'uttalandet "{noun.hanvisar_till}" finns inte',
                "använd ett id ur samma fil",
            )
        if noun.grupp and models[noun.grupp] != 1 and project.whole(UTTALANDEN):
            yield table.problem(
                (number, "grupp"), "C008", f'gruppen "{noun.grupp}" har {models[noun.grupp]} förlagor',
                'ta bort "forlaga: true" från alla uttalanden i gruppen utom ett'
                if models[noun.grupp] else 'sätt "forlaga: true" på ett av uttalandena',
            )  # fmt: skip


RULES = (consulted_bodies_are_known, statements_stand_in_sections)
