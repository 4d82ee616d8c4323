"""The consultation hangs together: bodies, chapters, statements and their groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from macros.checks.project import Project
from macros.model import Remissvar, Svar, Typ, Uttalande
from macros.problems import Problem
from macros.reading.library import DOKUMENT, REMISSVAR, UTTALANDEN


def bodies(project: Project) -> Iterator[Problem]:
    """A body is asked by one that exists, and its answer stands in a chapter that exists."""
    library = project.library
    table = library.tables[REMISSVAR]
    known = {remissvar.id for remissvar in library.remissvar}
    chapters = {
        kapitel
        for dokument in library.dokument
        if dokument.typ is Typ.UTLATANDE
        for version in dokument.versioner
        for kapitel in version.kapitel
    }
    for number, noun in table.nouns:
        if not isinstance(noun, Remissvar):
            continue
        if noun.via and noun.via not in known and project.whole(REMISSVAR):
            yield table.problem(
                (number, "via"),
                "C001",
                f'instansen "{noun.via}" finns inte',
                "använd ett id ur samma fil",
            )
        if noun.kapitel and noun.kapitel not in chapters and project.whole(DOKUMENT):
            yield table.problem(
                (number, "kapitel"), "C002", f'kapitlet "{noun.kapitel}" finns inte i utlåtandet',
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


def statements(project: Project) -> Iterator[Problem]:
    """A statement stands in a section that exists; a group has one text to compare with."""
    library = project.library
    table = library.tables[UTTALANDEN]
    known = {uttalande.id for uttalande in library.uttalanden}
    texts = [text for text in project.texts if text.dokument.typ is Typ.UTLATANDE]
    sections = {avsnitt.id for text in texts for avsnitt in project.sections(text)}
    readable = project.readable(*texts)
    models = Counter(noun.grupp for noun in library.uttalanden if noun.forlaga)
    for number, noun in table.nouns:
        if not isinstance(noun, Uttalande):
            continue
        if noun.avsnitt not in sections and readable:
            yield table.problem(
                (number, "avsnitt"),
                "C006",
                f'avsnittet "{noun.avsnitt}" finns inte i utlåtandet',
                "använd ett id som står vid en rubrik i texten",
            )
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
                'sätt "forlaga: true" på ett av uttalandena',
            )  # fmt: skip


RULES = (bodies, statements)
