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
    Anmarkning,
    Ansvar,
    Attsats,
    Avsnitt,
    Avsnittsplats,
    Beslut,
    Lasning,
    Laspost,
    Noun,
    Rattelse,
    Relation,
    RelationSlag,
    Remissvar,
    Roll,
    Sokord,
    Synpunkt,
    Undantagen,
    VerkanSlag,
    VersionKey,
)  # fmt: skip
from macros.problems import Problem
from macros.reading import environment, files
from macros.reading.chapter import Kapitel
from macros.reading.ledger_file import Last, read_entry
from macros.reading.nouns import Nouns
from macros.reading.page import read as read_page
from macros.reading.tables import (
    ANSVAR,
    FIGURBILDER,
    KALLOR,
    LAS,
    LASNINGAR,
    Table,
    kinds,
    read_table,
)  # fmt: skip

N = TypeVar("N", bound=Noun)
T = TypeVar("T")


@dataclass(frozen=True, repr=False)
class Library(Nouns):
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
    _chapters: dict[VersionKey, tuple[Kapitel, ...]] = field(default_factory=dict)
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

    def vidare(self, roll: Roll) -> tuple[Roll, ...]:
        """Return the wider roles that a role belongs to, the nearest first."""
        found: list[Roll] = []
        while roll.del_av and self.roller[roll.del_av] not in found:
            roll = self.roller[roll.del_av]
            found.append(roll)
        return tuple(found)

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

    def kapitel(self, key: VersionKey) -> tuple[Kapitel, ...]:
        """Return the files of a version in reading order, the title page first."""
        if key not in self._chapters:
            _, version = self.versions[key]
            self._chapters[key] = tuple(
                Kapitel(path, name, read_page(path, text or "", f"{key[0]}/{key[1]}/{name}"))
                for name in ("index", *version.kapitel)
                for path in (f"docs/{key[0]}/{key[1]}/{name}.md",)
                for text, _ in (files.read_text(self.root, path),)
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
    def omvant(self) -> Mapping[str, tuple[tuple[str, Relation], ...]]:
        """For each document the relations in which others say that they stand to it."""
        reverse: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
        for dokument in self.dokument:
            for relation in dokument.relationer:
                reverse[relation.dokument].append((dokument.id, relation))
        return {target: tuple(relations) for target, relations in reverse.items()}

    @cached_property
    def ersatt_av(self) -> Mapping[str, tuple[str, ...]]:
        """For each document those that say that they replace it, or into which it was reshaped."""
        replaced: dict[str, list[str]] = defaultdict(list)
        for target, relations in self.omvant.items():
            for source_id, relation in relations:
                if relation.slag is RelationSlag.ERSATTER:
                    replaced[target].append(source_id)
        for dokument in self.dokument:
            replaced[dokument.id] += dokument.till(RelationSlag.OMFORMAD_TILL)
        return {old: tuple(new) for old, new in replaced.items() if new}

    @cached_property
    def upphavs_genom(self) -> Mapping[str, tuple[tuple[Beslut, Attsats], ...]]:
        """For each document the points of decisions that repeal it."""
        points: dict[str, list[tuple[Beslut, Attsats]]] = defaultdict(list)
        for beslut in self.beslut:
            for attsats in beslut.attsatser:
                for verkan in attsats.verkan:
                    if verkan.slag is VerkanSlag.UPPHAVER:
                        for target in verkan.dokument:
                            points[target].append((beslut, attsats))
        return {target: tuple(found) for target, found in points.items()}

    def ansvar(self, key: VersionKey) -> tuple[Ansvar, ...]:
        """Return the duties that a version gives, in the order of its text."""
        return self._said_of(key, "", Ansvar)

    @cached_property
    def sokord(self) -> Mapping[str, tuple[str, ...]]:
        """For each place that has any, the words by which people look for it."""
        found: dict[str, list[str]] = defaultdict(list)
        for sokord in self.all(Sokord):
            found[sokord.plats] += sokord.ord
        return {plats: tuple(words) for plats, words in found.items()}

    def undantagna(self, key: VersionKey) -> tuple[Undantagen, ...]:
        """Return the sentences of a version that only look as if they gave a duty."""
        return self._said_of(key, ".undantagna", Undantagen)

    def _said_of(self, key: VersionKey, suffix: str, kind: type[N]) -> tuple[N, ...]:
        table = self.tables.get(f"{ANSVAR}/{key[0]}/{key[1]}{suffix}.yml")
        nouns = table.nouns if table else ()
        return tuple(noun for _, noun in nouns if isinstance(noun, kind))

    @cached_property
    def synpunkter_om(self) -> Mapping[Avsnittsplats, tuple[tuple[Remissvar, Synpunkt], ...]]:
        """What was said in the consultation about each section."""
        said: dict[Avsnittsplats, list[tuple[Remissvar, Synpunkt]]] = defaultdict(list)
        for remissvar in self.remissvar:
            for synpunkt in remissvar.synpunkter:
                for plats in synpunkt.galler:
                    said[plats].append((remissvar, synpunkt))
        return {plats: tuple(found) for plats, found in said.items()}

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
            if name.endswith(".andra.yml") and not (self.root / path).exists():
                continue
            table, problems = read_table(self.root, path, Lasning)
            yield path, tuple(noun for _, noun in table.nouns), problems  # type: ignore[misc]

    def kalla(self, fil: str) -> tuple[str, ...]:
        """Return the lines of a received file; empty if it cannot be read."""
        text, _ = files.read_text(self.root, f"{KALLOR}/{fil}")
        return tuple((text or "").split("\n"))

    def figurbild(self, namn: str) -> str:
        """Return the SVG of a figure; empty if there is none."""
        text, _ = files.read_text(self.root, f"{FIGURBILDER}/{namn}.svg")
        return (text or "").strip()


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
