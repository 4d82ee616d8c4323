"""The files of a project: which there are, and their text."""

from __future__ import annotations

import hashlib
from pathlib import Path

from macros.problems import Problem


def read_text(root: Path, path: str) -> tuple[str | None, list[Problem]]:
    """Read a text file.

    Args:
        root: the project's root.
        path: relative to the root, forward slashes.

    Returns:
        The text, or None if it cannot be read, and the problems.
    """
    try:
        raw = (root / path).read_bytes()
    except FileNotFoundError:
        return None, [
            Problem(
                path,
                1,
                1,
                "F001",
                "filen finns inte",
                "lägg till filen eller ta bort hänvisningen till den",
            )
        ]
    except (OSError, ValueError):
        return None, [
            Problem(
                path,
                1,
                1,
                "F002",
                "filen går inte att läsa",
                "kontrollera att det är en vanlig fil som du får läsa",
            )
        ]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        return None, [
            Problem(
                path,
                line,
                column,
                "F003",
                "filen är inte sparad som UTF-8",
                "öppna filen i Word eller en textredigerare, kontrollera att å, ä och ö ser rätt ut "
                "och spara den som UTF-8",
            )
        ]
    return text.replace("\r\n", "\n"), []


def signature(root: Path, folders: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return name and hash of every file in some folders: equal as long as none has changed."""
    return tuple(
        (str(path), _hash(path))
        for folder in folders
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    )


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""  # told of where the file is read


def files(root: Path, folder: str, pattern: str) -> list[str]:
    """Return the files of a folder and its sub-folders, relative to the root, sorted."""
    return sorted(path.relative_to(root).as_posix() for path in (root / folder).rglob(pattern))
