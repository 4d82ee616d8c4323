"""What stands in the folders of a project, for those who may not look there themselves."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.problems import Problem
from macros.reading import files
from macros.reading.page import Page, read_page

DOCS = "docs"


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of text.

    Attributes:
        path: the file, relative to the root.
        text: what it says; None if it is missing or cannot be read.
        problems: why it cannot be read.
    """

    path: str
    text: str | None
    problems: tuple[Problem, ...]


class ProjectFiles:
    """The files of a project, each read when it is asked for, and once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, TextFile] = {}

    def read(self, path: str) -> TextFile:
        """Return a file, relative to the root."""
        if path not in self._read:
            text, problems = files.read_text(self._root, path)
            self._read[path] = TextFile(path, text, tuple(problems))
        return self._read[path]

    def exists(self, path: str) -> bool:
        """Tell whether a file is there, readable or not."""
        try:
            return (self._root / path).is_file()
        except (OSError, ValueError):  # no file can have such a name
            return False

    def checksum(self, path: str) -> str:
        """Return the SHA-256 of the bytes of a file that is there, hexadecimal."""
        return hashlib.sha256((self._root / path).read_bytes()).hexdigest()

    def under(self, folder: str, pattern: str) -> tuple[str, ...]:
        """Return the files of a folder and its sub-folders, relative to the root, sorted."""
        return tuple(files.files(self._root, folder, pattern))


@dataclass(frozen=True)
class Docs:
    """What people wrote for readers.

    Attributes:
        files: every file and link under `docs/`, relative to the root, sorted.
        links: those of them that are links of the file system.
        pages: every page that can be read, by path.
        problems: what went wrong when the pages were read.
    """

    files: tuple[str, ...]
    links: frozenset[str]
    pages: Mapping[str, Page]
    problems: tuple[Problem, ...]


def read_docs(root: Path, chapters: Mapping[str, str]) -> Docs:
    """Read every page of a project.

    Args:
        root: the project's root.
        chapters: `dokument/version/kapitel` of each page with the city's text, by its path.
    """
    there = _under_docs(root)
    links = frozenset(path for path in there if (root / path).is_symlink())
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for path in there:
        if path.endswith(".md") and path not in links:
            text, told = files.read_text(root, path)
            problems += told
            if text is not None:
                pages[path] = read_page(path, text, chapters.get(path, ""))
    return Docs(tuple(there), links, pages, tuple(problems))


def _under_docs(root: Path) -> list[str]:
    """Return every file and link under `docs/`, as the generator finds them."""
    found: list[Path] = []
    for folder, names, plain in os.walk(root / DOCS):
        here = Path(folder)
        found += [here / name for name in plain if not name.startswith(".")]
        found += [here / name for name in names if (here / name).is_symlink()]
        names[:] = [name for name in names if not name.startswith(".")]
    return sorted(path.relative_to(root).as_posix() for path in found)
