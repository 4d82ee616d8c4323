"""Search words lead to places that exist, each word to a place once; compounds are made of their parts."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.project import Project
from macros.language import search_terms
from macros.model import Sammansattning, Sokord
from macros.problems import Problem, shown
from macros.reading.tables import SAMMANSATTNINGAR, SOKORD, Table


def _sokord(project: Project) -> Iterator[tuple[Table, int, Sokord]]:
    for path, table in project.library.tables.items():
        if path.startswith(f"{SOKORD}/"):
            for number, noun in table.nouns:
                if isinstance(noun, Sokord):
                    yield table, number, noun


def search_words_lead_to_places(project: Project) -> Iterator[Problem]:
    """A place exists, and has its words together."""
    known = _places(project)
    seen: dict[str, str] = {}
    for table, number, sokord in _sokord(project):
        at = (number, "plats")
        if known is not None and sokord.plats not in known:
            yield table.problem(
                at, "O001", f'platsen "{shown(sokord.plats)}" finns inte',
                "skriv <dokument>#<avsnitt>, roller/<id>, begrepp/<id> eller dokument/<id>",
            )  # fmt: skip
        elif sokord.plats in seen:
            yield table.problem(
                at, "O002", f'platsen "{shown(sokord.plats)}" står redan i {seen[sokord.plats]}',
                "skriv orden där",
            )  # fmt: skip
        seen.setdefault(sokord.plats, table.path)


def _places(project: Project) -> frozenset[str] | None:
    """Return every place; None if some text cannot be read."""
    library = project.library
    if not project.readable(*project.texts):
        return None
    return frozenset(
        (
            *(
                f"{text.dokument.id}#{avsnitt.id}"
                for text in project.texts
                for avsnitt in project.sections(text)
            ),
            *(f"roller/{roll}" for roll in library.roller),
            *(f"begrepp/{begrepp}" for begrepp in library.begrepp),
            *(f"dokument/{dokument.id}" for dokument in library.dokument),
        )
    )


def search_words_can_be_sought(project: Project) -> Iterator[Problem]:
    """A word is written as it is looked for, once for a place."""
    for table, number, sokord in _sokord(project):
        seen: set[str] = set()
        for place, word in enumerate(sokord.ord):
            at = (number, "ord", place)
            plain = " ".join(found.text for found in search_terms.tokenize(word))
            if not plain:
                yield table.problem(
                    at, "O003", f'"{shown(word)}" har varken bokstäver eller siffror',
                    "skriv ett ord som någon kan söka med",
                )  # fmt: skip
            elif plain in seen:
                yield table.problem(
                    at, "O004", f'"{shown(word)}" står två gånger för {shown(sokord.plats)}',
                    "ta bort det ena",
                )  # fmt: skip
            seen.add(plain)


def compounds_are_their_parts(project: Project) -> Iterator[Problem]:
    """The parts of a compound make the word, and no word stands twice."""
    table = project.library.tables.get(SAMMANSATTNINGAR)
    if table is None:
        return
    seen: set[str] = set()
    for number, noun in table.nouns:
        if not isinstance(noun, Sammansattning):
            continue
        stem = search_terms.stem(noun.ord)
        if noun.delar and "".join(noun.delar) != noun.ord:
            yield table.problem(
                (number, "delar"), "O005",
                f'delarna blir "{shown("".join(noun.delar))}", inte "{shown(noun.ord)}"',
                "skriv delarna så att de tillsammans blir ordet",
            )  # fmt: skip
        if stem in seen:
            yield table.problem(
                (number, "ord"), "O006", f'"{shown(noun.ord)}" står två gånger, om än i annan form',
                "ta bort det ena",
            )  # fmt: skip
        seen.add(stem)


RULES = (search_words_lead_to_places, search_words_can_be_sought, compounds_are_their_parts)
