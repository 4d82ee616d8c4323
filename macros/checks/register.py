"""The register of documents holds together: ids, references, dates, folders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.project import NOT_CHAPTERS, Project, inside
from macros.checks.rendered import looks_like_html
from macros.language.dates import first_day, last_day
from macros.model import RelationSlag
from macros.problems import Path_, Problem, shown
from macros.reading.tables import DOKUMENT

DATES = frozenset(
    {
        "datum",
        "fattat",
        "galler_fran",
        "galler_till",
        "fran",
        "till",
        "beslutsdatum",
        "tjansteutlatande",
    }
)
"""Fields that hold a date."""
SPANS = (("galler_fran", "galler_till"), ("fran", "till"), ("datum", "fattat"))
RESERVED_FOLDERS = frozenset(
    "anmarkningar api assets begrepp beslut e-larande flode id inbaddning jamfor om redaktion "
    "remissvar roller sok styrdokument tillganglighet".split()
)
"""Folders of the site that no document can have."""
NAME_MARKUP = re.compile(r"[\n{}\[\]`*_\\]|^[#>+-]|^\d+\.")


def ids_of_documents_are_free(project: Project) -> Iterator[Problem]:
    """An id is given once, and never one that the site needs itself."""
    table = project.library.tables[DOKUMENT]
    seen: set[str] = set()
    for number, dokument in project.documents:
        if dokument.id in seen:
            yield table.problem(
                (number, "id"), "D001", f'dokumentet "{dokument.id}" finns redan',
                "ge dokumentet ett eget id",
            )  # fmt: skip
        if dokument.id in RESERVED_FOLDERS:
            yield table.problem(
                (number, "id"), "D014", f'"{dokument.id}" är en annan del av webbplatsen',
                "ge dokumentet ett annat id",
            )  # fmt: skip
        seen.add(dokument.id)
        versions: set[str] = set()
        for order, version in enumerate(dokument.versioner):
            at: Path_ = (number, "versioner", order)
            if version.id in versions:
                yield table.problem(
                    (*at, "id"), "D002", f'versionen "{version.id}" finns redan i {dokument.id}',
                    "ge versionen ett eget id",
                )  # fmt: skip
            versions.add(version.id)
            chapters: set[str] = set()
            for place, name in enumerate(version.kapitel):
                if name in chapters:
                    yield table.problem(
                        (*at, "kapitel", place), "D012", f'kapitlet "{name}" står två gånger',
                        "ta bort det ena",
                    )  # fmt: skip
                elif name in NOT_CHAPTERS:
                    yield table.problem(
                        (*at, "kapitel", place), "D013", f'"{name}" finns alltid och räknas inte som kapitel',
                        "ta bort raden",
                    )  # fmt: skip
                chapters.add(name)


def related_documents_exist(project: Project) -> Iterator[Problem]:
    """A document refers to others, and they exist."""
    table = project.library.tables[DOKUMENT]
    for number, dokument in project.documents:
        seen: set[tuple[str, str]] = set()
        for place, relation in enumerate(dokument.relationer):
            at = (number, "relationer", place, "dokument")
            other, kind = relation.dokument, relation.slag.label.lower()
            if other == dokument.id:
                yield table.problem(
                    at, "D004", f"{dokument.id} {kind} sig självt", "ta bort relationen"
                )
            elif other not in project.library.by_id and project.whole(DOKUMENT):
                yield table.problem(
                    at, "D003", f'dokumentet "{other}" finns inte',
                    "rätta id:t eller lägg till dokumentet",
                )  # fmt: skip
            elif (kind, other) in seen:
                yield table.problem(
                    at, "D011", f'"{kind} {other}" står två gånger', "ta bort den ena relationen"
                )
            seen.add((kind, other))


def no_document_replaces_itself(project: Project) -> Iterator[Problem]:
    """What replaces a document is not, in turn, replaced by it."""
    table = project.library.tables[DOKUMENT]
    replaced = {dokument.id: dokument.ersatter for _, dokument in project.documents}
    told: set[frozenset[str]] = set()
    for number, dokument in project.documents:
        for place, relation in enumerate(dokument.relationer):
            other = relation.dokument
            if relation.slag is not RelationSlag.ERSATTER or other == dokument.id:
                continue
            way = _way(replaced, other, dokument.id)
            if way and frozenset(way) not in told:
                told.add(frozenset(way))
                yield table.problem(
                    (number, "relationer", place, "dokument"), "D005",
                    f"dokumenten ersätter varandra i en ring: {' → '.join((dokument.id, *way))}",
                    "ta bort den relation som är fel",
                )  # fmt: skip


def _way(replaced: dict[str, tuple[str, ...]], start: str, goal: str) -> tuple[str, ...] | None:
    """Return the shortest way along replacements, or None."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        if way[-1] == goal:
            return way
        for following in replaced.get(way[-1], ()):
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return None


def dates_are_days(project: Project) -> Iterator[Problem]:
    """Dates are days of the calendar, and nothing ends before it begins."""
    for table in project.library.tables.values():
        for at, noun in inside(table):
            good = True
            for name in DATES & type(noun).model_fields.keys():
                value = getattr(noun, name)
                if isinstance(value, str) and not _real(value):
                    good = False
                    yield table.problem(
                        (*at, name), "D007", f"{name} {value} finns inte i kalendern",
                        "rätta datumet",
                    )  # fmt: skip
            for fran, till in SPANS:
                begin, end = getattr(noun, fran, None), getattr(noun, till, None)
                if not (isinstance(begin, str) and isinstance(end, str) and good):
                    continue
                if last_day(end) < first_day(begin):
                    yield table.problem(
                        (*at, till), "D006", f"{till} {end} är före {fran} {begin}",
                        "rätta ett av datumen",
                    )  # fmt: skip


def _real(value: str) -> bool:
    try:
        first_day(value)
    except ValueError:
        return False
    return True


def versions_stand_in_order(project: Project) -> Iterator[Problem]:
    """Versions stand in the order of time."""
    for text in project.texts:
        datum = text.version.datum
        before = text.dokument.versioner[: int(text.at[-1])]
        earlier = [other.datum for other in before if other.datum and _real(other.datum)]
        if datum and _real(datum) and any(last_day(datum) < first_day(other) for other in earlier):
            yield project.library.tables[DOKUMENT].problem(
                (*text.at, "datum"), "D015", "versionen är äldre än en som står före den", "ställ versionerna i tidsordning, den äldsta först"
            )  # fmt: skip


def names_hold_no_markup(project: Project) -> Iterator[Problem]:
    """Names that become headings hold no markup."""
    table = project.library.tables[DOKUMENT]
    for number, dokument in project.documents:
        named: list[tuple[Path_, str]] = [((number, "kort"), dokument.kort)]
        named += [
            ((number, "versioner", n, "namn"), version.namn)
            for n, version in enumerate(dokument.versioner)
        ]
        for at, value in named:
            if NAME_MARKUP.search(value) or looks_like_html(value) or value != value.strip():
                yield table.problem(
                    at, "D010", f'namnet "{shown(value)}" innehåller tecken som blir uppmärkning', "skriv bara bokstäver, siffror och vanliga skiljetecken"
                )  # fmt: skip


def folders_are_versions(project: Project) -> Iterator[Problem]:
    """A written page of a document shows it, and each folder of a document is a version."""
    for _, dokument in project.documents:
        path = f"docs/{dokument.id}/index.md"
        page = project.pages.get(path)
        if (
            page
            and not project.told_of(page)
            and not any(
                dokument.id in dict(call.arguments).values() for call in project.calls(page)
            )
        ):
            yield Problem(
                path, 1, 1, "D016", f"sidan visar inte dokumentet {dokument.id}",
                f'skriv {{{{ dokumentsida("{dokument.id}") }}}} i filen',
            )  # fmt: skip
        if not project.whole(DOKUMENT):
            continue
        known = {text.version.id for text in project.texts if text.dokument.id == dokument.id}
        inside = (
            file.split("/") for file in project.files if file.startswith(f"docs/{dokument.id}/")
        )
        for name in sorted({parts[2] for parts in inside if len(parts) > 3} - known):
            yield Problem(
                f"docs/{dokument.id}/{shown(name)}", 1, 1, "D009", f"mappen är ingen version av {dokument.id}",
                f"rätta mappens namn eller versionens id i {DOKUMENT} så att de är lika, eller lägg till versionen där",
            )  # fmt: skip


RULES = (
    ids_of_documents_are_free,
    related_documents_exist,
    no_document_replaces_itself,
    dates_are_days,
    versions_stand_in_order,
    names_hold_no_markup,
    folders_are_versions,
)
