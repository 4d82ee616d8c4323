"""All nouns and their derived indexes, built once from the files of a project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from macros.model import (
    Avsnitt,
    Lasning,
    Laspost,
    Noun,
    Rattelse,
    VersionKey,
)  # fmt: skip
from macros.problems import Problem
from macros.reading import environment, files, values
from macros.reading.ledger_file import Last, read_entry
from macros.reading.page import Page, read_page
from macros.reading.project_files import Docs, ProjectFiles, read_docs
from macros.reading.relations import Relations
from macros.reading.tables import (
    FIGURBILDER,
    KALLOR,
    LAS,
    LASNINGAR,
    SETTINGS,
    Table,
    kinds,
    read_table,
)  # fmt: skip
from macros.reading.values import Document

N = TypeVar("N", bound=Noun)
T = TypeVar("T")


@dataclass(frozen=True, repr=False)
class Library(Relations):
    """Everything that the project says, typed, with what is wrong in it.

    Attributes:
        las: the ledger of what was published, in its order.
        dag: the day that counts as today.
        utkast: whether drafts are seen, as in a preview.
        problems: what went wrong when the files were read.
        derived: what the rooms above have worked out from all this.
    """

    las: tuple[Last, ...]
    dag: date
    utkast: bool
    problems: tuple[Problem, ...] = ()
    _chapters: dict[VersionKey, tuple[Page, ...]] = field(default_factory=dict)
    _sections: dict[VersionKey, Mapping[str, Avsnitt]] = field(default_factory=dict)
    derived: dict[object, Any] = field(default_factory=dict, init=False, compare=False)

    def derive(self, name: object, work: Callable[[Library], T]) -> T:
        """Return what a room works out from all this, worked out once.

        Args:
            name: what it is called among the rooms.
            work: works it out.
        """
        if name not in self.derived:
            self.derived[name] = work(self)
        found: T = self.derived[name]
        return found

    @cached_property
    def laskedja(self) -> tuple[Laspost, ...]:
        """The entries of the ledger that can be read, in its order."""
        return tuple(entry.post for entry in self.las if entry.post)

    @cached_property
    def lasta(self) -> Mapping[VersionKey, tuple[Laspost, ...]]:
        """The entries of each version that is in the ledger, the first one first."""
        posts: dict[VersionKey, list[Laspost]] = defaultdict(list)
        for post in self.laskedja:
            posts[post.dokument, post.version].append(post)
        return {key: tuple(found) for key, found in posts.items()}

    def rattade(self, key: VersionKey) -> tuple[Rattelse, ...]:
        """Return the corrections of a version, in the order of the file."""
        return tuple(r for r in self.rattelser if (r.dokument, r.version) == key)

    def vantande(self, key: VersionKey) -> tuple[Rattelse, ...]:
        """Return the corrections of a version that are not in the ledger yet."""
        locked = {name for post in self.lasta.get(key, ()) for name in post.rattelser}
        return tuple(rattelse for rattelse in self.rattade(key) if rattelse.id not in locked)

    @cached_property
    def files(self) -> ProjectFiles:
        """The files of the project."""
        return ProjectFiles(self.root)

    @cached_property
    def docs(self) -> Docs:
        """The pages that people wrote, and what else stands under `docs/`."""
        chapters = {
            f"docs/{'/'.join(key)}/{name}.md": f"{'/'.join(key)}/{name}"
            for key, (_, version) in self.versions.items()
            for name in ("index", *version.kapitel)
        }
        return read_docs(self.root, chapters)

    @property
    def settings(self) -> tuple[Document | None, list[Problem]]:
        """The settings of the generator, `mkdocs.yml`, and what is wrong in them."""
        return values.read_yaml(self.root, SETTINGS)

    def table(self, path: str, kind: type[Noun]) -> tuple[Table, list[Problem]]:
        """Read a data file that is not among the tables, and what is wrong in it."""
        return read_table(self.root, path, kind)

    def kapitel(self, key: VersionKey) -> tuple[Page, ...]:
        """Return the files of a version in reading order, the title page first."""
        if key not in self._chapters:
            _, version = self.versions[key]
            self._chapters[key] = tuple(
                read_page(path, self.files.read(path).text or "", f"{'/'.join(key)}/{name}")
                for name in ("index", *version.kapitel)
                for path in (f"docs/{'/'.join(key)}/{name}.md",)
            )
        return self._chapters[key]

    def avsnitt(self, key: VersionKey) -> tuple[Avsnitt, ...]:
        """Return the sections of a version in reading order."""
        return tuple(self.avsnitt_med_id(key).values())

    def avsnitt_med_id(self, key: VersionKey) -> Mapping[str, Avsnitt]:
        """Return the sections of a version by id, in reading order."""
        if key not in self._sections:
            found = (avsnitt for kapitel in self.kapitel(key) for avsnitt in kapitel.avsnitt)
            # An id that is there twice is a problem told elsewhere: both sections are kept.
            by_id: dict[str, Avsnitt] = {}
            for avsnitt in found:
                by_id[avsnitt.id if avsnitt.id not in by_id else f"{avsnitt.id}#{len(by_id)}"] = (
                    avsnitt
                )
            self._sections[key] = by_id
        return self._sections[key]

    def lasningar(
        self, key: VersionKey
    ) -> Iterator[tuple[str, tuple[Lasning, ...], list[Problem]]]:
        """Yield every reading ledger of a version: path, entries, problems.

        The first is the one that the text was published from; each further one proves
        the same text against a second extraction.
        """
        folder = f"{LASNINGAR}/{key[0]}"
        for name in (f"{key[1]}.yml", f"{key[1]}.andra.yml"):
            path = f"{folder}/{name}"
            if name.endswith(".andra.yml") and not self.files.exists(path):
                continue
            table, problems = self.table(path, Lasning)
            yield path, tuple(noun for _, noun in table.nouns), problems  # type: ignore[misc]

    def kalla(self, fil: str) -> tuple[str, ...]:
        """Return the lines of a received file; empty if it cannot be read."""
        return tuple((self.files.read(f"{KALLOR}/{fil}").text or "").split("\n"))

    def figurbild(self, namn: str) -> str:
        """Return the SVG of a figure; empty if there is none."""
        return (self.files.read(f"{FIGURBILDER}/{namn}.svg").text or "").strip()


_cache: dict[Path, tuple[object, Library]] = {}


def load(root: Path, dag: date | None = None, *, utkast: bool | None = None) -> Library:
    """Return the library of a project, from memory while no file has changed.

    Args:
        root: the project's root.
        dag: the day that counts as today; the clock's, if none is given.
        utkast: whether drafts are seen; as the surroundings say, if nothing is given.
    """
    root = root.resolve()
    dag = dag or environment.today()
    utkast = environment.with_drafts() if utkast is None else utkast
    signature = (files.signature(root, ("data", "docs", FIGURBILDER)), dag, utkast)
    known = _cache.get(root)
    if known and known[0] == signature:
        return known[1]
    library = _read(root, dag, utkast=utkast)
    _cache[root] = (signature, library)
    return library


def _read(root: Path, dag: date, *, utkast: bool) -> Library:
    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    for path, kind in kinds(root):
        tables[path], found = read_table(root, path, kind)
        problems += found
    entries = tuple(read_entry(root, path) for path in sorted(files.files(root, LAS, "*.yml")))
    return Library(root, tables, entries, dag, utkast, tuple(problems))
