"""Headings, their ids and footnotes: written in the one way that every page understands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.problems import Problem, shown
from macros.reading.page import WRITTEN, Page

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ALMOST = re.compile(r"\{:?[ ]*#[^\s{}]+[ ]*\}\s*#*\s*$")
NOTE = re.compile(r"^[ ]*\[\^(?P<label>[^\]\n]*)\]:", re.MULTILINE)
SLUG_REMEDY = "använd a–z, 0–9 och bindestreck, till exempel min-rubrik"


def written(page: Page) -> Iterator[Problem]:
    """A heading is a line of its own that begins with # and a space."""
    for heading, (number, column) in zip(page.headings, page.heading_places, strict=True):
        line = page.line(number)
        if heading.nested:
            yield Problem(
                page.path, number, column, "M038", "rubriken står i en lista, ett citat eller en tabell",
                "flytta den till en egen rad utan indrag",
            )  # fmt: skip
        elif not line.startswith("#"):
            yield Problem(
                page.path, number, column, "M037", "rubriken är understruken", f'skriv "{"#" * heading.level} " före den i stället'
            )  # fmt: skip
        elif not re.match(r"#{1,6}( |$)", line):
            yield Problem(
                page.path, number, column, "M037", "blanksteg saknas efter #",
                "skriv ett blanksteg efter #",
            )  # fmt: skip
        if not heading.text:
            yield Problem(
                page.path, number, column, "M039", "rubriken är tom",
                "skriv en rubrik eller ta bort raden",
            )  # fmt: skip


def ids(page: Page) -> Iterator[Problem]:
    """An id is written `{ #id }`, is a slug, and stands once on its page."""
    seen: dict[str, int] = {}
    for heading, (number, _) in zip(page.headings, page.heading_places, strict=True):
        if not heading.id:
            continue
        line = page.line(number)
        column = line.rfind(f"#{heading.id}") + 1 or 1
        if not SLUG.fullmatch(heading.id):
            yield Problem(
                page.path, number, column, "M030", f'id:t "{shown(heading.id)}" har tecken som inte får vara med', SLUG_REMEDY
            )  # fmt: skip
        elif ALMOST.search(line) and not WRITTEN.search(line) and "{#" not in line:
            yield Problem(
                page.path, number, column, "M032", "id:t är inte skrivet på det vanliga sättet",
                f"skriv {{ #{heading.id} }} sist på raden, med ett blanksteg på var sida om #{heading.id}",
            )  # fmt: skip
        if heading.id in seen:
            yield Problem(
                page.path, number, column, "M031", f'id:t "{shown(heading.id)}" finns redan på rad {seen[heading.id]}',
                "ge rubriken ett eget id",
            )  # fmt: skip
        seen.setdefault(heading.id, number)


def footnotes(page: Page) -> Iterator[Problem]:
    """A footnote is referred to, has one text, and a name that can be an id."""
    if page.rendered is None:
        return
    seen: dict[str, int] = {}
    for match, (line, column) in page.places.matches(NOTE):
        label = match["label"]
        if label in seen:
            yield Problem(
                page.path, line, column, "M035", f"fotnoten [^{shown(label, 30)}] har redan en text på rad {seen[label]}",
                "ge den ena ett annat namn",
            )  # fmt: skip
        elif label in page.rendered.notes and label not in page.rendered.noted:
            yield Problem(
                page.path, line, column, "M034", f"ingen text hänvisar till fotnoten [^{shown(label, 30)}]",
                "sätt ut hänvisningen eller ta bort fotnoten",
            )  # fmt: skip
        elif not SLUG.fullmatch(label):
            yield Problem(
                page.path, line, column, "M030", f'fotnotens namn "{shown(label, 30)}" har tecken som inte får vara med',
                SLUG_REMEDY,
            )  # fmt: skip
        seen.setdefault(label, line)
