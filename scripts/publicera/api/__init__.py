"""The site's data as static JSON, with a JSON Schema beside each file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from macros.reading.library import Library
from scripts.publicera.api.andringar import AndringItem, andringar
from scripts.publicera.api.anmarkningar import AnmarkningItem, anmarkningar
from scripts.publicera.api.ansvar import AnsvarItem, ansvar
from scripts.publicera.api.base import Item, schema
from scripts.publicera.api.begrepp import BegreppItem, begrepp
from scripts.publicera.api.beslut import BeslutItem, beslut
from scripts.publicera.api.dokument import DokumentItem, dokument
from scripts.publicera.api.remissvar import RemissvarItem, UttalandeItem, remissvar, uttalanden
from scripts.publicera.api.roller import RollItem, roller
from scripts.publicera.api.texter import AvsnittItem, VersionItem, avsnitt, versioner

FOLDER = "api/v1"

# Every file by its name: what an item is, and where the items come from.
FILES: dict[str, tuple[type[Item], Callable[[Library], Iterable[Item]]]] = {
    "dokument": (DokumentItem, dokument),
    "versioner": (VersionItem, versioner),
    "avsnitt": (AvsnittItem, avsnitt),
    "roller": (RollItem, roller),
    "ansvar": (AnsvarItem, ansvar),
    "begrepp": (BegreppItem, begrepp),
    "andringar": (AndringItem, andringar),
    "beslut": (BeslutItem, beslut),
    "anmarkningar": (AnmarkningItem, anmarkningar),
    "remissvar": (RemissvarItem, remissvar),
    "uttalanden": (UttalandeItem, uttalanden),
}


def write(library: Library, built: Path) -> None:
    """Write every file of the API and its schema into a built site."""
    folder = built / FOLDER
    (folder / "schema").mkdir(parents=True, exist_ok=True)
    for name, (kind, items) in FILES.items():
        found = [item.model_dump(mode="json") for item in items(library)]
        _json(folder / f"{name}.json", {"schema": f"/{FOLDER}/schema/{name}.json", name: found})
        _json(folder / "schema" / f"{name}.json", schema(name, kind))


def _json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
