"""A file of the ledger of what was published."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros.model import Laspost
from macros.reading import files, values
from macros.reading.typed import typed


@dataclass(frozen=True)
class Last:
    """A file of the ledger.

    Attributes:
        path: the file, relative to the root.
        raw: its text; empty if it cannot be read.
        post: the entry; None if the file is not one.
    """

    path: str
    raw: str
    post: Laspost | None


def read_entry(root: Path, path: str) -> Last:
    """Read a file of the ledger."""
    text, _ = files.read_text(root, path)
    document, problems = values.parse_yaml(path, text or "")
    if text is None or document is None or problems:
        return Last(path, text or "", None)
    return Last(path, text, typed(document, Laspost)[0])
