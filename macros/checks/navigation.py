"""The menu of `mkdocs.yml` shows every page once, in the order of the register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.checks.project import Project
from macros.problems import Path_, Problem, shown
from macros.reading import values
from macros.reading.library import DOKUMENT
from macros.reading.values import Document

CONFIG = "mkdocs.yml"
SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """A page in the menu.

    Attributes:
        page: its file, relative to `docs/`.
        sections: the headings of the menu above it, outermost first.
        at: where it stands in `mkdocs.yml`.
    """

    page: str
    sections: tuple[str, ...]
    at: Path_


def menu(project: Project) -> Iterator[Problem]:
    """Every page stands in the menu once, and every entry leads to a page."""
    document, _ = values.read_yaml(project.root, CONFIG)
    if document is None or not isinstance(document.value, dict):
        return
    if not isinstance(document.value.get("nav"), list):
        yield document.problem(
            ("nav",), "N001", "menyn (nav) saknas eller är ingen lista",
            'skriv "nav:" och en rad "- sida.md" för varje sida',
        )  # fmt: skip
        return
    items: list[Item] = []
    yield from _read(document, document.value["nav"], ("nav",), (), items)
    seen: dict[str, Item] = {}
    for item in items:
        line = document.place(*item.at)[0]
        if item.page in seen:
            yield document.problem(
                item.at, "N003",
                f"sidan {shown(item.page)} står redan på rad {document.place(*seen[item.page].at)[0]}",
                "ta bort den ena",
            )  # fmt: skip
        elif f"docs/{item.page}" not in project.files:
            yield document.problem(
                item.at, "N002", f"sidan docs/{shown(item.page)} finns inte",
                f"lägg till filen eller ta bort rad {line}",
            )  # fmt: skip
        seen.setdefault(item.page, item)
    for path in project.pages:
        if path.removeprefix("docs/") not in seen:
            yield Problem(
                path, 1, 1, "N004", f"sidan står inte i menyn i {CONFIG}",
                f'lägg till "- {path.removeprefix("docs/")}" under nav',
            )  # fmt: skip
    if project.whole(DOKUMENT):
        yield from _chapters(project, document, list(seen.values()))
        yield from _names(project, document, seen)
        yield from _documents(project, document, seen)


def _read(
    document: Document, value: object, at: Path_, sections: tuple[str, ...], items: list[Item]
) -> Iterator[Problem]:
    """Collect the pages of the menu."""
    if isinstance(value, str):
        if not SCHEME.match(value):
            items.append(Item(value, sections, at))
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from _read(document, child, (*at, number), sections, items)
    elif isinstance(value, dict) and len(value) == 1:
        ((title, child),) = value.items()
        inner = (*sections, str(title)) if isinstance(child, list) else sections
        yield from _read(document, child, (*at, title), inner, items)
    else:
        yield document.problem(
            at, "N001", "raden i menyn går inte att förstå",
            'skriv "- sida.md", "- Titel: sida.md" eller "- Titel:" med sidor under',
        )  # fmt: skip


def _chapters(project: Project, document: Document, items: list[Item]) -> Iterator[Problem]:
    for text in project.texts:
        wanted = [f"{'/'.join(text.key)}/{name}.md" for name in ("index", *text.kapitel, "hela")]
        shown_ = [item for item in items if item.page in wanted]
        order = [page for page in wanted if page in {item.page for item in shown_}]
        for item, page in zip(shown_, order, strict=True):
            if item.page != page:
                yield document.problem(
                    item.at, "N005", f"här ska {page} stå, enligt {DOKUMENT}",
                    "ställ kapitlen i läsordning, med hela.md sist",
                )  # fmt: skip
                break


def _names(project: Project, document: Document, items: dict[str, Item]) -> Iterator[Problem]:
    for text in project.texts:
        own, version = (
            items.get(f"{text.dokument.id}/index.md"),
            items.get(f"{'/'.join(text.key)}/index.md"),
        )
        for item, name in ((own, text.dokument.kort), (version, text.version.namn)):
            if item and item.sections[-1:] != (name,):
                heading = f'"{shown(item.sections[-1])}"' if item.sections else "ingen rubrik"
                yield document.problem(
                    item.at, "N006", f'sidan står under {heading}, men {DOKUMENT} säger "{shown(name)}"',
                    "skriv samma namn på båda ställena",
                )  # fmt: skip


def _documents(project: Project, document: Document, items: dict[str, Item]) -> Iterator[Problem]:
    wanted = [f"{dokument.id}/index.md" for dokument in project.library.by_id.values()]
    found = [page for page in items if page in wanted]
    for page, right in zip(found, [page for page in wanted if page in found], strict=True):
        if page != right:
            yield document.problem(
                items[page].at, "N007", f"här ska {right} stå, enligt {DOKUMENT}",
                "ställ dokumenten i registrets ordning",
            )  # fmt: skip
            break


RULES = (menu,)
