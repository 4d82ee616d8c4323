"""Writes the ledger: what is published for the first time, or corrected, gets an entry."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.changes import ledger
from macros.model import Laspost
from macros.reading.library import Library
from macros.reading.tables import LAS

WAITING = "las-vantar"
"""Lists the entries of a publication under way, in the workshop."""


def lock(library: Library, workshop: Path) -> list[str]:
    """Write the entries that the ledger lacks.

    Args:
        library: the library, without problems.
        workshop: where a list of the new entries is kept until `settle` is called.

    Returns:
        The new files, relative to the project's root.
    """
    posts = list(missing(library))
    paths = [f"{LAS}/{ledger.file_name(post)}" for post in posts]
    if paths:
        (workshop / WAITING).write_text("\n".join(paths), "utf-8")
        (library.root / LAS).mkdir(exist_ok=True)
    for path, post in zip(paths, posts, strict=True):
        (library.root / path).write_text(ledger.dump(post), "utf-8")
    return paths


def settle(workshop: Path) -> None:
    """Say that the new entries are published."""
    (workshop / WAITING).unlink(missing_ok=True)


def undo(root: Path, workshop: Path) -> None:
    """Take back the entries of a publication that came to nothing, or was killed."""
    waiting = workshop / WAITING
    if waiting.is_file():
        for path in waiting.read_text("utf-8").split("\n"):
            (root / path).unlink(missing_ok=True)
        waiting.unlink()


def missing(library: Library) -> Iterator[Laspost]:
    """Yield the entries that the ledger lacks, in the order in which they are bound."""
    last = library.laskedja[-1] if library.laskedja else None
    for key, (_, version) in library.versions.items():
        if not version.status.publiceras:
            continue
        pending = library.vantande(key)
        if key not in library.lasta or pending:
            folder = library.root / "docs" / key[0] / key[1]
            last = ledger.next_entry(
                last,
                key,
                library.dag.isoformat(),
                (
                    (path.name, path.read_bytes())
                    for path in folder.iterdir()
                    if path.is_file() and not path.name.startswith(".")
                ),
                library.avsnitt(key),
                (rattelse.id for rattelse in pending),
            )
            yield last
