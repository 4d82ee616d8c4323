"""Terms are the texts' own words, each found in one place, and lead to terms that exist."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.project import Project
from macros.model import Begrepp, Kanal
from macros.problems import Path_, Problem, shown
from macros.reading.tables import BEGREPP


def _terms(project: Project) -> Iterator[tuple[int, Begrepp]]:
    for number, noun in project.library.tables[BEGREPP].nouns:
        if isinstance(noun, Begrepp):
            yield number, noun


def _names(number: int, begrepp: Begrepp) -> Iterator[tuple[Path_, str]]:
    """Yield every word by which a term is looked up, with its place."""
    yield (number, "term"), begrepp.term
    for place, alias in enumerate(begrepp.alias):
        yield (number, "alias", place), alias


def words_lead_to_one_term(project: Project) -> Iterator[Problem]:
    """A word leads to one term."""
    table = project.library.tables[BEGREPP]
    owners: dict[str, str] = {}
    for number, begrepp in _terms(project):
        for at, name in _names(number, begrepp):
            owner = owners.get(name.casefold())
            if owner:
                yield table.problem(
                    at, "E001", f'"{shown(name)}" är redan ett namn på begreppet {owner}',
                    "låt namnet stå på ett ställe",
                )  # fmt: skip
            owners.setdefault(name.casefold(), begrepp.id)


def terms_stand_in_texts(project: Project) -> Iterator[Problem]:
    """A term and its other names are words that a text uses."""
    if not project.readable(*project.texts):
        return
    table = project.library.tables[BEGREPP]
    used = "\n".join(
        words
        for text in project.texts
        for avsnitt in project.sections(text)
        for words in (avsnitt.rubrik, *(s.text for s in avsnitt.stycken if s.kanal is not Kanal.CITATRUTA))
    ).casefold()  # fmt: skip
    for number, begrepp in _terms(project):
        for at, name in _names(number, begrepp):
            if name.casefold() not in used:
                yield table.problem(
                    at, "E002", f'"{shown(name)}" står inte i någon text',
                    "skriv ordet som en text skriver det, eller ta bort det",
                )  # fmt: skip


def abbreviations_are_spelt_out(project: Project) -> Iterator[Problem]:
    """What an abbreviation stands for is written out in one of the quotes."""
    table = project.library.tables[BEGREPP]
    for number, begrepp in _terms(project):
        meaning = begrepp.forkortning_for
        if meaning and not any(meaning in stalle.citat for stalle in begrepp.definitioner):
            yield table.problem(
                (number, "forkortning_for"), "E003",
                f'"{shown(meaning)}" står inte i något citat under definitioner',
                "skriv orden precis som citatet har dem",
            )  # fmt: skip


def terms_lead_to_terms(project: Project) -> Iterator[Problem]:
    """A term leads on to other terms, each once."""
    table = project.library.tables[BEGREPP]
    known = project.library.begrepp
    for number, begrepp in _terms(project):
        for place, other in enumerate(begrepp.se_aven):
            at = (number, "se_aven", place)
            if other not in known and project.whole(BEGREPP):
                yield table.problem(
                    at, "E004", f'begreppet "{other}" finns inte', f"använd ett id ur {BEGREPP}"
                )
            elif other == begrepp.id or other in begrepp.se_aven[:place]:
                told = (
                    "leder till sig självt" if other == begrepp.id else f"nämner {other} två gånger"
                )
                yield table.problem(
                    at, "E005", f"{begrepp.id} {told}", "ta bort det id:t och låt de andra stå"
                )


RULES = (
    words_lead_to_one_term,
    terms_stand_in_texts,
    abbreviations_are_spelt_out,
    terms_lead_to_terms,
)
