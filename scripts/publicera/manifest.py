"""Lists every published file with its hash, so that anyone can check a copy of the site."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from macros.reading.library import Library

MANIFEST = "manifest.json"


def write(library: Library, built: Path) -> None:  # noqa: ARG001
    """Write `manifest.json`: path and SHA-256 of every other file, sorted."""
    files = [
        {
            "fil": path.relative_to(built).as_posix(),
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in sorted(built.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    ]
    text = json.dumps({"filer": files}, ensure_ascii=False, indent=1)
    (built / MANIFEST).write_text(text + "\n", "utf-8")
