"""What data says of a text stands there: the place exists, and the quote is verbatim."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from macros.checks.project import Project, Text, inside
from macros.model import (
    Anmarkning,
    Avslutat,
    Avsnitt,
    Begrepp,
    Beslut,
    Fraga,
    Kanal,
    Noun,
    Relation,
    Uttalande,
)
from macros.problems import Path_, Problem, shown
from macros.reading.tables import ANMARKNINGAR, ANSVAR, BESLUT, DOKUMENT, FIGURER, RATTELSER, Table

NEAR = 0.6
"""How alike words must be to be shown as what was meant, from 0 to 1."""
OWN_CODES = (DOKUMENT, FIGURER, ANSVAR, RATTELSER)
"""Files, and a folder, whose own rooms tell of ids that are given twice."""


def ids_are_given_once(project: Project) -> Iterator[Problem]:
    """An id is given once in its file."""
    for path, table in project.library.tables.items():
        if path.startswith(OWN_CODES):
            continue
        seen: set[str] = set()
        for number, noun in table.nouns:
            name = str(getattr(noun, "id", ""))
            if name and name in seen:
                told = (
                    (f'anmärkningen "{name}" finns redan', "ge anmärkningen ett eget id")
                    if path == ANMARKNINGAR
                    else (f'id:t "{name}" finns redan', "ge posten ett eget id")
                )
                yield table.problem((number, "id"), "A001", *told)
            seen.add(name)


def places_and_quotes_exist(project: Project) -> Iterator[Problem]:
    """A place in a text exists, and the quote that is given for it is there."""
    texts = {text.key: text for text in project.texts}
    sections = {key: {a.id: a for a in project.sections(text)} for key, text in texts.items()}
    for table in project.library.tables.values():
        for at, noun in inside(table):
            if not isinstance(noun, Relation):
                yield from _place(project, table, at, noun, texts, sections)


def _place(
    project: Project, table: Table, at: Path_, noun: Noun,
    texts: Mapping[tuple[str, str], Text], sections: Mapping[tuple[str, str], Mapping[str, Avsnitt]],
) -> Iterator[Problem]:  # fmt: skip
    given = getattr(noun, "dokument", None)
    for number, dokument in enumerate(
        given if isinstance(given, tuple) else [given] if given else ()
    ):
        if dokument not in project.library.by_id and project.whole(DOKUMENT):
            where = (*at, "dokument", number) if isinstance(given, tuple) else (*at, "dokument")
            yield table.problem(
                where, "A002", f'dokumentet "{dokument}" finns inte', f"använd ett id ur {DOKUMENT}"
            )
    if isinstance(noun, Avslutat):
        return  # its version is one that does not have the section
    version, avsnitt = getattr(noun, "version", None), getattr(noun, "avsnitt", None)
    if not isinstance(given, str) or given not in project.library.by_id or version is None:
        return
    key = (given, version)
    if key not in texts:
        if project.whole(DOKUMENT):
            yield table.problem(
                (*at, "version"), "A003", f'versionen "{version}" finns inte i {given}',
                f"använd ett id ur {DOKUMENT}",
            )  # fmt: skip
        return
    readable = project.readable(texts[key])
    if isinstance(noun, Uttalande):
        return  # the rules of the consultation tell of its section
    if isinstance(avsnitt, str) and avsnitt not in sections[key]:
        if readable:
            near = difflib.get_close_matches(avsnitt, sections[key], 1, NEAR)
            yield table.problem(
                (*at, "avsnitt"), "A004", f'avsnittet "{avsnitt}" finns inte i {given}/{version}',
                f'kanske menar du "{near[0]}"' if near else "använd ett id som står vid en rubrik i texten",
            )  # fmt: skip
    elif isinstance(avsnitt, str) and hasattr(noun, "citat"):
        once = table.path == ANMARKNINGAR
        fault = _quote(str(noun.citat), sections[key][avsnitt], once=once)
        if fault:
            yield table.problem((*at, "citat"), *fault)


def _quote(citat: str, avsnitt: Avsnitt, *, once: bool) -> tuple[str, str, str] | None:
    flow = [s.text for s in avsnitt.stycken if s.kanal is not Kanal.CITATRUTA]
    # A pull quote repeats the running text: it counts only where nothing else does.
    for passages in ([avsnitt.rubrik, *flow], [s.text for s in avsnitt.stycken]):
        hits = [text for text in passages if citat in text]
        if len(hits) == 1 or (hits and not once):
            return None
        if hits:
            return (
                "A006", f'citatet "{shown(citat)}" står i {len(hits)} stycken i avsnittet {avsnitt.id}',
                "ta med fler ord så att det bara kan vara ett ställe",
            )  # fmt: skip
    near = nearest(citat, [avsnitt.rubrik, *(s.text for s in avsnitt.stycken)])
    return (
        "A005", f'citatet "{shown(citat)}" står inte i avsnittet {avsnitt.id}',
        f'där står "{shown(near, 100)}"' if near else "skriv orden precis som de står i texten",
    )  # fmt: skip


def nearest(quote: str, passages: list[str]) -> str:
    """Return the words most like a quote; empty if none are like it."""
    length = max(len(quote.split()), 1)
    best, found = NEAR, ""
    matcher = difflib.SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(quote)
    for passage in passages:
        words = passage.split()
        for start in range(max(len(words) - length, 0) + 1):
            window = " ".join(words[start : start + length])
            matcher.set_seq1(window)
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
                ratio = matcher.ratio()
                if ratio > best:
                    best, found = ratio, window
    return found


def points_are_passages(project: Project) -> Iterator[Problem]:
    """A point of a decision is a passage of the text, and its effects stand in it."""
    table = project.library.tables[BESLUT]
    texts = {text.key: text for text in project.texts}
    for number, beslut in table.nouns:
        if not isinstance(beslut, Beslut) or (beslut.dokument, beslut.version) not in texts:
            continue
        text = texts[beslut.dokument, beslut.version]
        sections = {a.id: a for a in project.sections(text)}
        passages = {s.id: s.text for a in sections.values() for s in a.stycken}
        if not project.readable(text):
            continue
        if beslut.aterges and beslut.aterges not in sections:
            yield table.problem(
                (number, "aterges"), "A004",
                f'avsnittet "{beslut.aterges}" finns inte i {"/".join(text.key)}',
                "använd ett id som står vid en rubrik i texten",
            )  # fmt: skip
        for order, attsats in enumerate(beslut.attsatser):
            at: Path_ = (number, "attsatser", order)
            words = passages.get(attsats.passage)
            if words is None:
                yield table.problem(
                    (*at, "passage"), "A007",
                    f'stycket "{attsats.passage}" finns inte i {"/".join(text.key)}',
                    "använd det id som sidan ger stycket",
                )  # fmt: skip
                continue
            for place, verkan in enumerate(attsats.verkan):
                if verkan.citat not in words:
                    near = nearest(verkan.citat, [words])
                    yield table.problem(
                        (*at, "verkan", place, "citat"), "A005", f'citatet "{shown(verkan.citat)}" står inte i stycket {attsats.passage}',
                        f'där står "{shown(near, 100)}"' if near else "skriv orden precis som de står i texten",
                    )  # fmt: skip


def notes_pointed_to_exist(project: Project) -> Iterator[Problem]:
    """A question or a term that points to a note points to one that exists."""
    known = {
        noun.id
        for _, noun in project.library.tables[ANMARKNINGAR].nouns
        if isinstance(noun, Anmarkning)
    }
    for table in project.library.tables.values():
        for at, noun in inside(table):
            if (
                isinstance(noun, Begrepp | Fraga)
                and noun.anmarkning
                and noun.anmarkning not in known
                and project.whole(ANMARKNINGAR)
            ):
                yield table.problem(
                    (*at, "anmarkning"), "A008", f'anmärkningen "{noun.anmarkning}" finns inte',
                    f"använd ett id ur {ANMARKNINGAR}",
                )  # fmt: skip


RULES = (ids_are_given_once, places_and_quotes_exist, points_are_passages, notes_pointed_to_exist)
