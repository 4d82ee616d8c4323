"""The site's data as static JSON, with a JSON Schema beside each file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from macros.reading.library import Library
from scripts.publicera.api.andringar import AndringItem, andring_items
from scripts.publicera.api.anmarkningar import AnmarkningItem, anmarkning_items
from scripts.publicera.api.ansvar import AnsvarItem, ansvar_items
from scripts.publicera.api.base import Item, schema
from scripts.publicera.api.begrepp import BegreppItem, begrepp_items
from scripts.publicera.api.beslut import BeslutItem, beslut_items
from scripts.publicera.api.dokument import DokumentItem, dokument_items
from scripts.publicera.api.remissvar import (
    RemissvarItem,
    UttalandeItem,
    remissvar_items,
    uttalande_items,
)
from scripts.publicera.api.roller import RollItem, roll_items
from scripts.publicera.api.texter import AvsnittItem, VersionItem, avsnitt_items, version_items

API_FOLDER = "api/v1"

# Every file by its name: what an item is, and where the items come from.
API_FILES: dict[str, tuple[type[Item], Callable[[Library], Iterable[Item]]]] = {
    "dokument": (DokumentItem, dokument_items),
    "versioner": (VersionItem, version_items),
    "avsnitt": (AvsnittItem, avsnitt_items),
    "roller": (RollItem, roll_items),
    "ansvar": (AnsvarItem, ansvar_items),
    "begrepp": (BegreppItem, begrepp_items),
    "andringar": (AndringItem, andring_items),
    "beslut": (BeslutItem, beslut_items),
    "anmarkningar": (AnmarkningItem, anmarkning_items),
    "remissvar": (RemissvarItem, remissvar_items),
    "uttalanden": (UttalandeItem, uttalande_items),
}


def write(library: Library, built: Path) -> None:
    """Write every file of the API and its schema into a built site."""
    folder = built / API_FOLDER
    (folder / "schema").mkdir(parents=True, exist_ok=True)
    for name, (kind, items) in API_FILES.items():
        found = [item.model_dump(mode="json") for item in items(library)]
        _json(folder / f"{name}.json", {"schema": f"/{API_FOLDER}/schema/{name}.json", name: found})
        _json(folder / "schema" / f"{name}.json", schema(name, kind))


def _json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
