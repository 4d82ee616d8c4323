"""All nouns and their derived indexes, built once from the files of a project."""

from __future__ import annotations

import functools
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
    Avslutat,
    Avsnitt,
    Avsnittsplats,
    Begrepp,
    Beslut,
    Dokument,
    Ersattning,
    Figur,
    Fraga,
    Lasning,
    Laspost,
    Noun,
    Ordled,
    Rattelse,
    Relation,
    RelationSlag,
    Remissvar,
    Roll,
    Sammansattning,
    Sokord,
    Synpunkt,
    Undantagen,
    Uttalande,
    VerkanSlag,
    Version,
)
from macros.problems import Path_, Problem
from macros.reading import environment, files, values
from macros.reading.page import Page, read_page
from macros.reading.typed import typed, typed_list
from macros.reading.values import Document

DOKUMENT = "data/dokument.yml"
ANMARKNINGAR = "data/anmarkningar.yml"
FIGURER = "data/figurer.yml"
BESLUT = "data/beslut.yml"
REMISSVAR = "data/remissvar.yml"
UTTALANDEN = "data/uttalanden.yml"
UNDANTAG = "data/undantag.yml"
ROLLER = "data/roller.yml"
AVSLUTADE = "data/avslutade.yml"
RATTELSER = "data/rattelser.yml"
BEGREPP = "data/begrepp.yml"
ANSVAR = "data/ansvar"
LAS = "data/las"
SOK = "data/sok"
ERSATTNINGAR = f"{SOK}/ersattningar.yml"
SAMMANSATTNINGAR = f"{SOK}/sammansattningar.yml"
ORDLED = f"{SOK}/ordled.yml"
SOKORD = f"{SOK}/sokord"
KALLOR = "data/kallor"
LASNINGAR = "data/kallor/lasning"
FIGURBILDER = "macros/theme/figurer"

N = TypeVar("N", bound=Noun)
T = TypeVar("T")
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
    document: Document | None

    def problem(self, at: Path_, code: str, message: str, remedy: str) -> Problem:
        """Return a problem at a place of the file."""
        line, column = self.document.place(*at) if self.document else (1, 1)
        return Problem(self.path, line, column, code, message, remedy)


@dataclass(frozen=True)
class Kapitel:
    """One file of a version's text.

    Attributes:
        path: the file, relative to the root.
        namn: its name without `.md`; `index` for the title page.
        page: what is read of it.
    """

    path: str
    namn: str
    page: Page

    @property
    def avsnitt(self) -> tuple[Avsnitt, ...]:
        """The sections of the file, in order; none if it cannot be read."""
        return self.page.avsnitt

    @cached_property
    def rubriker(self) -> tuple[Avsnitt, ...]:
        """The sections of the file without what stands in them, in order."""
        return tuple(found.model_copy(update={"stycken": ()}) for found in self.avsnitt)


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


@dataclass(frozen=True)
class Library:
    """Everything that the project says, typed, with what is wrong in it.

    Attributes:
        root: the project's root.
        dokument: all documents, in the order of the register.
        anmarkningar: all notes on the sources.
        figurer: all figures, by id.
        beslut: the decisions, in the order of time.
        remissvar: every consulted body's answer.
        uttalanden: reservations and statements.
        undantag: questions and answers on exceptions.
        roller: who can bear a duty, by id.
        avslutade: sections that ended.
        rattelser: corrections of published texts, in the order of the file.
        las: the ledger of what was published, in its order.
        dag: the day that counts as today.
        utkast: whether drafts are seen, as in a preview.
        begrepp: terms and abbreviations, by id.
        problems: what went wrong when the files were read.
        tables: the YAML files, by path, for the places of what they say.
        minne: what the rooms above have worked out from all this.
    """

    root: Path
    dokument: tuple[Dokument, ...]
    anmarkningar: tuple[Anmarkning, ...]
    figurer: Mapping[str, Figur]
    beslut: tuple[Beslut, ...]
    remissvar: tuple[Remissvar, ...]
    uttalanden: tuple[Uttalande, ...]
    undantag: tuple[Fraga, ...]
    roller: Mapping[str, Roll]
    avslutade: tuple[Avslutat, ...]
    rattelser: tuple[Rattelse, ...]
    las: tuple[Last, ...]
    dag: date
    utkast: bool
    begrepp: Mapping[str, Begrepp]
    problems: tuple[Problem, ...]
    tables: Mapping[str, Table]
    _chapters: dict[VersionKey, tuple[Kapitel, ...]] = field(default_factory=dict)
    _sections: dict[VersionKey, Mapping[str, Avsnitt]] = field(default_factory=dict)
    minne: dict[object, Any] = field(default_factory=dict, init=False, compare=False)

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

    def minns(self, name: object, work: Callable[[Library], T]) -> T:
        """Return what a room works out from all this, worked out once.

        Args:
            name: what it is called among the rooms.
            work: works it out.
        """
        if name not in self.minne:
            self.minne[name] = work(self)
        found: T = self.minne[name]
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
    def ersattningar(self) -> tuple[Ersattning, ...]:
        """What people write for what the texts call something else."""
        return self._of(ERSATTNINGAR, Ersattning)

    @cached_property
    def sammansattningar(self) -> tuple[Sammansattning, ...]:
        """The compounds that the rule would take apart wrongly."""
        return self._of(SAMMANSATTNINGAR, Sammansattning)

    @cached_property
    def ordled(self) -> tuple[Ordled, ...]:
        """What some words may do in compounds and questions."""
        return self._of(ORDLED, Ordled)

    @cached_property
    def sokord(self) -> Mapping[str, tuple[str, ...]]:
        """For each place that has any, the words by which people look for it."""
        found: dict[str, list[str]] = defaultdict(list)
        for path, table in self.tables.items():
            if path.startswith(f"{SOKORD}/"):
                for sokord in _all(table, Sokord):
                    found[sokord.plats] += sokord.ord
        return {plats: tuple(words) for plats, words in found.items()}

    def undantagna(self, key: VersionKey) -> tuple[Undantagen, ...]:
        """Return the sentences of a version that only look as if they gave a duty."""
        return self._said_of(key, ".undantagna", Undantagen)

    def _said_of(self, key: VersionKey, suffix: str, kind: type[N]) -> tuple[N, ...]:
        return self._of(f"{ANSVAR}/{key[0]}/{key[1]}{suffix}.yml", kind)

    def _of(self, path: str, kind: type[N]) -> tuple[N, ...]:
        table = self.tables.get(path)
        return _all(table, kind) if table else ()

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
            table, problems = _table(self.root, path, Lasning)
            yield path, tuple(noun for _, noun in table.nouns), problems  # type: ignore[misc]

    def kalla(self, fil: str) -> tuple[str, ...]:
        """Return the lines of a received file; empty if it cannot be read."""
        text, _ = files.read_text(self.root, f"{KALLOR}/{fil}")
        return tuple((text or "").split("\n"))

    def figurbild(self, namn: str) -> str:
        """Return the SVG of a figure; empty if there is none."""
        text, _ = files.read_text(self.root, f"{FIGURBILDER}/{namn}.svg")
        return (text or "").strip()


SEARCH: dict[str, type[Noun]] = {
    ERSATTNINGAR: Ersattning,
    SAMMANSATTNINGAR: Sammansattning,
    ORDLED: Ordled,
}
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


def _table(root: Path, path: str, kind: type[Noun]) -> tuple[Table, list[Problem]]:
    text, problems = files.read_text(root, path)
    if text is None:
        return Table(path, (), None), problems
    table, found = _typed(path, text, kind)
    return table, [*problems, *found]


# A change of one file leaves the others as they were read.
@functools.lru_cache(maxsize=512)
def _typed(path: str, text: str, kind: type[Noun]) -> tuple[Table, tuple[Problem, ...]]:
    document, problems = values.parse_yaml(path, text)
    if document is None:
        return Table(path, (), None), tuple(problems)
    nouns, found = typed_list(document, kind)
    return Table(path, tuple(nouns), document), (*problems, *found)


def _read(root: Path, dag: date, *, utkast: bool) -> Library:
    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    kinds: tuple[tuple[str, type[Noun]], ...] = (
        (DOKUMENT, Dokument),
        (ANMARKNINGAR, Anmarkning),
        (FIGURER, Figur),
        (BESLUT, Beslut),
        (REMISSVAR, Remissvar),
        (UTTALANDEN, Uttalande),
        (UNDANTAG, Fraga),
        (ROLLER, Roll),
        (AVSLUTADE, Avslutat),
        (RATTELSER, Rattelse),
        (BEGREPP, Begrepp),
        *(
            (path, Undantagen if path.endswith(".undantagna.yml") else Ansvar)
            for path in files.files(root, ANSVAR, "*.yml")
        ),
        *((path, SEARCH[path]) for path in files.files(root, SOK, "*.yml") if path in SEARCH),
        *((path, Sokord) for path in files.files(root, SOKORD, "*.yml")),
    )
    for path, kind in kinds:
        tables[path], found = _table(root, path, kind)
        problems += found
    return Library(
        root=root,
        dokument=_all(tables[DOKUMENT], Dokument),
        anmarkningar=_all(tables[ANMARKNINGAR], Anmarkning),
        figurer={figur.id: figur for figur in _all(tables[FIGURER], Figur)},
        beslut=_all(tables[BESLUT], Beslut),
        remissvar=_all(tables[REMISSVAR], Remissvar),
        uttalanden=_all(tables[UTTALANDEN], Uttalande),
        undantag=_all(tables[UNDANTAG], Fraga),
        roller={roll.id: roll for roll in _all(tables[ROLLER], Roll)},
        avslutade=_all(tables[AVSLUTADE], Avslutat),
        rattelser=_all(tables[RATTELSER], Rattelse),
        las=tuple(_entry(root, path) for path in sorted(files.files(root, LAS, "*.yml"))),
        dag=dag,
        utkast=utkast,
        begrepp={begrepp.id: begrepp for begrepp in _all(tables[BEGREPP], Begrepp)},
        problems=tuple(problems),
        tables=tables,
    )


def _entry(root: Path, path: str) -> Last:
    text, _ = files.read_text(root, path)
    document, problems = values.parse_yaml(path, text or "")
    if text is None or document is None or problems:
        return Last(path, text or "", None)
    return Last(path, text, typed(document, Laspost)[0])


def _all(table: Table, kind: type[N]) -> tuple[N, ...]:
    return tuple(noun for _, noun in table.nouns if isinstance(noun, kind))
