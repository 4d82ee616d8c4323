"""Puts a new version into the register_with and the menu as an editor would, and proves it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import yaml

from macros.model import Dokument, Status, Version
from macros.reading import values
from macros.reading.library import Library
from macros.reading.tables import DOKUMENT

TO_FILL_IN = (
    '# Fyll i det du vet och ta bort #-tecknet. Datum skrivs "ÅÅÅÅ-MM-DD". Lämna det okända.',
    "# upplysning:  (vad läsaren behöver veta om versionen)",
    "# datum:       (när texten beslutades)",
    "# galler_fran: (första dagen som den gäller)",
)


class NotPossible(Exception):  # noqa: N818
    """What was asked for cannot be done; the message is for the editor."""


def register_with(
    known: Library, document: Dokument, base: Version, version: str, namn: str, status: Status
) -> str:
    """Return the register_with with the version after the others of its document.

    Raises:
        NotPossible: the register_with is written in a way that leaves no place for it.
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
        **({"menynamn": [named.model_dump() for named in base.menynamn]} if base.menynamn else {}),
    }
    rows = [
        f"- id: {scalar(version)}",
        f"  namn: {scalar(namn)}",
        f"  status: {status.value}",
        *(f"  {hint}" for hint in TO_FILL_IN),
        "  utgiven_har: true",
        "  kapitel:",
        *(f"    - {scalar(chapter)}" for chapter in base.kapitel),
        *(["  menynamn:"] if base.menynamn else []),
        *(
            f"    - {{kapitel: {named.kapitel}, namn: {json.dumps(named.namn, ensure_ascii=False)}}}"
            for named in base.menynamn
        ),
    ]
    end = _block_end(lines, line - 1, dash)
    made = "\n".join([*lines[:end], *(indent + row for row in rows), *lines[end:]])
    wanted = json.loads(json.dumps(table.document.value))
    wanted[number]["versioner"].append(item)
    if _read(DOKUMENT, made) != wanted:
        raise refusal
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
    return document.value if document and not problems else None


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
