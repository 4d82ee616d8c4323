"""Received files never change, and the reading ledgers name lines that are there."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.project import Project, items
from macros.model import Lasning, Mottagen
from macros.problems import Problem, shown
from macros.reading.tables import DOKUMENT, KALLOR, LASNINGAR, SUMS
from macros.reading.values import Document

SECOND = ".andra.yml"


def files_are_received(project: Project) -> Iterator[Problem]:
    """A received file never changes: its checksum is on record."""
    there = project.library.files
    table, problems = project.library.table(SUMS, Mottagen)
    yield from problems
    document = table.document
    if document is None:
        return
    received = {
        path.rpartition("/")[2]: path
        for path in there.under(KALLOR, "*.txt")
        if path.rpartition("/")[0] == KALLOR and there.exists(path)
    }
    seen: set[str] = set()
    for number, entry in table.nouns:
        if not isinstance(entry, Mottagen):
            continue
        if entry.fil in seen:
            yield document.problem(
                (number, "fil"), "K012", f"filen {shown(entry.fil)} står två gånger",
                "ta bort den ena posten",
            )  # fmt: skip
        elif entry.fil not in received:
            yield document.problem(
                (number, "fil"), "K011", f"den mottagna filen {shown(entry.fil)} finns inte",
                f"lägg till den i {KALLOR} eller ta bort posten",
            )  # fmt: skip
        elif there.checksum(received[entry.fil]) != entry.sha256:
            yield Problem(
                f"{KALLOR}/{entry.fil}", 1, 1, "K009", "den mottagna filen har ändrats sedan den togs emot",
                "lägg tillbaka filen som den var",
            )  # fmt: skip
        seen.add(entry.fil)
    if len(table.nouns) == items(document):
        for name in sorted(received.keys() - seen):
            yield Problem(
                f"{KALLOR}/{shown(name)}", 1, 1, "K010", f"filen saknas i {SUMS}",
                "lägg till dess namn och kontrollsumma",
            )  # fmt: skip


def ledgers_belong_to_versions(project: Project) -> Iterator[Problem]:
    """A ledger belongs to a version."""
    if project.whole(DOKUMENT):
        known = {
            f"{LASNINGAR}/{'/'.join(text.key)}{end}"
            for text in project.texts
            for end in (".yml", SECOND)
        }
        for path in project.library.files.under(LASNINGAR, "*.yml"):
            if path not in known:
                yield Problem(
                    shown(path, 200), 1, 1, "K013", "läsningen hör inte till någon version",
                    f"rätta filens namn eller lägg till versionen i {DOKUMENT}",
                )  # fmt: skip


def ledger(project: Project, document: Document, number: int, entry: Lasning) -> Iterator[Problem]:
    """Yield what is wrong with the lines that an entry of a ledger names."""
    if (
        "/" in entry.fil
        or "\\" in entry.fil
        or not project.library.files.exists(f"{KALLOR}/{entry.fil[:200]}")
    ):
        yield document.problem(
            (number, "fil"), "K002", f"den mottagna filen {shown(entry.fil)} finns inte",
            f"använd namnet på en fil i {KALLOR}",
        )  # fmt: skip
        return
    source = project.library.files.read(f"{KALLOR}/{entry.fil}")
    yield from source.problems
    if source.text is None:
        return
    first, last = entry.rader
    length = len(source.text.removesuffix("\n").split("\n"))
    if last > length:
        yield document.problem(
            (number, "rader"), "K003", f"rad {last} finns inte, filen har {length} rader",
            "rätta radnumren",
        )  # fmt: skip
        return
    for order, avvikelse in enumerate(entry.avvikelser):
        if avvikelse.rader[0] < first or avvikelse.rader[1] > last:
            yield document.problem(
                (number, "avvikelser", order, "rader"), "K003",
                f"raderna {avvikelse.rader[0]}-{avvikelse.rader[1]} ligger utanför {first}-{last}", "rätta radnumren",
            )  # fmt: skip
    after = first
    for order, part in sorted(enumerate(entry.ordning), key=lambda each: each[1].rader):
        begin, end = part.rader
        at = (number, "ordning", order, "rader")
        if begin < first or end > last:
            yield document.problem(
                at, "K003", f"raderna {begin}-{end} ligger utanför {first}-{last}",
                "rätta radnumren",
            )  # fmt: skip
            return
        if begin != after:
            told = (
                f"raderna {after}-{begin - 1} saknas"
                if begin > after
                else f"raderna {begin}-{min(after - 1, end)} står två gånger"
            )
            yield document.problem(at, "K004", f"{told} i ordning", "varje rad ska stå en gång")
        after = max(after, end + 1)
    if entry.ordning and after <= last:
        yield document.problem(
            (number, "ordning"), "K004", f"raderna {after}-{last} saknas i ordning",
            "varje rad ska stå en gång",
        )  # fmt: skip


RULES = (files_are_received, ledgers_belong_to_versions)
