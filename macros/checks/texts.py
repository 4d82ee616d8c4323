"""The text of a version has the shape that addresses, redlines and proofs build on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.project import Project, Text
from macros.checks.rendered import ENTITY
from macros.problems import Problem, shown
from macros.reading.page import Page
from macros.reading.tables import DOKUMENT

TITLE_PAGE = "titelblad"
STYRTEXT_CALL = "{{ styrtext() }}"
CONTENTS = "{{ innehall() }}"
WHOLE = "{{ hela() }}"
MADE_FILES = {"index.md": f"{CONTENTS}\n", "hela.md": f"{WHOLE}\n"}
"""What stands on the pages of a version that nobody wrote, by the file's name."""
OF_TEXTS = frozenset({"styrtext", "innehall", "hela"})
# Ids of this form are made for the passages of a section and for the site's own parts.
RESERVED_IDS = re.compile(r".+-(st|bildtext)\d+(-p\d+)*|innehall-rubrik|figur-.+-(titel|i-ord)")


def chapters_have_files(project: Project) -> Iterator[Problem]:
    """Every chapter of the register has a file, and every file is in the register."""
    table = project.library.tables[DOKUMENT]
    for text in project.texts:
        whole = text.path("hela")
        if whole in project.files:
            yield Problem(whole, 1, 1, "S003", "hela texten görs av sig själv", "ta bort filen")
        for name in text.kapitel:
            at = (*text.at, "kapitel", text.version.kapitel.index(name))
            if text.path(name) not in project.files:
                yield table.problem(
                    at, "S001", f"filen {text.path(name)} finns inte", "lägg till filen eller ta bort kapitlet ur listan"
                )  # fmt: skip
        known = {text.path(name) for name in ("index", *text.kapitel, "hela")}
        for path in project.files:
            if path.startswith(f"{text.folder}/") and path not in known:
                yield Problem(
                    path, 1, 1, "S002", f"filen hör inte till något kapitel i {DOKUMENT}",
                    f"lägg till den under kapitel: i versionen {text.version.id}, eller ta bort den",
                )  # fmt: skip


def macros_frame_texts(project: Project) -> Iterator[Problem]:
    """Each file has the macro calls of its kind, in their places, and no others."""
    for text in project.texts:
        for name, page in project.chapters(text):
            if page is None:
                continue
            lines = [line for line in page.text.split("\n") if line.strip()]
            if name == "index" and lines[-1:] != [CONTENTS]:
                number = len(page.text.rstrip().split("\n"))
                yield Problem(
                    page.path, number, 1, "S004", "sidan slutar inte med innehållet",
                    f"skriv {CONTENTS} sist i filen",
                )  # fmt: skip
            if (
                lines[:1] != [STYRTEXT_CALL]
                and not (name == "index" and lines == [CONTENTS])
                and not _told_first(project, page)
            ):
                yield Problem(
                    page.path, 1, 1, "S005", "filen börjar inte med makrot för stadens text",
                    f"skriv {STYRTEXT_CALL} på första raden",
                )  # fmt: skip
            expected = ["styrtext", "innehall"] if name == "index" else ["styrtext"]
            for call in project.calls(page):
                if call.name in expected:
                    expected.remove(call.name)
                else:
                    yield Problem(
                        page.path, *call.place, "S015", f'makrot "{call.name}" hör inte hemma här', "ta bort anropet"
                    )  # fmt: skip


def macros_of_texts_stand_in_texts(project: Project) -> Iterator[Problem]:
    """The macros of texts stand in texts alone."""
    folders = tuple(f"{text.folder}/" for text in project.texts)
    for page in project.pages.values():
        for call in project.calls(page):
            if (
                call.name in OF_TEXTS
                and not page.path.startswith(folders)
                and project.whole(DOKUMENT)
            ):
                yield Problem(
                    page.path, *call.place, "S016", f'makrot "{call.name}" fungerar bara i en versions filer',
                    "ta bort anropet",
                )  # fmt: skip


def _told_first(project: Project, page: Page) -> bool:
    first = next((n for n, line in enumerate(page.text.split("\n"), 1) if line.strip()), 1)
    return any(problem.line == first for problem in project.told_of(page))


def headings_are_an_outline(project: Project) -> Iterator[Problem]:
    """A chapter has one heading at the top and no level is skipped below it."""
    for text in project.texts:
        for name, page in project.chapters(text):
            if page is None or not page.readable or page.text.strip() == CONTENTS:
                continue
            yield from _outline(page, TITLE_PAGE if name == "index" else name)
            if page.parsed.early:
                line, _ = page.place(page.parsed.early)
                yield Problem(
                    page.path, line, 1, "S009", "text står före den första rubriken", "flytta texten in under en rubrik"
                )  # fmt: skip


def _outline(page: Page, name: str) -> Iterator[Problem]:
    placed = list(zip(page.headings, page.heading_places, strict=True))
    tops = [place for heading, place in placed if heading.level == 1]
    if not tops:
        yield Problem(
            page.path, 1, 1, "S007", "filen har ingen rubrik på översta nivån",
            f"skriv # framför filens huvudrubrik och {{ #{name} }} sist på raden",
        )  # fmt: skip
    for place in tops[1:]:
        yield Problem(
            page.path, *place, "S007", "filen har mer än en rubrik på översta nivån",
            "skriv ## i stället för #, eller dela filen i två kapitel",
        )  # fmt: skip
    if placed and placed[0][0].id not in ("", name):
        yield Problem(
            page.path, *placed[0][1], "S006", f'kapitlets id är "{shown(placed[0][0].id)}" men filen heter annat',
            f"skriv {{ #{name} }}, eller byt filens namn",
        )  # fmt: skip
    before = 0
    for heading, place in placed:
        if before and heading.level > before + 1:
            yield Problem(
                page.path, *place, "S008", f"rubriken hoppar från nivå {before} till nivå {heading.level}",
                f"skriv {'#' * (before + 1)} i stället för {'#' * heading.level}",
            )  # fmt: skip
        if not heading.box:
            before = heading.level
        if not heading.id:
            yield Problem(
                page.path, *place, "S010", "rubriken har inget id",
                "skriv { #ett-id } sist på raden",
            )  # fmt: skip


def ids_stand_once(project: Project) -> Iterator[Problem]:
    """An id stands once in a version, and is none that the site makes itself."""
    for text in project.texts:
        seen: dict[str, str] = {}
        for _, page in project.chapters(text):
            if page is None:
                continue
            for heading, (number, _) in zip(page.headings, page.heading_places, strict=True):
                column = page.lines.line(number).rfind(f"#{heading.id}") + 1 or 1
                place = f"{page.path.rpartition('/')[2]} rad {number}"
                if RESERVED_IDS.fullmatch(heading.id):
                    yield Problem(
                        page.path, number, column, "S012", f'id:t "{shown(heading.id)}" kan bli ett styckes id', "välj ett annat id"
                    )  # fmt: skip
                if (
                    heading.id
                    and seen.get(heading.id, place).split()[0] != place.split(maxsplit=1)[0]
                ):
                    yield Problem(
                        page.path, number, column, "S011", f'id:t "{shown(heading.id)}" finns redan i {seen[heading.id]}',
                        "ge rubriken ett eget id",
                    )  # fmt: skip
                seen.setdefault(heading.id, place)


def text_is_text(project: Project) -> Iterator[Problem]:
    """Decided text is text: no code, no codes for characters, no footnote with another's name."""
    for text in project.texts:
        notes: dict[str, str] = {}
        for name, page in project.chapters(text):
            if page is None or not page.readable:
                continue
            if page.parsed.code:
                yield Problem(
                    page.path, *page.place(page.parsed.code[0]), "S013", "kod i stadens text",
                    "ta bort ` eller indraget",
                )  # fmt: skip
            for match in ENTITY.finditer(page.prose) if "&" in page.text else ():
                yield Problem(
                    page.path, *page.lines.at(match.start()), "S014", f"teckenkod i stadens text: {shown(match.group(), 30)}", "skriv tecknet självt"
                )  # fmt: skip
            for label, place in page.footnotes:
                if notes.get(label, name) != name:
                    yield Problem(
                        page.path, *place, "S017",
                        f"fotnoten [^{shown(label, 30)}] finns redan i kapitlet {notes[label]}",
                        "ge den ett eget namn; hela texten visas på en sida",
                    )  # fmt: skip
                notes.setdefault(label, name)


def figures_of(project: Project, text: Text) -> Iterator[tuple[Page, str, tuple[int, int]]]:
    """Yield page, name and place of each figure in a version."""
    for _, page in project.chapters(text):
        if page:
            for block in page.blocks:
                if block.kind == "figur":
                    yield page, block.argument, page.place(block.span)


RULES = (
    chapters_have_files,
    macros_frame_texts,
    macros_of_texts_stand_in_texts,
    headings_are_an_outline,
    ids_stand_once,
    text_is_text,
)
