"""Puts a new version into the register and the menu as an editor would, and proves it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from macros.checks.navigation import CONFIG
from macros.model import Dokument, Status, Version, lower_first
from macros.reading import values
from macros.reading.library import DOKUMENT, Library

COMPARED = "Jämförelser"
TO_FILL_IN = (
    '# Fyll i det du vet och ta bort #-tecknet. Datum skrivs "ÅÅÅÅ-MM-DD". Lämna det okända.',
    "# upplysning:  (vad läsaren behöver veta om versionen)",
    "# datum:       (när texten beslutades)",
    "# galler_fran: (första dagen som den gäller)",
)


class NotPossible(Exception):  # noqa: N818
    """What was asked for cannot be done; the message is for the editor."""


def register(
    known: Library, document: Dokument, base: Version, version: str, namn: str, status: Status
) -> str:
    """Return the register with the version after the others of its document.

    Raises:
        NotPossible: the register is written in a way that leaves no place for it.
    """
    table = known.tables[DOKUMENT]
    text, ending = _text(known, DOKUMENT)
    assert table.document is not None  # noqa: S101 (a library without problems)
    number = known.dokument.index(document)
    line, column = table.document.places[number, "versioner", len(document.versioner) - 1]
    lines = text.split("\n")
    dash = lines[line - 1][: column - 1].rfind("-")
    refusal = NotPossible(
        f"versionerna i {DOKUMENT} rad {line} står inte under varandra – skriv en rad "
        '"- id: …" för varje version, som hos de andra dokumenten'
    )
    if dash < 0 or lines[line - 1][:dash].strip():
        raise refusal
    indent = " " * dash
    item = {
        "id": version,
        "namn": namn,
        "status": status.value,
        "utgiven_har": True,
        "kapitel": list(base.kapitel),
    }
    rows = [
        f"- id: {scalar(version)}",
        f"  namn: {scalar(namn)}",
        f"  status: {status.value}",
        *(f"  {hint}" for hint in TO_FILL_IN),
        "  utgiven_har: true",
        "  kapitel:",
        *(f"    - {scalar(chapter)}" for chapter in base.kapitel),
    ]
    end = _block_end(lines, line - 1, dash)
    made = "\n".join([*lines[:end], *(indent + row for row in rows), *lines[end:]])
    wanted = json.loads(json.dumps(table.document.value))
    wanted[number]["versioner"].append(item)
    if _read(DOKUMENT, made) != wanted:
        raise refusal
    return made.replace("\n", ending)


def menu(
    known: Library,
    document: Dokument,
    base: Version,
    version: str,
    namn: str,
    latest: Sequence[Version],
) -> str:
    """Return mkdocs.yml with the version's pages and its comparisons with others in the menu.

    Raises:
        NotPossible: the menu is written in a way that leaves no place for them.
    """
    text, ending = _text(known, CONFIG)
    lines = text.split("\n")
    begin, end = _group(lines, document, base)
    indent = lines[begin][: len(lines[begin]) - len(lines[begin].lstrip())]
    pages = [
        line.replace(f"{document.id}/{base.id}/", f"{document.id}/{version}/")
        for line in lines[begin + 1 : end]
    ]
    _, last = _group(lines, document, document.versioner[-1])
    lines[last:last] = [f"{indent}- {scalar(namn, key=True)}:", *pages]
    last += len(pages) + 1
    compared = {f"jamfor/{document.id}/{older.id}/{version}.md": older for older in latest}
    entries = [
        f"    - {scalar(f'{older.namn} och {lower_first(namn)}', key=True)}: {page}"
        for page, older in compared.items()
    ]
    group = f"- {COMPARED}:"
    there = last < len(lines) and lines[last] == indent + group
    if there:
        last = _block_end(lines, last, len(indent))
    lines[last:last] = [indent + row for row in (entries if there else [group, *entries])]
    made = "\n".join(lines)
    old, new = _read(CONFIG, text), _read(CONFIG, made)
    mark = f"{document.id}/{version}/"
    shown = list(_pages(new["nav"])) if isinstance(new, dict) else []
    added = [(page, above) for page, above in shown if page.startswith(mark) or page in compared]
    wanted = [
        page.replace(f"{document.id}/{base.id}/", mark)
        for page, _ in _pages(old["nav"])
        if page.startswith(f"{document.id}/{base.id}/")
    ]
    if (
        [page for page, _ in added] != [*wanted, *compared]
        or any(above[-1:] != (namn,) for page, above in added if page not in compared)
        or [row for row in shown if row not in added] != list(_pages(old["nav"]))
        or {**old, "nav": None} != {**new, "nav": None}
    ):
        raise _refused(document, base)
    return made.replace("\n", ending)


def scalar(value: str, *, key: bool = False) -> str:
    """Return a text as YAML that is read as that text."""
    try:
        plain = (
            yaml.safe_load(f"{value}: a") == {value: "a"}
            if key
            else yaml.safe_load(f"a: {value}") == {"a": value}
        )
    except yaml.YAMLError:
        plain = False
    return value if plain else json.dumps(value, ensure_ascii=False)


def _text(known: Library, path: str) -> tuple[str, str]:
    """Return a file's text, and what ends its lines."""
    text = (known.root / path).read_bytes().decode("utf-8")
    return text.replace("\r\n", "\n"), "\r\n" if "\r\n" in text else "\n"


def _read(path: str, text: str) -> Any:
    document, problems = values.parse_yaml(path, text)
    # What was a problem before is one still: it is told of where the file is checked.
    return document.value if document and (path == CONFIG or not problems) else None


def _pages(nav: object, above: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every page of a menu with the headings above it."""
    if isinstance(nav, str):
        yield nav, above
    elif isinstance(nav, list):
        for each in nav:
            yield from _pages(each, above)
    elif isinstance(nav, dict):
        for title, each in nav.items():
            yield from _pages(each, (*above, title) if isinstance(each, list) else above)


def _group(lines: Sequence[str], document: Dokument, version: Version) -> tuple[int, int]:
    """Return the lines of a version in the menu: its heading, and the line after its last page."""
    mark = f"{document.id}/{version.id}/"
    pages = [n for n, line in enumerate(lines) if re.search(rf"[ :]{re.escape(mark)}\S+\.md", line)]
    if not pages or pages != list(range(pages[0], pages[-1] + 1)) or pages[0] == 0:
        raise _refused(document, version)
    return pages[0] - 1, pages[-1] + 1


def _refused(document: Dokument, version: Version) -> NotPossible:
    return NotPossible(
        f"sidorna i {document.id}/{version.id} står inte under varandra i {CONFIG} – skriv en rad "
        "för varje sida under versionens namn, som hos de andra dokumenten"
    )


def _block_end(lines: Sequence[str], start: int, indent: int) -> int:
    """Return the line after a list item, blank lines not counted."""
    end = start + 1
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        if line.strip():
            end = number + 1
    return end
