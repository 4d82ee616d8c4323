"""What the rules look at: the library, and the pages of the site as they would be built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from macros.checks.macro_calls import Call, Macros, read_calls
from macros.model import Avsnitt, Dokument, Noun, Version, VersionKey
from macros.problems import Path_, Problem
from macros.reading.library import Library
from macros.reading.page import Page
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
        made: the pages that nobody wrote, as files under `docs/`.
        macros: what each macro that a page may call takes from the call.
    """

    library: Library
    made: frozenset[str] = frozenset()
    macros: Macros = field(default_factory=dict)

    @property
    def files(self) -> tuple[str, ...]:
        """Every file under `docs/`, relative to the root."""
        return self.library.docs.files

    @property
    def pages(self) -> Mapping[str, Page]:
        """Every page that can be read, by path."""
        return self.library.docs.pages

    def calls(self, page: Page) -> tuple[Call, ...]:
        """Return the macro calls of a page that are as they should be."""
        return read_calls(page, self.macros)[0]

    def told_of(self, page: Page) -> list[Problem]:
        """Return what is wrong with a page by the first look: its head, its calls, its blocks."""
        return [*page.problems, *read_calls(page, self.macros)[1]]

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
        return all(page and page.readable for text in texts for _, page in self.chapters(text))

    def sections(self, text: Text) -> tuple[Avsnitt, ...]:
        """Return the sections of a version in reading order, as the site numbers them."""
        return tuple(avsnitt for _, page in self.chapters(text) if page for avsnitt in page.avsnitt)

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
