"""The gate for text: what must hold for every page before a build runs any macro."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from macros.checks import addresses, headings, rendered
from macros.checks.project import Project
from macros.problems import Problem, shown
from macros.reading import values
from macros.reading.markdown_setup import MARKER
from macros.reading.page import Page
from macros.reading.ready_html import READY
from macros.reading.tables import BESLUT, DOKUMENT

ASSETS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".pdf", ".docx", ".csv", ".ico"})
"""Files that a page may link to; the generator copies them as they are."""
ADDRESS_PART = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")
ON_A_PAGE = (
    rendered.html_is_nowhere,
    rendered.markup_is_used_up,
    rendered.braces_give_ids,
    rendered.elements_are_known,
    rendered.characters_are_seen,
    headings.headings_are_lines,
    headings.ids_are_names,
    headings.footnotes_are_used,
    addresses.addresses_are_allowed,
)


def pages_hold_what_they_may(project: Project) -> Iterator[Problem]:
    """Every page holds only what a page may hold."""
    yield from project.library.docs.problems
    for page in project.pages.values():
        yield from project.told_of(page)
        yield from judged(page)


@lru_cache(maxsize=4096)
def judged(page: Page) -> tuple[Problem, ...]:
    """Return what is wrong with a page by itself."""
    found = [*_text(page)]
    for rule in ON_A_PAGE:
        found += rule(page)
    return tuple(found)


def file_names_are_addresses(project: Project) -> Iterator[Problem]:
    """Under `docs/` stand pages and files to fetch, under names that can be addresses."""
    for path in project.files:
        pure = PurePosixPath(path)
        if path in project.library.docs.links:
            yield Problem(
                shown(path, 200), 1, 1, "M062", "det är en genväg, inte en fil",
                "lägg filen själv här",
            )  # fmt: skip
        elif pure.suffix != ".md" and pure.suffix not in ASSETS:
            yield Problem(
                shown(path, 200), 1, 1, "M060", f"filer av slaget {shown(pure.suffix or pure.name, 20)} får inte ligga bland sidorna",
                "byt filändelsen om den är fel, eller lägg filen utanför docs; sidor heter .md",
            )  # fmt: skip
        elif not all(ADDRESS_PART.fullmatch(part) for part in pure.parts):
            yield Problem(
                shown(path, 200), 1, 1, "M061", "filens eller mappens namn kan inte vara en adress",
                "byt namn: små bokstäver a–z, 0–9 och bindestreck",
            )  # fmt: skip


def _text(page: Page) -> Iterator[Problem]:
    yield from values.characters(page.path, page.text)
    for number, line in enumerate(page.text.split("\n"), 1):
        if "\t" in line:
            yield Problem(
                page.path, number, line.index("\t") + 1, "M022", "tabb i texten",
                "byt tabben mot blanksteg",
            )  # fmt: skip
        for marker, remedy in (
            (MARKER, "skriv {{ styrtext() }} i stället"),
            (READY, "ta bort det, eller skriv ett blanksteg efter utropstecknet"),
        ):
            if marker in line:
                yield Problem(
                    page.path, number, line.index(marker) + 1, "M015",
                    f"raden innehåller {marker}, som bara ett makro får skriva", remedy,
                )  # fmt: skip


def ids_in_calls_exist(project: Project) -> Iterator[Problem]:
    """A macro that is given the id of something is given one that exists."""
    known = {
        "dokument": (DOKUMENT, frozenset(project.library.by_id)),
        "dokument_id": (DOKUMENT, frozenset(project.library.by_id)),
        "beslut": (BESLUT, frozenset(beslut.id for beslut in project.library.beslut)),
    }
    for page in project.pages.values():
        for call in project.calls(page):
            for name, value in call.arguments:
                path, there = known.get(name, ("", frozenset()))
                if path and value not in there and project.whole(path):
                    yield Problem(
                        page.path, *call.place, "M014", f'id:t "{shown(value)}" finns inte', f"använd ett id ur {path}"
                    )  # fmt: skip


RULES = (
    pages_hold_what_they_may,
    addresses.addresses_lead_somewhere,
    file_names_are_addresses,
    ids_in_calls_exist,
)
