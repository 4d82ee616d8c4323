"""Duties stand in the text, bind roles that exist, and leave no normative sentence out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from macros.checks.project import Project, Text
from macros.checks.quotes import nearest
from macros.language.coverage import measure_coverage
from macros.model import Ansvar, Avsnitt, Roll, Status, Undantagen
from macros.problems import Path_, Problem, shown
from macros.reading.tables import ANMARKNINGAR, ANSVAR, ROLLER, Table

WAIVED = ".undantagna.yml"
"""How the name of a file ends that says which sentences bind nobody."""


def _tables(project: Project) -> Iterator[tuple[Table, Text | None]]:
    for path, table in project.library.tables.items():
        if path.startswith(f"{ANSVAR}/"):
            name = path.removeprefix(f"{ANSVAR}/").removesuffix(WAIVED).removesuffix(".yml")
            dokument, _, version = name.partition("/")
            yield table, project.text_by_key.get((dokument, version))


def duties_are_quoted(project: Project) -> Iterator[Problem]:
    """A duty is quoted verbatim from the passage that it names."""
    for table, text in _tables(project):
        if text is None:
            end = WAIVED if table.path.endswith(WAIVED) else ".yml"
            yield Problem(
                table.path, 1, 1, "U001", "filen hör inte till någon version",
                f"döp den till {ANSVAR}/<dokument>/<version>{end}",
            )  # fmt: skip
            continue
        if not project.readable(text):
            continue
        sections = {avsnitt.id: avsnitt for avsnitt in project.sections(text)}
        for number, noun in table.nouns:
            if isinstance(noun, Ansvar | Undantagen):
                yield from _quote(table, number, noun, sections)


def _quote(
    table: Table, number: int, noun: Ansvar | Undantagen, sections: dict[str, Avsnitt]
) -> Iterator[Problem]:
    avsnitt = sections.get(noun.avsnitt)
    if avsnitt is None:
        yield table.problem(
            (number, "avsnitt"),
            "U002",
            f'avsnittet "{noun.avsnitt}" finns inte',
            "använd ett id som står vid en rubrik i texten",
        )
        return
    passages = {stycke.id: stycke.text for stycke in avsnitt.stycken if stycke.id}
    words = passages.get(noun.stycke)
    if words is None:
        yield table.problem(
            (number, "stycke"),
            "U003",
            f'stycket "{noun.stycke}" finns inte i avsnittet {avsnitt.id}',
            "använd det id som sidan ger stycket",
        )
        return
    if noun.citat not in words:
        there = next((name for name, text in passages.items() if noun.citat in text), None)
        if there:
            yield table.problem(
                (number, "stycke"), "U004", f'citatet "{shown(noun.citat)}" står inte i stycket {noun.stycke}',
                f"skriv stycke: {there}, där står det",
            )  # fmt: skip
            return
        near = nearest(noun.citat, [words])
        yield table.problem(
            (number, "citat"), "U004", f'citatet "{shown(noun.citat)}" står inte i stycket {noun.stycke}',
            f'där står "{shown(near, 100)}"' if near else "skriv orden precis som de står i texten",
        )  # fmt: skip
        return
    if not isinstance(noun, Ansvar):
        return
    if noun.inledning and not any(
        noun.inledning in text for text in (avsnitt.rubrik, *passages.values())
    ):
        yield table.problem(
            (number, "inledning"),
            "U004",
            f'inledningen "{shown(noun.inledning)}" står inte i avsnittet {avsnitt.id}',
            "skriv orden precis som de står i texten",
        )
    elif not noun.modalitet.is_said_in(f"{noun.inledning or ''} {noun.citat}"):
        yield table.problem(
            (number, "modalitet"), "U005", f'ordet "{noun.modalitet.label}" står inte i citatet',
            "välj den modalitet som textens verb har",
        )  # fmt: skip


def duties_bind_known_roles(project: Project) -> Iterator[Problem]:
    """A duty binds roles that exist; its id is its own; older roles bear no current duty."""
    roles = project.library.roller
    seen: dict[str, str] = {}
    for table, text in _tables(project):
        here: set[str] = set()
        for number, noun in table.nouns:
            if not isinstance(noun, Ansvar):
                continue
            # The same duty has the same id in every version of its document.
            first = seen.setdefault(noun.id, table.path)
            if noun.id in here or _folder(first) != _folder(table.path):
                yield table.problem(
                    (number, "id"),
                    "U006",
                    f'id:t "{noun.id}" finns redan i {first}',
                    "ge ansvaret ett eget id",
                )
            here.add(noun.id)
            for name in ("roller", "ansvarig", "deltar"):
                for place, role in enumerate(getattr(noun, name)):
                    if role not in roles and project.whole(ROLLER):
                        yield table.problem(
                            (number, name, place),
                            "U007",
                            f'rollen "{role}" finns inte',
                            f"använd ett id ur {ROLLER}",
                        )
                    elif (
                        text
                        and role in roles
                        and roles[role].historisk
                        and text.version.status in (Status.REMISS, Status.BESLUTAD)
                    ):
                        yield table.problem(
                            (number, name, place), "U008", f'rollen "{role}" finns bara i äldre dokument',
                            "använd en roll som gäller i dag",
                        )  # fmt: skip


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def no_duty_is_left_out(project: Project) -> Iterator[Problem]:
    """Every normative sentence of a binding text is mapped or waived."""
    for text in project.texts:
        if not text.dokument.typ.binder:
            continue
        if not project.readable(text):
            continue
        path = f"{ANSVAR}/{'/'.join(text.key)}.yml"
        if path in project.library.tables and not project.whole(path):
            continue
        library = project.library
        found = measure_coverage(
            project.sections(text), library.ansvar(text.key), library.undantagna(text.key)
        )
        for sentence in found.missing:
            yield Problem(
                path, 1, 1, "U009", f'meningen "{shown(sentence.text)}" ({sentence.stycke}) saknar ansvar',
                "lägg till ett ansvar för den, eller undanta den med skäl",
            )  # fmt: skip


def roles_are_told_apart(project: Project) -> Iterator[Problem]:
    """A role has its own id and names; what it belongs to or hands to exists."""
    table = project.library.tables[ROLLER]
    known = project.library.roller
    yield from _names_of_roles(table)
    for number, noun in table.nouns:
        if not isinstance(noun, Roll):
            continue
        if noun.del_av and noun.del_av not in known and project.whole(ROLLER):
            yield table.problem(
                (number, "del_av"),
                "U007",
                f'rollen "{noun.del_av}" finns inte',
                f"använd ett id ur {ROLLER}",
            )
        for place, delegation in enumerate(noun.delegerar_till):
            if delegation.roll not in known and project.whole(ROLLER):
                yield table.problem(
                    (number, "delegerar_till", place, "roll"),
                    "U007",
                    f'rollen "{delegation.roll}" finns inte',
                    f"använd ett id ur {ROLLER}",
                )


def _names_of_roles(table: Table) -> Iterator[Problem]:
    """Yield the names that two roles have; an alias that is a role's own name is the one too many."""
    roller = [(number, noun) for number, noun in table.nouns if isinstance(noun, Roll)]
    own: list[tuple[Path_, str, str]] = [
        ((number, "namn"), roll.namn, roll.id) for number, roll in roller
    ]
    other: list[tuple[Path_, str, str]] = [
        ((number, "alias", place), alias, roll.id)
        for number, roll in roller
        for place, alias in enumerate(roll.alias)
    ]
    owners: dict[str, str] = {}
    for at, name, role in (*own, *other):
        owner = owners.setdefault(name.casefold(), role)
        if owner != role:
            yield table.problem(
                at, "U010", f'"{name}" är också ett namn på rollen {owner}',
                "ta bort aliaset" if "alias" in at else "låt namnet stå på en av rollerna",
            )  # fmt: skip


def one_role_is_accountable(project: Project) -> Iterator[Problem]:
    """Texts that name different accountable roles for one matter have a note that says so."""
    matters: dict[tuple[str, ...], list[tuple[Table, int, Text, Ansvar]]] = defaultdict(list)
    for table, text in _tables(project):
        for number, noun in table.nouns:
            if text is None or not isinstance(noun, Ansvar):
                continue
            if noun.sak:
                matters[noun.sak,].append((table, number, text, noun))
            if noun.ansvarig:
                # One sentence may be several duties, but it names whom it calls accountable once.
                matters[(*text.key, noun.stycke, noun.citat)].append((table, number, text, noun))
    for duties in matters.values():
        (_, _, first_text, first), *others = duties
        for table, number, text, noun in others:
            if noun.ytterst == first.ytterst:
                continue
            places = {(*first_text.key, first.avsnitt), (*text.key, noun.avsnitt)}
            if not _noted(project, places):
                yield table.problem(
                    (number, "ansvarig" if noun.ansvarig else "roller"),
                    "U011",
                    f"ansvaret {noun.id} lägger saken på {_names(noun)}, men {first.id} "
                    f"på {_names(first)}",
                    "rätta det som är fel, eller lägg till en anmärkning med båda ställena i "
                    f"{ANMARKNINGAR} om källorna säger emot varandra",
                )


def _names(ansvar: Ansvar) -> str:
    return " och ".join(sorted(ansvar.ytterst)) or "staden i stort"


def _noted(project: Project, places: set[tuple[str, str, str]]) -> bool:
    return any(
        places <= {(s.dokument, s.version, s.avsnitt) for s in note.stallen}
        for note in project.library.anmarkningar
        if note.slag.i_sak
    )


RULES = (
    duties_are_quoted,
    duties_bind_known_roles,
    no_duty_is_left_out,
    roles_are_told_apart,
    one_role_is_accountable,
)
