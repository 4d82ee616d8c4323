"""Versions that follow on each other have a page that compares them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from macros.checks.project import Project, Text
from macros.problems import Problem, shown
from macros.reading.library import DOKUMENT

FOLDER = "docs/jamfor"
MACRO = "jamforelse"

Pair = tuple[str, str, str]
"""A document and two versions of it."""


def path_of(pair: Pair) -> str:
    """Return the file of the page that compares two versions."""
    return f"{FOLDER}/{'/'.join(pair)}.md"


def line_of(pair: Pair) -> str:
    """Return the only line of that page."""
    dokument, fran, till = pair
    return f'{{{{ {MACRO}("{dokument}", "{fran}", "{till}") }}}}'


def compared(project: Project) -> Iterator[Problem]:
    """Every version is compared with the one before it that readers see."""
    table = project.library.tables[DOKUMENT]
    for pair, text in _followers(project):
        if path_of(pair) not in project.files:
            yield table.problem(
                text.at, "J001", f"sidan som jämför {pair[2]} med {pair[1]} saknas",
                f"lägg till {path_of(pair)} med raden {line_of(pair)}",
            )  # fmt: skip


def _followers(project: Project) -> Iterator[tuple[Pair, Text]]:
    """Yield each version with the one before it: of the published ones, and in a preview."""
    if not project.whole(DOKUMENT):
        return
    seen: set[Pair] = set()
    for _, dokument in project.documents:
        texts = [text for text in project.texts if text.dokument is dokument]
        published = [text for text in texts if text.version.status.publiceras]
        for before, after in (*pairwise(published), *pairwise(texts)):
            pair = (dokument.id, before.version.id, after.version.id)
            if pair not in seen and pair[1] != pair[2]:
                seen.add(pair)
                yield pair, after


def own_page(project: Project) -> Iterator[Problem]:
    """A page of the folder compares what its address says, and no other page compares."""
    versions = project.library.versions
    for path, page in project.pages.items():
        here = path.startswith(f"{FOLDER}/")
        pair = tuple(path.removeprefix(f"{FOLDER}/").removesuffix(".md").split("/"))
        if here and (len(pair) != 3 or not {pair[:2], (pair[0], pair[2])} <= versions.keys()):
            yield Problem(
                path, 1, 1, "J002", "sidan jämför versioner som inte finns",
                "ta bort den, eller ge den namnet docs/jamfor/<dokument>/<från>/<till>.md",
            )  # fmt: skip
        elif here and page.text.strip() != line_of((pair[0], pair[1], pair[2])):
            yield Problem(
                path, 1, 1, "J003", "sidan jämför inte de versioner som adressen säger",
                f"låt bara raden {line_of((pair[0], pair[1], pair[2]))} stå på sidan",
            )  # fmt: skip
        for call in page.calls if not here else ():
            if call.name == MACRO:
                wanted = [value for _, value in call.arguments]
                yield Problem(
                    path, *call.place, "J003", "sidan är inte en jämförelses sida",
                    f"flytta raden till {shown(f'{FOLDER}/' + '/'.join(map(str, wanted)), 120)}.md",
                )  # fmt: skip


RULES = (compared, own_page)
