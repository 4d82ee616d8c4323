"""What the rules look at: the library, and the pages of the site as they would be built."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from macros.checks.macro_calls import Call, Macros, read_calls
from macros.model import Avsnitt, Dokument, Noun, Version, VersionKey
from macros.problems import Path_, Problem
from macros.reading import files
from macros.reading.library import Library
from macros.reading.page import Page, read
from macros.reading.tables import DOKUMENT, Table
from macros.reading.values import Document

PREFIX = "docs/"
NOT_CHAPTERS = frozenset({"index", "hela"})
"""Files that every version has."""


@dataclass(frozen=True)
class Text:
    """A version with its place in the register.

    Attributes:
        dokument: the document.
        version: the version.
        at: where the version stands in `data/dokument.yml`.
    """

    dokument: Dokument
    version: Version
    at: Path_

    @property
    def key(self) -> VersionKey:
        """Document id and version id."""
        return self.dokument.id, self.version.id

    @property
    def folder(self) -> str:
        """The folder of its chapters."""
        return f"docs/{self.dokument.id}/{self.version.id}"

    @property
    def kapitel(self) -> tuple[str, ...]:
        """The chapters in reading order, each once, without title page and whole text."""
        return tuple(
            name for name in dict.fromkeys(self.version.kapitel) if name not in NOT_CHAPTERS
        )

    def path(self, kapitel: str) -> str:
        """Return the file of a chapter."""
        return f"{self.folder}/{kapitel}.md"


@dataclass(frozen=True)
class Project:
    """A library and the pages of its site.

    Attributes:
        library: what the data says.
        files: every file under `docs/`, relative to the root.
        pages: every page that can be read, by path.
        problems: what went wrong when the pages were read.
        made: the pages that nobody wrote, as files under `docs/`.
        macros: what each macro that a page may call takes from the call.
    """

    library: Library
    files: tuple[str, ...]
    pages: Mapping[str, Page]
    problems: tuple[Problem, ...]
    made: frozenset[str] = frozenset()
    macros: Macros = field(default_factory=dict)

    def calls(self, page: Page) -> list[Call]:
        """Return the macro calls of a page that are as they should be."""
        return read_calls(page, self.macros)[0]

    def told_of(self, page: Page) -> list[Problem]:
        """Return what is wrong with a page by the first look: its head, its calls, its blocks."""
        return [*page.problems, *read_calls(page, self.macros)[1]]

    @property
    def root(self) -> Path:
        """The project's root."""
        return self.library.root

    @property
    def documents(self) -> Iterator[tuple[int, Dokument]]:
        """Every document with its number in the register's file."""
        for number, noun in self.library.tables[DOKUMENT].nouns:
            if isinstance(noun, Dokument):
                yield number, noun

    @property
    def texts(self) -> Iterator[Text]:
        """Every version, in the order of the register."""
        for number, dokument in self.documents:
            for order, version in enumerate(dokument.versioner):
                yield Text(dokument, version, (number, "versioner", order))

    @cached_property
    def text_by_key(self) -> Mapping[VersionKey, Text]:
        """Every version by document id and version id."""
        return {text.key: text for text in self.texts}

    def chapters(self, text: Text) -> Iterator[tuple[str, Page | None]]:
        """Yield name and page of every file of a version but `hela`; None if it cannot be read."""
        for name in ("index", *text.kapitel):
            if name != "index" or text.path(name) in self.files:  # else it is made
                yield name, self.pages.get(text.path(name))

    def readable(self, *texts: Text) -> bool:
        """Tell whether every chapter of some versions could be read, so that none hides a word."""
        return all(page and page.rendered for text in texts for _, page in self.chapters(text))

    def sections(self, text: Text) -> tuple[Avsnitt, ...]:
        """Return the sections of a version in reading order, as the site numbers them."""
        return tuple(
            avsnitt
            for _, page in self.chapters(text)
            if page and page.rendered
            for avsnitt in page.rendered.avsnitt
        )

    def whole(self, path: str) -> bool:
        """Tell whether all of a table could be read, so that what is missing in it is missing."""
        table = self.library.tables[path]
        return table.document is not None and len(table.nouns) == items(table.document)


def items(document: Document) -> int:
    """Return how many items a file has, good and bad; -1 if it is no list."""
    if document.value is None:
        return 0
    return len(document.value) if isinstance(document.value, list) else -1


def inside(table: Table) -> Iterator[tuple[Path_, Noun]]:
    """Yield every noun of a table, those within others too, with its place."""
    for number, noun in table.nouns:
        yield from _within(noun, (number,))


def _within(noun: Noun, at: Path_) -> Iterator[tuple[Path_, Noun]]:
    yield at, noun
    for name in type(noun).model_fields:
        value = getattr(noun, name)
        if isinstance(value, Noun):
            yield from _within(value, (*at, name))
        elif isinstance(value, tuple):
            for number, child in enumerate(value):
                if isinstance(child, Noun):
                    yield from _within(child, (*at, name, number))


def project(
    library: Library, made: frozenset[str] = frozenset(), macros: Macros | None = None
) -> Project:
    """Return what the rules look at.

    Args:
        library: what the data says.
        made: the pages that nobody wrote, as files under `docs/`.
        macros: what each macro that a page may call takes from the call.
    """
    there = _files(library.root)
    texts = {
        f"docs/{dokument}/{version.id}/{name}.md": f"{dokument}/{version.id}/{name}"
        for (dokument, _), (_, version) in library.versions.items()
        for name in ("index", *version.kapitel)
    }
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for path in there:
        if path.endswith(".md") and not (library.root / path).is_symlink():
            text, told = files.read_text(library.root, path)
            problems += told
            if text is not None:
                pages[path] = read(path, text, texts.get(path, ""))
    return Project(library, tuple(there), pages, tuple(problems), made, macros or {})


def _files(root: Path) -> list[str]:
    """Return every file and link under `docs/`, as the generator finds them."""
    found: list[Path] = []
    for folder, names, plain in os.walk(root / "docs"):
        here = Path(folder)
        found += [here / name for name in plain if not name.startswith(".")]
        found += [here / name for name in names if (here / name).is_symlink()]
        names[:] = [name for name in names if not name.startswith(".")]
    return sorted(path.relative_to(root).as_posix() for path in found)
