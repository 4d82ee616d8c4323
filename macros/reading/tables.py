"""The YAML files of a project: which there are, and what stands in them.

A new kind of data is a class in `macros/model/` and a line in `DATA_FILES` or `FOLDERS` here: it is
then read, typed, told of when it is wrong, and had by `library.all(Kind)`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.model import (
    Anmarkning,
    Ansvar,
    Avslutat,
    Begrepp,
    Beslut,
    Dokument,
    Ersattning,
    Figur,
    Fraga,
    Noun,
    Ordled,
    Rattelse,
    Remissvar,
    Roll,
    Sammansattning,
    Sokord,
    Undantagen,
    Uttalande,
)  # fmt: skip
from macros.problems import Path_, Problem
from macros.reading import files, values
from macros.reading.typed import typed_list
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
SUMS = f"{KALLOR}/sha256.yml"
SETTINGS = "mkdocs.yml"

DATA_FILES: dict[str, type[Noun]] = {
    DOKUMENT: Dokument,
    ANMARKNINGAR: Anmarkning,
    FIGURER: Figur,
    BESLUT: Beslut,
    REMISSVAR: Remissvar,
    UTTALANDEN: Uttalande,
    UNDANTAG: Fraga,
    ROLLER: Roll,
    AVSLUTADE: Avslutat,
    RATTELSER: Rattelse,
    BEGREPP: Begrepp,
}
"""What each file holds a list of; every project has these files."""
OPTIONAL: dict[str, type[Noun]] = {
    ERSATTNINGAR: Ersattning,
    SAMMANSATTNINGAR: Sammansattning,
    ORDLED: Ordled,
}
"""What each file holds a list of that a project may lack."""
FOLDERS: tuple[tuple[str, str, type[Noun]], ...] = (
    (ANSVAR, ".undantagna.yml", Undantagen),
    (ANSVAR, ".yml", Ansvar),
    (SOKORD, ".yml", Sokord),
)
"""Folder, ending, and what each file of it with that ending holds; the first that fits counts."""


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


def kinds(root: Path) -> Iterator[tuple[str, type[Noun]]]:
    """Yield every data file of a project with what it holds a list of."""
    yield from DATA_FILES.items()
    yield from ((path, kind) for path, kind in OPTIONAL.items() if (root / path).is_file())
    seen: set[str] = set()
    for folder, ending, kind in FOLDERS:
        for path in files.files(root, folder, f"*{ending}"):
            if path not in seen:
                seen.add(path)
                yield path, kind


def read_table(root: Path, path: str, kind: type[Noun]) -> tuple[Table, list[Problem]]:
    """Read one data file: the good nouns with their places, and what is wrong in it."""
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
