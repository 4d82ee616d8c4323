"""All nouns and their derived indexes, built once from the files of a project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from macros import source
from macros.model import Anmarkning, Avsnitt, Dokument, Figur, Lasning, Noun, Version
from macros.passages import headings, sections
from macros.problems import Problem

DOKUMENT = "data/dokument.yml"
ANMARKNINGAR = "data/anmarkningar.yml"
FIGURER = "data/figurer.yml"
KALLOR = "data/kallor"
LASNINGAR = "data/kallor/lasning"
FIGURBILDER = "macros/theme/figurer"

N = TypeVar("N", bound=Noun)
VersionKey = tuple[str, str]


@dataclass(frozen=True)
class Table:
    """The nouns of one YAML file with the places where they stand.

    Attributes:
        path: the file.
        nouns: the good items with their numbers in the file.
        document: raw values and places; None if the file could not be read.
    """

    path: str
    nouns: tuple[tuple[int, Noun], ...]
    document: source.Document | None

    def problem(self, at: source.Path_, code: str, message: str, remedy: str) -> Problem:
        """Return a problem at a place of the file."""
        line, column = self.document.place(*at) if self.document else (1, 1)
        return Problem(self.path, line, column, code, message, remedy)


@dataclass(frozen=True)
class Kapitel:
    """One file of a version's text.

    Attributes:
        path: the file, relative to the root.
        namn: its name without `.md`; `index` for the title page.
        markdown: its text; empty if it cannot be read.
    """

    path: str
    namn: str
    markdown: str

    @cached_property
    def avsnitt(self) -> tuple[Avsnitt, ...]:
        """The sections of the file, in order."""
        return sections(self.markdown, self.namn)

    @cached_property
    def rubriker(self) -> tuple[Avsnitt, ...]:
        """The sections of the file without what stands in them, in order."""
        return headings(self.markdown, self.namn)


@dataclass(frozen=True)
class Library:
    """Everything that the project says, typed, with what is wrong in it.

    Attributes:
        root: the project's root.
        dokument: all documents, in the order of the register.
        anmarkningar: all notes on the sources.
        figurer: all figures, by id.
        problems: what went wrong when the files were read.
        tables: the YAML files, by path, for the places of what they say.
    """

    root: Path
    dokument: tuple[Dokument, ...]
    anmarkningar: tuple[Anmarkning, ...]
    figurer: Mapping[str, Figur]
    problems: tuple[Problem, ...]
    tables: Mapping[str, Table]
    _chapters: dict[VersionKey, tuple[Kapitel, ...]] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, Dokument]:
        """The documents by id."""
        return {dokument.id: dokument for dokument in self.dokument}

    @cached_property
    def versions(self) -> Mapping[VersionKey, tuple[Dokument, Version]]:
        """Every version with its document, by document id and version id."""
        return {
            (dokument.id, version.id): (dokument, version)
            for dokument in self.dokument
            for version in dokument.versioner
        }

    def kapitel(self, key: VersionKey) -> tuple[Kapitel, ...]:
        """Return the files of a version in reading order, the title page first."""
        if key not in self._chapters:
            _, version = self.versions[key]
            self._chapters[key] = tuple(
                Kapitel(path, name, text or "")
                for name in ("index", *version.kapitel)
                for path in (f"docs/{key[0]}/{key[1]}/{name}.md",)
                for text, _ in (source.read_text(self.root, path),)
            )
        return self._chapters[key]

    def avsnitt(self, key: VersionKey) -> tuple[Avsnitt, ...]:
        """Return the sections of a version in reading order."""
        return tuple(found for kapitel in self.kapitel(key) for found in kapitel.avsnitt)

    def rubriker(self, key: VersionKey) -> tuple[Avsnitt, ...]:
        """Return the sections of a version without what stands in them, in reading order."""
        return tuple(found for kapitel in self.kapitel(key) for found in kapitel.rubriker)

    @cached_property
    def anmarkt(self) -> Mapping[tuple[str, str, str], tuple[tuple[Anmarkning, str], ...]]:
        """The notes on each section (document, version, section), each with its quote."""
        places: dict[tuple[str, str, str], list[tuple[Anmarkning, str]]] = defaultdict(list)
        for note in self.anmarkningar:
            for stalle in note.stallen:
                places[stalle.dokument, stalle.version, stalle.avsnitt].append((note, stalle.citat))
        return {place: tuple(notes) for place, notes in places.items()}

    @cached_property
    def ersatt_av(self) -> Mapping[str, tuple[str, ...]]:
        """For each document the documents that say that they replace it."""
        reverse: dict[str, list[str]] = defaultdict(list)
        for dokument in self.dokument:
            for replaced in dokument.ersatter:
                reverse[replaced].append(dokument.id)
        return {old: tuple(new) for old, new in reverse.items()}

    def lasningar(self, key: VersionKey) -> Iterator[tuple[str, tuple[Lasning, ...], list[Problem]]]:
        """Yield every reading ledger of a version: path, entries, problems.

        The first is the one that the text was published from; each further one proves
        the same text against a second extraction.
        """
        folder = f"{LASNINGAR}/{key[0]}"
        for name in (f"{key[1]}.yml", f"{key[1]}.andra.yml"):
            path = f"{folder}/{name}"
            if name.endswith(".andra.yml") and not (self.root / path).exists():
                continue
            table, problems = _table(self.root, path, Lasning)
            yield path, tuple(noun for _, noun in table.nouns), problems  # type: ignore[misc]

    def kalla(self, fil: str) -> tuple[str, ...]:
        """Return the lines of a received file; empty if it cannot be read."""
        text, _ = source.read_text(self.root, f"{KALLOR}/{fil}")
        return tuple((text or "").split("\n"))

    def figurbild(self, namn: str) -> str:
        """Return the SVG of a figure; empty if there is none."""
        text, _ = source.read_text(self.root, f"{FIGURBILDER}/{namn}.svg")
        return (text or "").strip()


_cache: dict[Path, tuple[object, Library]] = {}


def load(root: Path) -> Library:
    """Return the library of a project, from memory while no file has changed."""
    root = root.resolve()
    signature = source.signature(root, ("data", "docs", FIGURBILDER))
    known = _cache.get(root)
    if known and known[0] == signature:
        return known[1]
    library = _read(root)
    _cache[root] = (signature, library)
    return library


def current(root: Path) -> Library:
    """Return the library as it was last loaded, without looking at the files again.

    For what runs many times within one build, which has loaded it at its start.
    """
    known = _cache.get(root.resolve())
    return known[1] if known else load(root)


def _table(root: Path, path: str, kind: type[N]) -> tuple[Table, list[Problem]]:
    document, problems = source.read_yaml(root, path)
    if document is None:
        return Table(path, (), None), problems
    nouns, found = source.typed_list(document, kind)
    return Table(path, tuple(nouns), document), problems + found


def _read(root: Path) -> Library:
    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    for path, kind in ((DOKUMENT, Dokument), (ANMARKNINGAR, Anmarkning), (FIGURER, Figur)):
        tables[path], found = _table(root, path, kind)
        problems += found
    return Library(
        root=root,
        dokument=_all(tables[DOKUMENT], Dokument),
        anmarkningar=_all(tables[ANMARKNINGAR], Anmarkning),
        figurer={figur.id: figur for figur in _all(tables[FIGURER], Figur)},
        problems=tuple(problems),
        tables=tables,
    )


def _all(table: Table, kind: type[N]) -> tuple[N, ...]:
    return tuple(noun for _, noun in table.nouns if isinstance(noun, kind))
